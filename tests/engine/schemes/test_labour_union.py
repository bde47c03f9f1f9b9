"""Labour union pay: by what each added to those who had joined before."""

from dataclasses import replace

import pytest

from engine.schemes import PayoffClaim, get_scheme
from tests.engine.schemes.games import TO_FOUR_DECIMALS, checked_by_hand, committed, game_of, percent

PAYS = 5833  # 0.35 of 0.6, since player 2 joined first


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ((1, 2, 3, 4), [58.4241, 21.2645, 17.2255, 3.0859]),
        ((4, 1, 3, 2), [54.4175, 16.5956, 20.3114, 8.6755]),
    ],
)
def test_the_game_checked_by_hand(order: tuple[int, ...], expected: list[float]) -> None:
    payments = get_scheme("labour_union").allocate(checked_by_hand(order)).payments
    assert percent(payments) == pytest.approx(expected, abs=TO_FOUR_DECIMALS)


def test_pay_goes_by_joining_order_and_not_by_the_loss_if_a_member_were_removed() -> None:
    # Either one alone makes the whole model: removing the first loses nothing, yet as the first it earned everything.
    game = game_of((1, 2), lambda group: min(1, len(group)))
    claim = PayoffClaim(100, (2, 1), game, committed((1, 2)))
    assert get_scheme("labour_union").allocate(claim).payments == {1: 0, 2: 100}
    assert get_scheme("fair_value").allocate(claim).payments == {1: 0, 2: 0}


def test_only_those_before_count_and_not_their_own_order() -> None:
    game = game_of((1, 2, 3), lambda group: sum(group) ** 2)
    weights = [
        get_scheme("labour_union").allocate(PayoffClaim(100, order, game, committed((1, 2, 3)))).weights
        for order in ((1, 2, 3), (2, 1, 3))
    ]
    assert weights == [{1: 1, 2: 8, 3: 27}, {1: 5, 2: 4, 3: 27}]


def test_early_twins_earn_more_where_gains_diminish_and_less_where_they_grow() -> None:
    diminishing = game_of((1, 2, 3), lambda group: len(group) ** 0.5)
    growing = game_of((1, 2, 3), lambda group: len(group) ** 2)
    members = (3, 1, 2)
    pay = [
        get_scheme("labour_union").allocate(PayoffClaim(900, members, game, committed(members))).payments
        for game in (diminishing, growing)
    ]
    assert pay[0] == {3: 520, 1: 215, 2: 165}
    assert pay[1] == {3: 100, 1: 300, 2: 500}


def test_counterexample_joining_order_does_not_matter() -> None:
    game = game_of((1, 2), lambda group: min(1, len(group)))
    claim = PayoffClaim(100, (1, 2), game, committed((1, 2)))
    assert get_scheme("labour_union").allocate(claim).payments == {1: 100, 2: 0}
    assert get_scheme("labour_union").allocate(replace(claim, members=(2, 1))).payments == {1: 0, 2: 100}


def test_counterexample_equal_twins_get_equal_pay() -> None:
    game = game_of((1, 2), lambda group: {0: 0, 1: 3, 2: 4}[len(group)])
    claim = PayoffClaim(100, (2, 1), game, committed((1, 2)))
    assert get_scheme("labour_union").allocate(claim).payments == {1: 25, 2: 75}
