// Texts of a design come in both languages; where the one of the page is empty, the other one is shown.
import { useTranslation } from 'react-i18next';

export interface Spoken {
  readonly text: string;
  /** Only where it is not the language of the page, so that it is read aloud as what it is. */
  readonly lang: 'en' | 'zh-Hans' | undefined;
}

export interface InBoth {
  readonly en?: string;
  readonly zh?: string;
}

export function spoken({ en = '', zh = '' }: InBoth, language: string): Spoken {
  const [own, other] = language === 'zh' ? [zh, en] : [en, zh];
  if (own.trim() !== '' || other.trim() === '') return { text: own.trim(), lang: undefined };
  return { text: other.trim(), lang: language === 'zh' ? 'en' : 'zh-Hans' };
}

export function useSpoken(): (shown: InBoth) => Spoken {
  const { i18n } = useTranslation();
  return (shown) => spoken(shown, i18n.language);
}
