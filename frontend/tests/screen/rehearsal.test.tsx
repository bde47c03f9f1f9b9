// @vitest-environment happy-dom
// Rehearsals and the page of an experiment: who begins one and how, what the control room tells of it while it goes on and
// after, and that the page of the experiment follows a session that is open.
import { screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ExperimentDocument, RehearsalInfo, SessionCard } from '../../src/generated/api';
import { person, session } from '../sessions';
import { open } from './screen';
import { server } from './server';

const account = { id: 'a1', name: 'Rita', role: 'researcher', created_at: '2026-11-01T00:00:00Z' };
const EXPERIMENT = 'GET /api/experiments/e1';
const REHEARSE = 'POST /api/experiments/e1/rehearse';
const REHEARSAL = 'GET /api/sessions/s1/rehearsal';

const card = (changes: Partial<SessionCard> = {}): SessionCard => ({
  session_id: 's1',
  number: 1,
  rehearsal: false,
  opened_at: '2026-11-01T10:00:00Z',
  ended_at: null,
  people: 3,
  places: 24,
  room_open: true,
  ...changes,
});
const experiment = (changes: Partial<ExperimentDocument> = {}): ExperimentDocument => ({
  experiment_id: 'e1',
  version: 1,
  document: { title: 'A floor', arms: [{ title: 'Shapley', groups: 3, size: 8 }] },
  problems: [],
  sessions: [],
  owner: 'Rita',
  mine: true,
  ...changes,
});
const info = (changes: Partial<RehearsalInfo> = {}): RehearsalInfo => ({
  session_id: 's1',
  going: true,
  people: 24,
  came: 20,
  wrong: [],
  more_wrong: 0,
  report: null,
  ...changes,
});
const report: RehearsalInfo['report'] = {
  seed: 7,
  length_ms: 56_600,
  times: [
    {
      what: 'stage',
      stage: { en: 'Quiz', zh: '测验' },
      count: 24,
      median_ms: 1_100,
      p99_ms: 4_500,
      longest_ms: 83_000,
    },
    { what: 'tables', stage: null, count: 1_577, median_ms: 214, p99_ms: 900, longest_ms: 1_235 },
  ],
  endings: [
    { ending: 'finished', count: 22 },
    { ending: 'gone', count: 2 },
  ],
  deeds: [{ deed: 'vanished', count: 2 }],
  refused: 0,
  slowed: 0,
  owed: {
    people: 24,
    total_cents: 100_590,
    lowest_cents: 0,
    median_cents: 1_410,
    highest_cents: 7_680,
    currency: 'USD',
  },
};

beforeEach(() => {
  server.answers('GET /api/account', { account, anonymous_play: true, needs_admin: false });
  server.answers(EXPERIMENT, experiment());
  server.answers('GET /api/experiments/e1/readers', []);
});

describe('the dialog', () => {
  test.each(['/staff/experiments/e1', '/staff/experiments/e1/control'])(
    'on %s asks how many come, and leads into the control room',
    async (address) => {
      const hands = open(address);
      await hands.click(await screen.findByTestId('rehearse'));
      const people = screen.getByTestId('rehearse-people');
      expect(people).toHaveProperty('value', '24');
      await hands.clear(people);
      expect(screen.getByTestId('confirm')).toHaveProperty('disabled', true);
      await hands.type(people, '401');
      expect(screen.getByTestId('confirm')).toHaveProperty('disabled', true);
      await hands.clear(people);
      await hands.type(people, '12');
      await hands.selectOptions(screen.getByTestId('rehearse-speed'), 'human');
      server.answers(REHEARSE, card({ rehearsal: true }), 202);
      await hands.click(screen.getByTestId('confirm'));
      await waitFor(() => {
        expect(window.location.pathname).toBe('/staff/sessions/s1');
      });
      expect(server.bodies(REHEARSE)).toEqual([{ people: 12, speed: 'human' }]);
    },
  );

  test('opens a session without bots for somebody who goes through it alone', async () => {
    const hands = open('/staff/experiments/e1');
    await hands.click(await screen.findByTestId('rehearse'));
    await hands.click(screen.getByTestId('rehearse-self'));
    expect(screen.queryByTestId('rehearse-people')).toBeNull();
    server.answers('POST /api/experiments/e1/sessions', card({ rehearsal: true }), 201);
    await hands.click(screen.getByTestId('confirm'));
    await waitFor(() => {
      expect(server.bodies('POST /api/experiments/e1/sessions')).toEqual([{ rehearsal: true }]);
    });
  });

  test('says why there is none', async () => {
    const hands = open('/staff/experiments/e1');
    await hands.click(await screen.findByTestId('rehearse'));
    server.refuses(REHEARSE, 409, 'rehearsal.running');
    await hands.click(screen.getByTestId('confirm'));
    const dialog = screen.getByRole('dialog');
    expect((await within(dialog).findByTestId('problem')).textContent).toContain(
      'A rehearsal of yours is running',
    );
  });

  test('is not for who only reads', async () => {
    server.answers(EXPERIMENT, experiment({ mine: false }));
    open('/staff/experiments/e1');
    await screen.findByText('Shapley');
    expect(screen.queryByTestId('rehearse')).toBeNull();
  });
});

