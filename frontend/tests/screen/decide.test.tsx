// @vitest-environment happy-dom
// One decision, one button: what is not sent is asked after, what holds is said of its own numbers, Ready can be taken
// back, and steps that ask for nothing new are passed.
import { act, cleanup, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FederationView, Quote } from '../../src/generated/wire';
import { PASS_MS } from '../../src/wiring/usePassing';
import { federation, quote, recordedView } from '../views';
import { gameStatus, view } from './games';
import { open } from './screen';
import { server } from './server';

const samples = { task: 'wine', kind: 'table', width: 0, height: 0, feature_names: ['acid'], samples: [] };
const { you, step, tick } = recordedView.view;
const HELD = { quality_share: 1, quantity_share: 1, resources: 2, payment_cents: 2_000 };
const stranger = { my_bid: null, my_membership: null };
const free = { max_resources: 9, max_payment_cents: 50_000, suggested: HELD };

/** Every federation as `changes` says; where it is not bidding, it allows nothing. */
const all = (changes: (number: number) => Partial<FederationView> = () => ({})): FederationView[] =>
  recordedView.view.federations.map(({ federation: number }) => {
    const own = changes(number);
    const bidding = (own.phase ?? 'training') === 'bidding';
    const member = (own.my_membership ?? null) !== null;
    return federation(number, {
      ...stranger,
      phase: 'training',
      ticks_left: 4,
      ...own,
      allowed: {
        ...federation(number).allowed,
        ...free,
        place_bid: bidding && !member,
        change_commitment: bidding && member,
        withdraw_bid: (own.my_bid ?? null) !== null,
        leave: member,
        opens_in: bidding ? 0 : 8,
        why_not: bidding ? null : 'federation.not_bidding',
      },
    });
  });

const first = (changes: Partial<FederationView>) =>
  all((number) => (number === 1 ? { phase: 'bidding', ...changes } : {}));
const playing = { status: 'playing' as const, you: { ...you, ready: false } };
const ack = (action_id: string | undefined) => ({ type: 'ack', action_id: action_id ?? '', seq: 1 }) as const;

beforeEach(() => {
  server.answers('GET /api/games/g1', gameStatus());
  server.answers('GET /api/games/g1/samples', samples);
  localStorage.clear();
});

afterEach(() => {
  vi.useRealTimers();
});

async function sitDown(federations: FederationView[], reloads = 0) {
  const person = open('/game/g1');
  const connection = await server.connection(reloads + 1);
  connection.accept(view(1, { ...playing, federations }));
  const kinds = () => connection.submits().map(({ action }) => action.kind);
  const type = async (testid: string, text: string) => {
    await person.clear(screen.getByTestId(testid));
    await person.type(screen.getByTestId(testid), text);
  };
  return { person, connection, kinds, type };
}

const wait = (ms: number): void => {
  void act(() => {
    vi.advanceTimersByTime(ms);
  });
};

const text = (testid: string): string => screen.getByTestId(testid).textContent;

