"""A network with one hidden layer of rectified units, trained by gradient descent on the mean cross-entropy.

Both biases are folded in: the features and the hidden activations each end in a one. For all copies at once the first
layer is one matrix product, and so is its gradient; the second layer, whose inputs differ from copy to copy, is a
batched product. Initial weights follow He et al., ICCV 2015.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.values.words import Explained, Words
from federation_sim.models.model import Batch, Floats, Labels, Weights, softmax, with_bias
from federation_sim.scratch import Scratch


@dataclass(frozen=True, slots=True, eq=False)
class MlpBatch:
    """X^T (d, m), X (m, d), (rate / m) Y^T as (classes, 1, m), and the factor rate / m."""

    transposed: Floats
    features: Floats
    targets: Floats
    factor: float

    @property
    def samples(self) -> int:
        """How many samples a step looks at."""
        return len(self.features)


@dataclass(frozen=True, slots=True)
class Mlp:
    """The model itself, with so many hidden units; see federation_sim.models.model for the contract.

    Weights are (hidden, copies, features + 1) and (classes, copies, hidden + 1).
    """

    hidden: int

    words: ClassVar[Explained] = Explained(
        name=Words("Small neural network", "小型神经网络"),
        short=Words("Sees patterns that no single measurement shows.", "能看出单项测量看不出的规律。"),
        long=Words(
            "A network with one hidden layer. It can learn more than a plain model from many samples, and takes longer to train.",
            "有一个隐藏层的网络。样本多时能比朴素模型学得更多，训练也更久。",
        ),
    )

    @property
    def starts_matter(self) -> bool:
        """They do: which units come to stand for what is decided there."""
        return True

    @property
    def copies_at_once(self) -> int:
        """Fewer copies the wider the network is: the hidden activations of all of them are worked on at once."""
        return max(8, 1024 // self.hidden)

    def initial(self, rng: np.random.Generator, features: int, classes: int) -> Weights:
        """Normal weights of deviation sqrt(2 / inputs) below the rectifier and sqrt(1 / inputs) above; biases 0."""
        first = rng.normal(0.0, np.sqrt(2 / features), size=(self.hidden, 1, features + 1))
        second = rng.normal(0.0, np.sqrt(1 / self.hidden), size=(classes, 1, self.hidden + 1))
        first[..., -1] = 0.0
        second[..., -1] = 0.0
        return first, second

    def batch(self, features: Floats, labels: Labels, classes: int, learning_rate: float) -> MlpBatch:
        """Prepare samples."""
        folded = with_bias(features)
        factor = learning_rate / len(folded)
        targets = np.eye(classes, dtype=folded.dtype)[labels].T * factor
        return MlpBatch(
            transposed=np.ascontiguousarray(folded.T),
            features=np.ascontiguousarray(folded),
            targets=np.ascontiguousarray(targets.astype(folded.dtype)[:, None, :]),
            factor=factor,
        )

    def step(self, weights: Weights, batch: Batch, scratch: Scratch) -> None:
        """Forward, backward, and one step down, for all copies at once. Errors are scaled by rate / m from the start."""
        assert isinstance(batch, MlpBatch)  # noqa: S101 - by contract: whoever prepares it steps on it
        first, second = weights
        hidden, copies, width = first.shape
        classes, m = len(second), batch.samples
        active = self._activations(first, batch.transposed, scratch)
        by_copy, weights_by_copy = active.transpose(1, 0, 2), second.transpose(1, 0, 2)
        error = scratch.array("error", (classes, copies, m), first.dtype)
        np.matmul(weights_by_copy, by_copy, out=error.transpose(1, 0, 2))
        softmax(error.reshape(classes, copies * m), scratch, batch.factor)
        error -= batch.targets
        error_by_copy = error.transpose(1, 0, 2)

        # The error of the hidden units: through the old weights, and only where a unit was active.
        below = scratch.array("error below", (hidden, copies, m), first.dtype)
        np.matmul(weights_by_copy[:, :, :hidden].transpose(0, 2, 1), error_by_copy, out=below.transpose(1, 0, 2))
        fired = scratch.array("fired", below.shape, np.bool_)
        np.greater(active[:hidden], 0, out=fired)
        below *= fired

        above = scratch.array("gradient above", second.shape, first.dtype)
        np.matmul(error_by_copy, by_copy.transpose(0, 2, 1), out=above.transpose(1, 0, 2))
        second -= above
        gradient = scratch.array("gradient", first.shape, first.dtype)
        np.matmul(below.reshape(hidden * copies, m), batch.features, out=gradient.reshape(hidden * copies, width))
        first -= gradient

    def inputs(self, features: Floats) -> Floats:
        """X^T with the row of ones: (d + 1, m)."""
        return np.ascontiguousarray(with_bias(features).T)

    def logits(self, weights: Weights, inputs: Floats, scratch: Scratch) -> Floats:
        """The second layer's products of every copy: (classes, copies, m)."""
        first, second = weights
        active = self._activations(first, inputs, scratch)
        out = scratch.array("logits", (len(second), first.shape[1], inputs.shape[1]), first.dtype)
        np.matmul(second.transpose(1, 0, 2), active.transpose(1, 0, 2), out=out.transpose(1, 0, 2))
        return out

    def _activations(self, first: Floats, inputs: Floats, scratch: Scratch) -> Floats:
        """max(0, W X^T) of every copy, with a last row of ones: (hidden + 1, copies, m)."""
        hidden, copies, width = first.shape
        m = inputs.shape[1]
        active = scratch.array("active", (hidden + 1, copies, m), first.dtype)
        flat = active[:hidden].reshape(hidden * copies, m)
        np.matmul(first.reshape(hidden * copies, width), inputs, out=flat)
        # Against a row of zeros, not against the number: numpy's loop over two arrays is three times as fast.
        np.maximum(flat, scratch.zeros("rectifier", (m,), first.dtype), out=flat)
        active[hidden] = 1.0
        return active
