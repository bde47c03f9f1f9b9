// What is wrong with an arm, in the words of the page: from the problem's code and facts, and the server's own sentence where
// a scheme or the training says it.
import { useTranslation } from 'react-i18next';
import type { ArmProblem } from '../../generated/api';
import { money } from '../../format';

type Say = (problem: ArmProblem) => string;

const PLAIN = new Intl.NumberFormat('en-US', { maximumFractionDigits: 9 });

/** A number as the field that it is about has it. */
export function asKind(value: number, kind: unknown): string {
  return kind === 'money' ? money(value) : PLAIN.format(value);
}

export function useProblemWords(): Say {
  const { t } = useTranslation('arms');
  return (problem) => {
    const { code, facts, value, message } = problem;
    const number = (name: string): number => Number(facts[name] ?? 0);
    switch (code) {
      case 'range':
        return range(problem, (key, words) => t(key, words));
      case 'order':
        return t('wrong.order');
      case 'type':
        return t(`wrong.type_${kindOf(facts['expected'])}`, { value });
      case 'missing':
        return t('wrong.missing');
      case 'unknown':
        return facts['near'] === ''
          ? t('wrong.unknown', { key: String(facts['key']) })
          : t('wrong.unknown_near', { key: String(facts['key']), near: String(facts['near']) });
      case 'choice':
        return t('wrong.choice', { value });
      case 'length':
        return t('wrong.length', { low: number('low'), high: number('high'), now: number('now') });
      case 'twice':
        return t('wrong.twice', { name: value });
      case 'fee':
        return t('wrong.fee', { most: money(number('most')) });
      case 'quality':
      case 'quantity':
      case 'resources':
        return t('wrong.nobody', { most: PLAIN.format(number('most')) });
      case 'seats':
        return t('wrong.seats');
      case 'listed':
        return t('wrong.listed');
      case 'members':
        return t('wrong.members', { told: message });
      case 'samples':
        return t('wrong.samples', { told: message });
      case 'file':
        return t('wrong.file', { told: message });
      case 'scheme':
      case 'training':
      case 'other':
        return t('wrong.told', { told: message });
    }
  };
}

type RangeKey =
  'wrong.range' | 'wrong.range_from' | 'wrong.range_more' | 'wrong.range_above' | 'wrong.range_below';

function range(
  { facts }: ArmProblem,
  say: (key: RangeKey, words: { low: string; high: string }) => string,
): string {
  const low = asKind(Number(facts['low'] ?? 0), facts['kind']);
  if (facts['high'] === undefined)
    return say(facts['above'] ? 'wrong.range_more' : 'wrong.range_from', { low, high: '' });
  const words = { low, high: asKind(Number(facts['high']), facts['kind']) };
  if (facts['above']) return say('wrong.range_above', words);
  return say(facts['below'] ? 'wrong.range_below' : 'wrong.range', words);
}

const KINDS = ['integer', 'number', 'text', 'flag', 'list', 'table', 'pair'] as const;

function kindOf(expected: unknown): (typeof KINDS)[number] {
  return KINDS.find((kind) => kind === expected) ?? 'text';
}
