"""Linear pay: quality times quantity, each to the power of its parameter."""

import pytest

from engine.schemes import Contribution, PayoffClaim, SchemeError, get_scheme
from engine.schemes.linear import Linear
from engine.values.coalition import TabularGame
from tests.engine.schemes.games import one_useful_one_null

PAYS = 7826  # 0.9 of 0.9 + 0.25


def claim(*brought: tuple[float, float], pool: int = 1000) -> PayoffClaim:
    members = tuple(range(1, len(brought) + 1))
    given = {member: Contribution(*pair, 0) for member, pair in zip(members, brought, strict=True)}
    return PayoffClaim(pool, members, TabularGame(members, {}), given)


@pytest.mark.parametrize(
    ("parameters", "payments"),
    [
        ({}, {1: 400, 2: 400, 3: 200}),  # 0.4, 0.4, 0.2
        ({"quality_weight": 0, "quantity_weight": 1}, {1: 250, 2: 500, 3: 250}),  # 0.5, 1, 0.5
        ({"quality_weight": 1, "quantity_weight": 0}, {1: 500, 2: 250, 3: 250}),  # 0.8, 0.4, 0.4
        ({"quality_weight": 2, "quantity_weight": 0}, {1: 667, 2: 167, 3: 166}),  # 0.64, 0.16, 0.16
        ({"quality_weight": 0, "quantity_weight": 0}, {1: 334, 2: 333, 3: 333}),
    ],
)
def test_pay_follows_what_was_committed(parameters: dict[str, float], payments: dict[int, int]) -> None:
    scheme = get_scheme("linear", **parameters)
    assert scheme.allocate(claim((0.8, 0.5), (0.4, 1.0), (0.4, 0.5))).payments == payments


def test_quantity_only_leaves_quality_out() -> None:
    assert Linear.quantity_only() == get_scheme("linear", quality_weight=0.0, quantity_weight=1.0)
    # Even quality 0 is paid for its quantity then.
    assert Linear.quantity_only().allocate(claim((0.0, 0.75), (1.0, 0.25))).payments == {1: 750, 2: 250}


def test_whoever_brings_no_quality_or_no_data_is_not_paid_by_default() -> None:
    assert get_scheme("linear").allocate(claim((0.0, 1.0), (1.0, 0.0), (0.1, 0.1))).payments == {1: 0, 2: 0, 3: 1000}


def test_when_nobody_brings_anything_the_pool_stays_undistributed() -> None:
    allocation = get_scheme("linear").allocate(claim((0.0, 1.0), (1.0, 0.0)))
    assert allocation.payments == {1: 0, 2: 0}
    assert allocation.undistributed == 1000


def test_a_power_beyond_any_number_is_refused_with_its_parameter() -> None:
    with pytest.raises(SchemeError, match=r"quantity 200\.0 to the power 500"):
        get_scheme("linear", quantity_weight=500).allocate(claim((1.0, 200.0)))


def test_counterexample_a_null_player_gets_nothing() -> None:
    assert get_scheme("linear").allocate(one_useful_one_null()).payments == {1: 50, 2: 50}
