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
