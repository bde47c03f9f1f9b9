import { describe, expect, test } from 'vitest';
import type { Change, Submit, View } from '../src/generated/wire';
import type { SeatEvent, ServerMessage } from '../src/net/messages';
import { newTable, reduce, type TableState } from '../src/state/table';
import { quote, recordedView, withView } from './views';

const OWN = recordedView.view.you.player;

function after(...messages: ServerMessage[]): TableState {
  const opened = reduce(newTable(), { type: 'opened' });
  return messages.reduce((state, message) => reduce(state, { type: 'received', message, now: 1000 }), opened);
}

const view = (seq: number, events: SeatEvent[] = [], more: Partial<View> = {}): View =>
  withView({}, { seq, events, ...more });
const change = (seq: number, patch: Change['patch'] = {}, deadline_ms: number | null = null): Change => ({
  type: 'change',
  seq,
  deadline_ms,
  patch,
});

const closed = (step: number): SeatEvent => ({
  kind: 'step_closed',
  step,
  from_tick: 0,
  to_tick: 5,
  by_time: false,
});
const started = (federation: number): SeatEvent => ({
  kind: 'phase_started',
  federation,
  phase: 'training',
  tick: 5,
  ticks: 7,
});
const placed = (federation: number): SeatEvent => ({
  kind: 'bid_placed',
  player: OWN,
  federation,
  commitment: { quality_share: 1, quantity_share: 1, resources: 1, payment_cents: 2000 },
  cost_cents: 100,
  replaced: false,
});
const submit = (id: string): Submit => ({
  type: 'submit',
  action_id: id,
  step: recordedView.view.step,
  action: { kind: 'ready' },
});

describe('message numbers', () => {
  test('changes that count by one are put together', () => {
    const state = after(
      view(1),
      change(2, { view: { tick: [3] } }),
      change(3, { view: { ready: [[2]] } }, 5),
    );
    expect(state.gap).toBe(false);
    expect([state.last?.seq, state.last?.deadline_ms]).toEqual([3, 5]);
    expect(state.last?.view).toEqual({ ...recordedView.view, tick: 3, ready: [2] });
    expect(state.last?.view.federations).toBe(after(view(1)).last?.view.federations);
  });

  test('after a missing number no change is read until the whole view is there', () => {
    const state = after(view(1), change(3, { view: { tick: [3] } }), change(4, { view: { tick: [4] } }));
    expect(state.gap).toBe(true);
    expect(state.last).toEqual(view(1));
    const again = reduce(state, { type: 'received', message: view(5), now: 0 });
    expect([again.gap, again.last?.seq]).toEqual([false, 5]);
  });

  test('a change before any view, or one of something else, is one that cannot be read', () => {
    expect(after(change(1)).gap).toBe(true);
    const state = after(view(1), change(2, { view: { nonsense: { of: ['its own'] } } }));
    expect(state.gap).toBe(true);
    expect(state.last).toEqual(view(1));
  });

  test('a message that comes twice changes nothing', () => {
    const once = after(view(1), view(2, [placed(1)]), change(3));
    expect(reduce(once, { type: 'received', message: view(2, [placed(1)]), now: 2000 })).toBe(once);
    expect(reduce(once, { type: 'received', message: change(3), now: 2000 })).toBe(once);
  });

  test('a new connection counts from one again', () => {
    const state = reduce(after(view(1), change(2), change(4)), { type: 'opened' });
    const again = reduce(state, { type: 'received', message: view(1), now: 0 });
    expect(again.gap).toBe(false);
  });
});

describe('the last step', () => {
  test('is what the view says, and what changes add to it', () => {
    const state = after(view(1, [closed(1)]), change(2, { events: { splice: [1, 0, started(2)] } }));
    expect(state.lastStep).toEqual([closed(1), started(2)]);
    const next = reduce(state, {
      type: 'received',
      message: change(3, { events: { splice: [0, 2, closed(2)] } }),
      now: 0,
    });
    expect(next.lastStep).toEqual([closed(2)]);
  });
});

test('the deadline is on the clock of this browser', () => {
  expect(after(view(1, [], { deadline_ms: 500 })).deadlineAt).toBe(1500);
  expect(after(view(1, [], { deadline_ms: null })).deadlineAt).toBeNull();
});

test('an answered submission is no longer pending, and tells what was done', () => {
  const asked = reduce(after(view(1)), { type: 'submitted', submit: submit('aaaaaaaa') });
  expect(asked.pending).toHaveLength(1);
  const done = reduce(asked, {
    type: 'received',
    message: { type: 'ack', action_id: 'aaaaaaaa', seq: 1 },
    now: 0,
  });
  expect(done.pending).toHaveLength(0);
  expect(done.done).toEqual(submit('aaaaaaaa'));
});

test('a refusal is kept with what was refused until the step moves on', () => {
  const asked = reduce(after(view(1)), { type: 'submitted', submit: submit('bbbbbbbb') });
  const reject: ServerMessage = {
    type: 'reject',
    action_id: 'bbbbbbbb',
    code: 'seat.ready',
    message: 'no',
    facts: {},
  };
  const refused = reduce(asked, { type: 'received', message: reject, now: 0 });
  expect(refused.refusal?.submitted).toEqual(submit('bbbbbbbb'));
  expect(refused.pending).toHaveLength(0);
  const next = withView({ step: recordedView.view.step + 1 }, { seq: 2 });
  expect(reduce(refused, { type: 'received', message: next, now: 0 }).refusal).toBeNull();
});

test('an older quote does not replace a newer one', () => {
  expect(after(quote(2, 1, 20), quote(1, 1, 10)).quote?.quote.total_cents).toBe(20);
  expect(after(quote(1, 1, 10), quote(2, 1, 20)).quote?.quote.total_cents).toBe(20);
});

test('rounds of a training add up, each once, and a new cycle starts anew', () => {
  const message = (cycle: number, round: number, accuracy: number): ServerMessage => ({
    type: 'training',
    federation: 3,
    cycle,
    round,
    rounds: 10,
    accuracy,
  });
  const accuracies = (...messages: ServerMessage[]) => after(...messages).runs[3]?.accuracies;
  expect(accuracies(message(1, 1, 0.5), message(1, 2, 0.6))).toEqual([0.5, 0.6]);
  expect(accuracies(message(1, 1, 0.5), message(1, 2, 0.6), message(1, 1, 0.5))).toEqual([0.5, 0.6]);
  expect(accuracies(message(1, 1, 0.5), message(2, 1, 0.3))).toEqual([0.3]);
});

test('payouts from before the page was opened are not news; later ones are, until they are read', () => {
  const { payouts } = recordedView.view;
  const first = withView({ payouts: payouts.slice(0, 1) }, { seq: 1 });
  const state = after(first, withView({ payouts }, { seq: 2 }));
  expect(payouts).toHaveLength(2);
  expect(state.payoutsSeen).toBe(1);
  expect(reduce(state, { type: 'payouts_seen' }).payoutsSeen).toBe(2);
});

test('where the player stays without being asked is kept over a reload, until it is taken back', () => {
  const asked = (state: TableState, federation: number, on: boolean) =>
    reduce(state, { type: 'renewing', federation, on });
  const both = asked(asked(after(view(1)), 2, true), 1, true);
  const { payoutsSeen, renewing } = both;
  expect(newTable({ payoutsSeen, renewing }).renewing).toEqual([2, 1]);
  expect(asked(asked(both, 2, true), 1, false).renewing).toEqual([2]);
});
