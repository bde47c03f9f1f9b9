"""What a seat saw when it decided is what the game showed it then, and what it chose is what the log says."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from hypothesis import given

from engine.actions import LeaveFederation, PlaceBid, Ready
from engine.rules import new_game
from engine.seen.observe import observe
from engine.state import Game
from fedgame.export import ExportOptions, write_export
from fedgame.export.choice_sets import CHOICE_SETS
from fedgame.export.recorded import Recorded
from fedgame.export.replay import replay_folder
from fedgame.export.sheet import Row
from fedgame.log.fold import Applied, fold
from fedgame.log.record import GameRecord
from tests.fedgame.export.any_games import game, games

POLICIES = ["leaver", "random", "equal_distribution", "free_rider"]


def states(record: GameRecord) -> dict[int, Game]:
    """The game as each step opened, by another way: the last state before the step's first action."""
    deal = new_game(record.treatment, record.seed, tuple(seat.endowment for seat in record.seats)).game
    opened = {deal.step: deal}
    for done in fold(deal, record.actions):
        assert isinstance(done, Applied)
        opened.setdefault(done.game.step, done.game)
    return opened


def rows_of(record: GameRecord) -> list[Row]:
    return list(CHOICE_SETS.rows(Recorded(record)))


@given(games)
def test_every_decision_has_a_row_for_every_federation_as_it_was_seen(record: GameRecord) -> None:
    rows = rows_of(record)
    opened = states(record)
    seats, options = len(record.seats), len(record.treatment.federations)
    steps = {action.step for action in record.actions if isinstance(action.action, Ready)}
    keys = [(row["step"], row["player"], row["federation"]) for row in rows]
    assert keys == [
        (step, player, option)
        for step in sorted(steps)
        for player in range(1, seats + 1)
        for option in range(1, options + 1)
    ]
    for row in rows:
        step, player, number = (row[name] for name in ("step", "player", "federation"))
        assert isinstance(step, int)
        assert isinstance(player, int)
        assert isinstance(number, int)
        view = observe(opened[step], player)
        shown = view.federations[number - 1]
        assert (row["share"], row["model_quality"], row["pool_now_cents"]) == (
            shown.share,
            shown.quality,
            shown.pool_now_cents,
        )
        assert (row["own_money_cents"], row["own_rank"]) == (view.you.money_cents, view.you.rank)
        assert (row["can_bid"], row["can_leave"]) == (shown.allowed.place_bid, shown.allowed.leave)
        assert row["member"] == (shown.my_membership is not None)


@given(games)
def test_what_was_chosen_is_what_the_log_says(record: GameRecord) -> None:
    rows = {(row["step"], row["player"], row["federation"]): row for row in rows_of(record)}
    last = {
        (done.step, done.player, done.action.federation): done.action
        for done in record.actions
        if isinstance(done.action, PlaceBid | LeaveFederation)
    }
    for key, row in rows.items():
        action = last.get(key)  # type: ignore[call-overload]  # cells are of any type
        if row["choice"] in ("withdraw", "change"):
            continue
        assert row["choice"] == {None: "none", PlaceBid: "bid", LeaveFederation: "leave"}[action and type(action)]
        if isinstance(action, PlaceBid):
            assert (row["resources"], row["payment_cents"]) == (
                action.commitment.resources,
                action.commitment.payment_cents,
            )


def test_nothing_that_the_treatment_hides_is_told() -> None:
    record = game(5, ["equal", "shapley"], POLICIES, 6)
    hidden = replace(record, treatment=replace(record.treatment, visibility="none"))
    for row in rows_of(hidden):
        assert (row["own_rank"], row["average_quality"], row["average_quantity"]) == (None, None, None)
    assert any(row["average_quality"] is not None for row in rows_of(record)) or record.treatment.visibility == "none"


def test_a_game_that_stopped_has_the_steps_that_are_over() -> None:
    record = game(5, ["equal", "shapley"], POLICIES, 6)
    third = next(place for place, action in enumerate(record.actions) if action.step == 4) + 1
    stopped = replace(record, status="playing", actions=record.actions[:third])
    assert {row["step"] for row in rows_of(stopped)} == {1, 2, 3}
    assert rows_of(replace(record, status="lobby", seats=(), actions=())) == []


def test_a_log_that_cannot_be_played_to_its_end_has_the_steps_up_to_there() -> None:
    record = game(5, ["equal", "shapley"], POLICIES, 6)
    fourth = next(place for place, action in enumerate(record.actions) if action.step == 4)
    broken = replace(record, actions=(*record.actions[:fourth], record.actions[0], *record.actions[fourth:]))
    assert {row["step"] for row in rows_of(broken)} >= {1, 2, 3}


def test_they_are_there_only_if_asked_for_and_the_export_still_replays(tmp_path: Path) -> None:
    record = game(5, ["equal", "incentivizer"], POLICIES, 6)
    write_export([record], tmp_path / "plain")
    write_export([record], tmp_path / "asked", options=ExportOptions(choice_sets=True))
    assert not (tmp_path / "plain" / "choice_sets.csv").exists()
    with (tmp_path / "asked" / "choice_sets.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(rows_of(record)) > 50
    assert {row["actor"] for row in rows} == {"bot"}
    assert {row["choice"] for row in rows} >= {"bid", "leave", "none"}
    assert replay_folder(tmp_path / "asked").difference is None
    path = tmp_path / "asked" / "choice_sets.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("bidding", "profit", 1), encoding="utf-8")
    assert "choice_sets.csv" in str(replay_folder(tmp_path / "asked").difference)
