// Does what the experimenter asks for, one act after the other, and says what came of it: done (and how it is taken back),
// or refused, with the server's reason.
import { useCallback, useMemo, useState } from 'react';
import { answerOf, http, HttpProblem } from '../../net/http';
import type { Act } from './model/types';

export interface Outcome {
  /** What was done, in a sentence. */
  readonly said: string;
  readonly undo: readonly Act[];
  readonly refused: readonly HttpProblem[];
  readonly asked: number;
}

export interface Acts {
  readonly run: (acts: readonly Act[], said: string, undo?: readonly Act[]) => void;
  readonly busy: boolean;
  readonly outcome: Outcome | null;
  readonly clear: () => void;
}

const doAct = (sessionId: string, body: Act): Promise<undefined> =>
  answerOf(
    http.POST('/api/sessions/{session_id}/control', { params: { path: { session_id: sessionId } }, body }),
  );

async function doAll(sessionId: string, acts: readonly Act[]): Promise<HttpProblem[]> {
  const refused: HttpProblem[] = [];
  for (const act of acts) {
    try {
      await doAct(sessionId, act);
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      refused.push(error);
    }
  }
  return refused;
}

export function useActs(sessionId: string): Acts {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    (acts: readonly Act[], said: string, undo: readonly Act[] = []): void => {
      setBusy(true);
      void doAll(sessionId, acts)
        .then((refused) => {
          setOutcome({ said, undo: refused.length === 0 ? undo : [], refused, asked: acts.length });
        })
        .finally(() => {
          setBusy(false);
        });
    },
    [sessionId],
  );
  const clear = useCallback(() => {
    setOutcome(null);
  }, []);
  return useMemo(() => ({ run, busy, outcome, clear }), [run, busy, outcome, clear]);
}
