// A game at a glance: how each seat stands, by shape and colour (and in words for who does not see them).
import type { ControlState, GroupRow } from '../../../generated/wire';
import type { PersonState } from './types';

/** The shapes: plays on, waits for a decision, through, and those that ask for a person. */
export type Shape = 'play' | 'wait' | 'done' | 'help' | 'idle' | 'gone' | 'bot';

export const SHAPES: Record<PersonState, Shape> = {
  arriving: 'wait',
  reading: 'wait',
  waiting: 'wait',
  deciding: 'wait',
  ready: 'play',
  help: 'help',
  idle: 'idle',
  gone: 'gone',
  bot: 'bot',
  paid: 'done',
  over: 'done',
};

export interface Seat {
  /** Null for a bot's own seat. */
  readonly person: number | null;
  readonly state: PersonState;
}

export function seatsOf(state: ControlState, group: GroupRow): readonly Seat[] {
  const people = group.people.map((number): Seat => {
    const person = state.people[number - 1];
    // Whoever has gone on to another page is through with this game.
    const here = person !== undefined && person.ending === null && !group.over;
    return { person: number, state: here ? person.state : 'over' };
  });
  const bots = Array.from({ length: group.bots }, (): Seat => ({ person: null, state: 'bot' }));
  return [...people, ...bots];
}

export const ORDERS = ['needs', 'number', 'arm', 'slowest'] as const;
export type Order = (typeof ORDERS)[number];

/** Games in this order; those that are over stand at the end. */
export function inOrder(
  groups: readonly GroupRow[],
  order: Order,
  needed: ReadonlySet<number>,
): readonly GroupRow[] {
  const over = (group: GroupRow): number => Number(group.over);
  const first = (group: GroupRow): number => {
    if (order === 'needs') return needed.has(group.number) ? 0 : 1;
    if (order === 'arm') return group.arm;
    if (order === 'slowest') return group.turn + group.ticks;
    return 0;
  };
  return [...groups].sort((a, b) => over(a) - over(b) || first(a) - first(b) || a.number - b.number);
}
