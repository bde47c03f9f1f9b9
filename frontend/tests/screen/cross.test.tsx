// @vitest-environment happy-dom
// Factors crossed on the page of an arm: what comes out is shown before it is made, and put into an experiment.
import { screen, within } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import type { ArmForm } from '../../src/generated/api';
import { aLab, document, field, form, info, opened, said } from './anArm';
import { open } from './screen';
import { server } from './server';

const visible = (name: string) => ({ name, words: said(name) });
const withVisibility: ArmForm = {
  ...form,
  fields: [
    ...form.fields,
    field('treatment.visibility', 'clock', {
      kind: 'choice',
      choices: [visible('full'), visible('own')],
      default: 'full',
    }),
  ],
};
const arm = (id: string) =>
  opened([], { id, state: 'frozen', seats: 8 }, { ...document, persons: 6, bots: ['random', 'random'] });

beforeEach(() => {
  aLab();
  server.answers('GET /api/arms/form', withVisibility);
  server.answers('GET /api/arms/arm1', arm('arm1'));
  server.answers('GET /api/experiments', [
    {
      experiment_id: 'e1',
      title: 'A study',
      owner: 'a1',
      arms: 0,
      places: 0,
      sessions: 0,
      state: 'draft',
      changed_at: '2026-03-01T12:00:00Z',
    },
  ]);
});

test('the arms that come out are shown, made, frozen and written into an experiment', async () => {
  const person = open('/staff/arms/arm1');
  await screen.findByRole('heading', { level: 1, name: 'Half' });
  await person.click(screen.getByRole('button', { name: /More/ }));
  await person.click(await screen.findByTestId('cross-arm'));
  expect(await screen.findByText(/Pick at least one value/)).toBeTruthy();
  expect(screen.getByTestId<HTMLSelectElement>('factor-0-key').value).toBe('federations.*.scheme');
  expect(screen.getByTestId<HTMLSelectElement>('factor-1-key').value).toBe('treatment.visibility');
  await person.click(screen.getByRole('checkbox', { name: 'full' }));
  await person.click(screen.getByRole('checkbox', { name: 'own' }));
  await person.selectOptions(screen.getByTestId('factor-0-key'), 'treatment.turns');
  await person.type(screen.getByTestId('factor-0-values'), '3 5');
  const rows = within(screen.getByTestId('crossed')).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual(['turnsvisibility', '3full', '3own', '5full', '5own']);
  await person.selectOptions(await screen.findByTestId('cross-into'), 'e1');
  const made = [
    { info: info({ id: 'm1', title: 'Half: 3, full' }), levels: { turns: '3', visibility: 'full' } },
  ];
  server.answers('POST /api/arms/arm1/cross', made, 201);
  server.answers('GET /api/arms/m1', arm('m1'));
  const draft = { experiment_id: 'e1', version: 4, document: { title: 'A study', arms: [] }, problems: [] };
  server.answers('GET /api/experiments/e1', { ...draft, sessions: [], owner: 'a1', mine: true });
  server.answers('PUT /api/experiments/e1', { ...draft, sessions: [], owner: 'a1', mine: true });
  await person.click(screen.getByTestId('cross'));
  expect(await screen.findByText('Half: 3, full')).toBeTruthy();
  expect(screen.getByTestId('crossed-experiment').getAttribute('href')).toBe('/staff/experiments/e1/arms');
  expect(server.bodies('POST /api/arms/arm1/cross')).toEqual([
    {
      factors: [
        { name: 'turns', path: 'treatment.turns', values: [3, 5], levels: [] },
        { name: 'visibility', path: 'treatment.visibility', values: ['full', 'own'], levels: [] },
      ],
      freeze: true,
    },
  ]);
  const added = { title: '3, full', arm: 'm1', groups: 1, size: 6, bots: 2, factors: made[0]?.levels };
  expect(server.bodies('PUT /api/experiments/e1')).toEqual([
    { version: 4, document: { title: 'A study', arms: [added] } },
  ]);
});

test('too many arms are said before they are made', async () => {
  const person = open('/staff/arms/arm1');
  await screen.findByRole('heading', { level: 1, name: 'Half' });
  await person.click(screen.getByRole('button', { name: /More/ }));
  await person.click(await screen.findByTestId('cross-arm'));
  await person.selectOptions(screen.getByTestId('factor-0-key'), 'treatment.turns');
  const many = Array.from({ length: 17 }, (_, index) => String(index + 1)).join(' ');
  await person.type(screen.getByTestId('factor-0-values'), many);
  await person.click(screen.getByRole('checkbox', { name: 'full' }));
  await person.click(screen.getByRole('checkbox', { name: 'own' }));
  expect(screen.getByRole('alert').textContent).toContain('34 arms are too many');
  expect(screen.getByTestId<HTMLButtonElement>('cross').disabled).toBe(true);
});
