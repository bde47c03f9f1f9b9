"""What a federation is told to train, with the range of every number: the one copy that rules and training share.

The treatment of an arm names these parameters and the training uses them. Which models, tasks and partitions there are
is for the training's registries to say; here are only the numbers. Nothing is trained or looked up here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal


class ParameterError(ValueError):
    """A parameter out of its range: says which, its value, and what is allowed."""

    def __init__(self, key: str, value: object, allowed: str) -> None:
        super().__init__(f"{key} is {value!r}; it must be {allowed}")
        self.key = key
        self.value = value
        self.allowed = allowed


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers from `low` to `high`, both included unless `above` takes `low` out and `below` takes `high` out.

    `high` is infinite where there is no bound. `note` says what the ends mean, `unit` what is counted.
    """

    low: float
    high: float
    whole: bool = True
    above: bool = False
    note: str = ""
    below: bool = False
    unit: str = ""

    def holds(self, value: object) -> bool:
        # True and False are ints to Python, and never what was meant here.
        if isinstance(value, bool) or not isinstance(value, int if self.whole else int | float):
            return False
        if isinstance(value, float) and not math.isfinite(value):
            return False
        at_an_end = (self.above and value == self.low) or (self.below and value == self.high)
        return self.low <= value <= self.high and not at_an_end

    @property
    def allowed(self) -> str:
        """The range in words."""
        kind = "whole number" if self.whole else "number"
        unit = f" {self.unit}" if self.unit else ""
        if math.isinf(self.high):
            return f"a {kind}, {self.low:.15g} or more{unit}{self.note}"
        start, end = "above" if self.above else "from", "below " if self.below else ""
        return f"a {kind} {start} {self.low:.15g} to {end}{self.high:.15g}{unit}{self.note}"


RANGES: dict[str, Range] = {
    "rounds": Range(1, 1000),
    "local_steps": Range(1, 1000),
    "learning_rate": Range(0, 100, whole=False, above=True),
    "hidden": Range(1, 1024),
    "batch_size": Range(0, 100_000, note=", 0 for all samples at once"),
    "proximal": Range(0, 1000, whole=False),
    "max_samples": Range(1, 100_000),
    "alpha": Range(0.001, 1e6, whole=False),
    "labels_per_player": Range(1, 1000),
    "seeds": Range(0, 64, note=", 0 for as many as the model needs"),
}


@dataclass(frozen=True, slots=True)
class TrainingParameters:
    """How a federation trains. Raises ParameterError.

    task, model, partition: names of the training's registries. rounds: communication rounds; local_steps: steps of each
    client in each round; hidden: units of the hidden layer, for a model that has one; batch_size: samples that a step
    looks at, 0 for all of them; proximal: FedProx's mu, the weight of half the squared distance from the global model, 0
    for plain FedAvg; max_samples: the shard of a player with quantity 1; alpha (of the partition `dirichlet`: the
    smaller, the fewer classes a player has) and labels_per_player (of `label`); utility: what coalition values are
    measured in; seeds: trainings averaged, which differ only in what is random in training, 0 for as many as the model
    needs.
    """

    task: str = "digits"
    model: str = "logistic"
    rounds: int = 10
    local_steps: int = 2
    learning_rate: float = 0.15
    hidden: int = 32
    batch_size: int = 0
    proximal: float = 0.0
    max_samples: int = 150
    partition: str = "iid"
    alpha: float = 0.5
    labels_per_player: int = 2
    utility: Literal["log_score", "accuracy"] = "log_score"
    seeds: int = 0

    def __post_init__(self) -> None:
        for key, allowed in RANGES.items():
            value = getattr(self, key)
            if not allowed.holds(value):
                raise ParameterError(key, value, allowed.allowed)


def why_unsettled(parameters: TrainingParameters) -> str:
    """What most likely kept a training with these parameters from settling, and what to do about it: a clause for people.

    A step first takes back learning_rate * proximal of the way from the global model: from 1 on it overshoots, and from 2 on
    the way grows by itself, whatever the data are.
    """
    rate, proximal = parameters.learning_rate, parameters.proximal
    taken_back = rate * proximal
    if taken_back < 1:
        return f"learning_rate = {rate:.12g} is too high for this task and model; try {rate / 3:.2g}"
    then = "from 2 on the steps grow by themselves" if taken_back >= 2 else "from 1 on every step overshoots"
    return (
        f"proximal = {proximal:.12g} is too high for learning_rate = {rate:.12g}, since multiplied they are {taken_back:.12g} and "
        f"{then}; try proximal = {0.5 / rate:.2g}"
    )


def samples_of(quantity: float, max_samples: int) -> int:
    """The samples that this quantity (0 to 1) is: halves up (Python's rounding would turn 2.5 into 2 and 3.5 into 4)."""
    return int(quantity * max_samples + 0.5)
