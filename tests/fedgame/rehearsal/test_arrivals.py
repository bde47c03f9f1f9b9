"""100 people within 10 seconds, against a server in another process: each gets one place, and who comes late is told kindly."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from benchmarks.arrivals import design, measure
from fedgame.rehearsal.arrivals import Arrivals, Wave, arrive
from fedgame.rehearsal.door import Door
from fedgame.rehearsal.hold import CannotRehearse, venue_of
from fedgame.rehearsal.notes import Notes
from fedgame.rehearsal.pace import Limits, Pace
from tests.fedgame import tiny
from tests.fedgame.live.client import Server, serving
from tests.fedgame.rooms.guests import CONSENT, GAME, PAYMENT, Researcher, researcher
from tests.fedgame.rooms.guests import design as small_design

GENEROUS: dict[str, Any] = {"messages_per_seat": 100_000, "messages_per_address": 100_000, "joins_per_address": 100_000}


async def test_100_people_within_10_seconds_get_a_place_each_and_none_twice(tmp_path: Path) -> None:
    """A real server process, HTTP and websockets. The bound on the waiting is generous: this machine may be busy."""
    found = await measure(Wave(people=100, seconds=10.0, late=7, seed=1), tmp_path)
    assert (found.wrong, found.slowed) == ([], 0)
    assert sorted(found.places) == list(range(1, 101))
    assert len(found.to_place) == len(found.to_page) == len(found.to_lobby) == 100
    assert found.late == {"room.full": 7}
    assert found.turned_away == {
        "room.full": "All places are taken. Thank you for coming; there is nothing more to do.",
    }
    assert found.came_within <= 20.0
    assert max(found.to_place) < 30.0
    assert "  errors             0" in list(found.lines())


@asynccontextmanager
async def doors(folder: Path) -> AsyncIterator[tuple[Server, Door, Researcher]]:
    async with serving(folder, scenarios=tiny.scenarios(), **GENEROUS) as server:
        staff = await researcher(server)
        async with Door(server.url, Notes(), Pace(Limits())) as door:
            yield server, door, staff


BY_HAND: dict[str, Any] = {"lobby": {"start": "hand"}}


async def test_people_who_come_all_at_once_are_one_place_each_also_in_the_log(tmp_path: Path) -> None:
    arms = [{"title": "Tiny", "scenario": "tiny", "groups": 10, "size": 2, "bots": 1} for _ in range(2)]
    async with doors(tmp_path) as (server, door, staff):
        venue = await venue_of(door, small_design(CONSENT, GAME, PAYMENT, arms=arms, **BY_HAND), staff.token)
        found = await arrive(door, venue, Wave(people=40, seconds=0.0, late=3))
        assert found.wrong == []
        assert sorted(found.places) == list(range(1, 41))
        room = await server.app.state.rooms.get(venue.session_id)
        session = room.session
        assert list(session.participants) == list(range(1, 41))
        assert len({one.token_hash for one in room.people.values()}) == 40
        assert [len(session.waiting(arm)) for arm in (1, 2)] == [20, 20], "balanced, whoever was first"
        assert session.turned_away == 3


async def test_what_goes_wrong_at_the_door_is_told(tmp_path: Path) -> None:
    async with doors(tmp_path) as (_, door, staff):
        venue = await venue_of(door, small_design(CONSENT, GAME, PAYMENT, **BY_HAND), staff.token)
        found = await arrive(door, venue, Wave(people=4, seconds=0.0))
        assert sorted(found.places) == [1, 2]
        assert len(found.wrong) == 2
        assert all("the room is not open" in one or "room.full" in one for one in found.wrong)
        assert "  errors             2" in list(found.lines())
        with pytest.raises(CannotRehearse, match="stages"):
            await venue_of(door, {"title": "Nothing"}, staff.token)


async def test_who_never_gets_in_is_told_after_the_limit(tmp_path: Path) -> None:
    async with doors(tmp_path) as (_, door, staff):
        venue = await venue_of(door, small_design(CONSENT, GAME, PAYMENT, **BY_HAND), staff.token)
        found = await arrive(door, venue, Wave(people=2, seconds=30.0, limit_seconds=0.2))
        assert found.wrong == ["2 were not in the lobby after 0.2 s"]


def test_nobody_came_is_said() -> None:
    assert "  to a place         nobody" in list(Arrivals().lines())


@pytest.mark.parametrize("people", [4, 100, 200])
def test_the_benchmark_has_a_place_for_everybody(people: int) -> None:
    arms = design(people)["arms"]
    assert isinstance(arms, list)
    assert sum(arm["groups"] * arm["size"] for arm in arms) == people
