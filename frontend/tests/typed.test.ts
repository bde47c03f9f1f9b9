import { describe, expect, test } from 'vitest';
import { decimal, money, signedMoney } from '../src/format';
import { centsOf, decimalMark, readTyped } from '../src/typed';

describe('a number that is typed', () => {
  test.each([
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['１２．５', 12.5],
    ['１８，５', 18.5],
    ['−3', -3],
    ['1 000', 1000],
    ['1 234 567', 1_234_567],
    ['1’234.5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1_234_567],
    ['0,500', 0.5],
    ['1.234', 1.234],
    ['12.', 12],
    ['.5', 0.5],
    ['007', 7],
  ])('%s is read as %d', (text, value) => {
    expect(readTyped(text)).toEqual({ value });
  });

  test.each(['1,000', '-12,345', '１，０００'])('%s could be two numbers, and is asked back', (text) => {
    expect(readTyped(text)).toEqual({ unclear: 'size' });
  });

  test.each([
    '',
    'ten',
    '1.2.3',
    '--1',
    '1e3',
    '12 %',
    '$12',
    '0x10',
    '1 2',
    '3 1000',
    '1,23,456',
    '1,234.5.6',
  ])('%s is none', (text) => {
    expect(readTyped(text)).toEqual({ unclear: 'none' });
  });

  test.each([
    ['1,000', '.', { value: 1000 }],
    ['-12,345', '.', { value: -12_345 }],
    ['0,500', '.', { value: 0.5 }],
    ['1.000', '.', { value: 1 }],
    ['1,000', ',', { unclear: 'size' }],
    ['1.000', ',', { unclear: 'size' }],
    ['1.000,50', ',', { value: 1000.5 }],
  ] as const)('%s with decimals behind “%s” is %o', (text, mark, read) => {
    expect(readTyped(text, { mark })).toEqual(read);
  });

  test('the sign of a field may stand with it, and no other', () => {
    expect(readTyped('$12', { unit: '$' })).toEqual({ value: 12 });
    expect(readTyped('US$ 12', { unit: '$' })).toEqual({ value: 12 });
    expect(readTyped('12 $', { unit: '$' })).toEqual({ value: 12 });
    expect(readTyped('12％', { unit: '%' })).toEqual({ value: 12 });
    expect(readTyped('12 %', { unit: '$' })).toEqual({ unclear: 'none' });
    expect(readTyped('$$12', { unit: '$' })).toEqual({ unclear: 'none' });
  });

  test('the mark is that of the language', () => {
    expect(['en-US', 'zh-CN', 'de-DE', 'fr-FR'].map((language) => decimalMark(language))).toEqual([
      '.',
      '.',
      ',',
      ',',
    ]);
  });
});

/** The same amounts in every run: small and large ones, with and without groups, with every count of cents. */
function* amounts(): Generator<number> {
  let state = 20_261_127;
  for (let run = 0; run < 3_000; run += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield (state % 10 ** (1 + (run % 9))) * (run % 2 === 0 ? 1 : -1);
  }
}

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

test('whatever the page prints is read as what it was, to whoever reads it', () => {
  for (const cents of amounts())
    for (const mark of ['.', ','] as const)
      for (const text of [money(cents), signedMoney(cents), fullWidth(money(cents)), decimal(cents / 100)]) {
        const read = readTyped(text, { unit: '$', mark });
        const readCents = 'value' in read ? centsOf(read.value) : null;
        expect([text, readCents === 0 ? 0 : readCents]).toEqual([text, cents === 0 ? 0 : cents]);
      }
});

test('a number is never read as one of another size, however it is grouped', () => {
  for (const cents of amounts()) {
    const value = Math.abs(cents);
    for (const language of ['en-US', 'zh-CN', 'de-DE', 'fr-FR', 'de-CH', 'sv-SE']) {
      const text = new Intl.NumberFormat(language).format(value);
      const read = readTyped(text, { mark: decimalMark(language) });
      if ('value' in read) expect([language, text, read.value]).toEqual([language, text, value]);
      else expect([language, text, read.unclear]).toEqual([language, text, 'size']);
    }
  }
});

test('cents are whole or told to be none', () => {
  expect([0.29, 1234.5, 9_999_999_999.99, -3].map(centsOf)).toEqual([29, 123_450, 999_999_999_999, -300]);
  expect([0.001, 1.005, 12.345].map(centsOf)).toEqual([null, null, null]);
});
