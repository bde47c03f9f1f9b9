// What the server says of a session, as React sees it: the last state, when it came, and whether the line stands.
import { useEffect, useState } from 'react';
import type { ControlState } from '../../generated/wire';
import { listen } from './line';

export interface Heard {
  readonly state: ControlState | null;
  /** When the last state came, and when it was last one in which everything was saved. */
  readonly at: Date | null;
  readonly savedAt: Date | null;
  /** Since when there is no line. */
  readonly lostAt: Date | null;
  /** The code with which the server has ended it for good. */
  readonly refused: string | null;
}

const NOTHING: Heard = { state: null, at: null, savedAt: null, lostAt: null, refused: null };

export function useControl(sessionId: string): Heard {
  const [heard, setHeard] = useState<Heard>(NOTHING);
  useEffect(
    () =>
      listen(sessionId, {
        received: (state) => {
          const at = new Date();
          setHeard((before) => ({
            state,
            at,
            savedAt: state.load.saved ? at : before.savedAt,
            lostAt: null,
            refused: null,
          }));
        },
        lost: () => {
          setHeard((before) => ({ ...before, lostAt: before.lostAt ?? new Date() }));
        },
        refused: (code) => {
          setHeard((before) => ({ ...before, refused: code }));
        },
      }),
    [sessionId],
  );
  return heard;
}
