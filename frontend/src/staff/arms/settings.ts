// What stands within a table or a list of an arm, in the words of its form: a scheme's settings at any depth, and the rows
// of a list. A path is that of a leaf, its places counted from 1.
import type { ParameterSpec, SchemeInfo, Words } from '../../generated/api';
import { isTable, textAt, type Json, type Table } from './document';

export interface SettingWords {
  readonly schemes: readonly SchemeInfo[];
  readonly say: (words: Words) => string;
  /** "2": the second of a list. */
  readonly place: (n: string) => string;
  /** What the choice of a scheme is called. */
  readonly scheme: string;
}

export interface Setting {
  /** From the outside to the inside. */
  readonly names: readonly string[];
  /** What may stand there, where the scheme says so. */
  readonly spec: ParameterSpec | null;
  readonly isScheme: boolean;
}

/** The leaf at `path` of the parameters `table` of this scheme. What nobody has words for is called by its key. */
export function settingAt(words: SettingWords, scheme: string, path: string, table: Table): Setting {
  const { schemes, say } = words;
  const names: string[] = [];
  let rest = path.split('.');
  let info = schemes.find(({ name }) => name === scheme);
  let here: Table = table;
  for (;;) {
    const [key = '', ...below] = rest;
    const spec = info?.parameters.find(({ name }) => name === key);
    if (!spec) return { names: [...names, rest.join('.')], spec: null, isScheme: false };
    names.push(say(spec.label));
    if (spec.kind !== 'scheme' && spec.kind !== 'parts') return { names, spec, isScheme: false };
    let value: Json | undefined = here[key];
    rest = below;
    if (spec.kind === 'parts') {
      const [place = '', ...inner] = rest;
      names.push(words.place(place));
      value = Array.isArray(value) ? (value[Number(place) - 1] as Json | undefined) : undefined;
      rest = inner;
    }
    const [last = '', ...inner] = rest;
    if (last === 'scheme') return { names: [...names, words.scheme], spec: null, isScheme: true };
    if (last !== 'parameters') {
      const item = spec.item?.name === last ? spec.item : null;
      return { names: [...names, item ? say(item.label) : rest.join('.')], spec: item, isScheme: false };
    }
    const part: Table = isTable(value) ? value : {};
    const own = part['parameters'];
    info = schemes.find(({ name }) => name === textAt(part, 'scheme'));
    here = own !== undefined && isTable(own) ? own : {};
    rest = inner;
  }
}
