"""Each player has a mixture of classes of its own, drawn from a Dirichlet distribution.

Hsu, Qi and Brown, Measuring the Effects of Non-Identical Data Distribution for Federated Visual Classification, 2019.
The mixture of a player is Dir(alpha K p), with K classes and p their shares of the pool; where classes are equally
frequent that is the symmetric Dir(alpha). A large alpha is iid, a small one gives each player hardly more than one
class. As in the paper, a class that is used up is drawn no more, and the others take its place in proportion.
"""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.values.words import Explained, Words
from federation_sim.partitions.partition import Deal
from federation_sim.tasks import Task


class Dirichlet:
    """The whole pool, ordered so that every prefix has the player's mixture, until a class is used up."""

    words: ClassVar[Explained] = Explained(
        name=Words("Mixed", "各有侧重"),
        short=Words("Everybody has some kinds of samples more often than others.", "每人的样本各有偏多的类别。"),
        long=Words(
            "Each player has a mixture of its own, as a clinic sees some illnesses more often. Who has what others lack is worth more to them.",
            "每个玩家有自己的类别比例，就像每家诊所常见的病不同。拥有别人缺少的样本，对别人就更有价值。",
        ),
    )

    def order(self, task: Task, deal: Deal, rng: np.random.Generator) -> NDArray[np.int64]:
        pool, classes = len(task.train_labels), len(task.class_names)
        frequency = np.bincount(task.train_labels, minlength=classes) / pool
        mixture = rng.dirichlet(deal.alpha * classes * frequency)
        rows = rng.permutation(pool)
        labels = task.train_labels[rows]
        # A race of one Poisson process for each class: whatever has come before, the next arrival is of class k with
        # probability mixture[k] over the mixture of the classes that still run. That is drawing classes one by one.
        arrivals = np.empty(pool)
        waits = rng.exponential(size=pool)
        for label in range(classes):
            own = labels == label
            with np.errstate(divide="ignore", over="ignore"):  # a class of weight 0 never arrives: it comes last
                arrivals[own] = np.cumsum(waits[own]) / mixture[label]
        return rows[np.argsort(arrivals, kind="stable")]

    def sure_samples(self, task: Task, deal: Deal) -> int:  # noqa: ARG002
        return len(task.train_labels)
