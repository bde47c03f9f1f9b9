import { describe, expect, test } from 'vitest';
import { answerOf, flawOf, type Entered, type Of, type Question } from '../src/people/questions/check';
import { moved } from '../src/people/questions/RankingField';
import { blocksOf, boldParts } from '../src/people/Prose';
import { deviceOf } from '../src/people/device';
import { parametersOf } from '../src/people/parameters';
import { spoken } from '../src/people/shown';
import { MOST_AT_ONCE, toldAt } from '../src/people/traces';

const asked = { name: 'q', text: { en: '', zh: '' }, required: true };
const number = (changes: Partial<Of<'number'>> = {}): Question => ({
  kind: 'number',
  ...asked,
  lowest: 0,
  highest: 10,
  step: null,
  unit: { en: '', zh: '' },
  slider: false,
  ...changes,
});
const text = (changes: Partial<Of<'text'>> = {}): Question => ({
  kind: 'text',
  ...asked,
  longest: 5,
  lines: 1,
  ...changes,
});
const flaw = (question: Question, entered: Entered): string | null => flawOf(question, entered)?.key ?? null;

describe('an answer', () => {
  test('is missing only where one is needed', () => {
    expect(flaw(number(), '')).toBe('number');
    expect(flaw(number({ required: false }), ' ')).toBeNull();
    expect(flaw(text(), '   ')).toBe('write');
    expect(answerOf(text({ required: false }), '  ')).toBeNull();
  });

  test('out of range, between steps or unclear says what would be right', () => {
    expect(flawOf(number(), '11')).toEqual({ key: 'range', values: { value: 11, lowest: 0, highest: 10 } });
    expect(flaw(number({ lowest: -1e9 }), '11')).toBe('most');
    expect(flaw(number({ highest: 1e9 }), '-1')).toBe('least');
    expect(flaw(number({ step: 0.25 }), '0,3')).toBe('step');
    expect(flaw(number({ step: 0.25 }), '0,75')).toBeNull();
    expect(flawOf(number({ highest: 5000 }), '1,000')?.values).toEqual({
      text: '1,000',
      large: '1000',
      small: '1.000',
    });
  });

  test('is sent as a number, and of characters as the server counts them', () => {
    expect(answerOf(number(), '2,5')).toBe(2.5);
    expect(flaw(text(), '😀😀😀😀😀')).toBeNull();
    expect(flaw(text(), '123456')).toBe('long');
  });
});

test('a thing that is moved takes its place, and nothing gets lost', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 3)).toEqual(['a', 'b', 'c']);
});

describe('a text of a researcher', () => {
  test('has paragraphs, and lists that may follow a line directly', () => {
    expect(blocksOf('One\nline.\n\nWe keep:\n- this\n- that\nAfter.\n \n\n')).toEqual([
      { kind: 'paragraph', text: 'One\nline.' },
      { kind: 'paragraph', text: 'We keep:' },
      { kind: 'list', items: ['this', 'that'] },
      { kind: 'paragraph', text: 'After.' },
    ]);
  });

  test('has bold parts; a mark without its other half stays', () => {
    expect(boldParts('a **b** c')).toEqual(['a ', 'b', ' c']);
    expect(boldParts('2 ** 3 is **8')).toEqual(['2 ** 3 is **8']);
  });

  test('is shown in the other language where there is none in this one, and says so', () => {
    expect(spoken({ en: 'Yes', zh: '是' }, 'zh')).toEqual({ text: '是', lang: undefined });
    expect(spoken({ en: 'Yes', zh: ' ' }, 'zh')).toEqual({ text: 'Yes', lang: 'en' });
    expect(spoken({ en: '', zh: '是' }, 'en')).toEqual({ text: '是', lang: 'zh-Hans' });
  });
});

test('a phone is small and touched, a tablet is touched, the rest is a computer', () => {
  expect(deviceOf(390, true)).toBe('phone');
  expect(deviceOf(820, true)).toBe('tablet');
  expect(deviceOf(390, false)).toBe('computer');
});

describe('what was done before deciding', () => {
  const look = (at: number) => ({ doing: { kind: 'looked', what: 'help' } as const, at });

  test('is told with how long ago it was, the oldest first', () => {
    const quote = {
      kind: 'quote',
      federation: 2,
      step: 7,
      values: { quality_share: 1, quantity_share: 0.5, resources: 3, payment_cents: 5_000 },
    } as const;
    expect(toldAt([look(1_000), { doing: quote, at: 3_500.4 }], 4_000)).toEqual([
      { kind: 'looked', what: 'help', values: {}, ago_ms: 3_000 },
      { ...quote, ago_ms: 500 },
    ]);
  });

  test('is never told as from the future, nor older than the server takes it', () => {
    expect(toldAt([look(5_000)], 4_000)[0]?.ago_ms).toBe(0);
    expect(toldAt([look(0)], 9_000_000)[0]?.ago_ms).toBe(600_000);
  });

  test('is told in as many parts as the server takes at once', () => {
    const many = Array.from({ length: MOST_AT_ONCE + 1 }, (_, at) => look(at));
    expect(toldAt(many, 100)).toHaveLength(MOST_AT_ONCE);
  });
});

test('parameters that the server could not take are left out', () => {
  expect(parametersOf(`?PROLIFIC_PID=p&x=%00&long=${'a'.repeat(201)}`)).toEqual({ PROLIFIC_PID: 'p' });
  const many = Array.from({ length: 30 }, (_, index) => `p${index}=1`).join('&');
  expect(Object.keys(parametersOf(`?${many}`))).toHaveLength(20);
});
