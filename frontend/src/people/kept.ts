// What somebody has begun to answer outlives a reload of this tab: the draft, and the id under which it will be taken,
// so that an answer whose receipt was lost is never taken twice.
import { useState } from 'react';
import { randomId } from '../net/randomId';
import { forTab } from '../wiring/storage';

const PREFIX = 'fedgame.answer';

/** Where the draft of one step of one stage is kept. */
export const placeOf = (sessionId: string, stage: number, step: number): string =>
  `${PREFIX}.${sessionId}.${stage}.${step}`;

/** Where the game is kept whose result somebody has not left yet. */
export const readingPlace = (sessionId: string, participant: number): string =>
  `fedgame.reading.${sessionId}.${participant}`;

function read(place: string): unknown {
  const text = forTab.get(place);
  // Only this module writes these entries.
  return text === null ? undefined : JSON.parse(text);
}

/** A state that is kept at `place`, or only while it is shown where there is none. */
export function useKept<T>(place: string | null, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    const kept = place === null ? undefined : read(place);
    return kept === undefined ? initial : (kept as T);
  });
  return [
    value,
    (next) => {
      setValue(next);
      if (place !== null) forTab.set(place, JSON.stringify(next));
    },
  ];
}

const idPlace = (place: string): string => `${place}.id`;

/** The id of the answer that is being given there: the same until it is taken. */
export function actionId(place: string): string {
  const kept = forTab.get(idPlace(place));
  if (kept !== null) return kept;
  const made = randomId();
  forTab.set(idPlace(place), made);
  return made;
}

/** Forget every draft of a session but the one that is open. */
export function forgetOthers(sessionId: string, open: string): void {
  for (const key of forTab.keys()) {
    if (key.startsWith(`${PREFIX}.${sessionId}.`) && key !== open && key !== idPlace(open)) {
      forTab.remove(key);
    }
  }
}
