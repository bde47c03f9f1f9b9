// @vitest-environment happy-dom
// The table over a connection that does what connections do: it breaks, loses messages and answers, and comes back to a
// server that was started anew. Nothing may be done twice, and nothing shown may be older than what is known.
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { UserEvent } from '@testing-library/user-event';
import { recordedView, withView } from '../views';
import { change, gameStatus, view } from './games';
import { open } from './screen';
import { server } from './server';

const samples = { task: 'wine', kind: 'table', width: 0, height: 0, feature_names: ['acid'], samples: [] };
const RESYNC = { type: 'resync' };

beforeEach(() => {
  server.answers('GET /api/games/g1', gameStatus());
  server.answers('GET /api/games/g1/samples', samples);
});

async function sitDown() {
  const person = open('/game/g1');
  const connection = await server.connection();
  connection.accept(view(1));
  return { person, connection };
}

async function bidWith(person: UserEvent, federation: number): Promise<void> {
  const row = screen.getByTestId(`federation-row-${federation}`);
  const [toggle] = within(row).getAllByRole('button');
  if (toggle) await person.click(toggle);
  await person.click(screen.getByTestId('place-bid'));
}

const ack = (action_id: string | undefined) => ({ type: 'ack', action_id: action_id ?? '', seq: 1 }) as const;
const money = (): string | null => screen.getByTestId('money').textContent;

describe('what is sent', () => {
  test('is on its way until the server has said yes, and can be sent only once', async () => {
    const { person, connection } = await sitDown();
    await bidWith(person, 2);
    const [bid, ...more] = connection.submits();
    expect(more).toEqual([]);
    expect(bid).toMatchObject({ step: recordedView.view.step, action: { kind: 'place_bid', federation: 2 } });
    expect(screen.getByTestId('place-bid')).toHaveProperty('disabled', true);
    expect(screen.getByTestId('place-bid').textContent).toBe('Sending…');
    connection.tell(ack(bid?.action_id));
    expect(screen.getByTestId('place-bid')).toHaveProperty('disabled', false);
    expect(screen.getByTestId('bid-done').textContent).toContain('Your bid with Borealis is in.');
  });

  test('and refused is told with its reason, and the draft stays', async () => {
    const { person, connection } = await sitDown();
    await bidWith(person, 2);
    await person.clear(screen.getByTestId('bid-resources-number'));
    await person.type(screen.getByTestId('bid-resources-number'), '2');
    const [bid] = connection.submits();
    const facts = { needed: 3, free: 2 };
    const { action_id = '' } = bid ?? {};
    connection.tell({ type: 'reject', action_id, code: 'bid.resources_exceeded', message: 'No.', facts });
    expect(screen.getByTestId('reject-message').textContent).toContain('only 2 are free');
    expect(screen.getByTestId('bid-resources-number')).toHaveProperty('value', '2');
    expect(screen.getByTestId('place-bid')).toHaveProperty('disabled', false);
    connection.tell(view(2, { step: recordedView.view.step + 1 }));
    expect(screen.queryByTestId('reject-message')).toBeNull();
  });

  test('and never answered is sent again on the next connection, as the same thing', async () => {
    const { person, connection } = await sitDown();
    await bidWith(person, 2);
    const sent = connection.submits();
    connection.end();
    expect(screen.getByText('Connection lost. Reconnecting…')).toBeTruthy();
    const next = await server.connection(2);
    next.accept(view(1));
    expect(next.submits()).toEqual(sent);
    next.tell(ack(sent[0]?.action_id));
    expect(screen.getByTestId('bid-done').textContent).toContain('is in');
    next.end();
    const third = await server.connection(3);
    third.accept(view(1));
    expect(third.submits()).toEqual([]);
  });

  test('while there is no connection goes out with the next one', async () => {
    const { person, connection } = await sitDown();
    connection.end();
    await bidWith(person, 2);
    expect(connection.submits()).toEqual([]);
    expect(screen.getByTestId('place-bid').textContent).toBe('Sending…');
    const next = await server.connection(2);
    next.accept(view(1));
    expect(next.submits()).toMatchObject([{ action: { kind: 'place_bid', federation: 2 } }]);
  });

  test('has a name of its own each time, which nobody else can guess', async () => {
    const { person, connection } = await sitDown();
    await bidWith(person, 2);
    connection.tell(ack(connection.submits()[0]?.action_id));
    await person.click(screen.getByTestId('place-bid'));
    const [first = '', second = ''] = connection.submits().map((one) => one.action_id);
    expect(first).toMatch(/^[A-Za-z0-9_-]{22,64}$/);
    expect(second).toMatch(/^[A-Za-z0-9_-]{22,64}$/);
    expect(first).not.toBe(second);
  });

  test('for a step that ended meanwhile is refused and not tried again', async () => {
    const { person, connection } = await sitDown();
    await bidWith(person, 2);
    connection.end();
    const next = await server.connection(2);
    next.accept(view(1, { step: recordedView.view.step + 1 }));
    const [late] = next.submits();
    expect(late?.step).toBe(recordedView.view.step);
    const { action_id = '' } = late ?? {};
    next.tell({ type: 'reject', action_id, code: 'step.stale', message: 'That step is over.', facts: {} });
    expect(screen.getByTestId('reject-message').textContent).toContain('step is over');
    expect(screen.getByTestId('place-bid')).toHaveProperty('disabled', false);
    expect(next.submits()).toHaveLength(1);
  });
});

