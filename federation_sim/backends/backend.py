"""What a backend must offer: one federation's training with one seed, ready to train any block of its coalitions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from federation_sim.spec import Contribution, TrainingSpec


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """Of some models, float64 of shape (models,): utility above the untrained model's, the variance of that mean over
    the test samples, and accuracy, all on the test set.
    """

    values: NDArray[np.float64]
    variances: NDArray[np.float64]
    accuracy: NDArray[np.float64]


class Models(Protocol):
    """The models of a block as they are now; do not keep them."""

    def measure(self, places: Sequence[int] | None = None) -> Measures:
        """Measure the models at these places of the block; None: all of them."""


AfterRound = Callable[[int, Models], None]


class Trainer(Protocol):
    """Threads may share one; it keeps nothing of a block."""

    @property
    def clients(self) -> int:
        """How many members have a sample."""

    @property
    def untrained_accuracy(self) -> float:
        """On the test set, of the model that every coalition starts from."""

    def train(self, membership: NDArray[np.bool_], after_round: AfterRound | None) -> Models:
        """Train a block. membership: (coalitions, clients), no row empty; clients by player number."""


class Backend(Protocol):
    """A way to compute. A new one is one file, one line in BACKENDS, and its place in the tests of all backends."""

    def check(self) -> None:
        """UnavailableError, with what to do about it, unless this machine can compute with it."""

    def copies_at_once(self, spec: TrainingSpec) -> int:
        """The size of a block; it may depend on nothing else, or results would depend on who computes them."""

    def trainer(self, spec: TrainingSpec, contributions: tuple[Contribution, ...], seed: int) -> Trainer:
        """Draw the shards and the first model of this seed (from 0). Commitments are in the order of player numbers."""
