"""The compiled kernel (federation_sim/native), in float32, on one thread for each block.

It computes what federation_sim.federations.horizontal does, with every sum in one fixed order, so that it gives the
same bytes on every processor that has a kernel, for any block size and any number of workers.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import numpy as np
from numpy.typing import NDArray

from federation_sim.backends.backend import AfterRound, Measures
from federation_sim.backends.numpy_backend import clients_of, initial_model
from federation_sim.clients import Client
from federation_sim.models import MODELS
from federation_sim.models.model import Weights
from federation_sim.native import MODELS_WITH_A_KERNEL, compiled, kernel
from federation_sim.spec import Contribution, TrainingSpec
from federation_sim.tasks import Task, load_task
from federation_sim.unavailable import UnavailableError

PAD = 16
"""Rows are filled up with zeros to a multiple of this (PAD in native/types.h)."""

Floats = NDArray[np.float32]


def padded(number: int) -> int:
    """The multiple of PAD that a row of so many numbers takes."""
    return -(-number // PAD) * PAD


def aligned(shape: tuple[int, ...]) -> Floats:
    """Zeros that begin at a cache line: a vector then never lies across two."""
    size = int(np.prod(shape))
    buffer = np.zeros(size + PAD, dtype=np.float32)
    begin = -buffer.ctypes.data // buffer.itemsize % PAD
    return buffer[begin : begin + size].reshape(shape)


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Batches of as many samples each: rows (batches, count, features), columns (batches, features, count), both with a
    feature that is 1 and filled up with zeros, and labels (batches, count).
    """

    count: int
    rows: Floats
    columns: Floats
    labels: NDArray[np.int32]

    @classmethod
    def of(cls, features: NDArray[np.floating], labels: NDArray[np.int64]) -> Samples:
        """From features (batches, count, d) and labels (batches, count)."""
        batches, count, width = features.shape
        rows = aligned((batches, count, padded(width + 1)))
        rows[:, :, :width] = features
        rows[:, :, width] = 1
        columns = aligned((batches, width + 1, padded(count)))
        columns[:, :, :count] = rows[:, :, : width + 1].transpose(0, 2, 1)
        return cls(count, rows, columns, np.ascontiguousarray(labels, dtype=np.int32))


@dataclass(frozen=True, slots=True)
class Shape:
    """Of a model: features with the one that is 1, hidden units (0: none), classes."""

    features: int
    hidden: int
    classes: int

    @property
    def numbers(self) -> tuple[int, int, int]:
        """As the extension wants it."""
        return self.features, self.hidden, self.classes

    @property
    def matrices(self) -> tuple[tuple[int, int], ...]:
        """Rows and columns of each matrix of a copy, in their order."""
        if self.hidden == 0:
            return ((self.classes, self.features),)
        return (self.hidden, self.features), (self.classes, self.hidden + 1)

    @property
    def copy_size(self) -> int:
        """How many floats a copy takes."""
        return sum(rows * padded(columns) for rows, columns in self.matrices)

    def laid_out(self, weights: Weights) -> Floats:
        """One copy, arrays (rows, 1, columns), as the kernel wants it: (1, copy_size)."""
        copy = aligned((1, self.copy_size))
        begin = 0
        for array, (rows, columns) in zip(weights, self.matrices, strict=True):
            size = rows * padded(columns)
            copy[0, begin : begin + size].reshape(rows, padded(columns))[:, :columns] = array[:, 0]
            begin += size
        return copy


class NativeBackend:
    """See federation_sim.backends.backend for the contract."""

    def check(self) -> None:
        """It must be compiled, and the processor must have what it was compiled for."""
        kernel()

    def copies_at_once(self, spec: TrainingSpec) -> int:
        """As many as the model says; the results do not depend on it."""
        return MODELS[spec.model](spec.hidden).copies_at_once

    def trainer(self, spec: TrainingSpec, contributions: tuple[Contribution, ...], seed: int) -> NativeTrainer:
        """Draw the shards and the first model, and train the first round, which all blocks share."""
        if spec.model not in MODELS_WITH_A_KERNEL:
            raise UnavailableError(f"backend 'native' has no kernel for model {spec.model!r}; take backend 'numpy'")
        task, model = load_task(spec.task), MODELS[spec.model](spec.hidden)
        clients = clients_of(spec, model, task, contributions)
        hidden = spec.hidden if spec.model == "mlp" else 0
        shape = Shape(task.train_features.shape[1] + 1, hidden, len(task.class_names))
        return NativeTrainer(spec, seed, shape, task, clients, initial_model(spec, model, task, seed))


