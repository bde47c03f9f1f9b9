// The game looked back on: what each federation paid whom, and what happened turn by turn. All from what the seat has
// seen.
import type { FederationPay, FederationView, PayoutView, PlayerView } from '../generated/wire';
import type { DiaryEntry } from './table';

/** One federation and what it paid in the whole game; nothing of it is known before the game is over. */
export interface SchemePay extends Omit<FederationPay, 'federation'> {
  readonly federation: FederationView;
}

export function payByScheme(view: PlayerView): readonly SchemePay[] {
  return (view.pay ?? []).flatMap((row) => {
    const federation = view.federations[row.federation - 1];
    return federation ? [{ ...row, federation }] : [];
  });
}

/** A longer list of federations would bury the few that the player was in. */
const LISTED = 12;

/** The rows worth a line in the list of the own pay, and how many federations are left out of it. */
export function ownPay(view: PlayerView): { readonly rows: readonly SchemePay[]; readonly others: number } {
  const all = payByScheme(view);
  const rows = all.length <= LISTED ? all : all.filter((row) => row.mine !== null);
  return { rows, others: all.length - rows.length };
}

export type StoryLine =
  { kind: 'event'; tick: number; entry: DiaryEntry } | { kind: 'payout'; tick: number; payout: PayoutView };

export interface StoryTurn {
  readonly turn: number;
  readonly lines: readonly StoryLine[];
  /** Profit since the start at the end of this turn, where it is over. */
  readonly profitCents: number | null;
}

export function storyOf(view: PlayerView, diary: readonly DiaryEntry[]): readonly StoryTurn[] {
  return Array.from({ length: view.turn }, (_, index) => index + 1).map((turn) => {
    const events = diary
      .filter((entry) => entry.turn === turn)
      .map((entry): StoryLine => ({ kind: 'event', tick: entry.tick, entry }));
    const payouts = view.payouts
      .filter((payout) => payout.turn === turn)
      .map((payout): StoryLine => ({ kind: 'payout', tick: payout.tick, payout }));
    const lines = [...events, ...payouts].sort((one, other) => one.tick - other.tick);
    const profitCents = view.turns.find((record) => record.turn === turn)?.my_profit_cents ?? null;
    return { turn, lines, profitCents };
  });
}
