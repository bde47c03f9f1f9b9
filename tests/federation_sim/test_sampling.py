"""Sampled Shapley values are those of textbooks on average, with errors as large as their standard errors say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import combinations
from math import exp, factorial, prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from federation_sim import Budget, SampledShapley, sample_shapley
from federation_sim.sampling import coalitions_of_pair, least_models

Coalition = frozenset[int]
Worth = Callable[[Coalition], float]


def airport(costs: Mapping[int, float]) -> tuple[Worth, dict[int, float]]:
    """A runway for the largest plane costs what that one needs; each length is paid by those who use it alike."""
    exact = dict.fromkeys(costs, 0.0)
    below = 0.0
    ordered = sorted(costs, key=lambda player: costs[player])
    for place, player in enumerate(ordered):
        for user in ordered[place:]:
            exact[user] += (costs[player] - below) / (len(ordered) - place)
        below = costs[player]
    return (lambda group: max(costs[player] for player in group)), exact


def gloves(left: int, right: int) -> tuple[Worth, dict[int, float]]:
    """Pairs of gloves: left ones from 1, then right ones. Shapley and Shubik's table has 2 against 3 at .65/.2333."""
    return (lambda group: float(min(sum(i <= left for i in group), sum(i > left for i in group)))), {
        **dict.fromkeys(range(1, left + 1), 0.65),
        **dict.fromkeys(range(left + 1, left + right + 1), 0.7 / 3),
    }


def voting(weights: Mapping[int, int], quota: int) -> tuple[Worth, dict[int, float]]:
    """A coalition wins from the quota on. The Shapley-Shubik index by counting subsets of each weight and size."""
    n, exact = len(weights), {}
    for player in weights:
        counts: dict[tuple[int, int], int] = {(0, 0): 1}
        for other in weights:
            if other != player:
                for (size, weight), ways in list(counts.items()):
                    key = size + 1, weight + weights[other]
                    counts[key] = counts.get(key, 0) + ways
        swings = sum(
            (Fraction(factorial(size) * factorial(n - size - 1) * ways, factorial(n)))
            for (size, weight), ways in counts.items()
            if quota - weights[player] <= weight < quota
        )
        exact[player] = float(swings)
    return (lambda group: float(sum(weights[player] for player in group) >= quota)), exact


def federation(n: int, seed: int) -> Worth:
    """Like federations trained on digits: the value grows with clean data, ever more slowly, and wrong labels harm so much
    in small groups that some members are worth less than nothing alone.
    """
    rng = np.random.default_rng(seed)
    quality = dict(enumerate(rng.uniform(0.2, 1, n) * rng.uniform(0.5, 1, n), start=1))
    samples = dict(enumerate(rng.uniform(0.2, 1, n) * 150, start=1))

    def worth(group: Coalition) -> float:
        data = sum(samples[player] for player in group)
        clean = sum(samples[player] * quality[player] for player in group) / data
        return float(0.9 * clean * (1 - exp(-((data / 60) ** 0.6))) - 2 * (1 - clean) ** 2 * exp(-data / 100))

    return worth


def exact_shapley(n: int, worth: Worth) -> dict[int, float]:
    """By the subset formula, for a game of the players 1 to n."""
    exact = dict.fromkeys(range(1, n + 1), 0.0)
    table = {frozenset(): 0.0}
    for size in range(1, n + 1):
        table |= {frozenset(some): worth(frozenset(some)) for some in combinations(range(1, n + 1), size)}
    for group, value in table.items():
        for player in exact:
            size = len(group)
            if player in group:
                exact[player] += value * factorial(size - 1) * factorial(n - size) / factorial(n)
            elif size < n:
                exact[player] -= value * factorial(size) * factorial(n - size - 1) / factorial(n)
    return exact


def answer(worth: Worth) -> Callable[[Iterable[Coalition]], dict[Coalition, float]]:
    return lambda coalitions: {coalition: worth(coalition) for coalition in coalitions}