class NativeTrainer:
    """One federation, one seed."""

    def __init__(
        self, spec: TrainingSpec, seed: int, shape: Shape, task: Task, clients: tuple[Client, ...], initial: Weights
    ) -> None:
        self.spec, self.shape = spec, shape
        self._seed, self._clients = seed, clients
        self._test = Samples.of(task.test_features[None], task.test_labels[None])
        self._untrained = np.zeros(self._test.count, dtype=np.float32)
        first = shape.laid_out(initial)
        gains = np.empty(self._test.count, dtype=np.float32)
        untrained = self.measure(first, np.zeros(1, dtype=np.int32), gains)
        self._untrained = gains
        self.untrained_accuracy = float(untrained.accuracy[0]) if untrained.settled[0] else 0.0
        self._alone = self._first_round(first)

    @property
    def clients(self) -> int:
        """How many members have a sample."""
        return len(self._clients)

    @cached_property
    def _whole(self) -> tuple[Samples, ...]:
        """All samples of each client."""
        return tuple(Samples.of(client.features[None], client.labels[None]) for client in self._clients)

    def _first_round(self, first: Floats) -> Floats:
        """Each client's model after its first local training, (clients, copy_size)."""
        alone = aligned((self.clients, self.shape.copy_size))
        everything = np.ones(1, dtype=np.float32)
        for place, row in enumerate(alone):
            self._train(place, 1, first, row[None], np.zeros(1, dtype=np.int32), everything)
        return alone

    def _train(
        self, client: int, number: int, current: Floats, following: Floats, places: NDArray[np.int32], shares: Floats
    ) -> None:
        """One client's local steps of round `number` on the models `places` of `current`, by its shares into `following`."""
        spec = self.spec
        samples = self._batches(client, number)
        work = _work(self.shape, samples.count, self._test.count)
        compiled().train(
            kernel(), self.shape.numbers, spec.learning_rate, spec.learning_rate * spec.proximal, spec.local_steps,
            len(samples.labels), samples.count, samples.rows, samples.columns, samples.labels,
            current, following, places, shares, work,
        )  # fmt: skip

    def _batches(self, client: int, number: int) -> Samples:
        chosen = self._clients[client].chosen(self._seed, number)
        if chosen is None:
            return self._whole[client]
        return Samples.of(self._clients[client].features[chosen], self._clients[client].labels[chosen])

    def train(self, membership: NDArray[np.bool_], after_round: AfterRound | None) -> NativeModels:
        """Train a block on this thread."""
        samples = np.array([client.samples for client in self._clients], dtype=np.float64)
        weighted = membership * samples
        shares = (weighted / weighted.sum(axis=1, keepdims=True)).astype(np.float32)
        places = [np.flatnonzero(column).astype(np.int32) for column in membership.T]
        current, following = (aligned((len(membership), self.shape.copy_size)) for _ in range(2))
        # With NaN for the weights of a client that left the floats: it takes its own coalitions along and no other.
        for alone, share, at in zip(self._alone, shares.T, places, strict=True):
            current[at] += share[at, None] * alone
        if after_round is not None:
            after_round(1, NativeModels(self, current))
        for number in range(2, self.spec.rounds + 1):
            following.fill(0)
            for client, (share, at) in enumerate(zip(shares.T, places, strict=True)):
                self._train(client, number, current, following, at, share[at])
            current, following = following, current
            if after_round is not None:
                after_round(number, NativeModels(self, current))
        return NativeModels(self, current)

    def measure(self, copies: Floats, places: NDArray[np.int32], gains: Floats | None = None) -> Measures:
        """Measure the copies at these places on the test set. gains: where to put those of a single copy on each sample."""
        test, count = self._test, len(places)
        values, variances, accuracy = np.empty(count), np.empty(count), np.empty(count)
        settled = np.empty(count, dtype=np.bool_)
        per_loss = 1 / np.log(self.shape.classes)
        compiled().measure(
            kernel(), self.shape.numbers, self.spec.utility == "accuracy", per_loss, test.count,
            test.rows, test.columns, test.labels, self._untrained, copies, places,
            _work(self.shape, 1, test.count), values, variances, accuracy, settled,
            np.empty(0, dtype=np.float32) if gains is None else gains,
        )  # fmt: skip
        return Measures.of(values, variances, accuracy, settled, getattr(self, "untrained_accuracy", 0.0))


@dataclass(frozen=True, slots=True, eq=False)
class NativeModels:
    """Some models of a trainer: (copies, copy_size)."""

    trainer: NativeTrainer
    weights: Floats

    def measure(self, places: Sequence[int] | None = None) -> Measures:
        """Measure the models at these places; None: all of them."""
        chosen = range(len(self.weights)) if places is None else places
        return self.trainer.measure(self.weights, np.array(chosen, dtype=np.int32))


_local = threading.local()


def _work(shape: Shape, batch: int, test: int) -> Floats:
    """This thread's working memory, beginning at a cache line."""
    size = compiled().memory(kernel(), shape.numbers, batch, test)
    if not hasattr(_local, "work") or len(_local.work) < size:
        _local.work = aligned((size,))
    return cast(Floats, _local.work)