describe('ready with numbers that were not sent', () => {
  test('asks, and goes back without a word to the server', async () => {
    const { person, kinds, type } = await sitDown(first({}));
    await type('bid-payment-number', '$1,234.50');
    await person.click(screen.getByTestId('ready'));
    expect(text('unsent')).toContain('Your bid at Aurora is not sent.');
    expect(text('unsent')).toContain('$1,234.50');
    await person.click(screen.getByTestId('unsent-back'));
    expect(kinds()).toEqual([]);
    expect(screen.getByTestId('bid-payment-number')).toHaveProperty('value', '1234.50');
  });

  test('drops them: the form shows again what holds', async () => {
    const { person, kinds, type } = await sitDown(first({ my_bid: { commitment: HELD, cost_cents: 0 } }));
    await type('bid-payment-number', '35');
    await person.click(screen.getByTestId('ready'));
    await person.click(screen.getByTestId('unsent-drop'));
    expect(kinds()).toEqual(['ready']);
    expect(screen.getByTestId('bid-payment-number')).toHaveProperty('value', '20');
  });

  test('sends them, and says ready once they are in', async () => {
    const { person, connection, kinds, type } = await sitDown(first({}));
    await type('bid-payment-number', '35');
    await person.click(screen.getByTestId('ready'));
    await person.click(screen.getByTestId('unsent-send'));
    expect(kinds()).toEqual(['place_bid']);
    connection.tell(ack(connection.submits()[0]?.action_id));
    expect(kinds()).toEqual(['place_bid', 'ready']);
  });

  test('sends them, and stays where they are refused', async () => {
    const { person, connection, kinds, type } = await sitDown(first({}));
    await type('bid-payment-number', '35');
    await person.click(screen.getByTestId('ready'));
    await person.click(screen.getByTestId('unsent-send'));
    const action_id = connection.submits()[0]?.action_id ?? '';
    connection.tell({ type: 'reject', action_id, code: 'bid.not_admissible', message: 'No.', facts: {} });
    expect(text('reject-message')).toContain('refused for certain');
    expect(kinds()).toEqual(['place_bid']);
    expect(screen.getByTestId('ready')).toHaveProperty('disabled', false);
  });

  test('does not ask for numbers that nobody changed, that were changed back, or that were sent', async () => {
    const { person, connection, kinds, type } = await sitDown(first({}));
    await type('bid-payment-number', '35');
    await person.click(screen.getByTestId('place-bid'));
    connection.tell(ack(connection.submits()[0]?.action_id));
    await person.click(screen.getByTestId('ready'));
    expect(kinds()).toEqual(['place_bid', 'ready']);
  });
});

describe('a number that is not understood', () => {
  test('is said at the field, and sends nothing until it is', async () => {
    const { person, kinds, type } = await sitDown(first({}));
    await type('bid-payment-number', '12 apples');
    const field = screen.getByTestId('bid-payment-number');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const said = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(said?.textContent).toBe('“12 apples” is no number. Write it like 1,234.50.');
    await person.click(screen.getByTestId('place-bid'));
    expect(kinds()).toEqual([]);
    expect(document.activeElement).toBe(field);
    await type('bid-payment-number', '1,000');
    await person.click(screen.getByTestId('place-bid'));
    expect(field).toHaveProperty('value', '1000');
    expect(kinds()).toEqual(['place_bid']);
  });

  test('is not made the nearest one that can be', async () => {
    const { type } = await sitDown(first({}));
    await type('bid-quality-number', '140');
    const field = screen.getByTestId('bid-quality-number');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'At most 100%.',
    );
    expect(field).toHaveProperty('value', '140');
  });
});

describe('what holds is said of its own numbers', () => {
  const bidding = first({ my_bid: { commitment: HELD, cost_cents: 154 } });

  test('a bid that is in, and one that was changed and not sent', async () => {
    const { person, type } = await sitDown(bidding);
    expect(text('bid-done')).toContain('Your bid with Aurora is in.');
    expect(screen.getByTestId('place-bid').className).toContain('button--soft');
    await type('bid-payment-number', '35');
    expect(text('bid-done')).toContain('Changed, not sent.');
    expect(text('bid-done')).toContain('payment $20.00');
    expect(screen.getByTestId('place-bid').className).toContain('button--main');
    expect(text('bid-done')).not.toContain('is in.');
    await person.click(screen.getByTestId('bid-reset'));
    expect(text('bid-done')).toContain('Your bid with Aurora is in.');
  });

  test('never “is in” beside “would not be admitted”', async () => {
    const { connection } = await sitDown(bidding);
    const quote = {
      federation: 1,
      cost_cents: 154,
      fee_cents: 2_000,
      total_cents: 2_154,
      samples: 90,
      committed_quality: 0.9,
      committed_quantity: 0.5,
      training_ticks: 5,
      payout_tick: 20,
      payout_turn: 2,
      left_cents: 47_846,
      payouts_left: 3,
      paid_before: null,
      checks: [{ rule: 'members', needed: 1, given: 2, met: false }],
      legal: true,
      code: null,
      message: null,
      facts: {},
    } satisfies Quote;
    connection.tell({ type: 'quote', quote_id: 1_000, quote });
    expect(text('quote')).toContain('Would not be admitted');
    expect(text('bid-done')).toBe('You sent this bid, but as things stand Aurora would not admit it.');
  });

  test('a member is told what staying costs', async () => {
    const my_membership = { commitment: HELD, cost_cents: 154, join_order: 1, leaving: false };
    await sitDown(first({ my_membership }));
    expect(text('bid-done')).toContain('You stay in Aurora with these numbers: $21.54 for the next cycle');
  });
});

