"""The log of a game is read once for all seats that ask for their story, and anew when it has grown."""

from __future__ import annotations

import asyncio
import threading
from types import SimpleNamespace
from typing import Any, cast

import pytest

from engine.events import BidWithdrawn, PlayerReady
from fedgame.live.stories import KEPT, StoryDesk
from fedgame.storage import Archive


class Log:
    """Stands in for the archive: the games' logs are as long as `length` says, and every reading is counted."""

    def __init__(self) -> None:
        self.length = 1
        self.read: list[str] = []
        self.broken = False
        self.begun = threading.Event()

    def log_length(self, game_id: str) -> int:
        del game_id
        return self.length

    def load_record(self, game_id: str) -> Any:
        self.read.append(game_id)
        self.begun.set()
        if self.broken:
            raise OSError("the disk is away")
        line = SimpleNamespace(tick=3, events=(PlayerReady(1), BidWithdrawn(1, 2)))
        return SimpleNamespace(actions=(line,) * self.length)


def desk() -> tuple[StoryDesk, Log]:
    log = Log()
    return StoryDesk(cast(Archive, log)), log


async def test_all_who_ask_at_once_share_one_reading_without_what_no_story_tells() -> None:
    stories, log = desk()
    found = await asyncio.gather(*(stories.happened("g") for _ in range(40)))
    assert log.read == ["g"]
    assert set(found) == {((3, (BidWithdrawn(1, 2),)),)}


async def test_a_log_that_has_grown_is_read_anew() -> None:
    stories, log = desk()
    await stories.happened("g")
    log.length = 2
    assert len(await stories.happened("g")) == 2
    assert len(await stories.happened("g")) == 2
    assert log.read == ["g", "g"]


async def test_a_reading_that_failed_is_tried_again() -> None:
    stories, log = desk()
    log.broken = True
    with pytest.raises(OSError, match="disk"):
        await stories.happened("g")
    log.broken = False
    assert len(await stories.happened("g")) == 1


async def test_who_goes_away_takes_nothing_from_those_who_wait() -> None:
    stories, log = desk()
    leaving = asyncio.create_task(stories.happened("g"))
    staying = asyncio.create_task(stories.happened("g"))
    await asyncio.to_thread(log.begun.wait)
    leaving.cancel()
    assert len(await staying) == 1
    assert log.read == ["g"]


async def test_only_the_latest_games_are_kept() -> None:
    stories, log = desk()
    for number in range(KEPT + 1):
        await stories.happened(f"g{number}")
    await stories.happened("g1")
    assert len(log.read) == KEPT + 1
    await stories.happened("g0")
    assert len(log.read) == KEPT + 2
