"""Quality and quantity are real: what a player holds, counted sample by sample."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.values.parameters import samples_of
from federation_sim import Contribution, TrainingSpec, sample_preview
from federation_sim.shards import shard_of
from federation_sim.tasks import load_task

SHARES = st.floats(0, 1)
PLAYERS = st.integers(1, 50)
SEEDS = st.integers(0, 2**40)


@given(quantity=SHARES, max_samples=st.integers(1, 300))
def test_quantity_is_the_share_of_max_samples(quantity: float, max_samples: int) -> None:
    spec = TrainingSpec(max_samples=max_samples)
    shard = shard_of(spec, Contribution(1, 0.5, quantity))
    assert abs(len(shard.indices) - quantity * max_samples) <= 0.5 + 1e-9
    assert len(set(shard.indices.tolist())) == len(shard.indices)


def test_half_a_sample_counts_as_one() -> None:
    assert [samples_of(quantity, 10) for quantity in (0.0, 0.04, 0.05, 0.25, 0.35, 1.0)] == [0, 0, 1, 3, 4, 10]


@given(seed=SEEDS, player=PLAYERS, quality=SHARES, less=SHARES, more=SHARES)
def test_less_quantity_is_a_prefix_with_the_same_labels(
    seed: int, player: int, quality: float, less: float, more: float
) -> None:
    spec = TrainingSpec(game_seed=seed)
    small = shard_of(spec, Contribution(player, quality, min(less, more)))
    large = shard_of(spec, Contribution(player, quality, max(less, more)))
    m = len(small.indices)
    assert small.indices.tolist() == large.indices[:m].tolist()
    assert small.labels.tolist() == large.labels[:m].tolist()


@given(seed=SEEDS, player=PLAYERS, worse=SHARES, better=SHARES)
def test_more_quality_only_mends_labels(seed: int, player: int, worse: float, better: float) -> None:
    spec = TrainingSpec(game_seed=seed)
    low = shard_of(spec, Contribution(player, min(worse, better), 1.0))
    high = shard_of(spec, Contribution(player, max(worse, better), 1.0))
    truth = load_task(spec.task).train_labels[low.indices]
    changed = low.labels != high.labels
    assert low.indices.tolist() == high.indices.tolist()
    assert high.labels[changed].tolist() == truth[changed].tolist()


@given(seed=SEEDS, player=PLAYERS, quality=SHARES, quantity=SHARES)
def test_quality_is_the_share_of_labels_left_clean(seed: int, player: int, quality: float, quantity: float) -> None:
    """Labels that differ from the truth are drawn ones; drawn ones are right by luck once in ten, so count those that can
    be told: with quality 0 every label is drawn, and what is clean at `quality` but not drawn right is mended from it."""
    spec = TrainingSpec(game_seed=seed)
    held = shard_of(spec, Contribution(player, quality, quantity))
    drawn = shard_of(spec, Contribution(player, 0.0, quantity)).labels
    truth = load_task(spec.task).train_labels[held.indices]
    telling = drawn != truth
    left_wrong = int((held.labels != truth).sum())
    lucky = int((~telling).sum())
    m = len(truth)
    # 2 samples is the spread of the evenly stepping thresholds at these sizes; the lucky labels can be on either side.
    assert (1 - quality) * m - lucky - 2 <= left_wrong <= (1 - quality) * m + 2


def test_full_quality_is_all_truth_and_no_quality_is_one_in_ten() -> None:
    spec, right = TrainingSpec(), []
    truth = load_task("digits").train_labels
    for player in range(1, 101):
        clean, noise = (shard_of(spec, Contribution(player, quality, 1.0)) for quality in (1.0, 0.0))
        assert clean.labels.tolist() == truth[clean.indices].tolist()
        right.append(np.mean(noise.labels == truth[noise.indices]))
    assert np.mean(right) == pytest.approx(0.1, abs=0.01)  # 15,000 draws: a standard error of 0.0025


def test_a_shard_is_a_fact_of_player_and_game_and_of_nothing_else() -> None:
    contribution = Contribution(4, 0.6, 0.7)
    one = shard_of(TrainingSpec(game_seed=9, federation=1, cycle=1), contribution)
    same = shard_of(TrainingSpec(game_seed=9, federation=5, cycle=3, rounds=2, seeds=4), contribution)
    assert one.indices.tolist() == same.indices.tolist()
    assert one.labels.tolist() == same.labels.tolist()
    other_game = shard_of(TrainingSpec(game_seed=10), contribution)
    other_player = shard_of(TrainingSpec(game_seed=9), Contribution(5, 0.6, 0.7))
    assert one.indices.tolist() != other_game.indices.tolist()
    assert one.indices.tolist() != other_player.indices.tolist()


def test_the_preview_shows_what_is_trained_on() -> None:
    spec, contribution = TrainingSpec(game_seed=2), Contribution(3, 0.4, 0.5)
    shard, task = shard_of(spec, contribution), load_task("digits")
    preview = sample_preview(spec, 3, 0.4, 0.5, 12)
    assert len(preview) == 12
    for sample, index, label in zip(preview, shard.indices, shard.labels, strict=False):
        assert (sample.label, sample.true_label) == (label, task.train_labels[index])
        assert sample.pixels_or_features == tuple(float(pixel) for pixel in task.shown.values[index])
        assert all(isinstance(pixel, float) and 0 <= pixel <= 1 for pixel in sample.pixels_or_features)
    assert any(sample.label != sample.true_label for sample in preview)


def test_the_preview_never_shows_more_than_is_committed() -> None:
    spec = TrainingSpec(max_samples=10)
    assert len(sample_preview(spec, 1, 1.0, 0.3, 50)) == 3
    assert sample_preview(spec, 1, 1.0, 0.0, 50) == []
    with pytest.raises(ValueError, match="count is -1; it must be 0 or more"):
        sample_preview(spec, 1, 1.0, 0.3, -1)
