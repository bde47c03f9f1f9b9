// Says that somebody needs the experimenter while they look elsewhere: the number in the title of the browser's tab, and a
// short sound where it was switched on. Off until then, and remembered.
import { useEffect, useRef } from 'react';
import { useSoundSwitch } from '../../wiring/sound';
import type { Need } from './model/needs';

const STORED = 'fedgame.control.sound';

/** Two short notes. */
const CALL = [660, 880] as const;

export interface Sound {
  readonly on: boolean;
  readonly toggle: () => void;
}

/** Sounds when something is in `all` that was not; not for what was there when the page opened. */
export function useSound(all: readonly Need[], ready: boolean): Sound {
  const { on, play, toggle } = useSoundSwitch(STORED, CALL);
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!ready) return;
    const keys = new Set(all.map((need) => need.key));
    const isNew = known.current !== null && [...keys].some((key) => !known.current?.has(key));
    known.current = keys;
    if (isNew) play(CALL);
  }, [all, ready, play]);
  return { on, toggle };
}

/** After the frame has set the title, and with each number. */
export function useTitleCount(title: string, count: number): void {
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ''}${title} · FedGame`;
  }, [title, count]);
}
