"""What the bots of a table decide in a step.

A bot sees what a person in its seat would see, and nothing else. Its generator follows from the game's seed, its seat
and the step, so that a server that was killed and started again decides the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.actions import PlayerAction
from engine.bots import get_bot
from engine.seen.observer import Observer
from engine.state import Game
from fedgame.log.seeds import bot_rng

Decisions = Mapping[int, tuple[PlayerAction, ...]]
"""By player number: the actions of the seat in order, without Ready."""


def decide(game: Game, policies: Iterable[tuple[int, str | None]]) -> Decisions:
    """The decisions of these (player, policy) in the open step of `game`. A seat without a policy does nothing."""
    see = Observer().observe
    return {
        player: get_bot(policy).decide(see(game, player), bot_rng(game.seed, player, game.step)) if policy else ()
        for player, policy in policies
    }
