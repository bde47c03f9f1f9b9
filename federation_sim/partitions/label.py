"""Each player has a few labels only.

The pathological split of McMahan, Moore, Ramage, Hampson and Aguera y Arcas, Communication-Efficient Learning of Deep
Networks from Decentralized Data, 2017, with labels where the paper has blocks of samples sorted by label. Labels are
dealt like cards: from a shuffled deck of all labels as many hands as it holds, then a new deck. So no two players of
one deck share a label, and the labels are spread over the players as evenly as can be.
"""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.values.words import Explained, Words
from federation_sim.partitions.partition import Deal
from federation_sim.randomness import Purpose, generator
from federation_sim.tasks import Task


class Label:
    """The samples of the player's labels, in random order."""

    words: ClassVar[Explained] = Explained(
        name=Words("A few kinds each", "各有几类"),
        short=Words("Everybody has samples of a few kinds only.", "每人只有少数几类样本。"),
        long=Words(
            "The kinds of samples are dealt like cards. Alone nobody can learn all of them; together they can.",
            "样本类别像发牌一样分给玩家。单独一人学不全所有类别，合在一起就可以。",
        ),
    )

    def order(self, task: Task, deal: Deal, rng: np.random.Generator) -> NDArray[np.int64]:
        rows = np.flatnonzero(np.isin(task.train_labels, hand(task, deal)))
        return rng.permutation(rows)

    def sure_samples(self, task: Task, deal: Deal) -> int:
        counts = np.bincount(task.train_labels, minlength=len(task.class_names))
        return int(np.sort(counts)[: _hand_size(task, deal)].sum())


def hand(task: Task, deal: Deal) -> NDArray[np.int64]:
    """The labels of this player: distinct, and as many as `labels_per_player`."""
    classes, size = len(task.class_names), _hand_size(task, deal)
    deck, place = divmod(deal.player - 1, classes // size)
    cards = generator(deal.game_seed, Purpose.LABELS, cycle=deck).permutation(classes)
    return np.sort(cards[place * size : (place + 1) * size])


def _hand_size(task: Task, deal: Deal) -> int:
    classes = len(task.class_names)
    if not 1 <= deal.labels_per_player <= classes:
        raise ValueError(
            f"labels_per_player is {deal.labels_per_player}; task {task.name!r} has {classes} classes, so give 1 to {classes}"
        )
    return deal.labels_per_player
