// What the games of a session came to, side by side, from the state of the control room: the markets, profits and money by
// arm. Only games that are over count.
import type { ControlState, GroupRow } from '../../../generated/wire';

/** Amounts of one arm, in cents. */
export interface ArmAmounts {
  readonly arm: number;
  readonly values: readonly number[];
  /** Their mean, or their median. */
  readonly middle: number;
}

export interface Debrief {
  readonly games: readonly GroupRow[];
  /** The largest share in the market with the smallest leader, and in that with the largest. */
  readonly leaders: { readonly low: number; readonly high: number } | null;
  /** One value a game: the mean profit of its people. `middle` is the mean of people. */
  readonly profits: readonly ArmAmounts[];
  /** One value a person: the money at the end. `middle` is the median. */
  readonly money: readonly ArmAmounts[];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[half - 1], sorted[half]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

export function debrief(state: ControlState): Debrief {
  const games = state.groups.filter((group) => group.over);
  const tops = games
    .filter((group) => group.federations.length > 0)
    .map((group) => Math.max(...group.federations.map((one) => one.share)));
  const arms = [...new Set(games.map((group) => group.arm))].sort((a, b) => a - b);
  return {
    games,
    leaders: tops.length === 0 ? null : { low: Math.min(...tops), high: Math.max(...tops) },
    profits: arms.map((arm) => profitsOf(games, arm)).filter((one) => one !== null),
    money: arms.map((arm) => moneyOf(state, games, arm)).filter((one) => one !== null),
  };
}

function profitsOf(games: readonly GroupRow[], arm: number): ArmAmounts | null {
  const own = games.filter((group) => group.arm === arm && group.profits_cents.length > 0);
  if (own.length === 0) return null;
  const values = own.map((group) => mean(group.profits_cents));
  return { arm, values, middle: mean(own.flatMap((group) => group.profits_cents)) };
}

function moneyOf(state: ControlState, games: readonly GroupRow[], arm: number): ArmAmounts | null {
  const values = games
    .filter((group) => group.arm === arm)
    .flatMap((group) => group.people)
    .map((number) => state.people[number - 1]?.money_cents ?? null)
    .filter((cents) => cents !== null);
  return values.length === 0 ? null : { arm, values, middle: median(values) };
}

/** A place for each value on a line of `bins` places, and how high it stands on those that fell there before. */
export function stacked(
  values: readonly number[],
  low: number,
  high: number,
  bins: number,
): readonly { readonly bin: number; readonly height: number }[] {
  const heights = new Map<number, number>();
  return [...values]
    .sort((a, b) => a - b)
    .map((value) => {
      const share = high > low ? (value - low) / (high - low) : 0.5;
      const bin = Math.min(bins - 1, Math.floor(share * bins));
      const height = heights.get(bin) ?? 0;
      heights.set(bin, height + 1);
      return { bin, height };
    });
}

/** Round marks that hold all of `values`, some four to six of them. */
export function marks(values: readonly number[]): readonly number[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const rough = Math.max(high - low, 4) / 4;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * ([1, 2, 5, 10].find((factor) => factor * unit >= rough) ?? 10);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}
