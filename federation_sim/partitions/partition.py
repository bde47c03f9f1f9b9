"""What a partition of the data is: a rule that gives each player an order of samples of the training pool.

A player commits a prefix of its own order, so less quantity is always part of more. The order follows from the game's
seed and the player's number alone, never from other players or from what is committed; players may hold the same
sample. A partition changes which samples a player has, not how many labels are wrong: that is quality.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from federation_sim.tasks import Task


@dataclass(frozen=True, slots=True)
class Deal:
    """Who is dealt to, and by which numbers. alpha: the concentration of `dirichlet`, above 0; labels_per_player: the
    labels of each player under `label`, from 1 to the number of classes. Others ignore them.
    """

    game_seed: int
    player: int
    alpha: float
    labels_per_player: int


class Partition(Protocol):
    """One way to deal the pool. Both methods raise ValueError where the task cannot be dealt to this player so."""

    def order(self, task: Task, deal: Deal, rng: np.random.Generator) -> NDArray[np.int64]:
        """Distinct places in the training pool, in the order in which the player commits them. rng: of this player."""
        ...

    def sure_samples(self, task: Task, deal: Deal) -> int:
        """The least length that `order` has for this player, whatever the game's seed."""
        ...
