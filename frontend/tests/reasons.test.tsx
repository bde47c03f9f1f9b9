// Each scheme's own reason, of a game that was really played and trained: the sentence, the picture, the sum.
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PayoutReasons } from '../src/components/PayoutCard';
import type { PayoutView, View } from '../src/generated/wire';
import { setLanguage, startLanguages } from '../src/i18n';
import { passedBetween } from '../src/state/passed';
import { around, partsOf } from '../src/state/reason';
import { setCatalogue } from '../src/wiring/catalogue';
import { PAID, paidBy, SEAT, type Paid, type Visibility } from './payouts';
import { catalogue, recordedView, withView } from './views';

const names = ['Ada', 'Bo', '', 'Chen', 'Dora', 'Emil'];
const message: View = withView({ you: { ...recordedView.view.you, player: SEAT } }, { names });

beforeAll(async () => {
  await startLanguages('en', ['first', 'game', 'reasons']);
  setCatalogue(catalogue);
});

afterEach(() => setLanguage('en'));

/** Without the marks that join a sign to its number. */
const html = (payout: PayoutView): string =>
  renderToStaticMarkup(<PayoutReasons payout={payout} message={message} />).replaceAll('\u2060', '');
/** What can be read of it. */
const text = (payout: PayoutView): string =>
  html(payout)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([:.,。：])/g, '$1');
const of = (scheme: Paid, visibility: Visibility = 'full'): string => text(paidBy(scheme, visibility));

