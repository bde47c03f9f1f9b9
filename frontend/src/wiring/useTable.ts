// Wires one table: socket in, reducer, actions out. The only place where the state, the socket and the storage of the
// browser meet.
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { randomId } from '../net/randomId';
import type { PlayerAction } from '../net/messages';
import { openSocket, type TableSocket } from '../net/socket';
import type { Submit } from '../generated/wire';
import { newTable, reduce, type Kept, type TableState } from '../state/table';
import type { Draft } from '../state/draft';
import { useDoings } from './looked';
import { forTab } from './storage';

export interface TableActions {
  submit: (action: PlayerAction) => void;
  askQuote: (federation: number, draft: Draft) => void;
  payoutsSeen: () => void;
  /** Whether the player is asked before each cycle of a federation, or stays. */
  setRenewing: (federation: number, on: boolean) => void;
  /** Who plays alone has read enough: the first clock may run. */
  startClock: () => void;
}

const RESYNC_MS = 3000;

const keptKey = (gameId: string): string => `fedgame.table.${gameId}`;

function readKept(gameId: string): Kept | undefined {
  const text = forTab.get(keptKey(gameId));
  // Only this module writes the entry; a browser without it simply starts anew.
  return text === null ? undefined : (JSON.parse(text) as Kept);
}

export function useTable(gameId: string): { state: TableState; actions: TableActions } {
  const [state, dispatch] = useReducer(reduce, undefined, () => newTable(readKept(gameId)));
  const socket = useRef<TableSocket | null>(null);
  const latest = useRef(state);
  const quoteId = useRef(0);
  const tell = useDoings();

  useEffect(() => {
    latest.current = state;
  }, [state]);

  useEffect(() => {
    const opened = openSocket(gameId, {
      opened: () => {
        dispatch({ type: 'opened' });
        // What has no answer yet is asked again under its own id: the server does it once.
        for (const submit of latest.current.pending) opened.send(submit);
      },
      lost: () => {
        dispatch({ type: 'lost' });
      },
      refused: () => {
        dispatch({ type: 'refused' });
      },
      received: (message) => {
        dispatch({ type: 'received', message, now: performance.now() });
      },
    });
    socket.current = opened;
    return () => {
      opened.close();
    };
  }, [gameId]);

  useEffect(() => {
    if (!state.gap) return;
    const ask = (): void => {
      socket.current?.send({ type: 'resync' });
    };
    ask();
    // Until the whole view is there: what was asked may have been too much at once, or lost with its connection.
    const again = window.setInterval(ask, RESYNC_MS);
    return () => {
      window.clearInterval(again);
    };
  }, [state.gap]);

  useEffect(() => {
    const { payoutsSeen, renewing } = state;
    forTab.set(keptKey(gameId), JSON.stringify({ payoutsSeen, renewing } satisfies Kept));
  }, [gameId, state.payoutsSeen, state.renewing]); // eslint-disable-line react-hooks/exhaustive-deps -- written when one of these changes, not with every message

  const submit = useCallback((action: PlayerAction) => {
    const step = latest.current.last?.view.step;
    if (step === undefined) return;
    const message: Submit = { type: 'submit', action_id: randomId(), step, action };
    dispatch({ type: 'submitted', submit: message });
    socket.current?.send(message);
  }, []);

  const askQuote = useCallback(
    (federation: number, draft: Draft) => {
      quoteId.current += 1;
      socket.current?.send({ type: 'quote', quote_id: quoteId.current, federation, commitment: draft });
      const step = latest.current.last?.view.step;
      tell({ kind: 'quote', federation, values: draft, ...(step === undefined ? {} : { step }) });
    },
    [tell],
  );

  const payoutsSeen = useCallback(() => {
    dispatch({ type: 'payouts_seen' });
  }, []);

  const setRenewing = useCallback((federation: number, on: boolean) => {
    dispatch({ type: 'renewing', federation, on });
  }, []);

  const startClock = useCallback(() => {
    socket.current?.send({ type: 'start_clock' });
  }, []);

  const actions = useMemo(
    () => ({ submit, askQuote, payoutsSeen, setRenewing, startClock }),
    [submit, askQuote, payoutsSeen, setRenewing, startClock],
  );
  return { state, actions };
}
