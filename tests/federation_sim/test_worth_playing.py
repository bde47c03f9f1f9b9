"""What the game rests on, measured with the default numbers: good data help, noise hurts, and noise is not paid.

Each test averages over games, since the luck of one game's draw is large with small shards.
"""

from __future__ import annotations

import numpy as np
import pytest

from federation_sim import Contribution, TrainingSpec, train_coalitions
from tests.federation_sim.plain_loop import shapley

GAMES = 20


def mean_of_grand(qualities: list[float], quantity: float = 1.0, task: str = "digits") -> tuple[float, float]:
    """Value and accuracy of the federation of everybody, mean over games."""
    members = [Contribution(player, quality, quantity) for player, quality in enumerate(qualities, start=1)]
    grand = frozenset(member.player for member in members)
    results = [train_coalitions(TrainingSpec(task=task, game_seed=game), members, []) for game in range(GAMES)]
    return (
        float(np.mean([result.values[grand] for result in results])),
        float(np.mean([result.accuracy[grand] for result in results])),
    )


def test_more_clean_data_gives_a_better_model() -> None:
    value, accuracy = zip(*(mean_of_grand([1.0], quantity) for quantity in (0.1, 0.25, 0.5, 1.0)), strict=True)
    assert all(np.diff(value) > 0.01), value
    assert all(np.diff(accuracy) > 0.01), accuracy


def test_cleaner_labels_give_a_better_model() -> None:
    value, accuracy = zip(*(mean_of_grand([quality] * 4) for quality in (0.0, 0.3, 0.6, 0.9, 1.0)), strict=True)
    assert all(np.diff(value) > 0.01), value
    assert all(np.diff(accuracy) > 0), accuracy


def test_cleaner_labels_give_a_better_model_of_tumours_too() -> None:
    value, _ = zip(*(mean_of_grand([quality] * 4, task="breast_cancer") for quality in (0.0, 0.5, 1.0)), strict=True)
    assert all(np.diff(value) > 0.01), value


def test_joining_good_data_pays_and_joining_noise_hurts() -> None:
    _, alone = mean_of_grand([0.9])
    _, with_equals = mean_of_grand([0.9] * 4)
    _, with_noise = mean_of_grand([0.9, 0.0])
    assert with_equals > alone + 0.04
    assert with_noise < alone - 0.05


def test_the_default_numbers_give_the_accuracies_of_the_page() -> None:
    """Those of docs/training.md, over 16 games."""
    assert mean_of_grand([0.9] * 4)[1] == pytest.approx(0.907, abs=0.01)
    assert mean_of_grand([0.9])[1] == pytest.approx(0.858, abs=0.02)


@pytest.mark.parametrize("qualities", [(0.9,), (0.6,), (0.9, 0.6, 0.3, 0.1), (0.3,) * 4])
def test_a_training_with_the_default_numbers_ends_about_where_it_is_best(qualities: tuple[float, ...]) -> None:
    """It must not begin to learn wrong labels by heart: then pay would hang on the round in which it happens to stop."""
    members = [Contribution(player, quality, 1.0) for player, quality in enumerate(qualities, start=1)]
    curves = [train_coalitions(TrainingSpec(game_seed=game), members, []).history for game in range(GAMES)]
    assert np.mean([max(curve) - curve[-1] for curve in curves]) < 0.005


def test_a_member_whose_labels_are_pure_noise_gets_under_one_percent_by_shapley() -> None:
    qualities = (0.9, 0.9, 0.7, 0.7, 0.5, 0.5, 0.3, 0.0)
    quantities = (1.0, 0.4, 1.0, 0.4, 1.0, 0.4, 1.0, 0.7)
    members = [
        Contribution(player, *both) for player, both in enumerate(zip(qualities, quantities, strict=True), start=1)
    ]
    shares = []
    for game in range(GAMES):
        result = train_coalitions(TrainingSpec(game_seed=game), members)
        weights = np.maximum(list(shapley(result.values, result.members).values()), 0.0)
        shares.append(weights / weights.sum())
    mean = np.mean(shares, axis=0)
    assert mean[7] < 0.01, mean
    assert mean[0] > mean[1] > mean[3] > mean[5]  # quality orders members of like quantity
    assert mean[0] > mean[2] > mean[4] > mean[6]


def test_twins_are_paid_within_five_percent_of_each_other_by_shapley_on_average_over_200_games() -> None:
    """In one game they are not: they hold different samples. The standard error of their difference here is 2 %."""
    members = [
        Contribution(1, 0.7, 0.5),
        Contribution(2, 0.7, 0.5),
        Contribution(3, 0.9, 1.0),
        Contribution(4, 0.3, 0.8),
    ]
    paid = np.zeros(2)
    for game in range(200):
        result = train_coalitions(TrainingSpec(game_seed=game), members)
        weights = np.maximum(list(shapley(result.values, result.members).values()), 0.0)
        paid += weights[:2] / weights.sum()
    assert paid[0] / paid[1] == pytest.approx(1.0, abs=0.05)
