"""A client of federated averaging: its samples, and which of them each local step of each round looks at.

With full batches every step looks at all samples. With minibatches a round's steps walk through a random order of the
samples, drawn anew whenever too few are left for a batch, as in McMahan et al., AISTATS 2017; the orders are drawn for
(seed, round, player) and so are the same in every coalition. It trains nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from federation_sim.models.model import Batch, Floats, Labels, Model
from federation_sim.randomness import Purpose, generator
from federation_sim.spec import TrainingSpec


@dataclass(frozen=True, eq=False)
class Client:
    """One player's samples, features (m, d) and labels (m,), m at least 1, as `spec` trains on them."""

    spec: TrainingSpec
    model: Model
    player: int
    features: Floats
    labels: Labels
    classes: int

    @property
    def samples(self) -> int:
        """How many samples the client has."""
        return len(self.labels)

    def batches(self, seed: int, round_number: int) -> Sequence[Batch]:
        """What each local step of this round (from 1) looks at, in the training of this seed (from 0)."""
        chosen = self.chosen(seed, round_number)
        if chosen is None:
            return (self._whole,) * self.spec.local_steps
        return [self._prepare(some) for some in chosen]

    def chosen(self, seed: int, round_number: int) -> Labels | None:
        """The samples of each step, (steps, batch size); None: all of them, each time."""
        size = self.spec.batch_size
        if size == 0 or size >= self.samples:
            return None
        rng = generator(
            self.spec.game_seed,
            Purpose.BATCHES,
            federation=self.spec.federation,
            cycle=self.spec.cycle,
            player=self.player,
            part=(seed, round_number),
        )
        whole = self.samples // size
        epochs = -(-self.spec.local_steps // whole)
        orders = [rng.permutation(self.samples)[: whole * size].reshape(whole, size) for _ in range(epochs)]
        return np.concatenate(orders)[: self.spec.local_steps]

    @cached_property
    def _whole(self) -> Batch:
        return self._prepare(np.arange(self.samples))

    def _prepare(self, chosen: Labels) -> Batch:
        return self.model.batch(self.features[chosen], self.labels[chosen], self.classes, self.spec.learning_rate)
