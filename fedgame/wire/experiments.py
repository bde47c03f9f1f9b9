"""Experiments over HTTP: their documents, what is wrong with them, their sessions and rooms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from engine.values.words import Explained, Words
from fedgame.experiments.document import ShownLine
from fedgame.experiments.stages import AnyView
from fedgame.experiments.stages.base import Ending
from fedgame.wire.messages import WireModel

Draft = Annotated[Mapping[str, JsonValue], Field(max_length=40)]
"""A design as it is written, right or not yet: the tree of fedgame.experiments.design.Design."""


Deed = Literal["there", "help", "turned_away", "vanished", "reloaded"]
"""What bots of a rehearsal did besides: said that they are there, called for help, …"""


class DesignProblem(WireModel):
    """What is wrong at `path` (keys and indices joined by dots), with the value, and what would be right."""

    path: str
    message: str


class ExperimentCard(WireModel):
    """One line of the list. `state` tells of its latest session."""

    experiment_id: str
    title: str
    owner: str
    arms: int
    places: int
    sessions: int
    state: Literal["draft", "running", "over"]
    changed_at: datetime


class SessionCard(WireModel):
    session_id: str
    number: int
    rehearsal: bool
    opened_at: datetime
    ended_at: datetime | None
    people: int
    places: int
    room_open: bool


class ExperimentDocument(WireModel):
    """`version` counts its changes: who saves an older one is refused, so that two pages overwrite nothing."""

    experiment_id: str
    version: int
    document: Draft
    problems: tuple[DesignProblem, ...]
    sessions: tuple[SessionCard, ...]
    owner: str
    mine: bool


class NewExperiment(WireModel):
    """From a template, from another experiment, from a document, or from the text of a TOML file."""

    template: str | None = None
    experiment_id: str | None = None
    document: Draft | None = None
    toml: Annotated[str, Field(max_length=60_000)] | None = None


class Reader(WireModel):
    """Somebody an experiment is shared with."""

    name: str
    role: Literal["admin", "researcher", "viewer"]


class SetReaders(WireModel):
    """The names of all accounts that the experiment is shared with; whoever is left out reads it no longer."""

    names: Annotated[tuple[Annotated[str, Field(max_length=100)], ...], Field(max_length=100)]


class SaveExperiment(WireModel):
    version: int
    document: Draft


class CheckDesign(WireModel):
    document: Draft


class StagePreview(WireModel):
    """One stage of a draft, as a participant sees it on its `page`."""

    document: Draft
    stage: Annotated[int, Field(ge=0, le=100)]
    page: Annotated[int, Field(ge=1, le=100)] = 1


class Previewed(WireModel):
    view: AnyView


class OpenSession(WireModel):
    """Freeze the design as it is and open its room. A rehearsal is marked as such in everything that comes of it."""

    rehearsal: bool = False


class RehearseExperiment(WireModel):
    """Open a session that is marked as a rehearsal, and have bots go through it; None: as many as there are places."""

    people: Annotated[int, Field(ge=1, le=400)] | None = None
    speed: Literal["fast", "human"] = "fast"


class RehearsalWrong(WireModel):
    """One thing that went wrong, `after_ms` from the beginning. `bot` is None for what is the rehearsal's own."""

    after_ms: int
    bot: int | None
    what: str


class RehearsalTime(WireModel):
    """How long one thing took, over `count` people or answers. `stage` is the title of that, None for what is no stage."""

    what: Literal["to_start", "stage", "tables", "pages"]
    stage: ShownLine | None
    count: int
    median_ms: int
    p99_ms: int
    longest_ms: int


class RehearsalEnding(WireModel):
    ending: Ending
    count: int


class RehearsalDeed(WireModel):
    deed: Deed
    count: int


class RehearsalOwed(WireModel):
    """What `people` people are owed, in cents of the design's currency."""

    people: int
    total_cents: int
    lowest_cents: int
    median_cents: int
    highest_cents: int
    currency: str


class RehearsalReport(WireModel):
    """What came of a rehearsal that is over. `refused`: how many refusals belonged to the game; `slowed`: how often the
    server's own limits said no. `seed` holds the same rehearsal again (`fedgame rehearse --seed`).
    """

    seed: int
    length_ms: int
    times: tuple[RehearsalTime, ...]
    endings: tuple[RehearsalEnding, ...]
    deeds: tuple[RehearsalDeed, ...]
    refused: int
    slowed: int
    owed: RehearsalOwed | None


class RehearsalInfo(WireModel):
    """How a rehearsal stands: `wrong` is what went wrong so far (`more_wrong` things more are only counted), `report` the rest
    once it is over. Neither going nor reported: the server could not hold it to its end.
    """

    session_id: str
    going: bool
    people: int
    came: int
    wrong: tuple[RehearsalWrong, ...]
    more_wrong: int
    report: RehearsalReport | None


class RoomLink(WireModel):
    """A room's link and its picture. `qr_svg` is dark on light, with its quiet zone."""

    code: str
    link: str
    qr_svg: str


class PersonalLink(WireModel):
    label: str
    link: str


class SessionRoom(WireModel):
    session_id: str
    experiment_id: str
    room: RoomLink
    personal: tuple[PersonalLink, ...]


class TemplateInfo(WireModel):
    name: str
    words: Explained
    document: Draft


class StageKindInfo(WireModel):
    """A kind of stage in words; `document` is the name of its form in `form`."""

    kind: str
    document: str
    words: Explained


class StageKinds(WireModel):
    """What an experiment is written with: `form` is the JSON schema of a design, `keys` and `values` are its words, and
    `ready` are stages to take as they are, such as the tasks of Holt and Laury.
    """

    kinds: tuple[StageKindInfo, ...]
    form: Mapping[str, JsonValue]
    keys: Mapping[str, Explained]
    values: Mapping[str, Words]
    ready: tuple[TemplateInfo, ...]
