// The other players as far as a seat sees them: who stands where and how that moved, who joined and left what, and what each
// of them shows. Pure functions over a view and the events of the last step; every number is the server's.
import type { Reacted, View } from '../generated/wire';
import type { SeatEvent } from '../net/messages';

export type Reaction = Reacted['reaction'];

/** Where everybody stood: rank and money by player, of those whose places are shown. */
export type Places = Readonly<Record<number, { readonly rank: number; readonly money: number | null }>>;

/** The places at the opening of the running turn and of the one before, as far as this page has seen them. */
export interface Turns {
  readonly turn: number;
  readonly opened: Places;
  readonly before: Places | null;
}

export interface Rival {
  readonly player: number;
  readonly own: boolean;
  readonly rank: number | null;
  /** Places won since the turn before; null where that is not known. */
  readonly moved: number | null;
  readonly money: number | null;
  /** Cents won since the turn before. */
  readonly won: number | null;
  /** Federations by number; null where members are not shown. */
  readonly federations: readonly number[] | null;
  readonly joined: readonly number[];
  readonly left: readonly number[];
  readonly reaction: Reaction | null;
}

export function placesOf({ view }: View): Places {
  const { you, others } = view;
  const own = you.rank === null ? [] : [[you.player, { rank: you.rank, money: you.money_cents }] as const];
  const shown = (others ?? []).map(
    ({ player, rank, money_cents }) => [player, { rank, money: money_cents }] as const,
  );
  return Object.fromEntries([...own, ...shown]);
}

/** What is remembered, brought to this view. */
export function follow(kept: Turns | null, message: View): Turns {
  const { turn } = message.view;
  if (kept?.turn === turn) return kept;
  return { turn, opened: placesOf(message), before: kept?.turn === turn - 1 ? kept.opened : null };
}

/** Everybody, the first place first where places are shown, else by number. */
export function rivalsOf(message: View, events: readonly SeatEvent[], turns: Turns): readonly Rival[] {
  const { view } = message;
  const now = placesOf(message);
  const ranked = view.others !== null;
  const rows = Array.from({ length: view.players_count }, (_, index): Rival => {
    const player = index + 1;
    const place = now[player];
    const before = turns.before?.[player];
    return {
      player,
      own: player === view.you.player,
      rank: ranked ? (place?.rank ?? null) : null,
      moved: place && before ? before.rank - place.rank : null,
      money: ranked ? (place?.money ?? null) : null,
      won: ranked && place?.money != null && before?.money != null ? place.money - before.money : null,
      federations: membershipsOf(message, player),
      joined: federationsOf(events, 'bid_admitted', player),
      left: federationsOf(events, 'member_left', player),
      reaction: lastReaction(events, player),
    };
  });
  return ranked ? rows.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.player - b.player) : rows;
}

function membershipsOf({ view }: View, player: number): readonly number[] | null {
  if (player === view.you.player) {
    return view.federations.filter((one) => one.my_membership !== null).map((one) => one.federation);
  }
  if (view.federations.some((one) => one.members === null)) return null;
  return view.federations
    .filter((one) => one.members?.some((member) => member.player === player))
    .map((one) => one.federation);
}

const federationsOf = (
  events: readonly SeatEvent[],
  kind: 'bid_admitted' | 'member_left',
  player: number,
): readonly number[] =>
  events.flatMap((event) => (event.kind === kind && event.player === player ? [event.federation] : []));

export const lastReaction = (events: readonly SeatEvent[], player: number): Reaction | null =>
  events.reduce<Reaction | null>(
    (last, event) => (event.kind === 'reacted' && event.player === player ? event.reaction : last),
    null,
  );
