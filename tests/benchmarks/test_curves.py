"""The benchmark of learning curves says how far the end of a training is behind its best round."""

from __future__ import annotations

import pytest

from benchmarks.curves import curves_of, histories, with_training
from tests.fedgame.small_arm import scenario

RISING = (0.1, 0.5, 0.7, 0.8)
FALLING = (0.1, 0.8, 0.7, 0.6)


def test_how_far_a_training_is_behind_is_its_own_best_round_less_its_last() -> None:
    curves = curves_of([RISING, FALLING])
    assert curves.trainings == 2
    assert (curves.first, curves.best, curves.last) == pytest.approx((0.65, 0.8, 0.7))
    assert curves.behind == pytest.approx(0.1)


def test_the_mean_curve_hides_what_one_training_loses_and_another_gains() -> None:
    assert curves_of([RISING, FALLING]).mean_curve_behind == pytest.approx(0.0)
    assert curves_of([FALLING]).mean_curve_behind == pytest.approx(0.2)


def test_the_untrained_model_is_no_round() -> None:
    assert curves_of([(0.9, 0.5, 0.5)]).behind == 0.0


def test_every_training_of_a_game_has_its_curve() -> None:
    changed = with_training(scenario(), {"learning_rate": 0.3, "local_steps": None})
    assert changed.treatment.training.learning_rate == 0.3
    assert changed.treatment.training.local_steps == scenario().treatment.training.local_steps
    found = histories(changed, 11, 1)
    assert len(found) > 10
    assert {len(history) for history in found} == {changed.treatment.training.rounds + 1}
