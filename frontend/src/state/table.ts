// The state of one table as this browser knows it, and the pure function that folds what arrives into it. The server
// is the authority: nothing here computes a rule, a cost or a legal move.
import { replaceEqualDeep } from '@tanstack/react-query';
import type { Change, Lobby, QuoteAnswer, Reject, Submit, TrainingProgress, View } from '../generated/wire';
import { patched } from '../net/changes';
import type { SeatEvent, ServerMessage } from '../net/messages';
import type { Renewing } from './decision';
import { passedBetween, type Passed } from './passed';

export type Connection = 'connecting' | 'open' | 'lost' | 'refused';

/** The rounds of a running training that have been reported so far, in order. */
export interface TrainingRun {
  readonly cycle: number;
  /** The last round that was reported, of `rounds`. */
  readonly round: number;
  readonly rounds: number;
  readonly accuracies: readonly number[];
}

export interface Refusal {
  readonly reject: Reject;
  readonly submitted: Submit | null;
}

export interface TableState {
  readonly connection: Connection;
  readonly lobby: Lobby | null;
  readonly last: View | null;
  /** When the decision time ends, on this browser's clock in ms; null when no clock runs, or the game is paused. */
  readonly deadlineAt: number | null;
  readonly seq: number;
  /** A change could not be read, because one before it is missing: the whole view is to be asked for. */
  readonly gap: boolean;
  readonly lastStep: readonly SeatEvent[];
  readonly runs: Readonly<Record<number, TrainingRun>>;
  readonly quote: QuoteAnswer | null;
  readonly pending: readonly Submit[];
  readonly refusal: Refusal | null;
  readonly done: Submit | null;
  /** How many payouts have been looked at; null before the first view. */
  readonly payoutsSeen: number | null;
  /** The game that the host has made of this one for the same people. */
  readonly next: string | null;
  /** Where the player stays without being asked before each cycle. */
  readonly renewing: Renewing;
  /** Who passed whom by the payouts that were not looked at yet. */
  readonly passed: Passed | null;
}

export type TableInput =
  | { type: 'opened' }
  | { type: 'lost' }
  | { type: 'refused' }
  | { type: 'received'; message: ServerMessage; now: number }
  | { type: 'submitted'; submit: Submit }
  | { type: 'payouts_seen' }
  | { type: 'renewing'; federation: number; on: boolean };

/** What outlives a reload of the page: choices of this browser, which the server knows nothing of. */
export type Kept = Pick<TableState, 'payoutsSeen' | 'renewing'>;

export function newTable(kept?: Kept): TableState {
  return {
    connection: 'connecting',
    lobby: null,
    last: null,
    deadlineAt: null,
    seq: 0,
    gap: false,
    lastStep: [],
    runs: {},
    quote: null,
    pending: [],
    refusal: null,
    done: null,
    payoutsSeen: kept?.payoutsSeen ?? null,
    next: null,
    renewing: kept?.renewing ?? [],
    passed: null,
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
      return isReaction(input.submit)
        ? { ...state, pending: [...state.pending, input.submit] }
        : { ...state, pending: [...state.pending, input.submit], refusal: null, done: null };
    case 'payouts_seen':
      return { ...state, payoutsSeen: state.last?.view.payouts.length ?? state.payoutsSeen, passed: null };
    case 'renewing': {
      const others = state.renewing.filter((federation) => federation !== input.federation);
      return { ...state, renewing: input.on ? [...others, input.federation] : others };
    }
    case 'received':
      return receive(state, input.message, input.now);
  }
}

function receive(state: TableState, message: ServerMessage, now: number): TableState {
  switch (message.type) {
    case 'again':
      return { ...state, next: message.game_id };
    case 'lobby':
      return { ...state, lobby: message };
    case 'quote':
      // Answers may overtake each other; only a later question's answer replaces an earlier one.
      return state.quote && state.quote.quote_id > message.quote_id ? state : { ...state, quote: message };
    case 'training':
      return { ...state, runs: { ...state.runs, [message.federation]: extendRun(state, message) } };
    case 'ack': {
      const done = state.pending.find((submit) => submit.action_id === message.action_id) ?? null;
      const pending = without(state.pending, message.action_id);
      return { ...state, pending, done: done === null || isReaction(done) ? state.done : done };
    }
    case 'reject': {
      const submitted = state.pending.find((submit) => submit.action_id === message.action_id) ?? null;
      const pending = message.action_id === null ? state.pending : without(state.pending, message.action_id);
      // A reaction that came too soon after another is nothing to be told of.
      if (submitted !== null && isReaction(submitted)) return { ...state, pending };
      return { ...state, pending, refusal: { reject: message, submitted }, done: null };
    }
    case 'view':
      // What has not changed stays the same object: who shows it need not be drawn again.
      return show(state, replaceEqualDeep(state.last, message), now);
    case 'change':
      return receiveChange(state, message, now);
  }
}

/** It is no decision: what is said of those stays. */
const isReaction = (submit: Submit): boolean => submit.action.kind === 'react';

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

/** A change is read on top of the one before it, and of nothing else. */
function receiveChange(state: TableState, { seq, deadline_ms, patch }: Change, now: number): TableState {
  if (seq <= state.seq) return state;
  if (state.last === null || state.gap || seq !== state.seq + 1) return { ...state, gap: true };
  try {
    return show(state, { ...patched(state.last, patch), seq, deadline_ms }, now);
  } catch {
    return { ...state, gap: true };
  }
}

function show(state: TableState, message: View, now: number): TableState {
  if (message.seq <= state.seq) return state;
  const { view } = message;
  const stepMoved = state.last !== null && state.last.view.step !== view.step;
  return {
    ...state,
    last: message,
    deadlineAt: message.deadline_ms === null || message.paused ? null : now + message.deadline_ms,
    seq: message.seq,
    gap: false,
    lastStep: message.events,
    // What was refused or done in an earlier step says nothing about this one.
    refusal: stepMoved ? null : state.refusal,
    done: stepMoved ? null : state.done,
    payoutsSeen: state.payoutsSeen === null ? view.payouts.length : state.payoutsSeen,
    passed: paidSince(state, message) ? passedBetween(state.last.view, view) : state.passed,
  };
}

const paidSince = (state: TableState, { view }: View): state is TableState & { readonly last: View } =>
  state.last !== null && view.payouts.length > state.last.view.payouts.length;
