// Who was paid what, on the result page: federations that pay little are drawn as well as those that pay much.
import { beforeAll, expect, test } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { PaidWhom } from '../src/components/PaidWhom';
import type { FederationPay, PlayerPay } from '../src/generated/wire';
import { startLanguages } from '../src/i18n';
import { withView } from './views';

beforeAll(() => startLanguages('en', ['first', 'game', 'reasons']));

const player = (number: number, payment_cents: number): PlayerPay => ({
  player: number,
  cycles: 1,
  payment_cents,
  fee_cents: 0,
  cost_cents: 0,
  net_cents: payment_cents,
});

/** Three members, paid in the ratio 4 : 2 : 1. */
const paying = (federation: number, most: number): FederationPay => ({
  federation,
  mine: null,
  players: [player(2, most), player(3, most / 2), player(4, most / 4)],
  spread: {
    players: 3,
    lowest_cents: most / 4,
    lower_quartile_cents: most / 4,
    median_cents: most / 2,
    upper_quartile_cents: most,
    highest_cents: most,
    average_cents: most / 2,
  },
});

const shown = (pay: FederationPay[]): string => {
  const { rules } = withView({}).view;
  return renderToStaticMarkup(
    <PaidWhom message={withView({ pay, rules: { ...rules, visibility: 'full' } })} />,
  );
};

test('bars and strips are scaled within each federation, also where one pays 100 times what another does', () => {
  const html = shown([paying(1, 400_000), paying(2, 4_000)]);
  const bars = [...html.matchAll(/style="left:50%;width:([\d.]+)%;" class="paid__gain"/g)].map((bar) =>
    Number(bar[1]),
  );
  expect(bars).toEqual([50, 25, 12.5, 50, 25, 12.5]);
  const medians = [...html.matchAll(/style="left:([\d.]+)%;" class="pay__median"/g)].map((mark) => mark[1]);
  expect(medians).toEqual(['50', '50']);
  expect(html).toContain('Highest $4,000.00');
  expect(html).toContain('Highest $40.00');
});

test('a federation that paid nothing has a strip, too, as long as another one paid', () => {
  const html = shown([paying(1, 400_000), paying(2, 0)]);
  expect(html).toContain('Highest $0.00');
  expect(html).not.toContain('NaN');
  expect(shown([paying(1, 0)])).toContain('Nothing was paid out in this game.');
});
