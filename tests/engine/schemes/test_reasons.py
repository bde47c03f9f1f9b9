"""What a member is told of its part is what the part was made of: checked against the values, for every scheme."""

from dataclasses import replace

import pytest
from hypothesis import given

from engine.schemes import SCHEMES, PayoffClaim, Reason, get_scheme
from engine.schemes.reasons import GainAt, gains_by_place
from engine.values.coalition import TabularGame
from tests.engine.schemes import example
from tests.engine.schemes.games import FOR_EACH_SCHEME, claims, committed, game_of

each_scheme = pytest.mark.parametrize("name", SCHEMES)
TO_ROUNDING = 1e-9


def told(name: str, claim: PayoffClaim, **parameters: object) -> dict[int, list[Reason]]:
    """The reasons by player, in their order."""
    found: dict[int, list[Reason]] = {}
    for reason in get_scheme(name, **parameters).allocate(claim).reasons:  # type: ignore[arg-type]  # a name of the registry
        found.setdefault(reason.player, []).append(reason)
    return found


def terms(reason: Reason) -> dict[str, float]:
    return {term.name: term.value for term in reason.terms}


@each_scheme
@FOR_EACH_SCHEME
@given(claims())
def test_everybody_who_has_a_weight_is_told_it_and_each_portion_has_its_reason(name: str, claim: PayoffClaim) -> None:
    allocation = get_scheme(name).allocate(claim)
    told_to = {reason.player for reason in allocation.reasons}
    assert told_to == set(allocation.weights)
    for player in told_to:
        portions = [part.scheme for part in allocation.portions if part.player == player]
        own = [reason for reason in allocation.reasons if reason.player == player]
        if portions:
            assert [portions[reason.part] for reason in own] == [reason.scheme for reason in own]
        else:
            assert [reason.part for reason in own] == [0]
    if not SCHEMES[name].configured:
        assert {reason.player: reason.weight for reason in allocation.reasons} == dict(allocation.weights)
        for reason in allocation.reasons:
            assert reason.pool == claim.pool
            assert reason.total == pytest.approx(sum(max(0.0, weight) for weight in allocation.weights.values()))


@each_scheme
@FOR_EACH_SCHEME
@given(claims())
def test_the_numbers_of_a_reason_come_to_its_weight(name: str, claim: PayoffClaim) -> None:
    for reason in get_scheme(name).allocate(claim).reasons:
        value = claim.game.value
        if reason.kind in ("steps", "loss", "alone"):
            assert reason.before is not None
            assert reason.after is not None
            assert reason.weight == value(reason.after) - value(reason.before)
        if reason.kind == "orders":
            gains = [gain for gain in reason.gains if gain.gain is not None]
            scale = max(abs(gain.gain or 0) for gain in gains) + 1
            assert sum(gain.chance for gain in gains) == pytest.approx(1)
            assert sum(gain.chance * (gain.gain or 0) for gain in gains) == pytest.approx(
                reason.weight, abs=TO_ROUNDING * scale
            )
        if reason.kind == "debts":
            assert sum(terms(reason).values()) == pytest.approx(reason.weight)


def test_a_place_in_the_line_is_told_with_the_groups_before_and_after() -> None:
    """Player 2 joined first and adds 0.25 to nobody; player 1 then lifts 0.25 to 0.6."""
    (first,), (second,) = (told("labour_union", example.claim())[player] for player in (2, 1))
    assert (terms(first)["place"], first.before, first.after) == (1, frozenset(), frozenset({2}))
    assert (terms(second)["place"], second.before, second.after) == (2, frozenset({2}), frozenset({1, 2}))
    assert (second.weight, second.total) == pytest.approx((0.35, 0.6))


def test_the_gains_at_each_place_are_those_that_can_be_counted_by_hand() -> None:
    """Player 1 first: 0.5; after player 2: 0.35. Over both orders 0.425."""
    (reason,) = told("shapley", example.claim())[1]
    assert [gain.gain for gain in reason.gains] == pytest.approx([0.5, 0.35])
    assert [gain.chance for gain in reason.gains] == [0.5, 0.5]
    assert reason.weight == pytest.approx(0.425)


