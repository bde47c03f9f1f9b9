"""Trainings that leave the floats: told as such, worth no more than no model, and of no harm to others in their block."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

from engine.rules.training import MAX_VALUE
from engine.values.parameters import RANGES, TrainingParameters, why_unsettled
from federation_sim import Budget, Contribution, TrainedCoalitions, TrainingSpec, train_coalitions, train_sampled
from federation_sim.backends import Measures, numpy_backend
from federation_sim.backends.backend import MAX_LOGIT
from federation_sim.clients import Client
from federation_sim.plan import Plan, Training
from federation_sim.workers import blocks
from federation_sim.workers.blocks import BlockResult
from tests.federation_sim.backends.here import ALL_HERE

FOUR = [Contribution(player, 0.9 - player / 10, 0.5) for player in (1, 2, 3, 4)]
EVERYBODY = frozenset({1, 2, 3, 4})
QUICK = TrainingSpec(rounds=4, local_steps=3, learning_rate=0.2, max_samples=60, seeds=1)
NETWORK = replace(QUICK, model="mlp", hidden=8)
THROWN = replace(QUICK, learning_rate=1.0, local_steps=6, proximal=300.0)
DIVERGING = {
    "a network with long steps": replace(NETWORK, learning_rate=50.0, rounds=10),
    "a strong proximal term": THROWN,
    "measured by accuracy, where no number is still some class": replace(THROWN, utility="accuracy"),
    "minibatches, two seeds": replace(NETWORK, learning_rate=100.0, rounds=10, batch_size=8, seeds=2),
}


@pytest.fixture(autouse=True)
def _warnings_are_errors() -> Iterator[None]:
    """Diverging is measured and told; it must not fill the log of a server with warnings of numpy."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@pytest.mark.parametrize("backend", ALL_HERE)
@pytest.mark.parametrize("case", DIVERGING)
def test_a_training_that_diverges_is_told_and_worth_no_model(case: str, backend: str) -> None:
    trained = train_coalitions(replace(DIVERGING[case], backend=backend), FOUR)
    assert EVERYBODY in trained.unsettled
    assert frozenset() not in trained.unsettled
    for coalition in trained.unsettled:
        assert (trained.values[coalition], trained.stderr[coalition]) == (0.0, 0.0)
        assert trained.accuracy[coalition] == trained.accuracy[frozenset()]
    assert np.isfinite([*trained.values.array, *trained.stderr.array, *trained.accuracy.array, *trained.history]).all()


def test_long_steps_alone_are_no_divergence_however_bad_the_model_is() -> None:
    """Logistic regression has bounded gradients: what it learns with the longest steps is bad, and is valued as it is."""
    longest = RANGES["learning_rate"].high
    trained = train_coalitions(replace(QUICK, learning_rate=longest), FOUR)
    assert not trained.unsettled
    assert -MAX_LOGIT < trained.values[EVERYBODY] < 0


def test_every_value_of_a_settled_model_is_one_that_the_rules_accept() -> None:
    """A log score is 1 - loss / log(classes), and no loss is beyond twice the largest logit and the log of the classes."""
    assert 1 + (2 * MAX_LOGIT + np.log(2)) / np.log(2) < MAX_VALUE / 100


