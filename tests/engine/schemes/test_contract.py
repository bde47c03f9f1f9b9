"""What every scheme must do, whichever way it pays. A new scheme is under this contract from the line that registers it."""

import copy
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from engine.schemes import (
    SCHEMES,
    Allocation,
    Contribution,
    PayoffClaim,
    SchemeError,
    all_parameters,
    get_scheme,
    parameter_specs,
    parameters_of,
    pay_by_weight,
)
from engine.values.coalition import CoalitionError, TabularGame
from tests.engine.schemes import example
from tests.engine.schemes.games import FOR_EACH_SCHEME, any_worths, claims, committed, game_of, games, values_of

each_scheme = pytest.mark.parametrize("name", SCHEMES)


@pytest.mark.parametrize("name", example.WORKED_OUT)
def test_a_scheme_pays_the_example_as_its_own_test_says(name: str) -> None:
    assert get_scheme(name).allocate(example.claim()).payments == example.pays(name)


@each_scheme
def test_a_scheme_is_a_frozen_value_that_survives_cloning_and_pickling(name: str) -> None:
    scheme = get_scheme(name)
    assert replace(scheme) == scheme == copy.deepcopy(scheme) == pickle.loads(pickle.dumps(scheme))  # noqa: S301 - our own bytes
    assert hash(replace(scheme)) == hash(scheme)
    for attribute in ("name", *parameters_of(name)):
        with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
            setattr(scheme, attribute, 0)
    assert [field.name for field in fields(scheme)] == list(parameters_of(name))
    assert [spec.name for spec in parameter_specs(name)] == list(parameters_of(name))


@each_scheme
def test_the_parameters_that_a_scheme_tells_make_it_again(name: str) -> None:
    assert get_scheme(name, **parameters_of(name)) == get_scheme(name)
    assert get_scheme(name, **all_parameters(name, {})) == get_scheme(name)


@each_scheme
def test_every_parameter_says_what_it_is_in_both_languages(name: str) -> None:
    specs = list(parameter_specs(name))
    specs += [spec.item for spec in specs if spec.item is not None]
    for spec in specs:
        for words in (spec.label, spec.help, *(choice.words for choice in spec.choices)):
            assert words.en, (name, spec.name)
            assert words.zh, (name, spec.name)
        assert (spec.item is not None) == (spec.kind == "parts")
        assert bool(spec.choices) == (spec.kind in ("choice", "expression"))


@each_scheme
@FOR_EACH_SCHEME
@given(claims())
def test_payments_and_the_undistributed_rest_add_up_to_the_pool(name: str, claim: PayoffClaim) -> None:
    allocation = get_scheme(name).allocate(claim)
    assert sum(allocation.payments.values()) + allocation.undistributed == claim.pool
    assert all(type(paid) is int and paid >= 0 for paid in allocation.payments.values())
    assert allocation.undistributed >= 0


@each_scheme
@FOR_EACH_SCHEME
@given(claims(games(max_players=3, of=any_worths)))
def test_no_cent_is_lost_whatever_the_values(name: str, claim: PayoffClaim) -> None:
    allocation = get_scheme(name).allocate(claim)
    assert sum(allocation.payments.values()) + allocation.undistributed == claim.pool


@each_scheme
@FOR_EACH_SCHEME
@given(claims())
def test_what_is_paid_follows_the_weights_and_nobody_below_zero_is_paid(name: str, claim: PayoffClaim) -> None:
    allocation = get_scheme(name).allocate(claim)
    assert set(claim.members) <= set(allocation.payments) == set(allocation.weights)
    total = sum(max(0.0, weight) for weight in allocation.weights.values())
    if total == 0:
        assert allocation.undistributed == claim.pool
    else:
        for player, paid in allocation.payments.items():
            share = (claim.pool - allocation.undistributed) * max(0.0, allocation.weights[player]) / total
            assert abs(paid - share) < 1 + 1e-9 * claim.pool


