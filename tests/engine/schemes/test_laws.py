"""The laws of fairness on random games. A law holds for every scheme but those whose own test has a counterexample to it:
a function test_counterexample_LAW. A new scheme is under all laws from the line that registers it.
"""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.schemes import (
    SCHEMES,
    Contribution,
    PayoffClaim,
    get_scheme,
)
from engine.values.coalition import TabularGame, all_coalitions
from tests.engine.schemes.games import (
    FOR_EACH_SCHEME,
    claims,
    committed,
    contributions,
    game_of,
    games,
    values_of,
    with_values,
    worths,
)
from tests.registries import own_test

PREFIX = "test_counterexample_"
LAWS = (
    "members_only",
    "joining_order_does_not_matter",
    "equal_twins_get_equal_pay",
    "a_null_player_gets_nothing",
    "one_member_gets_all",
    "the_whole_pool_is_paid_where_anybody_has_a_weight",
    "pay_is_unchanged_when_values_are_scaled",
)


def counterexamples(scheme: str) -> set[str]:
    """The laws that fail for this scheme, each recorded in its own test as test_counterexample_LAW."""
    recorded = dir(own_test("tests.engine.schemes", scheme))
    return {name.removeprefix(PREFIX) for name in recorded if name.startswith(PREFIX)}


def schemes_under(law: str) -> Iterable[str]:
    return [name for name in SCHEMES if law not in counterexamples(name)]


