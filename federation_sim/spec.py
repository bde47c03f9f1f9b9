"""What is to be trained: the TrainingSpec of a federation's cycle and the Contribution of each of its members.

Both check themselves when they are made, so that everything after them may rely on them. They hold no data.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any

from engine.values.parameters import TrainingParameters
from federation_sim.models import MODELS
from federation_sim.native import has_kernel
from federation_sim.partitions import PARTITIONS, Deal
from federation_sim.tasks import load_task
from federation_sim.utilities import UTILITIES

SEEDS_WHERE_RANDOM = 4
"""With so many, chance in training moves pay half as much as the choice of the test samples does (docs/values.md)."""
BACKEND_NAMES = ("native", "numpy", "torch-cpu", "torch-cuda")
AUTO = "auto"
"""The compiled kernel where there is one for this model on this machine, numpy elsewhere."""


@dataclass(frozen=True, slots=True)
class TrainingSpec(TrainingParameters):
    """How one cycle of one federation trains. A ValueError says which field is wrong, its value, and what is allowed.

    The parameters are those of engine.values.parameters; seeds = 0 becomes 1 where training is as good as certain, and
    SEEDS_WHERE_RANDOM for networks and minibatches. game_seed draws the shards; federation and cycle enter only the
    generators of the training itself, so a player's data are the same in every federation and cycle of a game. backend:
    what computes, and with "auto" it becomes the name of what this machine would take; backends agree within tolerances,
    not to the byte.
    """

    game_seed: int = 0
    federation: int = 1
    cycle: int = 1
    backend: str = AUTO

    @classmethod
    def of(cls, parameters: TrainingParameters, *, game_seed: int, federation: int, cycle: int) -> TrainingSpec:
        """The spec with these parameters."""
        given: dict[str, Any] = {field.name: getattr(parameters, field.name) for field in fields(TrainingParameters)}
        return cls(**given, game_seed=game_seed, federation=federation, cycle=cycle)

    def __post_init__(self) -> None:
        TrainingParameters.__post_init__(self)
        _check_name("model", self.model, MODELS)
        _check_name("utility", self.utility, UTILITIES)
        _check_name("backend", self.backend, (*BACKEND_NAMES, AUTO))
        if self.backend == AUTO:
            object.__setattr__(self, "backend", "native" if has_kernel(self.model) else "numpy")
        task = load_task(self.task)
        pool = len(task.train_labels)
        _check_whole(
            "max_samples", self.max_samples, 1, pool, because=f"task {self.task!r} has {pool} training samples"
        )
        _check_name("partition", self.partition, PARTITIONS)
        # A partition that this task cannot have refuses the first player already.
        PARTITIONS[self.partition].sure_samples(task, Deal(self.game_seed, 1, self.alpha, self.labels_per_player))
        if self.seeds == 0:
            random = self.batch_size > 0 or MODELS[self.model](self.hidden).starts_matter
            object.__setattr__(self, "seeds", SEEDS_WHERE_RANDOM if random else 1)
        for name, value in (("game_seed", self.game_seed), ("federation", self.federation), ("cycle", self.cycle)):
            _check_whole(name, value, 0, None)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one member has committed: quality and quantity in [0, 1], already the endowment times the share of the
    bid.
    """

    player: int
    quality: float
    quantity: float

    def __post_init__(self) -> None:
        _check_whole("player", self.player, 1, None)
        _check_number(f"quality of player {self.player}", self.quality, 0.0, 1.0)
        _check_number(f"quantity of player {self.player}", self.quantity, 0.0, 1.0)


def _check_name(field: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        raise ValueError(f"{field} {value!r} is not known; choose one of: {', '.join(sorted(known))}")


def _check_whole(field: str, value: int, least: int, most: int | None, *, because: str = "") -> None:
    upper = "" if most is None else f" and at most {most}"
    # True and False are ints to Python, and never what was meant here.
    if isinstance(value, bool) or not isinstance(value, int) or value < least or (most is not None and value > most):
        reason = f" ({because})" if because else ""
        raise ValueError(f"{field} is {value!r}; it must be a whole number of at least {least}{upper}{reason}")


def _check_number(field: str, value: float, least: float, most: float) -> None:
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not math.isfinite(value)
        or not least <= value <= most
    ):
        raise ValueError(f"{field} is {value!r}; it must be a number between {least:g} and {most:g}")