@each_scheme
@FOR_EACH_SCHEME
@given(claims())
def test_the_same_claim_is_always_paid_alike_and_stays_as_it_was(name: str, claim: PayoffClaim) -> None:
    scheme = get_scheme(name)
    values, given_contributions = values_of(claim), dict(claim.contributions)
    first = scheme.allocate(claim)
    assert scheme.allocate(claim) == first == get_scheme(name).allocate(pickle.loads(pickle.dumps(claim)))  # noqa: S301 - our own bytes
    assert values_of(claim) == values
    assert claim.contributions == given_contributions


@each_scheme
@FOR_EACH_SCHEME
@given(claims())
def test_a_scheme_needs_exactly_the_coalitions_that_it_asks_for(name: str, claim: PayoffClaim) -> None:
    scheme = get_scheme(name)
    values = values_of(claim)
    needed = scheme.coalitions_needed(claim.members)
    asked = {group: values[group] for group in needed}
    assert scheme.allocate(replace(claim, game=TabularGame(claim.members, asked))) == scheme.allocate(claim)
    for group in needed:
        without = {other: value for other, value in asked.items() if other != group}
        with pytest.raises(CoalitionError, match="is missing"):
            scheme.allocate(replace(claim, game=TabularGame(claim.members, without)))


@each_scheme
@FOR_EACH_SCHEME
@given(claims(), st.randoms(use_true_random=False))
def test_the_order_of_the_mappings_does_not_matter(name: str, claim: PayoffClaim, random: Random) -> None:
    values, given_contributions = list(values_of(claim).items()), list(claim.contributions.items())
    random.shuffle(values)
    random.shuffle(given_contributions)
    players = list(claim.members)
    random.shuffle(players)
    shuffled = replace(claim, game=TabularGame(tuple(players), dict(values)), contributions=dict(given_contributions))
    first, second = get_scheme(name).allocate(claim), get_scheme(name).allocate(shuffled)
    assert first == second
    assert list(first.payments) == list(second.payments)


@each_scheme
def test_without_members_nothing_is_paid_and_all_stays_undistributed(name: str) -> None:
    scheme = get_scheme(name)
    assert scheme.coalitions_needed(()) <= {frozenset()}
    allocation = scheme.allocate(PayoffClaim(500, (), TabularGame((), {}), {}))
    assert allocation == Allocation({}, {}, 500, None)


@each_scheme
def test_an_empty_pool_pays_everybody_nothing(name: str) -> None:
    game = game_of((1, 2), lambda group: len(group))
    allocation = get_scheme(name).allocate(PayoffClaim(0, (1, 2), game, committed((1, 2), 10)))
    assert allocation.payments == {1: 0, 2: 0}
    assert allocation.undistributed == 0


@each_scheme
def test_an_allocation_survives_json(name: str) -> None:
    game = game_of((1, 2, 3), lambda group: len(group) ** 0.5)
    allocation = get_scheme(name).allocate(PayoffClaim(1000, (2, 3, 1), game, committed((1, 2, 3), 70)))
    adapter = TypeAdapter(Allocation)
    assert adapter.validate_json(adapter.dump_json(allocation)) == allocation


