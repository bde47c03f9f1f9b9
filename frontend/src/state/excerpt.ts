// The head of a long list of players, with the own row in its order; a list that is hardly longer is left whole.

const HEAD = 10;
const SLACK = 2;

export function excerpt<Row extends { player: number }>(all: readonly Row[], own: number): readonly Row[] {
  if (all.length <= HEAD + SLACK) return all;
  return all.filter((row, index) => index < HEAD || row.player === own);
}
