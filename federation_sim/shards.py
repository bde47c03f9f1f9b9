"""Makes quality and quantity real: which training samples a player holds, in which order, and with which labels.

A shard is drawn once for a game from the game's seed and the player's number, and depends on nothing else: not on
the federation, the cycle, what was committed, or other players. Which samples a player can have, and in which order,
is for the spec's partition to say; nobody has a sample twice, but two players may hold the same one (the pools are too
small for disjoint shards of eleven players). Committing changes only how much of this fixed thing is used, and both
ways are nested: less quantity is a prefix of the same samples, and a label that is clean at one quality is clean at
every higher one, whatever the quantity.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.values.parameters import samples_of
from federation_sim.partitions import PARTITIONS, Deal
from federation_sim.randomness import Purpose, generator
from federation_sim.spec import Contribution, TrainingSpec
from federation_sim.tasks import load_task

_GOLDEN = (5**0.5 - 1) / 2


@dataclass(frozen=True, slots=True, eq=False)
class Shard:
    """What a player trains on: indices into the training pool (m,), and the label held for each of them (m,)."""

    indices: NDArray[np.int64]
    labels: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SamplePreview:
    """One sample as its owner may look at it: features as a person reads them, the label held, and the true one.

    The features are pixels in [0, 1], or a table's own values: numbers, words, None where there is no value.
    """

    pixels_or_features: tuple[float | str | None, ...]
    label: int
    true_label: int


def shard_of(spec: TrainingSpec, contribution: Contribution) -> Shard:
    """The samples and labels that a contribution puts into training; may be empty. ValueError where the partition gives
    the player fewer samples than are committed.

    A sample's label is clean while its threshold is below the quality, otherwise a label drawn uniformly from all
    classes (so it can be right by luck). The thresholds of consecutive samples are spread evenly (steps of the golden
    ratio from a drawn start), so every prefix holds its share of clean labels to about a sample, and small shards owe
    little to luck.
    """
    task = load_task(spec.task)
    pool = len(task.train_labels)
    rng = generator(spec.game_seed, Purpose.SHARD, player=contribution.player)
    order = PARTITIONS[spec.partition].order(task, _deal(spec, contribution.player), rng)
    random_labels = rng.integers(len(task.class_names), size=pool)
    thresholds = (rng.random() + _GOLDEN * np.arange(pool)) % 1.0
    m = samples_of(contribution.quantity, spec.max_samples)
    if m > len(order):
        raise ValueError(
            f"player {contribution.player} commits {m} samples ({contribution.quantity:g} x {spec.max_samples}), but has "
            f"{len(order)} under the partition {spec.partition!r}; lower max_samples or the quantity"
        )
    indices = order[:m]
    clean = thresholds[:m] < contribution.quality
    return Shard(indices=indices, labels=np.where(clean, task.train_labels[indices], random_labels[:m]))


def sure_samples(spec: TrainingSpec, player: int) -> int:
    """The samples that this player is sure to have under the spec's partition, whatever the game's seed: the most that
    quantity times max_samples may be. ValueError where the partition has nothing for this player.
    """
    return PARTITIONS[spec.partition].sure_samples(load_task(spec.task), _deal(spec, player))


def _deal(spec: TrainingSpec, player: int) -> Deal:
    return Deal(spec.game_seed, player, spec.alpha, spec.labels_per_player)


def sample_preview(spec: TrainingSpec, player: int, quality: float, quantity: float, count: int) -> list[SamplePreview]:
    """The first `count` samples (fewer if fewer are committed) that this player would train on with this contribution."""
    if count < 0:
        raise ValueError(f"count is {count}; it must be 0 or more")
    task = load_task(spec.task)
    shard = shard_of(spec, Contribution(player, quality, quantity))
    return [
        SamplePreview(
            pixels_or_features=task.shown.row(int(index)),
            label=int(label),
            true_label=int(task.train_labels[index]),
        )
        for index, label in zip(shard.indices[:count], shard.labels[:count], strict=True)
    ]
