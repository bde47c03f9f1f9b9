// What the games came to, computed from the state: checked with numbers that can be added up by hand.
import { expect, test } from 'vitest';
import { debrief, marks, median, stacked } from '../src/staff/control/model/debrief';
import { group, person, session } from './sessions';

const market = (...shares: number[]) =>
  shares.map((share, index) => ({
    name: `F${index}`,
    share,
    phase: 'bidding',
    members: 0,
    accuracy: null,
    money_cents: 0,
  }));

const state = session({
  people: [100, 200, 300, 500, 900].map((money_cents, index) => person(index + 1, { money_cents })),
  groups: [
    group(1, { arm: 1, over: true, people: [1, 2], profits_cents: [10, 30], federations: market(0.6, 0.4) }),
    group(2, { arm: 1, over: true, people: [3], profits_cents: [80], federations: market(0.3, 0.7) }),
    group(3, { arm: 2, over: true, people: [4], profits_cents: [-50] }),
    group(4, { arm: 2, people: [5], federations: market(1) }),
  ],
});

test('only games that are over count', () => {
  expect(debrief(state).games.map((one) => one.number)).toEqual([1, 2, 3]);
});

test('the largest federations are those with the most of their own market', () => {
  expect(debrief(state).leaders).toEqual({ low: 0.6, high: 0.7 });
});

test('a dot is the mean of one game, the bar the mean of all people of the arm', () => {
  expect(debrief(state).profits).toEqual([
    { arm: 1, values: [20, 80], middle: 40 },
    { arm: 2, values: [-50], middle: -50 },
  ]);
});

test('money is told person by person, with the median', () => {
  expect(debrief(state).money).toEqual([
    { arm: 1, values: [100, 200, 300], middle: 200 },
    { arm: 2, values: [500], middle: 500 },
  ]);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('before the first game is over there is nothing to tell', () => {
  expect(debrief(session())).toEqual({ games: [], leaders: null, profits: [], money: [] });
});

test('dots that are alike stand on each other', () => {
  expect(stacked([0, 1, 1, 10], 0, 10, 10)).toEqual([
    { bin: 0, height: 0 },
    { bin: 1, height: 0 },
    { bin: 1, height: 1 },
    { bin: 9, height: 0 },
  ]);
  expect(stacked([5], 5, 5, 10)).toEqual([{ bin: 5, height: 0 }]);
});

test('the marks of an axis are round, and hold everything', () => {
  expect(marks([120, 870])).toEqual([0, 200, 400, 600, 800, 1000]);
  expect(marks([-30, 45])).toEqual([-40, -20, 0, 20, 40, 60]);
  expect(marks([7])).toEqual([7, 8]);
});
