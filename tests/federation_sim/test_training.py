"""train_coalitions as its callers know it: what comes back, the same bytes each time, and refusals that help."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from threadpoolctl import threadpool_info, threadpool_limits  # type: ignore[import-untyped]  # it ships no types

from federation_sim import Contribution, TrainedCoalitions, TrainingSpec, train_coalitions
from federation_sim.plan import Plan, Training

QUICK = TrainingSpec(rounds=3, local_steps=2, max_samples=60)
FOUR = [Contribution(1, 0.9, 1.0), Contribution(4, 0.7, 0.4), Contribution(2, 0.5, 0.8), Contribution(9, 0.1, 0.6)]
EIGHT = [Contribution(player, 0.1 * player, 0.3 + 0.05 * player) for player in range(1, 9)]


def as_bytes(result: TrainedCoalitions) -> bytes:
    order = sorted(result.values, key=sorted)
    numbers = [*(result.values[one] for one in order), *(result.accuracy[one] for one in order), *result.history]
    return np.array(numbers, dtype=np.float64).tobytes()


@pytest.mark.parametrize("seeds", [1, 2])
def test_same_seed_gives_the_same_bytes_with_1_and_2_workers(seeds: int) -> None:
    spec = TrainingSpec(rounds=4, local_steps=2, max_samples=80, seeds=seeds, game_seed=17)
    assert len(Plan(Training(spec, tuple(EIGHT))).blocks) > 1  # or there would be nothing to share out
    alone, again, shared, crowd = (train_coalitions(spec, EIGHT, workers=workers) for workers in (1, 1, 2, 5))
    assert as_bytes(alone) == as_bytes(again) == as_bytes(shared) == as_bytes(crowd)
    other = train_coalitions(TrainingSpec(rounds=4, local_steps=2, max_samples=80, seeds=seeds, game_seed=18), EIGHT)
    assert as_bytes(alone) != as_bytes(other)


def test_trainings_that_overlap_in_time_do_not_change_each_others_bytes() -> None:
    spec, results = TrainingSpec(rounds=4, local_steps=2, max_samples=80), []
    expected = as_bytes(train_coalitions(spec, EIGHT))
    threads = [threading.Thread(target=lambda: results.append(train_coalitions(spec, EIGHT))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [as_bytes(result) for result in results] == [expected] * 3


ON_MANY_BLAS_THREADS = """
import threading
from federation_sim import Contribution, TrainingSpec, train_coalitions

members = [Contribution(player, 0.1 * player, 0.3 + 0.05 * player) for player in range(1, 9)]
found = []

def work():
    found.append(train_coalitions(TrainingSpec(rounds=3, local_steps=2, max_samples=80), members).values.array.tobytes())

