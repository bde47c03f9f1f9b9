"""Each player is one of the parties that the data came from: hospitals, shops, devices.

It needs a task in a user's own file with a party column. Player k has the rows of the k-th party, in the order of the
parties' names (in order of value where all names are numbers), so every sample has one owner at most.
"""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.values.words import Explained, Words
from federation_sim.partitions.partition import Deal
from federation_sim.tasks import Task


class Party:
    """The party's samples of the training pool, in random order."""

    words: ClassVar[Explained] = Explained(
        name=Words("By origin", "按来源"),
        short=Words(
            "Everybody has the samples of one hospital, shop or device.", "每人拥有一家医院、商店或一台设备的样本。"
        ),
        long=Words(
            "The data say where each sample comes from, and each player is one of these places.",
            "数据写明每个样本来自哪里，每个玩家就是其中一处。",
        ),
    )

    def order(self, task: Task, deal: Deal, rng: np.random.Generator) -> NDArray[np.int64]:
        return rng.permutation(_rows(task, deal.player))

    def sure_samples(self, task: Task, deal: Deal) -> int:
        return len(_rows(task, deal.player))


def _rows(task: Task, player: int) -> NDArray[np.int64]:
    if not task.parties:
        raise ValueError(
            f"the partition 'party' is not possible: task {task.name!r} has no parties; name the column that says whose each row is, &party=COLUMN"
        )
    if player > len(task.parties):
        parties = ", ".join(map(repr, task.parties[:10])) + (", ..." if len(task.parties) > 10 else "")
        raise ValueError(f"player {player} has no party: the file has {len(task.parties)} ({parties}), one a player")
    return np.flatnonzero(task.train_parties == player - 1)
