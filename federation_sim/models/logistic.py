"""Multinomial logistic regression, trained by full-batch gradient descent on the mean cross-entropy.

The bias is folded into the features as a last column of ones. One local step of all copies is two matrix products,
whatever their number: the logits, and the gradient. It does no regularisation and chooses no samples; that is the
shard's business.
"""

from dataclasses import dataclass

import numpy as np

from federation_sim.models.model import Floats, Labels, Weights
from federation_sim.scratch import Scratch

_INITIAL_DEVIATION = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class LogisticLearner:
    """One client: X^T (d, m), (rate / m) X (m, d) and Y^T (rate / m) X as (classes, 1, d)."""

    transposed: Floats
    scaled: Floats
    pull: Floats

    @property
    def samples(self) -> int:
        """How many samples the client trains on."""
        return int(self.transposed.shape[1])

    def train(self, weights: Weights, steps: int, scratch: Scratch) -> None:
        """W -= rate * (softmax(W X^T) - Y^T) X / m, `steps` times, for all copies at once."""
        (stacked,) = weights
        classes, copies, width = stacked.shape
        flat = stacked.reshape(classes * copies, width)
        by_class = scratch.array("probabilities", (classes, copies * self.samples), stacked.dtype)
        by_copy = by_class.reshape(classes * copies, self.samples)
        step = scratch.array("step", stacked.shape, stacked.dtype)
        for _ in range(steps):
            np.matmul(flat, self.transposed, out=by_copy)
            _softmax(by_class, scratch)
            np.matmul(by_copy, self.scaled, out=step.reshape(classes * copies, width))
            np.subtract(self.pull, step, out=step)
            stacked += step


class Logistic:
    """The model itself; see federation_sim.models.model for the contract."""

    __slots__ = ()

    def initial(self, rng: np.random.Generator, features: int, classes: int) -> Weights:
        """Small normal weights: nearly the uniform guess, without ties between classes."""
        return (rng.normal(0.0, _INITIAL_DEVIATION, size=(classes, 1, features + 1)),)

    def learner(self, features: Floats, labels: Labels, classes: int, learning_rate: float) -> LogisticLearner:
        """Prepare one client's samples; the two constant factors of a step are computed once, here."""
        folded = _with_bias(features)
        scaled = (folded * (learning_rate / len(folded))).astype(folded.dtype)
        targets = np.eye(classes, dtype=folded.dtype)[labels]
        return LogisticLearner(
            transposed=np.ascontiguousarray(folded.T),
            scaled=np.ascontiguousarray(scaled),
            pull=np.ascontiguousarray((targets.T @ scaled)[:, None, :]),
        )

    def inputs(self, features: Floats) -> Floats:
        """X^T with the row of ones: (d + 1, m)."""
        return np.ascontiguousarray(_with_bias(features).T)

    def logits(self, weights: Weights, inputs: Floats, scratch: Scratch) -> Floats:
        """W X^T of every copy: (classes, copies, m)."""
        (stacked,) = weights
        classes, copies, width = stacked.shape
        out = scratch.array("logits", (classes, copies, inputs.shape[1]), stacked.dtype)
        np.matmul(stacked.reshape(classes * copies, width), inputs, out=out.reshape(classes * copies, inputs.shape[1]))
        return out


def _with_bias(features: Floats) -> Floats:
    return np.hstack([features, np.ones((len(features), 1), dtype=features.dtype)])


def _softmax(logits: Floats, scratch: Scratch) -> None:
    """In place over axis 0 of (classes, columns); the largest logit is taken off first, so that nothing overflows."""
    column = scratch.array("column", (logits.shape[1],), logits.dtype)
    np.maximum.reduce(logits, axis=0, out=column)
    logits -= column
    np.exp(logits, out=logits)
    np.add.reduce(logits, axis=0, out=column)
    np.reciprocal(column, out=column)
    logits *= column
