"""The parameters of one experimental arm, frozen.

A Treatment says everything that the rules need to know besides the seats and the seed: how long a game and its
phases last, what players are given, what taking part costs, how the market shares its revenue, how each federation
admits and pays, how it trains, and what players see of each other. It holds no state and computes nothing; it only
refuses values that make no game. Money is integer cents, time is integer ticks, shares and qualities are in [0, 1].
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from engine.money import Cents
from engine.schemes import SchemeError, get_scheme
from engine.values.coalition import MAX_EXACT_PLAYERS, MAX_PLAYERS
from engine.values.parameters import ParameterError, TrainingParameters

Visibility = Literal["full", "aggregate", "none"]
MarketModel = Literal["logit", "proportional"]
AbsentSeat = Literal["ready", "bot"]

MAX_RESOURCES = 1000

_STRICT: dict[str, object] = {"extra": "forbid"}


class TreatmentError(ValueError):
    """A parameter that makes no game: says which key, its value, and what is allowed."""

    def __init__(self, key: str, value: object, allowed: str) -> None:
        super().__init__(f"{key} = {value!r} is not possible: {allowed}")
        self.key = key
        self.value = value
        self.allowed = allowed


def _require(condition: bool, key: str, value: object, allowed: str) -> None:
    if not condition:
        raise TreatmentError(key, value, allowed)


def _require_range(key: str, value: tuple[float, float], low: float, high: float) -> None:
    _require(
        low <= value[0] <= value[1] <= high,
        key,
        list(value),
        f"give [lowest, highest] with {low} <= lowest <= highest <= {high}",
    )


@dataclass(frozen=True, slots=True)
class PhaseLengths:
    """Ticks of each phase. Training lasts between `training[0]` and `training[1]`, set by the slowest member."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    bidding: int = 5
    training: tuple[int, int] = (5, 15)
    profit: int = 3

    def __post_init__(self) -> None:
        _require(1 <= self.bidding <= 1000, "phases.bidding", self.bidding, "a whole number of ticks from 1 to 1000")
        low, high = self.training
        _require(1 <= low <= high <= 1000, "phases.training", [low, high], "[shortest, longest] ticks from 1 to 1000")
        _require(1 <= self.profit <= 1000, "phases.profit", self.profit, "a whole number of ticks from 1 to 1000")


@dataclass(frozen=True, slots=True)
class AdmissionPolicy:
    """What a federation asks of a bid. Quality and quantity are as committed: endowment times committed share."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    min_quality: float = 0.1
    min_quantity: float = 0.1
    min_resources: int = 1
    min_payment_cents: Cents = 5_000
    max_members: int = MAX_EXACT_PLAYERS

    def __post_init__(self) -> None:
        _require(0 <= self.min_quality <= 1, "admission.min_quality", self.min_quality, "a number from 0 to 1")
        _require(0 <= self.min_quantity <= 1, "admission.min_quantity", self.min_quantity, "a number from 0 to 1")
        _require(self.min_resources >= 1, "admission.min_resources", self.min_resources, "at least 1 unit")
        _require(self.min_payment_cents >= 0, "admission.min_payment_cents", self.min_payment_cents, "0 or more cents")
        _require(
            1 <= self.max_members <= MAX_PLAYERS, "admission.max_members", self.max_members, f"from 1 to {MAX_PLAYERS}"
        )


@dataclass(frozen=True, slots=True)
class FederationSpec:
    """One federation as the scenario sets it up: its name, how it pays, whom it admits, what it starts with."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    name: str
    scheme: str
    scheme_parameters: Mapping[str, float | bool] = field(default_factory=dict)
    admission: AdmissionPolicy = field(default_factory=AdmissionPolicy)
    opening_cents: Cents = 0

    def __post_init__(self) -> None:
        _require(0 < len(self.name.strip()) <= 40, "federations.name", self.name, "a name of 1 to 40 characters")
        _require(self.opening_cents >= 0, "federations.opening_cents", self.opening_cents, "0 or more cents")
        try:
            scheme = get_scheme(self.scheme, **dict(self.scheme_parameters))
        except SchemeError as error:
            raise TreatmentError("federations.scheme", self.scheme, str(error)) from error
        try:
            scheme.check_members(self.admission.max_members)
        except SchemeError as error:
            most = self.admission.max_members
            raise TreatmentError("federations.admission.max_members", most, str(error)) from error


@dataclass(frozen=True, slots=True)
class Endowment:
    """What a player owns at the start: data quality and quantity in [0, 1], resource units, money."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    quality: float
    quantity: float
    resources: int
    money_cents: Cents

    def __post_init__(self) -> None:
        _require(0 <= self.quality <= 1, "endowment.quality", self.quality, "a number from 0 to 1")
        _require(0 <= self.quantity <= 1, "endowment.quantity", self.quantity, "a number from 0 to 1")
        _require(
            0 <= self.resources <= MAX_RESOURCES, "endowment.resources", self.resources, f"0 to {MAX_RESOURCES} units"
        )
        _require(self.money_cents >= 0, "endowment.money_cents", self.money_cents, "0 or more cents")


@dataclass(frozen=True, slots=True)
class EndowmentSpec:
    """Uniform distributions [lowest, highest] that endowments are drawn from with the game's seed.

    `listed` gives the first seats exactly these endowments instead; the remaining seats are drawn.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    quality: tuple[float, float] = (0.2, 1.0)
    quantity: tuple[float, float] = (0.2, 1.0)
    resources: tuple[int, int] = (4, 10)
    money_cents: tuple[Cents, Cents] = (50_000, 50_000)
    listed: tuple[Endowment, ...] = ()

    def __post_init__(self) -> None:
        _require_range("endowment.quality", self.quality, 0, 1)
        _require_range("endowment.quantity", self.quantity, 0, 1)
        _require_range("endowment.resources", self.resources, 0, MAX_RESOURCES)
        _require_range("endowment.money_cents", self.money_cents, 0, 10**12)


