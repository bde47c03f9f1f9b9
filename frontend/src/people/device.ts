// What somebody takes part with, as far as a study needs it: a phone, a tablet or a computer.
import type { StartSession } from '../generated/api';

const PHONE_PX = 600;

/** By the shorter side of the screen, in CSS px, and by whether it is pointed at with a finger. */
export function deviceOf(shorterSide: number, finger: boolean): NonNullable<StartSession['device']> {
  if (!finger) return 'computer';
  return shorterSide < PHONE_PX ? 'phone' : 'tablet';
}

export const thisDevice = (): NonNullable<StartSession['device']> =>
  deviceOf(
    Math.min(window.screen.width, window.screen.height),
    window.matchMedia('(hover: none) and (pointer: coarse)').matches,
  );