describe('the sentence', () => {
  test.each([
    ['equal', 'One of 6 equal parts of $151.59: $25.27, whatever anybody brought.'],
    ['linear', 'You brought 0.80 × 0.50 = 0.40 of the 2.00 that all brought: 20.0% of $145.46.'],
    ['individual', 'Alone your data make a model that is right in 68.3% of cases; a guess is in 12.5%.'],
    ['labour_union', 'You came 3rd: the model stood at 79.0%, with you at 80.3%.'],
    ['labour_union', 'Your step is 3.2 of the 46.6 points that all made: 6.8% of $147.43.'],
    [
      'shapley',
      'First, you would add 41.6 points; last, 2.4. Over all orders you add 10.8 of the 40.4: 26.7%',
    ],
    ['sampled', 'Over the orders of joining that were tried you add about 11.0 of the 40.5 points'],
    ['fair_value', 'Without you the model would be right in 81.5% of cases, not 83.8%.'],
    ['leave_one_out', 'Without you the model would be right in 81.8% of cases, not 84.3%.'],
    [
      'incentivizer',
      'What you add counts for $4.68, costs that it owes you for $3.70, your waiting for $0.00',
    ],
    ['banzhaf', 'To nobody you add 42.4 points, to all others 2.4.'],
    ['beta_shapley', 'Over all groups, as this scheme counts them, you come to 21.5 of the 88.5'],
    ['least_core', 'No group misses more than $98.80 against going alone.'],
    ['mixture', 'One of 6 equal parts of $73.15: $12.19'],
    ['mixture', 'Over all orders you add 11.0 of the 41.0: 26.8% of $73.15.'],
    ['bounded', 'That is less than the floor of 10% of the pool, so you were raised to it: +$19.67.'],
    ['formula', 'By the formula you count 0.42 of the 2.01 that all count: 21.1% of $141.56.'],
  ] as const)('of %s has its own numbers: %s', (scheme, words) => {
    expect(of(scheme)).toContain(words);
  });

  test.each(PAID)('of %s is the same whatever is seen of others, and comes in Chinese', async (scheme) => {
    const sentences = (visibility: Visibility): string[] =>
      [...html(paidBy(scheme, visibility)).matchAll(/reason__words.*?<\/p>/gs)].map(([found]) => found);
    expect(sentences('none')).toEqual(sentences('full'));
    expect(sentences('aggregate')).toEqual(sentences('full'));
    await setLanguage('zh');
    expect(sentences('full').join('')).toMatch(/[你最].*[。]/s);
    expect(html(paidBy(scheme))).not.toMatch(/reason\.|strip\.|\{\{/);
  });

  test('of a cycle in which nobody counts says so', () => {
    const payout = paidBy('shapley');
    const reasons = payout.reasons.map((reason) => ({ ...reason, total: 0, payment_cents: 0 }));
    expect(text({ ...payout, reasons })).toContain('Nobody’s part counts above zero here');
  });

  test('of a step down says why it is not paid, and draws it', () => {
    const payout = paidBy('labour_union');
    const reasons = payout.reasons.map((reason) => ({ ...reason, weight: -0.041, payment_cents: 0 }));
    expect(text({ ...payout, reasons })).toContain(
      'Your step is −4.1 of the 46.6 points that all made: 0.0% of $147.43. Only what is above zero is paid.',
    );
    expect(html({ ...payout, reasons })).toContain('you −4.1');
    expect(of('labour_union')).not.toContain('Only what is above zero');
  });

  test('of who came first compares with a guess', () => {
    const payout = paidBy('labour_union');
    const reasons = payout.reasons.map((reason) => ({ ...reason, terms: [{ name: 'place', value: 1 }] }));
    expect(text({ ...payout, reasons })).toContain('You came first: a guess is right in 79.0% of cases');
  });
});

describe('the picture', () => {
  test.each(PAID)('of %s can be heard, and tells nobody’s name that may not be seen', (scheme) => {
    for (const visibility of ['full', 'aggregate', 'none'] as const) {
      const shown = html(paidBy(scheme, visibility));
      expect(shown).toMatch(/role="img" aria-label="[^"]+"/);
      if (visibility !== 'full') expect(shown).not.toMatch(/Ada|Bo\b|Chen|Dora|Emil/);
    }
  });

  test('of steps is in the order of joining, by name or by place', () => {
    const label = (visibility: Visibility): string =>
      /aria-label="(Points that each[^"]*)"/.exec(html(paidBy('labour_union', visibility)))?.[1] ?? '';
    expect(label('full')).toBe(
      'Points that each added, in the order of joining; Ada +42.1; Bo ≤ 0; you +3.2; Chen +0.1; Dora +1.3; Emil ≤ 0',
    );
    expect(label('aggregate')).toMatch(/; 1st \+42\.1; 2nd ≤ 0; you \+3\.2; 4th \+0\.1/);
    expect(label('none')).toBe('');
    expect(html(paidBy('labour_union', 'none'))).toContain('Your part of it; 6.8%');
  });

  test('of orders has a bar for each place', () => {
    expect(html(paidBy('shapley'))).toContain(
      'first +41.6; 2nd +8.7; 3rd +5.4; 4th +3.8; 5th +2.9; last +2.4',
    );
    expect(html(paidBy('shapley', 'none'))).toContain('your average: +10.8');
  });

  test('of many is that of the own part and its neighbours', () => {
    const parts = Array.from({ length: 40 }, (_, index) => ({
      player: index + 1,
      place: index + 1,
      you: index === 20,
      value: 1,
    }));
    const shown = around(parts);
    expect(shown.map((part) => part.player)).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26]);
    expect(around(parts.slice(0, 5))).toHaveLength(5);
  });

  test('of what only I may see has no parts of others', () => {
    expect(partsOf(paidBy('linear', 'none'), SEAT)).toBeNull();
    expect(partsOf(paidBy('mixture'), SEAT)).toBeNull();
    const all = partsOf(paidBy('linear'), SEAT) ?? [];
    expect(all.map((part) => part.player)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(all.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(2);
  });
});

describe('who passed whom', () => {
  const { view } = recordedView;
  const other = (player: number, rank: number) => ({
    player,
    rank,
    money_cents: 0,
    quality: 0.5,
    quantity: 0.5,
    resources: 1,
  });
  const board = (rank: number | null, ...others: readonly number[]) => ({
    ...view,
    you: { ...view.you, player: 1, rank },
    others: others.length > 0 ? others.map((place, index) => other(index + 2, place)) : null,
  });

  test('is told by name where others are in the open', () => {
    const found = passedBetween(board(3, 1, 2, 4), board(3, 1, 4, 2));
    expect(found).toEqual({ overtaken: [3], by: [4], from: 3, to: 3 });
  });

  test('is the own place where names are not seen, and nothing where no place is', () => {
    expect(passedBetween(board(4), board(2))).toEqual({ overtaken: [], by: [], from: 4, to: 2 });
    expect(passedBetween(board(4), board(4))).toBeNull();
    expect(passedBetween(board(null), board(null))).toBeNull();
  });
});
