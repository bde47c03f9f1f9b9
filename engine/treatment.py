"""The parameters of one experimental arm, frozen.

A Treatment says everything that the rules need to know besides the seats and the seed: how long a game and its
phases last, what players are given, what taking part costs, how the market shares its revenue, how each federation
admits and pays, how it trains, and what players see of each other. It holds no state and computes nothing; it only
refuses values that make no game. Money is integer cents, time is integer ticks, shares and qualities are in [0, 1].
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from engine.money import Cents
from engine.ranges import MAX_NAME, RANGES
from engine.schemes import PayoffScheme, SchemeError, get_scheme
from engine.schemes.parameters import Parameters, dotted, frozen_table, value_at
from engine.values.coalition import MAX_EXACT_PLAYERS
from engine.values.parameters import ParameterError, TrainingParameters

Visibility = Literal["full", "aggregate", "none"]
MarketModel = Literal["logit", "proportional"]
AbsentSeat = Literal["ready", "bot", "leave"]
Reactions = Literal["on", "off"]
BotCharacters = Literal["hidden", "shown"]

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


def _require_within(part: object, under: str, *names: str) -> None:
    """Each of these fields of `part`, called under.name, is in its range; of a pair both ends, the lowest first."""
    for name in names:
        key, value = f"{under}{name}", getattr(part, name)
        allowed = RANGES[key]
        if not isinstance(value, tuple):
            _require(allowed.holds(value), key, value, allowed.allowed)
            continue
        low, high = value
        low_end, high_end = f"{allowed.low:.15g}", f"{allowed.high:.15g}"
        words = f"give [lowest, highest] with {low_end} <= lowest <= highest <= {high_end}"
        _require(allowed.holds(low) and allowed.holds(high) and low <= high, key, list(value), words)


@dataclass(frozen=True, slots=True)
class PhaseLengths:
    """Ticks of each phase. Training lasts between `training[0]` and `training[1]`, set by the slowest member."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    bidding: int = 5
    training: tuple[int, int] = (5, 15)
    profit: int = 3

    def __post_init__(self) -> None:
        _require_within(self, "phases.", "bidding", "training", "profit")


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
        names = ("min_quality", "min_quantity", "min_resources", "min_payment_cents", "max_members")
        _require_within(self, "admission.", *names)


@dataclass(frozen=True, slots=True)
class FederationSpec:
    """One federation as the scenario sets it up: its name, how it pays, whom it admits, what it starts with."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    name: str
    scheme: str
    scheme_parameters: Parameters = field(default_factory=dict)
    admission: AdmissionPolicy = field(default_factory=AdmissionPolicy)
    opening_cents: Cents = 0

    def __post_init__(self) -> None:
        name = self.name.strip()
        _require(0 < len(name) <= MAX_NAME, "federations.name", self.name, f"a name of 1 to {MAX_NAME} characters")
        _require_within(self, "federations.", "opening_cents")
        scheme = self._checked_scheme()
        try:
            scheme.check_members(self.admission.max_members)
        except SchemeError as error:
            most = self.admission.max_members
            raise TreatmentError("federations.admission.max_members", most, str(error)) from error

    def _checked_scheme(self) -> PayoffScheme:
        """TreatmentError at the parameter that is wrong, however deep it stands."""
        try:
            object.__setattr__(self, "scheme_parameters", frozen_table(self.scheme_parameters))
            return self.payoff_scheme
        except SchemeError as error:
            if not error.at:
                raise TreatmentError("federations.scheme", self.scheme, str(error)) from error
            key, value = dotted(error.at), value_at(self.scheme_parameters, error.at)
            raise TreatmentError(f"federations.scheme_parameters.{key}", value, str(error)) from error

    @property
    def payoff_scheme(self) -> PayoffScheme:
        """The scheme with its parameters."""
        return get_scheme(self.scheme, **self.scheme_parameters)


@dataclass(frozen=True, slots=True)
class Endowment:
    """What a player owns at the start: data quality and quantity in [0, 1], resource units, money."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    quality: float
    quantity: float
    resources: int
    money_cents: Cents

    def __post_init__(self) -> None:
        _require_within(self, "endowment.", "quality", "quantity", "resources", "money_cents")


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
        _require_within(self, "endowment.", "quality", "quantity", "resources", "money_cents")


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
        _require_within(self, "costs.", "per_sample_cents", "per_quality", "per_resource_cents")


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
        _require_within(self, "market.", "revenue_cents", "beta", "baseline", "inertia")


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
    here and are not the registry of bots, so that a policy more changes no game. `reactions`: whether players can show each
    other one of a few faces; `bot_characters`: whether they are told which policy each bot follows.
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
    reactions: Reactions = "on"
    bot_characters: BotCharacters = "hidden"

    def __post_init__(self) -> None:
        count, allowed = len(self.federations), RANGES["federations"]
        _require(allowed.holds(count), "federations", count, f"from {allowed.low} to {allowed.high} {allowed.unit}")
        names = [spec.name for spec in self.federations]
        _require(len(set(names)) == len(names), "federations.name", names, "every federation needs a name of its own")
        _require_within(self, "", "turns", "ticks_per_turn", "payout_fraction", "decision_seconds", "grace_seconds")
        policies, allowed = list(self.stand_ins), RANGES["stand_ins"]
        _require(
            allowed.holds(len(policies)) and all(policies),
            "stand_ins",
            policies,
            f"from {allowed.low} to {allowed.high} {allowed.unit}",
        )
