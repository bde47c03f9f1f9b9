"""Banzhaf pay: by the mean gain over all coalitions of the others, compared with textbooks and with shapiq."""

import numpy as np
import pytest
import shapiq

from engine.money import split_largest_remainder
from engine.schemes import PayoffClaim, get_scheme
from engine.values.coalition import MAX_EXACT_PLAYERS, CoalitionError, TabularGame
from tests.engine.schemes.games import committed, game_of, game_of_table, random_table

PAYS = 7083  # 0.425 of 0.6


@pytest.mark.parametrize("n", range(2, 9))
@pytest.mark.parametrize("seed", range(3))
def test_weights_and_pay_are_those_of_an_independent_library(n: int, seed: int) -> None:
    table = random_table(n, seed)
    powers = 2 ** np.arange(n)
    theirs = shapiq.ExactComputer(lambda rows: table[np.asarray(rows, dtype=int) @ powers], n_players=n)("BV", order=1)
    # Their player 0 is our player 1; we join in a random order.
    expected = [float(theirs[(index,)]) for index in range(n)]
    players = tuple(int(player) for player in np.random.default_rng(seed).permutation(n) + 1)
    claim = PayoffClaim(100_000, players, game_of_table(table), committed(players))
    allocation = get_scheme("banzhaf").allocate(claim)
    assert [allocation.weights[player] for player in range(1, n + 1)] == pytest.approx(expected, abs=1e-12)
    shares = split_largest_remainder(100_000, [max(0.0, value) for value in expected])
    assert [allocation.payments[player] for player in range(1, n + 1)] == list(shares)


def test_a_weighted_vote_has_the_textbook_index() -> None:
    # [6; 4, 3, 2, 1]: swings 5, 3, 3, 1 of 8 coalitions each (Straffin, Game Theory and Strategy, 1993).
    votes = {1: 4, 2: 3, 3: 2, 4: 1}
    game = game_of(votes, lambda group: sum(votes[player] for player in group) >= 6)
    allocation = get_scheme("banzhaf").allocate(PayoffClaim(1200, (4, 2, 3, 1), game, committed(votes)))
    assert allocation.weights == {1: 5 / 8, 2: 3 / 8, 3: 3 / 8, 4: 1 / 8}
    assert allocation.payments == {1: 500, 2: 300, 3: 300, 4: 100}


def test_every_coalition_counts_alike_whatever_its_size() -> None:
    # 1 adds 8 to the pair of the others and nothing to less: one of four coalitions, where Shapley counts a third.
    game = game_of((1, 2, 3), lambda group: 8 * (len(group) == 3))
    claim = PayoffClaim(100, (1, 2, 3), game, committed((1, 2, 3)))
    assert get_scheme("banzhaf").allocate(claim).weights[1] == 2.0
    assert get_scheme("shapley").allocate(claim).weights[1] == pytest.approx(8 / 3)


def test_too_many_members_are_refused_and_never_estimated() -> None:
    members = tuple(range(1, MAX_EXACT_PLAYERS + 2))
    scheme = get_scheme("banzhaf")
    with pytest.raises(CoalitionError, match="at most 12"):
        scheme.coalitions_needed(members)
    with pytest.raises(CoalitionError, match="at most 12"):
        scheme.allocate(PayoffClaim(100, members, TabularGame(members, {}), committed(members)))
