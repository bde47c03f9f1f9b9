"""A rehearsal finds nothing wrong where nothing is, tells what is, and ends in time; on a server that runs, and its own."""

from __future__ import annotations

import asyncio
import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fedgame.rehearsal.hold import CannotRehearse, Wanted, hold
from fedgame.rehearsal.plan import Plan
from tests.fedgame import tiny
from tests.fedgame.live.client import Server, serving
from tests.fedgame.rooms.guests import GAME, PAYMENT, STAGES, Researcher, design, researcher

QUICK = tiny.scenarios(tiny.scenario(treatment=replace(tiny.TREATMENT, grace_seconds=0.5, decision_seconds=20)))
ARMS = [{"title": "Tiny", "scenario": "tiny", "groups": 3, "size": 2, "bots": 1}]
GENEROUS = {"messages_per_seat": 100_000, "messages_per_address": 100_000}
PLAN = Plan(6, seed=3, vanish=1, reload=1, late=1, limit_seconds=60)


async def held(server: Server, staff: Researcher, document: Mapping[str, Any], plan: Plan, folder: Path) -> Wanted:
    experiment_id = await staff.experiment(document)
    return Wanted(experiment_id, plan, folder, server.url, staff.token)


async def test_a_rehearsal_on_a_running_server_goes_through_everything_and_finds_nothing_wrong(tmp_path: Path) -> None:
    async with serving(tmp_path / "data", scenarios=QUICK, **GENEROUS) as server:
        staff = await researcher(server)
        out = tmp_path / "out"
        report = await hold(await held(server, staff, design(arms=ARMS), PLAN, out))
        assert report.notes.wrongs == [], "\n".join(report.lines())
        assert (report.notes.came, report.fine) == (6, True)
        assert report.notes.endings == {"finished": 5, "gone": 1}
        assert report.notes.did["vanished"] == report.notes.did["reloaded"] == 1
        assert report.notes.did["help"] == 1
        assert len(report.notes.games) == 3
        assert set(report.notes.stages) == set(range(len(STAGES)))
        assert len(report.notes.acks_ms) > 6
        rows = list(csv.DictReader((out / "payments.csv").open(encoding="utf-8")))
        assert [row["rehearsal"] for row in rows] == ["true"] * 6
        told = json.loads((out / "report.json").read_text(encoding="utf-8"))
        assert (told["wrong"], told["came"], told["owed_cents"]["total"] > 0) == ([], 6, True)
        assert next(iter(report.lines())) == "Rehearsal of Two people: 6 of 6 came, seed 3."


async def test_more_people_than_places_is_told(tmp_path: Path) -> None:
    async with serving(tmp_path / "data", scenarios=QUICK, **GENEROUS) as server:
        staff = await researcher(server)
        plan = Plan(3, vanish=0, reload=0, late=0, help=0, limit_seconds=60)
        report = await hold(await held(server, staff, design(GAME, PAYMENT), plan, tmp_path / "out"))
        assert not report.fine
        # They look and start at the same time: the last one hears it from either.
        [wrong] = report.notes.wrongs
        assert wrong.what.startswith(("at the door: cannot come in (full)", "at the door: got no place (409 room.full"))
        assert report.notes.endings == {"finished": 2}


async def test_what_never_ends_is_given_up_and_told(tmp_path: Path) -> None:
    async with serving(tmp_path / "data", scenarios=QUICK, **GENEROUS) as server:
        staff = await researcher(server)
        plan = Plan(1, help=0, limit_seconds=2)
        report = await hold(await held(server, staff, design(GAME, PAYMENT), plan, tmp_path / "out"))
        assert [wrong.what for wrong in report.notes.wrongs] == [
            "not through after 2 s: it is participant 1 in stage 1 (game)"
        ]
        assert report.notes.endings == {"gone": 1}
        card = (await staff.ask("GET", "/experiments"))[0]
        assert card["state"] == "over"


async def test_a_server_that_goes_away_is_told(tmp_path: Path) -> None:
    async with serving(tmp_path / "data", scenarios=QUICK, **GENEROUS) as server:
        staff = await researcher(server)
        plan = Plan(1, help=0, limit_seconds=20)
        wanted = await held(server, staff, design(GAME, PAYMENT), plan, tmp_path / "out")
        holding = asyncio.create_task(hold(wanted))
        while not any(room.session.participants for room in server.app.state.rooms.open_rooms()):
            await staff.ask("GET", "/experiments")
    report = await holding
    assert not report.fine
    assert any("the connection of the page ended" in wrong.what for wrong in report.notes.wrongs)


@pytest.mark.parametrize(
    ("named", "server", "sentence"),
    [
        ("e0123456789abcde", None, "is the id of an experiment: say with --server where it is"),
        ("two_schemes", "http://127.0.0.1:9", "a server needs a token"),
    ],
)
async def test_what_cannot_begin_says_why(tmp_path: Path, named: str, server: str | None, sentence: str) -> None:
    with pytest.raises(CannotRehearse, match=sentence):
        await hold(Wanted(named, Plan(1), tmp_path, server))


async def test_a_wrong_name_and_a_wrong_design_are_told_before_anybody_comes(tmp_path: Path) -> None:
    async with serving(tmp_path / "data", scenarios=QUICK) as server:
        staff = await researcher(server)
        with pytest.raises(CannotRehearse, match="one of the templates two_schemes, class"):
            await hold(Wanted("nothing", Plan(1), tmp_path, server.url, staff.token))
        file = tmp_path / "design.toml"
        file.write_text('title = "No stage"\n[[arms]]\ntitle = "A"\nscenario = "tiny"\n')
        with pytest.raises(CannotRehearse, match="is not ready: stages"):
            await hold(Wanted(str(file), Plan(1), tmp_path, server.url, staff.token))
