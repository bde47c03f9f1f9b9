// Whether the own seat can act now, beside what the rules allow: a game stands still, or somebody else plays the seat.
import type { View } from '../generated/wire';

/** Whether this seat's person plays with bots alone, so that nobody waits for them. */
export const alone = ({ bots, view }: View): boolean => bots.length === view.players_count - 1;

export type Kept = 'paused' | 'stood_in' | null;

/** What keeps this seat's person from acting: a pause, or that the server plays the seat. */
export function keptFrom(message: View): Kept {
  if (message.view.status === 'finished') return null;
  if (message.paused) return 'paused';
  return message.stand_ins.includes(message.view.you.player) ? 'stood_in' : null;
}