def sampled(n: int, worth: Worth, seed: int | list[int] = 0, **limits: float) -> SampledShapley:
    budget = Budget(**limits)  # type: ignore[arg-type]  # a test's numbers
    return sample_shapley(range(1, n + 1), answer(worth), np.random.default_rng(seed), budget)


RUNWAYS = {i: 0.5 + i * i / 10 for i in range(1, 21)}
ASSEMBLY = dict(enumerate((40, 30, 20, 15, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), start=1))

TEXTBOOK = [
    ("airport with 20 planes", 20, *airport(RUNWAYS), 1500),
    ("gloves, two left and three right", 5, *gloves(2, 3), 31),
    ("weighted voting of 16", 16, *voting(ASSEMBLY, 90), 1500),
]


@pytest.mark.parametrize(("name", "n", "worth", "exact", "models"), TEXTBOOK, ids=[row[0] for row in TEXTBOOK])
def test_textbook_games_are_met_within_the_standard_errors_and_without_bias(
    name: str, n: int, worth: Worth, exact: dict[int, float], models: int
) -> None:
    repeats = [sampled(n, worth, [7, seed], max_models=models) for seed in range(30)]
    for player in range(1, n + 1):
        estimates = np.array([one.estimate[player] for one in repeats])
        error = max(1e-12, float(estimates.std(ddof=1) / len(estimates) ** 0.5))
        assert abs(estimates.mean() - exact[player]) < 4.5 * error, player
    assert sum(exact.values()) == pytest.approx(worth(frozenset(range(1, n + 1))))


@pytest.mark.parametrize("n", [4, 5, 7])
def test_any_game_is_estimated_without_bias(n: int) -> None:
    """400 samples of the least size, of a game of pure noise: their mean is the Shapley value."""
    noise = np.random.default_rng(n).normal(size=2**n)
    worth: Worth = lambda group: float(noise[sum(1 << (player - 1) for player in group)])  # noqa: E731
    exact = exact_shapley(n, worth)
    repeats = [sampled(n, worth, [n, seed], max_models=least_models(n)) for seed in range(400)]
    for player, value in exact.items():
        estimates = np.array([one.estimate[player] for one in repeats])
        assert abs(estimates.mean() - value) < 4.5 * max(1e-12, estimates.std(ddof=1) / 20)


@settings(max_examples=40)
@given(st.integers(4, 64), st.integers(0, 2**32), st.integers(0, 300))
def test_estimates_add_up_to_the_value_of_all_and_the_budget_is_kept(n: int, seed: int, more: int) -> None:
    noise = np.random.default_rng(seed).normal(size=997)
    worth: Worth = lambda group: float(noise[hash(group) % 997])  # noqa: E731
    one = sampled(n, worth, seed, max_models=least_models(n) + more)
    assert sum(one.estimate.values()) == pytest.approx(worth(frozenset(range(1, n + 1))), abs=1e-9)
    assert len(one.orders) >= n / 2
    assert one.models == len(one.values) - 1 <= least_models(n) + more
    assert (one.stopped, one.members) == ("models", tuple(range(1, n + 1)))
    known = {frozenset(), frozenset(one.members)}
    known |= {frozenset(one.members) - {i} for i in one.members}
    assert set(one.values) == known.union(*map(coalitions_of_pair, one.orders))


def test_who_adds_nothing_gets_nothing_and_an_additive_game_is_exact() -> None:
    gifts = {i: float(i % 5) for i in range(1, 15)}
    one = sampled(14, lambda group: sum(gifts[i] for i in group), max_models=200)
    assert one.estimate == pytest.approx(gifts, abs=1e-9)
    assert max(one.stderr.values()) < 1e-12
    worth = federation(14, 1)
    with_idler = sampled(15, lambda group: worth(group - {15}) if group - {15} else 0.0, max_models=300)
    assert (with_idler.estimate[15], with_idler.stderr[15]) == (0.0, 0.0)