describe('the control room of a rehearsal', () => {
  const enter = async (changes = {}) => {
    open('/staff/sessions/s1');
    const connection = await server.connection();
    connection.accept(session({ rehearsal: true, ...changes }));
    return { connection, shown: await screen.findByTestId('rehearsal') };
  };

  test('shows how far the bots are, and what has gone wrong so far', async () => {
    const wrong = [{ after_ms: 3_200, bot: 4, what: 'no answer in 30 s' }];
    server.answers(REHEARSAL, info({ wrong }));
    const { shown } = await enter({ people: [person(1), person(2, { ending: 'finished' })] });
    await within(shown).findByText('Bots are on their way: 20 of 24 have come; through so far: 1.');
    expect(within(shown).getByRole('progressbar')).toHaveProperty('value', 1);
    expect(shown.textContent).toContain('One thing has gone wrong so far');
    expect(shown.textContent).toContain('bot 4 · after 3.2 s no answer in 30 s');
    expect(shown.textContent).toContain('marked as a rehearsal');
  });

  test('asks again by itself until it is over, and then tells times, money and where the data are', async () => {
    const answers = [info(), info({ going: false, came: 24, report })];
    server.sends(REHEARSAL, () => Response.json(answers.length > 1 ? answers.shift() : answers[0]));
    const { shown } = await enter({ ended: true });
    expect(await within(shown).findByText('Nothing went wrong')).toBeTruthy();
    expect(shown.textContent).toContain('24 of 24 came, and it took 56.6 s.');
    const rows = within(screen.getByTestId('rehearsal-times')).getAllByRole('row');
    expect(rows.map((row) => row.textContent).slice(1)).toEqual([
      expect.stringMatching(/^Quiz.*1\.1 s.*4\.5 s.*1:23.*24$/),
      expect.stringMatching(/^An answer at a table.*214 ms.*900 ms.*1\.2 s.*1577$/),
    ]);
    const facts = screen.getByTestId('rehearsal-facts').textContent;
    expect(facts).toContain('22 finished · 2 gone');
    expect(facts).toMatch(/fedgame rehearse e1 --server http\S+ --people 24 --seed 7$/);
    expect(facts).toContain('$1,005.90 to 24 people: $0.00 to $76.80');
    expect(screen.getByTestId('rehearsal-export').getAttribute('href')).toBe('/api/sessions/s1/export.zip');
  });

  test('says when the server could not hold it to its end', async () => {
    server.answers(REHEARSAL, info({ going: false }));
    const { shown } = await enter();
    expect(await within(shown).findByText('The rehearsal stopped before its end')).toBeTruthy();
    expect(within(shown).queryByRole('progressbar')).toBeNull();
  });

  test('is no error where nobody sent bots', async () => {
    server.refuses(REHEARSAL, 404, 'rehearsal.none');
    const { shown } = await enter();
    expect(await within(shown).findByText(/No bots are sent into it/)).toBeTruthy();
    expect(screen.queryByTestId('problem')).toBeNull();
  });

  test('of a session with people has no such card', async () => {
    open('/staff/sessions/s1');
    (await server.connection()).accept(session());
    await screen.findByTestId('foot');
    expect(screen.queryByTestId('rehearsal')).toBeNull();
    expect(server.bodies(REHEARSAL)).toEqual([]);
  });
});

describe('the page of an experiment', () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    server.refuses('GET /api/sessions/s1/room', 404, 'session.unknown');
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('follows a session that is open, and rests when it is over', async () => {
    server.answers(EXPERIMENT, experiment({ sessions: [card()] }));
    open('/staff/experiments/e1');
    await screen.findByText(/3 \/ 24/);
    server.answers(
      EXPERIMENT,
      experiment({ sessions: [card({ people: 9, ended_at: '2026-11-01T11:00:00Z' })] }),
    );
    await vi.advanceTimersByTimeAsync(4_500);
    await screen.findByText(/9 \/ 24/);
    expect(screen.getByTestId('open-session')).toBeTruthy();
    const asked = server.bodies(EXPERIMENT).length;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.bodies(EXPERIMENT)).toHaveLength(asked);
  });
});
