"""What crosses the wire about arms: the form, documents, what is wrong with them and what they mean, and the list."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from engine.values.words import Words
from fedgame.arms.compare import MAX_COPIES, Difference
from fedgame.arms.factors import MAX_CROSSED, MAX_FACTORS
from fedgame.arms.form import FormField
from fedgame.arms.form_words import Section
from fedgame.arms.meaning import ArmMeaning
from fedgame.arms.problems import ArmProblem
from fedgame.storage import ArmState
from fedgame.studies.outcomes import TrialResult
from fedgame.studies.trials import Status as TrialStatus
from fedgame.wire.limits import MAX_SCENARIO_NAME
from fedgame.wire.messages import Share, WireModel

ArmDocument = dict[str, JsonValue]
"""The tree of a scenario file; what stands in it is told by the form."""

ColumnName = Annotated[str, Field(min_length=1, max_length=200)]
ColumnNames = Annotated[tuple[ColumnName, ...], Field(max_length=100)]
Version = Annotated[int, Field(ge=1, le=2**31)]
KeyPath = Annotated[str, Field(min_length=1, max_length=200)]


class FormSection(WireModel):
    name: Section
    words: Words


class ArmForm(WireModel):
    """GET /api/arms/form: every key of an arm, in words. It changes with the server's version only."""

    sections: tuple[FormSection, ...]
    fields: tuple[FormField, ...]


class ArmInfo(WireModel):
    """An arm in the list. `mine`: the caller may change it; `seats` and the like are None where the draft does not say."""

    id: str
    title: str
    title_zh: str
    owner_name: str
    mine: bool
    state: ArmState
    arm_hash: str | None
    offered: bool
    used: bool
    experiment_id: str | None
    version: int
    created_at: datetime
    changed_at: datetime
    frozen_at: datetime | None
    seats: int | None
    federations: int | None
    turns: int | None


class ArmList(WireModel):
    """GET /api/arms: changed last first. `may_make`: the caller may make arms of its own."""

    arms: tuple[ArmInfo, ...]
    may_make: bool


class ArmExplained(WireModel):
    """All that is wrong, each at its place; and what it means, None while that cannot be told. `arm_hash` is that which it
    would have, None while something is wrong.
    """

    problems: tuple[ArmProblem, ...]
    meaning: ArmMeaning | None
    arm_hash: str | None


class ArmOpened(WireModel):
    """One arm, to be read or edited."""

    info: ArmInfo
    document: ArmDocument
    explained: ArmExplained


class NewArmWanted(WireModel):
    """POST /api/arms: a draft of one's own, from one of these; from none, the least that makes a game."""

    scenario: Annotated[str, Field(max_length=MAX_SCENARIO_NAME)] | None = None
    arm: Annotated[str, Field(max_length=32)] | None = None
    toml: Annotated[str, Field(max_length=60_000)] | None = None
    document: ArmDocument | None = None
    title: Annotated[str, Field(max_length=1000)] | None = None


class SaveArm(WireModel):
    """PUT /api/arms/{id}: what the draft of this version becomes."""

    version: Version
    document: ArmDocument


class ArmDraft(WireModel):
    """A document that is only asked about."""

    document: ArmDocument


class ArmVersion(WireModel):
    version: Version


class TomlText(WireModel):
    toml: Annotated[str, Field(max_length=60_000)]


class OfferArm(WireModel):
    offered: bool


class VaryArm(WireModel):
    """A copy for each value of one key, such as "federations.3.scheme"."""

    path: KeyPath
    values: Annotated[tuple[JsonValue, ...], Field(min_length=1, max_length=MAX_COPIES)]


class FactorWanted(WireModel):
    """A key and the values that it takes; "federations.*.scheme" is that of every federation. `levels` are what the values are
    called in the data, the values themselves where it is empty.
    """

    name: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
    path: KeyPath
    values: Annotated[tuple[JsonValue, ...], Field(min_length=1, max_length=MAX_CROSSED)]
    levels: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=60)], ...], Field(max_length=MAX_CROSSED)
    ] = ()


class CrossArms(WireModel):
    """An arm for every combination of the factors' values. `freeze`: each is frozen at once, which needs all of them right."""

    factors: Annotated[tuple[FactorWanted, ...], Field(min_length=1, max_length=MAX_FACTORS)]
    freeze: bool = False


class CrossedArmInfo(WireModel):
    """An arm that was made, and the level of each factor that it stands for."""

    info: ArmInfo
    levels: dict[str, str]


Three = Annotated[tuple[Share, ...], Field(min_length=3, max_length=3)]


class OwnExample(WireModel):
    """Ada, Bo and Cy, who brought the same, by the accuracies of their models: of each alone, of Ada with Bo, Ada with Cy, Bo
    with Cy, and of all.
    """

    alone: Three
    pairs: Three
    together: Share


class PreviewScheme(WireModel):
    """POST /api/arms/preview: how a scheme would pay three example federations, or one of one's own, beside the others.

    `turn` is that in which the cycle begins, for a scheme that is another one later.
    """

    scheme: Annotated[str, Field(max_length=64)]
    parameters: ArmDocument = Field(default_factory=dict)
    turn: Annotated[int, Field(ge=1, le=1000)] = 1
    example: OwnExample | None = None


class StartSimulation(WireModel):
    """POST /api/arms/{id}/simulation: 20 games of the arm as it is saved. The same seed deals the same hands."""

    seed: Annotated[int, Field(ge=1, le=10**6)] = 1


class Simulation(WireModel):
    """The caller's last simulation, of this arm in this version: how far it is, and the result of the games played so far."""

    arm_id: str
    version: int
    seed: int
    status: TrialStatus
    games: int
    played: int
    seconds: float
    seconds_left: float | None
    result: TrialResult | None
    failure: str


class ReadData(WireModel):
    """POST /api/arms/data/report: how an uploaded file is to be read; what is left out is found out (docs/training.md)."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    target: ColumnName | None = None
    party: ColumnName | None = None
    delimiter: Literal[",", ";", "tab"] | None = None
    decimal: Literal[".", ","] | None = None
    header: Literal["yes", "no"] | None = None
    encoding: Annotated[str, Field(max_length=20)] | None = None
    category: ColumnNames = ()
    ignore: ColumnNames = ()
    missing: ColumnNames = ()
    value: ColumnNames = ()
    alike: ColumnNames = ()
    apart: ColumnNames = ()


class ColumnFate(WireModel):
    """What became of a column: its role, the cells without a value, distinct values, the features that came of it."""

    name: str
    role: Literal["target", "party", "number", "category", "left out"]
    missing: int
    values: int
    features: int
    note: str


class DataRead(WireModel):
    """An uploaded file as it is read. `columns` are their names, empty where they cannot be read; `task` is what stands in an
    arm for it, None while it makes none; `problem` says why not, and with which keys it can be told.
    """

    name: str
    digest: str
    columns: tuple[str, ...]
    task: str | None
    rows: int
    classes: int
    fates: tuple[ColumnFate, ...]
    remarks: tuple[str, ...]
    problem: str | None


class ArmsCompared(WireModel):
    """Key by key; `left` and `right` are what the two are called."""

    left: str
    left_zh: str
    right: str
    right_zh: str
    differences: tuple[Difference, ...]
