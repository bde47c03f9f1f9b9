"""The design of an experiment: arms and groups, who is assigned where, the room, the stages, and what people are paid.

A design is a document that researchers write, in the browser or in TOML; it is checked as a whole and says what would be
right. When a session opens, its arms are resolved to what they are at that moment and the whole is frozen with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from engine.values.coalition import MAX_PLAYERS
from fedgame.experiments.document import Cents, Document, Line, LongText, Name, Shown
from fedgame.experiments.stages import AnyStage
from fedgame.experiments.stages.base import Ending

MAX_ARMS = 32
MAX_STAGES = 30
MAX_LABELS = 5_000


FULL_PAY: Mapping[Ending, int] = {"finished": 100, "gone": 0, "removed": 0, "withdrawn": 0}


class ArmChoice(Document):
    """One arm: a scenario that is offered (`scenario`) or an arm of one's own (`arm`, its id), and its groups.

    A group is `size` people and `bots` bots. `factors` name the levels that this arm stands for, where arms cross factors.
    """

    title: Line
    scenario: Line | None = None
    arm: Line | None = None
    groups: Annotated[int, Field(ge=1, le=500)] = 1
    size: Annotated[int, Field(ge=1, le=MAX_PLAYERS)] = 8
    bots: Annotated[int, Field(ge=0, le=MAX_PLAYERS - 1)] = 0
    factors: Mapping[Name, Line] = {}

    @model_validator(mode="after")
    def _is_one_arm(self) -> Self:
        if (self.scenario is None) == (self.arm is None):
            raise ValueError("name a scenario or an arm of your own, and not both")
        if self.size + self.bots > MAX_PLAYERS:
            raise ValueError(f"{self.size} people and {self.bots} bots are too many for a game of {MAX_PLAYERS} seats")
        return self


class ListedPlace(Document):
    """Where the person with this label belongs: an arm (from 1), and a group of it (from 1) where that is fixed."""

    label: Line
    arm: Annotated[int, Field(ge=1, le=MAX_ARMS)]
    group: Annotated[int, Field(ge=1, le=500)] | None = None


class Assignment(Document):
    """How people get their arm, at the first stage that needs one, so that whoever drops out before unbalances nothing.

    `balanced`: by minimisation, at random among the arms that are least full. `blocks`: permuted blocks, each with every
    arm `block` times. `arrival`: one group after another is filled, arms in turn. `list`: by label.
    """

    by: Literal["balanced", "blocks", "arrival", "list"] = "balanced"
    block: Annotated[int, Field(ge=1, le=64)] = 1
    places: tuple[ListedPlace, ...] = Field(default=(), max_length=MAX_LABELS)


class RoomRules(Document):
    """Who may come in. `labels`: whether people say who they are by a label of the researcher's; with a list, only those."""

    labels: Literal["none", "asked", "required"] = "none"
    known: tuple[Line, ...] = Field(default=(), max_length=MAX_LABELS)
    names: bool = False
    parameters: tuple[Line, ...] = Field(default=("PROLIFIC_PID", "STUDY_ID", "SESSION_ID", "workerId"), max_length=20)
    extra: Annotated[int, Field(ge=0, le=10_000)] = 0
    """So many more than there are places may come in, in case some leave before their game."""


class LobbyRules(Document):
    """Waiting for a group: `seconds` at most, then the rule. `start` by hand waits for the experimenter instead."""

    seconds: Annotated[int, Field(ge=10, le=86_400)] = 300
    then: Literal["bots", "smaller", "wait", "fee"] = "bots"
    smallest: Annotated[int, Field(ge=1, le=MAX_PLAYERS)] = 2
    start: Literal["full", "hand"] = "full"


class Attention(Document):
    """When somebody counts as away. In a game, the arm's own rule says what becomes of the seat.

    `idle_seconds` without a move while the others wait: the person is asked, and has `answer_seconds` (0: never asked).
    `gone_seconds` without a connection in a lobby: the place in the queue is lost until they are back.
    """

    idle_seconds: Annotated[int, Field(ge=0, le=86_400)] = 120
    answer_seconds: Annotated[int, Field(ge=5, le=3_600)] = 60
    gone_seconds: Annotated[int, Field(ge=5, le=86_400)] = 60


