"""What a player holds and has promised: money and resource units that are free, reserved by open bids, or in use; and
what a player is worth.
"""

from __future__ import annotations

from engine.money import Cents
from engine.state import Federation, Game


def reserved_cents(game: Game, player: int, besides: int | None = None) -> Cents:
    """Money held for the open bids of `player` (fee and cost of a cycle), leaving out the bid at federation `besides`."""
    return sum(
        bid.commitment.payment_cents + bid.cost_cents
        for federation in game.federations
        for bid in federation.bids
        if bid.player == player and federation.number != besides
    )


def free_cents(game: Game, player: int, besides: int | None = None) -> Cents:
    return game.money(player) - reserved_cents(game, player, besides)


def invested_cents(game: Game, player: int) -> Cents:
    """What `player` has paid, fee and cost, for cycles that run now and are still to be paid out before the game ends; nothing once it is over.

    It is their worth at cost: what a cycle will bring is not known before its payout.
    """
    return sum(
        member.fee_cents + member.cost_cents
        for federation in game.federations
        for cycle in federation.cycles[-1:]
        if cycle.paid_tick is None and pays_before_end(game, federation)
        for member in cycle.members
        if member.player == player
    )


def pays_before_end(game: Game, federation: Federation) -> bool:
    """Whether the running cycle of the federation is paid out before the game ends."""
    ticks = federation.ticks_left + (game.treatment.phases.profit if federation.phase == "training" else 0)
    return not game.finished and game.tick + ticks <= game.last_tick


def wealth_cents(game: Game, player: int) -> Cents:
    """Money, what is held for open bids included, and what is invested. Nothing that a seat can do in a step changes it,
    and neither does being admitted to a cycle that is still paid: only a payout does. At the end of a game it is the money.
    """
    return game.money(player) + invested_cents(game, player)


def rank_of(game: Game, player: int) -> int:
    """Place by wealth, from 1, which at the end is that by money, as in the final ranking; equal wealth is an equal place."""
    own = wealth_cents(game, player)
    return 1 + sum(wealth_cents(game, other.number) > own for other in game.players)


def resources_in_bids(game: Game, player: int, besides: int | None = None) -> int:
    return sum(
        bid.commitment.resources
        for federation in game.federations
        for bid in federation.bids
        if bid.player == player and federation.number != besides
    )


def resources_in_use(game: Game, player: int, besides: int | None = None) -> int:
    return sum(
        member.commitment.resources
        for federation in game.federations
        for member in federation.members
        if member.player == player and federation.number != besides
    )


def free_resources(game: Game, player: int, besides: int | None = None) -> int:
    """Resource units of `player` that no bid and no membership holds, leaving out those at federation `besides`."""
    total = game.player(player).endowment.resources
    return total - resources_in_bids(game, player, besides) - resources_in_use(game, player, besides)
