// The upper edges of a stacked column: running sums of the shares, in percent.
import type { PlayerView } from '../generated/wire';

/** By federation, then by turn; the last federation's edge is the whole market, 100. */
export function stacked(turns: PlayerView['turns'], federations: number): number[][] {
  return Array.from({ length: federations }, (_, index) =>
    turns.map((turn) => turn.shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0) * 100),
  );
}
