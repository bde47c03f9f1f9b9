"""`fedgame value`: a federation in a file, its values in a folder, and refusals that say what would be right."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from engine.values.coalition import TabularGame
from engine.values.semivalues import shapley_values
from federation_sim import Contribution, TrainedCoalitions, TrainingSpec, train_coalitions
from federation_sim.results import CoalitionSet
from fedgame.cli import app
from fedgame.documents import DocumentError
from fedgame.export.cells import read_rows
from fedgame.studies.valuation import parse_study

FILE = """
[training]
rounds = 3
local_steps = 2
max_samples = 60
seeds = 2

[[members]]
player = 4
quality = 0.9
quantity = 0.5

[[members]]
player = 2
quality = 0.4

[[members]]
player = 9
quality = 0.0
"""
SPEC = TrainingSpec(rounds=3, local_steps=2, max_samples=60, seeds=2)
MEMBERS = (Contribution(4, 0.9, 0.5), Contribution(2, 0.4, 1.0), Contribution(9, 0.0, 1.0))


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = read_rows(file)
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("value")
    (folder / "federation.toml").write_text(FILE)
    result = CliRunner().invoke(
        app, ["value", str(folder / "federation.toml"), "--out", str(folder / "out"), "--workers", "2"]
    )
    assert result.exit_code == 0, result.output
    assert "The values of 8 coalitions" in result.output
    return folder / "out"


def test_every_coalition_is_written_as_it_was_trained(out: Path) -> None:
    trained = train_coalitions(SPEC, MEMBERS)
    rows = table(out / "coalitions.csv")
    written = {frozenset(int(one) for one in row["members"].split("|") if one): row for row in rows}
    assert list(written) == list(trained.values)
    for coalition, row in written.items():
        assert int(row["size"]) == len(coalition)
        assert float(row["value"]) == trained.values[coalition]
        assert float(row["stderr"]) == trained.stderr[coalition]
        assert float(row["accuracy"]) == trained.accuracy[coalition]


def test_members_have_their_weight_and_share_under_each_scheme(out: Path) -> None:
    trained = train_coalitions(SPEC, MEMBERS)
    rows = table(out / "members.csv")
    expected = shapley_values(TabularGame((4, 2, 9), trained.values), (4, 2, 9))
    by_shapley = {int(row["player"]): row for row in rows if row["scheme"] == "shapley"}
    assert {player: float(row["weight"]) for player, row in by_shapley.items()} == expected
    for scheme in {row["scheme"] for row in rows}:
        shares = [float(row["share"]) for row in rows if row["scheme"] == scheme]
        assert sum(shares) == pytest.approx(1.0)
    assert [int(row["join_order"]) for row in rows[:3]] == [1, 2, 3]
    assert [int(row["player"]) for row in rows[:3]] == [4, 2, 9]


def test_learning_curves_of_a_small_federation_are_those_of_all_coalitions(out: Path) -> None:
    rows = table(out / "curves.csv")
    assert len({row["members"] for row in rows}) == 8
    assert [int(row["round"]) for row in rows if row["members"] == "2|4"] == [0, 1, 2, 3]


def test_the_codebook_describes_every_column_its_own_too_and_none_besides(out: Path) -> None:
    described = [(row["file"], row["column"]) for row in table(out / "codebook.csv")]
    files = ("coalitions.csv", "members.csv", "curves.csv", "codebook.csv")
    assert described == [(name, column) for name in files for column in table(out / name)[0]]


def test_the_picture_is_one_that_browsers_can_read(out: Path) -> None:
    root = ElementTree.parse(out / "values.svg").getroot()  # noqa: S314 - our own file
    assert root.tag.endswith("svg")


def test_the_same_command_writes_the_same_bytes_the_picture_included(out: Path, tmp_path: Path) -> None:
    """In another process with settings of its own for matplotlib, a day later: nothing of this shows."""
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 9\nsvg.hashsalt: other\n")
    command = [sys.executable, "-m", "fedgame", "value", out.parent / "federation.toml", "--out", tmp_path / "again"]
    environment = {**os.environ, "MPLCONFIGDIR": str(tmp_path), "SOURCE_DATE_EPOCH": "86400"}
    subprocess.run([*command, "--workers", "1"], cwd=tmp_path, env=environment, check=True, capture_output=True)
    again = {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}
    assert again == {path.name: path.read_bytes() for path in out.iterdir()}
    assert b"<dc:date>" not in again["values.svg"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "there is no member: give at least one, under"),
        ("[training]\nrunds = 3\n[[members]]", "training.runds = 3 is not known: did you mean rounds"),
        ("[training]\nrounds = 0\n[[members]]", "training: rounds is 0; it must be a whole number from 1"),
        ("[training]\nrounds = '3'\n[[members]]", r"training.rounds = '3' is not possible: give a whole number"),
        (
            "[training]\nlearning_rate = true\n[[members]]",
            r"training.learning_rate = True is not possible: give a number",
        ),
        ("[training]\ntask = 3\n[[members]]", r"training.task = 3 is not possible: give a text"),
        ("[training]\nutility = 'f1'\n[[members]]", r"training.utility = 'f1' is not possible: choose 'log_score' or"),
        ("[[members]]\nqualty = 0.3", r"members\[1\].qualty = 0.3 is not known: did you mean quality"),
        (
            "[[members]]\n[[members]]\nquality = 2",
            r"members\[2\]: quality of player 2 is 2.0; it must be a number between",
        ),
        ("[[members]]\nplayer = 2\n[[members]]", r"the members have the numbers \[2, 2\]: each player stands once"),
        (
            "[[members]]\n" * 17,
            r"17 members have 2\^17 coalitions: give at most 16.*, or a budget for a sample, as in \[sampling\]",
        ),
        ("[sampling]\nmodels = 9\n[[members]]", "sampling.models = 9 is not known: did you mean max_models"),
        (
            "[sampling]\nmax_models = '9'\n[[members]]",
            r"sampling.max_models = '9' is not possible: give a whole number",
        ),
        ("[sampling]\nmax_seconds = 'x'\n[[members]]", r"sampling.max_seconds = 'x' is not possible: give a number"),
        ("sampling = 3\n[[members]]", r"sampling = 3 is not possible: it is a table, \[sampling\]"),
        ("[[members]]\nquality = 'good'", r"members\[1\].quality = 'good' is not possible: give a number"),
        ("[sampling]\n[[members]]", "sampling: a budget without max_models and without max_seconds has no end"),
        ("[sampling]\nmax_models = 90\n" + "[[members]]\n" * 3, "sampling: 3 members cannot be sampled: from 4 to 64"),
        ("[sampling]\nmax_models = 90\n" + "[[members]]\n" * 13, "sampling: max_models is 90; .* may take 168 models"),
        ("members = 3", "there is no member"),
        ("training = 3\n[[members]]", r"training = 3 is not possible: it is a table, \[training\]"),
        ("[training]\ntask = 'csv:nowhere.csv?target=x'\n[[members]]", "training: .*nowhere.csv"),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_allowed(text: str, sentence: str) -> None:
    with pytest.raises(DocumentError, match=sentence):
        parse_study(text)


def test_many_members_are_valued_from_a_sample_with_its_standard_errors(tmp_path: Path) -> None:
    members = "".join(f"[[members]]\nquality = {0.3 + player / 25:.2f}\n" for player in range(1, 18))
    text = "[training]\nrounds = 2\nlocal_steps = 1\nmax_samples = 20\n[sampling]\nmax_models = 300\n" + members
    (tmp_path / "many.toml").write_text(text)
    out = tmp_path / "out"
    result = CliRunner().invoke(app, ["value", str(tmp_path / "many.toml"), "--out", str(out), "--workers", "1"])
    assert result.exit_code == 0, result.output
    coalitions, rows = table(out / "coalitions.csv"), table(out / "members.csv")
    assert 200 < len(coalitions) <= 301
    assert all(float(row["stderr"]) > 0 for row in coalitions if row["members"])
    assert {row["scheme"] for row in rows} == {"shapley"}
    assert all(float(row["weight_stderr"]) > 0 for row in rows)
    everybody = frozenset(range(1, 18))
    shown = {row["members"] for row in table(out / "curves.csv")}
    assert shown == {"|".join(map(str, sorted(everybody - {left}))) for left in range(18)}
    grand = next(float(row["value"]) for row in coalitions if row["size"] == "17")
    assert sum(float(row["weight"]) for row in rows) == pytest.approx(grand)


def test_a_budget_that_is_too_small_is_refused_before_anything_is_trained(tmp_path: Path) -> None:
    (tmp_path / "few.toml").write_text("[sampling]\nmax_models = 20\n" + "[[members]]\n" * 8)
    result = CliRunner().invoke(app, ["value", str(tmp_path / "few.toml"), "--out", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "max_models is 20" in result.output


def test_how_a_file_of_ones_own_was_read_is_told(tmp_path: Path) -> None:
    rows = "".join(f"{number},{number % 7},{'ab'[number % 2]}\n" for number in range(80))
    (tmp_path / "own.csv").write_text("size,weight,kind\n" + rows)
    training = "[training]\ntask = 'csv:own.csv?target=kind'\nrounds = 1\nmax_samples = 20\n"
    (tmp_path / "own.toml").write_text(training + "[[members]]\n[[members]]\n")
    result = CliRunner().invoke(
        app, ["value", str(tmp_path / "own.toml"), "--out", str(tmp_path / "out"), "--workers", "1"]
    )
    assert result.exit_code == 0, result.output
    assert "weight" in result.output.split("The values of")[0]


def test_values_are_not_written_over_something_else_and_nothing_is_trained_first(out: Path, tmp_path: Path) -> None:
    (tmp_path / "two.toml").write_text("[training]\nrounds = 1\nmax_samples = 20\n[[members]]\n[[members]]\n")
    folder = Path(shutil.copytree(out, tmp_path / "values"))
    command = ["value", str(tmp_path / "two.toml"), "--out", str(folder), "--workers", "1"]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 2
    assert result.output == (
        f"fedgame: {folder} holds values of coalitions already: give another folder, or --force to replace that\n"
    )
    assert len(table(folder / "coalitions.csv")) == 8
    assert CliRunner().invoke(app, [*command, "--force"]).exit_code == 0
    assert len(table(folder / "coalitions.csv")) == 4


def test_the_command_says_what_is_wrong_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("[training\n")
    for name in ("broken.toml", "missing.toml"):
        result = CliRunner().invoke(app, ["value", str(tmp_path / name), "--out", str(tmp_path / "out")])
        assert result.exit_code == 2
        assert result.output.count("\n") == 1
        assert name in result.output
    assert not (tmp_path / "out").exists()


def valued(tmp_path: Path, training: str, members: str) -> Result:
    (tmp_path / "one.toml").write_text(
        f"[training]\nmax_samples = 60\nrounds = 8\nlocal_steps = 6\n{training}\n{members}"
    )
    arguments = ["value", str(tmp_path / "one.toml"), "--out", str(tmp_path / "out"), "--workers", "1"]
    return CliRunner().invoke(app, arguments)


PAIR = "[[members]]\nquality = 0.9\n[[members]]\nquality = 0.5\n"
SAMPLED = "[sampling]\nmax_models = 60\n" + "[[members]]\n" * 6


@pytest.mark.parametrize("members", [PAIR, SAMPLED])
@pytest.mark.parametrize(
    ("training", "cause"),
    [
        ("model = 'mlp'\nlearning_rate = 60", "learning_rate = 60 is too high for this task and model; try 20"),
        ("learning_rate = 1\nproximal = 300", "proximal = 300 is too high for learning_rate = 1"),
    ],
)
def test_a_federation_whose_training_does_not_settle_is_one_sentence_and_no_file(
    tmp_path: Path, training: str, cause: str, members: str
) -> None:
    result = valued(tmp_path, training, members)
    assert result.exit_code == 2, result.output
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("fedgame: ")]
    assert "members did not settle, so there is nothing to value" in line
    assert cause in line
    assert "Traceback" not in result.output
    assert not (tmp_path / "out").exists()


def test_coalitions_that_did_not_settle_are_marked_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_second(*arguments: Any, **options: Any) -> TrainedCoalitions:
        trained = train_coalitions(*arguments, **options)
        return replace(trained, unsettled=CoalitionSet(trained.values.index, np.arange(4) == 2))

    monkeypatch.setattr("fedgame.studies.valuation.train_coalitions", without_second)
    result = valued(tmp_path, "", PAIR)
    assert result.exit_code == 0, result.output
    told = "1 of 4 coalitions did not settle and count as no model, worth 0: {2}. Most likely learning_rate"
    assert told in result.stdout
    marked = {row["members"]: row["settled"] for row in table(tmp_path / "out" / "coalitions.csv")}
    assert marked == {"": "true", "1": "true", "2": "false", "1|2": "true"}


def test_a_model_that_is_worth_less_than_the_untrained_one_is_said(tmp_path: Path) -> None:
    result = valued(tmp_path, "learning_rate = 20", "[[members]]\nquality = 0.0\n" * 2)
    assert result.exit_code == 0, result.output
    assert "The model of all members is worth less than the untrained model: its value is -" in result.stdout
    assert "did not settle" not in result.stdout
    assert "worth less" not in valued(tmp_path, "", PAIR).stdout
