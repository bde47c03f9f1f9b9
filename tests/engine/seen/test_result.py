"""The result of a game for whoever sat in no seat: what all seats see alike, and no more than the treatment shows them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.seen.observe import observe
from engine.seen.result import observe_result
from engine.treatment import Visibility
from tests.engine.play import RICH, Table, arm

VISIBILITIES: tuple[Visibility, ...] = ("full", "aggregate", "none")


def played(visibility: Visibility, first: int = 1, second: int = 2) -> Table:
    """Two turns, in which these two were in Aurora; the first pays 20.00 for it and the second nothing."""
    treatment = replace(arm("linear", "equal", opening_cents=100_00), visibility=visibility, turns=2)
    table = Table(treatment, [RICH] * 4)
    return table.bid(first, pay=20_00, quantity=0.5).bid(second, at_ms=1, pay=0, quantity=0.25).until(20)


@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_it_is_what_every_seat_sees_alike(visibility: Visibility) -> None:
    game = played(visibility).game
    result = observe_result(game)
    for seat in range(1, 5):
        view = observe(game, seat)
        assert result.standings == view.standings
        assert [(turn.turn, turn.shares, turn.qualities) for turn in result.turns] == [
            (turn.turn, turn.shares, turn.qualities) for turn in view.turns
        ]
        assert view.pay is not None
        assert result.pay == tuple(replace(row, mine=None) for row in view.pay)


def test_under_none_it_tells_nothing_of_single_players() -> None:
    """Who of the players was in, and who of them grew rich, changes nothing of what is shown."""
    assert observe_result(played("none", 1, 2).game) == observe_result(played("none", 3, 4).game)


def test_under_aggregate_no_federation_tells_whom_it_paid() -> None:
    results = [observe_result(played("aggregate", *pair).game) for pair in ((1, 2), (3, 4))]
    assert results[0].pay == results[1].pay
    assert all(row.players is None and row.mine is None for row in results[0].pay)


def test_a_game_that_still_runs_has_no_result() -> None:
    with pytest.raises(ValueError, match="the game still runs"):
        observe_result(Table(arm("equal"), [RICH] * 2).game)
