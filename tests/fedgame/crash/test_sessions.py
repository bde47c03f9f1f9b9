"""A server that is killed while a whole session goes on loses no answer, pays nobody twice, and all go on.

And the rig that says so is itself proved: it finds an acknowledgement that comes before the commit.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fedgame.crash.rig import Kill
from tests.fedgame.crash.session_rig import POINTS, run, session_kills

pytestmark = [pytest.mark.crash, pytest.mark.xdist_group("crash")]

KILLS = 14


async def test_a_session_goes_on_through_kills_at_all_points_and_at_random(tmp_path: Path) -> None:
    points = [Kill(f"{point}:{count}") for count in (1, 9) for point in POINTS]
    rig = await run(tmp_path, iter([*points, *session_kills(4, KILLS - len(points))]))
    assert rig.wrongs() == []
    assert len(rig.killed) >= KILLS - 4, rig.killed
    assert {kill.partition(":")[0] for kill in rig.killed} >= set(POINTS)
    assert rig.notes.did["vanished"] == 1
    assert rig.notes.did["reloaded"] == 2
    assert all(guest.over in ("ended", "vanished") for guest in rig.guests)


async def test_the_rig_catches_an_answer_that_is_acknowledged_before_it_is_kept(tmp_path: Path) -> None:
    kills = (Kill(f"session_before_commit:{count}") for count in (6, 8, 10, 12, 14, 16))
    rig = await run(tmp_path, kills, fault="answer before commit", limit_seconds=20)
    assert any("was acknowledged and is 0 times there" in wrong for wrong in rig.wrongs()), rig.wrongs()
