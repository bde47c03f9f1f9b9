"""The models of the game as PyTorch computes them: the same mathematics as federation_sim.models, laid out for a card.

Here a copy's weights are contiguous, arrays (copies, rows, columns): a coalition's model is then gathered and added as
one run of memory, and the activations of a copy, (classes, m), lie together, so that the softmax over classes reads each
of them once. The batches are those that the models of federation_sim.models prepare.
"""

from __future__ import annotations

import math
from typing import Protocol

import torch
from torch import Tensor

from federation_sim.models.logistic import LogisticBatch
from federation_sim.models.mlp import MlpBatch
from federation_sim.models.model import Batch, Floats

Weights = tuple[Tensor, ...]
Tensors = tuple[Tensor, ...]
"""A batch on its device: what it holds is its model's business."""


class TorchScratch:
    """Named buffers of one device that grow to the largest size ever asked for, as federation_sim.scratch's. One
    serves one thread.
    """

    def __init__(self, device: torch.device) -> None:
        self.device = device
        self._buffers: dict[str, Tensor] = {}

    def array(self, name: str, *shape: int) -> Tensor:
        """A contiguous float32 tensor of that shape with unspecified contents, valid until the name is asked for again."""
        size = math.prod(shape)
        buffer = self._buffers.get(name)
        if buffer is None or buffer.numel() < size:
            # The old one goes first, so that the two never stand side by side.
            self._buffers.pop(name, None)
            buffer = self._buffers[name] = torch.empty(size, dtype=torch.float32, device=self.device)
        return buffer[:size].view(shape)


class TorchModel(Protocol):
    """What federation_sim.models.Model is to numpy."""

    def activations(self, classes: int) -> int:
        """Numbers that a step keeps for each copy and sample."""

    def place(self, batch: Batch, device: torch.device) -> Tensors:
        """Put a batch, prepared by the model of the same name, on the device."""

    def step(self, weights: Weights, batch: Tensors, scratch: TorchScratch) -> None:
        """One step of gradient descent on every copy, in place. weights: contiguous tensors (copies, rows, columns)."""

    def logits(self, weights: Weights, inputs: Tensor, scratch: TorchScratch) -> Tensor:
        """The logits of every copy, (copies, classes, m), for inputs (d + 1, m); they live in scratch."""


def on_device(array: Floats, device: torch.device) -> Tensor:
    """The array as a float32 tensor there."""
    return torch.from_numpy(array).to(device, torch.float32)


class TorchLogistic:
    """Multinomial logistic regression: weights (copies, classes, d + 1)."""

    def activations(self, classes: int) -> int:
        """Logits and probabilities."""
        return 2 * classes

    def place(self, batch: Batch, device: torch.device) -> Tensors:
        """X^T, (rate / m) X, and Y^T (rate / m) X as (classes, d + 1)."""
        assert isinstance(batch, LogisticBatch)  # noqa: S101 - by contract
        parts = (batch.transposed, batch.scaled, batch.pull[:, 0])
        return tuple(on_device(part, device) for part in parts)

    def step(self, weights: Weights, batch: Tensors, scratch: TorchScratch) -> None:
        """W -= rate * (softmax(W X^T) - Y^T) X / m: two matrix products for all copies at once."""
        (stacked,) = weights
        transposed, scaled, pull = batch
        copies, classes, width = stacked.shape
        probabilities = scratch.array("probabilities", copies, classes, transposed.shape[1])
        torch.softmax(self.logits(weights, transposed, scratch), 1, out=probabilities)
        stacked.view(-1, width).addmm_(probabilities.view(copies * classes, -1), scaled, alpha=-1)
        stacked.add_(pull)

    def logits(self, weights: Weights, inputs: Tensor, scratch: TorchScratch) -> Tensor:
        """W X^T of every copy."""
        (stacked,) = weights
        copies, classes, width = stacked.shape
        out = scratch.array("logits", copies, classes, inputs.shape[1])
        torch.mm(stacked.view(-1, width), inputs, out=out.view(copies * classes, -1))
        return out


class TorchMlp:
    """One hidden layer of rectified units: weights (copies, hidden, d + 1) and (copies, classes, hidden + 1)."""

    def __init__(self, hidden: int) -> None:
        self.hidden = hidden

    def activations(self, classes: int) -> int:
        """Hidden units forward, backward and as flags; logits and probabilities."""
        return 3 * self.hidden + 2 * classes

    def place(self, batch: Batch, device: torch.device) -> Tensors:
        """X^T, X, (rate / m) Y^T as (classes, m), and the factor rate / m."""
        assert isinstance(batch, MlpBatch)  # noqa: S101 - by contract
        parts = (batch.transposed, batch.features, batch.targets[:, 0])
        factor = torch.tensor(batch.factor, dtype=torch.float32, device=device)
        return (*(on_device(part, device) for part in parts), factor)

    def step(self, weights: Weights, batch: Tensors, scratch: TorchScratch) -> None:
        """Forward, backward, and one step down. Errors are scaled by rate / m from the start."""
        first, second = weights
        transposed, features, targets, factor = batch
        copies, hidden, width = first.shape
        m, above = transposed.shape[1], second[:, :, :hidden]
        active = self._hidden(first, transposed, scratch)
        error = scratch.array("probabilities", copies, second.shape[1], m)
        torch.softmax(self._above(second, active, scratch), 1, out=error)
        error.mul_(factor).sub_(targets)

        # The error of the hidden units: through the old weights, and only where a unit was active.
        below = scratch.array("below", copies, hidden, m)
        torch.bmm(above.transpose(1, 2), error, out=below)
        below.mul_(active > 0)

        above.baddbmm_(error, active.transpose(1, 2), alpha=-1)
        second[:, :, hidden].sub_(error.sum(2))
        first.view(-1, width).addmm_(below.view(copies * hidden, m), features, alpha=-1)

    def logits(self, weights: Weights, inputs: Tensor, scratch: TorchScratch) -> Tensor:
        """The second layer's products of every copy."""
        first, second = weights
        return self._above(second, self._hidden(first, inputs, scratch), scratch)

    def _hidden(self, first: Tensor, inputs: Tensor, scratch: TorchScratch) -> Tensor:
        """max(0, W X^T) of every copy: (copies, hidden, m)."""
        copies, hidden, width = first.shape
        active = scratch.array("active", copies, hidden, inputs.shape[1])
        torch.mm(first.view(-1, width), inputs, out=active.view(copies * hidden, -1))
        return active.relu_()

    def _above(self, second: Tensor, active: Tensor, scratch: TorchScratch) -> Tensor:
        """The second layer, its bias being the last column: (copies, classes, m)."""
        copies, classes, width = second.shape
        out = scratch.array("logits", copies, classes, active.shape[2])
        torch.baddbmm(second[:, :, width - 1 :], second[:, :, : width - 1], active, out=out)
        return out


def torch_model(name: str, hidden: int) -> TorchModel:
    """The model of that name. Raises ValueError for one that this backend cannot compute."""
    if name == "logistic":
        return TorchLogistic()
    if name == "mlp":
        return TorchMlp(hidden)
    raise ValueError(f"the torch backends cannot compute model {name!r}; they know logistic and mlp")