class PayRules(Document):
    """Money for people: so much for each 100.00 of game money, a show-up fee, bounds, and how it is rounded.

    `share_of_game` by ending is how much of the game part is paid (in percent); the show-up fee is paid for the endings
    in `show_up_for`, what was drawn of paid questionnaires for those in `tasks_for`. `lobby_fee_cents` is for those who
    found no group. A code of "" is made at random for each person.
    """

    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "USD"
    per_hundred_cents: Cents = 100
    show_up_cents: Cents = 500
    lobby_fee_cents: Cents = 200
    least_cents: Cents = 0
    most_cents: Cents = 10_000
    round_to_cents: Literal[1, 5, 10, 25, 50, 100] = 1
    of: Literal["money", "profit"] = "money"
    share_of_game: Mapping[Ending, Annotated[int, Field(ge=0, le=100)]] = FULL_PAY
    show_up_for: tuple[Ending, ...] = ("finished", "no_group", "quiz_failed", "removed")
    tasks_for: tuple[Ending, ...] = ("finished", "no_group", "quiz_failed", "removed")
    codes: Mapping[Ending, Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,40}$")]] = {}
    redirects: Mapping[Ending, Annotated[str, Field(max_length=500, pattern=r"^$|^https?://[^\s]+$")]] = {}
    """Addresses to go back to, with {code} and the room's parameters in braces."""

    @field_validator("share_of_game")
    @classmethod
    def _other_endings_as_always(cls, given: Mapping[Ending, int]) -> Mapping[Ending, int]:
        """Whoever says what those get who withdraw has not said that those who finish get nothing."""
        return {**FULL_PAY, **given}


class Design(Document):
    """All of an experiment. `retention_days`: how long what is stored about people is kept after a session."""

    title: Line
    description: LongText = ""
    languages: Literal["both", "en", "zh"] = "both"
    arms: tuple[ArmChoice, ...] = Field(min_length=1, max_length=MAX_ARMS)
    assignment: Assignment = Assignment()
    room: RoomRules = RoomRules()
    lobby: LobbyRules = LobbyRules()
    attention: Attention = Attention()
    pay: PayRules = PayRules()
    stages: tuple[AnyStage, ...] = Field(min_length=1, max_length=MAX_STAGES)
    contact: Shown = Shown()
    retention_days: Annotated[int, Field(ge=1, le=36_500)] = 3_650

    @model_validator(mode="after")
    def _stages_fit(self) -> Self:
        names = [stage.name for stage in self.stages]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"every stage needs a name of its own: {', '.join(twice)} stands twice")
        kinds = [stage.kind for stage in self.stages]
        if kinds.count("game") != 1:
            raise ValueError(f"there are {kinds.count('game')} game stages: have exactly one")
        if kinds.count("payment") > 1 or ("payment" in kinds and kinds[-1] != "payment"):
            raise ValueError("payment is the last stage, and there is one at most")
        if "practice" in kinds and kinds.index("practice") > kinds.index("game"):
            raise ValueError("practice comes before the game")
        return self

    @model_validator(mode="after")
    def _list_fits(self) -> Self:
        if self.assignment.by == "list" and not self.assignment.places:
            raise ValueError("assignment by list needs the list: give each label its arm")
        if self.assignment.by == "list" and self.room.labels != "required":
            raise ValueError("assignment by list needs labels: set room.labels to required")
        labels = [place.label for place in self.assignment.places]
        if len(set(labels)) != len(labels):
            raise ValueError("a label stands twice in the list of places")
        for place in self.assignment.places:
            if place.arm > len(self.arms):
                raise ValueError(f"label {place.label}: arm {place.arm} is not there; there are {len(self.arms)} arms")
            if place.group is not None and place.group > self.arms[place.arm - 1].groups:
                raise ValueError(f"label {place.label}: arm {place.arm} has {self.arms[place.arm - 1].groups} groups")
        return self

    @property
    def places(self) -> int:
        """How many people the groups hold."""
        return sum(arm.groups * arm.size for arm in self.arms)

    @property
    def game_stage(self) -> int:
        """The index of the game among the stages."""
        return next(index for index, stage in enumerate(self.stages) if stage.kind == "game")
