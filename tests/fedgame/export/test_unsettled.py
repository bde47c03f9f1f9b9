"""Exports of trainings that did not settle: marked in their files, and replayed. Exports of version 1 have no mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.actions import CoalitionValue, TrainingReported
from engine.events import TrainingRequested
from engine.treatment import Treatment
from fedgame.export import write_export
from fedgame.export.replay import replay_folder
from fedgame.export.write import CHECKSUMS, checksums_of
from fedgame.log.record import GameRecord
from fedgame.studies.driver import bots_only, play_game
from fedgame.training.trainer import train
from tests.engine.play import unsettle
from tests.fedgame.export.test_replay import change, found
from tests.fedgame.small_arm import games, read, scenario


def played(spoil: Callable[[TrainingReported, TrainingRequested], TrainingReported]) -> GameRecord:
    """A game of the small arm whose trainings come back as `spoil` makes them."""

    def spoiled(treatment: Treatment, seed: int, request: TrainingRequested) -> TrainingReported:
        return spoil(train(treatment, seed, request), request)

    arm = scenario()
    return play_game(
        arm.treatment, bots_only(arm.treatment, arm.seats), 5, game_id="spoiled", scenario="small_arm", train=spoiled
    )


def in_turn(report: TrainingReported, request: TrainingRequested) -> TrainingReported:
    """Every second cycle nobody's training settles; in the others that of each member alone does not, if there are others."""
    size = len(request.members)
    lost = [
        row.members for row in report.values if row.members and (request.cycle % 2 == 0 or len(row.members) == 1 < size)
    ]
    return unsettle(report, lost)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("unsettled")
    assert write_export([played(in_turn)], directory) == 1
    return directory


def test_such_a_game_replays_to_the_last_cell(folder: Path) -> None:
    result = replay_folder(folder)
    assert (result.difference, result.games) == (None, 1)


def test_a_training_without_a_new_model_says_so_and_has_no_accuracy(folder: Path) -> None:
    rows = [row for row in read(folder, "trainings.csv") if row["method"]]
    assert {row["method"] for row in rows} == {"exact", "unsettled"}
    for row in rows:
        assert (row["method"] == "unsettled") == (int(row["cycle"]) % 2 == 0)
        assert (row["method"] == "unsettled") == (row["accuracy"] == "")
        assert row["accuracy"] or not row["model_quality"]


def test_the_market_goes_on_with_the_model_before(folder: Path) -> None:
    trainings = [row for row in read(folder, "trainings.csv") if row["method"]]
    ended = {(row["federation"], float(row["model_quality"])) for row in trainings if row["model_quality"]}
    used = {(row["federation"], float(row["model_quality"])) for row in read(folder, "market.csv")}
    assert used - {(federation, 0.1) for federation, _ in used} <= ended


def test_every_coalition_says_whether_it_settled(folder: Path) -> None:
    rows = read(folder, "coalition_values.csv")
    assert {row["settled"] for row in rows} == {"true", "false"}
    assert {row["value"] for row in rows if row["settled"] == "false"} == {"0.0"}
    assert all(row["settled"] == "true" for row in rows if row["members"] == "")


def test_a_cycle_without_a_new_model_pays_nothing_by_values(folder: Path) -> None:
    lost = {(row["federation"], row["cycle"]) for row in read(folder, "trainings.csv") if row["method"] == "unsettled"}
    paid = [row for row in read(folder, "payouts.csv") if (row["federation"], row["cycle"]) in lost]
    assert {row["scheme"] for row in paid} >= {"equal", "individual", "shapley", "fair_value"}
    for row in paid:
        if row["scheme"] in ("individual", "labour_union", "shapley", "fair_value"):
            assert (row["weight"], row["payment_cents"]) == ("0.0", "0")
            assert row["undistributed_cents"] == row["pool_cents"]


def without_column(directory: Path, name: str, column: int) -> Path:
    """The folder with a column cut out of a file, as if it had been written so."""

    def cut(rows: list[list[str]]) -> None:
        for row in rows:
            del row[column]

    change(directory, name, cut)
    names = [line.split("  ")[1] for line in (directory / CHECKSUMS).read_text(encoding="utf-8").splitlines()]
    (directory / CHECKSUMS).write_text("".join(checksums_of(directory, [one]) for one in names), encoding="utf-8")
    return directory


@pytest.mark.parametrize(
    ("name", "column"), [("coalition_values.csv", -1), ("trainings.csv", -1), ("coalition_values.csv", 0)]
)
def test_a_file_of_this_version_without_a_column_is_refused(tmp_path: Path, name: str, column: int) -> None:
    write_export(games()[:1], tmp_path)
    assert f"{name} row 1 must be the header" in found(without_column(tmp_path, name, column))


def test_a_mark_that_was_changed_is_found(tmp_path: Path) -> None:
    write_export([played(in_turn)], tmp_path)

    def turn(rows: list[list[str]]) -> None:
        place = rows[0].index("settled")
        at = next(row for row in rows if row[place] == "false")
        at[place] = "true"

    change(tmp_path, "coalition_values.csv", turn)
    assert found(tmp_path)


def test_a_report_that_the_rules_refuse_stands_in_the_export_and_the_game_is_played_to_its_end(tmp_path: Path) -> None:
    def broken(report: TrainingReported, _: TrainingRequested) -> TrainingReported:
        return replace(report, values=tuple(CoalitionValue(row.members, float("nan"), 2.0) for row in report.values))

    record = played(broken)
    assert record.status == "finished"
    write_export([record], tmp_path)
    assert replay_folder(tmp_path).difference is None
    refused = [row for row in read(tmp_path, "actions.csv") if row["accepted"] == "false"]
    assert {(row["kind"], row["code"]) for row in refused} == {("training_reported", "training.values")}
    assert all('"value":"nan"' in row["payload"] for row in refused)
    assert {row["method"] for row in read(tmp_path, "trainings.csv")} == {"unsettled"}
