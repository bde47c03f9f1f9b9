import { describe, expect, test } from 'vitest';
import { readNumber, shownField, withField } from '../src/state/draft';
import { deciding, firstChoice, hintOf } from '../src/state/hint';
import { GAP_MS, REST_MS, waitBefore } from '../src/wiring/pace';
import { federation, recordedView, withView } from './views';

const { you } = recordedView.view;
const stranger = { my_bid: null, my_membership: null };

describe('what is typed', () => {
  const draft = { quality_share: 1, quantity_share: 1, resources: 2, payment_cents: 2_000 };

  test.each([
    ['50', 50],
    ['12,5', 12.5],
    ['', null],
    ['-', null],
    ['abc', null],
  ])('%o is read as %o', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  test('percent, units and dollars come back as they were typed', () => {
    expect(shownField(withField(draft, 'quality_share', 35), 'quality_share')).toBe(35);
    expect(shownField(withField(draft, 'resources', 4), 'resources')).toBe(4);
    expect(shownField(withField(draft, 'payment_cents', 12.34), 'payment_cents')).toBe(12.34);
    expect(withField(draft, 'payment_cents', 12.34).payment_cents).toBe(1234);
  });

  test('more than one owns can be asked for, but nothing that a message cannot carry', () => {
    expect(withField(draft, 'payment_cents', 9_999).payment_cents).toBe(999_900);
    expect(withField(draft, 'resources', 5_000).resources).toBe(1000);
    expect(withField(draft, 'quality_share', 140).quality_share).toBe(1);
    expect(withField(draft, 'payment_cents', -3).payment_cents).toBe(0);
  });
});

describe('the hint beside Ready', () => {
  const all = (changes: Parameters<typeof federation>[1]) =>
    recordedView.view.federations.map((known) => federation(known.federation, changes));
  const playing = { status: 'playing' as const, you: { ...you, ready: false } };

  test('asks for a bid where one can be placed and none is', () => {
    const allowed = { ...federation(1).allowed, place_bid: true };
    expect(hintOf(withView({ ...playing, federations: all({ ...stranger, allowed }) }))).toEqual({
      kind: 'bid',
    });
  });

  test('names the federations with open bids', () => {
    const commitment = { quality_share: 1, quantity_share: 1, resources: 1, payment_cents: 2_000 };
    const federations = all(stranger);
    federations[2] = federation(3, { my_membership: null, my_bid: { commitment, cost_cents: 0 } });
    expect(hintOf(withView({ ...playing, federations }))).toEqual({ kind: 'bids', federations: [3] });
    expect(firstChoice(withView({ ...playing, federations }))).toBe(3);
  });

  test('says that nothing can be done where nothing is allowed', () => {
    const allowed = { ...federation(1).allowed, place_bid: false };
    expect(hintOf(withView({ ...playing, federations: all({ ...stranger, allowed }) }))).toEqual({
      kind: 'nothing',
    });
  });

  test('says who is still deciding once the own decision is made', () => {
    const waiting = withView({
      status: 'playing',
      you: { ...you, ready: true },
      players_count: 4,
      ready: [1, 3],
    });
    expect(hintOf(waiting)).toEqual({ kind: 'waiting', players: [2, 4] });
    expect(deciding(waiting)).toEqual([2, 4]);
  });

  test('gives way to the end of the step and of the game', () => {
    expect(hintOf(withView({ status: 'closing' })).kind).toBe('closing');
    expect(hintOf(withView({ status: 'finished' })).kind).toBe('finished');
  });
});

test('questions wait until the slider rests, and stay far below the limit of messages', () => {
  expect(waitBefore(10_000, -Infinity)).toBe(REST_MS);
  expect(waitBefore(10_000, 9_900)).toBe(GAP_MS - 100);
  expect(waitBefore(20_000, 10_000)).toBe(REST_MS);
  expect(60_000 / GAP_MS).toBeLessThanOrEqual(90);
});
