"""What is to be trained: the TrainingSpec of a federation's cycle and the Commitment of each of its members.

Both check themselves when they are made, so that everything after them may rely on them. They hold no data.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass

from federation_sim.models import MODELS
from federation_sim.partitions import PARTITIONS, Deal
from federation_sim.tasks import Task, load_task
from federation_sim.utilities import UTILITIES

MAX_ROUNDS = 1000
MAX_LOCAL_STEPS = 1000
MAX_LEARNING_RATE = 100.0
MAX_SEEDS = 100
SEEDS_WHERE_RANDOM = 4
"""With so many, chance in training moves pay half as much as the choice of the test samples does (docs/values.md)."""
MAX_HIDDEN = 1024
MAX_PROXIMAL = 1000.0
BACKEND_NAMES = ("numpy", "torch-cpu", "torch-cuda")
MIN_ALPHA = 0.001
MAX_ALPHA = 1e6


@dataclass(frozen=True, slots=True)
class TrainingSpec:
    """How a federation trains. A ValueError says which field is wrong, its value, and what is allowed.

    hidden: units of the hidden layer, for a model that has one; rounds: communication rounds; local_steps: steps of
    each client in each round; batch_size: samples that a step looks at, 0 for all of them; proximal: FedProx's mu, the
    weight of half the squared distance from the global model, 0 for plain FedAvg; max_samples: the size of the shard of
    a player with quantity 1; partition: how the training pool is dealt to players, with its parameters alpha (of
    dirichlet: the smaller, the fewer classes a player has) and labels_per_player (of label); utility: what coalition
    values are measured in; seeds: trainings averaged, which differ only in what is random in training (first models and
    minibatches); 0 is 1 where training is as good as certain, and SEEDS_WHERE_RANDOM for networks and minibatches.
    game_seed draws the shards; federation and cycle enter only the generators of the training itself, so a player's
    data are the same in every federation and cycle of a game. backend: what computes; backends agree within
    tolerances, not to the byte.
    """

    task: str = "digits"
    model: str = "logistic"
    rounds: int = 10
    local_steps: int = 5
    learning_rate: float = 1.0
    hidden: int = 32
    batch_size: int = 0
    proximal: float = 0.0
    max_samples: int = 150
    partition: str = "iid"
    alpha: float = 0.5
    labels_per_player: int = 2
    utility: str = "log_score"
    seeds: int = 0
    game_seed: int = 0
    federation: int = 1
    cycle: int = 1
    backend: str = "numpy"

    def __post_init__(self) -> None:
        _check_name("model", self.model, MODELS)
        _check_name("utility", self.utility, UTILITIES)
        _check_name("backend", self.backend, BACKEND_NAMES)
        _check_whole("hidden", self.hidden, 1, MAX_HIDDEN)
        _check_whole("batch_size", self.batch_size, 0, None)
        _check_number("proximal", self.proximal, 0.0, MAX_PROXIMAL)
        _check_whole("rounds", self.rounds, 1, MAX_ROUNDS)
        _check_whole("local_steps", self.local_steps, 1, MAX_LOCAL_STEPS)
        _check_number("learning_rate", self.learning_rate, 0.0, MAX_LEARNING_RATE)
        if self.learning_rate == 0:
            raise ValueError("learning_rate is 0, so nothing would be learned; give a number above 0")
        task = load_task(self.task)
        pool = len(task.train_labels)
        _check_whole(
            "max_samples", self.max_samples, 1, pool, because=f"task {self.task!r} has {pool} training samples"
        )
        self._check_partition(task)
        _check_whole("seeds", self.seeds, 0, MAX_SEEDS)
        if self.seeds == 0:
            random = self.batch_size > 0 or MODELS[self.model](self.hidden).starts_matter
            object.__setattr__(self, "seeds", SEEDS_WHERE_RANDOM if random else 1)
        for name, value in (("game_seed", self.game_seed), ("federation", self.federation), ("cycle", self.cycle)):
            _check_whole(name, value, 0, None)

    def _check_partition(self, task: Task) -> None:
        _check_name("partition", self.partition, PARTITIONS)
        _check_number("alpha", self.alpha, MIN_ALPHA, MAX_ALPHA)
        _check_whole("labels_per_player", self.labels_per_player, 1, None)
        # A partition that this task cannot have refuses the first player already.
        PARTITIONS[self.partition].sure_samples(task, Deal(self.game_seed, 1, self.alpha, self.labels_per_player))


@dataclass(frozen=True, slots=True)
class Commitment:
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