describe('ready', () => {
  test('is said once, and the button stays off until the next step', async () => {
    const { person, connection } = await sitDown();
    const button = screen.getByTestId('ready');
    await person.click(button);
    await person.click(button);
    const [ready, ...more] = connection.submits();
    expect(ready?.action).toEqual({ kind: 'ready' });
    expect(more).toEqual([]);
    connection.tell(ack(ready?.action_id));
    expect(button).toHaveProperty('disabled', true);
    connection.tell(view(2, { you: { ...recordedView.view.you, ready: true }, ready: [1] }));
    expect(button.textContent).toBe('You are ready');
    // In the next times of bidding: steps of the same would be passed.
    const { step, tick } = recordedView.view;
    connection.tell(view(3, { step: step + 1, tick: tick + 1 }));
    expect(button).toHaveProperty('disabled', false);
  });

  test('cannot be said without a connection', async () => {
    const { connection } = await sitDown();
    connection.end();
    expect(screen.getByTestId('ready')).toHaveProperty('disabled', true);
    (await server.connection(2)).accept(view(1));
    expect(screen.getByTestId('ready')).toHaveProperty('disabled', false);
  });
});

describe('what arrives', () => {
  const rich = { you: { ...recordedView.view.you, money_cents: 99_900 } };

  const richer = { view: { you: { money_cents: [99_900] } } };
  const asked = (connection: { sent: unknown[] }): unknown[] =>
    connection.sent.filter((message) => JSON.stringify(message) === JSON.stringify(RESYNC));

  test('as a change is shown on top of what was there', async () => {
    const { connection } = await sitDown();
    connection.tell(change(2, richer));
    expect(money()).toBe('$999.00');
    expect(asked(connection)).toEqual([]);
  });

  test('out of its number waits for the whole view, which is asked for once', async () => {
    const { connection } = await sitDown();
    const before = money();
    connection.tell(change(3, richer));
    connection.tell(change(4, richer));
    expect(money()).toBe(before);
    expect(asked(connection)).toEqual([RESYNC]);
    connection.tell(view(5, rich));
    expect(money()).toBe('$999.00');
    connection.tell(change(6, richer));
    expect(asked(connection)).toEqual([RESYNC]);
    connection.tell(change(8, richer));
    expect(asked(connection)).toEqual([RESYNC, RESYNC]);
  });

  test('out of its number just before the connection broke does not hide what is missed on the next', async () => {
    const { connection } = await sitDown();
    connection.readyState = WebSocket.CLOSING;
    connection.tell(change(3));
    connection.end();
    const next = await server.connection(2);
    next.accept(view(1));
    expect(next.sent).not.toContainEqual(RESYNC);
    next.tell(change(3));
    expect(next.sent).toContainEqual(RESYNC);
  });

  test('twice, or after what is newer, changes nothing', async () => {
    const { connection } = await sitDown();
    connection.tell(view(2, rich));
    connection.tell(view(1), view(2));
    expect(money()).toBe('$999.00');
    expect(connection.sent.filter((message) => message.type === 'resync')).toEqual([]);
  });

  test('from a server that was started anew counts from one, and is believed', async () => {
    const { connection } = await sitDown();
    connection.tell(view(2), view(3, rich));
    connection.end(1012);
    const next = await server.connection(2);
    expect(money()).toBe('$999.00');
    next.accept(view(1));
    expect(money()).toBe('$604.70');
    expect(screen.queryByText('Connection lost. Reconnecting…')).toBeNull();
    next.tell(view(2, rich));
    expect(money()).toBe('$999.00');
    expect(next.sent.filter((message) => message.type === 'resync')).toEqual([]);
  });

  test('of a kind that this client does not know is left aside', async () => {
    const { connection } = await sitDown();
    connection.tell({ type: 'fireworks' } as never);
    connection.tell(view(2, rich));
    expect(money()).toBe('$999.00');
  });

  test('as news of pay stays until it is read, also over a reload', async () => {
    const { payouts } = recordedView.view;
    const person = open('/game/g1');
    const connection = await server.connection();
    connection.accept(view(1, { payouts: [] }));
    expect(screen.queryByTestId('payout-strip')).toBeNull();
    connection.tell(view(2, { payouts }));
    const strip = screen.getByTestId('payout-strip');
    expect(within(strip).getAllByRole('listitem')).toHaveLength(payouts.length);
    expect(sessionStorage.getItem('fedgame.table.g1')).toContain('"payoutsSeen":0');
    await person.click(screen.getByTestId('payout-dismiss'));
    expect(screen.queryByTestId('payout-strip')).toBeNull();
    expect(sessionStorage.getItem('fedgame.table.g1')).toContain(`"payoutsSeen":${payouts.length}`);
  });

  test('as news of pay opens to its reasons in place, one payout at a time', async () => {
    const { payouts } = recordedView.view;
    const person = open('/game/g1');
    const connection = await server.connection();
    connection.accept(view(1, { payouts: [] }));
    connection.tell(view(2, { payouts }));
    expect(screen.queryByTestId('payout-card')).toBeNull();
    const [first, second] = payouts.map((payout) => screen.getByTestId(`payout-${payout.federation}`));
    if (!first || !second) throw new Error('the recorded game has two payouts');
    await person.click(first);
    expect(first.getAttribute('aria-expanded')).toBe('true');
    expect(await screen.findByText(/One of 5 equal parts/)).toBeTruthy();
    await person.click(second);
    expect(first.getAttribute('aria-expanded')).toBe('false');
    expect(screen.getByTestId('payout-card').textContent).toContain('Over all orders you add');
    await person.click(second);
    expect(screen.queryByTestId('payout-card')).toBeNull();
  });

  test('as news of pay says who was passed, and is silent until its sound is switched on', async () => {
    const { payouts, you } = recordedView.view;
    const person = open('/game/g1');
    const connection = await server.connection();
    connection.accept(view(1, { payouts: [], you: { ...you, rank: 4 } }));
    connection.tell(view(2, { payouts, you: { ...you, rank: 2 } }));
    expect(screen.getByTestId('overtaking').textContent).toContain('You rose from place 4 to 2.');
    const sound = screen.getByTestId('sound');
    expect(sound.getAttribute('aria-pressed')).toBe('false');
    await person.click(sound);
    expect(sound.getAttribute('aria-pressed')).toBe('true');
    expect(localStorage.getItem('fedgame.sound')).toBe('on');
  });

  test('moves the places, which are known after a reload, too', async () => {
    const { you } = recordedView.view;
    open('/game/g1');
    let connection = await server.connection();
    connection.accept(view(1, { turn: 1, you: { ...you, rank: 4 } }));
    connection.tell(view(2, { turn: 2, you: { ...you, rank: 2 } }));
    expect(screen.getByText('Up 2 since the last turn.')).toBeTruthy();
    cleanup();
    open('/game/g1');
    connection = await server.connection(2);
    connection.accept(view(2, { turn: 2, you: { ...you, rank: 2 } }));
    expect(screen.getByText('Up 2 since the last turn.')).toBeTruthy();
  });

  test('of a training is told round by round', async () => {
    const { connection } = await sitDown();
    const [first, ...others] = recordedView.view.federations;
    if (!first) throw new Error('the recorded game has a federation');
    connection.tell(view(2, { federations: [{ ...first, phase: 'training' }, ...others] }));
    const progress = (round: number, accuracy: number) =>
      ({ type: 'training', federation: 1, cycle: 1, round, rounds: 10, accuracy }) as const;
    connection.tell(progress(1, 0.31), progress(2, 0.62));
    expect(await within(screen.getByTestId('federation-row-1')).findByText(/62%/)).toBeTruthy();
  });
});

