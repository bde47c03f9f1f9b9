"""`fedgame rehearse` starts a server of its own, holds the rehearsal there, tells what came of it, and stops the server."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fedgame.cli import app
from fedgame.export.replay import replay_folder

SCENARIO = """
title = "Small"
persons = 2
bots = ["random"]

[treatment]
turns = 1
grace_seconds = 1

[treatment.training]
task = "breast_cancer"
rounds = 2
local_steps = 2
max_samples = 40

[[federations]]
name = "Aurora"
scheme = "equal"
"""

DESIGN = """
title = "Four people"

[[arms]]
title = "Small"
scenario = "small"
groups = 2
size = 2
bots = 1

[[stages]]
kind = "information"
name = "instructions"
pages = [{ en = "Play." }]

[[stages]]
kind = "game"
name = "game"

[[stages]]
kind = "payment"
name = "payment"
"""


@pytest.fixture
def design(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    scenarios = tmp_path / "scenarios"
    scenarios.mkdir()
    (scenarios / "small.toml").write_text(SCENARIO, encoding="utf-8")
    monkeypatch.setenv("FEDGAME_SCENARIOS", str(scenarios))
    monkeypatch.setenv("FEDGAME_TRAINING_WORKERS", "0")
    file = tmp_path / "design.toml"
    file.write_text(DESIGN, encoding="utf-8")
    return file


def test_the_command_holds_a_rehearsal_on_a_server_of_its_own(tmp_path: Path, design: Path) -> None:
    out = tmp_path / "out"
    arguments = ["rehearse", str(design), "--vanish", "1", "--reload", "1", "--late", "0", "--minutes", "2"]
    result = CliRunner().invoke(app, [*arguments, "--out", str(out)])
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert lines[:2] == ["Rehearsal of Four people: 4 of 4 came, seed 0.", "Nothing went wrong."]
    assert any(line.split()[:1] == ["besides"] and "1 reloaded, 1 vanished" in line for line in lines), result.output
    assert len(list(csv.DictReader((out / "payments.csv").open(encoding="utf-8")))) == 4
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["wrong"] == []
    with zipfile.ZipFile(out / "session.zip") as archive:
        archive.extractall(out / "data")
    assert replay_folder(out / "data").games >= 2
    again = CliRunner().invoke(app, [*arguments, "--out", str(out)])
    assert again.exit_code == 2
    assert "is there already" in again.output


def test_what_went_wrong_is_told_and_is_the_exit_code(tmp_path: Path, design: Path) -> None:
    arguments = [
        "rehearse",
        str(design),
        "--people",
        "5",
        "--vanish",
        "0",
        "--reload",
        "0",
        "--late",
        "1",
        "--minutes",
        "2",
    ]
    result = CliRunner().invoke(app, [*arguments, "--out", str(tmp_path / "out")])
    assert result.exit_code == 1, result.output
    assert result.output.splitlines()[1] == "One thing went wrong:"
    assert "at the door: cannot come in (full)" in result.output
