// Short sounds that are made here, and whether somebody wants them: off until they are switched on, and remembered.
import { useCallback, useEffect, useRef, useState } from 'react';
import { forGood } from './storage';

/** Notes one after the other, as frequencies in Hz. */
function sound(audio: AudioContext, notes: readonly number[]): void {
  notes.forEach((frequency, index) => {
    const start = audio.currentTime + index * 0.14;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.2, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.16);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.18);
  });
}

/** A browser lets a page sound only after it was touched: a switch is such a touch, and on a later visit any. */
function usePlayer(): (notes: readonly number[]) => void {
  const audio = useRef<AudioContext | null>(null);
  useEffect(
    () => () => {
      void audio.current?.close();
    },
    [],
  );
  return useCallback((notes) => {
    if (typeof AudioContext === 'undefined') return;
    audio.current ??= new AudioContext();
    const player = audio.current;
    void player.resume().then(() => {
      sound(player, notes);
    });
  }, []);
}

export interface SoundSwitch {
  readonly on: boolean;
  /** Nothing is heard while it is off. */
  readonly play: (notes: readonly number[]) => void;
  readonly toggle: () => void;
}

/** The switch that is remembered under `stored`; turning it on lets `sample` be heard. */
export function useSoundSwitch(stored: string, sample: readonly number[]): SoundSwitch {
  const [on, setOn] = useState(() => forGood.get(stored) === 'on');
  const player = usePlayer();
  const play = useCallback(
    (notes: readonly number[]) => {
      // As it is stored: the switch may stand elsewhere on the page.
      if (forGood.get(stored) === 'on') player(notes);
    },
    [stored, player],
  );
  const toggle = useCallback(() => {
    forGood.set(stored, on ? 'off' : 'on');
    setOn(!on);
    if (!on) player(sample);
  }, [stored, sample, on, player]);
  return { on, play, toggle };
}

const PAID = 'fedgame.sound';
const UP = [523, 659, 784] as const;
const DOWN = [392, 330] as const;

/** Whether payouts are heard at a table. */
export const usePaidSwitch = (): SoundSwitch => useSoundSwitch(PAID, UP);

/** What is heard of a payout: it rises with a gain, and falls with a loss. */
export function usePaidSound(): (net: number) => void {
  const { play } = usePaidSwitch();
  return useCallback(
    (net) => {
      play(net >= 0 ? UP : DOWN);
    },
    [play],
  );
}
