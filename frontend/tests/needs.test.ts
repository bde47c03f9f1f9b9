// Who needs the experimenter: read from the state alone, the most pressing first, each with its two likely moves.
import { describe, expect, test } from 'vitest';
import { movesFor, needed, needs } from '../src/staff/control/model/needs';
import { arm, group, person, played, session } from './sessions';

const game = group(1, { people: [1, 2, 3], undecided: [1] });
const inGame = { group: 1, arm: 1 };

describe('a person is needed for', () => {
  test('who calls for help, with the words and since when', () => {
    const state = session({
      people: [person(1, { ...inGame, state: 'help', help: 'It is blue.', help_ms: 31_000 })],
      groups: [game],
    });
    expect(needs(state)).toEqual([
      { kind: 'help', key: 'help-1', person: 1, group: 1, sinceMs: 31_000, text: 'It is blue.' },
    ]);
  });

  test('who is gone while others play, with the time until the arm’s rule', () => {
    const gone = person(1, {
      ...inGame,
      state: 'gone',
      connected: false,
      connection_ms: 100_000,
      until_ms: 20_000,
    });
    const [need] = needs(session({ people: [gone], groups: [game], arms: [arm(1, { absent: 'leave' })] }));
    expect(need).toMatchObject({ kind: 'gone', sinceMs: 100_000, leftMs: 20_000, then: 'leave' });
  });

  test('who was asked whether they are there, with how many wait for them', () => {
    const idle = person(1, { ...inGame, state: 'idle', last_ms: 72_000, asked_ms: 12_000, until_ms: 48_000 });
    const [need] = needs(session({ people: [idle, person(2, inGame), person(3, inGame)], groups: [game] }));
    expect(need).toMatchObject({ kind: 'idle', sinceMs: 72_000, askedMs: 12_000, leftMs: 48_000, others: 2 });
  });

  test('nobody who is gone when no game waits for them, or whose seat a bot plays', () => {
    const over = group(1, { over: true, people: [1] });
    const people = [
      person(1, { ...inGame, state: 'gone', connected: false }),
      person(2, { state: 'gone', stage: 4, connected: false }),
      person(3, { ...inGame, state: 'bot', away: true }),
    ];
    expect(needs(session({ people, groups: [over] }))).toEqual([]);
  });

  test('nobody in a session that is over', () => {
    expect(needs({ ...played(6), ended: true })).toEqual([]);
  });
});

describe('a lobby is needed for', () => {
  const waiting = [1, 2].map((number) => person(number, { state: 'waiting', arm: 1 }));
  const lobby = (
    changes: Parameters<typeof arm>[1],
    rules: Partial<ReturnType<typeof session>['lobby']> = {},
  ) =>
    needs(
      session({
        people: waiting,
        arms: [arm(1, { waiting: 2, left: 1, waiting_ms: 90_000, lobby_ms: 210_000, ...changes })],
        lobby: { start: 'full', then: 'bots', smallest: 2, ...rules },
      }),
    );

  test('people for whom no group is left, with the time until they are let go', () => {
    expect(lobby({ left: 0 })).toMatchObject([{ kind: 'late', arm: 1, people: [1, 2], leftMs: 210_000 }]);
    expect(lobby({ left: 0 }, { then: 'wait' })).toMatchObject([{ kind: 'late', leftMs: null }]);
  });

  test('no lobby whose rule fills it in time', () => {
    expect(lobby({})).toEqual([]);
    expect(lobby({}, { then: 'smaller' })).toEqual([]);
    expect(lobby({}, { then: 'fee' })).toEqual([]);
  });

  test('people who would be sent away within the minute', () => {
    expect(lobby({ lobby_ms: 59_000 }, { then: 'fee' })).toMatchObject([{ why: 'fee', leftMs: 59_000 }]);
    expect(lobby({ lobby_ms: 59_000 }, { then: 'smaller', smallest: 3 })).toMatchObject([{ why: 'fee' }]);
    expect(lobby({ lobby_ms: 59_000 }, { then: 'smaller' })).toEqual([]);
  });

  test('people who have waited too long where the rule is to wait', () => {
    expect(lobby({ lobby_ms: 0 }, { then: 'wait' })).toMatchObject([{ kind: 'lobby', why: 'long' }]);
    expect(lobby({ lobby_ms: 1 }, { then: 'wait' })).toEqual([]);
  });

  test('a whole group that starts by hand, or people who wait for the hand for five minutes', () => {
    const hand = { start: 'hand' } as const;
    expect(lobby({ size: 2, lobby_ms: null }, hand)).toMatchObject([{ why: 'full', size: 2 }]);
    expect(lobby({ lobby_ms: null, waiting_ms: 299_999 }, hand)).toEqual([]);
    expect(lobby({ lobby_ms: null, waiting_ms: 300_000 }, hand)).toMatchObject([{ why: 'long' }]);
  });
});

test('calls come first, then who is gone by the time that is left, idle, lobbies', () => {
  expect(needs(played(12)).map((need) => need.kind)).toEqual([
    ...['help', 'help', 'help'],
    ...['gone', 'gone'],
    ...['idle', 'idle'],
    'late',
  ]);
  const gone = (number: number, until_ms: number) =>
    person(number, { ...inGame, state: 'gone', connected: false, until_ms });
  const state = session({ people: [gone(1, 30_000), gone(2, 9_000)], groups: [game] });
  expect(needs(state).map((need) => need.key)).toEqual(['gone-2', 'gone-1']);
});

test('the games of those in need are outlined', () => {
  const all = needs(played(6));
  expect([...needed(all).people]).toEqual([29, 43, 46]);
  expect([...needed(all).groups]).toEqual([4, 6]);
});

test('each need brings its two likely moves', () => {
  const moves = needs(played(6)).map((need) => movesFor(need).map((move) => move.key));
  expect(moves).toEqual([
    ['answer', 'dealt'],
    ['extend', 'bot'],
    ['message', 'extend'],
    ['add', 'let_go'],
  ]);
});

test('and they say to the server what they are called', () => {
  const [help, gone, , late] = needs(played(6));
  if (!help || !gone || !late) throw new Error('three needs are missing');
  expect(movesFor(help).flatMap((move) => move.acts)).toEqual([{ kind: 'answer_help', participant: 29 }]);
  expect(movesFor(gone).flatMap((move) => move.acts)).toEqual([
    { kind: 'extend', group: 6, seconds: 120 },
    { kind: 'replace', participant: 43 },
  ]);
  expect(movesFor(late).flatMap((move) => move.acts)).toEqual([
    { kind: 'add_group', arm: 1 },
    { kind: 'let_go', participant: 49 },
    { kind: 'let_go', participant: 50 },
  ]);
});
