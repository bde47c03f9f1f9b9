"""Equal pay: the same for everybody, to the cent."""

import pytest

from engine.schemes import PayoffClaim, get_scheme
from engine.values.coalition import TabularGame
from tests.engine.schemes.games import committed, one_useful_one_null

PAYS = 5000


@pytest.mark.parametrize(
    ("pool", "members", "payments"),
    [
        (90, (3, 1, 2), {1: 30, 2: 30, 3: 30}),
        (100, (3, 1, 2), {1: 34, 2: 33, 3: 33}),
        (2, (5, 7, 6), {5: 1, 6: 1, 7: 0}),
    ],
)
def test_everybody_gets_the_same_and_odd_cents_go_to_the_lower_numbers(
    pool: int, members: tuple[int, ...], payments: dict[int, int]
) -> None:
    claim = PayoffClaim(pool, members, TabularGame(members, {}), committed(members))
    assert get_scheme("equal").allocate(claim).payments == payments


def test_equal_pay_needs_no_training_of_coalitions_and_no_contributions() -> None:
    scheme = get_scheme("equal")
    assert scheme.coalitions_needed((1, 2)) == set()
    assert scheme.allocate(PayoffClaim(10, (1, 2), TabularGame((1, 2), {}), {})).payments == {1: 5, 2: 5}


def test_counterexample_a_null_player_gets_nothing() -> None:
    assert get_scheme("equal").allocate(one_useful_one_null()).payments == {1: 50, 2: 50}
