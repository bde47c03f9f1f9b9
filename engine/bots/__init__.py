"""The bot policies: one file and one line here for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from engine.bots.base import Bot
from engine.bots.epsilon_greedy import EpsilonGreedy
from engine.bots.equal_distribution import EqualDistribution
from engine.bots.free_rider import FreeRider
from engine.bots.leaver import Leaver
from engine.bots.random_bids import RandomBids
from engine.values.names import NameIn

BOTS: Mapping[str, type[Bot]] = {
    "equal_distribution": EqualDistribution,
    "epsilon_greedy": EpsilonGreedy,
    "random": RandomBids,
    "free_rider": FreeRider,
    "leaver": Leaver,
}

BotName: TypeAlias = Annotated[str, NameIn("bots", BOTS)]

__all__ = ["BOTS", "Bot", "BotName", "get_bot"]


def get_bot(name: str) -> Bot:
    """The bot of that policy. Raises ValueError, with the known names, for an unknown one."""
    try:
        return BOTS[name]()
    except KeyError:
        raise ValueError(f"there is no bot policy {name!r}: choose one of {', '.join(BOTS)}") from None
