"""Makes quality and quantity real: which training samples a player holds, in which order, and with which labels.

A shard is drawn once for a game from the game's seed and the player's number, and depends on nothing else: not on
the federation, the cycle, what was committed, or other players. Players draw independently from the training pool,
each without repetition, so two players may hold the same sample (the pools are too small for disjoint shards of
eleven players). Committing changes only how much of this fixed thing is used, and both ways are nested: less quantity
is a prefix of the same samples, and a label that is clean at one quality is clean at every higher one, whatever the
quantity.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from federation_sim.randomness import Purpose, generator
from federation_sim.spec import Commitment, TrainingSpec
from federation_sim.tasks import load_task

_GOLDEN = (5**0.5 - 1) / 2


@dataclass(frozen=True, slots=True, eq=False)
class Shard:
    """What a player trains on: indices into the training pool (m,), and the label held for each of them (m,)."""

    indices: NDArray[np.int64]
    labels: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SamplePreview:
    """One sample as its owner may look at it: features as a person reads them, the label held, and the true one."""

    pixels_or_features: tuple[float, ...]
    label: int
    true_label: int


def committed_samples(quantity: float, max_samples: int) -> int:
    """round(quantity * max_samples), halves up (Python's own rounding would turn 2.5 into 2 and 3.5 into 4)."""
    return int(quantity * max_samples + 0.5)


def shard_of(spec: TrainingSpec, commitment: Commitment) -> Shard:
    """The samples and labels that a commitment puts into training; may be empty.

    A sample's label is clean while its threshold is below the quality, otherwise a label drawn uniformly from all
    classes (so it can be right by luck). The thresholds of consecutive samples are spread evenly (steps of the golden
    ratio from a drawn start), so every prefix holds its share of clean labels to about a sample, and small shards owe
    little to luck.
    """
    task = load_task(spec.task)
    pool = len(task.train_labels)
    rng = generator(spec.game_seed, Purpose.SHARD, player=commitment.player)
    order = rng.permutation(pool)
    random_labels = rng.integers(len(task.class_names), size=pool)
    thresholds = (rng.random() + _GOLDEN * np.arange(pool)) % 1.0
    m = committed_samples(commitment.quantity, spec.max_samples)
    indices = order[:m]
    clean = thresholds[:m] < commitment.quality
    return Shard(indices=indices, labels=np.where(clean, task.train_labels[indices], random_labels[:m]))


def sample_preview(spec: TrainingSpec, player: int, quality: float, quantity: float, count: int) -> list[SamplePreview]:
    """The first `count` samples (fewer if fewer are committed) that this player would train on with this commitment."""
    if count < 0:
        raise ValueError(f"count is {count}; it must be 0 or more")
    task = load_task(spec.task)
    shard = shard_of(spec, Commitment(player, quality, quantity))
    return [
        SamplePreview(
            pixels_or_features=tuple(float(x) for x in task.shown_features[index]),
            label=int(label),
            true_label=int(task.train_labels[index]),
        )
        for index, label in zip(shard.indices[:count], shard.labels[:count], strict=True)
    ]
