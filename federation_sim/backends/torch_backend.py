"""The stacked kernel on PyTorch, for the processor (torch-cpu) and for one CUDA card (torch-cuda).

It trains what the numpy backend trains: shards, first models and orders of minibatches are drawn by the same numpy
generators, and values agree within the rounding of float32 (see docs/training.md). A block streams through buffers
that are made once, and its size follows from the spec alone, so memory is bounded whatever the number of coalitions.
On one machine the same block gives the same bytes: products of one shape are summed in one order, and no coalition is
added to twice at a time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from federation_sim.backends.backend import MAX_LOGIT, AfterRound, Measures
from federation_sim.backends.numpy_backend import clients_of, initial_model
from federation_sim.backends.torch_device import device_named, full_precision_on_one_thread
from federation_sim.backends.torch_models import (
    Tensors,
    TorchModel,
    TorchScratch,
    Weights,
    on_device,
    torch_model,
)
from federation_sim.clients import Client
from federation_sim.models import MODELS
from federation_sim.spec import Contribution, TrainingSpec
from federation_sim.tasks import Task, load_task

MOST_COPIES_ON_A_CARD = 16384
"""Half of them hold a given client. Starting a kernel takes the processor some microseconds; each should keep the card busy
for longer than that, and the activations should still fit about into its cache. Not yet tried on a card: benchmarks.gpu
has --copies for other sizes.
"""

ACTIVATIONS_ON_A_CARD = 2**28
"""So many numbers (1 GiB) a step may keep; it bounds the block for large shards and wide networks."""

MEASURED_AT_ONCE = {"cpu": 32, "cuda": 2048}


class TorchBackend:
    """See federation_sim.backends.backend for the contract. device: cpu or cuda."""

    def __init__(self, device: str) -> None:
        self._device = device

    def check(self) -> None:
        """UnavailableError unless this machine has the device."""
        device_named(self._device)

    def copies_at_once(self, spec: TrainingSpec) -> int:
        """On the processor as many as for numpy; on a card as many as fit into its memory, with room for others."""
        if self._device == "cpu":
            return MODELS[spec.model](spec.hidden).copies_at_once
        samples = min(spec.batch_size or spec.max_samples, spec.max_samples)
        classes = len(load_task(spec.task).class_names)
        kept = torch_model(spec.model, spec.hidden).activations(classes) * samples
        copies = min(MOST_COPIES_ON_A_CARD, max(1, ACTIVATIONS_ON_A_CARD // kept))
        return 1 << copies.bit_length() - 1

    def trainer(self, spec: TrainingSpec, contributions: tuple[Contribution, ...], seed: int) -> TorchTrainer:
        """Draw the shards and the first model, and train the first round, which all blocks share."""
        task, kind = load_task(spec.task), MODELS[spec.model](spec.hidden)
        device = device_named(self._device)
        clients = clients_of(spec, kind, task, contributions)
        initial = initial_model(spec, kind, task, seed)
        with full_precision_on_one_thread():
            return TorchTrainer(
                spec, seed, task, clients, tuple(on_device(part[:, 0][None], device) for part in initial)
            )


class TorchTrainer:
    """One federation, one seed."""

    def __init__(
        self, spec: TrainingSpec, seed: int, task: Task, clients: tuple[Client, ...], initial: Weights
    ) -> None:
        """initial: the untrained model as one copy."""
        self._spec, self._seed, self._clients = spec, seed, clients
        self._device = initial[0].device
        self._model: TorchModel = torch_model(spec.model, spec.hidden)
        self._whole: dict[int, Tensors] = {}
        self._inputs = on_device(MODELS[spec.model](spec.hidden).inputs(task.test_features), self._device)
        self._labels = torch.tensor(task.test_labels, device=self._device)
        self._utility = UTILITIES[spec.utility]
        self._samples = np.array([client.samples for client in clients], dtype=np.float64)
        scores, hits, _ = self._scores(initial)
        self._untrained = scores[0].clone()
        self.untrained_accuracy = float(hits.mean(dtype=torch.float64))
        self._first = self._first_round(initial) if clients else initial

    @property
    def clients(self) -> int:
        """How many members have a sample."""
        return len(self._clients)

    def train(self, membership: NDArray[np.bool_], after_round: AfterRound | None) -> TorchModels:
        """Train a block."""
        with full_precision_on_one_thread():
            places = [torch.from_numpy(np.flatnonzero(column)).to(self._device) for column in membership.T]
            weighted = membership * self._samples
            total = weighted.sum(axis=1, keepdims=True)
            shares = on_device(weighted / total, self._device)
            inverse = on_device(1 / total, self._device)
            current: Weights = tuple(_mixed(shares, part) for part in self._first)
            following: Weights = tuple(torch.empty_like(part) for part in current)
            if after_round is not None:
                after_round(1, TorchModels(self, current))
            for number in range(2, self._spec.rounds + 1):
                self._round(number, current, following, places)
                for part in following:
                    part.flatten(1).mul_(inverse)
                current, following = following, current
                if after_round is not None:
                    after_round(number, TorchModels(self, current))
            return TorchModels(self, current)

    def measure(self, weights: Weights) -> Measures:
        """Measure copies on the test set."""
        found: list[Tensor] = []
        with full_precision_on_one_thread():
            for some in zip(*(part.split(MEASURED_AT_ONCE[self._device.type]) for part in weights), strict=True):
                scores, hits, bounded = self._scores(some)
                gains = (scores - self._untrained).double()
                variances = gains.var(1, correction=0) / gains.shape[1]
                accuracy = hits.mean(1, dtype=torch.float64)
                settled = bounded & torch.stack([part.isfinite().flatten(1).all(1) for part in some]).all(0)
                found.append(torch.stack((gains.mean(1), variances, accuracy, settled.double())))
            # One copy from the device for the whole block.
            values, variances, accuracy, settled = torch.cat(found, dim=1).cpu().numpy()
        return Measures.of(values, variances, accuracy, settled > 0, self.untrained_accuracy)

    def _first_round(self, initial: Weights) -> Weights:
        """Each client's weights after its first local training: tensors (clients, rows, columns)."""
        trained = [tuple(part.clone() for part in initial) for _ in self._clients]
        for client, copy in zip(self._clients, trained, strict=True):
            self._train_locally(client, 1, copy)
        return tuple(torch.cat(parts) for parts in zip(*trained, strict=True))

    def _round(self, number: int, current: Weights, following: Weights, places: Sequence[Tensor]) -> None:
        """Sum of each coalition's clients' models, by their samples, into `following`."""
        scratch = _scratch(self._device)
        for part in following:
            part.zero_()
        for client, at in zip(self._clients, places, strict=True):
            if not len(at):
                continue
            copies = tuple(
                scratch.array(f"copy {place}", len(at), *part.shape[1:]) for place, part in enumerate(current)
            )
            for copy, part in zip(copies, current, strict=True):
                torch.index_select(part, 0, at, out=copy)
            self._train_locally(client, number, copies)
            for copy, part in zip(copies, following, strict=True):
                # No place comes twice, so the order of additions is that of the clients, on every device.
                part.flatten(1).index_add_(0, at, copy.flatten(1), alpha=client.samples)

    def _train_locally(self, client: Client, number: int, copies: Weights) -> None:
        """One client's local steps on all of its copies, in place; federation_sim.federations.horizontal has the reasons."""
        scratch = _scratch(self._device)
        strength = self._spec.learning_rate * self._spec.proximal
        if strength == 0:
            for batch in self._batches(client, number):
                self._model.step(copies, batch, scratch)
            return
        start = [scratch.array(f"start {place}", *part.shape).copy_(part) for place, part in enumerate(copies)]
        back = [scratch.array(f"back {place}", *part.shape) for place, part in enumerate(copies)]
        for batch in self._batches(client, number):
            for pull, origin, part in zip(back, start, copies, strict=True):
                torch.sub(origin, part, out=pull)
            self._model.step(copies, batch, scratch)
            for pull, part in zip(back, copies, strict=True):
                part.add_(pull, alpha=strength)

    def _batches(self, client: Client, number: int) -> Sequence[Tensors]:
        """What each local step of this round looks at, on the device. Whole shards stay there, minibatches do not."""
        size = self._spec.batch_size
        if size and size < client.samples:
            return [self._model.place(batch, self._device) for batch in client.batches(self._seed, number)]
        if client.player not in self._whole:
            self._whole[client.player] = self._model.place(client.batches(self._seed, number)[0], self._device)
        return (self._whole[client.player],) * self._spec.local_steps

    def _scores(self, weights: Weights) -> tuple[Tensor, Tensor, Tensor]:
        """Utility of each copy on each test sample, and whether it is right there, both (copies, samples); and whether all of
        its logits are bounded, (copies,).
        """
        logits = self._model.logits(weights, self._inputs, _scratch(self._device))
        bounded = logits.abs().flatten(1).amax(1) <= MAX_LOGIT
        return self._utility(logits, self._labels), _accuracy(logits, self._labels), bounded


