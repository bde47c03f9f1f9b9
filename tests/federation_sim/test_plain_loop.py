"""The kernel against the blackboard: the same federated averaging, written as plain loops in float64."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from federation_sim import MODELS, Commitment, TrainingSpec, train_coalitions
from federation_sim.models.model import Weights
from federation_sim.randomness import Purpose, generator
from federation_sim.scratch import Scratch
from federation_sim.shards import shard_of
from federation_sim.stacked import first_round, train_block
from federation_sim.tasks import load_task
from tests.federation_sim import plain_loop

COMMITMENTS = [
    Commitment(player=2, quality=0.9, quantity=0.4),
    Commitment(player=7, quality=0.5, quantity=0.15),
    Commitment(player=3, quality=1.0, quantity=0.0),
    Commitment(player=11, quality=0.2, quantity=0.25),
]


def data_of(spec: TrainingSpec, commitment: Commitment) -> plain_loop.Data:
    task, shard = load_task(spec.task), shard_of(spec, commitment)
    return task.train_features[shard.indices].astype(np.float64), shard.labels


def test_set(spec: TrainingSpec) -> plain_loop.Data:
    task = load_task(spec.task)
    return task.test_features.astype(np.float64), task.test_labels


test_set.__test__ = False  # type: ignore[attr-defined]  # a helper whose name pytest would take for a test


def initial_models(spec: TrainingSpec) -> list[plain_loop.Array]:
    """The untrained model of each seed, as float32 numbers held in float64."""
    task = load_task(spec.task)
    rng = generator(spec.game_seed, Purpose.INITIAL_MODEL, federation=spec.federation, cycle=spec.cycle)
    shape = (task.train_features.shape[1], len(task.class_names))
    drawn = [MODELS[spec.model].initial(rng, *shape)[0][:, 0] for _ in range(spec.seeds)]
    return [one.astype(np.float32).astype(np.float64) for one in drawn]


@pytest.mark.parametrize("task", ["digits", "breast_cancer"])
@pytest.mark.parametrize("seeds", [1, 2])
def test_every_coalition_equals_a_plain_loop_over_clients(task: str, seeds: int) -> None:
    spec = TrainingSpec(
        task=task, rounds=4, local_steps=3, learning_rate=0.5, max_samples=120, seeds=seeds, game_seed=5
    )
    result = train_coalitions(spec, COMMITMENTS)
    players = [commitment.player for commitment in COMMITMENTS]
    data = {commitment.player: data_of(spec, commitment) for commitment in COMMITMENTS}
    assert len(result.values) == 2 ** len(players)
    for size in range(len(players) + 1):
        for coalition in combinations(players, size):
            score, hits = [], []
            for initial in initial_models(spec):
                clients = [data[player] for player in coalition]
                model = plain_loop.federated_averaging(initial, clients, rounds=4, steps=3, rate=0.5)[-1]
                untrained = plain_loop.log_score(initial, test_set(spec))
                score.append(plain_loop.log_score(model, test_set(spec)) - untrained)
                hits.append(plain_loop.accuracy(model, test_set(spec)))
            assert result.values[frozenset(coalition)] == pytest.approx(np.mean(score), abs=1e-5)
            assert result.accuracy[frozenset(coalition)] == pytest.approx(np.mean(hits), abs=1e-9)


def test_weights_of_every_coalition_equal_a_plain_loop_to_float64_precision() -> None:
    spec = TrainingSpec(rounds=3, local_steps=2, max_samples=40)
    data = [data_of(spec, commitment) for commitment in COMMITMENTS if commitment.quantity]
    initial = initial_models(spec)[0]
    learners = tuple(MODELS["logistic"].learner(features, labels, 10, 0.5) for features, labels in data)
    membership = (np.arange(1, 8)[:, None] >> np.arange(3)) & 1 == 1
    stacked: Weights = (initial[:, None, :],)
    first = first_round(learners, stacked, 2, Scratch())
    (weights,) = train_block(first, membership, rounds=3, local_steps=2, scratch=Scratch())
    for row, members in enumerate(membership):
        clients = [one for one, is_member in zip(data, members, strict=True) if is_member]
        expected = plain_loop.federated_averaging(initial, clients, rounds=3, steps=2, rate=0.5)[-1]
        np.testing.assert_allclose(weights[:, row], expected, rtol=0, atol=1e-12)


def test_one_client_alone_equals_gradient_descent() -> None:
    """Averaging one client changes nothing, so rounds x local steps are simply that many steps."""
    spec = TrainingSpec(rounds=5, local_steps=4, learning_rate=0.5, max_samples=60)
    alone = Commitment(player=1, quality=0.8, quantity=1.0)
    result = train_coalitions(spec, [alone])
    initial = initial_models(spec)[0]
    model = plain_loop.gradient_descent(initial, data_of(spec, alone), steps=20, rate=0.5)
    expected = plain_loop.log_score(model, test_set(spec)) - plain_loop.log_score(initial, test_set(spec))
    assert result.values[frozenset({1})] == pytest.approx(expected, abs=1e-5)
    assert result.history[-1] == pytest.approx(plain_loop.accuracy(model, test_set(spec)), abs=1e-9)


def test_history_is_the_grand_coalitions_accuracy_after_each_round() -> None:
    spec = TrainingSpec(rounds=6, local_steps=2, learning_rate=0.5, max_samples=60, game_seed=3)
    result = train_coalitions(spec, COMMITMENTS, [])
    clients = [data_of(spec, commitment) for commitment in COMMITMENTS]
    models = plain_loop.federated_averaging(initial_models(spec)[0], clients, rounds=6, steps=2, rate=0.5)
    expected = [plain_loop.accuracy(model, test_set(spec)) for model in models]
    assert result.history == pytest.approx(expected, abs=1e-9)
