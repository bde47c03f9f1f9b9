// @vitest-environment happy-dom
// The control room in the hands of an experimenter: who needs them is seen first, a move is one press and says what came of
// it, the list stands still while it is read, and a lost line is said at once.
import { screen, waitFor, within } from '@testing-library/preact';
import type { UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ControlState } from '../../src/generated/wire';
import { group, person, played, session } from '../sessions';
import { open } from './screen';
import { server } from './server';

const CONTROL = 'POST /api/sessions/s1/control';
const me = {
  account: {
    id: 'a1',
    name: 'Rita',
    role: 'researcher',
    created_at: '2026-11-01T00:00:00Z',
    state: 'active',
  },
  anonymous_play: true,
  first_admin: false,
};

beforeEach(() => {
  server.answers('GET /api/account', me);
  server.answers(CONTROL, null, 204);
});

async function enter(state: ControlState = played(6), path = '/staff/sessions/s1') {
  const experimenter = open(path);
  const connection = await server.connection();
  connection.accept(state);
  await screen.findByTestId(path.endsWith('projector') ? 'crowd' : 'foot');
  return { experimenter, connection };
}

const acts = (): unknown[] => server.bodies(CONTROL);
const press = (experimenter: UserEvent, testid: string) => experimenter.click(screen.getByTestId(testid));
const rows = (): (string | null)[] =>
  screen.getAllByTestId(/^person-\d+$/).map((row) => row.getAttribute('data-row'));

test('listens to the control room of this session', async () => {
  const { connection } = await enter();
  expect(connection.url).toMatch(/\/ws\/control\?session=s1&protocol=\d+$/);
});

describe('who needs somebody', () => {
  test('stands first, is counted in the title, and each brings its two moves', async () => {
    const { connection } = await enter();
    const needs = screen.getByTestId('needs');
    expect(within(needs).getByRole('heading').textContent).toContain('4 need you');
    expect(screen.getByTestId('need-help-29').textContent).toContain('“I pressed Leave by mistake');
    expect(screen.getByTestId('need-gone-43').textContent).toContain('A bot takes over in 0:20.');
    expect(screen.getByTestId('need-idle-46').textContent).toContain('In 0:48 it counts as away.');
    expect(screen.getByTestId('need-late-1').textContent).toContain('All groups are full.');
    for (const one of within(needs).getAllByRole('listitem')) {
      expect(within(one).getAllByTestId(/-(answer|dealt|extend|bot|message|add|let_go)$/)).toHaveLength(2);
    }
    expect(document.title).toBe('(4) Control room · FedGame');
    connection.tell(session());
    expect(needs.textContent).toContain('Nobody needs you now');
    expect(document.title).toBe('Control room · FedGame');
  });

  test('a call is answered with a message to that person', async () => {
    const { experimenter } = await enter();
    await press(experimenter, 'need-help-29-answer');
    const dialog = screen.getByRole('dialog', { name: 'Answer P-029' });
    expect(dialog.textContent).toContain('I pressed Leave by mistake');
    await press(experimenter, 'confirm');
    expect(dialog.textContent).toContain('There is nothing in it');
    await experimenter.type(screen.getByTestId('message-text'), 'Yes: press Ready.');
    await press(experimenter, 'confirm');
    expect(screen.queryByRole('dialog', { name: 'Answer P-029' })).toBeNull();
    expect(acts()).toEqual([{ kind: 'message', participant: 29, text: 'Yes: press Ready.' }]);
    expect((await screen.findByTestId('outcome')).textContent).toContain('The message to P-029 is sent.');
  });

  test('people who came late all leave with the fee by one press', async () => {
    const { experimenter } = await enter();
    await press(experimenter, 'need-late-1-let_go');
    await screen.findByText('2 people are paid and let go.');
    expect(acts()).toEqual([
      { kind: 'let_go', participant: 49 },
      { kind: 'let_go', participant: 50 },
    ]);
  });

  test('what the server refuses is told with how many, and why', async () => {
    server.refuses(CONTROL, 409, 'participant.over');
    const { experimenter } = await enter();
    await press(experimenter, 'need-late-1-let_go');
    const outcome = await screen.findByTestId('outcome');
    expect(outcome.textContent).toContain('2 of 2 were refused');
    expect(within(outcome).getByTestId('problem')).toBeTruthy();
  });

  test('sounds only once it is switched on, for what is new, and that is remembered', async () => {
    const started = vi.fn();
    const part = {
      connect: (next: unknown) => next,
      gain: { setValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() },
    };
    class Audio {
      currentTime = 0;
      destination = {};
      resume = () => Promise.resolve();
      close = () => Promise.resolve();
      createGain = () => part;
      createOscillator = () => ({ ...part, frequency: { value: 0 }, start: started, stop: vi.fn() });
    }
    vi.stubGlobal('AudioContext', Audio);
    const { experimenter, connection } = await enter(session());
    connection.tell(played(6));
    expect(started).not.toHaveBeenCalled();
    await press(experimenter, 'sound');
    await waitFor(() => {
      expect(started).toHaveBeenCalledTimes(2);
    });
    connection.tell(played(6, 1));
    connection.tell(session());
    expect(started).toHaveBeenCalledTimes(2);
    connection.tell(played(6));
    await waitFor(() => {
      expect(started).toHaveBeenCalledTimes(4);
    });
    expect(localStorage.getItem('fedgame.control.sound')).toBe('on');
  });
});

