"""A server that is killed loses nothing, repeats nothing, and ends the game as an undisturbed one would.

And the rig that says so is itself proved: it finds each of three planted faults.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from fedgame.failpoints import FAILPOINTS
from tests.fedgame.crash.faults import FAULTS
from tests.fedgame.crash.rig import Kill, Rig, scattered
from tests.fedgame.storage.databases import new_database

pytestmark = [pytest.mark.crash, pytest.mark.xdist_group("crash")]

UNTIMED = tuple(
    point for point in FAILPOINTS if point not in ("deadline_due", "game_started") and not point.startswith("session")
)
GAMES = 2
KILLS_PER_GAME = 30
KILLS_ON_POSTGRESQL = int(os.environ.get("FEDGAME_KILLS_ON_POSTGRESQL", "16"))
MOST_GAMES = 6
"""In so many games with a planted fault it has to show."""


async def test_sixty_kills_in_all_phases_lose_nothing_and_repeat_nothing(tmp_path: Path) -> None:
    phases: Counter[str] = Counter()
    killed: list[str] = []
    for number in range(GAMES):
        folder = tmp_path / str(number)
        folder.mkdir()
        start = [Kill("after_commit:1"), Kill("after_commit:2"), Kill("game_started:1")]
        plan = iter([*start, *scattered(number, KILLS_PER_GAME - len(start), UNTIMED)])
        rig = Rig(folder, plan, scenario="long")
        await rig.play()
        assert rig.wrongs() == []
        phases.update(rig.phases)
        killed += rig.killed
    assert len(killed) >= 50, (len(killed), killed)
    assert all(phases[phase] >= 2 for phase in ("bidding", "training", "profit")), phases
    assert phases["lobby"] >= 2
    assert {kill.partition(":")[0] for kill in killed} >= set(UNTIMED)


async def test_kills_on_postgresql_lose_nothing_and_repeat_nothing(tmp_path: Path) -> None:
    start = [Kill("after_commit:1"), Kill("after_commit:2"), Kill("game_started:1")]
    plan = iter([*start, *scattered(11, KILLS_ON_POSTGRESQL - len(start), UNTIMED)])
    rig = Rig(tmp_path, plan, scenario="long", database=new_database(), pauses=True)
    await rig.play()
    assert rig.wrongs() == []
    assert len(rig.killed) >= 0.8 * KILLS_ON_POSTGRESQL, rig.killed


async def test_a_server_killed_when_time_is_up_closes_the_step_once(tmp_path: Path) -> None:
    kills = [
        Kill(f"{point}:{count}") for count in (1, 2) for point in ("deadline_due", "before_commit", "after_commit")
    ]
    rig = Rig(tmp_path, iter(kills), scenario="timed", lazy=2)
    await rig.play()
    assert rig.wrongs() == []
    assert [kill for kill in rig.killed if kill.startswith("deadline_due")] == ["deadline_due:1", "deadline_due:2"]


async def test_a_server_killed_between_pause_and_resume_stands_still_when_it_is_back(tmp_path: Path) -> None:
    start = [Kill("game_started:1")]
    rig = Rig(tmp_path, iter([*start, *scattered(7, 12, UNTIMED)]), scenario="long", pauses=True)
    await rig.play()
    assert rig.wrongs() == []
    assert rig.paused >= 6
    assert len(rig.killed) >= 9


TELLING = {
    "acknowledge before commit": ("before_commit", "acknowledged, and lost"),
    "no idempotency key": ("after_commit", ", and done: "),
    "split transaction": ("after_commit", "the replay differs: "),
}
"""Where a fault has to show when a server is killed there again and again, and what the rig has to say of it."""


def again_and_again(point: str) -> Iterator[Kill]:
    """After the start, servers that get no further than their first, second or third commit, so that it hits all: the
    bots' writes, people's, nature's."""
    return iter([Kill("game_started:1"), *(Kill(f"{point}:{count}") for count in (1, 2, 3) * 7)])


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault != "none"])
async def test_the_rig_catches_a_planted_fault(tmp_path: Path, fault: str) -> None:
    # Timed, because a game that lost somebody's Ready would stand still for ever. A kill shows a fault only where it hits
    # a write of the kind that the fault spoils, so a game may get away with it, but not game after game.
    point, sentence = TELLING[fault]
    found: list[str] = []
    for number in range(MOST_GAMES):
        folder = tmp_path / str(number)
        folder.mkdir()
        rig = Rig(folder, again_and_again(point), fault=fault, scenario="timed")
        await rig.play()
        found += rig.wrongs()
        if any(sentence in wrong for wrong in found):
            return
    raise AssertionError(f"{fault!r} was not found in {MOST_GAMES} games, only {found}")


async def test_the_rig_finds_nothing_wrong_where_no_fault_is_planted(tmp_path: Path) -> None:
    for point in ("before_commit", "after_commit"):
        folder = tmp_path / point
        folder.mkdir()
        rig = Rig(folder, again_and_again(point), scenario="timed")
        await rig.play()
        assert rig.wrongs() == []
