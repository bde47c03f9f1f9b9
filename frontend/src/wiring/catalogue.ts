// What schemes, bots, models and so on are called and how they explain themselves: asked for once, and looked up by name
// in the language of the page. Until it is there nothing is said, rather than a name that only programs know.
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bar, Catalogue, Explained, Words } from '../generated/api';
import { fetchCatalogue } from '../net/http';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

let known: Catalogue | null = null;
const listeners = new Set<() => void>();

export function setCatalogue(catalogue: Catalogue | null): void {
  known = catalogue;
  for (const changed of listeners) changed();
}

/** Asks until there is an answer; ends then. */
export async function loadCatalogue(wait = FIRST_WAIT_MS): Promise<void> {
  try {
    setCatalogue(await fetchCatalogue());
  } catch {
    await new Promise((resolve) => setTimeout(resolve, wait));
    await loadCatalogue(Math.min(2 * wait, LONGEST_WAIT_MS));
  }
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
  };
}

export const useCatalogue = (): Catalogue | null =>
  useSyncExternalStore(
    subscribe,
    () => known,
    () => known,
  );

export interface Spoken {
  readonly name: string;
  readonly short: string;
  readonly long: string;
}

export interface Scheme extends Spoken {
  readonly picture: { readonly title: string; readonly bars: readonly Bar[] };
}

const SILENT: Scheme = { name: '', short: '', long: '', picture: { title: '', bars: [] } };

/** A text of the server in the language of the page. */
export function useSay(): (words: Words) => string {
  const { i18n } = useTranslation();
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  return (words) => words[language];
}

export function useExplain(): (explained: Explained) => Spoken {
  const say = useSay();
  return ({ name, short, long }) => ({ name: say(name), short: say(short), long: say(long) });
}

/** The scheme of that name; silent until the catalogue is there. */
export function useSchemes(): (name: string) => Scheme {
  const catalogue = useCatalogue();
  const say = useSay();
  const explain = useExplain();
  return (name) => {
    const found = catalogue?.schemes.find((scheme) => scheme.name === name);
    if (!found) return SILENT;
    const { title, bars } = found.picture;
    return { ...explain(found.words), picture: { title: say(title), bars } };
  };
}

type Kind = 'bots' | 'models' | 'partitions' | 'federations' | 'tasks';

/** What the catalogue says of the thing of that name; silent until it is there. */
export function useThings(kind: Kind): (name: string) => Spoken {
  const catalogue = useCatalogue();
  const explain = useExplain();
  return (name) => {
    const found = catalogue?.[kind].find((thing) => thing.name === name);
    return found ? explain(found.words) : SILENT;
  };
}
