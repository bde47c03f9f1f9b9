"""The measures of fairness, on numbers that can be checked by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.schemes.debts import IncentivizerMemory, PlayerDebt
from engine.schemes.fairness import (
    CycleRecord,
    Spread,
    contribution_fairness,
    expectation,
    fairness_report,
    jain_index,
    pay_for_gain,
    regret_distribution,
)

amounts = st.lists(st.floats(0, 1e9, allow_subnormal=False), min_size=1, max_size=10)


def owed(**regrets: tuple[float, float]) -> IncentivizerMemory:
    return IncentivizerMemory(tuple(PlayerDebt(int(name[1:]), *queues) for name, queues in regrets.items()))


@pytest.mark.parametrize(
    ("payments", "gains", "expected"),
    [
        ([10, 20, 30], [1, 2, 3], 1.0),
        ([30, 20, 10], [1, 2, 3], -1.0),
        ([1, 0, 2], [0, 1, 2], 0.5),
        ([10, 20, 30], [2, 2, 2], None),  # nothing to follow
        ([10, 10], [1, 2], None),  # equal pay follows nothing
        ([10], [1], None),
        ([], [], None),
    ],
)
def test_contribution_fairness_is_the_correlation_of_pay_and_gain(
    payments: list[float], gains: list[float], expected: float | None
) -> None:
    assert contribution_fairness(payments, gains) == (expected if expected is None else pytest.approx(expected))


def test_contribution_fairness_needs_a_gain_for_each_payment() -> None:
    with pytest.raises(ValueError, match="2 payments for 1 gains"):
        contribution_fairness([1, 2], [1])


def test_regret_distribution_is_the_spread_over_members_only() -> None:
    debts = owed(p1=(10.0, 0.0), p2=(30.0, 8.0), p9=(1e6, 1e6))
    assert regret_distribution(debts, (1, 2)) == Spread(10.0, 4.0)
    # With 3, to whom nothing is owed: variances 1400 / 9 and 128 / 9.
    wider = regret_distribution(debts, (1, 2, 3))
    assert wider is not None
    assert (wider.regret, wider.temporal_regret) == pytest.approx((math.sqrt(1400 / 9), math.sqrt(128 / 9)))
    assert regret_distribution(debts, ()) is None


def test_expectation_is_the_spread_over_time_of_each_player_since_its_first_cycle() -> None:
    history = [owed(p1=(0.0, 0.0)), owed(p1=(20.0, 4.0), p2=(5.0, 0.0)), owed(p1=(40.0, 8.0), p2=(5.0, 2.0))]
    # Player 1: deviations sqrt(800 / 3) and sqrt(32 / 3); player 2, two cycles only: 0 and 1.
    spread = expectation(history)
    assert spread is not None
    assert spread.regret == pytest.approx(math.sqrt(800 / 3) / 2)
    assert spread.temporal_regret == pytest.approx((math.sqrt(32 / 3) + 1) / 2)
    assert expectation([]) is None
    assert expectation([IncentivizerMemory()]) is None


@pytest.mark.parametrize(
    ("shares", "expected"), [([5, 5, 5], 1.0), ([7, 0, 0, 0], 0.25), ([1, 2, 3], 36 / 42), ([0, 0], None), ([], None)]
)
def test_jain_index_worked_out_by_hand(shares: list[float], expected: float | None) -> None:
    assert jain_index(shares) == (expected if expected is None else pytest.approx(expected))


@given(amounts.filter(any), st.integers(-20, 20))
def test_jain_index_lies_between_1_over_n_and_1_and_ignores_the_unit(shares: list[float], exponent: int) -> None:
    index = jain_index(shares)
    assert index is not None
    assert 1 / len(shares) - 1e-12 <= index <= 1 + 1e-12
    assert jain_index([share * 2.0**exponent for share in shares]) == pytest.approx(index)


def test_jain_index_of_a_negative_amount_is_refused() -> None:
    with pytest.raises(ValueError, match="amounts must be 0 or more"):
        jain_index([1.0, -1.0])


def test_pay_for_gain_leaves_out_whoever_added_nothing() -> None:
    assert pay_for_gain([10, 40, 99], [1.0, 2.0, 0.0]) == pytest.approx((10 + 20) ** 2 / (2 * (10**2 + 20**2)))


def test_a_report_pools_all_cycles_and_ends_with_the_last() -> None:
    cycles = [
        CycleRecord((1, 2), {1: 10, 2: 20}, {1: 1.0, 2: 2.0}, owed(p1=(0.0, 0.0), p2=(0.0, 0.0))),
        CycleRecord((2,), {1: 5, 2: 30}, {2: 3.0}, owed(p1=(4.0, 0.0), p2=(6.0, 2.0))),
    ]
    report = fairness_report(cycles)
    assert report.contribution == pytest.approx(1.0)
    assert report.jain == pytest.approx(1.0)
    assert report.regret_distribution == Spread(0.0, 0.0)  # 2 alone is a member now
    assert report.expectation == Spread(2.5, 0.5)


def test_a_report_without_cycles_is_undefined_and_no_error() -> None:
    report = fairness_report([])
    assert (report.contribution, report.regret_distribution, report.expectation, report.jain) == (None,) * 4
