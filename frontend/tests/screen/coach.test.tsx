// @vitest-environment happy-dom
// The coach of a first game: five stops, each with something to try and an answer; skipped or done, it does not come back.
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PlayerView, View } from '../../src/generated/wire';
import { quote, recordedView } from '../views';
import { gameStatus, view } from './games';
import { open } from './screen';
import { server } from './server';
import { both, enter, shows } from './sessions';

const first = (seq: number, changes: Partial<PlayerView> = {}, more: Partial<View> = {}): View =>
  view(seq, { step: 1, turn: 1, payouts: [], ...changes }, { deadline_ms: null, ...more });

const stop = (): string | undefined => screen.queryByTestId('coach')?.dataset.stop;
const answer = (): string => screen.getByTestId('coach-answer').textContent.trim();

async function newcomer(message: View = first(1)) {
  const person = open('/game/g1');
  const connection = await server.connection();
  connection.accept(message);
  await screen.findByTestId('coach');
  return { person, connection, next: () => person.click(screen.getByTestId('coach-next')) };
}

async function noCoach(): Promise<void> {
  await screen.findByTestId('turn');
  // Long enough for what is loaded by itself.
  await act(() => new Promise((done) => setTimeout(done, 50)));
  expect(screen.queryByTestId('coach')).toBeNull();
}

beforeEach(() => {
  server.answers('GET /api/games/g1', gameStatus());
  server.sends('GET /api/games/g1/samples', () => new Response('{}', { status: 409 }));
});

describe('the tour', () => {
  test('has five stops, there and back, each with the focus on it', async () => {
    const { person, next, connection } = await newcomer();
    const seen: (string | undefined)[] = [];
    for (let count = 0; count < 5; count += 1) {
      expect(document.activeElement).toBe(screen.getByTestId('coach'));
      expect(screen.getByText(`${count + 1} of 5`)).toBeTruthy();
      seen.push(stop());
      if (count < 4) await next();
    }
    expect(seen).toEqual(['you', 'federations', 'bid', 'ready', 'next']);
    await person.click(screen.getByTestId('coach-back'));
    expect(stop()).toBe('ready');
    await next();
    await next();
    expect(stop()).toBeUndefined();
    // Who has read it all still decides when the clock starts.
    expect(connection.sent.filter((message) => message.type === 'start_clock')).toEqual([]);
  });

  test('does not come back once it was done, and goes on where it was while it is not', async () => {
    const { next } = await newcomer();
    await next();
    await next();
    expect(sessionStorage.getItem('fedgame.coach.g1')).toBe('2');
    expect(localStorage.getItem('fedgame.coached')).toBeNull();
    await next();
    await next();
    await next();
    expect(sessionStorage.getItem('fedgame.coach.g1')).toBeNull();
    expect(localStorage.getItem('fedgame.coached')).toBe('1');
  });

  test('goes on at its stop after a reload, also in a later step', async () => {
    sessionStorage.setItem('fedgame.coach.g1', '3');
    await newcomer(first(1, { step: 2 }));
    expect(stop()).toBe('ready');
  });

  test.each(['the button', 'Escape'])(
    'is skipped by %s at any stop, and then the clock starts',
    async (by) => {
      const { person, next, connection } = await newcomer();
      await next();
      if (by === 'Escape') await person.keyboard('{Escape}');
      else await person.click(screen.getByTestId('coach-skip'));
      expect(stop()).toBeUndefined();
      expect(connection.sent.filter((message) => message.type === 'start_clock')).toHaveLength(1);
      expect(localStorage.getItem('fedgame.coached')).toBe('1');
      expect(document.activeElement?.id).toBe('main');
    },
  );

  test('is not skipped by an Escape that closes something above it', async () => {
    const { person } = await newcomer();
    await person.click(screen.getByTestId('help'));
    await screen.findByRole('dialog', { name: /How FedGame is played/ });
    await person.keyboard('{Escape}');
    expect(stop()).toBe('you');
  });
});

