// What is said of people, games and moves in sentences: few are named, many are counted.
import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { clock, decimal, listed } from '../../format';
import type { ControlState, ShownLine } from '../../generated/wire';
import { currentLanguage, type Language } from '../../i18n';
import type { ChosenMove } from './model/moves';
import type { Move, Need } from './model/needs';
import { callSign } from './model/types';

export type Words = TFunction<'control'>;

const MOST_NAMED = 3;

/** A line of the researcher's own, in the reader's language where there is one. */
export const lineOf = (line: ShownLine): string =>
  currentLanguage() === 'zh' && line.zh !== '' ? line.zh : line.en;

export const peopleSaid = (t: Words, numbers: readonly number[]): string =>
  numbers.length <= MOST_NAMED ? listed(numbers.map(callSign)) : t('people', { count: numbers.length });

export const gamesSaid = (t: Words, numbers: readonly number[]): string =>
  numbers.length <= MOST_NAMED
    ? listed(numbers.map((n) => t('need.in_game', { n })))
    : t('games', { count: numbers.length });

/** How long something took: what is short is told finely, what took minutes as a clock. */
export const lasted = (ms: number): string =>
  ms < 1_000 ? `${ms} ms` : ms < 60_000 ? `${decimal(ms / 1_000, 1)} s` : clock(ms);

const OF_GAMES: readonly ChosenMove['key'][] = ['pause', 'resume', 'extend', 'end_step', 'end_game'];

function holes(t: Words, move: ChosenMove): { games: string; people: string; n: number } {
  const isGames = OF_GAMES.includes(move.key);
  return {
    games: isGames ? gamesSaid(t, move.of) : '',
    people: isGames ? '' : peopleSaid(t, move.of),
    n: move.of[0] ?? 0,
  };
}

/** On the button. */
export function moveLabel(t: Words, move: ChosenMove): string {
  if (move.key === 'pause' || move.key === 'resume') {
    return move.of.length === 1
      ? t(`chosen.${move.key}`, { n: move.of[0] })
      : t(`chosen.${move.key}_many`, { n: move.of.length });
  }
  return t(`chosen.${move.key}`);
}

export const moveDone = (t: Words, move: ChosenMove): string => t(`done.${move.key}`, holes(t, move));

const ASKED = ['end_step', 'end_game', 'let_go', 'remove', 'start_group'] as const;
const asks = (key: ChosenMove['key']): key is (typeof ASKED)[number] =>
  (ASKED as readonly string[]).includes(key);

/** The question before it, for moves that ask. */
export function moveAsked(t: Words, move: ChosenMove): { title: string; say: string } | null {
  const { key } = move;
  if (!asks(key)) return null;
  return { title: t(`ask.${key}`, holes(t, move)), say: t(`ask.${key}_say`) };
}

/** On the button of a need's move. */
export function needMoveLabel(t: Words, move: Move): string {
  if (move.key !== 'extend') return t(`move.${move.key}`);
  const act = move.acts[0];
  return t(act?.kind === 'extend' && act.seconds > 60 ? 'move.extend_2' : 'move.extend_1');
}

export function needMoveDone(t: Words, need: Need, move: Move): string {
  const who = 'person' in need ? callSign(need.person) : '';
  const game = 'group' in need ? (need.group ?? 0) : 0;
  const arm = 'arm' in need ? need.arm : 0;
  switch (move.key) {
    case 'answer':
    case 'message':
      return '';
    case 'let_go':
      return t('did.let_go', { count: move.acts.length });
    default:
      return t(`did.${move.key}`, { who, game, arm });
  }
}

/** What is the matter, in one or two sentences. */
export function needSentences(t: Words, need: Need): string[] {
  switch (need.kind) {
    case 'help':
      return [need.text === '' ? t('need.no_text') : `“${need.text}”`];
    case 'gone':
      return [t('need.gone', { time: clock(need.sinceMs) }), goneThen(t, need.leftMs, need.then)];
    case 'idle':
      return [
        t('need.idle', { time: clock(need.sinceMs), asked: clock(need.askedMs) }),
        ...(need.leftMs === null ? [] : [t('need.idle_left', { time: clock(need.leftMs) })]),
        ...(need.others > 0 ? [t('need.idle_others', { count: need.others })] : []),
      ];
    case 'lobby': {
      const time = clock(need.why === 'fee' ? (need.leftMs ?? 0) : need.sinceMs);
      return [t(`need.lobby_${need.why}`, { time, size: need.size })];
    }
    case 'late':
      return need.leftMs !== null && need.leftMs > 0
        ? [t('need.late_left', { time: clock(need.leftMs) })]
        : [t('need.late', { time: clock(need.sinceMs) })];
  }
}

function goneThen(t: Words, leftMs: number | null, then: 'ready' | 'bot' | 'leave'): string {
  if (leftMs === null) return t('need.gone_paused');
  return leftMs === 0 ? t('need.gone_now') : t(`need.gone_${then}`, { time: clock(leftMs) });
}

/** So many sentences are kept for a language; then they are made anew. */
const MOST_KEPT = 4000;

/**
 * The same words for the same holes are made once: a state of 400 people comes twice a second, and most that is said of it
 * was said before.
 */
function remembering(language: Language): Words {
  const made = new Map<string, string>();
  const make: (key: string, holes?: Holes) => string = i18next.getFixedT(language, 'control') as never;
  const say = (key: string, holes?: Holes): string => {
    const id = holes === undefined ? key : `${key}|${Object.values(holes).join('|')}`;
    const known = made.get(id);
    if (known !== undefined) return known;
    if (made.size >= MOST_KEPT) made.clear();
    const words = make(key, holes);
    made.set(id, words);
    return words;
  };
  // It takes the keys and holes that i18next takes, which the compiler goes on checking where it is called.
  return say as unknown as Words;
}

type Holes = Readonly<Record<string, string | number>>;

const kept = new Map<Language, Words>();

/** The words of these pages, in the language of the page. */
export function useWords(): Words {
  // Draws anew when another language is chosen.
  useTranslation('control');
  const language = currentLanguage();
  const known = kept.get(language);
  if (known !== undefined) return known;
  const words = remembering(language);
  kept.set(language, words);
  return words;
}

export const stageName = (state: ControlState, stage: number): string => {
  const found = state.stages[stage];
  return found === undefined ? '' : lineOf(found.title);
};
