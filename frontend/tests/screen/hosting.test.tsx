// @vitest-environment happy-dom
// A host without a seat, and the list of seats in the menu of one who has a seat.
import { screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import type { HostSeat, HostTable } from '../../src/generated/api';
import { gameStatus, view } from './games';
import { open } from './screen';
import { server } from './server';

const seat = (player: number, changes: Partial<HostSeat> = {}): HostSeat => ({
  player,
  name: ['Ann', 'Bo', 'Cy'][player - 1] ?? '',
  kind: 'person',
  connected: true,
  stand_in: false,
  removed: false,
  undecided: true,
  ...changes,
});
const hosting = (changes: Partial<HostTable> = {}): HostTable => ({
  paused: false,
  turn: 2,
  turns: 5,
  step: 4,
  deadline_ms: 65_000,
  deciding: true,
  training_wait_ms: null,
  seats: [
    seat(1),
    seat(2, { connected: false }),
    seat(3, { stand_in: true, undecided: false }),
    seat(4, { name: '', kind: 'bot', connected: false, undecided: false }),
  ],
  ...changes,
});
const alone = { player: null, is_host: true } as const;

beforeEach(() => {
  server.answers('POST /api/games/g1/control', undefined, 204);
  server.sends('GET /api/games/g1/samples', () => new Response('{}', { status: 409 }));
});

test('a host without a seat sees the lobby and starts it, and opens no connection', async () => {
  server.answers('GET /api/games/g1', gameStatus({ ...alone, status: 'lobby' }));
  server.answers('POST /api/games/g1/start', undefined, 204);
  const person = open('/game/g1');
  await screen.findByTestId('lobby');
  expect(screen.getByTestId<HTMLInputElement>('join-link').value).toContain('/join#ABCDEFGH');
  await person.click(screen.getByTestId('start-game'));
  expect(server.connections).toHaveLength(0);
});

test('then where the game stands, who is waited for, and what can be done about each', async () => {
  server.answers('GET /api/games/g1', gameStatus({ ...alone, hosting: hosting() }));
  const person = open('/game/g1');
  const page = within(await screen.findByTestId('hosting'));
  expect(page.getByText('Turn 2 of 5')).toBeTruthy();
  expect(page.getByRole('status').textContent).toBe('Waited for: 2. 1:05 left.');
  const states = [1, 2, 3, 4].map(
    (player) => screen.getByTestId(`host-seat-${String(player)}`).querySelector('.host__state')?.textContent,
  );
  expect(states).toEqual(['deciding', 'not connected', 'the server plays', 'computer player']);
  expect(within(screen.getByTestId('host-seat-4')).queryByRole('button')).toBeNull();

  await person.click(page.getByTestId('host-pause'));
  await person.click(page.getByRole('button', { name: 'Have the server play for Bo' }));
  await person.click(page.getByRole('button', { name: 'Give the seat back to Cy' }));
  await person.click(page.getByRole('button', { name: 'Take Ann out' }));
  expect(server.bodies('POST /api/games/g1/control')).toHaveLength(3);
  await person.click(page.getByRole('button', { name: 'Take Ann out for good' }));
  await waitFor(() => {
    expect(server.bodies('POST /api/games/g1/control')).toEqual([
      { kind: 'pause' },
      { kind: 'stand_in', player: 2, on: true },
      { kind: 'stand_in', player: 3, on: false },
      { kind: 'remove', player: 1 },
    ]);
  });
  expect(server.connections).toHaveLength(0);
});

test('the whole game is ended only when that was asked and said once more', async () => {
  server.answers('GET /api/games/g1', gameStatus({ ...alone, hosting: hosting() }));
  const person = open('/game/g1');
  await person.click(await screen.findByTestId('host-end-game'));
  expect(document.activeElement).toBe(screen.getByTestId('host-end-game-not'));
  await person.click(screen.getByTestId('host-end-game-not'));
  expect(screen.queryByTestId('host-end-game-sure')).toBeNull();
  await person.click(screen.getByTestId('host-end-game'));
  expect(server.bodies('POST /api/games/g1/control')).toHaveLength(0);
  await person.click(screen.getByTestId('host-end-game-sure'));
  await waitFor(() => {
    expect(server.bodies('POST /api/games/g1/control')).toEqual([{ kind: 'end_game' }]);
  });
});

test('what is refused is said, and a pause is shown', async () => {
  server.answers(
    'GET /api/games/g1',
    gameStatus({ ...alone, hosting: hosting({ paused: true, deadline_ms: null }) }),
  );
  server.refuses('POST /api/games/g1/control', 409, 'order.impossible', 'It cannot be done.');
  const person = open('/game/g1');
  const page = within(await screen.findByTestId('hosting'));
  expect(page.getByText('paused')).toBeTruthy();
  await person.click(page.getByTestId('host-resume'));
  expect(await page.findByTestId('problem')).toBeTruthy();
});

test('that its trainings wait for their share of a minute is said', async () => {
  server.answers(
    'GET /api/games/g1',
    gameStatus({ ...alone, hosting: hosting({ training_wait_ms: 12_300 }) }),
  );
  open('/game/g1');
  expect((await screen.findByTestId('training-waits')).textContent).toContain('in 13 s');
});

test('at the end are the data', async () => {
  server.answers('GET /api/games/g1', gameStatus({ ...alone, status: 'finished' }));
  open('/game/g1');
  const link = await screen.findByRole('link', { name: 'All data of the game (ZIP)' });
  expect(link.getAttribute('href')).toBe('/api/games/g1/export.zip');
});

test('a host with a seat has the seats in the menu, and is not taken out there', async () => {
  server.answers('GET /api/games/g1', gameStatus({ hosting: hosting() }));
  const person = open('/game/g1');
  (await server.connection()).accept(view(1));
  await person.click(screen.getByTestId('host-menu'));
  const seats = within(await screen.findByTestId('host-seats'));
  expect(seats.getAllByRole('listitem')).toHaveLength(4);
  expect(within(screen.getByTestId('host-seat-1')).queryByRole('button')).toBeNull();
  expect(seats.getByRole('button', { name: 'Take Bo out' })).toBeTruthy();
  await person.click(seats.getByRole('button', { name: 'Have the server play for Bo' }));
  await waitFor(() => {
    expect(server.bodies('POST /api/games/g1/control')).toEqual([{ kind: 'stand_in', player: 2, on: true }]);
  });
});

test('at the end the data, another game with everybody, and a link to the result', async () => {
  server.answers('GET /api/games/g1', gameStatus({ ...alone, status: 'finished' }));
  server.answers('POST /api/games/g1/again', { game_id: 'g2' });
  server.answers('GET /api/games/g2', gameStatus({ ...alone, game_id: 'g2', status: 'lobby' }));
  const person = open('/game/g1');
  const page = within(await screen.findByTestId('hosting-over'));
  expect(page.getByTestId('share-make')).toBeTruthy();
  expect(page.getByRole('link').getAttribute('href')).toBe('/api/games/g1/export.zip');
  await person.click(page.getByTestId('play-again'));
  expect(await screen.findByTestId('lobby')).toBeTruthy();
});
