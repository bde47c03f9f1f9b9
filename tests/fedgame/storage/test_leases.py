"""A game has one writer, on whatever database, and a worker whose time is over cannot write any more."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.actions import Ready
from fedgame.live.dealing import deal
from fedgame.live.position import Proposal, rebuild
from fedgame.storage import ROOMS, Conflict, DatabaseInUse, LogWrite, NewGameRow, NotOwner, Seated, Store, Worker
from tests.fedgame import tiny
from tests.fedgame.storage.databases import database, postgresql  # noqa: F401 - fixtures

NOW = datetime(2026, 3, 4, 5, 6, 7, 891011, tzinfo=UTC)
LEASE = 1.0
TRIES = int(os.environ.get("FEDGAME_STALE_TRIES", "20"))
"""How often a stopped worker wakes up and wants to write; FEDGAME_STALE_TRIES=300 is the long form."""

AT_ONCE = 50
"""So many of them by one process that is stopped."""

pytestmark = pytest.mark.xdist_group("postgres")


def worker(name: str) -> Worker:
    return Worker(f"{name}-{time.monotonic_ns()}", name, f"http://{name}", LEASE)


def lobby(game_id: str, people: int = 0) -> NewGameRow:
    seated = tuple(Seated(n, f"P{n}", f"hash-{game_id}-{n}") for n in range(1, people + 1))
    kinds = ("person",) * 3
    return NewGameRow(game_id, "tiny", tiny.TREATMENT, tiny.SEED, kinds, (None,) * 3, "h", game_id, seated, NOW)


async def started(store: Store, game_id: str = "game") -> None:
    await store.create_game(lobby(game_id, people=3))
    card = await store.card(game_id)
    assert card is not None
    await store.start_game(deal(game_id, card.treatment, card.seed, card.seats, NOW))


async def next_write(store: Store, game_id: str = "game") -> LogWrite:
    """The next seat is ready, on the log as it is now."""
    stored = await store.stored_game(game_id)
    assert stored is not None
    proposal = Proposal(rebuild(stored), NOW)
    proposal.act(Ready(next(n for n in (1, 2, 3) if not proposal.game.player(n).ready)))
    return proposal.write(game_id)


@asynccontextmanager
async def workers(url: str, *names: str) -> AsyncIterator[list[Store]]:
    stores = [await asyncio.to_thread(Store, url, worker(name)) for name in names]
    try:
        yield stores
    finally:
        for store in stores:
            await asyncio.to_thread(store.close)


async def test_who_has_not_taken_a_game_cannot_write_it(database: str) -> None:  # noqa: F811 - the fixture
    async with workers(database, "a") as (store,):
        await started(store)
        write = await next_write(store)
        with pytest.raises(NotOwner):
            await store.append(write)
        await store.take("game")
        await store.append(write)
        await store.release("game")
        with pytest.raises(NotOwner):
            await store.append(await next_write(store))
        assert store.log_length("game") == 1


async def test_a_write_behind_the_end_of_the_log_is_refused(database: str) -> None:  # noqa: F811 - the fixture
    async with workers(database, "a") as (store,):
        await started(store)
        await store.take("game")
        first = await next_write(store)
        await store.append(first)
        second = await next_write(store)
        (entry,) = second.entries
        beyond = replace(second, entries=(replace(entry, logged=replace(entry.logged, seq=3)),))
        with pytest.raises(Conflict, match="ends at action 1: action 3 cannot follow"):
            await store.append(beyond)
        await store.append(second)
        with pytest.raises(Conflict):
            await store.append(second)
        assert store.log_length("game") == 2


async def test_a_living_worker_keeps_its_game_and_says_where_it_is(postgresql: Callable[[], str]) -> None:  # noqa: F811
    async with workers(postgresql(), "a", "b") as (a, b):
        await started(a)
        await a.take("game")
        with pytest.raises(NotOwner) as refused:
            await b.take("game")
        assert refused.value.address == "http://a"
        assert (await b.owner_of("game")) == (a.worker.id, "http://a")
        assert await b.orphans(of_sessions=False) == ()
        until = time.monotonic() + 2 * LEASE
        while time.monotonic() < until:
            assert [await store.stay_alive() for store in (a, b)] == [frozenset()] * 2
            await asyncio.sleep(LEASE / 4)
        with pytest.raises(NotOwner):
            await b.take("game")
        await a.release("game")
        await b.take("game")
        assert (await a.owner_of("game")) == (b.worker.id, "http://b")


async def test_a_worker_that_ends_in_good_order_leaves_its_games_at_once(postgresql: Callable[[], str]) -> None:  # noqa: F811
    url = postgresql()
    async with workers(url, "b") as (b,):
        async with workers(url, "a") as (a,):
            await started(a)
            await a.take("game")
        assert await b.orphans(of_sessions=False) == ("game",)
        await b.take("game")
        await b.append(await next_write(b))


async def test_a_worker_that_was_silent_too_long_loses_its_games_and_learns_it(postgresql: Callable[[], str]) -> None:  # noqa: F811
    async with workers(postgresql(), "a", "b") as (a, b):
        for game_id in ("one", "two"):
            await started(a, game_id)
            await a.take(game_id)
        late = await next_write(a, "one")
        await asyncio.sleep(LEASE + 0.2)
        assert await b.stay_alive() == frozenset()
        await b.take("one")
        with pytest.raises(NotOwner):
            await a.append(late)
        # What nobody took meanwhile is still its own when it is back.
        assert await a.stay_alive() == {"one"}
        assert await a.stay_alive() == frozenset()
        assert not a.owns("one")
        await a.append(await next_write(a, "two"))
        await b.append(await next_write(b, "one"))


async def test_who_leads_no_more_cannot_write_what_the_leader_keeps(postgresql: Callable[[], str]) -> None:  # noqa: F811
    async with workers(postgresql(), "a", "b") as (a, b):
        await a.take(ROOMS)
        assert await a.change_rooms(lambda _: "done") == "done"
        await asyncio.sleep(LEASE + 0.2)
        await b.take(ROOMS)
        with pytest.raises(NotOwner):
            await a.change_rooms(lambda _: "done")
        assert await a.stay_alive() == {ROOMS}
        with pytest.raises(NotOwner):
            await a.change_rooms(lambda _: "done")
        assert await b.change_rooms(lambda _: "done") == "done"


async def test_workers_that_start_together_on_an_empty_database_make_its_tables_once(
    postgresql: Callable[[], str],  # noqa: F811
) -> None:
    url = postgresql()
    stores = await asyncio.gather(*(asyncio.to_thread(Store, url, worker(f"w{number}")) for number in range(4)))
    assert [store.game_ids() for store in stores] == [()] * 4
    for store in stores:
        await asyncio.to_thread(store.close)


async def test_a_worker_that_was_killed_and_is_back_need_not_wait(postgresql: Callable[[], str]) -> None:  # noqa: F811
    url = postgresql()
    async with workers(url, "a", "b") as (killed, b):
        await started(killed)
        await killed.take("game")
        late = await next_write(killed)
        async with workers(url, "a") as (back,):
            assert await b.orphans(of_sessions=False) == ("game",)
            await back.take("game")
            with pytest.raises(NotOwner):
                await killed.append(late)
            await back.append(late)


def test_two_workers_of_one_name_in_one_folder_are_refused(postgresql: Callable[[], str], tmp_path: Path) -> None:  # noqa: F811
    url = postgresql()
    first = Store(url, worker("w1"), tmp_path)
    with pytest.raises(DatabaseInUse, match="give each worker a name of its own with FEDGAME_WORKER"):
        Store(url, worker("w1"), tmp_path)
    Store(url, worker("w2"), tmp_path).close()
    first.close()
    Store(url, worker("w1"), tmp_path).close()


STALE = """
import asyncio, sys
from tests.fedgame.storage.test_leases import LEASE, next_write
from fedgame.storage import NotOwner, Store, Worker

