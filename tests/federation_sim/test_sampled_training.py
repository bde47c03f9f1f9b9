"""A sampled training: the values are those of train_coalitions, for any number of workers; only the choice is a sample."""

from __future__ import annotations

import numpy as np
import pytest

from federation_sim import Budget, Contribution, TrainedSample, TrainingSpec, train_coalitions, train_sampled

SPEC = TrainingSpec(task="breast_cancer", rounds=2, local_steps=2, max_samples=20, game_seed=4)
THIRTEEN = [Contribution(player, 1 - player / 20, 0.4 + player / 40) for player in (3, 1, 2, *range(4, 14))]


def sampled(workers: int = 1, **limits: int) -> TrainedSample:
    return train_sampled(SPEC, THIRTEEN, Budget(**limits), np.random.default_rng(6), workers=workers)


def test_values_are_trained_and_the_sample_says_how_it_came_about() -> None:
    one = sampled(max_models=500)
    assert (one.method, one.stopped, one.members) == ("permutation", "models", (3, 1, 2, *range(4, 14)))
    exact = train_coalitions(SPEC, THIRTEEN, list(one.values))
    assert one.values == pytest.approx(exact.values, abs=1e-5)
    assert one.accuracy == pytest.approx(exact.accuracy)
    assert one.value_stderr == pytest.approx(exact.stderr, abs=1e-5)
    assert one.history == exact.history
    everybody = frozenset(range(1, 14))
    assert set(one.curves) == {everybody, *(everybody - {player} for player in everybody)}
    assert all(curve[-1] == pytest.approx(one.accuracy[group]) for group, curve in one.curves.items())
    assert one.coalitions_trained == len(one.values) - 1 <= 500
    assert sum(one.estimate.values()) == pytest.approx(one.values[everybody])


def test_the_number_of_workers_changes_no_byte() -> None:
    one, other = sampled(max_models=400), sampled(max_models=400, workers=2)
    assert (one.values, one.estimate, one.stderr, one.orders) == (
        other.values,
        other.estimate,
        other.stderr,
        other.orders,
    )


def test_forty_members_are_trained_through_the_same_kernel() -> None:
    members = [Contribution(player, 0.5 + player / 100, 0.5) for player in range(1, 41)]
    one = train_sampled(SPEC, members, Budget(max_models=1600), np.random.default_rng(1))
    assert len(one.orders) == 20
    assert all(error > 0 for error in one.stderr.values())


def test_progress_is_that_of_the_grand_coalition_and_told_once() -> None:
    rounds: list[int] = []
    models: list[tuple[int, int]] = []
    one = train_sampled(
        SPEC,
        THIRTEEN,
        Budget(max_models=600),
        np.random.default_rng(6),
        progress=lambda now, *_: rounds.append(now),
        models_done=lambda *counts: models.append(counts),
    )
    assert rounds == [0, 1, 2]
    assert len(models) > 1
    assert models[-1] == (one.coalitions_trained, 600)
