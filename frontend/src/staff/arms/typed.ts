// Between what is typed and what stands in a document: numbers as numbers, money in cents, and everything that is neither as
// the text that it is. Nothing typed means that the key is left out.
import type { Json } from './document';
import { readMoney, readNumber } from '../parts/numbers';

/** A price may be a part of a cent, an amount of money may not. */
export type TypedKind = 'text' | 'number' | 'money' | 'price';

export function readTyped(kind: TypedKind, text: string): Json | undefined {
  if (kind === 'text') return text;
  if (text.trim() === '') return undefined;
  const read = kind === 'money' ? readMoney(text, {}) : readNumber(text, {});
  if (typeof read !== 'number') return text;
  return kind === 'price' ? Number((read * 100).toPrecision(12)) : read;
}

export function writeTyped(kind: TypedKind, value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return value === undefined || value === null ? '' : JSON.stringify(value);
  if (kind === 'text' || kind === 'number') return String(value);
  return Number.isInteger(value) ? (value / 100).toFixed(2) : String(value / 100);
}