@pytest.mark.parametrize(("n", "models"), [(10, 120), (10, 500), (12, 150), (12, 900)])
def test_the_95_percent_interval_covers_the_exact_value_in_90_to_99_of_100_cases(n: int, models: int) -> None:
    worth = federation(n, n)
    exact = exact_shapley(n, worth)
    covered, errors, claimed = [], [], []
    for repeat in range(200):
        one = sampled(n, worth, [n, models, repeat], max_models=models)
        reach = stats.t.ppf(0.975, len(one.orders) - 1)
        for player in exact:
            errors.append(one.estimate[player] - exact[player])
            claimed.append(one.stderr[player])
            covered.append(abs(errors[-1]) <= reach * claimed[-1])
    assert 0.90 <= np.mean(covered) <= 0.99
    # The standard error is on the safe side, and not by far.
    assert 0.7 < np.sqrt(np.mean(np.square(errors)) / np.mean(np.square(claimed))) < 1.05


def test_stopping_on_the_standard_error_keeps_the_interval_honest() -> None:
    worth = federation(12, 3)
    exact, whole = exact_shapley(12, worth), worth(frozenset(range(1, 13)))
    covered = []
    for repeat in range(200):
        one = sampled(12, worth, repeat, max_models=4000, target_stderr=0.1)
        assert one.stopped == "stderr"
        assert max(one.stderr.values()) <= 0.1 * whole
        assert len(one.orders) >= 6
        reach = stats.t.ppf(0.975, len(one.orders) - 1)
        covered += [abs(one.estimate[player] - exact[player]) <= reach * one.stderr[player] for player in exact]
    assert 0.90 <= np.mean(covered) <= 0.99


@pytest.mark.parametrize("models", [150, 600])
def test_a_fitted_game_makes_errors_less_than_half_of_those_of_mean_gains(models: int) -> None:
    worth = federation(12, 12)
    exact = np.array(list(exact_shapley(12, worth).values()))
    errors, plain_errors = [], []
    for repeat in range(50):
        one = sampled(12, worth, [models, repeat], max_models=models)
        errors.append(np.array(list(one.estimate.values())) - exact)
        gains = np.zeros(12)
        for order in [some for first in one.orders for some in (first, first[::-1])]:
            steps = [one.values[frozenset(order[:size])] for size in range(13)]
            gains[np.array(order) - 1] += np.diff(steps) / (2 * len(one.orders))
        plain_errors.append(gains - exact)
    assert np.square(errors).mean() < np.square(plain_errors).mean() / 4


def test_more_models_give_smaller_errors() -> None:
    worth = federation(30, 2)
    spread = [max(sampled(30, worth, max_models=models).stderr.values()) for models in (900, 3600, 14400)]
    assert spread[0] > 1.5 * spread[1] > 2 * spread[2]


@pytest.mark.parametrize("n", [8, 13])
def test_the_members_take_turns_at_the_ends_of_the_orders(n: int) -> None:
    one = sampled(n, federation(n, 1), max_models=200)
    for pairs in range(1, len(one.orders) + 1):
        at_ends = [end for order in one.orders[:pairs] for end in (order[0], order[-1])]
        counts = [at_ends.count(player) for player in one.members]
        assert max(counts) - min(counts) <= 1


def test_every_place_is_as_likely_as_any_other() -> None:
    """Each of three pairs for itself: 6 players in 6 places, 3000 times, by the chi-square test."""
    for pair in (0, 1, 2):
        counts = np.zeros((6, 6))
        for seed in range(3000):
            order = sampled(6, lambda group: float(len(group)), [pair, seed], max_models=31).orders[pair]
            counts[[player - 1 for player in order], range(6)] += 1
        assert stats.chisquare(counts.ravel(), ddof=10).pvalue > 1e-4


# How values are asked for