def test_groups_of_the_middle_size_count_most_under_banzhaf() -> None:
    claim = PayoffClaim(100, (1, 2, 3), game_of((1, 2, 3), lambda group: len(group) ** 2), committed((1, 2, 3)))
    (reason,) = told("banzhaf", claim)[2]
    assert reason.gains == (GainAt(1, 0.25), GainAt(3, 0.5), GainAt(5, 0.25))


def test_a_place_that_no_sampled_order_has_is_told_as_unknown() -> None:
    members = (1, 2, 3, 4, 5)
    game = game_of(members, lambda group: float(sum(group)))
    claim = replace(PayoffClaim(100, members, game, committed(members)), orders=((1, 2, 3, 4, 5), (2, 1, 3, 5, 4)))
    (reason,) = told("shapley", claim, exact_up_to=3)[3]
    assert reason.gains == (
        GainAt(None, 0.0),
        GainAt(None, 0.0),
        GainAt(3.0, 1.0),
        GainAt(None, 0.0),
        GainAt(None, 0.0),
    )


def test_what_is_added_owed_and_waited_for_are_three_parts_of_an_incentivizer_weight() -> None:
    """A pool of 100.00, of which player 1 adds 0.35 / 0.6; it cost 30.00, and nothing is owed from before."""
    claim = replace(example.claim(), contributions=committed((1, 2), cost_cents=30_00))
    (reason,) = told("incentivizer", claim)[1]
    assert terms(reason) == pytest.approx({"added": 10_000 * 0.35 / 0.6 / 2, "owed": 15_00, "waiting": 0})


def test_the_least_core_says_what_the_worst_group_misses_and_what_one_has_alone() -> None:
    """v(1) = 0.5, v(2) = 0.25, together 0.6: whoever gains by leaving gains at least 0.075."""
    (reason,) = told("least_core", example.claim())[1]
    assert terms(reason) == pytest.approx({"alone": 0.5, "missed": 0.075})


def test_a_formula_is_told_with_what_its_names_are_of_the_member() -> None:
    (reason,) = told("formula", example.claim(), expression="q * d + gain")[1]
    assert terms(reason) == pytest.approx({"d": 1.0, "gain": 0.35, "q": 0.9})
    assert reason.weight == pytest.approx(1.25)


def test_a_mixture_tells_each_part_of_its_own_part_of_the_pool() -> None:
    equal, shapley = told("mixture", example.claim())[1]
    assert (equal.kind, equal.pool, equal.part) == ("equal", 5_000, 0)
    assert (shapley.kind, shapley.pool, shapley.part) == ("orders", 5_000, 1)


def test_a_bound_is_told_only_where_it_moves_somebody() -> None:
    (within,) = told("bounded", example.claim(), of={"scheme": "shapley"}, cap=1.0)[1]
    assert within.kind == "orders"
    inner, moved = told("bounded", example.claim(), of={"scheme": "shapley"}, cap=0.6)[1]
    assert (inner.kind, moved.kind, moved.part) == ("orders", "bounds", 1)
    assert terms(moved) == pytest.approx({"before": 0.425 / 0.6, "floor": 0, "cap": 0.6})
    assert moved.weight == pytest.approx(0.6)


def test_gains_by_place_average_over_all_groups_of_that_size() -> None:
    game = TabularGame((1, 2), {frozenset(): 0.0, frozenset({1}): 1.0, frozenset({2}): 3.0, frozenset({1, 2}): 7.0})
    assert gains_by_place(game, (2, 1), [0.5, 0.5]) == {
        1: [GainAt(1.0, 0.5), GainAt(4.0, 0.5)],
        2: [GainAt(3.0, 0.5), GainAt(6.0, 0.5)],
    }
