"""Everybody draws from the whole pool alike: players differ in quality and quantity only."""

import numpy as np
from numpy.typing import NDArray

from federation_sim.partitions.partition import Deal
from federation_sim.tasks import Task


class Iid:
    """The pool in random order."""

    def order(self, task: Task, deal: Deal, rng: np.random.Generator) -> NDArray[np.int64]:  # noqa: ARG002
        return rng.permutation(len(task.train_labels))

    def sure_samples(self, task: Task, deal: Deal) -> int:  # noqa: ARG002
        return len(task.train_labels)
