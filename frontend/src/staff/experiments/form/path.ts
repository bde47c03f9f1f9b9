// Places in a document: read, changed without touching what others hold, and told as the server tells them (a.0.b).
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
export type Path = readonly (string | number)[];

export const dotted = (path: Path): string => path.join('.');

export function valueAt(document: JsonValue | undefined, path: Path): JsonValue | undefined {
  let value = document;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}

/** The document with another value at the path; undefined takes the key out. */
export function changedAt(
  document: JsonValue | undefined,
  path: Path,
  value: JsonValue | undefined,
): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  if (typeof key === 'number') {
    const list = Array.isArray(document) ? [...(document as readonly JsonValue[])] : [];
    list[key] = changedAt(list[key], rest, value);
    return list;
  }
  const object =
    document !== null && typeof document === 'object' && !Array.isArray(document) ? document : {};
  const entries = { ...(object as JsonObject) } as Record<string, JsonValue>;
  if (rest.length === 0 && value === undefined) {
    return Object.fromEntries(Object.entries(entries).filter(([known]) => known !== key));
  }
  entries[key] = changedAt(entries[key], rest, value);
  return entries;
}

/** A list with one entry moved by `by` places; the same list where that leads out of it. */
export function moved(list: readonly JsonValue[], from: number, by: number): readonly JsonValue[] {
  const to = from + by;
  const entry = list[from];
  if (entry === undefined || to < 0 || to >= list.length) return list;
  const others = list.filter((_, index) => index !== from);
  return [...others.slice(0, to), entry, ...others.slice(to)];
}
