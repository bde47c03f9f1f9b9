// How a federation looks everywhere: a letter, a colour of the Okabe-Ito palette (as a CSS variable), its words.
import type { FederationView } from './generated/wire';

const COLOURS = 8;

export const letterOf = (federation: number): string => String.fromCharCode(64 + ((federation - 1) % 26) + 1);
export const colourOf = (federation: number): string => `var(--fed-${((federation - 1) % COLOURS) + 1})`;
export const inkOf = (federation: number): string => `var(--fed-ink-${((federation - 1) % COLOURS) + 1})`;

export const SCHEMES = [
  'equal',
  'linear',
  'individual',
  'labour_union',
  'shapley',
  'fair_value',
  'incentivizer',
  'banzhaf',
  'beta_shapley',
  'least_core',
  'leave_one_out',
] as const;
export type KnownScheme = (typeof SCHEMES)[number] | 'unknown';

export const schemeOf = (name: string): KnownScheme => SCHEMES.find((scheme) => scheme === name) ?? 'unknown';

const TASKS = ['digits', 'breast_cancer', 'wine'] as const;
export const taskOf = (name: string): (typeof TASKS)[number] | 'other' =>
  TASKS.find((task) => task === name) ?? 'other';

/** The column that is learned where the task is a table of the researcher's own, "csv:FILE?target=COLUMN"; else null. */
export function targetOf(task: string): string | null {
  const target = /^csv:[^?]*\?target=(.+)$/.exec(task)?.[1];
  return target?.replace(/%3F/g, '?').replace(/%26/g, '&').replace(/%25/g, '%') ?? null;
}

export function nameOf(federations: readonly FederationView[], number: number): string {
  return federations[number - 1]?.name ?? letterOf(number);
}
