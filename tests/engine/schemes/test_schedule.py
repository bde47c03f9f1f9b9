"""A schedule pays every cycle by the scheme that was in force when it began."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.schemes import IncentivizerMemory, PartsMemory, PayoffClaim, PayoffScheme, SchemeError, get_scheme
from engine.schemes.base import Change
from tests.engine.schemes.games import claims, committed, game_of, one_useful_one_null

PAYS = 5000
"""In turn 1, in equal parts."""


def schedule(*phases: tuple[int, str], **more: str | bool) -> PayoffScheme:
    return get_scheme("schedule", phases=tuple({"scheme": name, "start": start} for start, name in phases), **more)


THREE = ((1, "equal"), (3, "shapley"), (6, "labour_union"))


@given(claims(), st.integers(1, 9), st.integers(1, 9), st.booleans())
def test_it_pays_as_the_scheme_in_force(claim: PayoffClaim, turn: int, cycle: int, by_cycle: bool) -> None:
    scheme = schedule(*THREE, unit="cycle" if by_cycle else "turn")
    claim = replace(claim, turn=turn, cycle=cycle, memory=None)
    now = cycle if by_cycle else turn
    name = "equal" if now < 3 else "shapley" if now < 6 else "labour_union"
    assert scheme.in_force(turn, cycle) == get_scheme(name)
    assert scheme.allocate(claim) == get_scheme(name).allocate(claim)
    assert scheme.weights(claim) == get_scheme(name).weights(claim)


def test_a_claim_that_tells_no_turn_is_of_the_first() -> None:
    assert schedule(*THREE).allocate(one_useful_one_null()).payments == {1: 50, 2: 50}
    assert schedule(*THREE).coalitions_needed((1, 2)) == set()


def test_counterexample_a_null_player_gets_nothing() -> None:
    assert get_scheme("schedule").allocate(one_useful_one_null()).payments == {1: 50, 2: 50}


def test_debts_wait_while_another_scheme_is_in_force() -> None:
    scheme = schedule((1, "incentivizer"), (2, "equal"), (3, "incentivizer"))
    claim = PayoffClaim(100, (1, 2), game_of((1, 2), lambda _: 0.0), committed((1, 2), 100))
    memory = scheme.allocate(claim).memory
    assert isinstance(memory, PartsMemory)
    assert scheme.allocate(replace(claim, turn=2, memory=memory)).memory == memory
    last = scheme.allocate(replace(claim, turn=3, memory=memory)).memory
    assert isinstance(last, PartsMemory)
    assert last.parts[:2] == memory.parts[:2]
    assert last.parts[2] == memory.parts[0]  # it has begun anew, with the same costs and payments
    assert isinstance(last.parts[2], IncentivizerMemory)


def test_what_is_announced_is_told_and_what_is_not_is_not() -> None:
    told, silent = schedule(*THREE), schedule(*THREE, announced=False)
    last = Change("turn", 6, get_scheme("labour_union"))
    assert told.changes_after(1, 9) == (Change("turn", 3, get_scheme("shapley")), last)
    assert told.changes_after(3, 9) == told.changes_after(5, 1) == (last,)
    assert told.changes_after(6, 1) == silent.changes_after(1, 1) == get_scheme("equal").changes_after(1, 1) == ()
    assert schedule(*THREE, unit="cycle").changes_after(9, 5) == (Change("cycle", 6, get_scheme("labour_union")),)


def test_members_that_a_later_phase_cannot_pay_are_refused() -> None:
    with pytest.raises(SchemeError, match="banzhaf trains every coalition"):
        schedule((1, "equal"), (4, "banzhaf")).check_members(13)


@pytest.mark.parametrize(
    ("phases", "at", "says"),
    [
        (((2, "equal"),), ("phases", 0, "start"), "starts at 2: it must start at 1"),
        (((1, "equal"), (1, "linear")), ("phases", 1, "start"), "starts at 1: it must start later"),
        (((1, "equal"), (5, "linear"), (4, "equal")), ("phases", 2, "start"), "starts at 4: it must start later"),
        (((1.5, "equal"),), ("phases", 0, "start"), "has the start 1.5: it must be a whole number from 1 to 1000"),
        (((1, "schedule"),), ("phases", 0, "scheme"), "'schedule' cannot stand within another scheme"),
    ],
)
def test_a_wrong_phase_is_refused_at_its_place(
    phases: tuple[tuple[int, str], ...], at: tuple[str | int, ...], says: str
) -> None:
    with pytest.raises(SchemeError) as refused:
        schedule(*phases)
    assert says in str(refused.value)
    assert refused.value.at == at


def test_a_unit_that_is_none_is_refused() -> None:
    with pytest.raises(SchemeError, match="unit of scheme 'schedule' is 'week': it must be one of turn, cycle"):
        schedule(*THREE, unit="week")
    with pytest.raises(SchemeError, match="announced of scheme 'schedule' is 'no': it must be true or false"):
        schedule(*THREE, announced="no")
