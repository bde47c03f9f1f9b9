"""What a backend must offer: one federation's training with one seed, ready to train any block of its coalitions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from federation_sim.spec import Contribution, TrainingSpec

MAX_LOGIT = 1e6
"""A training has settled if all weights of its model are finite, and none of its outputs on the test set is beyond this:
surer of anything no model is, even after steps as long as are allowed. It keeps every value far inside what the rules accept.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """Of some models, float64 of shape (models,): utility above the untrained model's, the variance of that mean over
    the test samples, and accuracy, all on the test set; and which of them settled.
    """

    values: NDArray[np.float64]
    variances: NDArray[np.float64]
    accuracy: NDArray[np.float64]
    settled: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        values: NDArray[np.float64],
        variances: NDArray[np.float64],
        accuracy: NDArray[np.float64],
        settled: NDArray[np.bool_],
        untrained_accuracy: float,
    ) -> Measures:
        """From what was measured, which may be no number where a model did not settle.

        Such a model counts as none: worth 0, and as accurate as the untrained one.
        """
        return cls(
            np.where(settled, values, 0.0),
            np.where(settled, variances, 0.0),
            np.where(settled, accuracy, untrained_accuracy),
            settled,
        )


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
