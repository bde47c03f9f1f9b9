// Who passed whom when a payout came, as far as the board shows: names where others are in the open, else the own place.
import type { PlayerView } from '../generated/wire';

export interface Passed {
  /** Who was in front of me, and is behind me now; and the other way round. By player number. */
  readonly overtaken: readonly number[];
  readonly by: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Null where nothing moved, or the board does not say. */
export function passedBetween(before: PlayerView, after: PlayerView): Passed | null {
  const [from, to] = [before.you.rank, after.you.rank];
  if (from === null || to === null) return null;
  const [ahead, now] = [inFront(before), inFront(after)];
  const overtaken = [...ahead].filter((player) => !now.has(player));
  const by = [...now].filter((player) => !ahead.has(player));
  return from === to && overtaken.length + by.length === 0 ? null : { overtaken, by, from, to };
}

/** Whose place is before mine; nobody where others are not shown. */
function inFront(view: PlayerView): ReadonlySet<number> {
  const { rank } = view.you;
  const ahead = (view.others ?? []).filter((other) => rank !== null && other.rank < rank);
  return new Set(ahead.map((other) => other.player));
}
