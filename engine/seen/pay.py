"""What each federation paid whom over a whole game, as one seat may see it when the game is over.

Sums only: what was paid in one cycle, and why, is in engine.seen.payouts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.money import Cents
from engine.seen.view import FederationPay, PaySpread, PlayerPay
from engine.state import Federation
from engine.treatment import Visibility


@dataclass(frozen=True, slots=True)
class PaidInAll:
    """What one federation paid over the whole game: a row for everybody who was ever in, the highest net first."""

    rows: tuple[PlayerPay, ...]
    spread: PaySpread | None


def paid_in_all(federation: Federation) -> PaidInAll:
    """Who is paid after leaving was in an earlier cycle."""
    cycles, fees, costs, payments = Counter[int](), Counter[int](), Counter[int](), Counter[int]()
    for cycle in federation.cycles:
        for member in cycle.members:
            cycles[member.player] += 1
            fees[member.player] += member.fee_cents
            costs[member.player] += member.cost_cents
        for row in cycle.payouts:
            payments[row.player] += row.payment_cents
    rows = [
        PlayerPay(one, count, payments[one], fees[one], costs[one], payments[one] - fees[one] - costs[one])
        for one, count in cycles.items()
    ]
    rows.sort(key=lambda row: (-row.net_cents, row.player))
    return PaidInAll(tuple(rows), _spread([row.payment_cents for row in rows]) if rows else None)


def pay_seen_by(player: int, paid: Sequence[PaidInAll], visibility: Visibility) -> tuple[FederationPay, ...]:
    """One row for each federation, by its number. Others are named under `full` only, and counted unless `none`.

    Every seat's `net_cents` over all federations add up to its profit: cycles that were not paid any more count too.
    """
    return tuple(
        FederationPay(
            federation=number,
            mine=next((row for row in federation.rows if row.player == player), None),
            spread=federation.spread if visibility != "none" else None,
            players=federation.rows if visibility == "full" else None,
        )
        for number, federation in enumerate(paid, start=1)
    )


def _spread(payments: list[Cents]) -> PaySpread:
    """Quartiles lie between two payments where they fall there, in proportion, and are rounded to the cent."""
    lowest, lower, median, upper, highest = (
        round(float(cents)) for cents in np.quantile(payments, (0, 0.25, 0.5, 0.75, 1))
    )
    average = round(sum(payments) / len(payments))
    return PaySpread(len(payments), lowest, lower, median, upper, highest, average)