describe('the games', () => {
  test('show turn, clock, seats and who is still deciding; those with a need are outlined', async () => {
    const { experimenter } = await enter();
    expect(screen.getByTestId('game-2').textContent).toContain('turn 3 of 10');
    expect(screen.getByTestId('game-2').textContent).toContain('Still deciding: P-012');
    expect(within(screen.getByTestId('game-6')).getByRole('img', { name: /^Seats: .*1 gone/ })).toBeTruthy();
    const warned = screen.getAllByTestId(/^game-\d+$/).filter((tile) => tile.className.includes('warn'));
    expect(warned.map((tile) => tile.dataset.testid)).toEqual(['game-4', 'game-6']);
    await experimenter.click(within(screen.getByTestId('game-4')).getByRole('button'));
    const panel = screen.getByTestId('game-panel');
    expect(within(panel).getByRole('table', { name: 'Federations of game 4' })).toBeTruthy();
    await press(experimenter, 'game-pause');
    expect(acts()).toEqual([{ kind: 'pause', group: 4 }]);
  });

  test('one is ended early when that was said once more', async () => {
    const { experimenter } = await enter();
    await experimenter.click(within(screen.getByTestId('game-4')).getByRole('button'));
    await press(experimenter, 'game-end');
    expect(screen.getByRole('dialog', { name: 'End game 4 now?' })).toBeTruthy();
    expect(acts()).toEqual([]);
    await press(experimenter, 'confirm');
    expect(acts()).toEqual([{ kind: 'end_game', group: 4 }]);
  });

  test('are small from twelve on, and people stand by their state', async () => {
    const { experimenter } = await enter(played(12));
    const first = (): string | undefined => screen.getAllByTestId(/^game-\d+$/)[0]?.dataset.testid;
    expect(first()).toBe('game-4');
    await press(experimenter, 'games-number');
    expect(first()).toBe('game-2');
    expect(screen.getByTestId('group-by')).toHaveProperty('value', 'state');
    expect(rows()).toEqual(['29', '43', '46', '61', '91', '93', '94']);
    await experimenter.click(screen.getByRole('button', { name: 'Unfold deciding' }));
    expect(rows().length).toBeGreaterThan(7);
    expect(rows().length).toBeLessThanOrEqual(7 + 25);
  });
});

