// @vitest-environment happy-dom
// The page of results and a game seen again: what is shown of the server's answers, and what is asked of it next.
import { screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Me, ReplayBoard, ReplayOutline, Results } from '../../src/generated/api';
import { drawn } from '../../src/staff/results/Drawing';
import { DRAWN } from '../../src/staff/results/figures';
import { federationsOf } from '../../src/staff/results/paint';
import { csvText, svgText } from '../../src/staff/results/save';
import { nextMark, seatName, stepAt, within as stepWithin } from '../../src/staff/replay/way';
import { setCatalogue } from '../../src/wiring/catalogue';
import recorded from '../recorded-results.json';
import { catalogue, recordedView } from '../views';
import { open } from './screen';
import { server } from './server';

/** Two arms with two games each, the last of which still runs, as a server sent them. */
const results = recorded as unknown as Results;
const RESULTS = 'GET /api/experiments/e1/results';

beforeEach(() => {
  setCatalogue(catalogue);
  const me: Me = {
    account: {
      id: 'a1',
      name: 'Ada',
      role: 'researcher',
      language: 'en',
      created_at: '2026-03-01T12:00:00Z',
      disabled: false,
      has_password: true,
      invited_until: null,
    },
    anonymous_play: true,
    needs_admin: false,
  };
  server.answers('GET /api/account', me);
  server.answers('GET /api/experiments/e1', {
    experiment_id: 'e1',
    version: 1,
    document: { title: 'A floor' },
    problems: [],
    sessions: [],
    owner: 'Ada',
    mine: true,
  });
});

