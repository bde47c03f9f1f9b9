"""A game that its host ends before its last turn: it is over at once, with everything as it stands."""

from dataclasses import replace

import pytest

from engine.actions import EndGame, PlaceBid, React, Ready, TimeUp
from engine.events import GameFinished, LedgerPosted
from engine.rules.training import pending_trainings
from engine.seen.observe import observe
from engine.seen.result import observe_result
from engine.treatment import Visibility
from tests.engine.play import RICH, Table, arm, report_of, terms_of

FEE = 50_00


def bidding() -> Table:
    return Table(arm(), [RICH] * 2).bid(1, pay=FEE).bid(2, pay=FEE)


def in_training() -> Table:
    return bidding().ready(1, 2)


def closing() -> Table:
    return in_training().ready(1, 2)


def in_profit() -> Table:
    return in_training().until(7)


@pytest.mark.parametrize("stands", [bidding, in_training, closing, in_profit], ids=lambda made: made.__name__)
def test_it_is_over_at_once_and_no_cent_moves(stands) -> None:  # type: ignore[no-untyped-def]
    table = stands()
    before = table.game
    table.do(EndGame())
    money = tuple(before.money(player) for player in (1, 2))
    assert table.last == (GameFinished(before.tick, (1, 2), money),)
    assert table.game.ledger == before.ledger
    assert table.of(LedgerPosted) == []
    assert table.game.finished
    assert table.game.ended_early
    assert not table.game.closing
    assert (table.game.tick, table.game.step, table.game.turns) == (before.tick, before.step, before.turns)
    assert table.federation().bids == ()
    assert table.federation().members == before.federation(1).members


def test_what_trained_is_waited_for_no_more_and_taken_no_more() -> None:
    table = in_training()
    (request,) = pending_trainings(table.game)
    table.do(EndGame())
    assert pending_trainings(table.game) == ()
    assert table.refused(report_of(request)).code == "game.finished"


def test_nothing_moves_it_afterwards() -> None:
    table = bidding().do(EndGame())
    for action in (EndGame(), TimeUp(1), Ready(1), React(1, "thanks"), PlaceBid(1, 1, terms_of())):
        assert table.refused(action).code == "game.finished"


def test_a_game_that_was_played_out_was_not_ended_early() -> None:
    table = in_training().until(50)
    assert table.game.finished
    assert not table.game.ended_early
    assert not observe(table.game, 1).ended_early


@pytest.mark.parametrize("visibility", ["full", "aggregate", "none"])
def test_every_seat_is_told_and_sees_where_the_game_stood(visibility: Visibility) -> None:
    table = Table(replace(arm(), visibility=visibility), [RICH] * 2).bid(1, pay=FEE).until(13).do(EndGame())
    paid = table.game.money(1) - RICH.money_cents
    for player in (1, 2):
        view = observe(table.game, player)
        assert (view.status, view.ended_early, view.turn, view.turn_ticks) == ("finished", True, 2, 3)
        assert len(view.turns) == 1
    assert observe(table.game, 1).you.profit_cents == paid
    result = observe_result(table.game)
    assert (result.turn, result.ended_early) == (2, True)
    if visibility != "none":
        assert {row.player: row.money_cents for row in result.standings or ()} == {
            1: table.game.money(1),
            2: table.game.money(2),
        }


def test_what_was_earned_in_the_turn_that_was_broken_off_counts_from_its_beginning() -> None:
    table = bidding().until(13)
    shown = observe(table.game, 1).you.earned_this_turn_cents
    assert observe(table.do(EndGame()).game, 1).you.earned_this_turn_cents == shown
