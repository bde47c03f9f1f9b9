// Whether somebody is to be coached at a table: once in a browser, or once in a session's practice whatever the browser
// remembers; and at which stop, so that a reload goes on where it was. Without storage it is remembered as long as the page.
import { forGood, forTab } from './storage';
const DONE = 'fedgame.coached';
const STOP = 'fedgame.coach';

/** Where the coach is asked for: `place` tells one game or session from another; `always`: also who was coached before. */
export interface Coaching {
  readonly place: string;
  readonly always: boolean;
}

const doneKey = ({ place, always }: Coaching): string => (always ? `${DONE}.${place}` : DONE);
const stopKey = ({ place }: Coaching): string => `${STOP}.${place}`;

/** The stop at which a tour was that has begun here and is not over; null when there is none. */
export function keptStop(coaching: Coaching): number | null {
  const text = forTab.get(stopKey(coaching));
  return text === null ? null : Number(text);
}

export function keepStop(coaching: Coaching, stop: number): void {
  forTab.set(stopKey(coaching), String(stop));
}

/** A tour begins in a game's first step only; one that has begun goes on. */
export function wantsCoach(coaching: Coaching, step: number): boolean {
  if (forGood.get(doneKey(coaching)) !== null) return false;
  return step === 1 || keptStop(coaching) !== null;
}

/** It was seen to its end, or skipped: it does not come back. */
export function wasCoached(coaching: Coaching): void {
  forGood.set(doneKey(coaching), '1');
  forTab.remove(stopKey(coaching));
}
