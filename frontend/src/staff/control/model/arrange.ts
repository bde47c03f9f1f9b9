// Which people are shown, in which groups and in which order, and that this order stays while somebody reads it. Rows are
// arranged anew only when the reader asks; who is new or has moved to another group goes to its end, and not even that
// while the list is held (by the pointer, the keyboard or a selection).
import type { ControlState, PersonRow } from '../../../generated/wire';
import { callSign, type PersonState } from './types';

export const FILTERS = ['all', 'deciding', 'ready', 'away', 'through'] as const;
export type Filter = (typeof FILTERS)[number];
export const GROUPINGS = ['game', 'arm', 'stage', 'state', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const SORTS = ['seat', 'state', 'last', 'money', 'needs'] as const;
export type Sort = (typeof SORTS)[number];

export interface View {
  readonly search: string;
  readonly filter: Filter;
  readonly grouping: Grouping;
  readonly sort: Sort;
}

/** One group of rows. `key` is a number of a game, an arm or a stage, or a state; '' for who has none. */
export interface Block {
  readonly key: string;
  readonly numbers: readonly number[];
}

export type Arrangement = readonly Block[];

const STATES: readonly PersonState[] = [
  'help',
  'gone',
  'idle',
  'deciding',
  'ready',
  'waiting',
  'reading',
  'arriving',
  'bot',
  'paid',
  'over',
];

const FILTER_OF: Record<PersonState, Exclude<Filter, 'all'> | null> = {
  arriving: null,
  reading: null,
  waiting: null,
  deciding: 'deciding',
  ready: 'ready',
  help: null,
  idle: 'away',
  gone: 'away',
  bot: 'away',
  paid: 'through',
  over: 'through',
};

export const passes = (person: PersonRow, filter: Filter): boolean =>
  filter === 'all' || FILTER_OF[person.state] === filter;

export function countsOf(people: readonly PersonRow[]): Record<Filter, number> {
  const counts = { all: people.length, deciding: 0, ready: 0, away: 0, through: 0 };
  for (const person of people) {
    const filter = FILTER_OF[person.state];
    if (filter !== null) counts[filter] += 1;
  }
  return counts;
}

/** By a number alone, exactly; by a part of P-007, of a label or of a name. */
function found(person: PersonRow, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  const own = [person.label, person.name].some((text) => text.toLowerCase().includes(wanted));
  if (/^\d+$/.test(wanted)) return own || Number(wanted) === person.number;
  return own || callSign(person.number).toLowerCase().includes(wanted);
}

/** The blocks of states: whoever needs somebody stands first, together. */
const stateKey = (person: PersonRow, needed: ReadonlySet<number>): string =>
  needed.has(person.number) ? 'needs' : person.state;

function keyOf(person: PersonRow, view: View, needed: ReadonlySet<number>): string {
  switch (view.grouping) {
    case 'game':
      return String(person.group ?? '');
    case 'arm':
      return String(person.arm ?? '');
    case 'stage':
      return person.ending === null ? String(person.stage) : 'over';
    case 'state':
      return stateKey(person, needed);
    case 'none':
      return '';
  }
}

const STATE_BLOCKS: readonly string[] = ['needs', ...STATES];

/** Where a block stands: games, arms and stages by number, who has none at the end. */
function placeOf(key: string, grouping: Grouping): number {
  if (grouping === 'state') return STATE_BLOCKS.indexOf(key);
  return key === '' || key === 'over' ? Infinity : Number(key);
}

/** As it would be if it were arranged now. */
export function arranged(state: ControlState, view: View, needed: ReadonlySet<number>): Arrangement {
  const blocks = new Map<string, PersonRow[]>();
  for (const person of state.people) {
    if (!passes(person, view.filter) || !found(person, view.search)) continue;
    const key = keyOf(person, view, needed);
    const block = blocks.get(key);
    if (block) block.push(person);
    else blocks.set(key, [person]);
  }
  return [...blocks]
    .sort(([a], [b]) => placeOf(a, view.grouping) - placeOf(b, view.grouping))
    .map(([key, people]) => ({
      key,
      numbers: people.sort(comparing(state, view.sort, needed)).map((person) => person.number),
    }));
}

function comparing(
  state: ControlState,
  sort: Sort,
  needed: ReadonlySet<number>,
): (a: PersonRow, b: PersonRow) => number {
  const seats = (a: PersonRow, b: PersonRow): number => seatOf(state, a) - seatOf(state, b);
  switch (sort) {
    case 'seat':
      return seats;
    case 'state':
      return (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || seats(a, b);
    case 'last':
      return (a, b) => b.last_ms - a.last_ms || seats(a, b);
    case 'money':
      return (a, b) => (b.money_cents ?? -Infinity) - (a.money_cents ?? -Infinity) || seats(a, b);
    case 'needs':
      return (a, b) => Number(needed.has(b.number)) - Number(needed.has(a.number)) || seats(a, b);
  }
}

/** By game and seat; who has none yet comes after, as they came. */
function seatOf(state: ControlState, person: PersonRow): number {
  const game = person.group === null ? undefined : state.groups[person.group - 1];
  if (!game) return 1e9 + person.number;
  return game.number * 1e4 + game.people.indexOf(person.number);
}

/** What is shown next: `fresh`, in the order in which the rows stand already. `held`: nothing moves at all. */
export function settled(shown: Arrangement, fresh: Arrangement, held: boolean): Arrangement {
  if (held) return shown;
  const before = new Map(shown.map((block) => [block.key, block.numbers]));
  return fresh.map((block) => {
    const old = before.get(block.key) ?? [];
    const now = new Set(block.numbers);
    const stay = old.filter((number) => now.has(number));
    const known = new Set(stay);
    return { key: block.key, numbers: [...stay, ...block.numbers.filter((number) => !known.has(number))] };
  });
}

/** Whether both show the same rows in the same order. */
export function same(a: Arrangement, b: Arrangement): boolean {
  return (
    a.length === b.length &&
    a.every((block, index) => {
      const other = b[index];
      return (
        block.key === other?.key &&
        block.numbers.length === other.numbers.length &&
        block.numbers.every((number, place) => number === other.numbers[place])
      );
    })
  );
}
