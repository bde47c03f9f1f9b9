// Money for people is real and has the study's own currency, unlike the money of the game.
import { currentLanguage } from '../../i18n';

export const owed = (cents: number, currency: string): string =>
  new Intl.NumberFormat(currentLanguage() === 'zh' ? 'zh-CN' : 'en-US', {
    style: 'currency',
    currency,
  }).format(cents / 100);
