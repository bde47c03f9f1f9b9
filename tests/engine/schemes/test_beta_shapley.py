"""Beta Shapley pay: a mean gain in which small coalitions count more, or large ones.

shapiq has no Beta Shapley value, and the libraries that have one estimate it. So it is compared with the definition by
another route: the gain of a member in a coalition to which each of the others comes with chance t (the multilinear
extension of the game), averaged over t by numerical integration with the density of scipy's beta distribution.
"""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from engine.schemes import PayoffClaim, get_scheme
from engine.schemes.beta_shapley import BetaShapley
from engine.values.coalition import MAX_EXACT_PLAYERS, CoalitionError, TabularGame
from tests.engine.schemes.games import FOR_EACH_SCHEME, claims, committed, game_of_table, paid, random_table

PAYS = 6812  # (4 x 0.5 + 0.35) of (4 x 0.75 + 0.45), which is 0.47 of 0.69


@pytest.mark.parametrize(("alpha", "beta"), [(4, 1), (16, 1), (1, 4), (1, 1), (2.5, 1.5), (7, 3)])
@pytest.mark.parametrize("n", [2, 3, 5, 7])
def test_weights_are_those_of_the_definition_by_numerical_integration(n: int, alpha: float, beta: float) -> None:
    table = random_table(n, 1)
    players = tuple(range(1, n + 1))
    scheme = get_scheme("beta_shapley", alpha=alpha, beta=beta)
    ours = scheme.allocate(PayoffClaim(100, players[::-1], game_of_table(table), committed(players))).weights
    for index in range(n):
        others = [mask for mask in range(2**n) if not mask >> index & 1]

        def gain_at(t: float, index: int = index, others: list[int] = others) -> float:
            expected = 0.0
            for mask in others:
                size = mask.bit_count()
                expected += t**size * (1 - t) ** (n - 1 - size) * (table[mask | 1 << index] - table[mask])
            # Kwon and Zou's Beta(alpha, beta) is what statistics calls Beta(beta, alpha) of t.
            return float(expected * stats.beta.pdf(t, beta, alpha))

        expected, _ = integrate.quad(gain_at, 0, 1, epsabs=1e-10, limit=200)
        assert ours[index + 1] == pytest.approx(expected, abs=1e-8)


@FOR_EACH_SCHEME
@given(claims())
def test_one_and_one_is_shapley_to_the_last_bit(claim: PayoffClaim) -> None:
    beta, shapley = get_scheme("beta_shapley", alpha=1, beta=1), get_scheme("shapley")
    assert paid(beta.allocate(claim)) == paid(shapley.allocate(claim))


@FOR_EACH_SCHEME
@given(claims())
def test_a_huge_alpha_is_individual_pay_and_a_huge_beta_is_leave_one_out(claim: PayoffClaim) -> None:
    alone, last = get_scheme("individual").allocate(claim), get_scheme("leave_one_out").allocate(claim)
    small = get_scheme("beta_shapley", alpha=1e9, beta=1).allocate(claim)
    large = get_scheme("beta_shapley", alpha=1, beta=1e9).allocate(claim)
    assert dict(small.weights) == pytest.approx(dict(alone.weights), abs=1e-6)
    assert dict(large.weights) == pytest.approx(dict(last.weights), abs=1e-6)


def test_the_weights_of_the_sizes_by_hand() -> None:
    # n = 3, B(s + 1, 6 - s) / B(4, 1) for s = 0, 1, 2: 4 / 6, 4 / 30, 4 / 60.
    assert BetaShapley().shares(3) == pytest.approx([2 / 3, 2 / 15, 1 / 15])
    assert BetaShapley(alpha=1, beta=4).shares(3) == pytest.approx([1 / 15, 2 / 15, 2 / 3])
    assert BetaShapley().shares(1) == [1.0]


def test_the_defaults_are_the_milder_pair_of_the_paper_and_favour_small_coalitions() -> None:
    scheme = get_scheme("beta_shapley")
    assert scheme == BetaShapley(alpha=4, beta=1)
    # With twelve members, what a member is worth alone counts 4 parts in 15, against 1 in 12 under shapley ...
    assert BetaShapley().shares(12)[0] == pytest.approx(4 / 15)
    # ... and under (16, 1), 16 in 27.
    assert BetaShapley(alpha=16).shares(12)[0] == pytest.approx(16 / 27)


@given(st.integers(1, 12), st.floats(1e-6, 1e6), st.floats(1e-6, 1e6))
def test_the_weights_of_all_coalitions_add_up_to_one(n: int, alpha: float, beta: float) -> None:
    shares = BetaShapley(alpha=alpha, beta=beta).shares(n)
    assert all(share >= 0 for share in shares)
    assert sum(comb(n - 1, size) * share for size, share in enumerate(shares)) == pytest.approx(1)


def test_too_many_members_are_refused_and_never_estimated() -> None:
    members = tuple(range(1, MAX_EXACT_PLAYERS + 2))
    scheme = get_scheme("beta_shapley")
    with pytest.raises(CoalitionError, match="at most 12"):
        scheme.coalitions_needed(members)
    with pytest.raises(CoalitionError, match="at most 12"):
        scheme.allocate(PayoffClaim(100, members, TabularGame(members, {}), committed(members)))
