// What is drawn of a reason: the parts that one may see, the own one among them. Pure: the words come from elsewhere.
import type { PayoutView, ReasonView } from '../generated/wire';

/** One member's part. `player` is null for others without names, `place` for whom the line is not told. */
export interface Part {
  readonly player: number | null;
  readonly place: number | null;
  readonly you: boolean;
  /** In the unit of the reason's weights; of others 0 where it is not above. */
  readonly value: number;
}

/** More would be too narrow to read: then the own part is shown with its neighbours. */
export const MOST_PARTS = 12;

/** The parts of all that may be seen, in the order of joining where that is told; null where only the own one may be. */
export function partsOf(payout: PayoutView, own: number): readonly Part[] | null {
  const [reason] = payout.reasons;
  if (reason === undefined || payout.reasons.length > 1 || payout.weights.length < 2) return null;
  const paid = payout.weights.reduce((sum, weight) => sum + weight.share, 0);
  const parts = payout.weights.map(({ player, place, share }) => ({
    player,
    place,
    you: player === own,
    value: player === own ? reason.weight : paid > 0 ? (share / paid) * reason.total : 0,
  }));
  const inLine = parts.filter((part) => part.place !== null);
  if (inLine.length < parts.length - 1) return parts;
  return parts.sort((one, other) => (one.place ?? Infinity) - (other.place ?? Infinity));
}

/** Of many parts the own one and those beside it. */
export function around(parts: readonly Part[], most = MOST_PARTS): readonly Part[] {
  if (parts.length <= most) return parts;
  const own = Math.max(
    0,
    parts.findIndex((part) => part.you),
  );
  const from = Math.min(Math.max(0, own - Math.floor(most / 2)), parts.length - most);
  return parts.slice(from, from + most);
}

export const termOf = (reason: ReasonView, name: string): number =>
  reason.terms.find((term) => term.name === name)?.value ?? 0;

/** The part of the pool that this scheme paid, in [0, 1]. */
export const shareOf = (reason: ReasonView): number =>
  reason.pool_cents > 0 ? reason.payment_cents / reason.pool_cents : 0;

/** Whether places in orders of joining are averaged, each as likely as the next; else groups by their size. */
export function isByOrder(reason: ReasonView): boolean {
  const [first] = reason.gains;
  const chance = first?.chance ?? 0;
  return reason.gains.every((gain) => Math.abs(gain.chance - chance) < 1e-9);
}

/** Whether the weight was estimated, from a sample of orders. */
export const isSampled = (payout: PayoutView): boolean => payout.my_weight_stderr !== null;

/** Whether the quality and the quantity of data count as they are. */
export const isPlainProduct = (reason: ReasonView): boolean =>
  termOf(reason, 'quality_weight') === 1 && termOf(reason, 'quantity_weight') === 1;

/** What tells a payout from all others of a seat. */
export const keyOf = (payout: PayoutView): string => `${payout.federation}:${payout.cycle}:${payout.tick}`;