describe('who is coached', () => {
  test('nobody who was before in this browser', async () => {
    localStorage.setItem('fedgame.coached', '1');
    open('/game/g1');
    (await server.connection()).accept(first(1));
    await noCoach();
  });

  test('nobody in the middle of a game', async () => {
    open('/game/g1');
    (await server.connection()).accept(view(1));
    await noCoach();
  });

  test('nobody whom other people wait for', async () => {
    open('/game/g1');
    (await server.connection()).accept(first(1, {}, { bots: recordedView.bots.slice(1) }));
    await noCoach();
  });

  test('nobody who sits in somebody else’s game', async () => {
    server.answers('GET /api/games/g1', gameStatus({ is_host: false, join_code: null }));
    open('/game/g1');
    (await server.connection()).accept(first(1));
    await noCoach();
  });
});

describe('a session', () => {
  const practice = { kind: 'practice' as const, text: both('Try it.'), turns: 1 };

  async function seated() {
    server.sends('GET /api/games/g0/samples', () => new Response('{}', { status: 409 }));
    const { person } = await enter();
    const table = await server.connection(2);
    table.accept(first(1));
    return { person, table };
  }

  test('coaches its practice whatever this browser remembers, and once', async () => {
    localStorage.setItem('fedgame.coached', '1');
    shows(practice, { game_id: 'g0', practice: true });
    const { person, table } = await seated();
    await screen.findByTestId('coach');
    await person.click(screen.getByTestId('coach-skip'));
    expect(localStorage.getItem('fedgame.coached.s1')).toBe('1');
    expect(table.sent.filter((message) => message.type === 'start_clock')).toHaveLength(1);
    cleanup();
    await seatedAgain();
    await noCoach();
  });

  async function seatedAgain() {
    open('/session/s1');
    (await server.connection(3)).accept();
    (await server.connection(4)).accept(first(1));
  }

  test('never coaches a game that counts', async () => {
    shows({ kind: 'waiting' } as never, { game_id: 'g0', practice: false });
    await seated();
    await noCoach();
  });
});

describe('what is tried is answered', () => {
  test('a word explained', async () => {
    const { person } = await newcomer();
    expect(answer()).toBe('');
    expect(screen.getByTestId('coach-try').textContent).toContain('press the i beside Money');
    await person.click(screen.getByRole('button', { name: 'What is “Money”?' }));
    expect(answer()).toContain('explains the word');
    expect(screen.queryByTestId('coach-try')).toBeNull();
  });

  test('a federation opened', async () => {
    const { person, next } = await newcomer();
    await next();
    await person.click(screen.getByRole('button', { name: 'Cirrus' }));
    expect(answer()).toContain('Cirrus: ');
  });

  test('a bid that costs something else, and one that is placed', async () => {
    const { next, connection } = await newcomer();
    await next();
    await next();
    connection.tell(quote(1, 1, 2154));
    expect(answer()).toBe('');
    connection.tell(quote(2, 1, 1808));
    expect(answer()).toBe('Well done: $21.54 became $18.08.');
    // Another federation is another beginning.
    connection.tell(quote(3, 2, 900));
    expect(answer()).toBe('');
    const federations = recordedView.view.federations.map((federation, index) =>
      index === 0
        ? {
            ...federation,
            my_bid: { quality_share: 1, quantity_share: 1, resources: 1, payment_cents: 1_000 },
          }
        : federation,
    );
    connection.tell(first(2, { federations: federations as PlayerView['federations'] }));
    expect(answer()).toContain('Your bid is in');
  });

  test('that one is ready, or that time has moved on', async () => {
    const { next, connection } = await newcomer();
    for (let count = 0; count < 3; count += 1) await next();
    expect(answer()).toBe('');
    connection.tell(first(2, { you: { ...recordedView.view.you, ready: true } }));
    expect(answer()).toContain('time moves on');
    connection.tell(first(3, { step: 2 }));
    expect(answer()).toContain('time moves on');
  });

  test('the rules opened', async () => {
    const { person, next } = await newcomer();
    for (let count = 0; count < 4; count += 1) await next();
    await person.click(screen.getByTestId('help'));
    expect(answer()).toContain('Help is there');
  });

  test('and who has no mouse is led there', async () => {
    const { person } = await newcomer();
    await person.click(screen.getByTestId('coach-try'));
    expect(document.activeElement?.className).toBe('info');
    fireEvent.keyDown(document.body, { key: 'F6' });
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByTestId('coach'));
    });
  });
});
