// What the player can do now, as one case: the screen puts it into words next to the Ready button.
import type { FederationView, PlayerView, View } from '../generated/wire';
import { keptFrom } from './acting';
import { canBid, isTooLate } from './decision';

export type Hint =
  | { kind: 'finished' }
  | { kind: 'closing' }
  | { kind: 'kept'; why: 'paused' | 'stood_in' }
  | { kind: 'waiting'; players: readonly number[] }
  | { kind: 'bids'; federations: readonly number[]; more: boolean }
  | { kind: 'bid' }
  | { kind: 'member'; federations: readonly number[]; may: 'both' | 'change' | 'elsewhere' | 'nothing' }
  | { kind: 'short' }
  | { kind: 'late' }
  | { kind: 'nothing' };

export function hintOf(message: View): Hint {
  const { view } = message;
  if (view.status === 'finished') return { kind: 'finished' };
  const why = keptFrom(message);
  if (why !== null) return { kind: 'kept', why };
  if (view.status === 'closing') return { kind: 'closing' };
  if (view.you.ready) return { kind: 'waiting', players: deciding(message) };
  const elsewhere = view.federations.some(
    (federation) => federation.my_bid === null && canBid(view, federation),
  );
  const bids = view.federations.filter((federation) => federation.my_bid !== null);
  if (bids.length > 0) return { kind: 'bids', federations: numbers(bids), more: elsewhere };
  const mine = view.federations.filter((federation) => federation.my_membership !== null);
  if (mine.length > 0) {
    const change = mine.some((federation) => federation.allowed.change_commitment);
    const may = change ? (elsewhere ? 'both' : 'change') : elsewhere ? 'elsewhere' : 'nothing';
    return { kind: 'member', federations: numbers(mine), may };
  }
  if (elsewhere) return { kind: 'bid' };
  const open = view.federations.filter((federation) => federation.allowed.place_bid);
  if (open.length === 0) return { kind: 'nothing' };
  return { kind: open.every((federation) => isTooLate(view, federation)) ? 'late' : 'short' };
}

const numbers = (federations: readonly FederationView[]): readonly number[] =>
  federations.map((federation) => federation.federation);

/** Ticks until the next federation takes bids; null where one does now, or none will before the game ends. */
export function opensIn({ federations, tick, rules }: PlayerView): number | null {
  const next = Math.min(...federations.map((federation) => federation.allowed.opens_in));
  return next === 0 || tick + next >= rules.turns * rules.ticks_per_turn ? null : next;
}

/** The seats that have not said ready, from 1. */
export function deciding(message: View): readonly number[] {
  const ready = new Set(message.view.ready);
  const all = Array.from({ length: message.view.players_count }, (_, index) => index + 1);
  return all.filter((player) => !ready.has(player));
}

/** The federation to look at first: where one may act now, else where one takes part, else the first. */
export function firstChoice(message: View): number {
  const { federations } = message.view;
  const mine = federations.find((federation) => federation.my_bid ?? federation.my_membership);
  const open = federations.find((federation) => federation.allowed.place_bid);
  return (mine ?? open ?? federations[0])?.federation ?? 1;
}
