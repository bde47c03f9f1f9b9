// @vitest-environment happy-dom
// The pages of arms: what is asked of the server while somebody sets one up, and what is shown of its answers.
import { screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ArmProblem, Simulation } from '../../src/generated/api';
import { aLab, info, opened } from './anArm';
import { open } from './screen';
import { server } from './server';

const fee: ArmProblem = {
  path: 'federations.1.admission.min_payment_cents',
  code: 'fee',
  value: '60000',
  message: 'Nobody could pay this.',
  facts: { most: 50_000 },
  see: 'treatment.endowment.money_cents',
};

beforeEach(aLab);

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const input = (path: string): HTMLInputElement => {
  const found = window.document.querySelector<HTMLInputElement>(`[data-path="${path}"]`);
  if (!found) throw new Error(`there is no field at ${path}`);
  return found;
};

describe('the list', () => {
  test('shows the arms, and a new one begins as a copy of a ready-made game', async () => {
    server.answers('GET /api/scenarios', [
      { name: 'quickstart', title: 'Quick start', title_zh: '快速开始' },
    ]);
    server.answers('POST /api/arms', opened([], { id: 'arm2' }), 201);
    server.answers('GET /api/arms/arm2', opened([], { id: 'arm2' }));
    const person = open('/staff/arms');
    await heading('Arms');
    expect(await screen.findByTestId('arm-arm1')).toBeTruthy();
    await person.click(screen.getByTestId('new-arm'));
    await screen.findByRole('option', { name: 'Quick start' });
    await person.click(screen.getByTestId('make-arm'));
    await heading('Half');
    expect(server.bodies('POST /api/arms')).toEqual([{ scenario: 'quickstart' }]);
    expect(window.location.pathname).toBe('/staff/arms/arm2');
  });

  test('is an empty place for a viewer, who makes none', async () => {
    server.answers('GET /api/arms', { arms: [], may_make: false });
    open('/staff/arms');
    expect(await screen.findByText('No arms yet.')).toBeTruthy();
    expect(screen.queryByTestId('new-arm')).toBeNull();
  });
});