@pytest.mark.parametrize(
    ("name", "parameters", "says"),
    [
        (
            "shapely",
            {},
            f"no scheme 'shapely'; the schemes are {', '.join(SCHEMES)}",
        ),
        ("equal", {"omega": 1}, "scheme 'equal' has no parameter 'omega'; it has none"),
        ("incentivizer", {"Omega": 1}, "no parameter 'Omega'; its parameters are omega, pay_leavers, cap"),
        ("incentivizer", {"omega": -1}, "omega of scheme 'incentivizer' is -1: it must be a finite number, 0 or more"),
        ("incentivizer", {"omega": True}, "omega of scheme 'incentivizer' is True: it must be a finite number"),
        ("incentivizer", {"cap": 1}, "cap of scheme 'incentivizer' is 1: it must be true or false"),
        (
            "incentivizer",
            {"pay_leavers": "no"},
            "pay_leavers of scheme 'incentivizer' is 'no': it must be true or false",
        ),
        ("linear", {"name": "equal"}, "no parameter 'name'; its parameters are quality_weight, quantity_weight"),
        ("linear", {"quality_weight": float("nan")}, "quality_weight of scheme 'linear' is nan"),
        ("linear", {"quantity_weight": "2"}, "quantity_weight of scheme 'linear' is '2'"),
        ("beta_shapley", {"gamma": 1}, "no parameter 'gamma'; its parameters are alpha, beta"),
        ("beta_shapley", {"alpha": 0}, "alpha of scheme 'beta_shapley' is 0: it must be a finite number above 0"),
        ("beta_shapley", {"beta": float("inf")}, "beta of scheme 'beta_shapley' is inf"),
        ("beta_shapley", {"beta": True}, "beta of scheme 'beta_shapley' is True"),
    ],
)
def test_an_unknown_scheme_or_parameter_is_refused_with_the_known_ones(
    name: str, parameters: dict[str, float], says: str
) -> None:
    with pytest.raises(SchemeError, match=says):
        get_scheme(name, **parameters)


@pytest.mark.parametrize(
    ("quality", "quantity", "cost", "says"),
    [
        (1.1, 1, 0, "quality of a contribution is 1.1: it must lie between 0 and 1"),
        (float("nan"), 1, 0, "quality of a contribution is nan"),
        (1, -0.5, 0, "quantity of a contribution is -0.5: it must be finite, 0 or more"),
        (1, float("inf"), 0, "quantity of a contribution is inf"),
        (1, 1, -3, "cost of a contribution is -3 cents: it must be 0 or more"),
    ],
)
def test_a_contribution_out_of_range_is_refused(quality: float, quantity: float, cost: int, says: str) -> None:
    with pytest.raises(SchemeError, match=says):
        Contribution(quality, quantity, cost)


def test_a_claim_that_makes_no_sense_is_refused() -> None:
    game = game_of((1, 2), lambda group: len(group))
    with pytest.raises(SchemeError, match="the pool is -1 cents"):
        PayoffClaim(-1, (1, 2), game, {})
    with pytest.raises(CoalitionError, match="somebody twice"):
        PayoffClaim(1, (1, 1), game, {})
    with pytest.raises(SchemeError, match="the contribution of member 2 is missing"):
        get_scheme("linear").allocate(PayoffClaim(1, (1, 2), game, committed((1,))))


def test_a_weight_that_is_no_number_is_refused_by_name() -> None:
    with pytest.raises(SchemeError, match="the weight of member 2 is inf"):
        pay_by_weight(10, {1: 1.0, 2: float("inf")})


def test_the_noise_of_a_computation_is_not_paid() -> None:
    # A quarter of a cent's worth of rounding noise must not attract the odd cent.
    assert pay_by_weight(101, {1: 1.0, 2: 1e-16, 3: 1.0 + 2e-16, 4: -1e-16}) == {1: 51, 2: 0, 3: 50, 4: 0}


def test_the_odd_cent_of_equals_goes_to_the_lower_number_in_whatever_order_they_stand() -> None:
    assert pay_by_weight(5, {3: 1.0, 1: 1.0}) == {1: 3, 3: 2}
    assert list(pay_by_weight(5, {3: 1.0, 1: 1.0})) == [1, 3]


PREPARED = """
import sys
from tests.engine.schemes.games import checked_by_hand
from engine.schemes import SCHEMES, get_scheme
for name in SCHEMES:
    scheme, claim = get_scheme(name), checked_by_hand()
    scheme.prepare()
    before = set(sys.modules)
    scheme.allocate(claim)
    print(name, *sorted(set(sys.modules) - before))
"""


def test_a_scheme_that_was_prepared_imports_nothing_when_it_pays() -> None:
    """In a process of its own: here, other tests have imported much already."""
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", PREPARED], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == list(SCHEMES)
