"""Individual pay: by the value of each member's own model."""

import pytest

from engine.schemes import PayoffClaim, get_scheme
from tests.engine.schemes.games import TO_FOUR_DECIMALS, checked_by_hand, committed, game_of, percent

PAYS = 6667  # 0.5 of 0.75


def test_the_game_checked_by_hand() -> None:
    payments = get_scheme("individual").allocate(checked_by_hand()).payments
    assert percent(payments) == pytest.approx([41.4609, 26.1912, 26.1912, 6.1566], abs=TO_FOUR_DECIMALS)


def test_what_the_others_bring_does_not_matter() -> None:
    # Together they are worth a hundred times more, and the second needs the first: neither counts.
    game = game_of((1, 2), lambda group: {0: 0, 1: 1, 2: 100}[len(group)])
    assert get_scheme("individual").allocate(PayoffClaim(100, (1, 2), game, committed((1, 2)))).payments == {
        1: 50,
        2: 50,
    }


def test_a_model_that_is_worse_than_none_is_not_paid_and_its_weight_is_kept() -> None:
    game = game_of((1, 2), lambda group: 0.5 if 1 in group else -0.25 * len(group))
    allocation = get_scheme("individual").allocate(PayoffClaim(100, (2, 1), game, committed((1, 2))))
    assert allocation.payments == {1: 100, 2: 0}
    assert allocation.weights == {1: 0.5, 2: -0.25}


def test_when_every_model_alone_is_worthless_the_pool_stays_undistributed() -> None:
    game = game_of((1, 2), lambda group: len(group) - 1 if group else 0)
    allocation = get_scheme("individual").allocate(PayoffClaim(100, (1, 2), game, committed((1, 2))))
    assert allocation.payments == {1: 0, 2: 0}
    assert allocation.undistributed == 100
