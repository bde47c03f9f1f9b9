// Where one stands in a game, and where the next step or mark is: pure functions over its outline.
import type { ReplayOutline } from '../../generated/api';
import { callSign } from '../control/model/types';

export type Mark = ReplayOutline['marks'][number];

/** A step that there is. */
export const within = (step: number, outline: ReplayOutline): number =>
  Math.min(Math.max(1, step), Math.max(1, outline.steps.length));

/** The step that is open at a tick, or that opens next to it. */
export function stepAt(tick: number, { steps }: ReplayOutline): number {
  let best = 1;
  for (const one of steps) {
    const known = steps[best - 1];
    if (known && Math.abs(one.tick - tick) < Math.abs(known.tick - tick)) best = one.step;
  }
  return best;
}

export const marksOf = (seat: number | null, { marks }: ReplayOutline): readonly Mark[] =>
  seat === null ? [] : marks.filter((mark) => mark.player === seat);

/** The next step, forwards (1) or backwards (-1), at which the seat has a mark; the last or the first where there is none. */
export function nextMark(step: number, by: 1 | -1, seat: number | null, outline: ReplayOutline): number {
  const steps = marksOf(seat, outline).map((mark) => mark.step);
  const ahead = steps.filter((one) => (by > 0 ? one > step : one < step));
  if (ahead.length === 0) return by > 0 ? outline.steps.length : 1;
  return by > 0 ? Math.min(...ahead) : Math.max(...ahead);
}

/** How a seat is called where names are not shown: people by their number in the session. */
export const seatName = (player: number, { seats }: ReplayOutline, bot: (n: number) => string): string => {
  const participant = seats[player - 1]?.participant ?? null;
  return participant === null ? bot(player) : callSign(participant);
};
