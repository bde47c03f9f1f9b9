"""Pay that is estimated, from the training to the export and back: said as such, and recomputed from the files alone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import factorial
from pathlib import Path
from statistics import stdev

import numpy as np
import pytest

from engine.actions import TrainingReported
from engine.events import PaidOut, TrainingAccepted, TrainingRequested
from fedgame.export import write_export
from fedgame.export.replay import replay_folder, replay_record
from fedgame.export.sheet import events_of
from fedgame.log.codec import ACTION, EVENT, canonical
from fedgame.studies.driver import bots_only, play_game
from fedgame.training.trainer import train
from tests.fedgame.small_arm import read
from tests.fedgame.training.sampled_arm import games, scenario


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
        assert len(event.values) - 1 <= 250


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
    """What the trainer of an older or wrong server says, which trains only what is listed, is refused and pays nobody."""

    def only_listed(*arguments: object) -> TrainingReported:
        treatment, seed, request = arguments
        return train(treatment, seed, replace(request, plan=None))  # type: ignore[arg-type, type-var]  # as driver calls it

    arm = scenario()
    game = play_game(
        arm.treatment, bots_only(arm.treatment, arm.seats), 3, game_id="g", scenario="s", train=only_listed
    )
    assert {refusal.code for refusal in game.refusals} == {"training.method"}
    sampled = {
        (logged.action.federation, logged.action.cycle)
        for logged in game.actions
        if isinstance(logged.action, TrainingReported) and logged.action.method == "permutation"
    }
    assert len(sampled) == len(game.refusals)
    paid = [e for e in events_of(game) if isinstance(e, PaidOut) and (e.federation, e.cycle) in sampled]
    assert paid
    assert all(row.payment_cents == 0 for event in paid for row in event.payouts)


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
    """As docs/schemes.md says it: the mean gain in what a fitted game leaves, and the Shapley value of that game, here by
    the subset formula; or the mean gain alone, in exact fractions.
    """
    values: dict[tuple[str, str], dict[Group, Fraction]] = defaultdict(dict)
    for row in read(folder, "coalition_values.csv"):
        group = frozenset(row["members"].split("|")) - {""}
        values[row["game_id"], row["cycle"]][group] = Fraction(row["value"])
    orders: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for row in read(folder, "sampled_orders.csv"):
        orders[row["game_id"], row["cycle"]].append(row["order"].split("|"))
    paid: dict[tuple[str, str], dict[str, dict[str, str]]] = defaultdict(dict)
    for row in read(folder, "payouts.csv"):
        paid[row["game_id"], row["cycle"]][row["player"]] = row
    fitted = []
    for key, rows in paid.items():
        players = sorted(rows, key=int)
        plain = mean_gains(players, values[key], orders[key])
        told, errors = plain
        if len(orders[key]) >= len(players) / 2 and len(values[key]) - 1 >= 6 * len(players):
            adjusted = adjusted_gains(players, values[key], orders[key])
            if sum(error**2 for error in adjusted[1].values()) < sum(error**2 for error in plain[1].values()):
                told, errors = adjusted
        fitted.append(told is not plain[0])
        for player, row in rows.items():
            assert float(row["weight"]) == pytest.approx(told[player], abs=1e-10)
            assert float(row["weight_stderr"]) == pytest.approx(errors[player], abs=1e-10)
        shares = {player: max(0.0, float(row["weight"])) for player, row in rows.items()}
        for player, row in rows.items():
            expected = int(row["pool_cents"]) * shares[player] / sum(shares.values())
            assert abs(int(row["payment_cents"]) - expected) < 1.001
            assert sum(int(other["payment_cents"]) for other in rows.values()) == int(row["pool_cents"])
    assert len(paid) == 4
    assert all(fitted)


Group = frozenset[str]
Estimated = tuple[dict[str, float], dict[str, float]]


def mean_gains(players: list[str], values: Mapping[Group, Fraction], orders: list[list[str]]) -> Estimated:
    """Over all orders and their reverses, and the standard error over the pairs."""
    pairs = []
    for order in orders:
        gains: dict[str, Fraction] = defaultdict(Fraction)
        for some in (order, order[::-1]):
            for place, player in enumerate(some):
                gains[player] += (values[frozenset(some[: place + 1])] - values[frozenset(some[:place])]) / 2
        pairs.append(gains)
    averages = {player: [gains[player] for gains in pairs] for player in players}
    return (
        {player: float(sum(found) / len(found)) for player, found in averages.items()},
        {player: stdev(map(float, found)) / len(found) ** 0.5 for player, found in averages.items()},
    )


def adjusted_gains(players: list[str], values: Mapping[Group, Fraction], orders: list[list[str]]) -> Estimated:
    """With a game F_s + sum a_i / s + sum b_i / s^2 fitted by least squares within each size, the ridge as rows of its own."""
    n = len(players)
    along = {frozenset(some[:size]) for order in orders for some in (order, order[::-1]) for size in range(1, n + 1)}
    known = [group for group in values if group in along]
    inside = np.array([[player in group for player in players] for group in known], dtype=float)
    sizes, worth = inside.sum(axis=1), np.array([float(values[group]) for group in known])
    same = (sizes[:, None] == sizes) / (sizes[:, None] == sizes).sum(axis=1, keepdims=True)
    features = np.hstack([inside / sizes[:, None], inside / sizes[:, None] ** 2])
    centred, target = features - same @ features, worth - same @ worth
    ridge = np.diag(np.sqrt(0.01 * (centred**2).sum(axis=0)))
    effects = np.linalg.lstsq(np.vstack([centred, ridge]), np.concatenate([target, np.zeros(2 * n)]), rcond=None)[0]
    base = {int(size): float((worth - features @ effects)[sizes == size].mean()) for size in set(sizes)}

    def game(group: Group) -> float:
        if not group:
            return 0.0
        mine = sum(
            effects[place] / len(group) + effects[n + place] / len(group) ** 2
            for place, player in enumerate(players)
            if player in group
        )
        return base[len(group)] + float(mine)

    exact = dict.fromkeys(players, 0.0)
    for size in range(n):
        weight = factorial(size) * factorial(n - size - 1) / factorial(n)
        for some in combinations(players, size):
            group = frozenset(some)
            for player in set(players) - group:
                exact[player] += weight * (game(group | {player}) - game(group))
    left = {group: Fraction(float(value) - game(group)) for group, value in values.items()}
    gains, errors = mean_gains(players, left, orders)
    widened = (len(known) / (len(known) - 3 * n)) ** 0.5
    return (
        {player: exact[player] + gain for player, gain in gains.items()},
        {player: widened * error for player, error in errors.items()},
    )


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
