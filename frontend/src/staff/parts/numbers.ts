// Reads what was typed as a number or as money, and says why it is none.
import { centsOf, readTyped } from '../../typed';

export interface Bounds {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly whole?: boolean | undefined;
}

/** Why a text is no number that may be. */
export type Unread =
  | { readonly why: 'empty' | 'number' | 'whole' | 'money' | 'cents' }
  | { readonly why: 'least' | 'most'; readonly bound: number };

export function readNumber(text: string, { least, most, whole = false }: Bounds): number | Unread {
  if (text.trim() === '') return { why: 'empty' };
  const read = readTyped(text);
  if ('unclear' in read) return { why: 'number' };
  if (whole && !Number.isInteger(read.value)) return { why: 'whole' };
  return within(read.value, least, most);
}

/** In cents; nothing is rounded. */
export function readMoney(text: string, { least, most }: Bounds): number | Unread {
  if (text.replace('$', '').trim() === '') return { why: 'empty' };
  const read = readTyped(text, { unit: '$' });
  if ('unclear' in read) return { why: 'money' };
  const cents = centsOf(read.value);
  return cents === null ? { why: 'cents' } : within(cents, least, most);
}

export const writeMoney = (cents: number): string => (cents / 100).toFixed(2);

function within(value: number, least: number | undefined, most: number | undefined): number | Unread {
  if (least !== undefined && value < least) return { why: 'least', bound: least };
  if (most !== undefined && value > most) return { why: 'most', bound: most };
  return value;
}
