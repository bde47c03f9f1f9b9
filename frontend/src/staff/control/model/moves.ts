// What can be done with the people who are chosen: only what the server would do for at least one of them, with how many
// it is for, the acts themselves and, where there are such, those that take it back.
import type { ControlState, PersonRow } from '../../../generated/wire';
import { gameStage, runningGroup, waits, type Act } from './types';

export const EXTEND_SECONDS = 120;

export interface ChosenMove {
  readonly key:
    | 'pause'
    | 'resume'
    | 'extend'
    | 'end_step'
    | 'end_game'
    | 'bot'
    | 'give_back'
    | 'advance'
    | 'let_go'
    | 'start_group'
    | 'remove';
  /** The people, games or arms that it is for. */
  readonly of: readonly number[];
  readonly acts: readonly Act[];
  readonly undo: readonly Act[];
  /** It is asked before. */
  readonly asks: boolean;
}

export function movesOf(state: ControlState, chosen: ReadonlySet<number>): readonly ChosenMove[] {
  const people = state.people.filter((person) => chosen.has(person.number));
  const games = [...new Set(people.map((person) => runningGroup(state, person)?.number ?? 0))]
    .filter((number) => number > 0)
    .sort((a, b) => a - b);
  return [...ofGames(state, games), ...ofPeople(state, people)].filter((move) => move.of.length > 0);
}

function ofGames(state: ControlState, games: readonly number[]): ChosenMove[] {
  const paused = games.filter((number) => state.groups[number - 1]?.paused);
  const running = games.filter((number) => !state.groups[number - 1]?.paused);
  const pause = (group: number): Act => ({ kind: 'pause', group });
  const resume = (group: number): Act => ({ kind: 'resume', group });
  return [
    { key: 'pause', of: running, acts: running.map(pause), undo: running.map(resume), asks: false },
    { key: 'resume', of: paused, acts: paused.map(resume), undo: paused.map(pause), asks: false },
    {
      key: 'extend',
      of: running,
      acts: running.map((group) => ({ kind: 'extend', group, seconds: EXTEND_SECONDS })),
      undo: [],
      asks: false,
    },
    {
      key: 'end_step',
      of: running,
      acts: running.map((group) => ({ kind: 'end_step', group })),
      undo: [],
      asks: true,
    },
  ];
}

function ofPeople(state: ControlState, people: readonly PersonRow[]): ChosenMove[] {
  const here = people.filter((person) => person.ending === null);
  const stage = gameStage(state);
  const playing = here.filter((person) => runningGroup(state, person) !== null);
  const waiting = here.filter((person) => waits(state, person));
  const arms = [...new Set(waiting.map((person) => person.arm ?? 0))].filter((number) => number > 0);
  const each = (some: readonly PersonRow[], make: (participant: number) => Act): readonly Act[] =>
    some.map((person) => make(person.number));
  const replace = (participant: number): Act => ({ kind: 'replace', participant });
  const giveBack = (participant: number): Act => ({ kind: 'give_back', participant });
  const move = (
    key: ChosenMove['key'],
    some: readonly PersonRow[],
    make: (participant: number) => Act,
    undo: readonly Act[] = [],
    asks = false,
  ): ChosenMove => ({ key, of: some.map((person) => person.number), acts: each(some, make), undo, asks });
  const toBot = playing.filter((person) => !person.away);
  const back = here.filter((person) => person.away);
  return [
    move('bot', toBot, replace, each(toBot, giveBack)),
    move('give_back', back, giveBack),
    move(
      'advance',
      here.filter((person) => person.stage >= 0 && person.stage !== stage),
      (participant) => ({ kind: 'advance', participant }),
    ),
    {
      key: 'start_group',
      of: arms.length === 1 ? arms : [],
      acts: arms.map((arm) => ({ kind: 'start_group', arm, fill: true })),
      undo: [],
      asks: true,
    },
    move('let_go', waiting, (participant) => ({ kind: 'let_go', participant }), [], true),
    move('remove', here, (participant) => ({ kind: 'remove', participant }), [], true),
  ];
}
