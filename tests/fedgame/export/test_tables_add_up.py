"""Every cent of a game is in the tables: own pay, fees, costs and money come out of them alone, for any game of bots."""

from __future__ import annotations

import csv
import tempfile
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given

from engine.events import GameFinished
from fedgame.export import write_export
from fedgame.export.replay import replay_folder
from fedgame.log.record import GameRecord, SeatRecord
from tests.fedgame.export.any_games import CHOICES, game, games

Rows = list[dict[str, str]]
NAMES = ("cycle_members", "payouts", "scheme_state", "outcomes", "ledger", "memberships", "trainings", "actions")


class Tables:
    """The exported tables of one game as text, read by nothing but the standard library."""

    def __init__(self, record: GameRecord) -> None:
        with tempfile.TemporaryDirectory() as folder:
            write_export([record], Path(folder))
            self.difference = replay_folder(Path(folder)).difference
            self.by_name: dict[str, Rows] = {}
            for path in Path(folder).glob("*.csv"):
                with path.open(encoding="utf-8", newline="") as file:
                    self.by_name[path.stem] = list(csv.DictReader(file))

    def __getitem__(self, name: str) -> Rows:
        return self.by_name[name]


def cents(rows: Rows, key: str, *by: str) -> Counter[tuple[str, ...]]:
    """Sums of a column by others, without those that are 0."""
    sums: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        sums[tuple(row[name] for name in by)] += int(row[key] or 0)
    return Counter({key: value for key, value in sums.items() if value})


def check_money(record: GameRecord, tables: Tables) -> None:
    """Nothing but the tables, and the last event of the log as the judge."""
    last = next(event for action in record.actions for event in action.events if isinstance(event, GameFinished))
    fees, costs = (cents(tables["cycle_members"], column, "player") for column in ("fee_cents", "cost_cents"))
    pay = cents(tables["payouts"], "payment_cents", "player")
    richer = sorted(last.money_cents, reverse=True)
    for seat, row in zip(record.seats, tables["outcomes"], strict=True):
        key = (str(seat.player),)
        money = int(row["starting_cents"]) - fees[key] - costs[key] + pay[key]
        assert money == int(row["money_cents"]) == last.money_cents[seat.player - 1]
        assert int(row["profit_cents"]) == money - seat.endowment.money_cents
        assert (int(row["fees_cents"]), int(row["costs_cents"])) == (fees[key], costs[key])
        assert int(row["payments_cents"]) == pay[key]
        assert int(row["rank"]) == 1 + richer.index(money)
        assert row["final"] == "true"
    entries = {
        reason: [row for row in tables["ledger"] if row["reason"] == reason] for reason in ("fee", "cost", "payout")
    }
    where = "federation", "cycle", "player"
    assert cents(entries["fee"], "amount_cents", *where) == cents(tables["cycle_members"], "fee_cents", *where)
    assert cents(entries["cost"], "amount_cents", *where) == cents(tables["cycle_members"], "cost_cents", *where)
    assert cents(entries["payout"], "amount_cents", *where) == cents(tables["payouts"], "payment_cents", *where)


def check_members(tables: Tables) -> None:
    """Every member of every cycle stands there once, paid or not, in the order of joining."""
    where = "federation", "cycle"
    by_cycle: dict[tuple[str, ...], Rows] = defaultdict(list)
    for row in tables["cycle_members"]:
        by_cycle[tuple(row[name] for name in where)].append(row)
    payouts: dict[tuple[str, ...], dict[str, dict[str, str]]] = defaultdict(dict)
    for row in tables["payouts"]:
        payouts[tuple(row[name] for name in where)][row["player"]] = row
    trainings = {tuple(row[name] for name in where): row for row in tables["trainings"]}
    assert by_cycle.keys() == trainings.keys()
    for key, rows in by_cycle.items():
        orders = [int(row["join_order"]) for row in rows]
        assert orders == sorted(set(orders))
        assert "|".join(sorted((row["player"] for row in rows), key=int)) == trainings[key]["members"]
        for row in rows:
            paid = payouts[key].get(row["player"]) if key in payouts else None
            assert row["paid"] == ("true" if paid else "false")
            assert row["payment_cents"] == (paid["payment_cents"] if paid else "")
            spent = int(row["fee_cents"]) + int(row["cost_cents"])
            assert int(row["net_cents"]) == int(row["payment_cents"] or 0) - spent
            if paid:
                assert all(
                    paid[name] == row[name] for name in ("fee_cents", "cost_cents", "net_cents", "scheme", "turn")
                )
                pool, payment = int(paid["pool_cents"]), int(paid["payment_cents"])
                assert paid["share"] == ("" if pool == 0 else repr(payment / pool))


