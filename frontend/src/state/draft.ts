// The bid that is being put together, and how it is read from the inputs. Where it starts, whether it is legal and what
// it costs, the server says.
import { limits } from '../generated/limits';
import type { CommitmentIn, FederationView, PlayerView } from '../generated/wire';
import type { PlayerAction } from '../net/messages';
import { centsOf, readTyped } from '../typed';

export type Draft = Readonly<CommitmentIn>;

/** Why a text is no number of a field, with the two sizes that it may have, or the bound that it passes. */
export type Unread =
  | { readonly why: 'empty' | 'number' | 'whole' | 'cents' }
  | { readonly why: 'size'; readonly large: string; readonly small: string }
  | { readonly why: 'least' | 'most'; readonly bound: number };

/**
 * What was typed into a field, in the unit in which it is shown: percent, units or dollars. A number is never made
 * another one: one that the field cannot hold is told as what it is. `mark` is what the reader writes before decimals.
 */
export function readField(field: keyof Draft, text: string, mark: '.' | ','): number | Unread {
  if (text.trim() === '') return { why: 'empty' };
  const unit = field === 'payment_cents' ? '$' : field === 'resources' ? null : '%';
  const read = readTyped(text, { mark, ...(unit === null ? {} : { unit }) });
  if ('unclear' in read) return read.unclear === 'none' ? { why: 'number' } : bothSizes(text);
  const { value } = read;
  if (unit === '$' && centsOf(value) === null) return { why: 'cents' };
  if (unit !== '$' && !Number.isInteger(value)) return { why: 'whole' };
  const { minimum, maximum } = limits.CommitmentIn[field];
  const scale = unit === '$' ? 1 / 100 : unit === '%' ? 100 : 1;
  if (value < minimum * scale) return { why: 'least', bound: minimum * scale };
  if (value > maximum * scale) return { why: 'most', bound: maximum * scale };
  return value;
}

/** Each of the two numbers in a writing that can be read in one way only. */
function bothSizes(text: string): Unread {
  const [whole = '', thousandths = ''] = text
    .normalize('NFKC')
    .replace(/[^\d.,]/g, '')
    .split(/[.,]/);
  return { why: 'size', large: whole + thousandths, small: String(Number(`${whole}.${thousandths}`)) };
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

export const isSame = (one: Draft, other: Draft): boolean =>
  one.quality_share === other.quality_share &&
  one.quantity_share === other.quantity_share &&
  one.resources === other.resources &&
  one.payment_cents === other.payment_cents;

/** The numbers that hold at a federation: those of the open bid, or of the membership. */
export const heldAt = (federation: FederationView): Draft | null =>
  (federation.my_bid ?? federation.my_membership)?.commitment ?? null;

/** Drafts, or numbers that were sent, by federation. */
export type Drafts = Readonly<Record<number, Draft>>;

export interface Unsent {
  readonly federation: FederationView;
  readonly draft: Draft;
}

/**
 * The drafts that would be lost by going on: the person changed them, they can be sent now, and they are neither what
 * holds nor what was sent last. Numbers that the server suggested are nobody's draft.
 */
export function unsentDrafts({ federations }: PlayerView, drafts: Drafts, sent: Drafts): readonly Unsent[] {
  return federations.flatMap((federation) => {
    const { allowed, federation: number } = federation;
    const draft = drafts[number];
    if (!draft || !(allowed.place_bid || allowed.change_commitment)) return [];
    const known = heldAt(federation) ?? sent[number] ?? allowed.suggested;
    return isSame(draft, known) ? [] : [{ federation, draft }];
  });
}

/** A draft as the action that sends it: a bid, or a member's change. */
export const sending = ({ federation, draft }: Unsent): PlayerAction => ({
  kind: federation.allowed.change_commitment ? 'change_commitment' : 'place_bid',
  federation: federation.federation,
  commitment: draft,
});