@pytest.fixture(params=ALL_HERE)
def broken_third(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> TrainingSpec:
    """Player 3's features are so large that its training leaves the floats in the first step, or in the second round."""
    real = numpy_backend.clients_of

    def clients_of(*arguments: object) -> tuple[Client, ...]:
        clients = real(*arguments)  # type: ignore[arg-type]  # passed on as they came
        return tuple(
            replace(client, features=client.features * np.float32(1e25)) if client.player == 3 else client
            for client in clients
        )

    monkeypatch.setattr(numpy_backend, "clients_of", clients_of)
    if request.param != "numpy":
        of_backend = "native_backend" if request.param == "native" else "torch_backend"
        monkeypatch.setattr(import_module(f"federation_sim.backends.{of_backend}"), "clients_of", clients_of)
    # Shards and first rounds are remembered by spec: this one must be nobody else's.
    blocks._trainer.cache_clear()
    return replace(QUICK, backend=request.param, game_seed=99)


@pytest.mark.parametrize("model", ["logistic", "mlp"])
@pytest.mark.parametrize("rounds", [1, 2, 5])
def test_one_that_diverges_takes_its_own_coalitions_along_and_no_other(
    broken_third: TrainingSpec, model: str, rounds: int
) -> None:
    spec = replace(broken_third, model=model, rounds=rounds, hidden=8)
    together = train_coalitions(spec, FOUR)
    blocks._trainer.cache_clear()
    without = train_coalitions(spec, [member for member in FOUR if member.player != 3])
    blocks._trainer.cache_clear()
    assert set(together.unsettled) == {coalition for coalition in together.values if 3 in coalition}
    assert len(together.unsettled) == 8
    assert not without.unsettled
    for coalition in without.values:
        assert together.values[coalition] == pytest.approx(without.values[coalition], abs=1e-5)
        assert together.accuracy[coalition] == pytest.approx(without.accuracy[coalition], abs=0.01)


def result_of(settled: list[list[bool]]) -> TrainedCoalitions:
    """A training of two members with two seeds, whose six models came out as settled or not as `settled` says."""
    plan = Plan(Training(replace(QUICK, seeds=2), tuple(FOUR[:2])))
    assert [(block.seed, block.masks) for block in plan.blocks] == [(0, (1, 2, 3)), (1, (1, 2, 3))]
    found = [
        BlockResult(
            Measures.of(np.array([0.5, 0.3, 0.7]), np.full(3, 0.01), np.full(3, 0.8), np.array(each), untrained),
            untrained,
            np.full((1, QUICK.rounds + 1), 0.8),
        )
        for each, untrained in zip(settled, (0.1, 0.2), strict=True)
    ]
    return plan.result(found, 0.0)


def test_one_seed_that_did_not_settle_is_enough() -> None:
    trained = result_of([[True, True, True], [False, True, True]])
    assert set(trained.unsettled) == {frozenset({1})}
    assert [trained.values[frozenset(some)] for some in ((), (1,), (2,), (1, 2))] == [0.0, 0.0, 0.3, 0.7]
    assert trained.stderr[frozenset({1})] == 0.0
    assert trained.accuracy[frozenset({1})] == pytest.approx(0.15)
    assert trained.accuracy[frozenset({2})] == pytest.approx(0.8)


def test_what_did_not_settle_is_listed_by_size() -> None:
    trained = result_of([[True, False, False], [False, True, True]])
    assert list(trained.unsettled) == [frozenset({1}), frozenset({2}), frozenset({1, 2})]
    assert (frozenset({9}) in trained.unsettled, "1" in trained.unsettled) == (False, False)
    assert not result_of([[True] * 3] * 2).unsettled


def test_members_without_a_sample_change_nothing_about_it() -> None:
    trained = train_coalitions(THROWN, [FOUR[0], Contribution(2, 0.5, 0.0)])
    assert set(trained.unsettled) == {frozenset({1}), frozenset({1, 2})}


def test_a_sampled_training_that_diverges_is_an_estimate_of_nothing() -> None:
    members = [Contribution(player, 0.5, 0.5) for player in range(1, 8)]
    rng = np.random.default_rng(1)
    one = train_sampled(THROWN, members, Budget(max_models=80), rng)
    assert one.unsettled == set(one.values) - {frozenset()}
    assert set(one.estimate.values()) == set(one.stderr.values()) == {0.0}


@pytest.mark.parametrize(
    ("rate", "proximal", "named"),
    [
        (5.0, 0.0, "learning_rate = 5 is too high for this task and model; try 1.7"),
        (5.0, 0.1, "learning_rate = 5 is too high"),
        (1.0, 300.0, "proximal = 300 is too high for learning_rate = 1, since multiplied they are 300 and from 2 on"),
        (0.5, 2.0, "proximal = 2 is too high for learning_rate = 0.5, since multiplied they are 1 and from 1 on"),
    ],
)
def test_the_likely_cause_is_named_with_what_to_try(rate: float, proximal: float, named: str) -> None:
    assert named in why_unsettled(TrainingParameters(learning_rate=rate, proximal=proximal))
