"""Fair-value pay: by what the federation would lose without a member."""

import pytest

from engine.schemes import PayoffClaim, get_scheme
from tests.engine.schemes.games import TO_FOUR_DECIMALS, checked_by_hand, committed, game_of, percent

PAYS = 7778  # 0.35 of 0.45


def test_the_game_checked_by_hand() -> None:
    payments = get_scheme("fair_value").allocate(checked_by_hand()).payments
    assert percent(payments) == pytest.approx([47.2280, 24.1415, 24.1415, 4.4890], abs=TO_FOUR_DECIMALS)


def test_only_whoever_is_missed_is_paid() -> None:
    # One left glove, two right ones: without the left there is no pair, either right one can be replaced.
    game = game_of((1, 2, 3), lambda group: min(len(group & {1}), len(group - {1})))
    assert get_scheme("fair_value").allocate(PayoffClaim(100, (3, 2, 1), game, committed((1, 2, 3)))).payments == {
        1: 100,
        2: 0,
        3: 0,
    }


def test_a_member_who_harms_the_model_is_not_paid_and_its_weight_is_kept() -> None:
    game = game_of((1, 2), lambda group: {1: 1.0, 2: -0.5}.get(sum(group), 0.75 if group else 0.0))
    allocation = get_scheme("fair_value").allocate(PayoffClaim(100, (1, 2), game, committed((1, 2))))
    assert allocation.weights == {1: 1.25, 2: -0.25}
    assert allocation.payments == {1: 100, 2: 0}


def test_when_everybody_can_be_spared_the_pool_stays_undistributed() -> None:
    game = game_of((1, 2, 3), lambda group: min(1, len(group)))
    allocation = get_scheme("fair_value").allocate(PayoffClaim(100, (1, 2, 3), game, committed((1, 2, 3))))
    assert allocation.payments == {1: 0, 2: 0, 3: 0}
    assert allocation.undistributed == 100
