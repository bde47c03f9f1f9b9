import { expect, test } from 'vitest';
import { readMoney, readNumber, writeMoney } from '../src/staff/parts/numbers';

test.each([
  ['12', 12],
  [' 0.5 ', 0.5],
  ['0,5', 0.5],
  ['−3', -3],
  ['+.25', 0.25],
  ['1e3', 'number'],
  ['1,000', 'number'], // a thousand to some, one to others
  ['0,125', 0.125],
  ['12 %', 'number'],
  ['', 'empty'],
  ['--1', 'number'],
])('%s is read as %s', (text, read) => {
  const value = readNumber(text, {});
  expect(typeof value === 'number' ? value : value.why).toBe(read);
});

test('a number outside of its bounds tells the bound', () => {
  expect(readNumber('0', { least: 1 })).toEqual({ why: 'least', bound: 1 });
  expect(readNumber('366', { most: 365 })).toEqual({ why: 'most', bound: 365 });
  expect(readNumber('1.5', { whole: true })).toEqual({ why: 'whole' });
  expect(readNumber('2.0', { whole: true })).toBe(2);
});

test.each([
  ['12.5', 1_250],
  ['$12.50', 1_250],
  ['-$0.05', -5],
  ['0.29', 29], // 0.29 * 100 is 28.999999999999996
  ['1234567.89', 123_456_789],
  ['.5', 50],
  ['1.005', 'cents'],
  ['1,000', 'money'],
  ['twelve', 'money'],
  ['', 'empty'],
])('%s is read as %s cents', (text, read) => {
  const value = readMoney(text, {});
  expect(typeof value === 'number' ? value : value.why).toBe(read);
});

test('what is written is read as the same', () => {
  for (const cents of [0, 1, 29, 1_250, 100_000, -5]) expect(readMoney(writeMoney(cents), {})).toBe(cents);
});
