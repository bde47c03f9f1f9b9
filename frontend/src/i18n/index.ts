// The two languages, which one is used, and remembering the choice. Words come in packs, one for each set of pages, and a
// pack in the language that is read: the first with the page itself, the others with the pages that need them.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { forGood } from '../wiring/storage';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** English is the source of the keys. */
export const PACKS = {
  first: { en: () => import('./en/firstPack'), zh: () => import('./zh/firstPack') },
  help: { en: () => import('./en/helpPack'), zh: () => import('./zh/helpPack') },
  game: { en: () => import('./en/gamePack'), zh: () => import('./zh/gamePack') },
  reasons: { en: () => import('./en/reasonsPack'), zh: () => import('./zh/reasonsPack') },
  coach: { en: () => import('./en/coachPack'), zh: () => import('./zh/coachPack') },
  people: { en: () => import('./en/peoplePack'), zh: () => import('./zh/peoplePack') },
  staff: { en: () => import('./en/staffPack'), zh: () => import('./zh/staffPack') },
} as const;
export type Pack = keyof typeof PACKS;

type WordsOf<P extends Pack> = Awaited<ReturnType<(typeof PACKS)[P]['en']>>['default'];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: WordsOf<'first'>['translation'] &
        WordsOf<'help'>['translation'] &
        WordsOf<'game'>['translation'] &
        WordsOf<'reasons'>['translation'];
    } & WordsOf<'coach'> &
      WordsOf<'people'> &
      WordsOf<'staff'>;
  }
}

const STORED = 'fedgame.language';
const TAGS: Record<Language, string> = { en: 'en', zh: 'zh-Hans' };

/** Says it to the browser, where this is one. */
function tag(language: Language): void {
  if (typeof document !== 'undefined') document.documentElement.lang = TAGS[language];
}

const isLanguage = (value: string | null | undefined): value is Language =>
  LANGUAGES.some((language) => language === value);

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

function firstLanguage(): Language {
  const stored = forGood.get(STORED);
  if (isLanguage(stored)) return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const wanted = new Set<Pack>();

async function load(pack: Pack, language: Language): Promise<void> {
  const words = await PACKS[pack][language]();
  for (const [namespace, spoken] of Object.entries(words.default)) {
    i18next.addResourceBundle(language, namespace, spoken, true, true);
  }
}

/** Have these words, in the language that is read now and in every one that is read later. */
export async function wantWords(...packs: readonly Pack[]): Promise<void> {
  for (const pack of packs) wanted.add(pack);
  await Promise.all(packs.map((pack) => load(pack, currentLanguage())));
}

/** A page together with its words, for React's lazy. */
export const withWords =
  <Page>(page: () => Promise<Page>, ...packs: readonly Pack[]) =>
  async (): Promise<Page> => {
    const [loaded] = await Promise.all([page(), wantWords(...packs)]);
    return loaded;
  };

let asked: Language | null = null;

/** Read on in this language, as soon as its words are there; whoever asks for another one meanwhile reads that. */
export async function setLanguage(language: Language): Promise<void> {
  asked = language;
  await Promise.all([...wanted].map((pack) => load(pack, language)));
  if (asked !== language) return;
  forGood.set(STORED, language);
  tag(language);
  await i18next.changeLanguage(language);
}

export async function startLanguages(
  language: Language = firstLanguage(),
  packs: readonly Pack[] = ['first'],
): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    // Both languages have the same keys; a test holds them together.
    fallbackLng: false,
    // Words that others replace (a seat that is somebody else's) leave the rest as it is.
    fallbackNS: 'translation',
    resources: {},
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  });
  await wantWords(...packs);
  tag(language);
}
