// Schemes that are put together, in the words of a server: their parts, bounds and formulas, and what comes later.
import { beforeAll, describe, expect, test } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { FederationDetail } from '../src/components/FederationDetail';
import { PayoutCard } from '../src/components/PayoutCard';
import type { SchemeInfo } from '../src/generated/api';
import type { FederationView } from '../src/generated/wire';
import { setLanguage, startLanguages } from '../src/i18n';
import { setCatalogue } from '../src/wiring/catalogue';
import { paidBy } from './payouts';
import { catalogue, federation, recordedView } from './views';

const NOTHING = { en: '', zh: '' };
const spec = (name: string, kind: SchemeInfo['parameters'][number]['kind'], label: string) => ({
  name,
  kind,
  label: { en: label, zh: `${label}（中）` },
  help: NOTHING,
  least: null,
  most: null,
  above: false,
  unit: NOTHING,
  choices: [],
  item: null,
});

const scheme = (name: string, changes: Partial<SchemeInfo>): SchemeInfo => ({
  ...(catalogue.schemes[0] as SchemeInfo),
  name,
  words: {
    name: { en: `The ${name}`, zh: `${name}方案` },
    short: { en: `Short of ${name}.`, zh: `${name}简介。` },
    long: { en: `Long of ${name}.`, zh: `${name}说明。` },
  },
  ...changes,
});

const mixed = scheme('mixture', {
  parameters: [{ ...spec('parts', 'parts', 'Parts'), item: spec('weight', 'number', 'Weight') }],
  defaults: { parts: [{ scheme: 'equal', weight: 1 }] },
});
const bounded = scheme('bounded', {
  parameters: [
    spec('of', 'scheme', 'Scheme'),
    {
      ...spec('floor', 'number', 'No less than'),
      least: 0,
      most: 1,
      unit: { en: 'of the pool', zh: '池' },
    },
    { ...spec('cap', 'number', 'No more than'), least: 0, most: 1 },
  ],
  defaults: { of: { scheme: 'shapley' }, floor: 0, cap: 1 },
});
const formula = scheme('formula', {
  parameters: [
    {
      ...spec('expression', 'expression', 'The weight is'),
      choices: [
        { name: 'q', words: { en: 'the quality', zh: '质量' } },
        { name: 'd', words: { en: 'the quantity', zh: '数量' } },
      ],
    },
  ],
  defaults: { expression: 'q * d' },
});

beforeAll(async () => {
  await startLanguages('en', ['first', 'game', 'reasons']);
  setCatalogue({
    ...catalogue,
    schemes: [...catalogue.schemes, scheme('equal', {}), scheme('labour_union', {}), mixed, bounded, formula],
  });
});

const shown = (changes: Partial<FederationView>): string =>
  renderToStaticMarkup(<FederationDetail federation={federation(1, changes)} message={recordedView} />);

describe('the detail of a federation', () => {
  test('says of a mixture its parts, each with its part of the pool', () => {
    const parts = [
      { scheme: 'equal', weight: 1 },
      { scheme: 'shapley', weight: 3 },
    ];
    const html = shown({ scheme: 'mixture', scheme_parameters: { parts } });
    expect(html).toMatch(/The equal<\/strong>.*25%.*Short of equal\./);
    expect(html).toMatch(/Shapley value<\/strong>.*75%/);
  });

  test('says what stands within, and only bounds that bind', () => {
    const inner = { scheme: 'bounded', weight: 2, parameters: { of: { scheme: 'equal' }, floor: 0.125 } };
    const html = shown({ scheme: 'mixture', scheme_parameters: { parts: [inner] } });
    expect(html).toMatch(/The bounded<\/strong>.*The equal<\/strong>/);
    expect(html).toMatch(/No less than <strong>12.5%<\/strong> of the pool/);
    expect(html).not.toContain('No more than');
  });

  test('shows a formula as it is written, with the names that are in it', () => {
    const html = shown({ scheme: 'formula', scheme_parameters: { expression: 'max(d, 0.1) ** 2' } });
    expect(html).toContain('<code class="makeup__formula">max(d, 0.1) ** 2</code>');
    expect(html).toContain('the quantity');
    expect(html).not.toContain('the quality');
  });

  test('takes what is not given from the defaults', () => {
    expect(shown({ scheme: 'formula', scheme_parameters: {} })).toContain('q * d</code>');
    expect(shown({ scheme: 'mixture', scheme_parameters: {} })).toMatch(/The equal<\/strong>.*100%/);
  });

  test('adds nothing to a scheme that is something by itself', () => {
    expect(shown({ scheme: 'equal' })).not.toContain('scheme-makeup');
    expect(shown({ scheme: 'unknown' })).not.toContain('scheme-makeup');
  });

  test('says what comes later in both languages, where that is told', async () => {
    const later = { unit: 'turn', start: 6, scheme: 'equal', scheme_parameters: {} } as const;
    const changes: FederationView['changes'] = [later];
    expect(shown({ changes })).toContain('From turn 6 on: The equal');
    expect(shown({ changes: [{ ...later, unit: 'cycle' }] })).toContain('From its cycle 6 on');
    await setLanguage('zh');
    expect(shown({ changes })).toContain('从第 6 轮起：equal方案');
    await setLanguage('en');
    expect(shown({ changes: [] })).not.toContain('What comes later');
  });
});

test('a payout says what each scheme pays and takes', () => {
  const html = renderToStaticMarkup(<PayoutCard payout={paidBy('bounded')} message={recordedView} />);
  expect(html).toMatch(/The labour_union.*\$9\.86 of \$147\.64/s);
  expect(html).toMatch(/The bounded.*raised to it: <strong>\+.?\$19\.67/s);
});
