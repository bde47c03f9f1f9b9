"""Who is away is played for, and who comes back plays again."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from fedgame.live.presence import Presence
from tests.fedgame import tiny
from tests.fedgame.live.client import Person, serving

MOMENT = 0.01


class Watched:
    """A Presence of two people with a grace time of a moment, and the seats that it has given up, in order."""

    def __init__(self, grace: float = MOMENT) -> None:
        self.given_up: list[int] = []
        self._told = asyncio.Event()
        self.presence = Presence(grace, self._note)
        self.presence.watch([1, 2])

    def _note(self, player: int) -> None:
        self.given_up.append(player)
        self._told.set()

    async def until_given_up(self, *seats: int) -> None:
        async with asyncio.timeout(5):
            while self.given_up != list(seats):
                self._told.clear()
                await self._told.wait()


async def test_who_never_came_is_absent_after_the_grace_time_and_told_once() -> None:
    watched = Watched()
    assert (watched.presence.disconnected, watched.presence.absent) == ((1, 2), ())
    await watched.until_given_up(1, 2)
    assert watched.presence.absent == (1, 2)
    await asyncio.sleep(3 * MOMENT)
    assert watched.given_up == [1, 2]


async def test_who_comes_back_is_absent_no_longer_and_can_be_absent_again() -> None:
    watched = Watched()
    await watched.until_given_up(1, 2)
    watched.presence.came(1)
    assert (watched.presence.disconnected, watched.presence.absent) == ((2,), (2,))
    watched.presence.went(1)
    assert (watched.presence.disconnected, watched.presence.absent) == ((1, 2), (2,))
    await watched.until_given_up(1, 2, 1)
    assert watched.presence.absent == (1, 2)


async def test_who_comes_back_within_the_grace_time_is_never_absent() -> None:
    watched = Watched()
    watched.presence.came(1)
    watched.presence.went(1)
    watched.presence.came(1)
    await watched.until_given_up(2)
    await asyncio.sleep(3 * MOMENT)
    assert (watched.given_up, watched.presence.absent) == ([2], (2,))


async def test_a_seat_that_is_no_persons_is_never_absent() -> None:
    watched = Watched()
    watched.presence.came(3)
    watched.presence.went(3)
    await watched.until_given_up(1, 2)
    assert watched.presence.disconnected == (1, 2)


async def test_before_the_game_runs_nobody_is_absent_and_then_who_is_not_here() -> None:
    given_up: list[int] = []
    presence = Presence(MOMENT, given_up.append)
    presence.came(1)
    presence.came(2)
    presence.went(2)
    await asyncio.sleep(3 * MOMENT)
    assert (presence.disconnected, presence.absent, given_up) == ((), (), [])
    presence.watch([1, 2])
    assert presence.disconnected == (2,)
    await asyncio.sleep(3 * MOMENT)
    assert given_up == [2]


async def test_who_is_away_while_the_game_is_taken_up_again_is_given_up_once() -> None:
    watched = Watched()
    watched.presence.watch([1, 2])
    await watched.until_given_up(1, 2)
    await asyncio.sleep(3 * MOMENT)
    assert watched.given_up == [1, 2]


async def test_a_closed_table_gives_nobody_up() -> None:
    watched = Watched()
    watched.presence.close()
    await asyncio.sleep(3 * MOMENT)
    assert watched.given_up == []


@pytest.mark.parametrize("absent", ["ready", "bot"])
async def test_a_person_who_comes_back_is_not_played_by_the_server_any_more(tmp_path: Path, absent: str) -> None:
    treatment = replace(tiny.TREATMENT, grace_seconds=0, absent=absent)
    async with serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(treatment=treatment))) as server:
        game, tokens = await server.seated(3)
        async with server.person(game["game_id"], tokens[0]) as ann:
            await ann.receive("lobby")
            await server.start(game)
            await ann.receive("view")
            await played_by_the_server(ann, 2, 3)
            async with server.person(game["game_id"], tokens[1]) as bo:
                await bo.receive("view")
                await ann.ready()
                await ann.until(2)
                await bo.until(2)
                # All that are absent are played in one go: when 3 is ready, 2 would be.
                await played_by_the_server(ann, 3)
                assert ann.view["ready"] == [3]
                assert (await bo.ready())["type"] == "ack"
                await ann.ready()
                await ann.until(3)
            await played_by_the_server(ann, 2, 3)


async def played_by_the_server(person: Person, *seats: int) -> None:
    """Wait until `person` sees that these seats are ready in the open step."""
    while not set(seats) <= set(person.view["ready"]):
        await person.next()
