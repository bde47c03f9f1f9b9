// @vitest-environment happy-dom
// A game by its address, before, at and after the table: what is shown while the server has not answered, when it
// refuses, and when it does.
import { act, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Story, StoryLine } from '../../src/generated/api';
import { gameStatus, lobby, view } from './games';
import { open } from './screen';
import { server } from './server';

beforeEach(() => {
  server.answers('GET /api/games/g1', gameStatus());
  server.sends('GET /api/games/g1/samples', () => new Response('{}', { status: 409 }));
});

describe('the way to the table', () => {
  test('says that it is loading until the first view is there', async () => {
    const answer = server.waits('GET /api/games/g1');
    open('/game/g1');
    expect(screen.getByText('Loading…')).toBeTruthy();
    expect(server.connections).toHaveLength(0);
    answer(gameStatus());
    const connection = await server.connection();
    expect(connection.url).toMatch(/^ws:\/\/[^/]+\/ws\?game=g1&protocol=\d+$/);
    expect(screen.getByText('Loading…')).toBeTruthy();
    connection.accept(view(1));
    expect(screen.queryByText('Loading…')).toBeNull();
    expect(screen.getByTestId('money').textContent).toBe('$604.70');
    expect(screen.getByTestId('turn').textContent).toBe('Turn 3 of 5');
  });

  test('asks anew at each visit: what a lobby was is no answer for a game that may be over', async () => {
    server.answers('GET /api/games/g1', gameStatus({ status: 'lobby' }));
    const person = open('/game/g1');
    await screen.findByTestId('lobby');
    await person.click(screen.getByRole('link', { name: 'FedGame: To the first page' }));
    server.waits('GET /api/games/g1');
    void act(() => {
      window.history.back();
    });
    expect(await screen.findByText('Loading…')).toBeTruthy();
    expect(screen.queryByTestId('lobby')).toBeNull();
  });

  test('is closed to who has no seat, and no connection is tried', async () => {
    server.refuses('GET /api/games/g1', 403, 'seat.none');
    open('/game/g1');
    expect((await screen.findByTestId('problem')).textContent).toContain('You have no seat in this game.');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(server.connections).toHaveLength(0);
  });

  test('is tried again by hand when the server could not be reached', async () => {
    server.isGone('GET /api/games/g1');
    const person = open('/game/g1');
    const again = await screen.findByRole('button', { name: 'Try again' });
    server.answers('GET /api/games/g1', gameStatus());
    await person.click(again);
    (await server.connection()).accept(view(1));
    expect(screen.getByTestId('turn')).toBeTruthy();
  });

  test('ends with a reason when the connection is refused for good', async () => {
    open('/game/g1');
    const connection = await server.connection();
    connection.accept({ type: 'reject', action_id: null, code: 'seat.none', message: 'No.', facts: {} });
    connection.end(4403);
    expect(screen.getByTestId('problem').textContent).toContain('You have no seat in this game.');
  });

  test('offers to reload a page that is of another version of the server', async () => {
    const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => undefined);
    const person = open('/game/g1');
    const connection = await server.connection();
    connection.accept(view(1));
    connection.tell({ type: 'reject', action_id: null, code: 'protocol.old', message: 'Reload.', facts: {} });
    connection.end(4426);
    expect(screen.getByTestId('problem').textContent).toContain('This page is from an earlier version');
    await person.click(screen.getByRole('button', { name: 'Reload the page' }));
    expect(reload).toHaveBeenCalledTimes(1);
    expect(server.connections).toHaveLength(1);
  });

  test('ends in words, too, when the connection is refused without any', async () => {
    open('/game/g1');
    (await server.connection()).end(1008);
    expect(screen.getByText('The server has closed the connection.')).toBeTruthy();
  });

  test('says why a game cannot be shown instead of loading for ever, and shows it when it can be', async () => {
    open('/game/g1');
    const first = await server.connection();
    first.accept({ type: 'reject', action_id: null, code: 'game.unreadable', message: 'No.', facts: {} });
    first.end(1011);
    expect(screen.getByTestId('problem').textContent).toContain('another version of FedGame');
    (await server.connection(2)).accept(view(1));
    expect(screen.getByTestId('turn')).toBeTruthy();
  });
});

