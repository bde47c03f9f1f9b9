"""What each federation paid whom over a whole game, as one seat may see it when the game is over.

Sums only: what was paid in one cycle, and why, is in engine.seen.payouts.
"""

from __future__ import annotations

import numpy as np

from engine.money import Cents
from engine.seen.view import FederationPay, PaySpread, PlayerPay
from engine.state import Federation, Game


def pay_by_federation(game: Game, player: int) -> tuple[FederationPay, ...]:
    """One row for each federation, by its number. Others are named under `full` only, and counted unless `none`.

    Every seat's `net_cents` over all federations add up to its profit: cycles that were not paid any more count too.
    """
    visibility = game.treatment.visibility
    rows = []
    for federation in game.federations:
        paid = _paid(federation)
        rows.append(
            FederationPay(
                federation=federation.number,
                mine=next((row for row in paid if row.player == player), None),
                spread=_spread([row.payment_cents for row in paid]) if paid and visibility != "none" else None,
                players=paid if visibility == "full" else None,
            )
        )
    return tuple(rows)


def _paid(federation: Federation) -> tuple[PlayerPay, ...]:
    """Everybody who was ever in, the highest net first. Who is paid after leaving was in an earlier cycle."""
    cycles = federation.cycles
    everybody = {member.player for cycle in cycles for member in cycle.members}
    rows = []
    for player in everybody:
        brought = [member for cycle in cycles for member in cycle.members if member.player == player]
        payment = sum(row.payment_cents for cycle in cycles for row in cycle.payouts if row.player == player)
        fee = sum(member.fee_cents for member in brought)
        cost = sum(member.cost_cents for member in brought)
        rows.append(PlayerPay(player, len(brought), payment, fee, cost, payment - fee - cost))
    return tuple(sorted(rows, key=lambda row: (-row.net_cents, row.player)))


def _spread(payments: list[Cents]) -> PaySpread:
    """Quartiles lie between two payments where they fall there, in proportion, and are rounded to the cent."""
    lowest, lower, median, upper, highest = (
        round(float(cents)) for cents in np.quantile(payments, (0, 0.25, 0.5, 0.75, 1))
    )
    average = round(sum(payments) / len(payments))
    return PaySpread(len(payments), lowest, lower, median, upper, highest, average)
