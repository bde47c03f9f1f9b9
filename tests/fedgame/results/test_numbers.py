"""The numbers by themselves: Gini, Jain and the intervals, by hand, against scipy, and by laws."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from engine.schemes.fairness import jain_index
from fedgame.results.evenness import gini
from fedgame.results.interval import difference, over_games
from fedgame.results.saying import difference_words, mean_words, number

AMOUNTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=30)
NUMBERS = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=20)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([5, 5, 5], 0.0),
        ([0, 0, 1], 2 / 3),
        ([1, 3], 0.25),  # |1-3| twice = 4, over 2 * 4 * 2 = 16
        ([1, 2, 3, 4], 0.25),  # pairs: 2 * (3*1 + 2*2 + 1*3) = 20, over 2 * 16 * 2.5 = 80
    ],
)
def test_gini_by_hand(amounts: list[float], expected: float) -> None:
    assert gini(amounts) == pytest.approx(expected)


def test_gini_of_nothing_is_none_and_below_zero_is_refused() -> None:
    assert gini([]) is None
    assert gini([0, 0]) is None
    with pytest.raises(ValueError, match="must be 0 or more"):
        gini([3, -1])


@given(AMOUNTS)
def test_gini_is_the_mean_difference_of_pairs(amounts: list[int]) -> None:
    found = gini(amounts)
    if sum(amounts) == 0:
        assert found is None
        return
    x = np.array(amounts, dtype=float)
    expected = np.abs(x[:, None] - x[None, :]).sum() / (2 * len(x) ** 2 * x.mean())
    assert found == pytest.approx(expected, abs=1e-9)
    assert found is not None
    assert 0 <= found <= 1 - 1 / len(x) + 1e-12


@given(AMOUNTS.filter(any), st.randoms(), st.integers(1, 1000))
def test_evenness_knows_neither_order_nor_unit(amounts: list[int], random: object, times: int) -> None:
    shuffled = sorted(amounts, key=lambda _: random.random())  # type: ignore[attr-defined]  # hypothesis gives a Random
    for measure in (gini, jain_index):
        once = measure(amounts)
        assert once is not None
        assert measure(shuffled) == pytest.approx(once)
        assert measure([times * amount for amount in amounts]) == pytest.approx(once)
        assert measure([*amounts, *amounts]) == pytest.approx(once), "twice the same people are as even"


@given(AMOUNTS.filter(any))
def test_jain_is_between_one_over_n_and_one(amounts: list[int]) -> None:
    found = jain_index(amounts)
    assert found is not None
    assert 1 / len(amounts) - 1e-12 <= found <= 1 + 1e-12


def test_jain_by_hand() -> None:
    assert jain_index([1, 2, 3]) == pytest.approx(36 / (3 * 14))


@given(NUMBERS)
def test_an_interval_is_scipys(values: list[float]) -> None:
    found = over_games(values)
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert found.mean == pytest.approx(float(np.mean(values)), abs=1e-6)
    spread = float(stats.sem(values))
    low, high = (found.mean, found.mean) if spread == 0 else stats.t.interval(0.95, len(values) - 1, found.mean, spread)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-6, abs=1e-6)


def test_an_interval_by_hand() -> None:
    """x = 1, 2, 3: s^2 = 1, t(0.975, 2) = 4.302653, so 2 +- 4.302653 / sqrt(3)."""
    found = over_games([3.0, 1.0, 2.0])
    assert found is not None
    assert found.high == pytest.approx(2 + 4.302652729911275 / math.sqrt(3))
    assert found.games == 3


@pytest.mark.parametrize(("first", "second"), [([1.0], [2.0]), ([1.0], [2.0, 3.0]), ([1.0, 3.0], [2.0])])
def test_under_two_games_there_is_no_interval(first: list[float], second: list[float]) -> None:
    found = difference(first, second)
    assert found is not None
    assert (found.low, found.high) == (None, None)
    one = over_games([7.0])
    assert one is not None
    assert (one.mean, one.low, one.high, one.games) == (7.0, None, None, 1)
    assert over_games([]) is None
    assert difference([], [1.0]) is None


@given(NUMBERS, NUMBERS)
def test_a_difference_is_welchs(first: list[float], second: list[float]) -> None:
    found = difference(first, second)
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    spreads = np.var(first, ddof=1) / len(first), np.var(second, ddof=1) / len(second)
    if min(spreads) < 1e-9 or max(spreads) > 1e9 * min(spreads):
        return  # scipy itself loses its digits there
    expected = stats.ttest_ind(second, first, equal_var=False).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), rel=1e-6, abs=1e-6)


@given(NUMBERS, NUMBERS)
def test_the_other_way_round_a_difference_has_the_other_sign(first: list[float], second: list[float]) -> None:
    one, other = difference(first, second), difference(second, first)
    assert one is not None
    assert other is not None
    assert one.mean == pytest.approx(-other.mean)
    assert one.low == pytest.approx(-other.high if other.high is not None else None, abs=1e-6)


def test_games_that_are_all_alike_leave_no_doubt() -> None:
    found = difference([2.0, 2.0], [5.0, 5.0])
    assert found is not None
    assert (found.mean, found.low, found.high) == (3.0, 3.0, 3.0)


def test_numbers_in_sentences() -> None:
    assert number("cents", -9_210.0) == "\u2212$92.10"
    assert number("cents", 2_080.0, sign=True) == "+$20.80"
    assert number("cents", -0.1, sign=True) == "$0.00"
    assert number("share", 0.12345) == "12.3%"
    two = over_games([0.2, 0.4])
    one = over_games([0.2])
    assert two is not None
    assert one is not None
    assert mean_words("share", one).en == "20.0%"
    assert difference_words("share", two).en.startswith("+30.0 points (")
    assert "no interval" in difference_words("share", one).en
    assert "无区间" in difference_words("share", one).zh
