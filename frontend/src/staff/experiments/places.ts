// What an experiment's document says in numbers; what is not written stands for the server's own default.
import type { JsonObject } from './form/path';

export const listAt = (document: JsonObject, key: string): readonly JsonObject[] => {
  const value = document[key];
  return Array.isArray(value) ? (value as readonly JsonObject[]) : [];
};

export const numberOr = (value: unknown, fallback: number): number =>
  typeof value === 'number' ? value : fallback;

/** How many people all groups of all arms have room for. */
export const placesOf = (document: JsonObject): number =>
  listAt(document, 'arms').reduce(
    (sum, arm) => sum + numberOr(arm['groups'], 1) * numberOr(arm['size'], 8),
    0,
  );
