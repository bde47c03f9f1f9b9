"""POST /api/games/{id}/control: what the host of a game may do to it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from engine.values.coalition import MAX_PLAYERS
from fedgame.wire.messages import WireModel

Seat = Annotated[int, Field(ge=1, le=MAX_PLAYERS)]

LONGEST_EXTENSION_SECONDS = 86_400


class PauseGame(WireModel):
    """Let the running game stand still. The time that the open step has left is kept."""

    kind: Literal["pause"]


class ResumeGame(WireModel):
    """Let a paused game go on."""

    kind: Literal["resume"]


class ExtendStep(WireModel):
    """Give the open step more time."""

    kind: Literal["extend"]
    seconds: Annotated[float, Field(ge=1, le=LONGEST_EXTENSION_SECONDS)]


class EndStep(WireModel):
    """As if the time of the open step were up now."""

    kind: Literal["end_step"]


class EndWholeGame(WireModel):
    """The game is over now, with the money as it stands. This cannot be taken back."""

    kind: Literal["end_game"]


class StandIn(WireModel):
    """`on`: the server plays this person's seat from now on, as the scenario says of absent seats; else it is given back."""

    kind: Literal["stand_in"]
    player: Seat
    on: bool


class RemovePlayer(WireModel):
    """In the lobby: the seat is free again. In a running game: the server plays it for good."""

    kind: Literal["remove"]
    player: Seat


ControlGame: TypeAlias = Annotated[
    PauseGame | ResumeGame | ExtendStep | EndStep | EndWholeGame | StandIn | RemovePlayer, Field(discriminator="kind")
]
