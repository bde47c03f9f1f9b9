// The game looked back on: what each federation paid whom, as far as the seat may see it.
import type { FederationPay, FederationView, PlayerView } from '../generated/wire';

/** One federation and what it paid in the whole game; nothing of it is known before the game is over. */
export interface SchemePay extends Omit<FederationPay, 'federation'> {
  readonly federation: FederationView;
}

export function payByScheme(view: PlayerView): readonly SchemePay[] {
  return (view.pay ?? []).flatMap((row) => {
    const federation = view.federations[row.federation - 1];
    return federation ? [{ ...row, federation }] : [];
  });
}

/** A longer list of federations would bury the few that the player was in. */
const LISTED = 12;

/** The rows worth a line in the list of the own pay, and how many federations are left out of it. */
export function ownPay(view: PlayerView): { readonly rows: readonly SchemePay[]; readonly others: number } {
  const all = payByScheme(view);
  const rows = all.length <= LISTED ? all : all.filter((row) => row.mine !== null);
  return { rows, others: all.length - rows.length };
}
