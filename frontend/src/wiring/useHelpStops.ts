// Help stops the clock of who plays alone and is host: reading the rules loses no cycle.
import { useEffect, useRef, useState } from 'react';
import type { View } from '../generated/wire';
import { alone } from '../state/acting';
import { useControl } from './requests';

/** What to call when Help opens and closes. The game goes on afterwards only where it was Help that stopped it. */
export function useHelpStops(gameId: string, isHost: boolean, message: View | null): (open: boolean) => void {
  const { mutate } = useControl(gameId);
  const [open, setOpen] = useState(false);
  const stopped = useRef(false);
  const paused = message?.paused === true;
  // A clock may also begin to run while one reads.
  const runs = isHost && message !== null && alone(message) && message.deadline_ms !== null && !paused;
  useEffect(() => {
    if (open && runs && !stopped.current) {
      stopped.current = true;
      mutate(
        { kind: 'pause' },
        {
          onError: () => {
            stopped.current = false;
          },
        },
      );
    }
    // Once it is seen that the game stands still; an order to go on that overtakes the other would be lost.
    if (!open && paused && stopped.current) {
      stopped.current = false;
      mutate({ kind: 'resume' });
    }
  }, [open, runs, paused, mutate]);
  return setOpen;
}