@dataclass(frozen=True, slots=True)
class Costs:
    """What one cycle costs a member: cents per committed sample, more for better data, plus cents per resource unit.

    cost = per_sample_cents * samples * (1 + per_quality * committed quality) + per_resource_cents * resources,
    rounded to the cent.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    per_sample_cents: float = 6.0
    per_quality: float = 1.0
    per_resource_cents: float = 100.0

    def __post_init__(self) -> None:
        for name in ("per_sample_cents", "per_quality", "per_resource_cents"):
            value: float = getattr(self, name)
            _require(0 <= value <= 1e9, f"costs.{name}", value, "a number of 0 or more")


@dataclass(frozen=True, slots=True)
class Market:
    """How the market's revenue of each turn is shared over federations by the quality of their models.

    `baseline` is the quality of a federation that has no model yet (the accuracy of a guess) and the zero point of
    `proportional`. `inertia` is the weight of the previous share.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    model: MarketModel = "logit"
    revenue_cents: Cents = 200_000
    beta: float = 10.0
    baseline: float = 0.1
    inertia: float = 0.0

    def __post_init__(self) -> None:
        _require(self.revenue_cents >= 0, "market.revenue_cents", self.revenue_cents, "0 or more cents a turn")
        _require(0 <= self.beta <= 1000, "market.beta", self.beta, "a number from 0 to 1000")
        _require(0 <= self.baseline <= 1, "market.baseline", self.baseline, "an accuracy from 0 to 1")
        _require(0 <= self.inertia < 1, "market.inertia", self.inertia, "a number from 0 to below 1")


@dataclass(frozen=True, slots=True)
class Training(TrainingParameters):
    """What the federations train. The rules only hand this on; the names are those of federation_sim's registries."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT

    def __post_init__(self) -> None:
        try:
            TrainingParameters.__post_init__(self)
        except ParameterError as error:
            raise TreatmentError(f"training.{error.key}", error.value, error.allowed) from error

    def shown(self) -> Training:
        """As players may know it: of a task in a file its name and its target, never where it lies on the server."""
        file, query = self._file()
        if file is None:
            return self
        target = next((part for part in query if part.startswith("target=")), "")
        return replace(self, task=f"csv:{file}?{target}")

    def portable(self) -> Training:
        """As it is the same on every machine: of a file whose content is pinned by a digest only the name, no folder.

        A file without a digest stays where it is, since its name would not tell what is in it.
        """
        file, query = self._file()
        if file is None or not any(part.startswith("digest=") for part in query):
            return self
        return replace(self, task=f"csv:{file}?{'&'.join(query)}")

    def _file(self) -> tuple[str | None, list[str]]:
        """Of a task in a file its name without folders, and the parts of its query; None for any other task."""
        path, _, query = self.task.partition("?")
        if not path.startswith("csv:"):
            return None, []
        return re.split(r"[/\\]", path.removeprefix("csv:"))[-1], query.split("&")


@dataclass(frozen=True, slots=True)
class Treatment:
    """All parameters of one arm but its seats. Defaults are the numbers of the rules; docs/scenarios.md has every key.

    `stand_ins` are the policies, in turn, of seats that have none of their own: the rules only hand them on. They stand
    here and are not the registry of bots, so that a policy more changes no game.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    federations: tuple[FederationSpec, ...]
    turns: int = 10
    ticks_per_turn: int = 10
    phases: PhaseLengths = field(default_factory=PhaseLengths)
    payout_fraction: float = 0.3
    endowment: EndowmentSpec = field(default_factory=EndowmentSpec)
    costs: Costs = field(default_factory=Costs)
    market: Market = field(default_factory=Market)
    training: Training = field(default_factory=Training)
    visibility: Visibility = "aggregate"
    decision_seconds: float = 60.0
    grace_seconds: float = 30.0
    absent: AbsentSeat = "ready"
    stand_ins: tuple[str, ...] = ("equal_distribution", "epsilon_greedy", "random", "free_rider")

    def __post_init__(self) -> None:
        _require(1 <= len(self.federations) <= 26, "federations", len(self.federations), "from 1 to 26 federations")
        names = [spec.name for spec in self.federations]
        _require(len(set(names)) == len(names), "federations.name", names, "every federation needs a name of its own")
        _require(1 <= self.turns <= 1000, "turns", self.turns, "a whole number from 1 to 1000")
        _require(1 <= self.ticks_per_turn <= 1000, "ticks_per_turn", self.ticks_per_turn, "from 1 to 1000 ticks")
        _require(0 <= self.payout_fraction <= 1, "payout_fraction", self.payout_fraction, "a number from 0 to 1")
        _require(
            1 <= self.decision_seconds <= 86_400, "decision_seconds", self.decision_seconds, "from 1 to 86400 seconds"
        )
        _require(0 <= self.grace_seconds <= 86_400, "grace_seconds", self.grace_seconds, "from 0 to 86400 seconds")
        policies = list(self.stand_ins)
        _require(
            1 <= len(policies) <= MAX_PLAYERS and all(policies),
            "stand_ins",
            policies,
            f"from 1 to {MAX_PLAYERS} policies",
        )
