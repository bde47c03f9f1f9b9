// Payouts as a seat was told of them in a really trained game of six, by scheme and by what may be seen of others; written
// by tests/fedgame/recorded.py.
import type { PayoutView } from '../src/generated/wire';
import recorded from './recorded-payouts.json';

export type Visibility = keyof typeof recorded;
export type Paid = keyof typeof recorded.full;

export const SEAT = 3;
export const PAID = Object.keys(recorded.full) as Paid[];

export const paidBy = (scheme: Paid, visibility: Visibility = 'full'): PayoutView =>
  recorded[visibility][scheme] as unknown as PayoutView;
