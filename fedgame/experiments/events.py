"""What happens in a session, one class for each kind of event: the log of a session is a list of these.

Events say what happened and never who somebody is: a participant is a number, and label, name, parameters and token
stand in a table of their own. Times are the log's. An event never changes its meaning; new keys need a default.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field, TypeAdapter

from fedgame.adapter import adapter
from fedgame.experiments.document import Document, Json
from fedgame.experiments.stages.base import Ending

Person = Annotated[int, Field(ge=1)]
Actor = str
"""Who did it: an account's id, or "" for the server itself or the participant."""

Device = Literal["phone", "tablet", "computer", "program", "unknown"]


class Happened(Document):
    kind: str


class Arrived(Happened):
    """Somebody pressed Start: they have a place in the session. `seed` is of their own orders."""

    kind: Literal["arrived"] = "arrived"
    participant: Person
    seed: int
    language: Literal["en", "zh"]
    device: Device
    bot: bool = False


class TurnedAway(Happened):
    """Somebody came and got no place."""

    kind: Literal["turned_away"] = "turned_away"
    reason: Literal["full", "closed", "label_unknown", "label_taken"]


class CameBack(Happened):
    """The same person by the same label, in another browser: the old one is signed out."""

    kind: Literal["came_back"] = "came_back"
    participant: Person


class StageEntered(Happened):
    kind: Literal["stage_entered"] = "stage_entered"
    participant: Person
    stage: int
    by: Actor = ""


class Answered(Happened):
    """An answer was taken. `action_id` is the participant's, so that the same answer is taken once."""

    kind: Literal["answered"] = "answered"
    participant: Person
    stage: int
    action_id: str
    kept: Mapping[str, Json]
    texts: Mapping[str, str] = Field(default_factory=dict)
    """What they wrote in their own words, by question: stored sealed, and gone when they are erased."""

    feedback: Mapping[str, Json] = Field(default_factory=dict)
    done: bool


class AnswerRefused(Happened):
    """An answer could not be taken: kept, because it tells where people stumble."""

    kind: Literal["answer_refused"] = "answer_refused"
    participant: Person
    stage: int
    at: str
    reason: str


class Assigned(Happened):
    kind: Literal["assigned"] = "assigned"
    participant: Person
    arm: int


class PracticeBegan(Happened):
    kind: Literal["practice_began"] = "practice_began"
    participant: Person
    game_id: str
    game_seed: int


class PracticeEnded(Happened):
    kind: Literal["practice_ended"] = "practice_ended"
    participant: Person


class GroupFormed(Happened):
    """A group plays. `seats` are its people in the order of seats from 1; bots have the seats after them."""

    kind: Literal["group_formed"] = "group_formed"
    group: int
    arm: int
    game_id: str
    game_seed: int
    seats: tuple[Person, ...]
    bots: int
    why: Literal["full", "timeout", "hand"] = "full"
    by: Actor = ""


class GroupEnded(Happened):
    """The game of a group is over. `cents` and `start_cents` are of its people, in the order of seats."""

    kind: Literal["group_ended"] = "group_ended"
    group: int
    cents: tuple[int, ...]
    start_cents: tuple[int, ...]


class WaitingTooLong(Happened):
    """The time in the lobby of an arm is over and the rule is to wait."""

    kind: Literal["waiting_too_long"] = "waiting_too_long"
    arm: int


class Connected(Happened):
    kind: Literal["connected"] = "connected"
    participant: Person


class Disconnected(Happened):
    kind: Literal["disconnected"] = "disconnected"
    participant: Person


class Focus(Happened):
    """The page came to the front, or went behind another one."""

    kind: Literal["focus"] = "focus"
    participant: Person
    on: bool


class LanguageChosen(Happened):
    kind: Literal["language_chosen"] = "language_chosen"
    participant: Person
    language: Literal["en", "zh"]


class Looked(Happened):
    """A panel or a help was opened, or the like: what people did before they decided."""

    kind: Literal["looked"] = "looked"
    participant: Person
    at: Annotated[str, Field(max_length=80)]


DraftField = Literal["quality_share", "quantity_share", "resources", "payment_cents"]
DRAFT: tuple[DraftField, ...] = get_args(DraftField)
"""What a draft of a bid holds, in the order of the screen."""


class Trace(Document):
    """One thing that somebody did in their browser, `ago_ms` before it was told.

    `looked` and `closed`: a help or a panel, `what`. `quote`: the sliders of a bid at `federation` rested at `values`, and
    the price of that draft was asked for. `step` is the step of the game that was open there.
    """

    kind: Literal["looked", "closed", "quote"]
    what: Annotated[str, Field(max_length=80)] = ""
    federation: Annotated[int, Field(ge=1, le=1_000)] | None = None
    step: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    ago_ms: Annotated[int, Field(ge=0, le=600_000)] = 0
    values: Mapping[DraftField, Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]] = Field(
        default_factory=dict
    )


