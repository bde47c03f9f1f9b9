// Numbers as people read them, in the language of the page. Money comes in cents, shares in [0, 1], time in ticks.
import { currentLanguage } from './i18n';

const cache = new Map<string, Intl.NumberFormat>();

function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const locale = currentLanguage() === 'zh' ? 'zh-CN' : 'en-US';
  const key = locale + JSON.stringify(options);
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  cache.set(key, made);
  return made;
}

const DOLLARS = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const;

/** A true minus; and a line never ends between a sign and its amount (U+2060 joins them). */
const withSign = (text: string): string => text.replace('-', '−').replace(/^[+−]/, '$&\u2060');

export const money = (cents: number): string => withSign(formatter(DOLLARS).format(cents / 100));

/** With a sign: +$38.10, −$5.00, $0.00. */
export const signedMoney = (cents: number): string =>
  withSign(formatter({ ...DOLLARS, signDisplay: 'exceptZero' }).format(cents / 100));

export const percent = (share: number, digits = 0): string =>
  formatter({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share);

export const decimal = (value: number, digits = 2): string =>
  withSign(formatter({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value));

/** With a sign: +7.0, −4.1, 0.0. */
export const signedDecimal = (value: number, digits = 2): string =>
  withSign(
    formatter({
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'exceptZero',
    }).format(value),
  );

/** Ticks as turns, to one decimal as the game's clock shows them: 3 ticks of 10 are 0.3. */
export const turns = (ticks: number, ticksPerTurn: number): string => decimal(ticks / ticksPerTurn, 1);

const ORDINALS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const places = new Intl.PluralRules('en-US', { type: 'ordinal' });

/** A place in a line, from 1: 3rd. */
export const ordinal = (place: number): string =>
  currentLanguage() === 'zh' ? `第 ${place} 个` : `${place}${ORDINALS[places.select(place)] ?? 'th'}`;

/** What stands between two sentences: Chinese ones need no space. */
export const gap = (): string => (currentLanguage() === 'zh' ? '' : ' ');

/** Names or numbers one after the other. */
export const listed = (parts: readonly string[]): string =>
  parts.join(currentLanguage() === 'zh' ? '、' : ', ');

/** A duration in ms as m:ss; what has begun counts as a whole second. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Money outside of the game, in cents of a currency; the sign says which one. */
export const currency = (cents: number, code: string): string =>
  withSign(
    formatter({
      style: 'currency',
      currency: code,
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    }).format(cents / 100),
  );

/** A moment in the time of whoever reads it. */
export const dateTime = (at: string): string =>
  new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(at),
  );
