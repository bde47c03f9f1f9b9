// A number as people type it, or copy it from the page: with a decimal point or comma, grouped thousands, full-width
// digits, its unit. It is never read as a number of another size: what could be two numbers is asked back.

export type Typed = { readonly value: number } | { readonly unclear: 'none' | 'size' };

export interface Reading {
  /** The sign that may stand with the number; without it, a number with a sign is none. */
  readonly unit?: '$' | '%';
  /** What whoever types writes before decimals, where that is known: see `decimalMark`. */
  readonly mark?: '.' | ',';
}

const PLAIN = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/;
const EITHER_COMMA = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const EITHER_POINT = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const GROUPED = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;
const GROUPED_DOTS = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)$|^[+-]?\d{1,3}(?:\.\d{3}){2,}$/;
/** A space or an apostrophe before three digits groups thousands; anywhere else it parts two numbers. */
const GAP = /(\d)[\s'’_](?=\d{3}(?!\d))/g;

const WITHOUT_UNIT = {
  $: (text: string) => text.replace(/\s*\$$/, '').replace(/^([+-]?)\s*(?:US)?\$\s*/i, '$1'),
  '%': (text: string) => text.replace(/\s*%$/, ''),
} as const;

/**
 * 1,000 is a thousand to who writes decimals with a point, and one to who writes them with a comma: where the mark is
 * not known, or is not the page's own, it is `size`. 1,234.5 and 1.234,5 can be read in one way only.
 */
export function readTyped(text: string, { unit, mark }: Reading = {}): Typed {
  const plain = plainOf(text, unit);
  if (EITHER_COMMA.test(plain) && mark !== '.') return { unclear: 'size' };
  if (EITHER_POINT.test(plain) && mark === ',') return { unclear: 'size' };
  if (GROUPED.test(plain) && (mark === '.' || !PLAIN.test(plain)))
    return { value: Number(plain.replaceAll(',', '')) };
  if (PLAIN.test(plain)) return { value: Number(plain.replace(',', '.')) };
  if (GROUPED_DOTS.test(plain)) return { value: Number(plain.replaceAll('.', '').replace(',', '.')) };
  return { unclear: 'none' };
}

function plainOf(text: string, unit: Reading['unit']): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/[−–]/g, '-')
    .replace(/。/g, '.')
    .replace(/、/g, ',')
    .trim();
  return (unit === undefined ? plain : WITHOUT_UNIT[unit](plain))
    .replace(/^([+-])\s+/, '$1')
    .replace(GAP, '$1');
}

/** What is written before decimals in a language of the browser: a point where the page's own numbers read so. */
export function decimalMark(language: string = navigator.language): '.' | ',' {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  return parts.find((part) => part.type === 'decimal')?.value === ',' ? ',' : '.';
}

/** Dollars in cents; null where there is a part of a cent. Nothing is rounded. */
export const centsOf = (dollars: number): number | null =>
  Number(dollars.toFixed(2)) === dollars ? Math.round(dollars * 100) : null;