describe('the first step of a game', () => {
  test('says what there will be where there is nothing yet', async () => {
    open('/game/g1');
    const federations = recordedView.view.federations.map((one) => ({ ...one, cycles: [], quality: null }));
    const nothing = { payouts: [], turns: [], running: [], federations };
    (await server.connection()).accept(withView(nothing, { seq: 1, events: [] }));
    expect(screen.getByText(/When the first step is over/)).toBeTruthy();
    expect(screen.getAllByText('no model yet').length).toBeGreaterThan(0);
  });
});

describe('the own data', () => {
  test('stay in sight until those of the new shares are there', async () => {
    const { person } = await sitDown();
    expect(await screen.findByText('With these shares you would bring no sample.')).toBeTruthy();
    const answer = server.waits('GET /api/games/g1/samples');
    await person.clear(screen.getByTestId('bid-quality-number'));
    await person.type(screen.getByTestId('bid-quality-number'), '80');
    await waitFor(() => {
      expect(server.asked.at(-1)?.query.get('quality_share')).toBe('0.8');
    });
    expect(screen.getByText('With these shares you would bring no sample.')).toBeTruthy();
    answer({ ...samples, samples: [{ features: [1.5], label: 'red', true_label: 'red', doubtful: false }] });
    expect(await screen.findByText('red')).toBeTruthy();
  });

  test('are asked for with the shares of the bid, and one failure does not stop the game', async () => {
    server.isGone('GET /api/games/g1/samples');
    const { person, connection } = await sitDown();
    expect(await screen.findByText('The samples could not be loaded.')).toBeTruthy();
    server.answers('GET /api/games/g1/samples', samples);
    await person.clear(screen.getByTestId('bid-quality-number'));
    await person.type(screen.getByTestId('bid-quality-number'), '80');
    expect(await screen.findByText('With these shares you would bring no sample.')).toBeTruthy();
    const asked = server.asked.filter((one) => one.route === 'GET /api/games/g1/samples');
    expect(asked.at(-1)?.query.get('quality_share')).toBe('0.8');
    expect(asked.length).toBeLessThan(4);
    connection.tell(view(2));
    expect(screen.getByTestId('ready')).toHaveProperty('disabled', false);
  });
});
