"""What a group of friends asks over HTTP besides playing: where a code leads, the games of this browser, another game with
the same people, and the link that shows a result.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from engine.schemes import ParameterValue, SchemeName
from engine.seen.result import ResultView
from engine.treatment import Visibility
from engine.values.words import Explained
from fedgame.people.codes import LONGEST_TYPED
from fedgame.wire.messages import WireModel

Status = Literal["lobby", "playing", "finished"]


class FederationSetup(WireModel):
    """A federation as the game begins with it; `min_payment_cents` is the least fee of a cycle."""

    name: str
    scheme: SchemeName
    scheme_parameters: dict[str, ParameterValue]
    min_payment_cents: int


class GameSetup(WireModel):
    """What is played, before it begins. The titles are empty where the scenario is not on offer; `decision_seconds` 0 is no
    time limit; `visibility` says how much players see of each other.
    """

    title: str
    title_zh: str
    players: int
    persons: int
    turns: int
    decision_seconds: float
    visibility: Visibility
    payout_fraction: float
    federations: tuple[FederationSetup, ...]
    task: Explained


class LookGame(WireModel):
    """POST /api/join/look: where a join code leads. It takes no seat and leaves no trace."""

    code: Annotated[str, Field(min_length=4, max_length=LONGEST_TYPED)]


class GameInvite(WireModel):
    """What stands behind a code. `held` is the game, where the caller has a seat in it or is its host; `taken` counts the
    people's seats.
    """

    setup: GameSetup
    status: Status
    taken: int
    held: str | None


class Invitation(WireModel):
    """GET /api/games/{id}/invitation: how its host asks others in. `qr_svg` is dark on light, with its quiet zone."""

    code: str
    link: str
    qr_svg: str


class OwnGame(WireModel):
    """One of GET /api/games: a game of this browser that is not over. `turn` is None before the start, `session_id` the
    session that the game belongs to.
    """

    game_id: str
    session_id: str | None
    setup: GameSetup
    status: Literal["lobby", "playing"]
    turn: int | None
    is_host: bool
    seated: bool


class SharedLink(WireModel):
    """POST /api/games/{id}/share: the link that shows the result from now on; the one before shows it no more."""

    link: str


class LookShared(WireModel):
    """POST /api/shared: what the token of such a link shows."""

    token: Annotated[str, Field(min_length=1, max_length=LONGEST_TYPED)]


class SharedResult(WireModel):
    """A game that is over, for whoever has the link. `names` are by player number, "" where a seat has none; empty where the
    treatment shows no players.
    """

    setup: GameSetup
    result: ResultView
    names: tuple[str, ...]
    bots: tuple[int, ...]
