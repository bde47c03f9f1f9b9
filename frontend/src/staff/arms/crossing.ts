// Factors as they are picked, the arms that come out of them, and how those stand in an experiment. Pure.
import type { CrossedArmInfo, FactorWanted } from '../../generated/api';
import type { JsonObject, JsonValue } from '../experiments/form/path';
import type { Picked } from './KeyAndValues';

/** As many as an experiment can have arms. */
export const MOST_ARMS = 32;

/** A key and its values, and what they are called in the data. */
export interface PickedFactor extends Picked {
  /** Null while nobody has typed one: then it follows from the key. */
  readonly typedName: string | null;
}

/** The name of a factor: the one that was typed, or the last part of its key; a second one of that name gets a number. */
export function namesOf(factors: readonly PickedFactor[]): string[] {
  const names: string[] = [];
  for (const factor of factors) {
    const plain = factor.typedName ?? factor.path.split('.').at(-1) ?? 'factor';
    const same = names.filter((name) => name === plain || name.startsWith(`${plain}_`)).length;
    names.push(factor.typedName === null && same > 0 ? `${plain}_${String(same + 1)}` : plain);
  }
  return names;
}

/** What is asked for, each value once; factors without values are none. */
export function wantedOf(factors: readonly PickedFactor[]): FactorWanted[] {
  const used = factors.filter(({ values }) => values.length > 0);
  const names = namesOf(used);
  return used.map(({ path, values }, index) => ({
    name: names[index] ?? '',
    path,
    values: [...new Set(values)],
    levels: [],
  }));
}

const told = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The levels of each arm that comes out, the last factor turning fastest. */
export function combinations(factors: readonly FactorWanted[]): string[][] {
  return factors.reduce<string[][]>(
    (arms, { values }) => arms.flatMap((arm) => values.map((value) => [...arm, told(value)])),
    factors.length === 0 ? [] : [[]],
  );
}

/** The draft of an experiment with these arms after its own; one group each, of as many people as the arm has. */
export function withArms(
  document: JsonObject,
  made: readonly CrossedArmInfo[],
  people: (arm: CrossedArmInfo) => number,
): JsonObject {
  const own: readonly JsonValue[] = Array.isArray(document['arms']) ? document['arms'] : [];
  const added = made.map((arm) => ({
    title: Object.values(arm.levels).join(', '),
    arm: arm.info.id,
    groups: 1,
    size: people(arm),
    bots: (arm.info.seats ?? people(arm)) - people(arm),
    factors: arm.levels,
  }));
  return { ...document, arms: [...own, ...added] };
}
