import { describe, expect, test } from 'vitest';
import { readField, shownField, withField } from '../src/state/draft';
import { GAP_MS, REST_MS, waitBefore } from '../src/wiring/pace';

describe('what is typed', () => {
  const draft = { quality_share: 1, quantity_share: 1, resources: 2, payment_cents: 2_000 };

  test.each([
    ['payment_cents', '50', 50],
    ['payment_cents', '12,5', 12.5],
    ['payment_cents', '1,000', 1000],
    ['payment_cents', '$1,234.50', 1234.5],
    ['payment_cents', '＄１，２３４．５０', 1234.5],
    ['quality_share', '80 %', 80],
    ['quality_share', '８０％', 80],
    ['resources', '2.0', 2],
  ] as const)('%s %o is read as %o', (field, text, value) => {
    expect(readField(field, text, '.')).toBe(value);
  });

  test.each([
    ['payment_cents', '', { why: 'empty' }],
    ['payment_cents', '-', { why: 'number' }],
    ['payment_cents', 'abc', { why: 'number' }],
    ['payment_cents', '80 %', { why: 'number' }],
    ['payment_cents', '1.005', { why: 'cents' }],
    ['payment_cents', '-3', { why: 'least', bound: 0 }],
    ['payment_cents', '99,999,999,999', { why: 'most', bound: 10_000_000_000 }],
    ['quality_share', '140', { why: 'most', bound: 100 }],
    ['quality_share', '12.5', { why: 'whole' }],
    ['resources', '$2', { why: 'number' }],
    ['resources', '5,000', { why: 'most', bound: 1000 }],
  ] as const)('%s %o is told to be none: %o', (field, text, unread) => {
    expect(readField(field, text, '.')).toEqual(unread);
  });

  test('what could be two numbers to who writes decimals with a comma is asked back', () => {
    const unread = { why: 'size', large: '1000', small: '1' };
    expect(readField('payment_cents', '$1,000', ',')).toEqual(unread);
    expect(readField('payment_cents', '1.000', ',')).toEqual(unread);
    expect(readField('payment_cents', '1.250', ',')).toEqual({ why: 'size', large: '1250', small: '1.25' });
  });

  test('percent, units and dollars come back as they were typed', () => {
    expect(shownField(withField(draft, 'quality_share', 35), 'quality_share')).toBe(35);
    expect(shownField(withField(draft, 'resources', 4), 'resources')).toBe(4);
    expect(shownField(withField(draft, 'payment_cents', 12.34), 'payment_cents')).toBe(12.34);
    expect(withField(draft, 'payment_cents', 12.34).payment_cents).toBe(1234);
  });

  test('more than one owns can be asked for, but nothing that a message cannot carry', () => {
    expect(withField(draft, 'payment_cents', 9_999).payment_cents).toBe(999_900);
    expect(withField(draft, 'resources', 5_000).resources).toBe(1000);
    expect(withField(draft, 'quality_share', 140).quality_share).toBe(1);
    expect(withField(draft, 'payment_cents', -3).payment_cents).toBe(0);
  });
});

test('questions wait until the slider rests, and stay far below the limit of messages', () => {
  expect(waitBefore(10_000, -Infinity)).toBe(REST_MS);
  expect(waitBefore(10_000, 9_900)).toBe(GAP_MS - 100);
  expect(waitBefore(20_000, 10_000)).toBe(REST_MS);
  expect(60_000 / GAP_MS).toBeLessThanOrEqual(90);
});
