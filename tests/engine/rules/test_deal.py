"""The deal: what everybody starts with, and where it comes from."""

from dataclasses import replace

import pytest

from engine.events import LedgerPosted, PhaseStarted
from engine.money import MARKET, LedgerEntry
from engine.rules import new_game
from engine.treatment import TreatmentError
from tests.engine.play import RICH, Table, arm, player_with


def test_players_and_federations_start_with_their_money_out_of_the_market() -> None:
    table = Table(arm("equal", "linear", opening_cents=300_00), [player_with(money_cents=500_00), RICH])
    assert table.balance("player:1") == 500_00
    assert table.balance("player:2") == 1000_00
    assert table.balance("federation:1") == table.balance("federation:2") == 300_00
    assert table.balance(MARKET) == -(500_00 + 1000_00 + 2 * 300_00)
    assert [entry.reason for entry in _entries(table)] == ["endowment", "endowment", "opening", "opening"]


def test_every_federation_opens_for_bids_with_an_equal_share() -> None:
    table = Table(arm("equal", "linear", "shapley"))
    for federation in table.game.federations:
        assert (federation.phase, federation.ticks_left, federation.quality) == ("bidding", 3, None)
        assert federation.share == 1 / 3
    assert [(event.federation, event.ticks) for event in table.of(PhaseStarted)] == [(1, 3), (2, 3), (3, 3)]
    assert (table.game.step, table.game.tick, table.game.turn) == (1, 0, 1)


def test_nothing_is_posted_for_who_starts_with_nothing() -> None:
    table = Table(arm(), [player_with(money_cents=0)])
    assert _entries(table) == []
    assert table.balance("player:1") == 0


@pytest.mark.parametrize("seats", [0, 65])
def test_a_game_has_from_1_to_64_seats(seats: int) -> None:
    with pytest.raises(TreatmentError, match=f"seats = {seats} is not possible: from 1 to 64 seats"):
        new_game(arm(), 1, (RICH,) * seats)
    assert len(new_game(arm(), 1, (RICH,) * 64).game.players) == 64


def test_the_seed_changes_nothing_in_the_deal() -> None:
    first, second = (new_game(arm("equal", "linear"), seed, (RICH, RICH)) for seed in (1, 2))
    assert first.events == second.events
    assert replace(first.game, seed=2) == second.game


def _entries(table: Table) -> list[LedgerEntry]:
    return [event.entry for event in table.of(LedgerPosted)]
