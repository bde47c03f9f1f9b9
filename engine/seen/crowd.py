"""Whether a number over other players may be shown: by the treatment's visibility, and by how many they are."""

from __future__ import annotations

from engine.state import Game
from engine.treatment import Visibility

_CROWD = 3
"""Under `aggregate`, numbers over others are shown from so many others on: of fewer, they would tell who has what."""


def compared(visibility: Visibility, others: int) -> bool:
    """Whether a number over this many others is shown."""
    return {"full": True, "aggregate": others >= _CROWD, "none": False}[visibility]


def may_follow(game: Game, player: int, federation: int, cycle: int) -> bool:
    """Whether the seat is told of the training of a cycle round by round: its members are, and whoever sees the averages
    over them.
    """
    members = [member.player for member in game.federation(federation).cycles[cycle - 1].members]
    return player in members or compared(game.treatment.visibility, len(members))
