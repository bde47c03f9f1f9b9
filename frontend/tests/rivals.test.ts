// Who stands where and how that moved, from views as a server sends them.
import { expect, test } from 'vitest';
import { follow, rivalsOf, type Turns } from '../src/state/rivals';
import type { SeatEvent } from '../src/net/messages';
import { newTable, reduce } from '../src/state/table';
import { recordedView, withView } from './views';

const { you } = recordedView.view;
const full = (turn: number, own: number, others: readonly [number, number, number][]) =>
  withView({
    turn,
    players_count: 1 + others.length,
    you: { ...you, player: 1, rank: own, money_cents: 500_00 },
    others: others.map(([player, rank, money_cents]) => ({
      player,
      rank,
      money_cents,
      quality: 0.5,
      quantity: 0.5,
      resources: 5,
    })),
    federations: recordedView.view.federations.map((one) => ({
      ...one,
      my_membership: null,
      members: one.federation === 1 ? [{ player: 2, quality: 0.5, quantity: 0.5, resources: 1 }] : [],
    })),
  });
const NONE: readonly SeatEvent[] = [];

test('under full everybody stands in the order of places, with what moved since the turn before', () => {
  const first = full(1, 1, [
    [2, 2, 400_00],
    [3, 3, 300_00],
  ]);
  const second = full(2, 2, [
    [2, 1, 650_00],
    [3, 3, 280_00],
  ]);
  const turns = [first, first, second].reduce<Turns | null>(follow, null);
  if (turns === null) throw new Error('two turns were seen');
  const rows = rivalsOf(second, NONE, turns);
  expect(rows.map(({ player, rank, moved, won }) => [player, rank, moved, won])).toEqual([
    [2, 1, 1, 250_00],
    [1, 2, -1, 0],
    [3, 3, 0, -20_00],
  ]);
  expect(rows.map(({ federations }) => federations)).toEqual([[1], [], []]);
});

test('a page that was not there in the turn before tells of no movement', () => {
  const seen = follow(follow(null, full(1, 1, [[2, 2, 1]])), full(3, 2, [[2, 1, 2]]));
  expect(rivalsOf(full(3, 2, [[2, 1, 2]]), NONE, seen).map(({ moved }) => moved)).toEqual([null, null]);
});

test('where others are not shown, only the own place is told, in the order of the seats', () => {
  const before = withView({ turn: 1, you: { ...you, rank: 4 } });
  const now = withView({ turn: 2, you: { ...you, rank: 2 } });
  const rows = rivalsOf(now, NONE, follow(follow(null, before), now));
  expect(rows.map(({ player }) => player)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(rows.every(({ rank, money, won }) => rank === null && money === null && won === null)).toBe(true);
  expect(rows.map(({ own, moved }) => (own ? moved : null)).filter((moved) => moved !== null)).toEqual([2]);
  expect(rows.filter(({ own }) => !own).every(({ federations }) => federations === null)).toBe(true);
});

test('who joined, who left, and the last face of each are those of the last step', () => {
  const events: SeatEvent[] = [
    { kind: 'bid_admitted', player: 2, federation: 1, tick: 5 } as SeatEvent,
    { kind: 'member_left', player: 3, federation: 2, tick: 5, reason: 'left' } as SeatEvent,
    { kind: 'reacted', player: 2, tick: 5, reaction: 'thinking' },
    { kind: 'reacted', player: 2, tick: 5, reaction: 'laugh' },
  ];
  const message = full(1, 1, [
    [2, 2, 1],
    [3, 3, 1],
  ]);
  const rows = rivalsOf(message, events, follow(null, message));
  expect(rows.map(({ joined, left, reaction }) => [joined, left, reaction])).toEqual([
    [[], [], null],
    [[1], [], 'laugh'],
    [[], [2], null],
  ]);
});

test('a reaction is no decision: what is said of the last one stays, also when it came too soon', () => {
  const submit = {
    type: 'submit',
    action_id: 'a-reaction',
    step: 6,
    action: { kind: 'react', reaction: 'thanks' },
  } as const;
  const before = { ...newTable(), last: recordedView };
  const sent = reduce(before, { type: 'submitted', submit });
  const done = reduce(sent, {
    type: 'received',
    message: { type: 'ack', action_id: 'a-reaction', seq: 3 },
    now: 0,
  });
  expect([done.done, done.pending]).toEqual([null, []]);
  const refused = reduce(sent, {
    type: 'received',
    message: { type: 'reject', action_id: 'a-reaction', code: 'limit.rate', message: '', facts: {} },
    now: 0,
  });
  expect([refused.refusal, refused.pending]).toEqual([null, []]);
});