class Traced(Happened):
    """What somebody did before they decided, as their browser told it: several things at once, in their order."""

    kind: Literal["traced"] = "traced"
    participant: Person
    entries: Annotated[tuple[Trace, ...], Field(min_length=1, max_length=50)]


class IdleAsked(Happened):
    kind: Literal["idle_asked"] = "idle_asked"
    participant: Person


class IdleAnswered(Happened):
    kind: Literal["idle_answered"] = "idle_answered"
    participant: Person


class WentAway(Happened):
    """No longer waited for: in a game the arm's rule plays the seat, in a lobby the queue goes on without them."""

    kind: Literal["went_away"] = "went_away"
    participant: Person
    reason: Literal["gone", "idle", "hand"]
    by: Actor = ""


class Returned(Happened):
    kind: Literal["returned"] = "returned"
    participant: Person
    by: Actor = ""


class Ended(Happened):
    kind: Literal["ended"] = "ended"
    participant: Person
    ending: Ending
    by: Actor = ""


class TaskDrawn(Happened):
    """A choice of a paid questionnaire was drawn: what it comes to, said once for each rule of a stage.

    `question`, `row`, `option` and `won` as in Draw; `drawn_cents` is what the rule says, in its own money, and `own_cents`
    the same in the experiment's currency, as all sums here. `other_cents` is for the next participant who does the stage;
    `received_cents` is that of `giver`, who did it before.
    """

    kind: Literal["task_drawn"] = "task_drawn"
    participant: Person
    stage: int
    rule: int
    question: str
    row: int
    option: str | None
    won: bool | None
    drawn_cents: int
    own_cents: int
    other_cents: int = 0
    giver: Person | None = None
    received_cents: int = 0


class Paid(Happened):
    """What somebody is owed, said once. The sum is `show_up + game + task + fee` within bounds, rounded up."""

    kind: Literal["paid"] = "paid"
    participant: Person
    ending: Ending
    currency: str
    show_up_cents: int
    game_cents: int
    task_cents: int = 0
    fee_cents: int
    total_cents: int
    code: str


class HelpCalled(Happened):
    kind: Literal["help_called"] = "help_called"
    participant: Person
    text: Annotated[str, Field(max_length=1_000)]


class HelpAnswered(Happened):
    kind: Literal["help_answered"] = "help_answered"
    participant: Person
    by: Actor


class MessageSent(Happened):
    """From the experimenter to one participant, or to all."""

    kind: Literal["message_sent"] = "message_sent"
    participant: Person | None
    text: Annotated[str, Field(max_length=1_000)]
    by: Actor


class RoomClosed(Happened):
    kind: Literal["room_closed"] = "room_closed"
    by: Actor


class RoomOpened(Happened):
    kind: Literal["room_opened"] = "room_opened"
    by: Actor


class Paused(Happened):
    """All games, or those of one group, stand still."""

    kind: Literal["paused"] = "paused"
    group: int | None
    by: Actor


class Resumed(Happened):
    kind: Literal["resumed"] = "resumed"
    group: int | None
    by: Actor


class Extended(Happened):
    """The step that is open in these groups got more time."""

    kind: Literal["extended"] = "extended"
    group: int
    seconds: int
    by: Actor


class StepEnded(Happened):
    kind: Literal["step_ended"] = "step_ended"
    group: int
    by: Actor


class GameStopped(Happened):
    """The game of a group was ended before its last turn; that it is over is said by a GroupEnded, as always."""

    kind: Literal["game_stopped"] = "game_stopped"
    group: int
    by: Actor


class GroupAdded(Happened):
    """One more group for this arm than the design says."""

    kind: Literal["group_added"] = "group_added"
    arm: int
    by: Actor


class Erased(Happened):
    """Who a participant is and what they wrote is gone; what they did stays, under their number."""

    kind: Literal["erased"] = "erased"
    participant: Person
    by: Actor = ""


class SessionEnded(Happened):
    kind: Literal["session_ended"] = "session_ended"
    by: Actor


SessionEvent = Annotated[
    Arrived
    | TurnedAway
    | CameBack
    | StageEntered
    | Answered
    | AnswerRefused
    | Assigned
    | PracticeBegan
    | PracticeEnded
    | GroupFormed
    | GroupEnded
    | WaitingTooLong
    | Connected
    | Disconnected
    | Focus
    | LanguageChosen
    | Looked
    | Traced
    | IdleAsked
    | IdleAnswered
    | WentAway
    | Returned
    | Ended
    | TaskDrawn
    | Paid
    | HelpCalled
    | HelpAnswered
    | MessageSent
    | RoomClosed
    | RoomOpened
    | Paused
    | Resumed
    | Extended
    | StepEnded
    | GameStopped
    | GroupAdded
    | Erased
    | SessionEnded,
    Field(discriminator="kind"),
]

SESSION_EVENT: TypeAdapter[SessionEvent] = adapter(SessionEvent)