describe('ready', () => {
  test('is soft while there is something to bid, and full once there is not', async () => {
    const { connection } = await sitDown(first({}));
    expect(screen.getByTestId('ready').className).toContain('button--soft');
    const bid = { commitment: HELD, cost_cents: 0 };
    connection.tell(view(2, { ...playing, federations: first({ my_bid: bid }) }));
    expect(screen.getByTestId('ready').className).not.toContain('button--soft');
  });

  test('can be taken back while others decide', async () => {
    const { person, connection, kinds } = await sitDown(first({}));
    const federations = first({});
    connection.tell(view(2, { you: { ...you, ready: true }, ready: [you.player], federations }));
    await person.click(screen.getByTestId('not-ready'));
    expect(kinds()).toEqual(['not_ready']);
    connection.tell(ack(connection.submits()[0]?.action_id), view(3, { ...playing, ready: [], federations }));
    expect(screen.getByTestId('ready')).toHaveProperty('disabled', false);
    expect(text('ready')).toBe('Ready');
  });
});

describe('steps that ask for nothing new', () => {
  const next = (seq: number, federations: FederationView[], later = seq) =>
    view(seq, { ...playing, step: step + later, tick: tick + later, federations });

  test('are passed at one press, up to the next decision', async () => {
    const { person, connection, kinds } = await sitDown(all());
    expect(text('ready')).toBe('Go on to my next decision');
    await person.click(screen.getByTestId('ready'));
    expect(kinds()).toEqual(['ready']);
    vi.useFakeTimers();
    connection.tell(ack(connection.submits()[0]?.action_id), next(2, all()));
    expect(screen.getByTestId('ready')).toHaveProperty('disabled', true);
    wait(PASS_MS);
    expect(kinds()).toEqual(['ready', 'ready']);
    connection.tell(ack(connection.submits()[1]?.action_id), next(3, first({})));
    wait(10 * PASS_MS);
    expect(kinds()).toEqual(['ready', 'ready']);
    expect(text('ready')).toBe('Ready');
    connection.tell(next(4, all()));
    wait(10 * PASS_MS);
    expect(kinds()).toEqual(['ready', 'ready']);
  });

  test('are not passed after Stop', async () => {
    const { person, connection, kinds } = await sitDown(all());
    await person.click(screen.getByTestId('ready'));
    connection.tell(ack(connection.submits()[0]?.action_id), next(2, all()));
    await person.click(screen.getByTestId('stop'));
    vi.useFakeTimers();
    wait(10 * PASS_MS);
    expect(kinds()).toEqual(['ready']);
  });

  test('are passed after Ready to a decision as well', async () => {
    const { person, connection, kinds } = await sitDown(first({}));
    expect(text('ready')).toBe('Ready');
    await person.click(screen.getByTestId('ready'));
    vi.useFakeTimers();
    connection.tell(ack(connection.submits()[0]?.action_id), next(2, all()));
    wait(PASS_MS);
    expect(kinds()).toEqual(['ready', 'ready']);
  });

  test('wait for a press each where the player set it so, which is kept', async () => {
    const { person, connection, kinds } = await sitDown(all());
    await person.click(screen.getByTestId('goes-on'));
    expect(text('ready')).toBe('Ready');
    expect(localStorage.getItem('fedgame.passing')).toBe('each');
    await person.click(screen.getByTestId('ready'));
    vi.useFakeTimers();
    connection.tell(ack(connection.submits()[0]?.action_id), next(2, all()));
    wait(10 * PASS_MS);
    expect(kinds()).toEqual(['ready']);
    expect(screen.getByTestId('goes-on')).toHaveProperty('checked', false);
  });

  test('do not pass while something is being decided all the same', async () => {
    const { person, connection, kinds, type } = await sitDown(first({}));
    await person.click(screen.getByTestId('ready'));
    connection.tell(ack(connection.submits()[0]?.action_id));
    const still = first({ ticks_left: 3 });
    connection.tell(view(2, { ...playing, step: step + 1, tick: tick + 1, federations: still }));
    await type('bid-payment-number', '35');
    vi.useFakeTimers();
    wait(10 * PASS_MS);
    expect(kinds()).toEqual(['ready']);
    expect(text('ready')).toBe('Ready');
  });
});

