"""The messages between a browser (or a program) and the server on `/ws`, and their JSON schema.

The client's TypeScript types are generated from here, so nothing of this is written twice. A client never says who
it is: the seat sets the identity of every action. Sizes and ranges are bounded here; whether an action is legal is
for the rules to say.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter

from engine.actions import Reaction
from engine.bots import BotName
from engine.events import (
    BidAdmitted,
    BidPlaced,
    BidRefused,
    BidWithdrawn,
    CommitmentChanged,
    GameFinished,
    LeaveAsked,
    MarketShared,
    MemberLeft,
    PhaseStarted,
    PlayerNotReady,
    PlayerReady,
    Reacted,
    StepClosed,
    TrainingEnded,
    TrainingUnsettled,
)
from engine.schemes import ParameterSpec, ParameterValue, SchemeName
from engine.schemes.families import Picture
from engine.seen.view import PlayerView, Quote
from engine.values.coalition import MAX_PLAYERS
from engine.values.words import Explained, Words
from fedgame.adapter import adapter
from fedgame.people.codes import LONGEST_TYPED
from fedgame.training.registries import FederationName, ModelName, PartitionName, TaskName
from fedgame.wire.codes import RejectCode, ServerCode
from fedgame.wire.limits import MAX_SCENARIO_NAME

Cents = Annotated[int, Field(ge=0, le=10**12)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
FederationNumber = Annotated[int, Field(ge=1, le=1000)]
Name = Annotated[
    str,
    Field(max_length=40, pattern=r"^[^\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]*$"),
]
"""What a player wants to be called. No control characters: PostgreSQL takes no NUL, and a name is one line; none that
turns the writing of its neighbours round, and none that cannot be seen.
"""


class WireModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


# From the client


class CommitmentIn(WireModel):
    quality_share: Share
    quantity_share: Share
    resources: Annotated[int, Field(ge=0, le=1000)]
    payment_cents: Cents


class PlaceBidIn(WireModel):
    kind: Literal["place_bid"]
    federation: FederationNumber
    commitment: CommitmentIn


class ChangeCommitmentIn(WireModel):
    kind: Literal["change_commitment"]
    federation: FederationNumber
    commitment: CommitmentIn


class WithdrawBidIn(WireModel):
    kind: Literal["withdraw_bid"]
    federation: FederationNumber


class LeaveFederationIn(WireModel):
    kind: Literal["leave_federation"]
    federation: FederationNumber


class ReadyIn(WireModel):
    kind: Literal["ready"]


class NotReadyIn(WireModel):
    kind: Literal["not_ready"]


class ReactIn(WireModel):
    """Show everybody one of a few faces; not often, or it is refused (limit.rate)."""

    kind: Literal["react"]
    reaction: Reaction


ActionIn = Annotated[
    PlaceBidIn | ChangeCommitmentIn | WithdrawBidIn | LeaveFederationIn | ReadyIn | NotReadyIn | ReactIn,
    Field(discriminator="kind"),
]


class Submit(WireModel):
    """Do something. The same action_id from the same seat is done once and always gets its first answer again."""

    type: Literal["submit"]
    action_id: Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
    step: Annotated[int, Field(ge=1, le=10**9)]
    action: ActionIn


class AskQuote(WireModel):
    """What would this bid cost and do? Changes nothing."""

    type: Literal["quote"]
    quote_id: Annotated[int, Field(ge=0, le=2**31)]
    federation: FederationNumber
    commitment: CommitmentIn


class Resync(WireModel):
    """A number is missing: send the whole view."""

    type: Literal["resync"]


class StartClock(WireModel):
    """Who plays alone has read enough: the time of the first step may run. Nothing where it runs already."""

    type: Literal["start_clock"]


ClientMessage = Annotated[Submit | AskQuote | Resync | StartClock, Field(discriminator="type")]
CLIENT_MESSAGE: TypeAdapter[Submit | AskQuote | Resync | StartClock] = adapter(ClientMessage)


# From the server

SeatEvent = Annotated[
    BidPlaced
    | BidWithdrawn
    | CommitmentChanged
    | LeaveAsked
    | PlayerReady
    | PlayerNotReady
    | Reacted
    | StepClosed
    | BidAdmitted
    | BidRefused
    | MemberLeft
    | PhaseStarted
    | TrainingEnded
    | TrainingUnsettled
    | MarketShared
    | GameFinished,
    Field(discriminator="kind"),
]
"""The events a seat may ever be sent. Payouts reach it as PayoutView inside its view, never as the raw event."""


class Ack(WireModel):
    """Done and kept. `seq` counts the accepted submissions of this seat alone, so it tells nothing of the others."""

    type: Literal["ack"] = "ack"
    action_id: str
    seq: int


class Reject(WireModel):
    """`action_id` is None when the message could not be read that far. `facts` are the numbers behind the sentence."""

    type: Literal["reject"] = "reject"
    action_id: str | None
    code: RejectCode
    message: str
    facts: dict[str, int | float | str] = {}


class View(WireModel):
    """All that this seat may see, whole: the first message of a connection, and the answer to a resync.

    `seq` counts the views and changes of this connection, by one from 1. `events` are those that this seat may see of what
    happened since the last step closed, with its closing. `task` is what the federations learn, in words. `deadline_ms` is the
    time left for this step when the message was sent (None when no clock runs, and what is kept of it while the game is
    `paused`); `disconnected` are the people's seats without a connection and `stand_ins` those that the server plays now;
    `names` gives each seat's display name by player number ("" where it has none) and `bots` the seats that are bots.
    `characters` are the policies of the bots by player number; empty where the treatment does not tell them.
    """

    type: Literal["view"] = "view"
    seq: int
    deadline_ms: int | None
    view: PlayerView
    events: tuple[SeatEvent, ...]
    disconnected: tuple[int, ...]
    stand_ins: tuple[int, ...]
    paused: bool
    names: tuple[str, ...]
    bots: tuple[int, ...]
    characters: dict[int, BotName]
    task: Explained


class Change(WireModel):
    """What is different from the view or change before, which has the number before: fedgame.wire.changes says how to read
    the `patch`. With a number left out it cannot be read: ask for a resync. `deadline_ms` is that of View.
    """

    type: Literal["change"] = "change"
    seq: int
    deadline_ms: int | None
    patch: dict[str, JsonValue]


class TrainingProgress(WireModel):
    """A federation's model after one round of its running training. A hint: it is neither numbered nor kept."""

    type: Literal["training"] = "training"
    federation: int
    cycle: int
    round: int
    rounds: int
    accuracy: float