describe('the list', () => {
  test('is searched, filtered, grouped', async () => {
    const { experimenter } = await enter();
    await experimenter.type(screen.getByTestId('search'), '46');
    expect(rows()).toEqual(['46']);
    await experimenter.clear(screen.getByTestId('search'));
    await press(experimenter, 'filter-away');
    expect(rows()).toContain('43');
    expect(rows()).not.toContain('41');
    await press(experimenter, 'filter-all');
    await experimenter.selectOptions(screen.getByTestId('group-by'), 'arm');
    expect(screen.getAllByTestId(/^block-/).map((band) => band.dataset.testid)).toEqual([
      'block-1',
      'block-2',
    ]);
  });

  test('stands still while it is read, and is sorted when that is asked for', async () => {
    const people = (...states: ('ready' | 'deciding')[]) =>
      states.map((state, index) => person(index + 1, { state, group: 1, arm: 1 }));
    const at = (...states: ('ready' | 'deciding')[]) =>
      session({ people: people(...states), groups: [group(1, { people: [1, 2] })] });
    const { experimenter, connection } = await enter(at('ready', 'deciding'));
    await experimenter.selectOptions(screen.getByTestId('sort-by'), 'state');
    expect(rows()).toEqual(['2', '1']);
    connection.tell(at('deciding', 'ready'));
    expect(rows()).toEqual(['2', '1']);
    await press(experimenter, 'sort-again');
    expect(rows()).toEqual(['1', '2']);
    expect(screen.queryByTestId('sort-again')).toBeNull();
  });

  test('takes a row for chosen, and what can be done then is done to all of them', async () => {
    const { experimenter } = await enter();
    expect(screen.queryByTestId('chosen')).toBeNull();
    await experimenter.click(screen.getByRole('checkbox', { name: 'Choose P-034' }));
    await experimenter.click(screen.getByRole('checkbox', { name: 'Choose P-035' }));
    expect(screen.getByTestId('chosen').textContent).toContain('2 chosen in game 5');
    await press(experimenter, 'chosen-pause');
    expect(acts()).toEqual([{ kind: 'pause', group: 5 }]);
    await experimenter.click(await screen.findByTestId('undo'));
    expect(acts()[1]).toEqual({ kind: 'resume', group: 5 });
    await press(experimenter, 'chosen-message');
    await experimenter.type(screen.getByTestId('message-text'), 'Hello');
    await press(experimenter, 'confirm');
    await waitFor(() => {
      expect(acts().slice(2)).toEqual([
        { kind: 'message', participant: 34, text: 'Hello' },
        { kind: 'message', participant: 35, text: 'Hello' },
      ]);
    });
    await press(experimenter, 'choose-none');
    expect(screen.queryByTestId('chosen')).toBeNull();
  });

  test('asks before somebody is removed', async () => {
    const { experimenter } = await enter();
    await experimenter.click(screen.getByRole('checkbox', { name: 'Choose P-034' }));
    await press(experimenter, 'chosen-remove');
    expect(acts()).toEqual([]);
    expect(screen.getByRole('dialog', { name: 'Remove P-034?' })).toBeTruthy();
    await press(experimenter, 'confirm');
    expect(acts()).toEqual([{ kind: 'remove', participant: 34 }]);
  });

  test('goes by single keys, which can be switched off', async () => {
    const { experimenter } = await enter();
    await experimenter.keyboard('jjx');
    expect(screen.getByRole('checkbox', { name: 'Choose P-002' })).toHaveProperty('checked', true);
    await experimenter.keyboard('kx');
    expect(screen.getByTestId('chosen').textContent).toContain('2 chosen');
    await experimenter.keyboard('{Escape}');
    expect(screen.queryByTestId('chosen')).toBeNull();
    await experimenter.keyboard('/');
    expect(document.activeElement).toBe(screen.getByTestId('search'));
    await experimenter.keyboard('j{Escape}?');
    expect(screen.getByTestId('search')).toHaveProperty('value', 'j');
    expect(screen.getByTestId('keylist')).toBeTruthy();
    await press(experimenter, 'keys-on');
    await experimenter.click(screen.getByRole('button', { name: 'Close' }));
    await experimenter.keyboard('a');
    expect(screen.queryByTestId('chosen')).toBeNull();
  });

  test('shows all about one person, with what can be done', async () => {
    const { experimenter } = await enter();
    await experimenter.click(screen.getByRole('button', { name: 'Show P-043' }));
    const panel = screen.getByTestId('person-panel');
    expect(panel.textContent).toContain('lost 1:40');
    await press(experimenter, 'person-bot');
    expect(acts()).toEqual([{ kind: 'replace', participant: 43 }]);
  });
});