async def main():
    url, *games = sys.argv[1:]
    store = Store(url, Worker("stale", "stale", "http://stale", LEASE))
    for game in games:
        await store.take(game)
    writes = [await next_write(store, game) for game in games]
    print("ready", flush=True)
    sys.stdin.readline()
    for write in writes:
        try:
            await store.append(write)
            print("written", flush=True)
        except NotOwner:
            print("refused", flush=True)

asyncio.run(main())
"""


async def test_a_worker_that_was_stopped_beyond_its_lease_cannot_write(postgresql: Callable[[], str]) -> None:  # noqa: F811
    url = postgresql()
    async with workers(url, "other") as (other,):
        for first in range(0, TRIES, AT_ONCE):
            games = [f"game{number}" for number in range(first, min(first + AT_ONCE, TRIES))]
            for game_id in games:
                await started(other, game_id)
            stale = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", STALE, url, *games), stdin=PIPE, stdout=PIPE
            )
            assert stale.stdout is not None
            assert stale.stdin is not None
            assert await stale.stdout.readline() == b"ready\n"
            stale.send_signal(signal.SIGSTOP)
            await asyncio.sleep(LEASE + 0.3)
            await other.stay_alive()
            for game_id in games:
                await other.take(game_id)
            # Half of the games have been played on when it wakes up, half have not: the epoch refuses both.
            for game_id in games[::2]:
                await other.append(await next_write(other, game_id))
            stale.stdin.write(b"write\n")
            stale.send_signal(signal.SIGCONT)
            answers, _ = await stale.communicate()
            assert answers.split() == [b"refused"] * len(games)
            assert [other.log_length(game_id) for game_id in games] == [1 - n % 2 for n in range(len(games))]


async def test_two_workers_give_a_seat_to_one_person(postgresql: Callable[[], str]) -> None:  # noqa: F811
    async with workers(postgresql(), "a", "b") as (a, b):
        for number in range(40):
            game_id = f"game{number}"
            await a.create_game(lobby(game_id))
            asked = [
                store.take_seat(game_id, f"{game_id}-{person}", f"P{person}", NOW)
                for person, store in enumerate((a, b, a, b))
            ]
            found = await asyncio.gather(*asked, return_exceptions=True)
            seats = sorted(seat for seat in found if isinstance(seat, int))
            refused = [str(error) for error in found if isinstance(error, Conflict)]
            assert (seats, refused) == ([1, 2, 3], ["full"])


async def test_one_person_who_asks_two_workers_has_one_seat(postgresql: Callable[[], str]) -> None:  # noqa: F811
    async with workers(postgresql(), "a", "b") as (a, b):
        for number in range(20):
            game_id = f"game{number}"
            await a.create_game(lobby(game_id))
            asked = [store.take_seat(game_id, f"token-{game_id}", "Ann", NOW) for store in (a, b, a, b)]
            assert await asyncio.gather(*asked) == [1, 1, 1, 1]


async def test_two_workers_that_come_first_to_a_game_make_one_lease(postgresql: Callable[[], str]) -> None:  # noqa: F811
    async with workers(postgresql(), "a", "b") as (a, b):
        for number in range(20):
            game_id = f"game{number}"
            await a.create_game(lobby(game_id))
            found = await asyncio.gather(a.take(game_id), b.take(game_id), return_exceptions=True)
            assert sorted(type(one).__name__ for one in found) == ["NoneType", "NotOwner"]