def _mixed(shares: Tensor, part: Tensor) -> Tensor:
    """The weights of each coalition, (coalitions, rows, columns), from those of its clients, (clients, rows, columns).

    A client whose training left the floats takes its own coalitions along and no other: 0 times such a number is none.
    """
    lost = ~part.isfinite().flatten(1).all(1)
    mixed = (shares @ part.masked_fill(lost[:, None, None], 0).flatten(1)).view(-1, *part.shape[1:])
    return mixed.masked_fill_((shares[:, lost] > 0).any(1)[:, None, None], torch.nan)


@dataclass(frozen=True, slots=True, eq=False)
class TorchModels:
    """Some models of a trainer: tensors (copies, rows, columns)."""

    trainer: TorchTrainer
    weights: Weights

    def measure(self, places: Sequence[int] | None = None) -> Measures:
        """Measure the models at these places; None: all of them."""
        if places is None:
            return self.trainer.measure(self.weights)
        return self.trainer.measure(tuple(part[list(places)] for part in self.weights))


def _log_score(logits: Tensor, labels: Tensor) -> Tensor:
    truth = logits[:, labels, torch.arange(len(labels), device=logits.device)]
    return 1.0 - (logits.logsumexp(1) - truth) / np.log(logits.shape[1])


def _accuracy(logits: Tensor, labels: Tensor) -> Tensor:
    return (logits.argmax(1) == labels).float()


UTILITIES: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "log_score": _log_score,
    "accuracy": _accuracy,
}
"""Those of federation_sim.utilities, from logits (copies, classes, m) to scores (copies, m)."""

_local = threading.local()


def _scratch(device: torch.device) -> TorchScratch:
    """This thread's working memory on the device."""
    if not hasattr(_local, "scratch") or _local.scratch.device != device:
        _local.scratch = TorchScratch(device)
    scratch: TorchScratch = _local.scratch
    return scratch
