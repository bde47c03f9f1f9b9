// What was done before deciding, kept until it is told: some seconds after the first, or at once when there is much of it
// or the page goes away. Each entry says how long ago it was, so that its time does not hang on the sending.
import { useCallback, useEffect, useRef } from 'react';
import type { ParticipantAct } from '../net/session';
import type { Doing } from '../wiring/looked';

type Entries = Extract<ParticipantAct, { kind: 'traced' }>['entries'];

const REST_MS = 5_000;
/** So many are told at once, as the server takes them. */
export const MOST_AT_ONCE = 50;
const OLDEST_MS = 600_000;

export interface Kept {
  readonly doing: Doing;
  readonly at: number;
}

/** Waiting entries as they are told `now` (in ms), the oldest first. */
export const toldAt = (waiting: readonly Kept[], now: number): Entries =>
  waiting.slice(0, MOST_AT_ONCE).map(({ doing, at }) => ({
    ...doing,
    values: { ...doing.values },
    ago_ms: Math.min(OLDEST_MS, Math.max(0, Math.round(now - at))),
  }));

export function useTraces(tell: (act: ParticipantAct) => void): (doing: Doing) => void {
  const waiting = useRef<Kept[]>([]);
  const timer = useRef<number | null>(null);

  const flush = useCallback(() => {
    if (timer.current !== null) window.clearTimeout(timer.current);
    timer.current = null;
    while (waiting.current.length > 0) {
      tell({ kind: 'traced', entries: toldAt(waiting.current, performance.now()) });
      waiting.current = waiting.current.slice(MOST_AT_ONCE);
    }
  }, [tell]);

  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      flush();
    };
  }, [flush]);

  return useCallback(
    (doing: Doing) => {
      waiting.current.push({ doing, at: performance.now() });
      if (waiting.current.length >= MOST_AT_ONCE) flush();
      else timer.current ??= window.setTimeout(flush, REST_MS);
    },
    [flush],
  );
}
