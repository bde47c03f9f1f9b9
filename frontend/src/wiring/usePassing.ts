// Ready goes on to the next decision: steps that ask the seat for nothing new are passed for it, by saying that it is
// ready, unless the player wants to be asked in each.
import { useEffect, useState } from 'react';
import type { View } from '../generated/wire';
import type { PlayerAction } from '../net/messages';
import { keptFrom } from '../state/acting';
import { canPass, openTimes, type Renewing } from '../state/decision';
import type { TableState } from '../state/table';
import { keepGoingOn, keptGoingOn } from './name';

/** Long enough to see where the game stands, and to stop. */
export const PASS_MS = 700;

export interface Passing {
  /** This step asks for nothing new. */
  readonly can: boolean;
  /** Steps are being passed now. */
  readonly going: boolean;
  /** A press of Ready goes on to the next step that asks for something, as the player set it. */
  readonly goesOn: boolean;
  setGoesOn: (goesOn: boolean) => void;
  /** Say that the seat is ready, and where Ready goes on, also in the steps that follow. */
  ready: () => void;
  stop: () => void;
  takeBack: () => void;
}

const NONE: ReadonlySet<string> = new Set();

export function usePassing(
  message: View,
  state: TableState,
  submit: (action: PlayerAction) => void,
  /** Something is being decided all the same: nothing passes meanwhile. */
  busy: boolean,
  renewing: Renewing,
): Passing {
  const { view } = message;
  const [passed, setPassed] = useState(NONE);
  const [on, setOn] = useState(false);
  const [goesOn, setGoesOn] = useState(keptGoingOn);
  // What was stopped by hand stays stopped for its step.
  const [stopped, setStopped] = useState<number | null>(null);
  const free = view.status === 'playing' && !view.you.ready && keptFrom(message) === null;
  const can = free && !busy && canPass(view, passed, state.lastStep, renewing);
  const idle = state.connection === 'open' && state.pending.length === 0 && !saidReady(state, view.step);
  const going = on && stopped !== view.step && view.status !== 'finished' && (can || !free);
  const due = going && can && idle;
  useEffect(() => {
    if (!due) return;
    const timer = window.setTimeout(() => {
      submit({ kind: 'ready' });
    }, PASS_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [due, view.step, submit]);
  // A step that asks for something ends the going on.
  if (on && free && !can) setOn(false);
  return {
    can,
    going,
    goesOn,
    setGoesOn: (next) => {
      keepGoingOn(next);
      setGoesOn(next);
      if (!next) setOn(false);
    },
    ready: () => {
      setPassed(new Set(openTimes(view, renewing)));
      setOn(goesOn);
      submit({ kind: 'ready' });
    },
    stop: () => {
      setOn(false);
      setStopped(view.step);
    },
    takeBack: () => {
      setPassed(NONE);
      setOn(false);
      setStopped(view.step);
      submit({ kind: 'not_ready' });
    },
  };
}

/** Acknowledged, but the view that says so is still on its way. */
export const saidReady = (state: TableState, step: number): boolean =>
  (state.done?.action.kind === 'ready' && state.done.step === step) ||
  state.pending.some((submit) => submit.action.kind === 'ready');
