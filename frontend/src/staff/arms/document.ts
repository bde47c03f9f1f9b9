// An arm's document as this browser holds it: what stands at a path, what it becomes, where a key belongs. Pure functions;
// what may stand there is for the server to say.
import type { ArmForm, ArmProblem, FormField } from '../../generated/api';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Table = { readonly [key: string]: Json };
export type Document = Table;
export type Section = FormField['section'];

export const isTable = (value: Json | undefined): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

export const isWhole = (text: string): boolean => /^\d+$/.test(text);

/** What stands at a path: keys, and places in lists from 0, joined by points. */
export function at(document: Json, path: string): Json | undefined {
  let found: Json | undefined = document;
  for (const part of path.split('.')) {
    if (isTable(found)) found = found[part];
    else if (isList(found) && isWhole(part)) found = found[Number(part)];
    else return undefined;
  }
  return found;
}

/** The document with that value at a path, tables made on the way; without what stands there, for undefined. */
export function changed(document: Document, path: string, value: Json | undefined): Document {
  return put(document, path.split('.'), value) as Document;
}

function put(place: Json | undefined, path: readonly string[], value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  if (isList(place) && isWhole(key)) {
    const number = Number(key);
    if (rest.length === 0 && value === undefined) return place.filter((_, index) => index !== number);
    return place.map((inner, index) => (index === number ? put(inner, rest, value) : inner));
  }
  const table = isTable(place) ? place : {};
  if (rest.length === 0 && value === undefined) {
    return without(table, key);
  }
  return { ...table, [key]: put(table[key], rest, value) };
}

/** Whether two values say the same. */
export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((value, index) => same(value, other[index]));
  }
  if (isTable(one) && isTable(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every((key) => same(one[key], other[key]));
  }
  return one === other;
}

/** The key of the form that a path is of: federations.3.scheme is federations.scheme. */
export function keyOf(path: string): string {
  return path
    .split('.')
    .filter((part) => !isWhole(part))
    .join('.');
}

export const fieldsByKey = (form: ArmForm): ReadonlyMap<string, FormField> =>
  new Map(form.fields.map((field) => [field.key, field]));

/** The section that a path is in; a key that no form has stands with its neighbours. */
export function sectionOf(form: ArmForm, path: string): Section {
  const key = keyOf(path);
  if (key.startsWith('federations')) return 'federations';
  for (let part = key; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
    const field = form.fields.find((one) => one.key === part || one.key.startsWith(`${part}.`));
    if (field) return field.section;
  }
  return 'about';
}

/** What a key is in this document, or its default. */
export function valueOf(document: Document, field: FormField): Json {
  return at(document, field.key) ?? (field.default as Json);
}

export const federationsOf = (document: Document): readonly Json[] => {
  const listed = document['federations'];
  return isList(listed) ? listed : [];
};

export function textAt(document: Json, path: string): string {
  const value = at(document, path);
  return typeof value === 'string' ? value : '';
}

/** The number of the federation, from 0, that a path is of; null for none. */
export function federationOf(path: string): number | null {
  const found = /^federations\.(\d+)/.exec(path);
  return found ? Number(found[1]) : null;
}

const NAMES = [
  'Aurora',
  'Borealis',
  'Cirrus',
  'Delta',
  'Equinox',
  'Fjord',
  'Glacier',
  'Horizon',
  'Iris',
  'Jasper',
  'Kelvin',
  'Lyra',
  'Meridian',
  'Nova',
  'Orion',
  'Prism',
  'Quartz',
  'Ridge',
  'Sierra',
  'Tundra',
  'Umbra',
  'Vega',
  'Willow',
  'Xenon',
  'Yarrow',
  'Zenith',
];

export const MOST_FEDERATIONS = NAMES.length;

/** With one more federation, under a name that is free. */
export function withFederation(document: Document): Document {
  const listed = federationsOf(document);
  const taken = new Set(listed.map((one) => textAt(one, 'name')));
  const name =
    NAMES.slice(listed.length).find((one) => !taken.has(one)) ?? NAMES.find((one) => !taken.has(one)) ?? '';
  return { ...document, federations: [...listed, { name, scheme: 'equal' }] };
}

/** With the federation at `from` moved to `to`, or the same document where it cannot go there. */
export function withMoved(document: Document, from: number, to: number): Document {
  const listed = [...federationsOf(document)];
  if (from === to || to < 0 || to >= listed.length) return document;
  const [one] = listed.splice(from, 1);
  if (one === undefined) return document;
  listed.splice(to, 0, one);
  return { ...document, federations: listed };
}

/** A table without one of its keys. */
export const without = (table: Table, key: string): Table =>
  Object.fromEntries(Object.entries(table).filter(([name]) => name !== key));

/** A value that is no table and no list, as text. */
export const written = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The problems of a path and of what stands below it. */
export const problemsAt = (problems: readonly ArmProblem[], path: string): readonly ArmProblem[] =>
  problems.filter((one) => one.path === path || one.path.startsWith(`${path}.`));

/** Every value that is no table and no list, with its path. */
export function leavesOf(value: Json, path = ''): [string, Json][] {
  const under = (key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);
  if (isTable(value)) return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, under(key)));
  if (isList(value)) return value.flatMap((inner, place) => leavesOf(inner, under(place + 1)));
  return [[path, value]];
}
