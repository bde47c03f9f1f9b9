// The game looked back on: what each federation paid to the player and to an average member, and what happened turn
// by turn. All from what the seat has seen.
import type { PayoutView, PlayerView } from '../generated/wire';
import type { DiaryEntry } from './table';

export interface SchemePay {
  readonly federation: number;
  readonly name: string;
  readonly scheme: string;
  /** Cycles that the player was paid for. */
  readonly cycles: number;
  readonly paidInCents: number;
  readonly paidOutCents: number;
  readonly netCents: number;
  /** What one member got in an average paid cycle; null when nothing was paid yet. */
  readonly averageCents: number | null;
}

export function payByScheme(view: PlayerView): readonly SchemePay[] {
  return view.federations.map((federation) => {
    const mine = view.payouts.filter((payout) => payout.federation === federation.federation);
    const paid = federation.cycles.filter((cycle) => cycle.pool_cents !== null && cycle.members_count > 0);
    const each = paid.map((cycle) => (cycle.pool_cents ?? 0) / cycle.members_count);
    return {
      federation: federation.federation,
      name: federation.name,
      scheme: federation.scheme,
      cycles: mine.length,
      paidInCents: sum(mine.map((payout) => payout.fee_cents + payout.cost_cents)),
      paidOutCents: sum(mine.map((payout) => payout.payment_cents)),
      netCents: sum(mine.map((payout) => payout.net_cents)),
      averageCents: each.length > 0 ? Math.round(sum(each) / each.length) : null,
    };
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

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
