// The bid that is being put together, and how it is read from the inputs. Where it starts, whether it is legal and what
// it costs, the server says.
import { LIMITS } from '../generated/limits';
import type { CommitmentIn } from '../generated/wire';

export type Draft = Readonly<CommitmentIn>;

export const sameDraft = (one: Draft, other: Draft): boolean =>
  one.quality_share === other.quality_share &&
  one.quantity_share === other.quantity_share &&
  one.resources === other.resources &&
  one.payment_cents === other.payment_cents;

/** A typed number, or null while it is not one yet (empty, a lone minus). */
export function readNumber(text: string): number | null {
  if (text.trim() === '') return null;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/**
 * A field of the draft from a typed number, in the unit in which it is shown: percent, units or dollars. It stays
 * within what a message can carry; more than one owns can be typed, and the server says that it is too much.
 */
export function withField(draft: Draft, field: keyof Draft, shown: number): Draft {
  switch (field) {
    case 'quality_share':
    case 'quantity_share':
      return { ...draft, [field]: clamp(Math.round(shown) / 100, 0, 1) };
    case 'resources':
      return { ...draft, resources: clamp(Math.round(shown), 0, LIMITS.CommitmentIn.resources.maximum) };
    case 'payment_cents':
      return {
        ...draft,
        payment_cents: clamp(Math.round(shown * 100), 0, LIMITS.CommitmentIn.payment_cents.maximum),
      };
  }
}

/** The number that an input shows for a field of the draft. */
export function shownField(draft: Draft, field: keyof Draft): number {
  switch (field) {
    case 'quality_share':
    case 'quantity_share':
      return Math.round(draft[field] * 100);
    case 'resources':
      return draft.resources;
    case 'payment_cents':
      return draft.payment_cents / 100;
  }
}
