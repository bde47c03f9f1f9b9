import { expect, test } from 'vitest';
import { heightFor, LETTER, stacked } from '../src/charts/stacked';
import { ownPay, payByScheme, storyOf } from '../src/state/story';
import { federation, recordedView } from './views';

const { view } = recordedView;
/** What uPlot takes for the axis below and the air above, in px. */
const AROUND = 62;

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

test('the story has each turn up to now, with its payouts in the turn in which they were made', () => {
  const story = storyOf(view, []);
  expect(story.map((turn) => turn.turn)).toEqual(Array.from({ length: view.turn }, (_, index) => index + 1));
  const told = story.flatMap((turn) =>
    turn.lines.map((line) => (line.kind === 'payout' ? [turn.turn, line.payout.turn] : [])),
  );
  expect(told).toHaveLength(view.payouts.length);
  expect(told.every(([shown, paid]) => shown === paid)).toBe(true);
});

test('a column of the market is stacked up to the whole', () => {
  const edges = stacked(view.turns, view.federations.length);
  const top = edges.at(-1) ?? [];
  expect(top).toHaveLength(view.turns.length);
  for (const edge of top) expect(edge).toBeCloseTo(100, 6);
  expect(edges[0]).toEqual(view.turns.map((turn) => (turn.shares[0] ?? 0) * 100));
});

test('the market grows with its federations, so that each of equal shares has room for its letter', () => {
  expect(heightFor(2)).toBe(heightFor(8));
  const room = (federations: number): number => (heightFor(federations) - AROUND) / federations;
  for (const federations of [6, 9, 20, 26]) expect(room(federations)).toBeGreaterThanOrEqual(LETTER);
});
