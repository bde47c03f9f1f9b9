"""What a player holds and has promised: money and resource units that are free, reserved by open bids, or in use."""

from __future__ import annotations

from engine.money import Cents
from engine.state import Game


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
