"""What a control room is shown of a session, and what the experimenter may do there.

It gets the state of everybody, by number and label, and never what an answer says.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from engine.treatment import AbsentSeat
from fedgame.experiments.document import ShownLine
from fedgame.experiments.events import Device
from fedgame.experiments.stages.base import Ending
from fedgame.wire.messages import WireModel
from fedgame.wire.participants import Language, Says

# What is shown

PersonState = Literal[
    "arriving",
    "reading",
    "waiting",
    "deciding",
    "ready",
    "help",
    "idle",
    "gone",
    "bot",
    "paid",
    "over",
]
"""In the order of the mock-up's words: `reading` is any page of one's own, `bot` a seat that the server plays."""


class PersonRow(WireModel):
    """One participant. `step` is where in the stage: a page, or a turn, of how many. Times are milliseconds ago.

    `away`: no longer waited for. `until_ms`: how long until that becomes of somebody who is gone, or was asked
    (`asked_ms`) and has not answered; None where nothing waits for them.
    """

    number: int
    label: str
    name: str
    state: PersonState
    stage: int
    step: tuple[int, int] | None
    group: int | None
    arm: int | None
    last_ms: int
    last: str
    help: str | None
    help_ms: int | None
    away: bool
    asked_ms: int | None
    until_ms: int | None
    money_cents: int | None
    connected: bool
    connection_ms: int | None
    focused: bool
    device: Device
    language: Language
    bot: bool
    ending: Ending | None
    paid_cents: int | None
    paid_seen: bool


class FederationShort(WireModel):
    name: str
    share: float
    phase: str
    members: int
    accuracy: float | None
    money_cents: int


class GroupRow(WireModel):
    """One group's game. `deadline_ms`: what is left of the open step; None while nothing is awaited.

    `profits_cents`: what each of `people` has made, once the game is over.
    """

    number: int
    arm: int
    game_id: str
    turn: int
    turns: int
    ticks: float
    """Of the turn, from 0 to 1."""

    deadline_ms: int | None
    paused: bool
    over: bool
    stopped: bool
    people: tuple[int, ...]
    bots: int
    undecided: tuple[int, ...]
    federations: tuple[FederationShort, ...]
    profits_cents: tuple[int, ...]
    trainings: int
    elapsed_ms: int


class ArmRow(WireModel):
    """One arm. `absent`: what becomes of the seat of somebody who is gone. `waiting` people are in its lobby, the first of
    them for `waiting_ms`; in `lobby_ms` the lobby's rule acts (None where nobody waits, or by hand).
    """

    number: int
    title: str
    groups: int
    size: int
    waiting: int
    assigned: int
    left: int
    """Groups that are still to be formed."""

    absent: AbsentSeat
    waiting_ms: int | None
    lobby_ms: int | None


class LobbyRow(WireModel):
    """How groups begin: when they are `full` or by `hand`, and what happens to who has waited for too long."""

    start: Literal["full", "hand"]
    then: Literal["bots", "smaller", "wait", "fee"]
    smallest: int


class StageCount(WireModel):
    """How many are in a stage and how many are through; `median_ms`: how long those took."""

    title: ShownLine
    kind: str
    here: int
    through: int
    median_ms: int | None


class Load(WireModel):
    """Of the machine and this server: shares from 0 to 1, bytes, counts."""

    trainings_running: int
    trainings_waiting: int
    processor: float
    memory_bytes: int
    memory_of_bytes: int
    connections: int
    saved: bool


class Happening(WireModel):
    """One of the latest events, in the client's words for its `kind`."""

    ago_ms: int
    kind: str
    participant: int | None
    group: int | None
    text: str = ""


class ControlState(WireModel):
    """All that a control room shows, whole each time."""

    type: Literal["control"] = "control"
    session_id: str
    experiment_id: str
    title: str
    rehearsal: bool
    room_open: bool
    paused: bool
    ended: bool
    places: int
    turned_away: int
    people: tuple[PersonRow, ...]
    groups: tuple[GroupRow, ...]
    arms: tuple[ArmRow, ...]
    stages: tuple[StageCount, ...]
    lately: tuple[Happening, ...]
    load: Load
    currency: str
    owed_cents: int
    lobby: LobbyRow


# What the experimenter does

Number = Annotated[int, Field(ge=1, le=1_000_000)]


class PauseIn(WireModel):
    """All games (`group` None), or those of one group."""

    kind: Literal["pause"]
    group: Number | None = None


class ResumeIn(WireModel):
    kind: Literal["resume"]
    group: Number | None = None


class ExtendIn(WireModel):
    """More time for the open step of a group (None: of all)."""

    kind: Literal["extend"]
    group: Number | None = None
    seconds: Annotated[int, Field(ge=1, le=86_400)]


class EndStepIn(WireModel):
    kind: Literal["end_step"]
    group: Number


class EndGameIn(WireModel):
    """The game of a group is over now, with the money as it stands."""

    kind: Literal["end_game"]
    group: Number


class AdvanceIn(WireModel):
    kind: Literal["advance"]
    participant: Number


class ReplaceIn(WireModel):
    """A bot plays the seat, by the arm's rule."""

    kind: Literal["replace"]
    participant: Number


class GiveBackIn(WireModel):
    kind: Literal["give_back"]
    participant: Number


class RemoveIn(WireModel):
    kind: Literal["remove"]
    participant: Number


class LetGoIn(WireModel):
    """Somebody who waits leaves with the fee."""

    kind: Literal["let_go"]
    participant: Number


class MessageIn(WireModel):
    """To one, or to all (`participant` None)."""

    kind: Literal["message"]
    participant: Number | None = None
    text: Says


class AnswerHelpIn(WireModel):
    kind: Literal["answer_help"]
    participant: Number


class StartGroupIn(WireModel):
    """Start a group of this arm with who waits; `fill`: bots take the free places."""

    kind: Literal["start_group"]
    arm: Number
    fill: bool = True


class AddGroupIn(WireModel):
    kind: Literal["add_group"]
    arm: Number


class RoomIn(WireModel):
    kind: Literal["room"]
    open: bool


class EndSessionIn(WireModel):
    kind: Literal["end_session"]


ControlAct = Annotated[
    PauseIn
    | ResumeIn
    | ExtendIn
    | EndStepIn
    | EndGameIn
    | AdvanceIn
    | ReplaceIn
    | GiveBackIn
    | RemoveIn
    | LetGoIn
    | MessageIn
    | AnswerHelpIn
    | StartGroupIn
    | AddGroupIn
    | RoomIn
    | EndSessionIn,
    Field(discriminator="kind"),
]
