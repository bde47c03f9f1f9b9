// The state of one table as this browser knows it, and the pure function that folds what arrives into it. The server
// is the authority: nothing here computes a rule, a cost or a legal move.
import type { Lobby, QuoteAnswer, Reject, Submit, TrainingProgress, View } from '../generated/wire';
import type { SeatEvent, ServerMessage } from '../net/messages';

export type Connection = 'connecting' | 'open' | 'lost' | 'refused';

/** The rounds of a running training that have been reported so far, in order. */
export interface TrainingRun {
  readonly cycle: number;
  /** The last round that was reported, of `rounds`. */
  readonly round: number;
  readonly rounds: number;
  readonly accuracies: readonly number[];
}

/** Something that happened to the own seat, kept for the story at the end. */
export interface DiaryEntry {
  readonly turn: number;
  readonly tick: number;
  readonly event: SeatEvent;
}

export interface Refusal {
  readonly reject: Reject;
  readonly submitted: Submit | null;
}

export interface TableState {
  readonly connection: Connection;
  readonly lobby: Lobby | null;
  readonly last: View | null;
  /** When the decision time ends, on this browser's clock in ms; null when no clock runs. */
  readonly deadlineAt: number | null;
  readonly seq: number;
  readonly gap: boolean;
  readonly lastStep: readonly SeatEvent[];
  readonly diary: readonly DiaryEntry[];
  readonly runs: Readonly<Record<number, TrainingRun>>;
  readonly quote: QuoteAnswer | null;
  readonly pending: readonly Submit[];
  readonly refusal: Refusal | null;
  readonly done: Submit | null;
  /** How many payouts have been looked at; null before the first view. */
  readonly payoutsSeen: number | null;
}

export type TableInput =
  | { type: 'opened' }
  | { type: 'lost' }
  | { type: 'refused' }
  | { type: 'received'; message: ServerMessage; now: number }
  | { type: 'submitted'; submit: Submit }
  | { type: 'resynced' }
  | { type: 'payouts_seen' };

/** What outlives a reload of the page: the server sends only the last step again. */
export interface Kept {
  readonly diary: readonly DiaryEntry[];
  readonly payoutsSeen: number | null;
}

export function newTable(kept?: Kept): TableState {
  return {
    connection: 'connecting',
    lobby: null,
    last: null,
    deadlineAt: null,
    seq: 0,
    gap: false,
    lastStep: [],
    diary: kept?.diary ?? [],
    runs: {},
    quote: null,
    pending: [],
    refusal: null,
    done: null,
    payoutsSeen: kept?.payoutsSeen ?? null,
  };
}

export function reduce(state: TableState, input: TableInput): TableState {
  switch (input.type) {
    case 'opened':
      // Message numbers start anew with each connection.
      return { ...state, connection: 'open', seq: 0, gap: false };
    case 'lost':
      return { ...state, connection: 'lost' };
    case 'refused':
      return { ...state, connection: 'refused' };
    case 'submitted':
      return { ...state, pending: [...state.pending, input.submit], refusal: null, done: null };
    case 'resynced':
      return { ...state, gap: false };
    case 'payouts_seen':
      return { ...state, payoutsSeen: state.last?.view.payouts.length ?? state.payoutsSeen };
    case 'received':
      return receive(state, input.message, input.now);
  }
}

function receive(state: TableState, message: ServerMessage, now: number): TableState {
  switch (message.type) {
    case 'lobby':
      return { ...state, lobby: message };
    case 'quote':
      // Answers may overtake each other; only a later question's answer replaces an earlier one.
      return state.quote && state.quote.quote_id > message.quote_id ? state : { ...state, quote: message };
    case 'training':
      return { ...state, runs: { ...state.runs, [message.federation]: extendRun(state, message) } };
    case 'ack': {
      const done = state.pending.find((submit) => submit.action_id === message.action_id) ?? null;
      return { ...state, pending: without(state.pending, message.action_id), done: done ?? state.done };
    }
    case 'reject': {
      const submitted = state.pending.find((submit) => submit.action_id === message.action_id) ?? null;
      const pending = message.action_id === null ? state.pending : without(state.pending, message.action_id);
      return { ...state, pending, refusal: { reject: message, submitted }, done: null };
    }
    case 'view':
      return receiveView(state, message, now);
  }
}

const without = (pending: readonly Submit[], id: string): readonly Submit[] =>
  pending.filter((submit) => submit.action_id !== id);

/** Progress is a hint: a round may be missing or come twice. Rounds are taken in order, each once. */
function extendRun(state: TableState, progress: TrainingProgress): TrainingRun {
  const { cycle, round, rounds, accuracy } = progress;
  const before = state.runs[progress.federation];
  if (before?.cycle !== cycle) return { cycle, round, rounds, accuracies: [accuracy] };
  if (round <= before.round) return before;
  return { cycle, round, rounds, accuracies: [...before.accuracies, accuracy] };
}

function receiveView(state: TableState, message: View, now: number): TableState {
  if (message.seq <= state.seq) return state;
  const { view } = message;
  const stepMoved = state.last !== null && state.last.view.step !== view.step;
  return {
    ...state,
    last: message,
    deadlineAt: message.deadline_ms === null ? null : now + message.deadline_ms,
    seq: message.seq,
    gap: state.gap || message.seq !== state.seq + 1,
    lastStep: lastStep(state, message),
    diary: [...state.diary, ...newEntries(state.diary, message)],
    // What was refused or done in an earlier step says nothing about this one.
    refusal: stepMoved ? null : state.refusal,
    done: stepMoved ? null : state.done,
    payoutsSeen: state.payoutsSeen === null ? view.payouts.length : state.payoutsSeen,
  };
}

/** The events since the last step closed; a fresh view brings all of them again. */
function lastStep(state: TableState, message: View): readonly SeatEvent[] {
  const closed = message.events.findLastIndex((event) => event.kind === 'step_closed');
  if (closed >= 0) return message.events.slice(closed);
  return message.fresh ? message.events : [...state.lastStep, ...message.events];
}

const OWN = new Set<SeatEvent['kind']>([
  'bid_placed',
  'bid_withdrawn',
  'commitment_changed',
  'leave_asked',
  'bid_admitted',
  'bid_refused',
  'member_left',
]);

/** A fresh view repeats events that may be in the diary already. */
function newEntries(diary: readonly DiaryEntry[], message: View): readonly DiaryEntry[] {
  const entries = diaryOf(message);
  if (!message.fresh) return entries;
  const known = new Set(diary.map((entry) => JSON.stringify(entry)));
  return entries.filter((entry) => !known.has(JSON.stringify(entry)));
}

function diaryOf(message: View): DiaryEntry[] {
  const { view, events } = message;
  return events
    .filter((event) => OWN.has(event.kind) && 'player' in event && event.player === view.you.player)
    .map((event) => {
      const tick = 'tick' in event ? event.tick : view.tick;
      return { turn: turnOf(tick, view.rules.ticks_per_turn, view.rules.turns), tick, event };
    });
}

/** The turn (from 1) that a tick of the game belongs to. */
export function turnOf(tick: number, ticksPerTurn: number, turns: number): number {
  return Math.min(turns, Math.floor(tick / ticksPerTurn) + 1);
}
