// Days and times as people read them, in the language of the page and the zone of the reader.
import { currentLanguage } from '../i18n';

const locale = (): string => (currentLanguage() === 'zh' ? 'zh-CN' : 'en-GB');

export const day = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(iso),
  );

export const moment = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));
