// What comes out of factors before the server is asked, and how the arms stand in an experiment afterwards.
import { expect, test } from 'vitest';
import type { CrossedArmInfo } from '../src/generated/api';
import { combinations, namesOf, wantedOf, withArms, type PickedFactor } from '../src/staff/arms/crossing';

const factor = (
  path: string,
  values: PickedFactor['values'],
  typedName: string | null = null,
): PickedFactor => ({
  path,
  typed: '',
  values,
  typedName,
});

test('every combination is one arm, the last factor turning fastest', () => {
  const wanted = wantedOf([
    factor('federations.*.scheme', ['equal', 'shapley']),
    factor('treatment.turns', [3, 5]),
  ]);
  expect(wanted.map(({ name }) => name)).toEqual(['scheme', 'turns']);
  expect(combinations(wanted)).toEqual([
    ['equal', '3'],
    ['equal', '5'],
    ['shapley', '3'],
    ['shapley', '5'],
  ]);
});

test('a value that is typed twice is one level', () => {
  expect(combinations(wantedOf([factor('treatment.turns', [3, 5, 3])]))).toEqual([['3'], ['5']]);
});

test('a factor without values is none, and without any factor there is no arm', () => {
  expect(wantedOf([factor('treatment.turns', [])])).toEqual([]);
  expect(combinations([])).toEqual([]);
});

test('two factors of the same key have names of their own', () => {
  const twice = [factor('federations.0.scheme', ['equal']), factor('federations.1.scheme', ['equal'])];
  expect(namesOf(twice)).toEqual(['scheme', 'scheme_2']);
  expect(namesOf([factor('treatment.turns', [3], 'length')])).toEqual(['length']);
});

test('an experiment gets the arms after its own, with the people and the levels of each', () => {
  const made = [
    { info: { id: 'm2', seats: 8 }, levels: { scheme: 'equal', turns: '3' } },
  ] as unknown as CrossedArmInfo[];
  const draft = withArms({ title: 'Two', arms: [{ title: 'First', scenario: 'quickstart' }] }, made, () => 6);
  expect(draft).toEqual({
    title: 'Two',
    arms: [
      { title: 'First', scenario: 'quickstart' },
      {
        title: 'equal, 3',
        arm: 'm2',
        groups: 1,
        size: 6,
        bots: 2,
        factors: { scheme: 'equal', turns: '3' },
      },
    ],
  });
});
