"""A wrong specification is refused at once, with the field, its value and what is allowed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from federation_sim import MODELS, PARTITIONS, TASKS, Contribution, TrainingSpec


def choices(registry: Mapping[str, object]) -> str:
    return ", ".join(sorted(registry))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            {"task": "digit"},
            f"task 'digit' is not known; choose one of: {choices(TASKS)}, or a file of your own",
        ),
        ({"model": "forest"}, f"model 'forest' is not known; choose one of: {choices(MODELS)}"),
        ({"utility": "f1"}, "utility 'f1' is not known; choose one of: accuracy, log_score"),
        ({"rounds": 0}, "rounds is 0; it must be a whole number from 1 to 1000"),
        ({"rounds": 2.5}, r"rounds is 2\.5; it must be a whole number"),
        ({"rounds": True}, "rounds is True; it must be a whole number"),
        ({"local_steps": -3}, "local_steps is -3; it must be a whole number from 1 to 1000"),
        ({"learning_rate": 0.0}, "learning_rate is 0.0; it must be a number above 0 to 100"),
        ({"learning_rate": float("nan")}, "learning_rate is nan; it must be a number above 0 to 100"),
        ({"max_samples": 1398}, r"max_samples is 1398; .* at most 1397 \(task 'digits' has 1397 training samples\)"),
        ({"task": "breast_cancer", "max_samples": 370}, "at most 369"),
        ({"hidden": 0}, "hidden is 0; it must be a whole number from 1 to 1024"),
        ({"batch_size": -1}, "batch_size is -1; it must be a whole number from 0 to 100000, 0 for all"),
        ({"proximal": -0.5}, r"proximal is -0\.5; it must be a number from 0 to 1000"),
        ({"backend": "cupy"}, "backend 'cupy' is not known; choose one of: auto, native, numpy"),
        ({"task": "wine"}, r"max_samples is 150; .* at most 118"),
        ({"partition": "random"}, f"partition 'random' is not known; choose one of: {choices(PARTITIONS)}"),
        ({"alpha": 0.0}, r"alpha is 0\.0; it must be a number from 0\.001 to 1000000"),
        ({"labels_per_player": 0}, "labels_per_player is 0; it must be a whole number from 1 to 1000"),
        (
            {"partition": "label", "labels_per_player": 11},
            "labels_per_player is 11; task 'digits' has 10 classes, so give 1 to 10",
        ),
        ({"partition": "party"}, "partition 'party' is not possible: task 'digits' has no parties"),
        ({"seeds": -1}, "seeds is -1; it must be a whole number from 0 to 64, 0 for as many as the model needs"),
        ({"game_seed": -1}, "game_seed is -1; it must be a whole number of at least 0"),
        ({"federation": -1}, "federation is -1"),
        ({"cycle": -1}, "cycle is -1"),
    ],
)
def test_a_bad_spec_is_refused_with_what_is_allowed(wrong: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        TrainingSpec(**wrong)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    ("player", "quality", "quantity", "sentence"),
    [
        (0, 0.5, 0.5, "player is 0; it must be a whole number of at least 1"),
        (3, 1.2, 0.5, r"quality of player 3 is 1\.2; it must be a number between 0 and 1"),
        (3, 0.5, -0.1, r"quantity of player 3 is -0\.1; it must be a number between 0 and 1"),
        (3, 0.5, float("inf"), "quantity of player 3 is inf; it must be a number between 0 and 1"),
    ],
)
def test_a_bad_commitment_is_refused_with_its_player(
    player: int, quality: float, quantity: float, sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        Contribution(player, quality, quantity)


def test_whole_numbers_are_good_shares() -> None:
    assert Contribution(1, 1, 0) == Contribution(1, 1.0, 0.0)


def test_as_many_seeds_are_trained_as_chance_in_training_asks_for() -> None:
    assert TrainingSpec().seeds == 1
    assert TrainingSpec(model="mlp").seeds == TrainingSpec(batch_size=16).seeds == 4
    assert TrainingSpec(model="mlp", seeds=1).seeds == 1
