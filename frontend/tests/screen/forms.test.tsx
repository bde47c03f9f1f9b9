// @vitest-environment happy-dom
// The pages on which a game begins: what they ask the server, and what they show while it answers, when it refuses and
// when it is not there.
import { screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { GameInvite, GameStatus, ScenarioInfo } from '../../src/generated/api';
import { limits } from '../../src/generated/limits';
import { gameStatus, setup } from './games';
import { open } from './screen';
import { server } from './server';

const scenario = (name: string, players: number): ScenarioInfo => ({
  name,
  title: `Title of ${name}`,
  title_zh: `${name} 的标题`,
  description: `What ${name} is`,
  description_zh: `${name} 是什么`,
  players,
  federations: 3,
  turns: 5,
  task: { name: { en: 'Digits', zh: '数字' }, short: { en: '', zh: '' }, long: { en: '', zh: '' } },
  model: 'logistic',
  partition: 'iid',
  training_seconds: Array.from({ length: 64 }, (_, seats) => seats / 10),
});
const created = { game_id: 'g1', join_code: 'ABCDEFGH', host_token: 'h', seat_token: 's', player: 1 };
const joined = { game_id: 'g1', player: 2, seat_token: 's' };
const lobby: GameStatus = gameStatus({ status: 'lobby' });

beforeEach(() => {
  server.answers('GET /api/games/g1', lobby);
  server.answers('GET /api/scenarios', [scenario('small', 4), scenario('large', 40)]);
});

const arrived = (): Promise<void> =>
  waitFor(() => {
    expect(window.location.pathname).toBe('/game/g1');
  });

describe('the first page', () => {
  test('makes a game for one person and goes there', async () => {
    const person = open('/');
    const answer = server.waits('POST /api/games');
    await person.click(screen.getByTestId('play-now'));
    expect(screen.getByTestId('play-now')).toHaveProperty('disabled', true);
    expect(screen.getByTestId('play-now').textContent).toBe('Setting the table…');
    answer(created);
    await arrived();
    expect(server.bodies('POST /api/games')).toEqual([
      { scenario: 'quickstart', persons: 1, start_now: true },
    ]);
  });

  test('says why there is no game, and a second try takes the sentence away', async () => {
    const person = open('/');
    server.refuses('POST /api/games', 429, 'limit.rate');
    await person.click(screen.getByTestId('play-now'));
    expect((await screen.findByTestId('problem')).textContent).toContain('That was too fast.');
    expect(screen.getByTestId('play-now')).toHaveProperty('disabled', false);
    const answer = server.waits('POST /api/games');
    await person.click(screen.getByTestId('play-now'));
    expect(screen.queryByTestId('problem')).toBeNull();
    answer(created);
    await arrived();
  });

  test.each([
    [
      'of a code without words here',
      () => {
        server.refuses('POST /api/games', 409, 'some.new_code', 'The moon is full.');
      },
      'The moon is full.',
    ],
    [
      'by somebody in between, in HTML',
      () => {
        server.sends(
          'POST /api/games',
          () => new Response('<html>', { status: 502, statusText: 'Bad Gateway' }),
        );
      },
      'Bad Gateway',
    ],
    [
      'that is no JSON though all went well',
      () => {
        server.sends('POST /api/games', () => new Response('<html>'));
      },
      'not JSON',
    ],
    [
      'without a server',
      () => {
        server.isGone('POST /api/games');
      },
      'The server cannot be reached.',
    ],
  ])('shows an answer %s as a sentence', async (_, prepare, words) => {
    const person = open('/');
    prepare();
    await person.click(screen.getByTestId('play-now'));
    expect((await screen.findByTestId('problem')).textContent).toContain(words);
  });
});

describe('the page of a new game', () => {
  test('waits for the scenarios, offers them all and chooses the first', async () => {
    const answer = server.waits('GET /api/scenarios');
    open('/new');
    expect(screen.getByText('Loading…')).toBeTruthy();
    expect(screen.queryByTestId('create-game')).toBeNull();
    answer([scenario('small', 4), scenario('large', 40)]);
    expect(await screen.findByTestId('scenario-large')).toHaveProperty('checked', false);
    expect(screen.queryByText('Loading…')).toBeNull();
    expect(screen.getByTestId('scenario-small')).toHaveProperty('checked', true);
  });

  test('says that a server offers none', async () => {
    server.answers('GET /api/scenarios', []);
    open('/new');
    expect(await screen.findByText('There are no scenarios on this server.')).toBeTruthy();
    expect(screen.queryByTestId('create-game')).toBeNull();
  });

  test('says that the scenarios could not be had', async () => {
    server.isGone('GET /api/scenarios');
    open('/new');
    expect((await screen.findByTestId('problem')).textContent).toContain('The server cannot be reached.');
    expect(screen.queryByText('Loading…')).toBeNull();
  });

  test('offers a game without a time limit', async () => {
    const person = open('/new');
    server.answers('POST /api/games', created);
    await person.selectOptions(await screen.findByTestId('decision-time'), 'No time limit');
    await person.click(screen.getByTestId('create-game'));
    await arrived();
    expect(server.bodies('POST /api/games')).toEqual([expect.objectContaining({ decision_seconds: 0 })]);
  });

  test('fills the table of the scenario with bots, and asks for what was chosen', async () => {
    const person = open('/new');
    server.answers('POST /api/games', created);
    await person.click(await screen.findByTestId('scenario-large'));
    expect(screen.getByTestId('bots')).toHaveProperty('value', '38');
    await person.selectOptions(screen.getByTestId('decision-time'), '60');
    await person.type(screen.getByTestId('player-name'), ' Ada ');
    await person.click(screen.getByTestId('create-game'));
    await arrived();
    const wish = {
      scenario: 'large',
      persons: 2,
      bots: 38,
      decision_seconds: 60,
      name: 'Ada',
      seat: true,
      start_now: false,
    };
    expect(server.bodies('POST /api/games')).toEqual([wish]);
  });

  test('offers as many seats as the server takes, people and bots together', async () => {
    const person = open('/new');
    const { maximum } = limits.NewGame.persons;
    const persons = await screen.findByTestId('persons');
    await person.clear(persons);
    await person.type(persons, String(maximum + 1));
    await person.tab();
    expect(persons).toHaveProperty('value', String(maximum));
    expect(screen.getByTestId('bots')).toHaveProperty('value', '0');
    expect(screen.getByRole('button', { name: 'One more: Bots' })).toHaveProperty('disabled', true);
  });

  test('keeps what was filled in when the server refuses it', async () => {
    const person = open('/new');
    server.refuses('POST /api/games', 422, 'game.impossible');
    await person.type(await screen.findByTestId('player-name'), 'Ada');
    await person.click(screen.getByTestId('create-game'));
    expect((await screen.findByTestId('problem')).textContent).toContain('Choose fewer seats.');
    expect(screen.getByTestId('player-name')).toHaveProperty('value', 'Ada');
    expect(screen.getByTestId('create-game')).toHaveProperty('disabled', false);
  });
});

describe('the page to join', () => {
  const invite = (changes: Partial<GameInvite> = {}): void => {
    server.answers('POST /api/join/look', { setup, status: 'lobby', taken: 1, held: null, ...changes });
  };

  test('takes a seat with the code behind the # and the name, and remembers the name', async () => {
    invite();
    server.answers('POST /api/join', joined);
    const person = open('/join#ABCDEFGH');
    await person.type(await screen.findByTestId('player-name'), 'Ada');
    expect(screen.getByTestId('setup').textContent).toContain('A first game');
    await person.click(screen.getByTestId('join'));
    await arrived();
    expect(server.bodies('POST /api/join')).toEqual([
      { code: 'ABCDEFGH', name: 'Ada', key: expect.any(String) as string },
    ]);
    expect(localStorage.getItem('fedgame.name')).toBe('Ada');
  });

  test('asks for nothing with a code shorter than any is, and takes a whole link', async () => {
    invite();
    const person = open('/join/');
    expect(screen.getByTestId('look')).toHaveProperty('disabled', true);
    await person.type(screen.getByTestId('join-code'), 'ABC ');
    expect(screen.getByTestId('look')).toHaveProperty('disabled', true);
    await person.clear(screen.getByTestId('join-code'));
    await person.type(screen.getByTestId('join-code'), 'http://play.example/join#ABCDEFGH');
    await person.click(screen.getByTestId('look'));
    expect(await screen.findByTestId('join')).toBeTruthy();
    expect(server.bodies('POST /api/join/look')).toEqual([{ code: 'ABCDEFGH' }]);
  });

  test('asks again under the same key when the answer was lost, so that nobody gets two seats', async () => {
    invite();
    server.isGone('POST /api/join');
    const person = open('/join#ABCDEFGH');
    await person.click(await screen.findByTestId('join'));
    expect((await screen.findByTestId('problem')).textContent).toContain('The server cannot be reached.');
    server.answers('POST /api/join', joined);
    await person.click(screen.getByTestId('join'));
    await arrived();
    const keys = server.bodies('POST /api/join').map((body) => (body as { key: string }).key);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]?.length).toBeGreaterThanOrEqual(22);
  });

  test('leads who has a seat back to it, also where the game is full', async () => {
    invite({ held: 'g1', taken: 2 });
    server.answers('GET /api/games/g1', gameStatus({ status: 'lobby' }));
    const person = open('/join#ABCDEFGH');
    await person.click(await screen.findByTestId('go-on'));
    await arrived();
    expect(server.bodies('POST /api/join')).toEqual([]);
  });

  test('says that a game is full, and looks again', async () => {
    invite({ taken: 2 });
    const person = open('/join#ABCDEFGH');
    expect((await screen.findByTestId('join-full')).textContent).toContain('Every seat is taken');
    invite();
    await person.click(screen.getByTestId('look-again'));
    expect(await screen.findByTestId('join')).toBeTruthy();
  });
});

describe('the first page', () => {
  test('leads back to the games of this browser', async () => {
    const game = { session_id: null, setup, status: 'playing', turn: 2, is_host: true, seated: true };
    const inSession = {
      ...game,
      game_id: 'g2',
      session_id: 's7',
      turn: null,
      status: 'lobby',
      is_host: false,
    };
    server.answers('GET /api/games', [{ ...game, game_id: 'g1' }, inSession]);
    open('/');
    expect((await screen.findByTestId('own-g1')).textContent).toContain('A first gameTurn 2 of 5');
    expect(screen.getByTestId('own-g1').getAttribute('href')).toBe('/game/g1');
    expect(screen.getByTestId('own-g2').getAttribute('href')).toBe('/session/s7');
  });
});
