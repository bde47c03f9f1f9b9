// How a federation looks everywhere: a letter, a colour of the Okabe-Ito palette (as a CSS variable), a pattern where
// the colours come again, its name.
import type { FederationView } from './generated/wire';

export const COLOURS = 8;

/** Its place in the palette, from 1; and how often all colours were used before it. */
export const slotOf = (federation: number): number => ((federation - 1) % COLOURS) + 1;
export const roundOf = (federation: number): number => Math.floor((federation - 1) / COLOURS);

export const letterOf = (federation: number): string => String.fromCharCode(64 + ((federation - 1) % 26) + 1);
export const colourOf = (federation: number): string => `var(--fed-${slotOf(federation)})`;
export const inkOf = (federation: number): string => `var(--fed-ink-${slotOf(federation)})`;

/** Stripes, dots, lines: a game has at most 26 federations, so the colours come again three times. */
const PATTERNS: readonly ((mark: string) => string)[] = [
  (mark) => `repeating-linear-gradient(135deg, transparent 0 2.5px, ${mark} 2.5px 4.5px)`,
  (mark) => `radial-gradient(${mark} 1.4px, transparent 1.8px) 0 0 / 6px 6px`,
  (mark) => `repeating-linear-gradient(90deg, transparent 0 4px, ${mark} 4px 6px)`,
];

/** A CSS background in its colour, with the pattern that tells it from the others of that colour. */
export function fillOf(federation: number): string {
  const pattern = PATTERNS[roundOf(federation) - 1];
  return (pattern ? `${pattern(`var(--fed-mark-${slotOf(federation)})`)}, ` : '') + colourOf(federation);
}

/** The same under a letter, which stands on the plain colour: stripes would run through it. */
export function badgeFillOf(federation: number): string {
  const colour = colourOf(federation);
  const plain = `radial-gradient(circle closest-side, ${colour} 72%, transparent 80%), `;
  return (roundOf(federation) > 0 ? plain : '') + fillOf(federation);
}

export function nameOf(federations: readonly FederationView[], number: number): string {
  return federations[number - 1]?.name ?? letterOf(number);
}
