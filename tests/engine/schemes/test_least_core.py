"""Least-core pay, compared with textbooks, with shapiq, and with a certificate that no division is better."""

import subprocess
import sys

import numpy as np
import pytest
import shapiq
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linprog

from engine.schemes import PayoffClaim, get_scheme
from engine.schemes.least_core import least_core
from engine.values.coalition import MAX_EXACT_PLAYERS, CoalitionError, TabularGame, all_coalitions
from tests.engine.schemes.games import (
    FOR_EACH_SCHEME,
    TO_FOUR_DECIMALS,
    checked_by_hand,
    committed,
    game_of,
    game_of_table,
    games,
    percent,
    random_table,
)

PAYS = 7083  # each 0.075 less than alone

# By these shapiq's problem becomes ours. It minimises |x| + e with e of 0 or more: another point where e is not worth
# its price. What every member and every coalition but all is worth more moves x by the first, e by the second, and the
# larger x is, the less can be had from |x| by paying with e.
EACH_MORE = 10.0
COALITION_MORE = 5.0


def of_shapiq(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """shapiq's egalitarian least core of players 1 to n, moved there and back."""
    sizes = np.bitwise_count(np.arange(len(table)))
    moved = table + EACH_MORE * sizes
    moved[1:-1] += COALITION_MORE
    n = int(sizes[-1])
    powers = 2 ** np.arange(n)
    theirs = shapiq.ExactComputer(lambda rows: moved[np.asarray(rows, dtype=int) @ powers], n_players=n)("ELC")
    return np.array([float(theirs[(index,)]) for index in range(n)]) - EACH_MORE


@pytest.mark.parametrize("n", range(2, 8))
@pytest.mark.parametrize("seed", range(4))
def test_weights_are_those_of_an_independent_library(n: int, seed: int) -> None:
    table = random_table(n, seed)
    players = tuple(int(player) for player in np.random.default_rng(seed).permutation(n) + 1)
    claim = PayoffClaim(100_000, players, game_of_table(table), committed(players))
    weights = get_scheme("least_core").allocate(claim).weights
    assert [weights[player] for player in range(1, n + 1)] == pytest.approx(list(of_shapiq(table)), abs=1e-6)


def inside(n: int) -> NDArray[np.float64]:
    """A row for each coalition but nobody and everybody, a column for each of n players."""
    return (np.arange(1, 2**n - 1)[:, None] >> np.arange(n) & 1).astype(np.float64)


@FOR_EACH_SCHEME
@given(games().filter(lambda game: len(game.players) >= 2))
def test_no_division_has_a_smaller_deficit_and_none_of_the_same_is_more_even(game: TabularGame) -> None:
    players, n = sorted(game.players), len(game.players)
    weights, deficit = least_core(game, game.players)
    x, whole = np.array([weights[player] for player in players]), game.value(frozenset(players))
    groups = inside(n)
    worth = np.array(
        [game.value(frozenset(player for player, is_in in zip(players, row, strict=True) if is_in)) for row in groups]
    )
    assert x.sum() == pytest.approx(whole, abs=1e-9)
    assert (worth - groups @ x).max() == pytest.approx(deficit, abs=1e-9)

    # By duality: weights of coalitions that cover each player alike, by t, prove that no deficit is below their mean
    # value less t v(N).
    cover = np.vstack([groups.T - groups[:, 0], np.ones(len(groups))])
    proof = linprog(whole * groups[:, 0] - worth, A_eq=cover, b_eq=[0.0] * n + [1.0])
    assert -proof.fun == pytest.approx(deficit, abs=1e-7)

    # x is the point nearest to 0 of a convex set just if no y of the set has x . y < x . x.
    face = linprog(
        x, A_ub=-groups, b_ub=deficit + 1e-9 - worth, A_eq=np.ones((1, n)), b_eq=[whole], bounds=(None, None)
    )
    assert face.fun == pytest.approx(x @ x, abs=1e-6)


def test_the_game_checked_by_hand() -> None:
    # Computed by shapiq; the agreement has no figures for this scheme.
    payments = get_scheme("least_core").allocate(checked_by_hand()).payments
    assert percent(payments) == pytest.approx([45.3232, 24.9961, 24.9961, 4.6847], abs=TO_FOUR_DECIMALS)


def test_two_members_share_equally_what_is_more_than_their_own() -> None:
    # The standard solution: 0.5 + 0.1 and 0.1 + 0.1 of 0.8, and both are 0.1 better off than alone.
    game = game_of((1, 2), lambda group: {1: 0.5, 2: 0.1, 3: 0.8}.get(sum(group), 0.0))
    weights, deficit = least_core(game, (2, 1))
    assert weights == pytest.approx({1: 0.6, 2: 0.2})
    assert deficit == pytest.approx(-0.1)


def test_a_majority_of_three_has_an_empty_core_and_shares_equally() -> None:
    weights, deficit = least_core(game_of((1, 2, 3), lambda group: len(group) >= 2), (1, 2, 3))
    assert weights == pytest.approx(dict.fromkeys((1, 2, 3), 1 / 3))
    assert len(set(weights.values())) == 1
    assert deficit == pytest.approx(1 / 3)


def test_the_scarce_glove_gets_all() -> None:
    game = game_of((1, 2, 3), lambda group: min(len(group & {1}), len(group - {1})))
    allocation = get_scheme("least_core").allocate(PayoffClaim(600, (2, 3, 1), game, committed((1, 2, 3))))
    assert allocation.weights == {1: 1.0, 2: 0.0, 3: 0.0}
    assert allocation.payments == {1: 600, 2: 0, 3: 0}


def test_of_many_least_core_divisions_the_most_even_one_is_paid() -> None:
    # 1 and 2 make 4, 3 and 4 make 2, together 6; e = 0 forces the pairs, and within a pair any split from 0 to all.
    game = game_of(range(1, 5), lambda group: 4 * (group >= {1, 2}) + 2 * (group >= {3, 4}))
    weights, deficit = least_core(game, (4, 3, 2, 1))
    assert deficit == pytest.approx(0, abs=1e-12)
    assert weights == {1: 2.0, 2: 2.0, 3: 1.0, 4: 1.0}


def test_whom_it_takes_to_buy_off_others_is_below_zero_and_not_paid() -> None:
    game = game_of((1, 2, 3), lambda group: group in ({1}, {2}))
    allocation = get_scheme("least_core").allocate(PayoffClaim(100, (1, 2, 3), game, committed((1, 2, 3))))
    assert allocation.weights == pytest.approx({1: 1 / 3, 2: 1 / 3, 3: -2 / 3})
    assert allocation.payments == {1: 50, 2: 50, 3: 0}


@FOR_EACH_SCHEME
@given(st.integers(2, 7), st.integers(0, 2**32), st.integers(0, 10**8))
def test_a_game_that_knows_only_sizes_is_shared_to_the_bit_and_to_the_cent(n: int, seed: int, pool: int) -> None:
    worth = np.random.default_rng(seed).normal(size=n + 1)
    game = game_of(range(1, n + 1), lambda group: worth[len(group)] if group else 0.0)
    allocation = get_scheme("least_core").allocate(PayoffClaim(pool, tuple(range(n, 0, -1)), game, {}))
    assert len(set(allocation.weights.values())) == 1
    assert max(allocation.payments.values()) - min(allocation.payments.values()) <= 1


@pytest.mark.parametrize("n", [3, 6, 9])
@pytest.mark.parametrize("seed", range(5))
def test_the_numbers_of_the_members_do_not_matter(n: int, seed: int) -> None:
    game = game_of_table(random_table(n, seed))
    new = dict(zip(range(1, n + 1), np.random.default_rng(seed).permutation(n) + 1, strict=True))
    renumbered = {frozenset(int(new[player]) for player in group): value for group, value in game.values.items()}
    other = TabularGame(tuple(range(1, n + 1)), renumbered)
    first, second = least_core(game, game.players), least_core(other, other.players)
    assert [first[0][player] for player in new] == pytest.approx([second[0][int(new[p])] for p in new], abs=1e-11)
    assert first[1] == pytest.approx(second[1], abs=1e-11)


def test_twelve_members_with_values_of_all_sizes_are_within_their_deficit() -> None:
    # Values over fifteen orders of magnitude: nearly the same limits at many coalitions, where a tolerance can go wrong.
    players = tuple(range(1, MAX_EXACT_PLAYERS + 1))
    for seed in range(3):
        rng = np.random.default_rng([seed, 12, 5])
        table = rng.normal(size=2**12) * 10.0 ** rng.integers(-14, 1, size=2**12)
        table[0] = 0.0
        weights, deficit = least_core(game_of_table(table), players)
        excess = table[1:-1] - inside(12) @ np.array([weights[player] for player in players])
        assert excess.max() == pytest.approx(deficit, abs=1e-9)


def test_too_many_members_are_refused_and_never_estimated() -> None:
    members = tuple(range(1, MAX_EXACT_PLAYERS + 2))
    scheme = get_scheme("least_core")
    with pytest.raises(CoalitionError, match="at most 12"):
        scheme.coalitions_needed(members)
    with pytest.raises(CoalitionError, match="at most 12"):
        scheme.allocate(PayoffClaim(100, members, TabularGame(members, {}), committed(members)))
    assert len(all_coalitions(members[:-1])) == len(scheme.coalitions_needed(members[:-1])) == 4096


def test_the_engine_is_imported_without_scipy() -> None:
    program = "import sys, engine.schemes, engine.treatment; print([name for name in sys.modules if 'scipy' in name])"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
