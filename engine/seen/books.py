"""What the cycles of a game have to do with each of its players: what was paid to them, and what they have in running ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.money import Cents
from engine.rules.holdings import pays_before_end
from engine.seen.view import RunningCycle
from engine.state import Bid, Cycle, Game, Membership, PayoutRow


@dataclass(frozen=True, slots=True)
class Paid:
    """One player's row of a payout of the federation with this number."""

    federation: int
    cycle: Cycle
    row: PayoutRow


@dataclass(frozen=True, slots=True)
class Books:
    """By player number: all payouts, oldest first; the running cycles; what is invested in those that are paid before the
    end (engine.rules.holdings.invested_cents). Who has none of something is not in it.
    """

    paid: Mapping[int, tuple[Paid, ...]]
    running: Mapping[int, tuple[RunningCycle, ...]]
    invested: Mapping[int, Cents]


def books_of(game: Game) -> Books:
    paid: dict[int, list[Paid]] = {}
    running: dict[int, list[RunningCycle]] = {}
    invested: dict[int, Cents] = {}
    for federation in game.federations:
        for cycle in federation.cycles:
            for row in cycle.payouts:
                paid.setdefault(row.player, []).append(Paid(federation.number, cycle, row))
        if not federation.cycles or federation.cycles[-1].paid_tick is not None:
            continue
        counts, cycle = pays_before_end(game, federation), federation.cycles[-1]
        for member in cycle.members:
            mine = RunningCycle(federation.number, cycle.number, member.fee_cents, member.cost_cents)
            running.setdefault(member.player, []).append(mine)
            if counts:
                spent = member.fee_cents + member.cost_cents
                invested[member.player] = invested.get(member.player, 0) + spent
    for rows in paid.values():
        rows.sort(key=lambda one: (one.cycle.paid_tick or 0, one.federation))
    return Books(
        {player: tuple(rows) for player, rows in paid.items()},
        {player: tuple(cycles) for player, cycles in running.items()},
        invested,
    )


@dataclass(frozen=True, slots=True)
class Promised:
    """What one player has promised where, by federation number."""

    bids: Mapping[int, Bid]
    memberships: Mapping[int, Membership]

    @property
    def reserved_cents(self) -> Cents:
        return sum(bid.commitment.payment_cents + bid.cost_cents for bid in self.bids.values())

    @property
    def resources_in_bids(self) -> int:
        return sum(bid.commitment.resources for bid in self.bids.values())

    @property
    def resources_in_use(self) -> int:
        return sum(member.commitment.resources for member in self.memberships.values())


def promised_by(game: Game) -> Mapping[int, Promised]:
    """For every player of the game."""
    bids = {player.number: dict[int, Bid]() for player in game.players}
    memberships = {player.number: dict[int, Membership]() for player in game.players}
    for federation in game.federations:
        for bid in federation.bids:
            bids[bid.player][federation.number] = bid
        for member in federation.members:
            memberships[member.player][federation.number] = member
    return {player: Promised(bids[player], memberships[player]) for player in bids}
