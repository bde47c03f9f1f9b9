// The head of a long list, with the own rows in their order; a list that is hardly longer is left whole.

const HEAD = 10;
const SLACK = 2;

export function excerpt<Row>(all: readonly Row[], own: (row: Row) => boolean): readonly Row[] {
  if (all.length <= HEAD + SLACK) return all;
  return all.filter((row, index) => index < HEAD || own(row));
}
