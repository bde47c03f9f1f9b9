// Where an axis is labelled: at round numbers, as many as have room.
const ROUND = [1, 2, 5, 10] as const;

/** The least round step (1, 2, 5 times a power of ten) with which `span` is passed in at most `most` steps. */
export function stepFor(span: number, most: number): number {
  const size = 10 ** Math.floor(Math.log10(span / most));
  return size * (ROUND.find((one) => size * one * most >= span) ?? 10);
}

/** The round numbers from `low` to `high`, at most `most` steps apart. */
export function ticks(low: number, high: number, most: number): number[] {
  const step = stepFor(high - low, most);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}

/** The turns that are named under an axis of so many. */
export function namedTurns(turns: number, most: number): number[] {
  const step = Math.max(1, stepFor(turns, most));
  return Array.from({ length: Math.floor(turns / step) }, (_, index) => (index + 1) * step);
}
