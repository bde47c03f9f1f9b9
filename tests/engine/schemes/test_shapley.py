"""Shapley pay: by the mean gain over all orders of joining, compared with textbooks and with shapiq, an independent library."""

import numpy as np
import pytest
import shapiq

from engine.coalition import MAX_EXACT_PLAYERS, CoalitionError, TabularGame
from engine.money import split_largest_remainder
from engine.schemes import PayoffClaim, get_scheme
from tests.engine.schemes.games import TO_FOUR_DECIMALS, checked_by_hand, committed, game_of, percent


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


def test_too_many_members_are_refused_and_never_estimated() -> None:
    members = tuple(range(1, MAX_EXACT_PLAYERS + 2))
    scheme = get_scheme("shapley")
    with pytest.raises(CoalitionError, match="at most 12"):
        scheme.coalitions_needed(members)
    with pytest.raises(CoalitionError, match="at most 12"):
        scheme.allocate(PayoffClaim(100, members, TabularGame(members, {}), committed(members)))
    assert len(scheme.coalitions_needed(members[:-1])) == 4096
