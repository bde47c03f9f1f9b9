"""The notebook of docs/ is run on the zip of a real session, and finds the numbers of the results page to the digit."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from fedgame.arms.scenario import Scenario
from fedgame.results import FIGURES
from tests.fedgame import small_arm
from tests.fedgame.live.client import serving
from tests.fedgame.rooms.guests import GAME, PAYMENT, Session, design, play, researcher

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "notebooks" / "study.ipynb"
PATIENCE = 300
FORMAT: Any = nbformat  # its functions are not typed
TOLD = """
import json
json.dump([by_game.values.tolist(), by_arm.values.tolist()], open(os.environ["FEDGAME_TOLD"], "w"))
"""

Numbers = dict[tuple[Any, ...], tuple[float | None, ...]]


@dataclass(frozen=True, slots=True)
class Study:
    """A session that is over: its zip, and what the results page says, by game and by arm."""

    zip: Path
    by_game: Numbers
    by_arm: Numbers


def arms() -> dict[str, Scenario]:
    """All seven schemes, once longer and once shorter, for one person and four bots."""
    longer = small_arm.scenario()
    shorter = replace(longer, name="shorter", treatment=replace(longer.treatment, turns=4))
    return {"longer": replace(longer, name="longer"), "shorter": shorter}


async def one_person(session: Session) -> None:
    async with session.come() as guest:
        while guest.page["game_id"] is None:
            await guest.next()
        await play(guest)
        await guest.until("payment")


async def held(folder: Path) -> Study:
    async with serving(folder / "data", scenarios=arms(), bot_pause_seconds=0) as server:
        choices = [
            {"title": name, "scenario": name, "groups": groups, "size": 1, "bots": 4}
            for name, groups in (("longer", 2), ("shorter", 1))
        ]
        session = await (await researcher(server)).open(design(GAME, PAYMENT, arms=choices))
        await asyncio.gather(*(one_person(session) for _ in range(3)))
        experiment = (await server.app.state.rooms.get(session.session_id)).new.experiment_id
        async with server.http(session.staff.token) as client:
            zipped = await client.get(f"/api/sessions/{session.session_id}/export.zip")
            answers = {
                (name, rows): (await client.get(f"/api/experiments/{experiment}/results/{name}.csv?rows={rows}")).text
                for name in FIGURES
                for rows in ("games", "arms")
            }
    target = folder / "session.zip"
    target.write_bytes(zipped.content)
    by_game: Numbers = {}
    by_arm: Numbers = {}
    for (name, rows), text in answers.items():
        for row in csv.DictReader(io.StringIO(text)):
            at = tuple(int(row[key]) for key in ("turn", "federation", "third") if row.get(key))
            if rows == "games":
                by_game[name, int(row["arm"]), row["game_id"], row["measure"], at] = (float(row["value"]),)
            else:
                bounds = tuple(float(row[key]) if row[key] else None for key in ("mean", "low", "high"))
                by_arm[name, row["measure"], at, int(row["arm"])] = (*bounds, int(row["games"]))
    return Study(target, by_game, by_arm)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return asyncio.run(held(tmp_path_factory.mktemp("study")))


def run(study: Study, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Numbers, Numbers]:
    """What the notebook finds in the zip alone, by game and by arm."""
    monkeypatch.setenv("FEDGAME_EXPORT", str(study.zip))
    monkeypatch.setenv("FEDGAME_TOLD", str(folder / "told.json"))
    monkeypatch.setenv("IPYTHONDIR", str(folder))
    notebook = FORMAT.read(NOTEBOOK, as_version=4)
    FORMAT.validate(notebook)
    notebook.cells.append(FORMAT.v4.new_code_cell(TOLD))
    NotebookClient(notebook, timeout=PATIENCE, resources={"metadata": {"path": str(folder)}}).execute()
    games, of_arms = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    by_game: Numbers = {
        (figure, arm, game, measure, tuple(at)): (value,) for figure, arm, game, measure, at, value in games
    }
    by_arm: Numbers = {
        (figure, measure, tuple(at), arm): tuple(None if one != one else one for one in found)
        for figure, measure, at, arm, *found in of_arms
    }
    return by_game, by_arm


def test_the_notebook_finds_the_numbers_of_the_results_page_to_the_digit(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_game, by_arm = run(study, tmp_path, monkeypatch)
    assert {key[0] for key in study.by_game} == set(FIGURES)
    assert by_game == study.by_game
    assert by_arm == study.by_arm
    assert any(low is not None for _, low, _, _ in by_arm.values())


def test_the_notebook_is_stored_as_it_was_run() -> None:
    notebook = FORMAT.read(NOTEBOOK, as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert sum(bool(cell.outputs) for cell in cells) >= 7
    assert not [output for cell in cells for output in cell.outputs if output.output_type == "error"]
