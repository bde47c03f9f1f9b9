"""Floors and caps: the parts of another scheme, at one multiple of what they are or at a bound."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.schemes import PayoffClaim, PayoffScheme, SchemeError, get_scheme
from engine.schemes.bounded import bring_into_bounds
from engine.schemes.debts import PlayerDebt
from engine.schemes.memory import PartsMemory
from engine.treatment import AdmissionPolicy, FederationSpec, TreatmentError
from engine.values.coalition import TabularGame
from tests.engine.schemes.games import FOR_EACH_SCHEME, checked_by_hand, claims, committed, game_of

PAYS = 7083
"""As Shapley: by default nothing is out of bounds."""


def bounded(of: str, floor: float = 0.0, cap: float = 1.0, **parameters: float) -> PayoffScheme:
    return get_scheme("bounded", of={"scheme": of, "parameters": parameters}, floor=floor, cap=cap)


def shared(*parts: int) -> PayoffClaim:
    """A pool of 1000 cents, and members with these parts of it when they are paid for what they are worth alone."""
    members = tuple(range(1, len(parts) + 1))
    values = {frozenset({member}): float(part) for member, part in zip(members, parts, strict=True)}
    return PayoffClaim(1000, members, TabularGame(members, values), committed(members))


@pytest.mark.parametrize(
    ("parts", "floor", "cap", "paid"),
    [
        ((600, 300, 100), 0.0, 1.0, {1: 600, 2: 300, 3: 100}),
        # 100 cents above the cap go to the others, three quarters to one.
        ((600, 300, 100), 0.0, 0.5, {1: 500, 2: 375, 3: 125}),
        # With that the second is above the cap too.
        ((600, 300, 100), 0.0, 0.36, {1: 360, 2: 360, 3: 280}),
        # 100 cents for the third come from the others, two thirds from one.
        ((600, 300, 100), 0.2, 1.0, {1: 533, 2: 267, 3: 200}),
        ((600, 300, 100), 0.2, 0.5, {1: 500, 2: 300, 3: 200}),
        ((900, 100, 0), 0.0, 0.6, {1: 600, 2: 400, 3: 0}),
        ((1000, 0, 0), 0.1, 1.0, {1: 800, 2: 100, 3: 100}),
        ((500, 500), 0.5, 0.5, {1: 500, 2: 500}),
        # Nobody may have it, or nobody else has a part: it stays.
        ((600, 400), 0.0, 0.4, {1: 400, 2: 400}),
        ((1000, 0), 0.0, 0.6, {1: 600, 2: 0}),
        # A floor holds where there is nothing to go by.
        ((0, 0), 0.1, 1.0, {1: 100, 2: 100}),
    ],
)
def test_by_hand(parts: tuple[int, ...], floor: float, cap: float, paid: dict[int, int]) -> None:
    allocation = bounded("individual", floor, cap).allocate(shared(*parts))
    assert allocation.payments == paid
    assert allocation.undistributed == 1000 - sum(paid.values())


shares = st.lists(st.integers(0, 100), min_size=1, max_size=8).map(
    lambda parts: {player: Fraction(part, max(1, sum(parts))) for player, part in enumerate(parts, start=1)}
)


@given(shares, st.integers(0, 100), st.integers(1, 100))
def test_bounds_hold_exactly_and_nothing_else_changes(
    given_shares: dict[int, Fraction], least: int, percent: int
) -> None:
    floor, cap = Fraction(least, 100 * len(given_shares)), Fraction(percent, 100)
    if floor > cap:
        return
    bound, times = bring_into_bounds(given_shares, set(given_shares), floor, cap)
    assert all(floor <= share <= cap for share in bound.values())
    for player, share in bound.items():
        assert share in (floor, cap) or share == times * given_shares[player]
    # Whoever had more has no less.
    ordered = sorted(given_shares, key=lambda player: given_shares[player])
    assert [bound[player] for player in ordered] == sorted(bound.values())
    most = sum(cap if share > 0 else floor for share in given_shares.values())
    wanted = max(sum(given_shares.values()), floor * len(given_shares))
    assert sum(bound.values()) == min(wanted, most)


@given(claims(), st.sampled_from(["shapley", "individual", "equal", "linear", "incentivizer"]), st.floats(0, 1))
def test_bounds_hold_to_the_cent(claim: PayoffClaim, of: str, part: float) -> None:
    floor, cap = part / 8, max(1 / 8, part)
    allocation = bounded(of, floor, cap).allocate(replace(claim, memory=None))
    assert sum(allocation.payments.values()) + allocation.undistributed == claim.pool
    for member in claim.members:
        assert floor * claim.pool - 1 < allocation.payments[member] < cap * claim.pool + 1
    for member, payment in allocation.payments.items():
        own = [portion.cents for portion in allocation.portions if portion.player == member]
        assert sum(own) == (payment if allocation.portions else 0)


@FOR_EACH_SCHEME
@given(claims(), st.sampled_from(["shapley", "individual", "equal", "mixture", "least_core"]))
def test_no_bounds_change_nothing(claim: PayoffClaim, of: str) -> None:
    alone, within = get_scheme(of).allocate(claim), bounded(of).allocate(claim)
    assert (within.payments, within.undistributed) == (alone.payments, alone.undistributed)
    assert within.portions == alone.portions


def test_the_portions_say_what_the_bounds_give_and_take() -> None:
    allocation = bounded("individual", 0.2, 0.5).allocate(shared(600, 300, 100))
    assert [(part.player, part.scheme, part.cents) for part in allocation.portions] == [
        (1, "individual", 600),
        (1, "bounded", -100),
        (2, "individual", 300),
        (2, "bounded", 0),
        (3, "individual", 100),
        (3, "bounded", 100),
    ]


def test_the_scheme_within_remembers_what_was_paid_in_the_end() -> None:
    """Costs of 100 and 300, a pool of 200: 50 and 150 by debts, 100 and 100 with a cap of a half."""
    game = game_of((1, 2), lambda _: 0.0)
    claim = PayoffClaim(200, (1, 2), game, {1: committed((1,), 100)[1], 2: committed((2,), 300)[2]})
    scheme = bounded("incentivizer", cap=0.5)
    memory = scheme.allocate(claim).memory
    assert isinstance(memory, PartsMemory)
    (debts,) = memory.parts
    assert debts is not None
    assert debts.players == (PlayerDebt(1, 0.0, 0.0, 100, 1), PlayerDebt(2, 200.0, 0.0, 300, 1))  # type: ignore[union-attr]  # of a bounded scheme
    assert scheme.allocate(replace(claim, memory=memory)).payments == {1: 100, 2: 100}


def test_an_estimate_within_bounds_keeps_its_error_and_one_at_a_bound_has_none() -> None:
    claim = checked_by_hand()
    orders = ((1, 2, 3, 4), (2, 4, 1, 3))
    sampled = replace(claim, orders=orders)
    alone, within = get_scheme("shapley").allocate(sampled), bounded("shapley", cap=0.4).allocate(sampled)
    assert within.stderr[1] == 0.0
    total = sum(alone.weights.values())
    times = within.weights[2] / (alone.weights[2] / total)
    assert within.stderr[2] == pytest.approx(alone.stderr[2] / total * times)


@pytest.mark.parametrize(
    ("parameters", "at", "says"),
    [
        ({"floor": 0.5, "cap": 0.4}, ("floor",), "floor of scheme 'bounded' is 0.5: it must be no more than the cap"),
        ({"floor": -0.1}, ("floor",), "it must be a number from 0 to 1"),
        ({"cap": 0}, ("cap",), "it must be a number above 0 and up to 1"),
        ({"cap": 1.5}, ("cap",), "cap of scheme 'bounded' is 1.5"),
        ({"of": "shapley"}, ("of",), "give a table with the keys scheme, parameters"),
        ({"of": {"scheme": "shapely"}}, ("of", "scheme"), "there is no scheme 'shapely'"),
        ({"of": {"scheme": "linear", "parameters": {"x": 1}}}, ("of", "parameters", "x"), "no parameter 'x'"),
        ({"of": {"scheme": "linear", "weight": 1}}, ("of", "weight"), "its keys are scheme, parameters"),
    ],
)
def test_wrong_bounds_are_refused_at_their_place(parameters: dict[str, object], at: tuple[str, ...], says: str) -> None:
    with pytest.raises(SchemeError) as refused:
        get_scheme("bounded", **parameters)  # type: ignore[arg-type]  # that it is wrong is the point
    assert says in str(refused.value)
    assert refused.value.at == at


def test_a_floor_that_does_not_fit_all_members_is_refused_with_one_that_does() -> None:
    equal = {"scheme": "equal"}
    with pytest.raises(TreatmentError) as refused:
        FederationSpec("A", "bounded", {"of": equal, "floor": 0.1}, AdmissionPolicy(max_members=11))
    assert refused.value.key == "federations.admission.max_members"
    assert "give a floor of at most 0.0909, or at most 10 members" in refused.value.allowed
    FederationSpec("A", "bounded", {"of": equal, "floor": 0.1}, AdmissionPolicy(max_members=10))
    FederationSpec("A", "bounded", {"of": equal, "floor": 0.0909}, AdmissionPolicy(max_members=11))
    with pytest.raises(SchemeError, match="2 members cannot have that much each"):
        bounded("equal", 0.6).allocate(shared(1, 1))


def test_what_the_scheme_within_cannot_pay_is_refused() -> None:
    with pytest.raises(SchemeError, match="banzhaf trains every coalition"):
        bounded("banzhaf").check_members(13)
    assert bounded("shapley").sampling_plan(range(1, 20)) == get_scheme("shapley").sampling_plan(range(1, 20))
