"""How a game stands, as its address tells a seat or the host of it before the websocket does."""

from __future__ import annotations

from typing import Literal

from fedgame.wire.friends import GameSetup
from fedgame.wire.messages import LobbySeat, WireModel


class HostSeat(WireModel):
    """A seat as the host sees it: no more than every player sees. `undecided`: the open step waits for it."""

    player: int
    name: str
    kind: Literal["person", "bot"]
    connected: bool
    stand_in: bool
    removed: bool
    undecided: bool


class HostTable(WireModel):
    """A running game as its host sees it: where it stands, and who is there. `deadline_ms` is kept in a pause. `training_wait_ms`:
    its trainings wait for so long, because it has trained as much as a game may in a minute; None where it has not.
    """

    paused: bool
    turn: int
    turns: int
    step: int
    deadline_ms: int | None
    deciding: bool
    training_wait_ms: int | None
    seats: tuple[HostSeat, ...]


class GameStatus(WireModel):
    """GET /api/games/{id} for a seat or host of it. `hosting` is for the host, while the game runs;
    `tried_arm` is the arm that its host tries alone in it. `next_id` is the game of the same people after it; `shared`,
    for the host, whether a link shows its result.
    """

    game_id: str
    scenario: str
    tried_arm: str | None
    status: Literal["lobby", "playing", "finished"]
    player: int | None
    is_host: bool
    join_code: str | None
    players: int
    persons: int
    seats: tuple[LobbySeat, ...]
    setup: GameSetup
    next_id: str | None
    shared: bool
    samples_kind: Literal["image", "table"]
    hosting: HostTable | None