def test_no_coalition_is_asked_for_twice_and_batches_suit_the_kernel() -> None:
    for n in (6, 13, 40, 64):
        worth, batches = federation(n, 5), []

        def values_of(
            coalitions: Iterable[Coalition], worth: Worth = worth, batches: list[list[Coalition]] = batches
        ) -> dict[Coalition, float]:
            batches.append(list(coalitions))
            return answer(worth)(batches[-1])

        one = sample_shapley(
            range(1, n + 1), values_of, np.random.default_rng(2), Budget(max_models=max(2000, least_models(n)))
        )
        asked = [coalition for batch in batches for coalition in batch]
        assert len(asked) == len(set(asked)) == one.models
        assert frozenset() not in asked
        assert len(batches[0]) >= min(len(asked), least_models(n) - 2 * n)  # all that are needed in any case
        for number, batch in enumerate(batches[1:-1], start=1):
            before = sum(map(len, batches[:number]))
            assert n < 20 or 150 <= len(batch) <= max(256, before // 4)


def test_the_same_rng_gives_the_same_sample_and_another_one_another() -> None:
    worth = federation(20, 4)
    first, again, other = (sampled(20, worth, seed, max_models=400) for seed in (1, 1, 2))
    assert first == again
    assert first.orders != other.orders


def test_the_order_in_which_members_are_named_changes_nothing() -> None:
    worth = federation(9, 4)
    one, other = (
        sample_shapley(members, answer(worth), np.random.default_rng(3), Budget(max_models=150))
        for members in ([3, 1, 2, 9, 8, 7, 4, 5, 6], range(1, 10))
    )
    assert one == other


def test_when_the_seconds_are_over_two_pairs_are_there_and_the_reason_is_told() -> None:
    one = sampled(40, federation(40, 1), max_seconds=1e-9)
    assert (one.stopped, len(one.orders)) == ("seconds", 3)


def test_where_every_coalition_is_known_a_larger_budget_ends() -> None:
    one = sampled(5, federation(5, 1), max_models=10_000)
    assert one.stopped == "models"
    assert one.models <= 31


# What is refused


@pytest.mark.parametrize("n", [4, 13, 40, 64])
def test_a_budget_too_small_for_a_turn_of_everybody_is_an_error_before_anything_is_trained(n: int) -> None:
    def nobody(coalitions: Iterable[Coalition]) -> Mapping[Coalition, float]:
        raise AssertionError(f"asked for {len(list(coalitions))}")

    with pytest.raises(ValueError, match=f"which may take {least_models(n)} models: give at least so many"):
        sample_shapley(range(1, n + 1), nobody, np.random.default_rng(), Budget(max_models=least_models(n) - 1))
    assert len(sampled(n, federation(n, 1), max_models=least_models(n)).orders) >= n / 2


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        ({}, "without max_models and without max_seconds has no end"),
        ({"target_stderr": 0.01}, "has no end"),
        ({"max_seconds": 0}, "max_seconds is 0; it must be a number above 0"),
        ({"max_seconds": float("inf")}, "max_seconds is inf"),
        ({"max_models": 100, "target_stderr": -1}, "target_stderr is -1"),
    ],
)
def test_a_budget_that_makes_no_sense_is_refused(limits: dict[str, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Budget(**limits)  # type: ignore[arg-type]  # a test's numbers


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ((1, 2, 3), "3 members cannot be sampled: from 4 to 64"),
        (range(1, 66), "65 members cannot be sampled"),
        ((1, 2, 3, 4, 1), "name somebody twice"),
    ],
)
def test_members_that_cannot_be_sampled_are_refused(members: Iterable[int], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        sample_shapley(tuple(members), dict.fromkeys, np.random.default_rng(), Budget(max_models=10**6))


@pytest.mark.parametrize("lost", [float("nan"), float("inf"), None])
def test_a_value_that_is_missing_or_not_finite_is_named(lost: float | None) -> None:
    def values_of(coalitions: Iterable[Coalition]) -> dict[Coalition, float]:
        given = {coalition: float(prod(coalition)) for coalition in coalitions}
        if lost is None:
            del given[frozenset({2})]
        else:
            given[frozenset({2})] = lost
        return given

    with pytest.raises(ValueError, match=r"the value of coalition \[2\] came back as"):
        sample_shapley(range(1, 6), values_of, np.random.default_rng(0), Budget(max_models=31))
