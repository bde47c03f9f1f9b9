"""Games that everybody has left stand still until somebody comes, and are ended when nobody does for long."""

from __future__ import annotations

from pathlib import Path

import pytest

from fedgame.live.unattended import Unattended
from tests.fedgame.live.client import Server, StoppedClock, bid, serving

HOUR, DAY = 3_600, 86_400
SOON = HOUR / 2
"""Less than the hour that a step has, so that something is left of it."""


class Watch:
    """A monotonic clock in the hand of the test, and the watchman who goes by it."""

    def __init__(self, server: Server, clock: StoppedClock) -> None:
        self.passed = 0.0
        self._clock = clock
        self._unattended = Unattended(server.tables, SOON, 30 * DAY, lambda: self.passed)

    async def after(self, seconds: float) -> None:
        self.passed += seconds
        self._clock.move(seconds)
        await self._unattended.look()


async def test_a_game_that_nobody_is_at_is_paused_and_goes_on_when_somebody_comes(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server:
        game, tokens = await server.people(3)
        table = await server.tables.get(game["game_id"])
        watch = Watch(server, clock)
        await watch.after(0)
        await watch.after(SOON / 2)
        assert table.controls.paused_at is None
        await watch.after(SOON / 2)
        assert table.controls.unattended
        left = table.facts().deadline_ms
        await watch.after(10 * DAY)
    # It is so over a restart, too.
    async with serving(tmp_path, parts={"clock": clock}) as server:
        table = await server.tables.get(game["game_id"])
        assert table.controls.unattended
        assert table.facts().deadline_ms == left
        async with server.person(game["game_id"], tokens[0]) as ann:
            while (await ann.receive("view"))["paused"]:
                pass
            assert not table.controls.unattended
            assert (await ann.submit(bid(1)))["type"] == "ack"
            watch = Watch(server, clock)
            await watch.after(0)
            await watch.after(SOON)
            assert table.controls.paused_at is None


async def test_a_game_to_which_nobody_comes_back_is_ended(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server:
        game, _ = await server.people(3)
        table = await server.tables.get(game["game_id"])
        watch = Watch(server, clock)
        await watch.after(0)
        await watch.after(SOON)
        await watch.after(29 * DAY)
        assert table.card.status == "playing"
        await watch.after(DAY)
        assert table.card.status == "finished"
        assert table.game is not None
        assert table.game.ended_early


async def test_a_hosts_own_pause_is_not_taken_back_by_whoever_comes(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        table = await server.tables.get(game["game_id"])
        await table.pause()
        async with server.person(game["game_id"], tokens[0]) as ann:
            assert (await ann.receive("view"))["paused"]
            assert (await ann.see())["paused"]


async def test_who_is_watched_over_elsewhere_is_left_alone_and_zero_is_never(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server:
        game, _ = await server.people(3)
        table = await server.tables.get(game["game_id"])
        server.tables.is_watched_over = lambda game_id: game_id == game["game_id"]
        watch = Watch(server, clock)
        await watch.after(0)
        await watch.after(DAY)
        assert table.controls.paused_at is None
        # Nothing to look for: it returns at once.
        await Unattended(server.tables, 0, 0).keep_looking()


async def test_the_games_of_sessions_are_watched_over(tmp_path: Path) -> None:
    from tests.fedgame.rooms.guests import GAME, PAYMENT, design, researcher

    async with serving(tmp_path) as server:
        session = await (await researcher(server)).open(design(GAME, PAYMENT))
        async with session.come() as one, session.come():
            while one.page["game_id"] is None:
                await one.next()
            assert server.tables.is_watched_over(one.page["game_id"])
        assert not server.tables.is_watched_over("another")


@pytest.mark.parametrize("setting", ["unattended_pause_minutes", "unattended_end_days"])
def test_both_can_be_switched_off(tmp_path: Path, setting: str) -> None:
    from tests.fedgame.live.client import settings

    assert getattr(settings(tmp_path, **{setting: 0}), setting) == 0