describe('the lobby', () => {
  beforeEach(() => {
    server.answers('GET /api/games/g1', gameStatus({ status: 'lobby' }));
  });

  test('is there before the connection, and shows who comes', async () => {
    open('/game/g1');
    const seats = await screen.findByTestId('seats');
    expect(
      within(seats)
        .getAllByRole('listitem')
        .map((seat) => seat.textContent),
    ).toEqual(['1AdaYOU', '2Free seat']);
    expect(screen.getByTestId('join-link')).toHaveProperty(
      'value',
      `${window.location.origin}/join#ABCDEFGH`,
    );
    const taken = lobby().seats.map((seat) =>
      seat.player === 2 ? { ...seat, name: 'Bob', taken: true } : seat,
    );
    (await server.connection()).accept(lobby({ seats: taken }));
    expect(seats.textContent).toContain('Bob');
    expect(screen.getByText('Seats for people: 2 of 2 taken')).toBeTruthy();
  });

  test('lets the host start once, and moves on with the first view', async () => {
    const person = open('/game/g1');
    const connection = await server.connection();
    connection.accept(lobby());
    server.answers('POST /api/games/g1/start', null, 204);
    await person.click(screen.getByTestId('start-game'));
    expect(server.bodies('POST /api/games/g1/start')).toHaveLength(1);
    expect(screen.getByTestId('start-game')).toHaveProperty('disabled', true);
    connection.tell(view(1));
    expect(screen.queryByTestId('lobby')).toBeNull();
    expect(screen.getByTestId('turn')).toBeTruthy();
  });

  test('says why a game did not start', async () => {
    const person = open('/game/g1');
    (await server.connection()).accept(lobby());
    server.refuses('POST /api/games/g1/start', 503, 'server.not_saved');
    await person.click(screen.getByTestId('start-game'));
    expect((await screen.findByTestId('problem')).textContent).toContain('This could not be saved.');
    expect(screen.getByTestId('start-game')).toHaveProperty('disabled', false);
  });

  test('has neither code nor start for a guest', async () => {
    server.answers('GET /api/games/g1', gameStatus({ status: 'lobby', is_host: false, join_code: null }));
    open('/game/g1');
    expect(await screen.findByText(/The host starts the game/)).toBeTruthy();
    expect(screen.queryByTestId('start-game')).toBeNull();
    expect(screen.queryByTestId('join-link')).toBeNull();
  });
});

