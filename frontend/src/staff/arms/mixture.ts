// The weights of a mixture as parts of a hundred. Schemes take any weights, which count in proportion to their sum; on the
// screen they are percent that add up, so what one part gains the others lose, each in proportion to what it has.

const HUNDRED = 100;

/** Whole percent that add up to 100, in proportion to the weights; even where none is above 0. */
export function percents(weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + Math.max(0, weight), 0);
  const exact = weights.map((weight) =>
    sum > 0 ? (HUNDRED * Math.max(0, weight)) / sum : HUNDRED / Math.max(1, weights.length),
  );
  return rounded(exact, HUNDRED);
}

/** The percent after part `place` is set to `percent`: every other part keeps at least 1, as a weight is above 0. */
export function withPercent(weights: readonly number[], place: number, percent: number): number[] {
  const others = weights.length - 1;
  if (others === 0) return [HUNDRED];
  const own = Math.min(HUNDRED - others, Math.max(1, Math.round(percent)));
  const rest = weights.map((weight, other) => (other === place ? 0 : Math.max(0, weight)));
  const sum = rest.reduce((all, weight) => all + weight, 0);
  const free = HUNDRED - own - others;
  const spread = rounded(
    rest.map((weight, other) => (other === place ? 0 : sum > 0 ? (free * weight) / sum : free / others)),
    free,
  );
  return spread.map((share, other) => (other === place ? own : share + 1));
}

/** Whole numbers that add up to `total`, by the largest remainder. */
function rounded(exact: readonly number[], total: number): number[] {
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((all, value) => all + value, 0);
  const order = exact
    .map((value, place) => ({ place, rest: value - Math.floor(value) }))
    .sort((one, other) => other.rest - one.rest || one.place - other.place)
    .filter(({ place }) => (exact[place] ?? 0) > 0);
  for (const { place } of order.slice(0, left)) whole[place] = (whole[place] ?? 0) + 1;
  return whole;
}
