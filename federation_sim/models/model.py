"""What a model must offer so that many copies of it, one for each coalition, are trained at once.

A copy's weights are a tuple of matrices; the copies of C coalitions lie side by side in arrays of shape (rows, C,
columns), rows first, so that one matrix product serves all copies. Nothing here knows about federations, players or
shards.
"""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from federation_sim.scratch import Scratch

Floats = NDArray[np.floating]
Labels = NDArray[np.int64]
Weights = tuple[Floats, ...]


class Learner(Protocol):
    """One client's data, prepared for local training. It is never changed, so threads may share it."""

    @property
    def samples(self) -> int:
        """How many samples the client trains on; at least 1."""

    def train(self, weights: Weights, steps: int, scratch: Scratch) -> None:
        """Do that many local steps on every copy, in place. weights: contiguous arrays (rows, copies, columns)."""


class Model(Protocol):
    """A kind of model. Its precision is that of the features it is given (float32 for games, float64 for checks)."""

    def initial(self, rng: np.random.Generator, features: int, classes: int) -> Weights:
        """The weights of one untrained copy: float64 arrays (rows, 1, columns)."""

    def learner(self, features: Floats, labels: Labels, classes: int, learning_rate: float) -> Learner:
        """Prepare one client's samples: features (m, d), labels (m,) in 0 .. classes - 1, m at least 1."""

    def inputs(self, features: Floats) -> Floats:
        """Prepare samples (m, d) for `logits`, once for many calls."""

    def logits(self, weights: Weights, inputs: Floats, scratch: Scratch) -> Floats:
        """The logits of every copy, (classes, copies, m); they live in scratch, so use them before asking again."""