describe('an arm', () => {
  test('says what it means, and saves what is typed by itself', async () => {
    server.answers('GET /api/arms/arm1', opened());
    const person = open('/staff/arms/arm1');
    await heading('Half');
    const facts = within(await screen.findByTestId('facts'));
    expect(facts.getByText('about 18 min')).toBeTruthy();
    expect(facts.getByText('$12.00 to $61.00')).toBeTruthy();
    expect(facts.getByText('83%')).toBeTruthy();
    server.answers('PUT /api/arms/arm1', opened([], { version: 2 }));
    await person.clear(input('federations.0.name'));
    await person.type(input('federations.0.name'), 'Alpha');
    await waitFor(() => {
      expect(screen.getByTestId('saved').textContent).toContain('saved');
    });
    const sent = server.bodies('PUT /api/arms/arm1').at(-1);
    expect(sent).toMatchObject({
      version: 1,
      document: { federations: [{ name: 'Alpha' }, { name: 'Delta' }] },
    });
  });

  test('tells what is wrong at the field, in the outline and in the head, and Freeze leads there', async () => {
    server.answers('GET /api/arms/arm1', opened([fee]));
    const person = open('/staff/arms/arm1');
    await heading('Half');
    expect(screen.getByTestId('wrong').textContent).toBe('1 field to put right');
    expect(screen.queryByText(/Nobody could pay this/)).toBeNull();
    await person.click(screen.getByTestId('freeze'));
    expect(
      await screen.findByText(/players start with \$500\.00\. Enter \$500\.00 or less, or/),
    ).toBeTruthy();
    await waitFor(() => {
      expect(window.document.activeElement).toBe(input(fee.path));
    });
    expect(screen.queryByTestId('confirm')).toBeNull();
    await person.click(screen.getByRole('button', { name: 'raise the endowment.' }));
    await waitFor(() => {
      expect(window.document.activeElement).toBe(input('treatment.endowment.money_cents.0'));
    });
  });

  test('keeps what is no number as it was typed, and sends it, so that nothing is lost', async () => {
    server.answers('GET /api/arms/arm1', opened());
    server.answers('PUT /api/arms/arm1', opened([], { version: 2 }));
    const person = open('/staff/arms/arm1');
    await heading('Half');
    await person.click(screen.getByTestId('section-clock'));
    await person.clear(input('treatment.turns'));
    await person.type(input('treatment.turns'), 'many');
    await waitFor(() => {
      expect(server.bodies('PUT /api/arms/arm1').at(-1)).toMatchObject({
        document: { treatment: { turns: 'many' } },
      });
    });
    expect(input('treatment.turns').value).toBe('many');
    await person.clear(input('treatment.turns'));
    await person.tab();
    expect(input('treatment.turns').value).toBe('10');
  });

  test('is frozen after a question, and is read only then', async () => {
    server.answers('GET /api/arms/arm1', opened());
    const frozen = opened([], {
      state: 'frozen',
      arm_hash: 'abcdef'.padEnd(64, '0'),
      frozen_at: '2026-03-02T12:00:00Z',
    });
    server.answers('POST /api/arms/arm1/freeze', frozen);
    const person = open('/staff/arms/arm1');
    await heading('Half');
    await person.click(screen.getByTestId('freeze'));
    await person.click(await screen.findByTestId('confirm'));
    expect(await screen.findByText(/abcdef000000/)).toBeTruthy();
    expect(server.bodies('POST /api/arms/arm1/freeze')).toEqual([{ version: 1 }]);
    expect(input('federations.0.name').disabled).toBe(true);
    expect(screen.queryByTestId('freeze')).toBeNull();
    server.answers('POST /api/arms/arm1/offer', info({ state: 'frozen', offered: true }));
    await person.click(screen.getByTestId('offer'));
    expect(server.bodies('POST /api/arms/arm1/offer')).toEqual([{ offered: true }]);
  });

  test('that was saved elsewhere is not saved over, and what is here can be kept', async () => {
    server.answers('GET /api/arms/arm1', opened());
    server.refuses('PUT /api/arms/arm1', 409, 'arm.changed');
    const person = open('/staff/arms/arm1');
    await heading('Half');
    await person.type(input('federations.0.name'), 'x');
    expect(await screen.findByText('This arm was saved elsewhere meanwhile.')).toBeTruthy();
    const asked = server.bodies('PUT /api/arms/arm1').length;
    await person.type(input('federations.0.name'), 'y');
    server.answers('POST /api/arms', opened([], { id: 'arm3' }), 201);
    server.answers('GET /api/arms/arm3', opened([], { id: 'arm3' }));
    await person.click(screen.getByRole('button', { name: 'Keep mine as a copy' }));
    await waitFor(() => {
      expect(window.location.pathname).toBe('/staff/arms/arm3');
    });
    expect(server.bodies('PUT /api/arms/arm1')).toHaveLength(asked);
    expect(server.bodies('POST /api/arms').at(-1)).toMatchObject({
      document: { federations: [{ name: 'Auroraxy' }, {}] },
    });
  });

  test('of somebody else is read, not changed', async () => {
    server.answers('GET /api/arms/arm1', opened([], { mine: false, owner_name: 'Bo' }));
    open('/staff/arms/arm1');
    expect(await screen.findByText('This arm is Bo’s: you can read it.')).toBeTruthy();
    expect(input('federations.0.name').disabled).toBe(true);
    expect(screen.queryByTestId('simulate')).toBeNull();
  });

  test('moves a federation with Alt and an arrow, and the focus goes along', async () => {
    server.answers('GET /api/arms/arm1', opened());
    server.answers('PUT /api/arms/arm1', opened([], { version: 2 }));
    const person = open('/staff/arms/arm1');
    await heading('Half');
    screen.getByRole('button', { name: /^Delta/ }).focus();
    await person.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await waitFor(() => {
      expect(server.bodies('PUT /api/arms/arm1').at(-1)).toMatchObject({
        document: { federations: [{ name: 'Delta' }, { name: 'Aurora' }] },
      });
    });
    expect(window.document.activeElement?.textContent).toContain('Delta');
  });

  test('differs from another one in a sentence, and the field says so', async () => {
    server.answers('GET /api/arms', {
      arms: [info(), info({ id: 'arm2', title: 'Shapley' })],
      may_make: true,
    });
    server.answers('GET /api/arms/arm1', opened());
    server.answers('GET /api/arms/arm1/compare', {
      left: 'Shapley',
      left_zh: '沙普利',
      right: 'Half',
      right_zh: '一半',
      differences: [
        {
          key: 'federations.scheme',
          path: 'federations.1.scheme',
          federation: 'Delta',
          left: 'equal',
          right: 'shapley',
        },
        {
          key: 'federations.scheme_parameters',
          path: 'federations.1.scheme_parameters',
          federation: 'Delta',
          left: {},
          right: {},
        },
      ],
    });
    const person = open('/staff/arms/arm1');
    await heading('Half');
    await screen.findByRole('option', { name: 'Shapley' });
    await person.selectOptions(screen.getByTestId('compare-with'), 'arm2');
    expect((await screen.findByTestId('difference')).textContent).toContain(
      'in one thing: federations.scheme, Delta',
    );
    await person.click(screen.getByRole('button', { name: /^Delta/ }));
    expect(screen.getByText('differs from Shapley')).toBeTruthy();
  });
});

test('simulated games are started, watched and told', async () => {
  const simulation = (changes: Partial<Simulation>): Simulation => ({
    arm_id: 'arm1',
    version: 1,
    seed: 1,
    status: 'playing',
    games: 20,
    played: 11,
    seconds: 4,
    seconds_left: 3,
    result: null,
    failure: '',
    ...changes,
  });
  server.answers('GET /api/arms/arm1', opened());
  server.answers('POST /api/arms/arm1/simulation', simulation({}), 202);
  const person = open('/staff/arms/arm1');
  await heading('Half');
  server.answers('GET /api/simulation', simulation({}));
  await person.click(screen.getByTestId('simulate'));
  expect(await screen.findByText('11 of 20, about 3.0 s more')).toBeTruthy();
  server.answers(
    'GET /api/simulation',
    simulation({
      status: 'done',
      played: 20,
      seconds_left: null,
      result: {
        games: 20,
        seats: 160,
        above: 120,
        mostly_above: Array.from({ length: 20 }, (_, game) => game < 17),
        mean_profit_cents: 12_345,
        groups: [{ seats: 160, data: { low: 0.1, high: 0.9 }, mean_profit_cents: 12_345 }],
        accuracy: 0.81,
        steps: { low: 15, high: 22 },
        seconds_a_game: 0.3,
        pools: 300,
        covered: 0.83,
      },
    }),
  );
  const result = within(await screen.findByTestId('simulation-result'));
  expect(result.getByText('In 17 most seats end above their start.')).toBeTruthy();
  expect(result.getByText('75%')).toBeTruthy();
  expect(server.bodies('POST /api/arms/arm1/simulation')).toEqual([{ seed: 1 }]);
});