describe('for all', () => {
  test('everything is paused and goes on', async () => {
    const { experimenter, connection } = await enter();
    await press(experimenter, 'pause-all');
    connection.tell({ ...played(6), paused: true });
    expect(screen.getByText('All games are paused')).toBeTruthy();
    await waitFor(() => {
      expect(screen.getByTestId('pause-all')).toHaveProperty('disabled', false);
    });
    await press(experimenter, 'pause-all');
    expect(acts()).toEqual([{ kind: 'pause' }, { kind: 'resume' }]);
  });

  test('a message goes to all', async () => {
    const { experimenter } = await enter();
    await press(experimenter, 'message-all');
    expect(screen.getByRole('dialog', { name: 'Message to all, 50 people' })).toBeTruthy();
    await experimenter.type(screen.getByTestId('message-text'), 'Ten more minutes.');
    await press(experimenter, 'confirm');
    expect(acts()).toEqual([{ kind: 'message', text: 'Ten more minutes.' }]);
  });

  test('ending says what happens and to how many, and is asked', async () => {
    const { experimenter } = await enter();
    await press(experimenter, 'end-session');
    const left = played(6).people.filter((one) => one.ending === null).length;
    const dialog = screen.getByRole('dialog', { name: 'End this session for all?' });
    expect(dialog.textContent).toContain(`${left} people have not finished`);
    expect(dialog.textContent).toContain('5 games still run');
    await press(experimenter, 'confirm-cancel');
    expect(acts()).toEqual([]);
    await press(experimenter, 'end-session');
    await press(experimenter, 'confirm');
    expect(acts()).toEqual([{ kind: 'end_session' }]);
  });

  test('the room is closed, a group added, a group started before its time', async () => {
    const state = played(6);
    const arms = state.arms.map((one) =>
      one.number === 1 ? { ...one, left: 1, groups: one.groups + 1 } : one,
    );
    const { experimenter } = await enter({ ...state, arms });
    await press(experimenter, 'room-switch');
    await screen.findByText('The room is closed: nobody more comes in.');
    await press(experimenter, 'add-group-2');
    await screen.findByText('Arm 2 has one more group.');
    await press(experimenter, 'start-group-1');
    await press(experimenter, 'start-smaller');
    await press(experimenter, 'confirm');
    expect(acts()).toEqual([
      { kind: 'room', open: false },
      { kind: 'add_group', arm: 2 },
      { kind: 'start_group', arm: 1, fill: false },
    ]);
  });
});

describe('the line to the server', () => {
  test('that is lost is said at once, and comes back by itself', async () => {
    const { connection } = await enter();
    connection.end();
    expect(screen.getByTestId('line-lost').textContent).toMatch(/No line to the server since \d+:\d+:\d+/);
    const next = await server.connection(2);
    next.accept(played(6, 1));
    expect(screen.queryByTestId('line-lost')).toBeNull();
  });

  test('that the server has ended is told with its reason', async () => {
    const { connection } = await enter();
    connection.end(4404, 'session.unknown');
    expect(screen.getByTestId('problem')).toBeTruthy();
  });

  test('what is not saved is red, with when it last was', async () => {
    const { connection } = await enter();
    expect(screen.getByTestId('saved').textContent).toContain('everything is saved');
    const state = played(6);
    connection.tell({ ...state, load: { ...state.load, saved: false } });
    expect(screen.getByTestId('saved').textContent).toMatch(/not saved since \d+:\d+:\d+/);
  });
});

test('before anybody has come, it says how people come', async () => {
  const { connection } = await enter(session());
  expect(screen.getByText('Nobody is here yet.')).toBeTruthy();
  connection.tell(session({ people: [person(1, { state: 'waiting' })] }));
  expect(screen.getByText('No game has begun.')).toBeTruthy();
});

describe('the projector', () => {
  const PATH = '/staff/sessions/s1/projector';
  const room = {
    session_id: 's1',
    experiment_id: 'e1',
    room: {
      code: 'ABCD',
      link: 'https://play.example.org/room/ABCD',
      qr_svg: '<svg data-testid="qr"></svg>',
    },
    personal: [],
  };

  beforeEach(() => {
    server.answers('GET /api/sessions/s1/room', room);
  });

  test('shows how to come in, how many are here, and a board for each game, and names nobody', async () => {
    const state = played(6);
    const people = state.people.map((one) => ({ ...one, label: 'lab-7', name: 'Ada Lovelace' }));
    const { connection } = await enter({ ...state, people }, PATH);
    expect((await screen.findByTestId('join-here')).textContent).toContain('play.example.org/room/ABCD');
    expect(screen.getByTestId('qr')).toBeTruthy();
    expect(screen.getByTestId('board-3').textContent).toContain('Turn 6 of 10');
    expect(screen.getByTestId('board-3').textContent).toContain('Aurora leads, 30%');
    const text = screen.getByTestId('projector').textContent;
    expect(text).not.toMatch(/P-0|lab-7|Ada|Shapley|Half and half/);
    connection.tell({ ...state, room_open: false });
    expect(screen.queryByTestId('join-here')).toBeNull();
  });

  test('tells what it came to when all games are over', async () => {
    await enter(played(6, 0, true), PATH);
    const debrief = screen.getByTestId('debrief');
    expect(
      within(debrief)
        .getAllByRole('heading')
        .map((one) => one.textContent),
    ).toEqual(['Market shares at the end', 'Mean profit of a game, by arm', 'Money at the end, by arm']);
    expect(debrief.textContent).toContain('Single games range from');
    expect(
      within(debrief).getByRole('table', { name: 'Money at the end, by arm', hidden: true }),
    ).toBeTruthy();
    expect(screen.queryByTestId('board-1')).toBeNull();
  });
});