describe('the page of results', () => {
  test('says first what differs, with an interval only where there are games enough', async () => {
    server.answers(RESULTS, results);
    open('/staff/experiments/e1/results');
    const table = await screen.findByTestId('differs');
    const row = within(table).getByRole('row', { name: /Gini of final money/ });
    expect(row.textContent).toMatch(/0\.07.*0\.06.*−0\.01.*under two games/);
    expect(screen.getByText('Live')).toBeTruthy();
    expect(screen.getByText(/3 of 4 games are over, 8 people, 12 bots/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Results' }).getAttribute('aria-current')).toBe('page');
  });

  test('shows each figure with its sentence, its definition and its files', async () => {
    server.answers(RESULTS, results);
    open('/staff/experiments/e1/results');
    for (const figure of results.figures) {
      const card = await screen.findByTestId(`figure-${figure.name}`);
      expect(card.textContent).toContain(figure.sentence.en);
      expect(within(card).getByRole('img').getAttribute('aria-label')).toContain(figure.sentence.en);
      expect(card.textContent).toContain(figure.source);
      const [arms, games] = within(card)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href'));
      expect(arms).toBe(`/api/experiments/e1/results/${figure.name}.csv?rows=arms&seats=all`);
      expect(games).toBe(`/api/experiments/e1/results/${figure.name}.csv?rows=games&seats=all`);
    }
  });

  test('gives every figure as a table too', async () => {
    server.answers(RESULTS, results);
    const person = open('/staff/experiments/e1/results');
    const card = await screen.findByTestId('figure-market_share');
    await person.click(within(card).getByRole('button', { name: 'Market share by turn: show as table' }));
    expect(within(card).queryByRole('img')).toBeNull();
    const rows = within(card).getAllByRole('row');
    expect(rows[1]?.textContent).toMatch(/^1A Aurora50\.0%|^1A Aurora\d/);
    expect(within(card).queryByRole('button', { name: /SVG/ })).toBeNull();
    await person.click(within(card).getByRole('button', { name: 'Market share by turn: show as figure' }));
    expect(within(card).getByRole('img')).toBeTruthy();
  });

  test('asks for one arm, one game, and people alone', async () => {
    server.answers(RESULTS, results);
    const person = open('/staff/experiments/e1/results');
    await person.click(await screen.findByRole('radio', { name: 'Arm 2' }));
    const last = () =>
      server.asked
        .filter((asked) => asked.route === RESULTS)
        .at(-1)
        ?.query.toString();
    await waitFor(() => {
      expect(last()).toBe('arm=2&seats=all');
    });
    await person.selectOptions(screen.getByRole('combobox', { name: 'One game' }), 'Game 3');
    await waitFor(() => {
      expect(last()).toBe('game=g3&seats=all');
    });
    await person.click(screen.getByRole('radio', { name: 'People' }));
    await waitFor(() => {
      expect(last()).toContain('seats=people');
    });
  });

  test('leads into each game', async () => {
    server.answers(RESULTS, results);
    open('/staff/experiments/e1/results');
    const link = await screen.findByRole('link', { name: /Game 4.*live, turn 2/ });
    expect(link.getAttribute('href')).toBe('/staff/experiments/e1/replay/s1/g4');
  });

  test('says so where no game has begun, or nothing may be seen', async () => {
    server.answers(RESULTS, { ...results, games: [], figures: [], headlines: [], live: false });
    open('/staff/experiments/e1/results');
    expect(await screen.findByText('No game has begun')).toBeTruthy();
    expect(screen.queryByTestId('results')).toBeNull();
  });

  test('shows the refusal of who may not see it', async () => {
    server.refuses(RESULTS, 404, 'experiment.unknown');
    open('/staff/experiments/e1/results');
    expect((await screen.findByTestId('problem')).textContent).not.toBe('');
  });
});

describe('a drawing', () => {
  const scene = (figure: Results['figures'][number], more: Partial<Results> = {}, width = 560) => ({
    figure,
    results: { ...results, ...more },
    width,
    paint: (variable: string) => `rgb(${variable.length}, 0, 0)`,
    federations: federationsOf(() => 'red', 26, figure.name),
    say: (words: { en: string }) => words.en,
    words: {
      turn: 'Turn',
      arm: (n: number) => `Arm ${n}`,
      thirds: ['weak', 'middle', 'strong'],
      shortThirds: ['w', 'm', 's'],
    },
  });

  test.each(results.figures.map((figure) => [figure.name, figure] as const))(
    'of %s is one SVG without styles of its own, at any width and for any number of arms',
    (name, figure) => {
      const draw = DRAWN[name];
      expect(draw, `${name} has no drawing`).toBeDefined();
      if (!draw) return;
      const one = results.arms.slice(0, 1);
      const three = [...results.arms, { ...results.arms[0], number: 3, title: 'Third' }] as Results['arms'];
      for (const [arms, width] of [
        [results.arms, 560],
        [one, 320],
        [three, 320],
      ] as const) {
        const svg = drawn(draw, scene(figure, { arms }, width));
        expect(svg.tagName.toLowerCase()).toBe('svg');
        expect(svg.getAttribute('width')).toBe(String(width));
        expect(svg.querySelector('style')).toBeNull();
        expect(svg.innerHTML).not.toMatch(/NaN|undefined|Infinity/);
        expect(svg.innerHTML).not.toContain('var(--');
      }
    },
  );

  test('is saved as a file that stands alone', () => {
    const [figure] = results.figures;
    const draw = DRAWN.market_share;
    if (!figure || !draw) throw new Error('the recording has no figure');
    const text = svgText(drawn(draw, scene(figure)) as SVGSVGElement, 'Shares & more', 'white');
    expect(text).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(text).toContain('<title>Shares &amp; more</title>');
  });

  test('has a pattern for each federation after the colours', () => {
    const patterns = federationsOf(() => 'red', 10, 'x');
    expect(patterns.fill(8)).toBe('red');
    expect(patterns.fill(9)).toBe('url(#x-pattern-9)');
    expect(patterns.patterns).toHaveLength(1);
    expect(federationsOf(() => 'red', 8, 'x').patterns).toHaveLength(0);
  });

  test('rows become a file that no spreadsheet runs', () => {
    expect(csvText([['=1+1', 'a,b', null, -1.5, true]])).toBe('\'=1+1,"a,b",,-1.5,true\n');
  });
});

const outline: ReplayOutline = {
  game_id: 'g1',
  finished: true,
  arm: 2,
  arm_title: 'Half and half',
  group: 4,
  turns: 2,
  ticks_per_turn: 10,
  visibility: 'aggregate',
  seats: [
    { player: 1, participant: 27, policy: null },
    { player: 2, participant: null, policy: 'random' },
  ],
  federations: [
    { federation: 1, name: 'Aurora', scheme: 'shapley' },
    { federation: 2, name: 'Borealis', scheme: 'shapley' },
  ],
  steps: [
    { step: 1, tick: 0, turn: 1, seconds: 38, happened: [] },
    { step: 2, tick: 8, turn: 1, seconds: 4, happened: [{ kind: 'paid', federation: 1 }] },
    { step: 3, tick: 20, turn: 2, seconds: null, happened: [{ kind: 'market', federation: null }] },
  ],
  bands: [
    { federation: 1, phase: 'bidding', from_tick: 0, to_tick: 8 },
    { federation: 1, phase: 'training', from_tick: 8, to_tick: 20 },
    { federation: 2, phase: 'profit', from_tick: 0, to_tick: 20 },
  ],
  marks: [
    { player: 1, kind: 'bid', federation: 1, tick: 0, step: 1 },
    { player: 1, kind: 'payout', federation: 1, tick: 20, step: 3 },
    { player: 2, kind: 'leave', federation: 1, tick: 8, step: 2 },
  ],
  verdict: {
    same: true,
    difference: null,
    actions: 212,
    events: 600,
    ledger_entries: 80,
    payouts: 40,
    coalitions: 14,
  },
};
const commitment = { quality_share: 0.9, quantity_share: 1, resources: 2, payment_cents: 1_000 };
const standing = {
  money_cents: 81_246,
  profit_cents: 31_246,
  rank: 1,
  resources_free: 1,
  federations: [1],
  bids: [2],
  ready_after_seconds: 12,
};

function board(step: number, seat: number | null, sealed: boolean): ReplayBoard {
  const told = {
    step,
    seat,
    message: { ...recordedView, names: ['P-027', ''] },
    did: [
      { player: 1, kind: 'place_bid', federation: 1, commitment, after_seconds: 4, code: null },
      { player: 1, kind: 'other', federation: null, commitment: null, after_seconds: 5, code: 'bid.closed' },
      { player: 1, kind: 'ready', federation: null, commitment: null, after_seconds: 38, code: null },
    ],
    payouts:
      seat === null
        ? [
            {
              federation: 1,
              cycle: 1,
              scheme: 'shapley',
              pool_cents: 40_210,
              undistributed_cents: 10,
              paid: [{ player: 1, payment_cents: 40_200, fee_cents: 1_000, cost_cents: 500 }],
            },
          ]
        : [],
    standings:
      sealed || seat === null
        ? [
            { ...standing, player: 1 },
            { ...standing, player: 2, rank: 2 },
          ]
        : null,
    sealed: sealed ? { bids: [{ player: 2, federation: 2, commitment, placed_step: 1 }], leaves: [] } : null,
  };
  return told as unknown as ReplayBoard;
}

const REPLAY = '/api/sessions/s1/games/g1/replay';
const PAGE = '/staff/experiments/e1/replay/s1/g1';

describe('a game seen again', () => {
  beforeEach(() => {
    server.answers(`GET ${REPLAY}`, outline);
    for (const step of [1, 2, 3]) server.answers(`GET ${REPLAY}/${step}`, board(step, 1, false));
    // A slider takes the pointer while it is held.
    vi.stubGlobal('scrollTo', () => undefined);
  });

  test('is the board of a seat, in words about somebody else', async () => {
    open(PAGE);
    const table = await screen.findByTestId('board');
    expect(table.querySelector('.you-mark')?.textContent).toBe('SEAT');
    expect(within(table).queryByText('YOU')).toBeNull();
    expect(screen.queryByTestId('sealed')).toBeNull();
    expect(screen.getByRole('heading', { name: 'What P-027 did here' })).toBeTruthy();
    expect(screen.getByTestId('did').textContent).toContain(
      'Bid: quality 90%, quantity 100%, 2 units, $10.00.',
    );
    expect(screen.getByTestId('did').textContent).toContain('Refused: bid.closed.');
    expect(screen.getByTestId('verdict').textContent).toContain('Replayed to the byte.');
    expect(screen.getByTestId('verdict').textContent).toContain('212 actions');
  });

  test('is moved by steps, and where one stands is in the address', async () => {
    const person = open(PAGE);
    await person.click(await screen.findByRole('button', { name: 'One step on' }));
    await waitFor(() => {
      expect(screen.getByTestId('step-words').textContent).toBe('step 2 of 3: Aurora paid out');
    });
    expect(window.location.search).toBe('?step=2&seat=1');
    const slider = screen.getByTestId('step-slider');
    expect(slider.getAttribute('aria-valuetext')).toBe('step 2 of 3: Aurora paid out');
    await person.click(screen.getByRole('button', { name: 'One step on' }));
    await waitFor(() => {
      expect(screen.getByTestId('replay-turn').textContent).toBe('The end');
    });
    expect(screen.getByRole('button', { name: 'One step on' })).toHaveProperty('disabled', true);
  });

  test('shows what was sealed only when it is asked for', async () => {
    const person = open(`${PAGE}?step=2&seat=1`);
    await screen.findByTestId('board');
    server.answers(`GET ${REPLAY}/2`, board(2, 1, true));
    await person.click(screen.getByTestId('with-sealed'));
    const sealed = await screen.findByTestId('sealed');
    expect(sealed.textContent).toContain('P-027 could not see them.');
    expect(within(sealed).getByRole('row', { name: /Enterprise 2.*90% · 100%.*\$10\.00/ })).toBeTruthy();
    const asked = server.asked
      .filter((one) => one.route === `GET ${REPLAY}/2`)
      .map((one) => one.query.get('sealed'));
    expect(asked).toEqual(['false', 'true']);
  });

  test('shows everybody, and leads from there to a seat', async () => {
    server.answers(`GET ${REPLAY}/1`, board(1, null, false));
    const person = open(`${PAGE}?step=1&seat=0`);
    const stood = await screen.findByTestId('stood');
    expect(screen.queryByTestId('did')).toBeNull();
    const paid = screen.getByTestId('paid-all');
    expect(paid.textContent).toContain('Aurora paid out $402.10 by “Shapley value”');
    expect(within(paid).getByRole('row', { name: /P-027 \$402\.00 \$15\.00 \+.*\$387\.00/ })).toBeTruthy();
    expect(paid.textContent).toContain('$0.10 stayed with the federation.');
    server.answers(`GET ${REPLAY}/1`, board(1, 2, false));
    await person.click(within(stood).getByRole('button', { name: 'Enterprise 2' }));
    await screen.findByRole('heading', { name: 'What Enterprise 2 did here' });
    expect(window.location.search).toBe('?step=1&seat=2');
  });

  test('tells the first difference where there is one', async () => {
    const verdict = {
      ...outline.verdict,
      same: false,
      difference: 'game g1, action 7: stored 1, replayed 2',
    };
    server.answers(`GET ${REPLAY}`, { ...outline, verdict });
    open(PAGE);
    expect((await screen.findByRole('alert')).textContent).toContain('action 7: stored 1, replayed 2');
  });
});

describe('the way through a game', () => {
  test('keeps within the steps that there are', () => {
    expect([0, 2, 9].map((step) => stepWithin(step, outline))).toEqual([1, 2, 3]);
  });

  test('goes to the nearest step of a tick', () => {
    expect([-5, 3, 5, 13, 15, 99].map((tick) => stepAt(tick, outline))).toEqual([1, 1, 2, 2, 3, 3]);
  });

  test('goes from mark to mark of one seat, and else to the ends', () => {
    expect(nextMark(1, 1, 1, outline)).toBe(3);
    expect(nextMark(3, -1, 1, outline)).toBe(1);
    expect(nextMark(1, 1, 2, outline)).toBe(2);
    expect(nextMark(2, 1, 2, outline)).toBe(3);
    expect(nextMark(2, -1, null, outline)).toBe(1);
  });

  test('calls people by their number and bots by their seat', () => {
    expect(seatName(1, outline, String)).toBe('P-027');
    expect(seatName(2, outline, (n) => `Enterprise ${n}`)).toBe('Enterprise 2');
  });
});
