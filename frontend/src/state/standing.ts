// How the numbers in the form of a bid stand to those that the server holds.
import type { FederationView, Quote } from '../generated/wire';
import { heldAt, isSame, type Draft } from './draft';
import type { TableState } from './table';

export type Standing =
  /** Nothing is held here, and nothing was done just now. */
  | { kind: 'none' }
  | { kind: 'withdrawn' }
  | { kind: 'left' }
  /** What is shown is what is held; `doubtful` where it would not be admitted as things stand. */
  | { kind: 'in'; member: boolean; changed: boolean; doubtful: boolean }
  | { kind: 'differs'; member: boolean; held: Draft };

export function standingOf(
  federation: FederationView,
  draft: Draft,
  state: Pick<TableState, 'done'>,
  quote: Quote | null,
): Standing {
  const action = state.done?.action;
  const done =
    action && 'federation' in action && action.federation === federation.federation ? action : null;
  if (done?.kind === 'withdraw_bid') return { kind: 'withdrawn' };
  if (done?.kind === 'leave_federation') return { kind: 'left' };
  const member = federation.my_membership !== null;
  // Accepted, but the view that says so is still on its way.
  const held = done?.commitment ?? heldAt(federation);
  if (held === null) return { kind: 'none' };
  if (!isSame(draft, held)) return { kind: 'differs', member, held };
  const doubtful = quote !== null && quote.checks.some((check) => !check.met);
  return { kind: 'in', member, changed: done?.kind === 'change_commitment', doubtful };
}
