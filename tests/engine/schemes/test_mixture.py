"""A mixture pays the weighted mean of its parts, and each part remembers what it paid itself."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.schemes import (
    SCHEMES,
    IncentivizerMemory,
    PartsMemory,
    PayoffClaim,
    PayoffScheme,
    SchemeError,
    get_scheme,
)
from engine.schemes.debts import PlayerDebt
from engine.schemes.division import shares_by_weight
from engine.schemes.nesting import MAX_DEPTH, MAX_PARTS, MAX_SCHEMES, plain_schemes
from engine.values.coalition import Coalition, TabularGame, leave_one_out, prefixes, singletons
from tests.engine.schemes.games import (
    FOR_EACH_SCHEME,
    checked_by_hand,
    claims,
    committed,
    game_of,
    games,
    one_useful_one_null,
)

PAYS = 6042
"""Half of 5000, half of 7083.33: player 1 adds (0.5 + 0.35) / 2 of 0.6."""

simple = st.sampled_from([name for name, scheme in SCHEMES.items() if not scheme.configured and name != "incentivizer"])


def mixture(*parts: tuple[str, float], **parameters: dict[str, float]) -> PayoffScheme:
    tables = tuple({"scheme": name, "weight": weight, "parameters": parameters.get(name, {})} for name, weight in parts)
    return get_scheme("mixture", parts=tables)


def test_egalitarian_shapley_by_hand() -> None:
    """Half of the pool in equal parts, half by 43.9765, 25.3628, 25.3628 and 5.2979 percent."""
    claim = replace(checked_by_hand(), pool=100_000)
    payments = mixture(("equal", 1), ("shapley", 1)).allocate(claim).payments
    assert payments == {1: 34_488, 2: 25_182, 3: 25_181, 4: 15_149}


@FOR_EACH_SCHEME
@given(claims(), st.sampled_from(sorted(SCHEMES)), st.floats(1e-3, 1e3))
def test_a_mixture_of_one_is_that_one(claim: PayoffClaim, name: str, weight: float) -> None:
    if SCHEMES[name].outermost:
        return
    alone, mixed = get_scheme(name).allocate(replace(claim, memory=None)), mixture((name, weight)).allocate(claim)
    assert mixed.payments == alone.payments
    assert mixed.undistributed == alone.undistributed
    assert mixed.memory == (None if alone.memory is None else PartsMemory((alone.memory,)))


@given(claims(), st.lists(st.tuples(simple, st.integers(1, 9)), min_size=1, max_size=4))
def test_a_mixture_is_the_weighted_mean(claim: PayoffClaim, parts: list[tuple[str, int]]) -> None:
    """Exactly so before cents are rounded, what nobody gets included."""
    allocation = mixture(*parts).allocate(claim)
    total = sum(weight for _, weight in parts)
    for member in claim.members:
        mean = sum(
            Fraction(weight, total) * shares_by_weight(get_scheme(name).weights(claim))[member]
            for name, weight in parts
        )
        assert allocation.weights[member] == float(mean)
        assert abs(allocation.payments[member] - claim.pool * mean) < 1
    assert sum(allocation.payments.values()) + allocation.undistributed == claim.pool


@given(claims(), st.lists(st.tuples(simple, st.integers(1, 9)), min_size=2, max_size=4))
def test_the_portions_of_a_payment_add_up_to_it(claim: PayoffClaim, parts: list[tuple[str, int]]) -> None:
    allocation = mixture(*parts).allocate(claim)
    for member, payment in allocation.payments.items():
        own = [portion for portion in allocation.portions if portion.player == member]
        assert [portion.scheme for portion in own] == [name for name, _ in parts]
        assert sum(portion.cents for portion in own) == payment
        assert all(portion.cents >= 0 for portion in own)


def test_a_mixture_in_a_mixture_tells_its_portions_one_by_one() -> None:
    inner = {"parts": [{"scheme": "individual", "weight": 1}, {"scheme": "equal", "weight": 1}]}
    outer = get_scheme(
        "mixture",
        parts=[{"scheme": "equal", "weight": 1}, {"scheme": "mixture", "weight": 1, "parameters": inner}],
    )
    allocation = outer.allocate(replace(one_useful_one_null(), pool=400))
    assert allocation.payments == {1: 100 + 100 + 50, 2: 100 + 0 + 50}
    assert [(part.player, part.scheme, part.cents) for part in allocation.portions] == [
        (1, "equal", 100),
        (1, "individual", 100),
        (1, "equal", 50),
        (2, "equal", 100),
        (2, "individual", 0),
        (2, "equal", 50),
    ]


def test_a_part_that_pays_nothing_leaves_its_part_of_the_pool() -> None:
    claim = PayoffClaim(101, (1, 2), game_of((1, 2), lambda _: 0.0), committed((1, 2)))
    allocation = mixture(("equal", 1), ("shapley", 1)).allocate(claim)
    assert (allocation.payments, allocation.undistributed) == ({1: 25, 2: 25}, 51)


def test_counterexample_a_null_player_gets_nothing() -> None:
    assert get_scheme("mixture").allocate(one_useful_one_null()).payments == {1: 75, 2: 25}


def test_counterexample_the_whole_pool_is_paid_where_anybody_has_a_weight() -> None:
    claim = PayoffClaim(100, (1, 2), game_of((1, 2), lambda _: 0.0), committed((1, 2)))
    assert get_scheme("mixture").allocate(claim).undistributed == 50


# What a part remembers


def test_each_part_remembers_its_own_payments_alone() -> None:
    """Of 100 cents an incentivizer has the half: 25 for each of the two, who are owed 50."""
    both = mixture(("incentivizer", 1), ("equal", 1))
    claim = PayoffClaim(100, (1, 2), game_of((1, 2), lambda _: 0.0), committed((1, 2), 50))
    memory = both.allocate(claim).memory
    debts = IncentivizerMemory((PlayerDebt(1, 25.0, 0.0, 50, 1), PlayerDebt(2, 25.0, 0.0, 50, 1)))
    assert memory == PartsMemory((debts, None))
    second = both.allocate(replace(claim, memory=memory)).memory
    assert isinstance(second, PartsMemory)
    alone = get_scheme("incentivizer").allocate(replace(claim, pool=50, memory=debts)).memory
    assert second.parts == (alone, None)


def test_an_incentivizer_does_not_take_the_memory_of_a_mixture_for_its_own() -> None:
    claim = replace(one_useful_one_null(), memory=PartsMemory((None,)))
    with pytest.raises(SchemeError, match="the memory of this claim is that of several schemes"):
        get_scheme("incentivizer").allocate(claim)


# What it needs


def test_a_mixture_needs_what_its_parts_need() -> None:
    members = (3, 1, 2)
    mixed = mixture(("individual", 1), ("labour_union", 1), ("fair_value", 1), ("equal", 1))
    assert mixed.coalitions_needed(members) == singletons(members) | prefixes(members) | leave_one_out(members)
    assert Coalition({2, 1}) not in mixture(("labour_union", 1)).coalitions_needed(members)
    assert (mixed.estimated_above, mixed.sampling_plan(range(1, 65))) == (None, None)


def test_the_shapley_part_of_a_large_federation_is_estimated() -> None:
    mixed, alone = mixture(("equal", 1), ("shapley", 3)), get_scheme("shapley")
    members = tuple(range(1, 21))
    assert mixed.sampling_plan(members) == alone.sampling_plan(members) is not None
    assert mixed.sampling_plan(members[:12]) is None
    assert mixed.estimated_above == 12
    mixed.check_members(64)


def test_members_that_one_part_cannot_pay_are_refused() -> None:
    with pytest.raises(SchemeError, match="the scheme banzhaf trains every coalition, so at most 12 members"):
        mixture(("equal", 1), ("banzhaf", 1)).check_members(13)


@given(games(max_players=5), st.integers(1, 10**6))
def test_an_estimated_part_has_its_error_in_parts_of_the_pool(game: TabularGame, pool: int) -> None:
    players = game.players
    if len(players) < 4:
        return
    orders = (players, (*players[1:], players[0]))
    claim = PayoffClaim(pool, players, game, committed(players), orders=orders)
    alone, mixed = get_scheme("shapley").allocate(claim), mixture(("shapley", 1), ("equal", 3)).allocate(claim)
    total = sum(max(0.0, weight) for weight in alone.weights.values())
    if total > 0:
        expected = {player: error / total / 4 for player, error in alone.stderr.items()}
        assert mixed.stderr == pytest.approx(expected)


# What is refused

DEEP = {"scheme": "equal", "weight": 1}
for _ in range(MAX_DEPTH + 1):
    DEEP = {"scheme": "mixture", "weight": 1, "parameters": {"parts": [DEEP]}}

EQUAL = {"scheme": "equal", "weight": 1}

WIDE = {"scheme": "mixture", "weight": 1, "parameters": {"parts": [{"scheme": "equal", "weight": 1}] * 8}}

WRONG = [
    ([{"scheme": "shaply", "weight": 1}], ("parts", 0, "scheme"), "there is no scheme 'shaply'; the schemes are equal"),
    ([{"weight": 1}], ("parts", 0, "scheme"), "there is no scheme None"),
    ([{"scheme": "equal"}], ("parts", 0, "weight"), "'equal' has no weight: it must be a number above 0 and up to"),
    ([{"scheme": "equal", "weight": 0}], ("parts", 0, "weight"), "has the weight 0: it must be a number above 0"),
    ([{"scheme": "equal", "weight": 10**400}], ("parts", 0, "weight"), "it must be a number above 0 and up to 1000000"),
    ([{"scheme": "equal", "weight": float("nan")}], ("parts", 0, "weight"), "has the weight nan"),
    ([{"scheme": "equal", "weight": True}], ("parts", 0, "weight"), "has the weight True"),
    ([EQUAL, {"scheme": "linear", "weight": 1, "parameters": {"x": 1}}], ("parts", 1, "parameters", "x"), "scheme 'linear' has no parameter 'x'"),
    ([{"scheme": "shapley", "weight": 1, "parameters": {"exact_up_to": 2}}], ("parts", 0, "parameters", "exact_up_to"),
     "exact_up_to of scheme 'shapley' is 2"),
    ([{"scheme": "equal", "weight": 1, "share": 2}], ("parts", 0, "share"), "its keys are scheme, parameters, weight"),
    ([{"scheme": "equal", "weight": 1, "parameters": 3}], ("parts", 0, "parameters"), "give a table"),
    (["equal"], ("parts", 0), "give a table with the keys scheme, parameters, weight"),
    ("equal", ("parts",), f"give a list of 1 to {MAX_PARTS} tables"),
    ([], ("parts",), f"give a list of 1 to {MAX_PARTS} tables"),
    ([{"scheme": "equal", "weight": 1}] * (MAX_PARTS + 1), ("parts",), f"give a list of 1 to {MAX_PARTS} tables"),
    ([DEEP], None, f"{MAX_DEPTH + 1} deep here: at most {MAX_DEPTH} are possible"),
    ([WIDE, WIDE, WIDE], (), f"out of 24 schemes: at most {MAX_SCHEMES} are possible"),
    (
        [
            {"scheme": "shapley", "weight": 1},
            {"scheme": "shapley", "weight": 1, "parameters": {"exact_up_to": 6}},
        ],
        ("parts",),
        "give them the same exact_up_to, max_models",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "at", "says"), WRONG, ids=[says for _, _, says in WRONG])
def test_a_wrong_part_is_refused_at_its_place(parts: object, at: tuple[str | int, ...] | None, says: str) -> None:
    with pytest.raises(SchemeError) as refused:
        get_scheme("mixture", parts=parts)  # type: ignore[arg-type]  # that it is wrong is the point
    assert says in str(refused.value)
    if at is not None:
        assert refused.value.at == at


def test_as_deep_and_wide_as_is_possible() -> None:
    inner: dict[str, object] = {"scheme": "equal", "weight": 1}
    for _ in range(MAX_DEPTH - 1):
        inner = {"scheme": "mixture", "weight": 1, "parameters": {"parts": [inner, {"scheme": "linear", "weight": 2}]}}
    made = get_scheme("mixture", parts=[inner, {"scheme": "individual", "weight": 4}])  # type: ignore[list-item]  # a dict is what a file has
    assert [scheme.name for scheme in plain_schemes(made)] == ["equal", "linear", "linear", "individual"]
    assert sum(made.allocate(one_useful_one_null()).payments.values()) == 100
