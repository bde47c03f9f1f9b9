"""Everybody draws from the whole pool alike: players differ in quality and quantity only."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.values.words import Explained, Words
from federation_sim.partitions.partition import Deal
from federation_sim.tasks import Task


class Iid:
    """The pool in random order."""

    words: ClassVar[Explained] = Explained(
        name=Words("Alike for all", "人人相同"),
        short=Words("Everybody draws from the same pool.", "大家从同一个数据池里抽取。"),
        long=Words(
            "Players’ data differ in quality and quantity only: each has samples of every kind.",
            "玩家的数据只在质量和数量上不同：每人都有各类样本。",
        ),
    )

    def order(self, task: Task, deal: Deal, rng: np.random.Generator) -> NDArray[np.int64]:  # noqa: ARG002
        return rng.permutation(len(task.train_labels))

    def sure_samples(self, task: Task, deal: Deal) -> int:  # noqa: ARG002
        return len(task.train_labels)