describe('the result', () => {
  const standings = [
    { player: 2, rank: 1, money_cents: 70_000, profit_cents: 20_000 },
    { player: 1, rank: 2, money_cents: 60_470, profit_cents: 10_470 },
  ];

  const line = (
    kind: StoryLine['kind'],
    amount_cents = 0,
    reason: StoryLine['reason'] = null,
  ): StoryLine => ({
    kind,
    tick: 5,
    federation: 1,
    amount_cents,
    reason,
  });
  const story: Story = {
    faces: [
      { player: 1, reaction: 'thanks', times: 2 },
      { player: 2, reaction: 'laugh', times: 1 },
    ],
    turns: [
      {
        turn: 1,
        before_cents: 50_000,
        after_cents: 45_000,
        lines: [line('bid_placed'), line('bid_admitted', -5_000)],
      },
      {
        turn: 2,
        before_cents: 45_000,
        after_cents: 44_000,
        lines: [line('paid', 4_000), line('renewed', -5_000), line('member_left', 0, 'cannot_pay')],
      },
    ],
  };

  beforeEach(() => {
    server.answers('GET /api/games/g1/story', story);
  });

  test('tells the own story by turns, with the money before and after, as the server has it', async () => {
    open('/game/g1');
    (await server.connection()).accept(view(1, { status: 'finished', standings }));
    const turns = await within(await screen.findByTestId('story')).findAllByRole('heading');
    expect(turns.map((turn) => turn.textContent)).toEqual([
      'Turn 1$500.00 → $450.00',
      'Turn 2$450.00 → $440.00',
    ]);
    const told = screen.getByTestId('story').textContent.replaceAll('\u2060', '');
    expect(told).toContain('Aurora admitted you.−$50.00');
    expect(told).toContain('Aurora paid you.+$40.00');
    expect(told).toContain('Aurora began its next cycle, with you in it.−$50.00');
    expect(told).toContain('You left Aurora: you could not pay the next cycle.');
  });

  test('tells which faces the players showed each other, and how often', async () => {
    open('/game/g1');
    (await server.connection()).accept(view(1, { status: 'finished', standings }));
    const faces = within(await screen.findByTestId('faces')).getAllByRole('listitem');
    expect(faces.map((face) => face.textContent)).toEqual([
      'Enterprise 1 Thank you × 2',
      'Enterprise 2 Ha ha × 1',
    ]);
  });

  test('says that it was ended early, and where', async () => {
    open('/game/g1');
    const connection = await server.connection();
    connection.accept(view(1, { status: 'finished', standings }));
    await screen.findByTestId('result');
    expect(screen.queryByTestId('ended-early')).toBeNull();
    connection.tell(view(2, { status: 'finished', standings, turn: 3, ended_early: true }));
    expect(screen.getByTestId('ended-early').textContent).toContain('in turn 3 of');
  });

  test('shows the ranking, the data to take along, and a way into another game', async () => {
    const person = open('/game/g1');
    (await server.connection()).accept(view(1, { status: 'finished', standings }));
    expect(within(await screen.findByTestId('ranking')).getAllByRole('row')).toHaveLength(3);
    expect(screen.getByTestId('download').getAttribute('href')).toBe('/api/games/g1/export.zip');
    server.answers('POST /api/games/g1/again', { game_id: 'g2' });
    server.answers('GET /api/games/g2', gameStatus({ game_id: 'g2', status: 'lobby' }));
    await person.click(screen.getByTestId('play-again'));
    expect(await screen.findByTestId('lobby')).toBeTruthy();
    expect(window.location.pathname).toBe('/game/g2');
    expect(server.bodies('POST /api/games/g1/again')).toHaveLength(1);
    expect(server.connections[0]?.readyState).toBe(WebSocket.CLOSED);
  });

  test('of a game in which nothing happened and nothing is shown of others is whole, too', async () => {
    open('/game/g1');
    const empty = { payouts: [], turns: [], pay: null, others: null, demographics: null, standings: null };
    (await server.connection()).accept(view(1, { status: 'finished', ...empty }));
    expect(screen.getByText('The ranking is not shown in this game.')).toBeTruthy();
    expect(screen.getByText('Profits are added up at the end of each turn.')).toBeTruthy();
    expect(screen.queryByText('Every payout explained')).toBeNull();
  });

  test('of a game in which an arm was tried leads back to the arm', async () => {
    server.answers('GET /api/games/g1', gameStatus({ scenario: 'a1b2-try', tried_arm: 'a1b2' }));
    open('/game/g1');
    (await server.connection()).accept(view(1, { status: 'finished', standings }));
    expect((await screen.findByTestId('to-arm')).getAttribute('href')).toBe('/staff/arms/a1b2');
    expect(screen.getByTestId('download')).toBeTruthy();
    // Nobody else is offered that game.
    expect(screen.queryByTestId('play-again')).toBeNull();
  });

  test('takes a guest along when the host plays again, or lets the guest stay', async () => {
    server.answers('GET /api/games/g1', gameStatus({ is_host: false, join_code: null }));
    const person = open('/game/g1');
    const connection = await server.connection();
    connection.accept(view(1, { status: 'finished', standings }));
    expect(screen.queryByTestId('following')).toBeNull();
    connection.tell({ type: 'again', game_id: 'g2' });
    await person.click(screen.getByTestId('stay'));
    expect(screen.queryByTestId('stay')).toBeNull();
    server.answers('POST /api/games/g1/follow', { game_id: 'g2', player: 2, seat_token: 's' });
    server.answers('GET /api/games/g2', gameStatus({ game_id: 'g2', status: 'lobby', is_host: false }));
    await person.click(screen.getByTestId('follow'));
    expect(await screen.findByTestId('lobby')).toBeTruthy();
    expect(window.location.pathname).toBe('/game/g2');
  });

  test('is shown to others by a link that its host makes and takes back', async () => {
    const person = open('/game/g1');
    (await server.connection()).accept(view(1, { status: 'finished', standings }));
    server.answers('POST /api/games/g1/share', { link: 'http://play.example/shared#abc' });
    server.answers('DELETE /api/games/g1/share', null, 204);
    await person.click(screen.getByTestId('share-make'));
    expect(await screen.findByTestId('share-link')).toHaveProperty('value', 'http://play.example/shared#abc');
    await person.click(screen.getByTestId('share-end'));
    expect(await screen.findByTestId('share-make')).toBeTruthy();
    expect(screen.queryByTestId('share-link')).toBeNull();
  });

  test('says why there is no other game', async () => {
    const person = open('/game/g1');
    (await server.connection()).accept(view(1, { status: 'finished', standings }));
    server.refuses('POST /api/games/g1/again', 409, 'game.running');
    await person.click(screen.getByTestId('play-again'));
    expect((await screen.findByTestId('problem')).textContent).toContain('when the game is over');
    expect(screen.getByTestId('play-again')).toHaveProperty('disabled', false);
  });
});