def check_queues(tables: Tables) -> None:
    """The queues of the incentivizer go on from payout to payout, by what was paid; no number of them is left out."""
    pay = cents(tables["payouts"], "payment_cents", "federation", "cycle", "player")
    last: dict[tuple[str, ...], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    where = "federation", "cycle", "part", "player"
    for (federation, cycle, part, player), rows in groupby(
        tables["scheme_state"], key=lambda row: tuple(row[name] for name in where)
    ):
        state = {row["name"]: float(row["value"]) for row in rows}
        assert state.keys() == {"q", "c", "lambda", "Y_before", "Q_before", "Y", "Q", "costs_sum", "cycles"}
        before = last[federation, part, player]
        assert (state["Y_before"], state["Q_before"]) == (before["Y"], before["Q"])
        assert state["costs_sum"] == before["costs_sum"] + state["c"]
        if part == "own":
            paid = pay[federation, cycle, player]
            assert state["Y"] == max(0.0, state["Y_before"] + state["c"] - paid)
            assert state["Q"] == max(0.0, state["Q_before"] + state["lambda"] - paid)
        last[federation, part, player] = state


@given(games)
def test_every_cent_of_any_game_is_in_its_tables(record: GameRecord) -> None:
    tables = Tables(record)
    assert tables.difference is None
    check_money(record, tables)
    check_members(tables)
    check_queues(tables)


@pytest.mark.parametrize("scheme", sorted(CHOICES))
def test_every_cent_is_there_under_every_scheme(scheme: str) -> None:
    record = game(7, [scheme, "equal"], ["equal_distribution", "random", "leaver", "free_rider"], 8, 90_001)
    tables = Tables(record)
    assert tables.difference is None
    assert sum(row["paid"] == "true" for row in tables["cycle_members"]) > 10
    check_money(record, tables)
    check_members(tables)
    check_queues(tables)


def test_members_of_cycles_that_the_end_left_unpaid_are_there_too() -> None:
    unpaid = [
        row
        for seed in range(6)
        for row in Tables(game(seed, ["equal", "shapley"], ["random", "leaver", "free_rider"], 3))["cycle_members"]
        if row["paid"] == "false"
    ]
    assert len(unpaid) > 3
    assert all(row["payment_cents"] == "" and int(row["net_cents"]) < 0 for row in unpaid)


def test_a_scheme_within_others_tells_where_it_stands() -> None:
    for scheme, parts in (("mixture of incentivizers", {"part 1", "part 2.1"}), ("schedule", {"part 2"})):
        tables = Tables(game(3, [scheme], ["equal_distribution", "random", "leaver"], 8))
        rows = tables["scheme_state"]
        assert {row["part"] for row in rows} == parts
        assert {row["scheme"] for row in rows} == {"incentivizer"}
        assert {row["turn"] for row in tables["cycle_members"]} > {"1"}
        assert scheme != "schedule" or min(int(row["turn"]) for row in rows) >= 2


def test_why_a_membership_ended_is_told_apart() -> None:
    record = game(5, ["equal", "shapley", "individual"], ["leaver", "random", "equal_distribution", "free_rider"], 12)
    rows = Tables(record)["memberships"]
    told = {(row["reason"], row["ended_by"]) for row in rows}
    assert told <= {("left", "own_choice"), ("cannot_pay", "out_of_money"), ("", "game_over")}
    assert {why for _, why in told} >= {"own_choice", "game_over"}
    for row in rows:
        assert (row["asked_tick"] != "") >= (row["ended_by"] == "own_choice")
        assert (row["left_turn"] == "") == (row["left_tick"] == "")


def test_what_the_server_did_at_a_persons_seat_is_told_apart() -> None:
    record = game(5, ["equal", "shapley"], ["leaver", "random", "equal_distribution"], 12)
    seats = tuple(SeatRecord(seat.player, "person", None, seat.endowment) for seat in record.seats[:2])
    own = frozenset(action.seq for action in record.actions if action.player == 1)
    tables = Tables(replace(record, seats=(*seats, record.seats[2]), submitted=own))
    actors = {(row["player"], row["actor"]) for row in tables["actions"]}
    assert actors == {("1", "person"), ("2", "stand_in"), ("3", "bot"), ("", "nature")}
    left = {row["player"]: row["ended_by"] for row in tables["memberships"] if row["reason"] == "left"}
    assert left.get("1", "own_choice") == "own_choice"
    assert [row["stand_in_actions"] != "0" for row in tables["outcomes"]] == [False, True, False]
    assert tables.difference is None
