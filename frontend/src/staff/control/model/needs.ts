// Who or what needs the experimenter now, the most pressing first, and the two likely moves for each. Pure: all of it is
// read from the state that the server says, so that the page, its title and its sound cannot disagree.
import type { ArmRow, ControlState, GroupRow, PersonRow } from '../../../generated/wire';
import { runningGroup, waits, type Act } from './types';

export type Absent = ArmRow['absent'];

/** Somebody. `group` is the game they play in now. */
interface OfPerson {
  readonly key: string;
  readonly person: number;
  readonly group: number | null;
  readonly sinceMs: number;
}

/** A lobby. `people` wait, the first of them for `sinceMs`; in `leftMs` a rule acts. */
interface OfLobby {
  readonly key: string;
  readonly arm: number;
  readonly people: readonly number[];
  readonly sinceMs: number;
  readonly leftMs: number | null;
}

export type Need =
  | (OfPerson & { readonly kind: 'help'; readonly text: string })
  | (OfPerson & { readonly kind: 'gone'; readonly leftMs: number | null; readonly then: Absent })
  | (OfPerson & {
      readonly kind: 'idle';
      readonly askedMs: number;
      readonly leftMs: number | null;
      readonly then: Absent;
      /** So many others have decided and wait. */
      readonly others: number;
    })
  /** A lobby that waits too long, would send people away, or could start by hand. */
  | (OfLobby & { readonly kind: 'lobby'; readonly why: 'long' | 'fee' | 'full'; readonly size: number })
  /** People for whom no group is left. */
  | (OfLobby & { readonly kind: 'late' });

/** A move that a need brings: with acts it is done at once, without any it opens a message. */
export interface Move {
  readonly key: 'answer' | 'dealt' | 'message' | 'bot' | 'extend' | 'fill' | 'smaller' | 'add' | 'let_go';
  readonly acts: readonly Act[];
}

/** By hand, this is long for whoever waits. */
const LONG_MS = 5 * 60_000;
/** So shortly before somebody is sent away, it is said. */
const SOON_MS = 60_000;
const GONE_EXTENDS = 120;
const IDLE_EXTENDS = 60;

export function needs(state: ControlState): readonly Need[] {
  if (state.ended) return [];
  const people = state.people.map((person) => needOf(state, person)).filter((need) => need !== null);
  const lobbies = state.arms.map((arm) => lobbyNeed(state, arm)).filter((need) => need !== null);
  return [...people, ...lobbies].sort((a, b) => RANK[a.kind] - RANK[b.kind] || urgency(a) - urgency(b));
}

const RANK: Record<Need['kind'], number> = { help: 0, gone: 1, idle: 2, lobby: 3, late: 4 };

/** The less time is left the sooner, then the longest wait. */
function urgency(need: Need): number {
  return 'leftMs' in need && need.leftMs !== null ? need.leftMs : -need.sinceMs;
}

function needOf(state: ControlState, person: PersonRow): Need | null {
  const game = runningGroup(state, person);
  const of = { person: person.number, group: game?.number ?? null };
  const then = state.arms[(person.arm ?? 1) - 1]?.absent ?? 'ready';
  if (person.state === 'help') {
    const sinceMs = person.help_ms ?? person.last_ms;
    return { ...of, kind: 'help', key: `help-${person.number}`, sinceMs, text: person.help ?? '' };
  }
  if (person.state === 'gone' && game !== null) {
    const sinceMs = person.connection_ms ?? person.last_ms;
    return { ...of, kind: 'gone', key: `gone-${person.number}`, sinceMs, leftMs: person.until_ms, then };
  }
  if (person.state === 'idle') {
    return {
      ...of,
      kind: 'idle',
      key: `idle-${person.number}`,
      sinceMs: person.last_ms,
      askedMs: person.asked_ms ?? 0,
      leftMs: person.until_ms,
      then,
      others: game === null ? 0 : othersWaiting(game, person.number),
    };
  }
  return null;
}

/** How many of the group have decided already. */
const othersWaiting = (game: GroupRow, except: number): number =>
  game.people.filter((number) => number !== except && !game.undecided.includes(number)).length;

function lobbyNeed(state: ControlState, arm: ArmRow): Need | null {
  if (arm.waiting === 0) return null;
  const people = state.people
    .filter((person) => person.arm === arm.number && waits(state, person))
    .map((person) => person.number);
  const of = { arm: arm.number, people, sinceMs: arm.waiting_ms ?? 0, leftMs: arm.lobby_ms };
  if (arm.left === 0) {
    // Without a group to fill, the lobby's rule is the fee, unless it is to wait.
    const leftMs = state.lobby.then === 'wait' ? null : arm.lobby_ms;
    return { ...of, leftMs, kind: 'late', key: `late-${arm.number}` };
  }
  const why = whyLobby(state, arm);
  return why && { ...of, kind: 'lobby', key: `lobby-${arm.number}-${why}`, why, size: arm.size };
}

function whyLobby(state: ControlState, arm: ArmRow): 'long' | 'fee' | 'full' | null {
  const { start, then, smallest } = state.lobby;
  if (start === 'hand') {
    if (arm.waiting >= arm.size) return 'full';
    return (arm.waiting_ms ?? 0) >= LONG_MS ? 'long' : null;
  }
  if (arm.lobby_ms === null) return null;
  if (then === 'wait') return arm.lobby_ms === 0 ? 'long' : null;
  const away = then === 'fee' || (then === 'smaller' && arm.waiting < smallest);
  return away && arm.lobby_ms <= SOON_MS ? 'fee' : null;
}

/** The two moves that are the likely ones, the likelier first. */
export function movesFor(need: Need): readonly Move[] {
  switch (need.kind) {
    case 'help':
      return [
        { key: 'answer', acts: [] },
        { key: 'dealt', acts: [{ kind: 'answer_help', participant: need.person }] },
      ];
    case 'gone':
      return [extend(need.group, GONE_EXTENDS), bot(need.person)].flat();
    case 'idle':
      return [{ key: 'message', acts: [] }, ...extend(need.group, IDLE_EXTENDS)];
    case 'lobby':
      return [
        { key: 'fill', acts: [{ kind: 'start_group', arm: need.arm, fill: true }] },
        ...(need.people.length < need.size
          ? [{ key: 'smaller', acts: [{ kind: 'start_group', arm: need.arm, fill: false }] } as const]
          : []),
      ];
    case 'late':
      return [
        { key: 'add', acts: [{ kind: 'add_group', arm: need.arm }] },
        {
          key: 'let_go',
          acts: need.people.map((participant) => ({ kind: 'let_go', participant }) as const),
        },
      ];
  }
}

const extend = (group: number | null, seconds: number): readonly Move[] =>
  group === null ? [] : [{ key: 'extend', acts: [{ kind: 'extend', group, seconds }] }];

const bot = (participant: number): Move => ({ key: 'bot', acts: [{ kind: 'replace', participant }] });

/** The people and the games that somebody is needed for. */
export function needed(all: readonly Need[]): { people: ReadonlySet<number>; groups: ReadonlySet<number> } {
  const people = all.flatMap((need) => ('person' in need ? [need.person] : []));
  const groups = all.flatMap((need) => ('group' in need && need.group !== null ? [need.group] : []));
  return { people: new Set(people), groups: new Set(groups) };
}
