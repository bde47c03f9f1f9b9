"""The button of an experiment's page: the server sends bots into a session of its own, one rehearsal at a time."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from tests.fedgame.live.client import PATIENCE, serving
from tests.fedgame.rehearsal.test_rehearse import ARMS, GENEROUS, QUICK
from tests.fedgame.rooms.guests import GAME, PAYMENT, Researcher, design, researcher


async def over(staff: Researcher, session_id: str) -> dict[str, Any]:
    for _ in range(round(30 * PATIENCE)):
        info = await staff.ask("GET", f"/sessions/{session_id}/rehearsal")
        if not info["going"]:
            return dict(info)
        await asyncio.sleep(0.1)
    raise AssertionError(f"it goes on: {info}")


async def test_the_button_holds_a_whole_rehearsal_one_at_a_time(tmp_path: Path) -> None:
    async with serving(tmp_path, scenarios=QUICK, **GENEROUS) as server:
        staff = await researcher(server)
        experiment = await staff.experiment(design(arms=ARMS))
        card = await staff.ask("POST", f"/experiments/{experiment}/rehearse", {}, 202)
        assert (card["rehearsal"], card["places"], card["room_open"]) == (True, 6, True)
        again = await staff.ask("POST", f"/experiments/{experiment}/rehearse", {"people": 2}, 409)
        assert again["code"] == "rehearsal.running"
        info = await over(staff, card["session_id"])
        assert info["wrong"] == [], info
        assert (info["people"], info["came"]) == (6, 6)
        report = info["report"]
        assert sum(one["count"] for one in report["endings"]) == 6
        assert {one["what"] for one in report["times"]} == {"to_start", "stage", "tables", "pages"}
        assert all(0 <= one["median_ms"] <= one["p99_ms"] <= one["longest_ms"] for one in report["times"])
        assert report["owed"]["people"] == 6
        assert (
            6 * report["owed"]["lowest_cents"] <= report["owed"]["total_cents"] <= 6 * report["owed"]["highest_cents"]
        )
        document = await staff.ask("GET", f"/experiments/{experiment}")
        assert [(one["people"], one["ended_at"] is None) for one in document["sessions"]] == [(6, False)]
        # The first is over: now another may begin, of any number of people up to the bound.
        card = await staff.ask("POST", f"/experiments/{experiment}/rehearse", {"people": 2}, 202)
        await over(staff, card["session_id"])
        await staff.ask("POST", f"/experiments/{experiment}/rehearse", {"people": 401}, 422)


async def test_a_design_that_is_wrong_and_a_session_that_is_none_are_refused(tmp_path: Path) -> None:
    async with serving(tmp_path, scenarios=QUICK) as server:
        staff = await researcher(server)
        made = await staff.ask("POST", "/experiments", {"document": {"title": "Nothing yet"}}, 201)
        refused = await staff.ask("POST", f"/experiments/{made['experiment_id']}/rehearse", {}, 422)
        assert refused["code"] == "design.wrong"
        session = await staff.open(design(GAME, PAYMENT))
        none = await staff.ask("GET", f"/sessions/{session.session_id}/rehearsal", None, 404)
        assert none["code"] == "rehearsal.none"


async def test_a_server_that_stops_takes_its_rehearsal_along(tmp_path: Path) -> None:
    async with serving(tmp_path, scenarios=QUICK, **GENEROUS) as server:
        staff = await researcher(server)
        experiment = await staff.experiment(design(GAME, PAYMENT))
        await staff.ask("POST", f"/experiments/{experiment}/rehearse", {"people": 1}, 202)
        rehearsal = next(iter(server.app.state.rehearsals._of_account.values()))
        assert rehearsal.going
    assert not rehearsal.going
