// What the player can do now, as one case: the screen puts it into words next to the Ready button.
import type { View } from '../generated/wire';

export type Hint =
  | { kind: 'finished' }
  | { kind: 'closing' }
  | { kind: 'waiting'; players: readonly number[] }
  | { kind: 'bids'; federations: readonly number[] }
  | { kind: 'bid' }
  | { kind: 'member'; federations: readonly number[] }
  | { kind: 'nothing' };

export function hintOf(message: View): Hint {
  const { view } = message;
  if (view.status === 'finished') return { kind: 'finished' };
  if (view.status === 'closing') return { kind: 'closing' };
  if (view.you.ready) return { kind: 'waiting', players: deciding(message) };
  const bids = view.federations.filter((federation) => federation.my_bid !== null);
  if (bids.length > 0) return { kind: 'bids', federations: bids.map((federation) => federation.federation) };
  const mine = view.federations.filter((federation) => federation.my_membership !== null);
  if (mine.length > 0)
    return { kind: 'member', federations: mine.map((federation) => federation.federation) };
  return view.federations.some((federation) => federation.allowed.place_bid)
    ? { kind: 'bid' }
    : { kind: 'nothing' };
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
