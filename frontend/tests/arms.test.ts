// Documents of arms as the browser changes them: paths, federations, mixtures, what is typed, addresses of own files.
import { describe, expect, test } from 'vitest';
import type { ParameterSpec, SchemeInfo } from '../src/generated/api';
import { readingOf } from '../src/staff/arms/address';
import {
  at,
  changed,
  keyOf,
  leavesOf,
  same,
  withFederation,
  withMoved,
  type Document,
  type Table,
} from '../src/staff/arms/document';
import { percents, withPercent } from '../src/staff/arms/mixture';
import { withCount } from '../src/staff/arms/NamesField';
import { settingAt } from '../src/staff/arms/settings';
import { readTyped, writeTyped } from '../src/staff/arms/typed';
import { holders, unwrapped, within, wrapped } from '../src/staff/arms/wrapping';

const ARM: Document = {
  title: 'One',
  treatment: { turns: 5 },
  federations: [
    { name: 'Aurora', scheme: 'equal' },
    { name: 'Borealis', scheme: 'shapley', admission: { max_members: 6 } },
  ],
};

describe('a document', () => {
  test('is changed at a path, tables made on the way, and the old one stays', () => {
    const next = changed(ARM, 'federations.0.admission.min_resources', 3);
    expect(at(next, 'federations.0.admission.min_resources')).toBe(3);
    expect(at(ARM, 'federations.0.admission')).toBeUndefined();
    expect(at(next, 'federations.1')).toEqual(at(ARM, 'federations.1'));
  });

  test('loses a key that is emptied, and so has its default', () => {
    expect(at(changed(ARM, 'treatment.turns', undefined), 'treatment')).toEqual({});
    expect(changed(ARM, 'treatment.market.beta', undefined)['treatment']).toEqual({ turns: 5, market: {} });
  });

  test('has keys that are those of the form, whatever the number of the federation', () => {
    expect(keyOf('federations.12.admission.max_members')).toBe('federations.admission.max_members');
    expect(keyOf('treatment.phases.training.0')).toBe('treatment.phases.training');
  });

  test('gets a federation under a name that is free', () => {
    const more = withFederation(withFederation(ARM));
    expect(at(more, 'federations.2.name')).toBe('Cirrus');
    expect(at(more, 'federations.3.name')).toBe('Delta');
    const taken = changed(ARM, 'federations.0.name', 'Cirrus');
    expect(at(withFederation(taken), 'federations.2.name')).toBe('Delta');
  });

  test('has its federations in another order, and never loses one', () => {
    const moved = withMoved(ARM, 0, 1);
    expect(at(moved, 'federations.0.name')).toBe('Borealis');
    expect(withMoved(moved, 1, 0)).toEqual(ARM);
    expect(withMoved(ARM, 0, -1)).toBe(ARM);
    expect(withMoved(ARM, 1, 2)).toBe(ARM);
  });

  test('says the same in another order of keys', () => {
    expect(same({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBe(true);
    expect(same({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(leavesOf({ parts: [{ weight: 2 }] })).toEqual([['parts.1.weight', 2]]);
  });
});

describe('a mixture', () => {
  test('is a hundred percent, whatever the weights', () => {
    for (const weights of [
      [1, 1],
      [0.5, 0.5],
      [1, 1, 1],
      [3, 0, 0.001],
      [0, 0],
      [7, 5, 3, 1, 1, 1, 1, 1],
    ]) {
      expect(percents(weights).reduce((all, one) => all + one)).toBe(100);
    }
    expect(percents([1, 3])).toEqual([25, 75]);
  });

  test('gives one part what it asks for, and takes it from the others in proportion', () => {
    expect(withPercent([50, 50], 0, 80)).toEqual([80, 20]);
    expect(withPercent([20, 60, 20], 0, 50)).toEqual([50, 37, 13]);
    for (let percent = 0; percent <= 100; percent += 1) {
      for (const weights of [
        [50, 50],
        [90, 5, 5],
        [0, 100],
        [34, 33, 33],
      ]) {
        const shares = withPercent(weights, 1, percent);
        expect(shares.reduce((all, one) => all + one)).toBe(100);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(1);
      }
    }
    expect(withPercent([40], 0, 10)).toEqual([100]);
  });
});

describe('what is typed', () => {
  test('is a number where it can be, and stays as it is where not', () => {
    expect(readTyped('number', '2.5')).toBe(2.5);
    expect(readTyped('number', 'two')).toBe('two');
    expect(readTyped('number', ' ')).toBeUndefined();
    expect(readTyped('text', '')).toBe('');
    expect(writeTyped('number', 'two')).toBe('two');
  });

  test('is money in cents, and of a price a part of a cent', () => {
    expect(readTyped('money', '600')).toBe(60_000);
    expect(readTyped('money', '600.005')).toBe('600.005');
    expect(writeTyped('money', 60_000)).toBe('600.00');
    expect(readTyped('price', '0.055')).toBe(5.5);
    expect(writeTyped('price', 5.5)).toBe('0.055');
    expect(readTyped('price', writeTyped('price', 6))).toBe(6);
  });
});

const spec = (
  name: string,
  kind: ParameterSpec['kind'],
  item: ParameterSpec | null = null,
): ParameterSpec => ({
  name,
  kind,
  item,
  label: { en: '', zh: '' },
  help: { en: '', zh: '' },
  unit: { en: '', zh: '' },
  least: null,
  most: null,
  above: false,
  choices: [],
});
const info = (name: string, parameters: ParameterSpec[]): SchemeInfo => ({
  name: name,
  parameters,
  defaults: {},
  outermost: false,
  family: { en: '', zh: '' },
  words: { name: { en: name, zh: name }, short: { en: '', zh: '' }, long: { en: '', zh: '' } },
  picture: { title: { en: '', zh: '' }, bars: [] },
});

describe('a scheme within another', () => {
  const mixture = info('mixture', [spec('parts', 'parts', spec('weight', 'number'))]);
  const bounded = info('bounded', [spec('of', 'scheme'), spec('floor', 'number')]);
  const federation: Table = { name: 'A', scheme: 'linear', scheme_parameters: { quality_weight: 2 } };

  test('keeps what it was set to, and comes out again as it went in', () => {
    for (const holder of [mixture, bounded]) {
      const put = wrapped(federation, holder);
      expect(put['scheme']).toBe(holder.name);
      const inner = within(put, holder);
      expect(inner).toMatchObject({ scheme: 'linear', parameters: { quality_weight: 2 } });
      expect(inner && unwrapped(put, inner)).toEqual(federation);
    }
    expect(at(wrapped(federation, mixture), 'scheme_parameters.parts.1.scheme')).toBe('equal');
  });

  test('is offered by what says that it can hold one', () => {
    expect(holders([mixture, bounded, info('equal', [])])).toEqual([mixture, bounded]);
  });
});

test('bots come and go at the end of their kind, and the others keep their seats', () => {
  expect(withCount(['a', 'b', 'a'], 'a', 3)).toEqual(['a', 'b', 'a', 'a']);
  expect(withCount(['a', 'b', 'a'], 'a', 1)).toEqual(['a', 'b']);
  expect(withCount(['a', 'b'], 'b', 0)).toEqual(['a']);
});

test('the address of an own file tells how it is read', () => {
  const digest = 'a'.repeat(64);
  expect(
    readingOf(`csv:my people.csv?target=a%26b&party=site&ignore=id&ignore=x&digest=${digest}`),
  ).toMatchObject({
    name: 'my people.csv',
    digest,
    target: 'a&b',
    party: 'site',
    ignore: ['id', 'x'],
    delimiter: null,
  });
  expect(readingOf('digits')).toBeNull();
  expect(readingOf('csv:people.csv?target=x')).toBeNull();
});

describe('a setting of a scheme is called', () => {
  const parameter = (
    name: string,
    kind: ParameterSpec['kind'],
    en: string,
    item: ParameterSpec | null = null,
  ) => ({ name, kind, label: { en, zh: `${en}（中）` }, item, choices: [] }) as unknown as ParameterSpec;
  const schemes = [
    { name: 'linear', parameters: [parameter('quality_weight', 'number', 'Weight of quality')] },
    {
      name: 'bounded',
      parameters: [parameter('of', 'scheme', 'Scheme within'), parameter('floor', 'number', 'Floor')],
    },
    {
      name: 'mixture',
      parameters: [parameter('parts', 'parts', 'Parts', parameter('weight', 'number', 'Weight'))],
    },
  ] as unknown as SchemeInfo[];
  const bounded = {
    scheme: 'bounded',
    parameters: { of: { scheme: 'linear', parameters: { quality_weight: 2 } } },
  };
  const parts = {
    parts: [
      { scheme: 'equal', weight: 1 },
      { ...bounded, weight: 2 },
    ],
  };
  const words = { schemes, place: (n: string) => `no. ${n}`, scheme: 'Scheme' };
  const named = (scheme: string, path: string, table: Table, language: 'en' | 'zh' = 'en') =>
    settingAt({ ...words, say: (said) => said[language] }, scheme, path, table).names.join(' › ');

  test('as the form calls it, at any depth, in either language', () => {
    expect(named('bounded', 'floor', { floor: 0.1 })).toBe('Floor');
    expect(named('bounded', 'floor', { floor: 0.1 }, 'zh')).toBe('Floor（中）');
    expect(named('mixture', 'parts.2.weight', parts)).toBe('Parts › no. 2 › Weight');
    expect(named('mixture', 'parts.1.scheme', parts)).toBe('Parts › no. 1 › Scheme');
    expect(named('mixture', 'parts.2.parameters.of.parameters.quality_weight', parts)).toBe(
      'Parts › no. 2 › Scheme within › Weight of quality',
    );
  });

  test('by its key where nobody has words for it', () => {
    expect(named('bounded', 'ceiling', { ceiling: 1 })).toBe('ceiling');
    expect(named('unheard', 'a.b', {})).toBe('a.b');
    expect(named('mixture', 'parts.1.colour', parts)).toBe('Parts › no. 1 › colour');
    expect(named('mixture', 'parts.9.parameters.x', parts)).toBe('Parts › no. 9 › x');
  });
});
