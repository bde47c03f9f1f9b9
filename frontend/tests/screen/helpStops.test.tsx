// @vitest-environment happy-dom
// Help stops the clock of who plays alone, and of nobody else.
import { screen, waitFor } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import type { View } from '../../src/generated/wire';
import { recordedView } from '../views';
import { gameStatus, view } from './games';
import { open } from './screen';
import { server } from './server';

const ORDERS = 'POST /api/games/g1/control';

beforeEach(() => {
  server.answers('GET /api/games/g1', gameStatus());
  server.sends('GET /api/games/g1/samples', () => new Response('{}', { status: 409 }));
  server.answers(ORDERS, null, 204);
});

async function table(more: Partial<View> = {}) {
  const person = open('/game/g1');
  const connection = await server.connection();
  connection.accept(view(1, {}, { deadline_ms: 60_000, ...more }));
  const close = async () => person.click(await screen.findByRole('button', { name: 'Close' }));
  return { person, connection, close, help: () => person.click(screen.getByTestId('help')) };
}

test('it pauses the game when it is opened, and lets it go on when it is closed', async () => {
  const { connection, help, close } = await table();
  await help();
  await waitFor(() => {
    expect(server.bodies(ORDERS)).toEqual([{ kind: 'pause' }]);
  });
  connection.tell(view(2, {}, { deadline_ms: 60_000, paused: true }));
  await close();
  await waitFor(() => {
    expect(server.bodies(ORDERS)).toEqual([{ kind: 'pause' }, { kind: 'resume' }]);
  });
});

test('closed before the game stands still, it waits for that and then lets it go on', async () => {
  const { connection, help, close } = await table();
  await help();
  await close();
  expect(server.bodies(ORDERS)).toEqual([{ kind: 'pause' }]);
  connection.tell(view(2, {}, { deadline_ms: 60_000, paused: true }));
  await waitFor(() => {
    expect(server.bodies(ORDERS)).toEqual([{ kind: 'pause' }, { kind: 'resume' }]);
  });
});

test('a clock that begins to run while one reads is stopped, too', async () => {
  const { connection, help } = await table({ deadline_ms: null });
  await help();
  expect(server.bodies(ORDERS)).toEqual([]);
  connection.tell(view(2, {}, { deadline_ms: 60_000 }));
  await waitFor(() => {
    expect(server.bodies(ORDERS)).toEqual([{ kind: 'pause' }]);
  });
});

test.each([
  ['a game that its host has paused', { paused: true }],
  ['a game with other people', { bots: recordedView.bots.slice(1) }],
] as const)('it leaves %s as it is', async (_, more) => {
  const { help, close } = await table(more);
  await help();
  await close();
  expect(server.bodies(ORDERS)).toEqual([]);
});

test('it orders nothing where somebody else is host', async () => {
  server.answers('GET /api/games/g1', gameStatus({ is_host: false, join_code: null }));
  const { help, close } = await table();
  await help();
  await close();
  expect(server.bodies(ORDERS)).toEqual([]);
});
