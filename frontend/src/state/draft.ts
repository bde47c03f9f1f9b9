// The bid that is being put together, and how it is read from the inputs. Where it starts, whether it is legal and what
// it costs, the server says.
import { limits } from '../generated/limits';
import type { CommitmentIn } from '../generated/wire';

export type Draft = Readonly<CommitmentIn>;

/** A typed number, or null while it is not one yet (empty, a lone minus). */
export function readNumber(text: string): number | null {
  if (text.trim() === '') return null;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

function bounded(field: keyof Draft, value: number): number {
  const { minimum, maximum } = limits.CommitmentIn[field];
  return Math.min(maximum, Math.max(minimum, value));
}

/**
 * A field of the draft from a typed number, in the unit in which it is shown: percent, units or dollars. It stays
 * within what a message can carry; more than one owns can be typed, and the server says that it is too much.
 */
export function withField(draft: Draft, field: keyof Draft, shown: number): Draft {
  switch (field) {
    case 'quality_share':
    case 'quantity_share':
      return { ...draft, [field]: bounded(field, Math.round(shown) / 100) };
    case 'resources':
      return { ...draft, resources: bounded(field, Math.round(shown)) };
    case 'payment_cents':
      return { ...draft, payment_cents: bounded(field, Math.round(shown * 100)) };
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