def under(law: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", schemes_under(law))


@pytest.mark.parametrize("name", SCHEMES)
def test_a_counterexample_names_the_law_that_fails(name: str) -> None:
    assert counterexamples(name) <= set(LAWS)


def same_to_a_cent(first: dict[int, int], second: dict[int, int]) -> bool:
    return set(first) == set(second) and all(abs(first[player] - second[player]) <= 1 for player in first)


# --- members only ---


@under("members_only")
@FOR_EACH_SCHEME
@given(claims())
def test_members_only_are_paid(name: str, claim: PayoffClaim) -> None:
    assert set(get_scheme(name).allocate(claim).payments) == set(claim.members)


@given(claims())
def test_members_only_are_paid_by_an_incentivizer_that_does_not_pay_leavers(claim: PayoffClaim) -> None:
    allocation = get_scheme("incentivizer", pay_leavers=False).allocate(claim)
    assert set(allocation.payments) == set(claim.members)


# --- joining order ---


@under("joining_order_does_not_matter")
@FOR_EACH_SCHEME
@given(claims(), st.data())
def test_joining_order_does_not_matter(name: str, claim: PayoffClaim, data: st.DataObject) -> None:
    reordered = replace(claim, members=tuple(data.draw(st.permutations(claim.members))))
    assert get_scheme(name).allocate(reordered) == get_scheme(name).allocate(claim)


# --- twins ---


@st.composite
def claims_with_twins(draw: st.DrawFn) -> tuple[PayoffClaim, int, int]:
    """Two members who add the same to every coalition, and brought the same at the same cost."""
    game = draw(games().filter(lambda game: len(game.players) >= 2))
    one, other = sorted(draw(st.permutations(game.players))[:2])
    values = {
        group: game.value(group - {other} | {one} if other in group and one not in group else group)
        for group in all_coalitions(game.players)
    }
    brought = {player: draw(contributions) for player in game.players}
    brought[other] = brought[one]
    members = tuple(draw(st.permutations(game.players)))
    pool = draw(st.integers(0, 10**6))
    return PayoffClaim(pool, members, TabularGame(game.players, values), brought), one, other


@under("equal_twins_get_equal_pay")
@FOR_EACH_SCHEME
@given(claims_with_twins())
def test_equal_twins_get_equal_pay(name: str, drawn: tuple[PayoffClaim, int, int]) -> None:
    claim, one, other = drawn
    allocation = get_scheme(name).allocate(claim)
    assert allocation.weights[one] == allocation.weights[other]
    # A cent that cannot be halved goes to the twin with the lower number.
    assert allocation.payments[one] - allocation.payments[other] in (0, 1)


# --- null players ---


@st.composite
def claims_with_null_player(draw: st.DrawFn) -> tuple[PayoffClaim, int]:
    """A member who adds nothing to any coalition, at some cost."""
    claim = draw(claims(remembered=False))
    nobody = draw(st.sampled_from(claim.members))
    values = values_of(claim)
    return with_values(claim, {group: values[group - {nobody}] for group in values}), nobody


@under("a_null_player_gets_nothing")
@FOR_EACH_SCHEME
@given(claims_with_null_player())
def test_a_null_player_gets_nothing(name: str, drawn: tuple[PayoffClaim, int]) -> None:
    claim, nobody = drawn
    allocation = get_scheme(name).allocate(claim)
    assert allocation.weights[nobody] == 0
    assert allocation.payments[nobody] == 0


@under("a_null_player_gets_nothing")
@FOR_EACH_SCHEME
@given(st.integers(2, 6), st.integers(0, 10**8), st.integers(1, 9))
def test_a_null_player_gets_nothing_for_rounding_noise_in_the_values(name: str, n: int, pool: int, part: int) -> None:
    # The last player adds only what adding up tenths in another order does to the last bits.
    players = tuple(range(1, n + 1))
    tenths = {player: 0.1 * (player + part) for player in players}

    def worth(group: frozenset[int]) -> float:
        useful = sorted(group - {n}, reverse=n in group)
        return sum(tenths[player] for player in useful)

    claim = PayoffClaim(pool, players, game_of(players, worth), committed(players))
    assert get_scheme(name).allocate(claim).payments[n] == 0


@given(claims_with_null_player())
def test_a_null_player_without_costs_and_debts_gets_nothing_from_the_incentivizer(
    drawn: tuple[PayoffClaim, int],
) -> None:
    claim, nobody = drawn
    free = {player: Contribution(1.0, 1.0, 0) for player in claim.members}
    assert get_scheme("incentivizer").allocate(replace(claim, contributions=free)).payments[nobody] == 0


# --- one member ---


@under("one_member_gets_all")
@FOR_EACH_SCHEME
@given(st.integers(1, 99), st.integers(0, 10**9), st.floats(1e-6, 1e6), st.integers(0, 10**6))
def test_one_member_gets_all(name: str, member: int, pool: int, worth: float, cost: int) -> None:
    game = game_of((member,), lambda group: worth * len(group))
    allocation = get_scheme(name).allocate(PayoffClaim(pool, (member,), game, {member: Contribution(0.1, 0.2, cost)}))
    assert allocation.payments == {member: pool}
    assert allocation.undistributed == 0


# --- the whole pool ---


@under("the_whole_pool_is_paid_where_anybody_has_a_weight")
@FOR_EACH_SCHEME
@given(claims())
def test_the_whole_pool_is_paid_where_anybody_has_a_weight(name: str, claim: PayoffClaim) -> None:
    allocation = get_scheme(name).allocate(claim)
    if any(weight > 0 for weight in allocation.weights.values()):
        assert allocation.undistributed == 0


# --- scaling ---


@under("pay_is_unchanged_when_values_are_scaled")
@FOR_EACH_SCHEME
@given(claims(), st.integers(-40, 40))
def test_pay_is_unchanged_when_values_are_scaled(name: str, claim: PayoffClaim, exponent: int) -> None:
    scaled = with_values(claim, {group: value * 2.0**exponent for group, value in values_of(claim).items()})
    assert get_scheme(name).allocate(scaled).payments == get_scheme(name).allocate(claim).payments


@under("pay_is_unchanged_when_values_are_scaled")
@FOR_EACH_SCHEME
@given(claims(), st.floats(1e-3, 1e3))
def test_pay_changes_by_no_more_than_an_odd_cent_when_scaling_rounds(
    name: str, claim: PayoffClaim, factor: float
) -> None:
    values = values_of(claim)
    scaled = with_values(claim, {group: value * factor for group, value in values.items()})
    first, second = get_scheme(name).allocate(claim).payments, get_scheme(name).allocate(scaled).payments
    assert same_to_a_cent(dict(first), dict(second))


# --- what the weights add up to, and additivity, before normalising ---


@given(claims())
def test_shapley_is_efficient_before_normalising(claim: PayoffClaim) -> None:
    weights = get_scheme("shapley").allocate(claim).weights
    assert sum(weights.values()) == pytest.approx(claim.game.value(frozenset(claim.members)), abs=1e-9)


@given(claims(), st.data())
def test_shapley_is_additive(claim: PayoffClaim, data: st.DataObject) -> None:
    first = values_of(claim)
    second = {group: data.draw(worths) if group else 0.0 for group in first}
    both = {group: first[group] + second[group] for group in first}
    weights = [get_scheme("shapley").allocate(with_values(claim, values)).weights for values in (first, second, both)]
    for member in claim.members:
        assert weights[0][member] + weights[1][member] == pytest.approx(weights[2][member], abs=1e-9)


@given(claims())
def test_labour_union_is_efficient_before_normalising(claim: PayoffClaim) -> None:
    weights = get_scheme("labour_union").allocate(claim).weights
    assert sum(weights.values()) == pytest.approx(claim.game.value(frozenset(claim.members)), abs=1e-9)


@given(claims())
def test_the_least_core_is_efficient_before_normalising(claim: PayoffClaim) -> None:
    weights = get_scheme("least_core").allocate(claim).weights
    assert sum(weights.values()) == pytest.approx(claim.game.value(frozenset(claim.members)), abs=1e-9)


def test_banzhaf_beta_shapley_and_leave_one_out_are_not_efficient_before_normalising() -> None:
    # Two must come together, so a third is too many: v = 0, 0, 1, 1 by size.
    game = game_of((1, 2, 3), lambda group: len(group) >= 2)
    claim = PayoffClaim(100, (1, 2, 3), game, committed((1, 2, 3)))
    assert get_scheme("banzhaf").allocate(claim).weights == dict.fromkeys((1, 2, 3), 0.5)
    assert get_scheme("beta_shapley").allocate(claim).weights == pytest.approx(dict.fromkeys((1, 2, 3), 4 / 15))
    assert get_scheme("leave_one_out").allocate(claim).weights == dict.fromkeys((1, 2, 3), 0.0)


@pytest.mark.parametrize("name", ["banzhaf", "beta_shapley", "leave_one_out"])
@FOR_EACH_SCHEME
@given(claims(), st.data())
def test_other_semivalues_are_additive(name: str, claim: PayoffClaim, data: st.DataObject) -> None:
    first = values_of(claim)
    second = {group: data.draw(worths) if group else 0.0 for group in first}
    both = {group: first[group] + second[group] for group in first}
    weights = [get_scheme(name).allocate(with_values(claim, values)).weights for values in (first, second, both)]
    for member in claim.members:
        assert weights[0][member] + weights[1][member] == pytest.approx(weights[2][member], abs=1e-9)


def test_the_least_core_is_not_additive() -> None:
    # One who is worth 1 alone and nothing with the others has to be bought off; with two of them it costs more.
    first = game_of((1, 2, 3), lambda group: group == {1})
    second = game_of((1, 2, 3), lambda group: group == {2})
    both = game_of((1, 2, 3), lambda group: group in ({1}, {2}))
    weights = [
        get_scheme("least_core").allocate(PayoffClaim(100, (1, 2, 3), game, committed((1, 2, 3)))).weights
        for game in (first, second, both)
    ]
    assert weights[0] == pytest.approx({1: 1 / 2, 2: -1 / 4, 3: -1 / 4})
    assert weights[1] == pytest.approx({1: -1 / 4, 2: 1 / 2, 3: -1 / 4})
    assert weights[2] == pytest.approx({1: 1 / 3, 2: 1 / 3, 3: -2 / 3})
