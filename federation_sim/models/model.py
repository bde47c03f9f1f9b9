"""What a model must offer so that many copies of it, one for each coalition, are trained at once.

A copy's weights are a tuple of matrices; the copies of C coalitions lie side by side in arrays of shape (rows, C,
columns), rows first, so that one matrix product serves all copies. Nothing here knows about federations, players,
shards or the order of batches.
"""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from federation_sim.scratch import Scratch

Floats = NDArray[np.floating]
Labels = NDArray[np.int64]
Weights = tuple[Floats, ...]

SAFE_LOGIT = 60.0
"""exp(60) is 1e26 and exp(-60) 1e-26: sums over any number of classes stay far inside float32, and lose nothing."""


class Batch(Protocol):
    """Some samples of one client, prepared for local steps. It is never changed, so threads may share it."""

    @property
    def samples(self) -> int:
        """How many samples a step looks at; at least 1."""


class Model(Protocol):
    """A kind of model. Its precision is that of the features it is given (float32 for games, float64 for checks)."""

    @property
    def copies_at_once(self) -> int:
        """So many copies are trained in one block: what one local step works on then stays in the processor's cache."""

    @property
    def starts_matter(self) -> bool:
        """Whether another first model ends in another trained one, as with networks."""

    def initial(self, rng: np.random.Generator, features: int, classes: int) -> Weights:
        """The weights of one untrained copy: float64 arrays (rows, 1, columns)."""

    def batch(self, features: Floats, labels: Labels, classes: int, learning_rate: float) -> Batch:
        """Prepare samples: features (m, d), labels (m,) in 0 .. classes - 1, m at least 1."""

    def step(self, weights: Weights, batch: Batch, scratch: Scratch) -> None:
        """One step of gradient descent on the batch's mean cross-entropy, on every copy, in place.

        weights: contiguous arrays (rows, copies, columns); batch: one that this model prepared.
        """

    def inputs(self, features: Floats) -> Floats:
        """Prepare samples (m, d) for `logits`, once for many calls."""

    def logits(self, weights: Weights, inputs: Floats, scratch: Scratch) -> Floats:
        """The logits of every copy, (classes, copies, m); they live in scratch, so use them before asking again."""


def with_bias(features: Floats) -> Floats:
    """The features with a last column of ones: (m, d) to (m, d + 1)."""
    return np.hstack([features, np.ones((len(features), 1), dtype=features.dtype)])


def softmax(logits: Floats, scratch: Scratch, scale: float = 1.0) -> None:
    """`scale` times the softmax, in place, over axis 0 of (classes, columns).

    The largest logit of each column is taken off first, so that nothing overflows; where nothing could, that is spared.
    """
    column = scratch.array("column", (logits.shape[1],), logits.dtype)
    if not (logits.max() < SAFE_LOGIT and logits.min() > -SAFE_LOGIT):
        np.maximum.reduce(logits, axis=0, out=column)
        logits -= column
    np.exp(logits, out=logits)
    np.add.reduce(logits, axis=0, out=column)
    np.divide(scale, column, out=column)
    logits *= column
