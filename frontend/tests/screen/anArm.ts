// An arm, its form and what it means, as the server tells of them, for tests of the pages of arms.
import type { ArmForm, ArmInfo, ArmMeaning, ArmOpened, ArmProblem, FormField } from '../../src/generated/api';
import { setCatalogue } from '../../src/wiring/catalogue';
import { catalogue } from '../views';
import { server } from './server';

export const said = (en: string) => ({ en, zh: `${en}（中）` });
export const field = (
  key: string,
  section: FormField['section'],
  changes: Partial<FormField> = {},
): FormField => ({
  key,
  section,
  kind: 'integer',
  label: said(key),
  help: said(''),
  unit: said(''),
  pair: false,
  whole: true,
  lowest: 0,
  highest: null,
  above: false,
  below: false,
  least: null,
  most: null,
  needed: false,
  default: 1,
  choices: [],
  registry: null,
  ...changes,
});
const text: Partial<FormField> = { kind: 'text', lowest: null, default: '' };
export const form: ArmForm = {
  sections: (['about', 'federations', 'market', 'clock', 'seats'] as const).map((name) => ({
    name,
    words: said(`Part ${name}`),
  })),
  fields: [
    field('title', 'about', text),
    field('federations.name', 'federations', { ...text, needed: true }),
    field('federations.scheme', 'federations', { ...text, kind: 'choice', registry: 'schemes' }),
    field('federations.scheme_parameters', 'federations', { kind: 'table', lowest: null, default: {} }),
    field('federations.opening_cents', 'federations', { kind: 'money', default: 0 }),
    field('federations.admission.min_quality', 'federations', { kind: 'share', whole: false, default: 0.1 }),
    field('federations.admission.min_quantity', 'federations', { kind: 'share', whole: false, default: 0.1 }),
    field('federations.admission.min_resources', 'federations'),
    field('federations.admission.max_members', 'federations', { default: 12 }),
    field('federations.admission.min_payment_cents', 'federations', { kind: 'money', default: 5_000 }),
    field('treatment.turns', 'clock', { lowest: 1, highest: 1000, default: 10 }),
    field('treatment.phases.training', 'clock', { pair: true, default: [5, 15] }),
    field('treatment.endowment.money_cents', 'market', {
      kind: 'money',
      pair: true,
      default: [50_000, 50_000],
    }),
    field('bots', 'seats', { kind: 'names', registry: 'bots', default: [] }),
  ],
};
export const info = (changes: Partial<ArmInfo> = {}): ArmInfo => ({
  id: 'arm1',
  title: 'Half',
  title_zh: '一半',
  owner_name: 'Ada',
  mine: true,
  state: 'draft',
  arm_hash: null,
  offered: false,
  used: false,
  experiment_id: null,
  version: 1,
  created_at: '2026-03-01T12:00:00Z',
  changed_at: '2026-03-01T12:00:00Z',
  frozen_at: null,
  seats: 8,
  federations: 2,
  turns: 5,
  ...changes,
});
export const meaning: ArmMeaning = {
  seats: 8,
  persons: 1,
  federations: 2,
  turns: 5,
  steps: { likely: 18, most: 31 },
  game_seconds: { likely: 1080, most: 1860 },
  cost_cents: { low: 1200, high: 6100 },
  fee_cents: { low: 5000, high: 5000 },
  members: { low: 3, high: 4 },
  models: { likely: 271, most: 900 },
  training_seconds: { likely: 0.4, most: 2 },
  pools: 20,
  covered: 0.83,
};
export const document = {
  schema: 2,
  title: 'Half',
  bots: ['random'],
  treatment: { turns: 5 },
  federations: [
    { name: 'Aurora', scheme: 'equal' },
    { name: 'Delta', scheme: 'shapley' },
  ],
};
export const opened = (
  problems: ArmProblem[] = [],
  changes: Partial<ArmInfo> = {},
  doc: object = document,
): ArmOpened => ({
  info: info(changes),
  document: doc as Record<string, never>,
  explained: { problems, meaning: problems.length > 0 ? null : meaning, arm_hash: null },
});
/** A researcher, and a server that knows this one arm in its list. */
export const aLab = (): void => {
  setCatalogue(catalogue);
  server.answers('GET /api/account', {
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
  });
  server.answers('GET /api/arms/form', form);
  server.answers('GET /api/arms', { arms: [info()], may_make: true });
  server.answers('GET /api/scenarios', []);
  server.refuses('GET /api/simulation', 404, 'simulation.none');
  server.refuses('POST /api/arms/preview', 422, 'arm.unreadable', 'It cannot be paid.');
};
