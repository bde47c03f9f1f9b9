// The upper edges of a stacked column, running sums of the shares in percent; and how high the column has to be.
import type { PlayerView } from '../generated/wire';

/** The height in px that a letter needs in its part of a column. */
export const LETTER = 13;

const LEAST = 190;
/** The axis below and the air above the columns. */
const AROUND = 62;

/** The height of the plot in px: so high that federations of equal shares have room for their letters, and some more. */
export const heightFor = (federations: number): number =>
  Math.max(LEAST, AROUND + (LETTER + 3) * federations);

/** By federation, then by turn; the last federation's edge is the whole market, 100. */
export function stacked(turns: PlayerView['turns'], federations: number): number[][] {
  return Array.from({ length: federations }, (_, index) =>
    turns.map((turn) => turn.shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0) * 100),
  );
}
