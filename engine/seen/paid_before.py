"""What a federation paid before for one cycle, as far as a seat may see it: what a draft bid can be held against.

Nothing here is a promise, and nothing is of a cycle that has not been paid. A cycle is compared only where it was paid by
the scheme that is in force now.
"""

from __future__ import annotations

from engine.rules.costs import Offer
from engine.rules.payout import cycle_to_pay
from engine.seen.crowd import compared
from engine.seen.view import PaidBefore, Whom
from engine.state import Cycle, CycleMember, Federation, Game

_RECENT = 3
"""So many cycles at most: a federation that has grown pays otherwise than it did long ago."""
_ALIKE = 2
"""Of two members who bring about as much, none brings more than so many times what the other does."""


def paid_before(game: Game, player: int, federation: Federation, offered: Offer) -> PaidBefore | None:
    """The payments of the latest cycles to members like the one that `offered` would make of `player`.

    Under `full` these are members who brought about as much data, or all where there were none; under `aggregate` all of a
    cycle, if enough of them are others; where that may not be seen, the seat itself. None where there is nothing of it.
    """
    cycles = _recent(game, federation)
    open_cycles = [
        cycle for cycle in cycles if compared(game.treatment.visibility, sum(m.player != player for m in cycle.members))
    ]
    everybody = [(cycle, member) for cycle in open_cycles for member in cycle.members]
    alike = [(cycle, member) for cycle, member in everybody if _alike(member, offered)]
    own = [(cycle, member) for cycle in cycles for member in cycle.members if member.player == player]
    # Which of its members are alike is not to be found out by asking again and again with other drafts.
    if game.treatment.visibility == "full" and alike:
        return _range("alike", alike)
    if everybody:
        return _range("members", everybody)
    return _range("you", own) if own else None


def _recent(game: Game, federation: Federation) -> list[Cycle]:
    scheme = federation.spec.payoff_scheme
    # As the seat is told it: which scheme comes next need not be announced.
    now = scheme.in_force(*cycle_to_pay(game, federation)).name
    paid = [cycle for cycle in federation.cycles if cycle.paid_tick is not None]
    return [cycle for cycle in paid[-_RECENT:] if scheme.in_force(cycle.turn, cycle.number).name == now]


def _alike(member: CycleMember, offered: Offer) -> bool:
    own, other = offered.quality * offered.quantity, member.quality * member.quantity
    return other <= _ALIKE * own and own <= _ALIKE * other


def _range(whom: Whom, rows: list[tuple[Cycle, CycleMember]]) -> PaidBefore:
    payments = [row.payment_cents for cycle, member in rows for row in cycle.payouts if row.player == member.player]
    return PaidBefore(whom, len({cycle.number for cycle, _ in rows}), min(payments), max(payments))
