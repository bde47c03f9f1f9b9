// @vitest-environment happy-dom
// The games of a session: waiting for one, sitting at its table, and its result until it was left.
import { act, cleanup, screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { gameStatus, view as tableView } from './games';
import { server } from './server';
import { both, enter, information, ME, page, shows } from './sessions';

describe('the game', () => {
  const waiting = { kind: 'game', waiting: both('Have a seat.') } as const;
  const lobby = { here: 6, size: 8, left_ms: 125_000, then: 'bots' } as const;

  test('is waited for with how many are here, how long at most, and what happens then', async () => {
    shows(waiting, { lobby });
    await enter();
    const text = screen.getByTestId('waiting-room').textContent;
    for (const part of ['6 of 8 are here', '2:05', 'bots take the places']) expect(text).toContain(part);
  });

  test('opens its table when the browser has the cookie of the seat, and its result stays until it was read', async () => {
    shows(waiting, { lobby });
    server.answers('GET /api/games/g1', gameStatus());
    server.sends('GET /api/games/g1/samples', () => new Response('{}', { status: 409 }));
    const { person, socket } = await enter();
    const atTable = shows(waiting, { game_id: 'g1' });
    socket.tell(atTable);
    const table = await server.connection(2);
    expect(table.url).toContain('/ws?game=g1&');
    expect(server.bodies(ME)).toHaveLength(2);
    table.accept(tableView(1));
    expect(screen.getByTestId('ready')).toBeTruthy();
    table.tell(tableView(2, { status: 'finished' }));
    expect(screen.getByTestId('result')).toBeTruthy();
    expect(screen.queryByTestId('play-again')).toBeNull();
    socket.tell(page(information(1)));
    expect(screen.getByTestId('result')).toBeTruthy();
    await person.click(screen.getByTestId('go-on'));
    expect(await screen.findByText('This is text 1.')).toBeTruthy();
  });

  test('shows its result again after a reload, until it was left', async () => {
    shows(waiting, { game_id: 'g1' });
    server.sends('GET /api/games/g1/samples', () => new Response('{}', { status: 409 }));
    await enter();
    (await server.connection(2)).accept(tableView(1));
    cleanup();
    // Meanwhile the game has ended, and the session has gone on.
    shows(information(1), { game_id: null });
    const { person } = await enter(3);
    (await server.connection(4)).accept(tableView(1, { status: 'finished' }));
    expect(await screen.findByTestId('result')).toBeTruthy();
    await person.click(screen.getByTestId('go-on'));
    expect(await screen.findByText('This is text 1.')).toBeTruthy();
    cleanup();
    await enter(5);
    expect(await screen.findByText('This is text 1.')).toBeTruthy();
  });

  test('begins after a practice only when its result was left', async () => {
    shows({ kind: 'practice', text: both('Try it.'), turns: 1 }, { game_id: 'g0', practice: true });
    for (const id of ['g0', 'g1']) {
      server.sends(`GET /api/games/${id}/samples`, () => new Response('{}', { status: 409 }));
    }
    const { person, socket } = await enter();
    const practice = await server.connection(2);
    practice.accept(tableView(1, { status: 'finished' }));
    expect(screen.getByText(/Its money does not count/)).toBeTruthy();
    void act(() => {
      socket.tell(shows(waiting, { game_id: 'g1' }));
    });
    expect(await screen.findByText(/Your group is complete/)).toBeTruthy();
    await person.click(screen.getByTestId('go-on'));
    expect((await server.connection(3)).url).toContain('/ws?game=g1&');
  });
});
