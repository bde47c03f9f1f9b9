// What every kind of stage is shown with. A preview has no server: nothing is kept, and nobody's page is behind it.
import { useState } from 'react';
import { sentenceOf } from '../../components/sentence';
import type { ParticipantPage } from '../../generated/wire';
import type { Content } from '../../net/session';

export type AnyView = NonNullable<ParticipantPage['view']>;
export type ViewOf<K extends AnyView['kind']> = Extract<AnyView, { kind: K }>;

/** An answer that was not taken: `at` names the question. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly at: string;
  readonly messageZh?: string;
}

export interface StageProps<K extends AnyView['kind']> {
  readonly view: ViewOf<K>;
  readonly onAnswer: (content: Content) => void;
  readonly sending: boolean;
  readonly refusal: Refusal | null;
  /** Where a draft is kept over a reload; null in a preview. */
  readonly keep: string | null;
  /** Null in a preview. */
  readonly page: ParticipantPage | null;
  /** When the page came, on this browser's clock: the times in it count from then. */
  readonly at: number | null;
}

/** Which step of its stage a view is: an answer to another one is another answer. */
export function stepOf(view: AnyView | null): number {
  if (view === null) return 0;
  if ('page' in view) return view.page;
  if (!('attempt' in view)) return 0;
  return view.over ? view.attempt + 1 : view.attempt;
}

type Problems = Readonly<Record<string, string>>;

interface Told {
  /** What is wrong, by the name of the question. */
  readonly problems: Problems;
  readonly tell: (problems: Problems) => void;
  /** The question was answered anew. */
  readonly fixed: (name: string) => void;
}

/** What this client finds wrong with the answers, and what the server refused, until the question is answered anew. */
export function useProblems(refusal: Refusal | null): Told {
  const [own, setOwn] = useState<Problems>({});
  const [settled, setSettled] = useState<Refusal | null>(null);
  const refused = refusal !== null && refusal !== settled && refusal.at !== '' ? refusal : null;
  return {
    problems: refused === null ? own : { ...own, [refused.at]: sentenceOf(refused) },
    tell: setOwn,
    fixed: (name) => {
      if (name in own) setOwn(Object.fromEntries(Object.entries(own).filter(([known]) => known !== name)));
      if (refused?.at === name) setSettled(refused);
    },
  };
}
