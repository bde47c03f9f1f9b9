import { expect, test } from 'vitest';
import { stacked } from '../src/charts/stacked';
import { payByScheme, storyOf } from '../src/state/story';
import { recordedView } from './views';

const { view } = recordedView;

test('what a scheme paid is the sum of the own payouts, and the average of its pools by head', () => {
  for (const pay of payByScheme(view)) {
    const mine = view.payouts.filter((payout) => payout.federation === pay.federation);
    expect(pay.cycles).toBe(mine.length);
    expect(pay.netCents).toBe(pay.paidOutCents - pay.paidInCents);
    expect(pay.paidOutCents).toBe(mine.reduce((sum, payout) => sum + payout.payment_cents, 0));
  }
  const known = view.federations[0];
  if (!known) throw new Error('the recorded game has a first federation');
  const cycles = [
    { cycle: 1, members_count: 2, quality: 0.8, pool_cents: 1000, models: 15, estimated: false },
    { cycle: 2, members_count: 4, quality: 0.8, pool_cents: 1000, models: 15, estimated: false },
    { cycle: 3, members_count: 3, quality: null, pool_cents: null, models: null, estimated: null },
  ];
  const changed = { ...view, federations: [{ ...known, cycles }] };
  expect(payByScheme(changed)[0]?.averageCents).toBe(375);
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
