"""How a participant comes into a session, what they are shown there and what they may say to it.

A page is all that is shown now, whole each time, and nothing of anybody else's answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from fedgame.experiments.document import Shown, ShownLine
from fedgame.experiments.events import Device, Trace
from fedgame.experiments.stages import AnyView
from fedgame.experiments.stages.base import Ending
from fedgame.wire.messages import Name, WireModel

Language = Literal["en", "zh"]
Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
RoomCode = Annotated[str, Field(max_length=300)]
Says = Annotated[str, Field(min_length=1, max_length=1_000, pattern=r"^[^\x00]*$")]
ActionId = Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]

# Coming in


class LookRoom(WireModel):
    """Ask what room a code opens. It takes nothing and leaves no trace."""

    code: RoomCode


class RoomInfo(WireModel):
    """A room from outside. `held` is the session in which this browser has a place already."""

    title: str
    languages: Literal["both", "en", "zh"]
    labels: Literal["none", "asked", "required"]
    label: str | None
    """The label that a personal link stands for."""

    names: bool
    state: Literal["open", "full", "closed"]
    contact: Shown
    rehearsal: bool
    held: str | None


class StartSession(WireModel):
    """Take a place: what Start sends. `key` makes a program's token its own, so that the same key comes back to its place.

    `parameters` are those of the address that the room asks for (PROLIFIC_PID and the like).
    """

    code: RoomCode
    label: Line | None = None
    name: Name = ""
    parameters: Annotated[Mapping[Line, Line], Field(max_length=20)] = Field(default_factory=dict)
    language: Language = "en"
    device: Device = "unknown"
    key: Annotated[str, Field(min_length=22, max_length=200)] | None = None
    bot: bool = False
    """A rehearsal's bot says that it is one."""


class Started(WireModel):
    session_id: str
    participant: int
    token: str


# What a participant does


class AnswerIn(WireModel):
    """An answer to the stage that is open. The same action_id is taken once."""

    kind: Literal["answer"]
    action_id: ActionId
    stage: Annotated[int, Field(ge=0, le=1000)]
    content: Annotated[Mapping[str, JsonValue], Field(max_length=100)]


class HelpIn(WireModel):
    """Call the experimenter."""

    kind: Literal["help"]
    text: Says


class HereIn(WireModel):
    """ "Yes, I am here": after being asked, or after being given up."""

    kind: Literal["here"]


class FocusIn(WireModel):
    """The page came to the front, or went behind another one."""

    kind: Literal["focus"]
    on: bool


class LanguageIn(WireModel):
    kind: Literal["language"]
    language: Language


class LookedIn(WireModel):
    """A panel or a help was opened, by its name."""

    kind: Literal["looked"]
    at: Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[a-z0-9_.:-]+$")]


class TracedIn(WireModel):
    """What was done before deciding: helps and panels opened and closed, drafts of bids. Told in batches, in order."""

    kind: Literal["traced"]
    entries: Annotated[tuple[Trace, ...], Field(min_length=1, max_length=50)]


class WithdrawIn(WireModel):
    """End the own part."""

    kind: Literal["withdraw"]


ParticipantAct = Annotated[
    AnswerIn | HelpIn | HereIn | FocusIn | LanguageIn | LookedIn | TracedIn | WithdrawIn, Field(discriminator="kind")
]


class LobbyShown(WireModel):
    """Waiting for the group: who is here, and how long at most. `left_ms` None: until the experimenter starts."""

    here: int
    size: int
    left_ms: int | None
    then: Literal["bots", "smaller", "wait", "fee"]


class MessageShown(WireModel):
    number: int
    text: str
    ago_ms: int


class TaskShown(WireModel):
    """A choice that was drawn and is paid: the row, from 1, what was chosen there (None for nothing), and what it came to.

    `received_cents` is what somebody before gave; None where nobody did.
    """

    title: ShownLine
    row: int
    question: Shown
    option: ShownLine | None
    own_cents: int
    received_cents: int | None


class PaidShown(WireModel):
    """What is owed and why, in cents of `currency`. `redirect`: where to go next, with everything filled in."""

    currency: str
    show_up_cents: int
    game_cents: int
    task_cents: int
    tasks: tuple[TaskShown, ...]
    fee_cents: int
    total_cents: int
    code: str
    redirect: str | None


class StageStop(WireModel):
    """One stage in the line above the page."""

    title: ShownLine
    kind: str


class ParticipantPage(WireModel):
    """All that a participant is shown now. `version` grows with the session: a page of a smaller one is older. `game_id`:
    the table at which they sit now. `asked_ms`: how long they have to say that they are there. `data_code` opens what is
    stored about them, from anywhere.
    """

    type: Literal["page"] = "page"
    session_id: str
    version: int
    participant: int
    title: str
    languages: Literal["both", "en", "zh"]
    language: Language
    stages: tuple[StageStop, ...]
    stage: int
    view: AnyView | None
    lobby: LobbyShown | None
    game_id: str | None
    practice: bool
    paused: bool
    asked_ms: int | None
    away: bool
    messages: tuple[MessageShown, ...]
    help_open: bool
    ending: Ending | None
    paid: PaidShown | None
    contact: Shown
    data_code: str
    rehearsal: bool
