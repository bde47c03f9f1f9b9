"""Leave-one-out pay: what fair_value pays, under the name that data valuation has for it."""

import numpy as np
import pytest
import shapiq
from hypothesis import given

from engine.schemes import PayoffClaim, get_scheme
from tests.engine.schemes.games import (
    FOR_EACH_SCHEME,
    TO_FOUR_DECIMALS,
    checked_by_hand,
    claims,
    committed,
    game_of_table,
    paid,
    percent,
    random_table,
)

PAYS = 7778  # 0.35 of 0.45


def test_the_game_checked_by_hand() -> None:
    payments = get_scheme("leave_one_out").allocate(checked_by_hand()).payments
    assert percent(payments) == pytest.approx([47.2280, 24.1415, 24.1415, 4.4890], abs=TO_FOUR_DECIMALS)


@FOR_EACH_SCHEME
@given(claims())
def test_it_pays_exactly_what_fair_value_pays(claim: PayoffClaim) -> None:
    assert paid(get_scheme("leave_one_out").allocate(claim)) == paid(get_scheme("fair_value").allocate(claim))


@pytest.mark.parametrize("n", range(2, 7))
@pytest.mark.parametrize("seed", range(3))
def test_weights_are_those_of_an_independent_library(n: int, seed: int) -> None:
    # What i adds to all others is the external generalised value of {i}: all its weight is on the largest coalition.
    table = random_table(n, seed)
    powers = 2 ** np.arange(n)
    theirs = shapiq.ExactComputer(lambda rows: table[np.asarray(rows, dtype=int) @ powers], n_players=n)("EGV", order=1)
    players = tuple(range(1, n + 1))
    weights = get_scheme("leave_one_out").allocate(PayoffClaim(100, players, game_of_table(table), {})).weights
    assert [weights[player] for player in players] == pytest.approx(
        [float(theirs[(index,)]) for index in range(n)], abs=1e-12
    )


def test_a_copy_of_a_member_makes_both_worthless() -> None:
    # Either of two equal data sets can be left out: the known weakness of leaving one out.
    table = np.array([0.0, 0.6, 0.6, 0.6])
    allocation = get_scheme("leave_one_out").allocate(PayoffClaim(100, (1, 2), game_of_table(table), committed((1, 2))))
    assert allocation.weights == {1: 0.0, 2: 0.0}
    assert allocation.undistributed == 100
