"""Pay that is estimated, from the training to the export and back: said as such, and recomputed from the files alone."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from statistics import stdev

import pytest

from engine.actions import IllegalAction, TrainingReported
from engine.events import PaidOut, TrainingAccepted, TrainingRequested
from fedgame.codec import ACTION, EVENT, canonical
from fedgame.driver import bots_only, play_game
from fedgame.export import write_export
from fedgame.export.table import events_of
from fedgame.replay import replay_folder, replay_record
from fedgame.trainer import train
from tests.fedgame.sampled_arm import games, scenario
from tests.fedgame.small_arm import read


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("sampled")
    assert write_export(games(), directory) == 2
    return directory


def requests() -> list[TrainingRequested]:
    return [event for event in events_of(games()[0]) if isinstance(event, TrainingRequested)]


def test_a_federation_of_more_than_twelve_is_trained_by_sampled_orders_within_its_budget() -> None:
    accepted = [event for game in games() for event in events_of(game) if isinstance(event, TrainingAccepted)]
    assert len(accepted) == 4
    for event in accepted:
        members = sorted(max(event.values, key=lambda row: len(row.members)).members)
        assert len(members) > (12 if event.cycle == 1 else 6)
        assert event.method == "permutation"
        assert len(event.orders) >= 2
        assert all(sorted(order) == members for order in event.orders)
        assert len(event.values) - 1 <= 140


def test_the_same_seed_samples_the_same_and_another_game_or_cycle_another() -> None:
    arm, game = scenario().treatment, games()[0]
    first, second = requests()
    report = train(arm, game.seed, first)
    assert replace(train(arm, game.seed, first), wall_ms=0) == replace(report, wall_ms=0)
    orders = {report.orders, train(arm, game.seed + 1, first).orders, train(arm, game.seed, second).orders}
    assert len(orders) == 3


def test_a_training_whose_plan_has_seconds_ends_when_they_are_over() -> None:
    (first, _), game = requests(), games()[0]
    assert first.plan is not None
    hurried = replace(first, plan=replace(first.plan, max_models=10**6, max_seconds=1e-9))
    assert 2 <= len(train(scenario().treatment, game.seed, hurried).orders) <= 20


def test_an_exact_report_is_never_taken_for_a_sample() -> None:
    """The trainer of an older or wrong server, which trains only what is listed, is refused."""

    def only_listed(*arguments: object) -> TrainingReported:
        treatment, seed, request = arguments
        return train(treatment, seed, replace(request, plan=None))  # type: ignore[arg-type, type-var]  # as driver calls it

    arm = scenario()
    with pytest.raises(IllegalAction) as refusal:
        play_game(arm.treatment, bots_only(arm.seats), 3, game_id="g", scenario="s", train=only_listed)
    assert refusal.value.code == "training.method"


def test_reports_and_events_survive_json() -> None:
    for logged in games()[0].actions:
        assert ACTION.validate_json(canonical(ACTION, logged.action), strict=True) == logged.action
        for event in logged.events:
            assert EVENT.validate_json(canonical(EVENT, event)) == event


def test_a_log_from_before_there_were_samples_is_read_as_exact() -> None:
    """Requests without a plan, reports without orders, payouts without standard errors."""
    old = '{"kind":"training_reported","federation":1,"cycle":1,"values":[],"history":[],"method":"exact"}'
    report = ACTION.validate_json(old, strict=True)
    assert isinstance(report, TrainingReported)
    assert report.orders == ()
    row = {"player": 1, "weight": 1.0, "payment_cents": 5}
    paid = {"kind": "paid_out", "federation": 1, "cycle": 1, "tick": 1, "scheme": "shapley", "pool_cents": 5}
    event = EVENT.validate_json(json.dumps({**paid, "undistributed_cents": 0, "payouts": [row]}))
    assert isinstance(event, PaidOut)
    assert event.payouts[0].stderr is None


# The export


def test_an_export_says_how_values_came_about(folder: Path) -> None:
    values, orders = defaultdict(int), defaultdict(int)
    for row in read(folder, "coalition_values.csv"):
        values[row["game_id"], row["cycle"]] += 1
    for row in read(folder, "sampled_orders.csv"):
        orders[row["game_id"], row["cycle"]] += 1
        assert int(row["pair"]) == orders[row["game_id"], row["cycle"]]
    for training in read(folder, "trainings.csv"):
        key = training["game_id"], training["cycle"]
        assert training["method"] == "permutation"
        assert int(training["coalitions_trained"]) == values[key] - 1
        assert orders[key] >= 2


def test_estimated_pay_follows_from_the_exported_values_and_orders(folder: Path) -> None:
    """The mean gain over all orders and their reverses, in exact fractions, and its standard error over the pairs."""
    values: dict[tuple[str, str], dict[frozenset[str], Fraction]] = defaultdict(dict)
    for row in read(folder, "coalition_values.csv"):
        group = frozenset(row["members"].split("|")) - {""}
        values[row["game_id"], row["cycle"]][group] = Fraction(row["value"])
    pairs: dict[tuple[str, str], list[dict[str, Fraction]]] = defaultdict(list)
    for row in read(folder, "sampled_orders.csv"):
        key, order = (row["game_id"], row["cycle"]), row["order"].split("|")
        gains: dict[str, Fraction] = defaultdict(Fraction)
        for some in (order, order[::-1]):
            for place, player in enumerate(some):
                before, after = frozenset(some[:place]), frozenset(some[: place + 1])
                gains[player] += (values[key][after] - values[key][before]) / 2
        pairs[key].append(gains)
    paid = read(folder, "payouts.csv")
    assert len(paid) > 2 * (12 + 6)
    pools: dict[tuple[str, str], int] = defaultdict(int)
    for row in paid:
        averages = [gains[row["player"]] for gains in pairs[row["game_id"], row["cycle"]]]
        assert float(row["weight"]) == pytest.approx(float(sum(averages) / len(averages)), abs=1e-12)
        error = stdev(map(float, averages)) / len(averages) ** 0.5
        assert float(row["weight_stderr"]) == pytest.approx(error, abs=1e-12)
        pools[row["game_id"], row["cycle"]] += int(row["payment_cents"])
    for row in paid:
        shares = {
            other["player"]: max(0.0, float(other["weight"]))
            for other in paid
            if (other["game_id"], other["cycle"]) == (row["game_id"], row["cycle"])
        }
        expected = int(row["pool_cents"]) * shares[row["player"]] / sum(shares.values())
        assert abs(int(row["payment_cents"]) - expected) < 1.001
        assert pools[row["game_id"], row["cycle"]] == int(row["pool_cents"])


def test_a_replay_estimates_again_and_trains_nothing(folder: Path) -> None:
    replay = replay_folder(folder)
    assert (replay.difference, replay.games) == (None, 2)
    assert all(replay_record(game).difference is None for game in games())


@pytest.mark.parametrize(("name", "column"), [("sampled_orders.csv", "order"), ("payouts.csv", "weight_stderr")])
def test_a_replay_finds_a_changed_order_or_error(tmp_path: Path, name: str, column: str) -> None:
    write_export(games()[:1], tmp_path)
    lines = (tmp_path / name).read_text(encoding="utf-8").splitlines(keepends=True)
    header = lines[0].strip().split(",")
    cells = lines[1].rstrip("\r\n").split(",")
    place = header.index(column)
    cells[place] = "|".join(reversed(cells[place].split("|"))) if column == "order" else "0.5"
    if column == "order":  # the reverse is the same pair; exchanging two members is another one
        members = cells[place].split("|")
        members[0], members[5] = members[5], members[0]
        cells[place] = "|".join(members)
    lines[1] = ",".join(cells) + "\r\n"
    (tmp_path / name).write_text("".join(lines), encoding="utf-8", newline="")
    assert replay_folder(tmp_path).difference is not None
