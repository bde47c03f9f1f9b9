// The list of participants: who is found, in which groups, in an order that stays while one reads it; what can be done with
// the chosen ones.
import { describe, expect, test } from 'vitest';
import { arranged, countsOf, same, settled, type View } from '../src/staff/control/model/arrange';
import { movesOf } from '../src/staff/control/model/moves';
import { inOrder, seatsOf } from '../src/staff/control/model/seats';
import { group, person, played, session } from './sessions';

const VIEW: View = { search: '', filter: 'all', grouping: 'none', sort: 'seat' };
const NOBODY: ReadonlySet<number> = new Set();

const people = [
  person(1, { group: 2, arm: 1, label: 'lab-7', money_cents: 900, last_ms: 1_000, state: 'ready' }),
  person(2, { group: 1, arm: 2, name: 'Ada', money_cents: 100, last_ms: 9_000 }),
  person(3, { group: 1, arm: 2, money_cents: 500, last_ms: 5_000, state: 'gone' }),
  person(14, { stage: 5, ending: 'finished', state: 'paid', money_cents: null }),
];
const state = session({ people, groups: [group(1, { people: [3, 2] }), group(2, { people: [1] })] });
const numbers = (changes: Partial<View>, needed = NOBODY) =>
  arranged(state, { ...VIEW, ...changes }, needed).flatMap((block) => block.numbers);

describe('somebody is found', () => {
  test.each([
    ['P-003', [3]],
    ['p-00', [3, 2, 1]],
    ['14', [14]],
    ['1', [1]],
    ['lab', [1]],
    ['ada', [2]],
    ['nobody', []],
  ])('by %s', (search, found) => {
    expect(numbers({ search })).toEqual(found);
  });

  test('by state, with how many there are in each', () => {
    expect(countsOf(people)).toEqual({ all: 4, deciding: 1, ready: 1, away: 1, through: 1 });
    expect(numbers({ filter: 'away' })).toEqual([3]);
    expect(numbers({ filter: 'through' })).toEqual([14]);
  });
});

describe('rows stand', () => {
  test.each([
    ['seat', [3, 2, 1, 14]],
    ['state', [3, 2, 1, 14]],
    ['last', [14, 2, 3, 1]],
    ['money', [1, 3, 2, 14]],
  ] as const)('by %s', (sort, order) => {
    expect(numbers({ sort })).toEqual(order);
  });

  test('by needs: who needs somebody first', () => {
    expect(numbers({ sort: 'needs' }, new Set([1]))).toEqual([1, 3, 2, 14]);
  });

  test.each([
    ['game', ['1', '2', '']],
    ['arm', ['1', '2', '']],
    ['stage', ['3', 'over']],
    ['state', ['needs', 'deciding', 'ready', 'paid']],
    ['none', ['']],
  ] as const)('in groups by %s', (grouping, keys) => {
    const blocks = arranged(state, { ...VIEW, grouping }, new Set([3]));
    expect(blocks.map((block) => block.key)).toEqual(keys);
  });
});

describe('the order stays', () => {
  const shown = [{ key: '1', numbers: [1, 2, 3] }];

  test('where only the order would be another, until it is asked for', () => {
    const fresh = [{ key: '1', numbers: [3, 2, 1] }];
    expect(settled(shown, fresh, false)).toEqual(shown);
    expect(same(shown, fresh)).toBe(false);
  });

  test('and who is new stands at the end, who has left is gone', () => {
    const fresh = [
      { key: '1', numbers: [4, 3, 1] },
      { key: '2', numbers: [2] },
    ];
    expect(settled(shown, fresh, false)).toEqual([
      { key: '1', numbers: [1, 3, 4] },
      { key: '2', numbers: [2] },
    ]);
  });

  test('and not even that while the list is held', () => {
    expect(settled(shown, [{ key: '1', numbers: [9] }], true)).toBe(shown);
  });
});

describe('with the chosen ones', () => {
  const keys = (...chosen: number[]) => movesOf(played(6), new Set(chosen)).map((move) => move.key);

  test('who play: time for their game, a bot for their seat, and out', () => {
    expect(keys(34, 35)).toEqual(['pause', 'extend', 'end_step', 'bot', 'remove']);
  });

  test('whose seat a bot plays: the seat is given back', () => {
    const away = played(6).people.find((one) => one.away);
    expect(keys(away?.number ?? 0)).toContain('give_back');
    expect(keys(away?.number ?? 0)).not.toContain('bot');
  });

  test('who wait: a group, or to be let go', () => {
    expect(keys(49, 50)).toEqual(['start_group', 'let_go', 'remove']);
  });

  test('who read something: on to the next page', () => {
    expect(keys(1)).toEqual(['advance', 'remove']);
  });

  test('who have finished: nothing', () => {
    const done = played(6).people.find((one) => one.ending !== null);
    expect(keys(done?.number ?? 0)).toEqual([]);
  });

  test('two in one game pause it once, and taking it back resumes it', () => {
    const [pause] = movesOf(played(6), new Set([34, 35]));
    expect(pause).toMatchObject({
      of: [5],
      acts: [{ kind: 'pause', group: 5 }],
      undo: [{ kind: 'resume', group: 5 }],
    });
  });

  test('people in two games, one of which is paused, bring both moves', () => {
    const mixed = played(6);
    const groups = mixed.groups.map((one) => (one.number === 2 ? { ...one, paused: true } : one));
    const moves = movesOf({ ...mixed, groups }, new Set([9, 34]));
    expect(moves.slice(0, 2).map((move) => [move.key, move.of])).toEqual([
      ['pause', [5]],
      ['resume', [2]],
    ]);
  });
});

describe('a game at a glance', () => {
  test('has a dot for each seat: people by their state, then its bots', () => {
    const two = group(1, { people: [1, 2], bots: 1 });
    const seats = seatsOf(session({ people, groups: [two] }), two);
    expect(seats.map((seat) => [seat.person, seat.state])).toEqual([
      [1, 'ready'],
      [2, 'deciding'],
      [null, 'bot'],
    ]);
    expect(seatsOf(session({ people }), { ...two, over: true })[0]?.state).toBe('over');
  });

  test('stands where it is looked for; what is over stands last', () => {
    const groups = [
      group(1, { over: true }),
      group(2, { turn: 8, arm: 2 }),
      group(3, { turn: 2, arm: 2 }),
      group(4, { turn: 5, arm: 1 }),
    ];
    const order = (by: Parameters<typeof inOrder>[1]) =>
      inOrder(groups, by, new Set([3])).map((one) => one.number);
    expect(order('needs')).toEqual([3, 2, 4, 1]);
    expect(order('number')).toEqual([2, 3, 4, 1]);
    expect(order('arm')).toEqual([4, 2, 3, 1]);
    expect(order('slowest')).toEqual([3, 4, 2, 1]);
  });
});