class QuoteAnswer(WireModel):
    type: Literal["quote"] = "quote"
    quote_id: int
    quote: Quote


class LobbySeat(WireModel):
    player: int
    name: str
    taken: bool
    you: bool


class Lobby(WireModel):
    """Before the start: who is there. Sent on every change; `persons` seats wait for people, the rest are bots."""

    type: Literal["lobby"] = "lobby"
    game_id: str
    scenario: str
    players: int
    persons: int
    seats: tuple[LobbySeat, ...]
    you: int


class Again(WireModel):
    """The host has made another game for the same people: POST /api/games/{id}/follow takes a seat in it."""

    type: Literal["again"] = "again"
    game_id: str


ServerMessage = Annotated[
    Ack | Reject | View | Change | TrainingProgress | QuoteAnswer | Lobby | Again, Field(discriminator="type")
]
SERVER_MESSAGE: TypeAdapter[Ack | Reject | View | Change | TrainingProgress | QuoteAnswer | Lobby | Again] = adapter(
    ServerMessage
)


# HTTP


class SchemeInfo(WireModel):
    """A scheme in words, with its picture: its own or its family's. `parameters` are what it can be set to, in the order in
    which to ask for them, and `defaults` what they are where they are not. One that is `outermost` stands within no other.
    """

    name: SchemeName
    family: Words
    words: Explained
    picture: Picture
    parameters: tuple[ParameterSpec, ...]
    defaults: dict[str, ParameterValue]
    outermost: bool


