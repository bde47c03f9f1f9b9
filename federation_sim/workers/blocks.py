"""The unit of work: some coalitions of one federation, trained with one seed and measured on the test set.

A Block is a small picklable value, so that it can be trained by any thread, process or machine: whoever gets it draws
the same shards and the same first model from the spec, and keeps them for the next block of the same federation. What
a block gives depends on nothing but the block; which blocks there are depends on nothing but the training (never on
the number of workers), because matrix products of another shape round differently.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from federation_sim.backends import Measures, Models, Trainer, backend_of
from federation_sim.spec import Contribution, TrainingSpec
from federation_sim.workers.blas import one_blas_thread

Follow = Callable[[int, float], None]
"""follow(round, accuracy): called while a block trains, for the first coalition that it follows."""

REMEMBERED = 16
"""So many federations' shards and first rounds are kept in each process: those of one turn of a game, and more."""


@dataclass(frozen=True, slots=True)
class Block:
    """Coalitions `masks` of the federation of these contributions, trained with the seed numbered `seed` from 0.

    Commitments are in the order of player numbers; bit i of a mask is the i-th of those that have a sample. No mask is
    0. `followed` are places in `masks` whose learning curve is wanted.
    """

    spec: TrainingSpec
    contributions: tuple[Contribution, ...]
    seed: int
    masks: tuple[int, ...]
    followed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class BlockResult:
    """What each mask's model measures; accuracy of the untrained model; and of each followed coalition the accuracy,
    untrained and after each round, (followed, rounds + 1).
    """

    measures: Measures
    untrained_accuracy: float
    curves: NDArray[np.float64]


def train(block: Block, follow: Follow | None = None) -> BlockResult:
    """Train the block here and now, with one BLAS thread."""
    with one_blas_thread():
        return _train(block, follow)


def _train(block: Block, follow: Follow | None) -> BlockResult:
    trainer = _trainer(block.spec, block.contributions, block.seed)
    curves = np.full((len(block.followed), block.spec.rounds + 1), trainer.untrained_accuracy)
    if follow is not None:
        follow(0, trainer.untrained_accuracy)

    def after_round(number: int, models: Models) -> None:
        curves[:, number] = models.measure(block.followed).accuracy
        if follow is not None:
            follow(number, float(curves[0, number]))

    if not block.masks:
        nothing = np.empty(0)
        measures = Measures(nothing, nothing, nothing, np.empty(0, dtype=np.bool_))
        return BlockResult(measures, trainer.untrained_accuracy, curves)
    models = trainer.train(membership(block.masks, trainer.clients), after_round if block.followed else None)
    return BlockResult(models.measure(), trainer.untrained_accuracy, curves)


def membership(masks: Sequence[int], clients: int) -> NDArray[np.bool_]:
    """Who is in which coalition: (masks, clients)."""
    bits = np.array(masks, dtype=np.uint64)[:, None] >> np.arange(clients, dtype=np.uint64)
    return np.asarray(bits & np.uint64(1), dtype=np.bool_)


@lru_cache(maxsize=REMEMBERED)
def _trainer(spec: TrainingSpec, contributions: tuple[Contribution, ...], seed: int) -> Trainer:
    return backend_of(spec.backend).trainer(spec, contributions, seed)
