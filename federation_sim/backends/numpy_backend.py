"""The reference backend: the stacked kernel on numpy, in float32, on one thread for each block."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from federation_sim.backends.backend import MAX_LOGIT, AfterRound, Measures
from federation_sim.clients import Client
from federation_sim.federations.horizontal import FirstRound, first_round, train_block
from federation_sim.models import MODELS
from federation_sim.models.model import Floats, Model, Weights
from federation_sim.randomness import Purpose, generator
from federation_sim.scratch import Scratch
from federation_sim.shards import shard_of
from federation_sim.spec import Contribution, TrainingSpec
from federation_sim.tasks import Task, load_task
from federation_sim.utilities import UTILITIES

MEASURED_AT_ONCE = 32
"""Test logits of so many copies stay in the processor's cache while utilities are computed from them."""


def diverging_is_no_fault() -> np.errstate:
    """Within this context numpy warns of no overflow: a training that leaves the floats is measured as one, and said so."""
    return np.errstate(over="ignore", invalid="ignore")


class NumpyBackend:
    """See federation_sim.backends.backend for the contract."""

    def check(self) -> None:
        """Every machine can."""

    def copies_at_once(self, spec: TrainingSpec) -> int:
        """As many as the model says."""
        return MODELS[spec.model](spec.hidden).copies_at_once

    def trainer(self, spec: TrainingSpec, contributions: tuple[Contribution, ...], seed: int) -> NumpyTrainer:
        """Draw the shards and the first model, and train the first round, which all blocks share."""
        task, model = load_task(spec.task), MODELS[spec.model](spec.hidden)
        clients = clients_of(spec, model, task, contributions)
        initial = initial_model(spec, model, task, seed)
        with diverging_is_no_fault():
            first = first_round(spec, model, seed, clients, initial, _scratch()) if clients else None
        return NumpyTrainer(task, model, spec.utility, initial, first)


def clients_of(
    spec: TrainingSpec, model: Model, task: Task, contributions: tuple[Contribution, ...]
) -> tuple[Client, ...]:
    """The members that have a sample, in the order of `contributions`."""
    clients = []
    for contribution in contributions:
        shard = shard_of(spec, contribution)
        if len(shard.indices):
            features = task.train_features[shard.indices]
            clients.append(Client(spec, model, contribution.player, features, shard.labels, len(task.class_names)))
    return tuple(clients)


def initial_model(spec: TrainingSpec, model: Model, task: Task, seed: int) -> Weights:
    """The model that every coalition starts from in the training of this seed (from 0), as one copy."""
    rng = generator(
        spec.game_seed,
        Purpose.INITIAL_MODEL,
        federation=spec.federation,
        cycle=spec.cycle,
        part=(seed,) if seed else (),
    )
    drawn = model.initial(rng, task.train_features.shape[1], len(task.class_names))
    return tuple(array.astype(task.train_features.dtype) for array in drawn)


class NumpyTrainer:
    """One federation, one seed. `untrained`: the first model's utility on each test sample."""

    def __init__(self, task: Task, model: Model, utility: str, initial: Weights, first: FirstRound | None) -> None:
        self._task, self._model, self._first = task, model, first
        self._utility = UTILITIES[utility]
        self._inputs = model.inputs(task.test_features)
        scores, accuracy, _ = self.scores(initial)
        self.untrained = scores[0].copy()
        self.untrained_accuracy = float(accuracy[0])

    @property
    def clients(self) -> int:
        """How many members have a sample."""
        return len(self._first.clients) if self._first else 0

    def train(self, membership: NDArray[np.bool_], after_round: AfterRound | None) -> NumpyModels:
        """Train a block on this thread."""
        assert self._first is not None  # noqa: S101 - there are coalitions to train only where there are clients

        def report(number: int, weights: Weights) -> None:
            if after_round is not None:
                after_round(number, NumpyModels(self, weights))

        with diverging_is_no_fault():
            return NumpyModels(self, train_block(self._first, membership, scratch=_scratch(), after_round=report))

    def measure(self, weights: Weights) -> Measures:
        """Measure copies on the test set."""
        copies = weights[0].shape[1]
        values, variances, accuracy = np.empty(copies), np.empty(copies), np.empty(copies)
        settled = np.logical_and.reduce([np.isfinite(array).all(axis=(0, 2)) for array in weights])
        with diverging_is_no_fault():
            for begin in range(0, copies, MEASURED_AT_ONCE):
                some = slice(begin, min(begin + MEASURED_AT_ONCE, copies))
                part = tuple(np.ascontiguousarray(array[:, some]) for array in weights)
                scores, accuracy[some], bounded = self.scores(part)
                settled[some] &= bounded
                gains = scores - self.untrained
                values[some] = gains.mean(axis=1, dtype=np.float64)
                variances[some] = gains.var(axis=1, dtype=np.float64) / gains.shape[1]
        return Measures.of(values, variances, accuracy, settled, self.untrained_accuracy)

    def scores(self, weights: Weights) -> tuple[Floats, NDArray[np.float64], NDArray[np.bool_]]:
        """Utility of each copy on each test sample, (copies, samples); accuracy of each copy, (copies,), and whether all of
        its logits are bounded.
        """
        logits = self._model.logits(weights, self._inputs, _scratch())
        hits = UTILITIES["accuracy"](logits, self._task.test_labels)
        accuracy: NDArray[np.float64] = hits.mean(axis=1, dtype=np.float64)
        return self._utility(logits, self._task.test_labels), accuracy, np.abs(logits).max(axis=(0, 2)) <= MAX_LOGIT


@dataclass(frozen=True, slots=True, eq=False)
class NumpyModels:
    """Some models of a trainer: arrays (rows, copies, columns)."""

    trainer: NumpyTrainer
    weights: Weights

    def measure(self, places: Sequence[int] | None = None) -> Measures:
        """Measure the models at these places; None: all of them."""
        if places is None:
            return self.trainer.measure(self.weights)
        return self.trainer.measure(tuple(np.ascontiguousarray(array[:, list(places)]) for array in self.weights))


_local = threading.local()


def _scratch() -> Scratch:
    """This thread's working memory."""
    if not hasattr(_local, "scratch"):
        _local.scratch = Scratch()
    scratch: Scratch = _local.scratch
    return scratch