class BotInfo(WireModel):
    name: BotName
    words: Explained


class TaskInfo(WireModel):
    name: TaskName
    words: Explained


class ModelInfo(WireModel):
    name: ModelName
    words: Explained


class PartitionInfo(WireModel):
    name: PartitionName
    words: Explained


class FederationInfo(WireModel):
    """A kind of federation."""

    name: FederationName
    words: Explained


class Catalogue(WireModel):
    """GET /api/catalogue: what there is to choose from, by name and in words. It changes with the server's version only."""

    schemes: tuple[SchemeInfo, ...]
    bots: tuple[BotInfo, ...]
    tasks: tuple[TaskInfo, ...]
    models: tuple[ModelInfo, ...]
    partitions: tuple[PartitionInfo, ...]
    federations: tuple[FederationInfo, ...]


class ScenarioInfo(WireModel):
    """`training_seconds`: at most about so many seconds does a turn train on one processor, with 1, 2, … seats."""

    name: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    players: int
    turns: int
    federations: int
    task: Explained
    model: ModelName
    partition: PartitionName
    training_seconds: tuple[float, ...]


class NewGame(WireModel):
    """POST /api/games. `persons` seats are for people; at the start empty ones become bots.

    Who makes the game sits in seat 1, or with `seat` false in none. Only then may it choose the `seed`, from which every
    endowment and every bid of a bot follow. `decision_seconds` 0 is no time limit; None is that of the scenario, or none for
    one person.
    """

    scenario: Annotated[str, Field(min_length=1, max_length=MAX_SCENARIO_NAME)]
    persons: Annotated[int, Field(ge=1, le=MAX_PLAYERS)] = 1
    bots: Annotated[int, Field(ge=0, le=MAX_PLAYERS)] | None = None
    seed: Annotated[int, Field(ge=0, le=2**53)] | None = None
    decision_seconds: Annotated[float, Field(ge=0, le=86_400)] | None = None
    name: Name = ""
    seat: bool = True
    start_now: bool = False


class NewGameCreated(WireModel):
    """The creator is the host and sits in seat 1 (cookies are set); tokens are returned for programs, once.

    `seat_token` and `player` are None for a host without a seat.
    """

    game_id: str
    join_code: str
    host_token: str
    seat_token: str | None
    player: int | None


class Join(WireModel):
    """POST /api/join: exchange a join code for a seat. Who holds a seat of the game, by cookie or token, gets that one.

    `key` is random text of the client's own (22 letters of base64, say). Who got no answer sends the same key again, and
    gets the same seat instead of a second one.
    """

    code: Annotated[str, Field(min_length=4, max_length=LONGEST_TYPED)]
    name: Name = ""
    key: Annotated[str, Field(min_length=22, max_length=64)] | None = None


class Joined(WireModel):
    game_id: str
    player: int
    seat_token: str


class Sample(WireModel):
    """One of the player's own data, and its label: image pixels in [0, 1] row by row, or the values of a table's row,
    which are numbers, words, or null where there is no value.
    """

    features: tuple[float | str | None, ...]
    label: str
    true_label: str
    doubtful: bool


class Samples(WireModel):
    """GET /api/games/{id}/samples?quality_share=&quantity_share=: some of what the own seat would commit."""

    task: str
    kind: Literal["image", "table"]
    width: int
    height: int
    feature_names: tuple[str, ...]
    samples: tuple[Sample, ...]


class Problem(WireModel):
    """Every refusal over HTTP: a stable code and a sentence that says what would be right; `at` is the field it is about,
    `message_zh` the sentence in Chinese where the code alone does not tell it all.
    """

    code: ServerCode
    message: str
    at: str = ""
    message_zh: str = ""
