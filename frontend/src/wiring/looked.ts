// Where somebody takes part in a study, it is kept what they did before they decided: which helps and panels they opened
// and closed, and which drafts of a bid they asked the price of. Who shows one says so here; it is told on only inside of
// a session.
import { createContext, useCallback, useContext } from 'react';
import type { Draft } from '../state/draft';

export interface Doing {
  readonly kind: 'looked' | 'closed' | 'quote';
  /** Which help or panel. */
  readonly what?: string;
  readonly federation?: number;
  /** The step of the game that is open. */
  readonly step?: number;
  readonly values?: Draft;
}

export const Doings = createContext<(doing: Doing) => void>(() => undefined);

export const useDoings = (): ((doing: Doing) => void) => useContext(Doings);

/** Says that a help or a panel was opened. */
export function useLooked(): (what: string) => void {
  const tell = useDoings();
  return useCallback(
    (what: string) => {
      tell({ kind: 'looked', what });
    },
    [tell],
  );
}