describe('before a new cycle', () => {
  const my_membership = { commitment: HELD, cost_cents: 154, join_order: 1, leaving: false };
  const member = first({ my_membership });

  test('a member sees what staying charges, and leaves with one press', async () => {
    const { person, kinds } = await sitDown(member);
    expect(text('renewal-1')).toContain('Staying costs $21.54');
    expect(text('ready')).toBe('Ready');
    await person.click(screen.getByTestId('renewal-leave-1'));
    expect(kinds()).toEqual(['leave_federation']);
  });

  test('it changes with one press, to the numbers that hold there', async () => {
    const { person } = await sitDown(
      all((number) => (number === 1 ? {} : number === 2 ? { phase: 'bidding', my_membership } : {})),
    );
    await person.click(screen.getByRole('button', { name: 'Change what you bring to Borealis' }));
    expect(screen.getByTestId('bid-payment-number')).toHaveProperty('value', '20');
  });

  test('it stays without being asked where it says so, and is asked all the same where it cannot pay', async () => {
    const { person, connection } = await sitDown(member);
    await person.click(screen.getByTestId('renew-silently-1'));
    expect(text('ready')).toBe('Go on to my next decision');
    connection.tell(view(2, { ...playing, you: { ...playing.you, free_cents: 2_153 }, federations: member }));
    expect(text('renewal-1')).toContain('You have $21.53 free: you would be out.');
    expect(text('ready')).toBe('Ready');
  });

  test('that it stays unasked is known after a reload, in this game and no other', async () => {
    const { person } = await sitDown(member);
    const silently = () => screen.getByTestId('renew-silently-1');
    await person.click(silently());
    cleanup();
    await sitDown(member, 1);
    expect(silently()).toHaveProperty('checked', true);
    cleanup();
    server.answers('GET /api/games/g2', gameStatus());
    server.answers('GET /api/games/g2/samples', samples);
    open('/game/g2');
    (await server.connection(3)).accept(view(1, { ...playing, federations: member }));
    expect(silently()).toHaveProperty('checked', false);
  });

  test('nothing is charged where no federation takes changes', async () => {
    await sitDown(all((number) => (number === 1 ? { my_membership } : {})));
    expect(screen.queryByTestId('renewals')).toBeNull();
  });
});

describe('what a bid may bring', () => {
  const told = async (changes: Partial<Quote>, cycles: FederationView['cycles'] = []) => {
    const { connection } = await sitDown(first({ cycles }));
    const answer = quote(1_000, 1, 2_154);
    connection.tell({ ...answer, quote: { ...answer.quote, ...changes } });
  };

  test('stands beside the cost: what was paid before, what is left, and how often it can still pay', async () => {
    await told({ paid_before: { whom: 'alike', cycles: 3, lowest_cents: 1_000, highest_cents: 4_250 } });
    expect(text('quote-before')).toContain('$10.00 to $42.50 a cycle');
    expect(text('quote-before')).toContain('members with about as much data, last 3 cycles');
    expect(text('quote')).toContain('no promise');
    expect(text('quote-left')).toBe('$478.46 free');
    expect(text('quote-payouts')).toBe('at most 3 payouts left');
  });

  test('is the whole pool where who got what is not to be seen, and nothing before the first', async () => {
    const cycle = {
      cycle: 1,
      members_count: 2,
      quality: 0.8,
      pool_cents: 21_400,
      models: 3,
      estimated: false,
      outcome: 'trained',
    } as const;
    await told({}, [cycle, { ...cycle, cycle: 2, pool_cents: null }]);
    expect(text('quote-before')).toBe('$214.00 in its last cycleto its 2 members together');
  });

  test('is nothing yet before the first payout', async () => {
    await told({});
    expect(text('quote-before')).toBe('nothing yet');
  });
});
