import { expect, test } from 'vitest';
import { namedTurns, ticks } from '../src/charts/ticks';
import { ownPay, payByScheme } from '../src/state/story';
import { federation, recordedView } from './views';

const { view } = recordedView;
test('what each federation paid stands with its federation, and nothing of it before the game is over', () => {
  expect(payByScheme({ ...view, pay: null })).toEqual([]);
  const mine = { player: 1, cycles: 2, payment_cents: 900, fee_cents: 500, cost_cents: 150, net_cents: 250 };
  const pay = [
    { federation: 2, mine, players: null, spread: null },
    { federation: 1, mine: null, players: [mine], spread: null },
  ];
  const found = payByScheme({ ...view, pay });
  expect(found.map((row) => row.federation.name)).toEqual([
    view.federations[1]?.name,
    view.federations[0]?.name,
  ]);
  expect(found.map((row) => row.mine?.net_cents)).toEqual([250, undefined]);
  expect(found[1]?.players).toEqual([mine]);
});

test('of more than twelve federations the own pay lists those that the player was in, and counts the others', () => {
  const mine = { player: 1, cycles: 2, payment_cents: 900, fee_cents: 500, cost_cents: 150, net_cents: 250 };
  const played = (count: number, own: readonly number[]): Parameters<typeof ownPay>[0] => ({
    ...view,
    federations: Array.from({ length: count }, (_, index) => federation(1, { federation: index + 1 })),
    pay: Array.from({ length: count }, (_, index) => ({
      federation: index + 1,
      mine: own.includes(index + 1) ? mine : null,
      players: null,
      spread: null,
    })),
  });
  const listed = ({ rows, others }: ReturnType<typeof ownPay>): [number[], number] => [
    rows.map((row) => row.federation.federation),
    others,
  ];
  expect(listed(ownPay(played(12, [2])))).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 0]);
  expect(listed(ownPay(played(13, [2, 11])))).toEqual([[2, 11], 11]);
  expect(listed(ownPay(played(20, [])))).toEqual([[], 20]);
});

test('an axis is labelled at round numbers, as many as have room', () => {
  expect(ticks(-8, 93, 5)).toEqual([0, 50]);
  expect(ticks(0, 100, 5)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(ticks(-250, 1300, 5)).toEqual([0, 500, 1000]);
  expect(namedTurns(8, 12)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(namedTurns(60, 12)).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60]);
});