work()
for together in (1, 3):
    threads = [threading.Thread(target=work) for _ in range(together)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(len(found), len(set(found)))
"""


def test_any_thread_gives_the_same_bytes_where_the_matrix_library_has_many_threads() -> None:
    """In a process of its own, since this one may have been started with a single thread for matrix products."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    environment = {name: value for name, value in os.environ.items() if name not in names} | {
        "OPENBLAS_NUM_THREADS": "4"
    }
    done = subprocess.run(
        [sys.executable, "-c", ON_MANY_BLAS_THREADS], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["5", "1"]


def test_all_coalitions_come_back_unless_some_are_named() -> None:
    everything = train_coalitions(QUICK, FOUR)
    assert set(everything.values) == set(everything.accuracy)
    assert len(everything.values) == 16
    assert everything.coalitions_trained == 15
    assert everything.members == (1, 4, 2, 9)
    assert everything.method == "exact"
    assert everything.wall_ms > 0
    some = train_coalitions(QUICK, FOUR, [frozenset({4, 9}), frozenset({2})])
    grand = frozenset({1, 2, 4, 9})
    assert set(some.values) == {frozenset(), frozenset({4, 9}), frozenset({2}), grand}
    assert some.coalitions_trained == 3
    for coalition, value in some.values.items():
        assert value == pytest.approx(everything.values[coalition], abs=1e-5)


def test_the_order_of_joining_changes_no_byte() -> None:
    assert as_bytes(train_coalitions(QUICK, FOUR)) == as_bytes(train_coalitions(QUICK, FOUR[::-1]))


def test_the_empty_coalition_is_worth_nothing_and_has_the_untrained_models_accuracy() -> None:
    result = train_coalitions(QUICK, FOUR)
    assert result.values[frozenset()] == 0.0
    assert result.accuracy[frozenset()] == result.history[0]
    assert result.accuracy[frozenset({1, 2, 4, 9})] == result.history[-1]
    assert len(result.history) == QUICK.rounds + 1


def test_a_member_without_a_sample_changes_nothing_at_all() -> None:
    empty = Contribution(5, 1.0, 0.001)
    result = train_coalitions(QUICK, [*FOUR, empty])
    for coalition, value in result.values.items():
        assert value == result.values[coalition - {5}]
    assert result.values[frozenset({5})] == 0.0
    assert result.coalitions_trained == 15


def test_a_federation_without_any_sample_keeps_the_untrained_model() -> None:
    seen: list[tuple[int, int, float]] = []
    result = train_coalitions(QUICK, [Contribution(3, 1.0, 0.0)], progress=lambda *step: seen.append(step))
    assert result.values == {frozenset(): 0.0, frozenset({3}): 0.0}
    assert result.coalitions_trained == 0
    assert len(set(result.history)) == 1
    assert [step[0] for step in seen] == [0, 1, 2, 3]
    assert train_coalitions(QUICK, []).values == {frozenset(): 0.0}


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_follows_the_grand_coalition_round_by_round_on_the_callers_thread(workers: int) -> None:
    seen: list[tuple[int, int, float, int]] = []
    result = train_coalitions(
        QUICK, EIGHT, progress=lambda *step: seen.append((*step, threading.get_ident())), workers=workers
    )
    here = threading.get_ident()
    assert seen == [(step, QUICK.rounds, result.history[step], here) for step in range(QUICK.rounds + 1)]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_exception_from_progress_ends_the_training(workers: int) -> None:
    class StoppedByUserError(Exception):
        pass

    def stop(step: int, rounds: int, accuracy: float) -> None:
        raise StoppedByUserError

    with pytest.raises(StoppedByUserError):
        train_coalitions(QUICK, EIGHT, progress=stop, workers=workers)


def test_more_training_seeds_average_the_same_game() -> None:
    """Shards stay; only the initial model differs, so full-batch values barely move."""
    one, many = (train_coalitions(TrainingSpec(rounds=10, seeds=seeds), FOUR) for seeds in (1, 8))
    assert as_bytes(one) != as_bytes(many)
    for coalition, value in one.values.items():
        assert value == pytest.approx(many.values[coalition], abs=0.02)


def test_federation_and_cycle_change_the_initial_model_only() -> None:
    first = train_coalitions(TrainingSpec(federation=1, cycle=1), FOUR)
    for federation, cycle in ((2, 1), (1, 2)):
        other = train_coalitions(TrainingSpec(federation=federation, cycle=cycle), FOUR)
        assert as_bytes(first) != as_bytes(other)
        for coalition, value in first.values.items():
            assert value == pytest.approx(other.values[coalition], abs=0.02)


def test_utility_accuracy_is_the_gain_in_accuracy() -> None:
    spec = TrainingSpec(rounds=3, local_steps=2, max_samples=60, utility="accuracy")
    result = train_coalitions(spec, FOUR)
    for coalition, value in result.values.items():
        assert value == pytest.approx(result.accuracy[coalition] - result.accuracy[frozenset()], abs=1e-12)


@settings(max_examples=15)
@given(
    contributions=st.lists(
        st.builds(Contribution, st.integers(1, 30), st.floats(0, 1), st.floats(0, 1)),
        min_size=1, max_size=4, unique_by=lambda one: one.player,
    ),
    seed=st.integers(0, 2**63),
    task=st.sampled_from(["digits", "breast_cancer"]),
)  # fmt: skip
def test_any_federation_has_finite_values_and_possible_accuracies(
    contributions: list[Contribution], seed: int, task: str
) -> None:
    spec = TrainingSpec(task=task, rounds=2, local_steps=2, max_samples=30, game_seed=seed)
    result = train_coalitions(spec, contributions)
    assert len(result.values) == 2 ** len(contributions)
    assert all(np.isfinite(value) for value in result.values.values())
    assert all(0 <= accuracy <= 1 for accuracy in result.accuracy.values())


def test_what_cannot_be_trained_is_refused_with_the_reason() -> None:
    many = [Contribution(player, 1.0, 0.1) for player in range(1, 22)]
    with pytest.raises(ValueError, match=r"players \[12\], who are not among the members \[1, 2, 4, 9\]"):
        train_coalitions(QUICK, FOUR, [frozenset({1, 12})])
    with pytest.raises(ValueError, match=r"players \[4\] have more than one contribution"):
        train_coalitions(QUICK, [*FOUR, Contribution(4, 0.2, 0.2)])
    with pytest.raises(ValueError, match="all coalitions of 21 members are 2\\^21 trainings; name the coalitions"):
        train_coalitions(QUICK, many)
    with pytest.raises(ValueError, match="workers is 0; it must be at least 1"):
        train_coalitions(QUICK, FOUR, workers=0)
    with pytest.raises(ValueError, match="65 members are too many; a federation can train at most 64"):
        train_coalitions(QUICK, [Contribution(player, 1.0, 0.1) for player in range(1, 66)], [])
    assert len(train_coalitions(QUICK, many, [frozenset({1, 17})]).values) == 3


def test_the_matrix_librarys_threads_are_put_back_afterwards() -> None:
    def blas_threads() -> list[int]:
        return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]

    inside: list[list[int]] = []
    with threadpool_limits(limits=2, user_api="blas"):
        before = blas_threads()
        assert 2 in before
        train_coalitions(QUICK, FOUR, progress=lambda *_: inside.append(blas_threads()))
        assert blas_threads() == before
    assert inside
    assert all(threads == [1] * len(before) for threads in inside)
