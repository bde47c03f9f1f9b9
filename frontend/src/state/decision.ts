// Whether a step asks the seat for anything: a time in which a federation takes its bid or its change, and that it has not
// gone past before. benchmarks/presses.py counts by the same rule: tests/passing.json holds the two together.
import type { FederationView, PlayerView } from '../generated/wire';
import type { SeatEvent } from '../net/messages';

/** The federations (from 1) that the player stays in without being asked before each cycle. */
export type Renewing = readonly number[];

/** Whoever joins when this bidding ends is not paid before the game does, however short the training is. */
export function isTooLate({ tick, rules }: PlayerView, { ticks_left }: FederationView): boolean {
  const shortest = rules.phases.training[0] + rules.phases.profit;
  return tick + ticks_left + shortest > rules.turns * rules.ticks_per_turn;
}

/** A bid can be placed here that what is free now suffices for, and that may be paid before the game ends. */
export const canBid = (view: PlayerView, federation: FederationView): boolean =>
  canAfford(federation) && !isTooLate(view, federation);

const canAfford = ({ allowed, admission }: FederationView): boolean =>
  allowed.place_bid &&
  allowed.max_resources >= admission.min_resources &&
  allowed.max_payment_cents >= admission.min_payment_cents;

/** What the next cycle charges a member that stays as it is; null where none is renewed now. */
export function renewalCents({ allowed, my_membership: mine }: FederationView): number | null {
  return mine !== null && allowed.change_commitment ? mine.cost_cents + mine.commitment.payment_cents : null;
}

/** Whoever cannot pay is out, which nobody has chosen to happen in silence. */
const renews = (view: PlayerView, federation: FederationView, renewing: Renewing): boolean =>
  renewing.includes(federation.federation) && (renewalCents(federation) ?? 0) <= view.you.free_cents;

const canDecide = (view: PlayerView, federation: FederationView, renewing: Renewing): boolean =>
  canBid(view, federation) ||
  (federation.allowed.change_commitment && !renews(view, federation, renewing)) ||
  federation.my_bid !== null;

/**
 * The times of bidding that run now and take something from the seat, each by its federation and the tick at which it
 * ends. Leaving is open at other times too, but never gone before the next of them.
 */
export function openTimes(view: PlayerView, renewing: Renewing): readonly string[] {
  return view.federations
    .filter((federation) => canDecide(view, federation, renewing))
    .map((federation) => `${federation.federation}:${view.tick + federation.ticks_left}`);
}

/** Something befell the own seat as the step began that may change a decision which was made before. */
function isUpset(you: number, lastStep: readonly SeatEvent[]): boolean {
  return lastStep.some(
    (event) =>
      (event.kind === 'bid_refused' || (event.kind === 'member_left' && event.reason !== 'left')) &&
      event.player === you,
  );
}

/** The step asks nothing that the seat was not asked before: `passed` are the times that it has gone past. */
export function canPass(
  view: PlayerView,
  passed: ReadonlySet<string>,
  lastStep: readonly SeatEvent[],
  renewing: Renewing,
): boolean {
  const open = openTimes(view, renewing);
  if (open.length === 0) return true;
  return open.every((time) => passed.has(time)) && !isUpset(view.you.player, lastStep);
}
