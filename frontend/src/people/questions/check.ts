// What was entered at a question: whether it is an answer, and the answer as it is sent. The server checks it again; this
// says it at once, and in the language of the page.
import type { QuestionnaireView } from '../../generated/wire';
import type { people } from '../../i18n/en/people';
import { readTyped } from '../../typed';

export type Question = QuestionnaireView['questions'][number];
export type Kind = Question['kind'];
export type Of<K extends Kind> = Extract<Question, { kind: K }>;

/** As it stands in the inputs: a number that is typed is still the text of it. */
export type Entered = string | number | readonly string[] | null;

export interface Flaw {
  readonly key: keyof typeof people.check;
  readonly values: Readonly<Record<string, string | number>>;
}

const isEmpty = (entered: Entered): boolean =>
  entered === null || (typeof entered === 'object' ? entered.length === 0 : String(entered).trim() === '');

/** What is wrong with it, or null. */
export function flawOf(question: Question, entered: Entered): Flaw | null {
  if (isEmpty(entered)) return question.required ? { key: EMPTY[question.kind], values: {} } : null;
  if (question.kind === 'number') return numberFlaw(question, entered);
  if (question.kind !== 'text') return null;
  const length = lengthOf(String(entered));
  return length > question.longest ? { key: 'long', values: { n: length, most: question.longest } } : null;
}

const EMPTY: Readonly<Record<Kind, Flaw['key']>> = {
  choice: 'choose',
  choices: 'choose',
  ranking: 'rank',
  scale: 'choose',
  number: 'number',
  text: 'write',
};

/** In characters as the server counts them: an emoji is one. */
export const lengthOf = (text: string): number => Array.from(text).length;

const NO_BOUND = 1e9;

/** A bound that the researcher did not set is none that anybody should read. */
export const isBounded = (question: Of<'number'>): boolean =>
  question.lowest > -NO_BOUND && question.highest < NO_BOUND;

function numberFlaw(question: Of<'number'>, entered: Entered): Flaw | null {
  const read = typeof entered === 'number' ? { value: entered } : readTyped(String(entered));
  const { lowest, highest, step } = question;
  if ('unclear' in read) {
    const text = String(entered).trim();
    if (read.unclear === 'none') return { key: 'unreadable', values: { text } };
    return {
      key: 'size',
      values: { text, large: text.replace(/\D/g, ''), small: text.replace(/[,，]/, '.') },
    };
  }
  if (read.value < lowest || read.value > highest) {
    if (isBounded(question)) return { key: 'range', values: { value: read.value, lowest, highest } };
    return read.value < lowest
      ? { key: 'least', values: { value: read.value, lowest } }
      : { key: 'most', values: { value: read.value, highest } };
  }
  return step !== null && !onAStep(read.value, lowest, step)
    ? { key: 'step', values: { value: read.value, step } }
    : null;
}

function onAStep(value: number, lowest: number, step: number): boolean {
  const steps = (value - (lowest > -NO_BOUND ? lowest : 0)) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** The answer as it is sent; null where there is none. */
export function answerOf(question: Question, entered: Entered): string | number | string[] | null {
  if (isEmpty(entered)) return null;
  if (question.kind === 'number' && typeof entered === 'string') {
    const read = readTyped(entered);
    return 'value' in read ? read.value : null;
  }
  return typeof entered === 'object' && entered !== null ? [...entered] : entered;
}
