"""The kernel against the blackboard: the same federated averaging, written as plain loops in float64."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from federation_sim import MODELS, Contribution, TrainingSpec, train_coalitions
from federation_sim.clients import Client
from federation_sim.federations.horizontal import first_round, train_block
from federation_sim.models.model import Weights
from federation_sim.randomness import Purpose, generator
from federation_sim.scratch import Scratch
from federation_sim.shards import shard_of
from federation_sim.tasks import load_task
from tests.federation_sim import plain_loop
from tests.federation_sim.backends.here import ALL_HERE

CONTRIBUTIONS = [
    Contribution(player=2, quality=0.9, quantity=0.4),
    Contribution(player=7, quality=0.5, quantity=0.15),
    Contribution(player=3, quality=1.0, quantity=0.0),
    Contribution(player=11, quality=0.2, quantity=0.25),
]
LOGISTIC = TrainingSpec(seeds=1, rounds=4, local_steps=3, learning_rate=0.5, max_samples=120, game_seed=5)
MLP = replace(LOGISTIC, model="mlp", hidden=6, learning_rate=0.3)
CASES = {
    "logistic": LOGISTIC,
    "two seeds": replace(LOGISTIC, seeds=2),
    "tumours": replace(LOGISTIC, task="breast_cancer"),
    "minibatches": replace(LOGISTIC, batch_size=8),
    "proximal": replace(LOGISTIC, proximal=0.4),
    "network": MLP,
    "network, minibatches, proximal, two seeds": replace(MLP, batch_size=10, proximal=0.7, seeds=2),
}


def data_of(spec: TrainingSpec, contribution: Contribution) -> plain_loop.Data:
    task, shard = load_task(spec.task), shard_of(spec, contribution)
    return task.train_features[shard.indices].astype(np.float64), shard.labels


def test_set(spec: TrainingSpec) -> plain_loop.Data:
    task = load_task(spec.task)
    return task.test_features.astype(np.float64), task.test_labels


test_set.__test__ = False  # type: ignore[attr-defined]  # a helper whose name pytest would take for a test


def initial_model(spec: TrainingSpec, seed: int = 0) -> plain_loop.Weights:
    """The untrained model of a seed, as float32 numbers held in float64."""
    task = load_task(spec.task)
    part = (seed,) if seed else ()
    rng = generator(spec.game_seed, Purpose.INITIAL_MODEL, federation=spec.federation, cycle=spec.cycle, part=part)
    drawn = MODELS[spec.model](spec.hidden).initial(rng, task.train_features.shape[1], len(task.class_names))
    return [matrix[:, 0].astype(np.float32).astype(np.float64) for matrix in drawn]


def client(spec: TrainingSpec, contribution: Contribution, seed: int = 0) -> tuple[int, plain_loop.Rounds]:
    """A client of the oracle: all samples in every step, or minibatches of a random order, drawn anew when used up."""
    features, labels = data_of(spec, contribution)
    m, size = len(labels), spec.batch_size

    def batches(round_number: int) -> Sequence[plain_loop.Data]:
        if not size or size >= m:
            return [(features, labels)] * spec.local_steps
        rng = generator(
            spec.game_seed, Purpose.BATCHES, federation=spec.federation, cycle=spec.cycle,
            player=contribution.player, part=(seed, round_number),
        )  # fmt: skip
        left: list[int] = []
        chosen = []
        for _ in range(spec.local_steps):
            if len(left) < size:
                left = rng.permutation(m).tolist()
            now, left = left[:size], left[size:]
            chosen.append((features[now], labels[now]))
        return chosen

    return m, batches


def train(spec: TrainingSpec, members: Sequence[Contribution], seed: int = 0) -> list[plain_loop.Weights]:
    return plain_loop.federated_averaging(
        initial_model(spec, seed),
        [client(spec, member, seed) for member in members],
        rounds=spec.rounds,
        rate=spec.learning_rate,
        proximal=spec.proximal,
    )


@pytest.mark.parametrize("backend", ALL_HERE)
@pytest.mark.parametrize("case", CASES)
def test_every_coalition_equals_a_plain_loop_over_clients(case: str, backend: str) -> None:
    spec = replace(CASES[case], backend=backend)
    result = train_coalitions(spec, CONTRIBUTIONS)
    assert len(result.values) == 2 ** len(CONTRIBUTIONS)
    for size in range(len(CONTRIBUTIONS) + 1):
        for members in combinations(CONTRIBUTIONS, size):
            coalition = frozenset(member.player for member in members)
            gains, hits = [], []
            for seed in range(spec.seeds):
                models = train(spec, members, seed)
                gains.append(plain_loop.gains(models[-1], models[0], test_set(spec)))
                hits.append(plain_loop.accuracy(models[-1], test_set(spec)))
            assert result.values[coalition] == pytest.approx(np.mean(gains), abs=1e-5)
            assert result.accuracy[coalition] == pytest.approx(np.mean(hits), abs=1e-9)
            by_samples = np.mean([gain.var() / len(gain) for gain in gains])
            by_seeds = np.var([gain.mean() for gain in gains], ddof=1) / spec.seeds if spec.seeds > 1 else 0.0
            assert result.stderr[coalition] == pytest.approx(np.sqrt(by_samples + by_seeds), abs=1e-5)


@pytest.mark.parametrize("spec", [LOGISTIC, MLP], ids=["logistic", "network"])
def test_weights_of_every_coalition_equal_a_plain_loop_to_float64_precision(spec: TrainingSpec) -> None:
    spec = replace(spec, rounds=3, local_steps=2, max_samples=40)
    members = [contribution for contribution in CONTRIBUTIONS if contribution.quantity]
    model = MODELS[spec.model](spec.hidden)
    clients = tuple(Client(spec, model, member.player, *data_of(spec, member), classes=10) for member in members)
    initial: Weights = tuple(matrix[:, None, :] for matrix in initial_model(spec))
    membership = (np.arange(1, 8)[:, None] >> np.arange(3)) & 1 == 1
    first = first_round(spec, model, 0, clients, initial, Scratch())
    weights = train_block(first, membership, scratch=Scratch())
    for row, is_member in enumerate(membership):
        expected = train(spec, [member for member, inside in zip(members, is_member, strict=True) if inside])[-1]
        for stacked, matrix in zip(weights, expected, strict=True):
            np.testing.assert_allclose(stacked[:, row], matrix, rtol=0, atol=1e-12)


def test_one_client_alone_equals_gradient_descent() -> None:
    """Averaging one client changes nothing, so rounds x local steps are simply that many steps."""
    spec = TrainingSpec(rounds=5, local_steps=4, learning_rate=0.5, max_samples=60)
    alone = Contribution(player=1, quality=0.8, quantity=1.0)
    result = train_coalitions(spec, [alone])
    initial = initial_model(spec)
    model = plain_loop.gradient_descent(initial, [data_of(spec, alone)] * 20, rate=0.5)
    expected = plain_loop.gains(model, initial, test_set(spec)).mean()
    assert result.values[frozenset({1})] == pytest.approx(expected, abs=1e-5)
    assert result.history[-1] == pytest.approx(plain_loop.accuracy(model, test_set(spec)), abs=1e-9)


def test_learning_curves_are_the_accuracy_after_each_round() -> None:
    spec = TrainingSpec(rounds=6, local_steps=2, learning_rate=0.5, max_samples=60, game_seed=3)
    some = frozenset({2, 7})
    result = train_coalitions(spec, CONTRIBUTIONS, curves=[some])
    for members, curve in ((CONTRIBUTIONS, result.history), (CONTRIBUTIONS[:2], result.curves[some])):
        expected = [plain_loop.accuracy(model, test_set(spec)) for model in train(spec, members)]
        assert curve == pytest.approx(expected, abs=1e-9)


def test_a_strong_proximal_term_keeps_local_models_at_the_global_one() -> None:
    free, held = (
        train_coalitions(TrainingSpec(rounds=2, local_steps=8, learning_rate=0.5, proximal=mu), CONTRIBUTIONS)
        for mu in (0.0, 1.9)
    )
    grand = frozenset(one.player for one in CONTRIBUTIONS)
    assert held.values[grand] < free.values[grand] - 0.05
