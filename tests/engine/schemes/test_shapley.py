"""Shapley pay: by the mean gain over all orders of joining, compared with textbooks and with shapiq, an independent library."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
import shapiq
from hypothesis import given
from hypothesis import strategies as st

from engine.money import split_largest_remainder
from engine.schemes import PayoffClaim, SchemeError, get_scheme
from engine.values.coalition import MAX_EXACT_PLAYERS, CoalitionError, TabularGame, all_coalitions
from engine.values.estimate import SamplingPlan
from tests.engine.schemes.games import TO_FOUR_DECIMALS, checked_by_hand, committed, game_of, percent

PAYS = 7083  # 0.425 of 0.6


def test_the_game_checked_by_hand() -> None:
    payments = get_scheme("shapley").allocate(checked_by_hand()).payments
    assert percent(payments) == pytest.approx([43.9765, 25.3628, 25.3628, 5.2979], abs=TO_FOUR_DECIMALS)


@pytest.mark.parametrize("n", range(2, 9))
@pytest.mark.parametrize("seed", range(3))
def test_weights_and_pay_are_those_of_an_independent_library(n: int, seed: int) -> None:
    rng = np.random.default_rng([seed, n])
    # Noisy, so that some players harm the others, yet worth something together.
    table = rng.normal(size=2**n) + np.bitwise_count(np.arange(2**n))
    table[0] = 0.0
    powers = 2 ** np.arange(n)
    theirs = shapiq.ExactComputer(lambda rows: table[np.asarray(rows, dtype=int) @ powers], n_players=n)("SV", order=1)
    expected = [float(theirs[(index,)]) for index in range(n)]

    # Their player 0 is our player 1; we join in a random order.
    players = tuple(int(player) for player in rng.permutation(n) + 1)
    game = game_of(players, lambda group: table[sum(2 ** (player - 1) for player in group)])
    allocation = get_scheme("shapley").allocate(PayoffClaim(100_000, players, game, committed(players)))
    assert [allocation.weights[player] for player in range(1, n + 1)] == pytest.approx(expected, abs=1e-12)
    shares = split_largest_remainder(100_000, [max(0.0, value) for value in expected])
    assert [allocation.payments[player] for player in range(1, n + 1)] == list(shares)


def test_glove_market_is_paid_in_the_textbook_proportions() -> None:
    game = game_of((1, 2, 3), lambda group: min(len(group & {1}), len(group - {1})))
    assert get_scheme("shapley").allocate(PayoffClaim(600, (2, 3, 1), game, committed((1, 2, 3)))).payments == {
        1: 400,
        2: 100,
        3: 100,
    }


def test_negative_weights_are_paid_nothing_and_kept() -> None:
    worth = {1: 1.0, 2: -0.2}
    game = game_of((1, 2), lambda group: sum(worth[player] for player in group))
    allocation = get_scheme("shapley").allocate(PayoffClaim(100, (1, 2), game, committed((1, 2))))
    assert allocation.weights == pytest.approx({1: 1.0, 2: -0.2})
    assert allocation.payments == {1: 100, 2: 0}


# Beyond exact


def test_too_many_members_are_never_estimated_without_orders_that_say_so() -> None:
    members = tuple(range(1, MAX_EXACT_PLAYERS + 2))
    scheme = get_scheme("shapley")
    with pytest.raises(CoalitionError, match=r"13 members have too many .* at most 12 .* give the orders"):
        scheme.allocate(PayoffClaim(100, members, TabularGame(members, {}), committed(members)))


@pytest.mark.parametrize("exact_up_to", [3, 6, 12])
def test_exact_up_to_its_parameter_and_sampled_above(exact_up_to: int) -> None:
    scheme = get_scheme("shapley", exact_up_to=exact_up_to, max_models=500, target_stderr=0.1, max_seconds=3)
    few, more = range(1, exact_up_to + 1), range(1, exact_up_to + 2)
    assert scheme.sampling_plan(few) is None
    assert len(scheme.coalitions_needed(few)) == 2**exact_up_to
    assert scheme.sampling_plan(more) == SamplingPlan(max_models=500, target_stderr=0.1, max_seconds=3)
    everybody = frozenset(more)
    assert scheme.coalitions_needed(more) == {frozenset(), everybody, *(everybody - {i} for i in more)}


def test_an_estimate_worked_out_by_hand() -> None:
    """Player 1 brings 4, and whoever comes before player 2 brings 8 more (not 2 itself).

    v(S) = 4 [1 in S] + 8 [S holds some of 1, 3, 4]. In 1234 the gains are 12 0 0 0, in its reverse 4 0 0 8: on average
    8 0 0 4. In 3124 they are 4 0 8 0, in its reverse 4 0 0 8: 4 0 4 4. The means are 6 0 2 4, which add up to v(N) = 12;
    the pairs differ by 4 0 4 0, so the standard errors are 2 0 2 0.
    """
    members = (3, 1, 4, 2)
    game = game_of((1, 2, 3, 4), lambda group: 4 * (1 in group) + 8 * bool(group & {1, 3, 4}))
    claim = PayoffClaim(1200, members, game, committed(members), orders=((1, 2, 3, 4), (3, 1, 2, 4)))
    allocation = get_scheme("shapley").allocate(claim)
    assert allocation.weights == {1: 6, 2: 0, 3: 2, 4: 4}
    assert allocation.stderr == pytest.approx({1: 2, 2: 0, 3: 2, 4: 0})
    assert allocation.payments == {1: 600, 2: 0, 3: 200, 4: 400}


@given(st.integers(4, 7), st.integers(0, 2**32), st.integers(2, 6))
def test_estimated_weights_add_up_to_the_value_of_all(n: int, seed: int, pairs: int) -> None:
    rng = np.random.default_rng(seed)
    table = {group: float(rng.normal()) if group else 0.0 for group in all_coalitions(range(1, n + 1))}
    orders = tuple(tuple(int(i) for i in rng.permutation(n) + 1) for _ in range(pairs))
    members = tuple(range(1, n + 1))
    claim = PayoffClaim(1000, members, TabularGame(members, table), committed(members), orders=orders)
    allocation = get_scheme("shapley").allocate(claim)
    assert sum(allocation.weights.values()) == pytest.approx(table[frozenset(members)], abs=1e-9)
    assert sum(allocation.payments.values()) + allocation.undistributed == 1000
    assert set(allocation.stderr) == set(members)


def test_an_estimate_over_all_orders_is_exact() -> None:
    """Every order once (each pair has two orders, so half of them are written down): the mean is the Shapley value."""
    rng = np.random.default_rng(8)
    table = {group: float(rng.normal()) if group else 0.0 for group in all_coalitions((1, 2, 3, 4))}
    orders = tuple(order for order in permutations((1, 2, 3, 4)) if order < order[::-1])
    claim = PayoffClaim(0, (1, 2, 3, 4), TabularGame((1, 2, 3, 4), table), {}, orders=orders)
    scheme = get_scheme("shapley")
    assert scheme.weights(claim) == pytest.approx(scheme.weights(replace(claim, orders=())), abs=1e-12)


def test_exact_weights_have_no_standard_error() -> None:
    assert get_scheme("shapley").allocate(checked_by_hand()).stderr == {}


@pytest.mark.parametrize(
    ("orders", "says"),
    [
        (((1, 2, 3, 4),), "1 orders of joining have no standard error: give at least 2"),
        (((1, 2, 3, 4), (1, 2, 3)), r"the order \[1, 2, 3\] must name each of the members \[1, 2, 3, 4\] once"),
        (((1, 2, 3, 4), (1, 2, 3, 3)), "must name each of the members"),
        (((1, 2, 3, 4), (1, 2, 3, 5)), "must name each of the members"),
    ],
)
def test_orders_that_are_none_are_refused(orders: tuple[tuple[int, ...], ...], says: str) -> None:
    with pytest.raises(CoalitionError, match=says):
        PayoffClaim(1, (1, 2, 3, 4), TabularGame((1, 2, 3, 4), {}), {}, orders=orders)


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"exact_up_to": 13}, "exact_up_to of scheme 'shapley' is 13: it must be a whole number from 3 to 12"),
        ({"exact_up_to": 2}, "exact_up_to of scheme 'shapley' is 2"),
        ({"max_models": 99.5}, "max_models of scheme 'shapley' is 99.5: it must be a whole number from 13 to 1000000"),
        ({"max_models": 1e300}, "max_models of scheme 'shapley' is 1e.300"),
        ({"target_stderr": -0.1}, "target_stderr of scheme 'shapley' is -0.1: it must be a finite number, 0 or more"),
        ({"max_seconds": True}, "max_seconds of scheme 'shapley' is True"),
    ],
)
def test_a_parameter_out_of_its_range_is_refused(parameters: dict[str, float], says: str) -> None:
    with pytest.raises(SchemeError, match=says):
        get_scheme("shapley", **parameters)
