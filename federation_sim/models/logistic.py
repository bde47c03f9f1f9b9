"""Multinomial logistic regression, trained by gradient descent on the mean cross-entropy.

The bias is folded into the features as a last column of ones. One local step of all copies is two matrix products,
whatever their number: the logits, and the gradient. It does no regularisation and chooses no samples; that is the
client's business.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.values.words import Explained, Words
from federation_sim.models.model import Batch, Floats, Labels, Weights, softmax, with_bias
from federation_sim.scratch import Scratch

_INITIAL_DEVIATION = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class LogisticBatch:
    """X^T (d, m), (rate / m) X (m, d) and Y^T (rate / m) X as (classes, 1, d): what is constant in a step."""

    transposed: Floats
    scaled: Floats
    pull: Floats

    @property
    def samples(self) -> int:
        """How many samples a step looks at."""
        return int(self.transposed.shape[1])


class Logistic:
    """The model itself; see federation_sim.models.model for the contract."""

    __slots__ = ()
    copies_at_once = 128
    starts_matter = False
    words: ClassVar[Explained] = Explained(
        name=Words("Logistic regression", "逻辑回归"),
        short=Words("Weighs every measurement once for each answer.", "对每个答案，给每项测量一个权重。"),
        long=Words(
            "The plainest model: each answer adds up all measurements, each with a weight of its own. It learns fast and from few samples.",
            "最朴素的模型：每个答案把所有测量值按各自的权重相加。学得快，需要的样本也少。",
        ),
    )

    def __init__(self, hidden: int = 0) -> None:
        """`hidden` is there because every model is made with it; this one has no hidden units."""

    def initial(self, rng: np.random.Generator, features: int, classes: int) -> Weights:
        """Small normal weights: nearly the uniform guess, without ties between classes."""
        return (rng.normal(0.0, _INITIAL_DEVIATION, size=(classes, 1, features + 1)),)

    def batch(self, features: Floats, labels: Labels, classes: int, learning_rate: float) -> LogisticBatch:
        """Prepare samples; the constant factors of a step are computed once, here."""
        folded = with_bias(features)
        scaled = (folded * (learning_rate / len(folded))).astype(folded.dtype)
        targets = np.eye(classes, dtype=folded.dtype)[labels]
        return LogisticBatch(
            transposed=np.ascontiguousarray(folded.T),
            scaled=np.ascontiguousarray(scaled),
            pull=np.ascontiguousarray((targets.T @ scaled)[:, None, :]),
        )

    def step(self, weights: Weights, batch: Batch, scratch: Scratch) -> None:
        """W -= rate * (softmax(W X^T) - Y^T) X / m, for all copies at once."""
        assert isinstance(batch, LogisticBatch)  # noqa: S101 - by contract: whoever prepares it steps on it
        (stacked,) = weights
        classes, copies, width = stacked.shape
        flat = stacked.reshape(classes * copies, width)
        by_class = scratch.array("probabilities", (classes, copies * batch.samples), stacked.dtype)
        by_copy = by_class.reshape(classes * copies, batch.samples)
        gradient = scratch.array("gradient", stacked.shape, stacked.dtype)
        np.matmul(flat, batch.transposed, out=by_copy)
        softmax(by_class, scratch)
        np.matmul(by_copy, batch.scaled, out=gradient.reshape(classes * copies, width))
        np.subtract(batch.pull, gradient, out=gradient)
        stacked += gradient

    def inputs(self, features: Floats) -> Floats:
        """X^T with the row of ones: (d + 1, m)."""
        return np.ascontiguousarray(with_bias(features).T)

    def logits(self, weights: Weights, inputs: Floats, scratch: Scratch) -> Floats:
        """W X^T of every copy: (classes, copies, m)."""
        (stacked,) = weights
        classes, copies, width = stacked.shape
        out = scratch.array("logits", (classes, copies, inputs.shape[1]), stacked.dtype)
        np.matmul(stacked.reshape(classes * copies, width), inputs, out=out.reshape(classes * copies, inputs.shape[1]))
        return out
