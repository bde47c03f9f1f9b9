"""When something fails at the table: a start that meets another write, commits in doubt, a log that cannot be read.

Real stores, of which one write or read fails; what players are told is what they see at their sockets.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
import websockets

from engine.actions import TimeUp
from fedgame.live import loading
from fedgame.live import table as table_module
from fedgame.live.dealing import deal
from fedgame.live.nature import attempt
from fedgame.live.position import Job, LogDiffers, rebuild
from fedgame.storage import CommitInDoubt, LogWrite, StartWrite, Store, StoredGame
from tests.fedgame.live.client import PATIENCE, Person, Server, bid, serving


class FailingStore(Store):
    """Nothing fails until a test says so. `appends` and `starts` count the tries; the fifth append can be waited for."""

    broken = False
    appends = 0
    fifth_append: asyncio.Event | None = None
    starts = 0
    unreadable = 0
    """So many reads of a log fail."""
    start_in_doubt: bool | None = None
    """The next start is in doubt; whether it was written."""
    before_start: Any = None
    """Awaited once, between the look at the seats and the write of the start."""

    async def append(self, write: LogWrite) -> None:
        self.appends += 1
        if self.fifth_append is not None and self.appends == 5:
            self.fifth_append.set()
        if self.broken:
            raise CommitInDoubt("the disk is full")
        await super().append(write)

    async def start_game(self, start: StartWrite) -> None:
        self.starts += 1
        between, self.before_start = self.before_start, None
        if between is not None:
            await between
        written, self.start_in_doubt = self.start_in_doubt, None
        if written is not False:
            await super().start_game(start)
        if written is not None:
            raise CommitInDoubt("the disk did not answer")

    async def stored_game(self, game_id: str) -> StoredGame | None:
        if self.unreadable:
            self.unreadable -= 1
            raise OSError("the disk is away")
        return await super().stored_game(game_id)


class KeepsInDoubt(Store):
    """The next `doubts` commits are kept, and nobody learns of it."""

    doubts = 0

    async def append(self, write: LogWrite) -> None:
        await super().append(write)
        if self.doubts:
            self.doubts -= 1
            raise CommitInDoubt("the disk did not answer")


PARTS = {"store": FailingStore}


def store_of(server: Server) -> FailingStore:
    store = server.tables.equipment.store
    assert isinstance(store, FailingStore)
    return store


async def start(server: Server, game: dict[str, Any]) -> httpx.Response:
    async with server.http(game["host_token"]) as client:
        return await client.post(f"/api/games/{game['game_id']}/start")


async def closed(person: Person) -> int | None:
    """Read to the end of the connection; its close code."""
    async with asyncio.timeout(PATIENCE):
        try:
            while True:
                await person.ws.recv()
        except websockets.ConnectionClosed as end:
            return end.rcvd.code if end.rcvd else None


async def test_a_seat_that_is_taken_while_the_game_starts_is_its_persons(tmp_path: Path) -> None:
    async with serving(tmp_path, parts=PARTS) as server:
        game = await server.new_game(persons=3)
        store = store_of(server)
        store.before_start = server.join(game["join_code"], "Bo")
        await server.start(game)
        assert store.starts == 2
        record = store.load_record(game["game_id"])
        assert [seat.kind for seat in record.seats] == ["person", "person", "bot"]


async def test_a_start_in_doubt_that_was_kept_is_a_start(tmp_path: Path) -> None:
    async with serving(tmp_path, parts=PARTS) as server:
        game, tokens = await server.seated(3)
        store_of(server).start_in_doubt = True
        async with server.person(game["game_id"], tokens[0]) as ann:
            await ann.receive("lobby")
            assert (await start(server, game)).status_code == 204
            assert (await ann.receive("view"))["view"]["step"] == 1
            assert (await ann.submit(bid(1)))["type"] == "ack"
        assert store_of(server).starts == 1
        assert (await start(server, game)).json()["code"] == "game.started"


async def test_a_start_in_doubt_that_was_not_kept_is_told_and_can_be_tried_again(tmp_path: Path) -> None:
    async with serving(tmp_path, parts=PARTS) as server:
        game, tokens = await server.seated(3)
        store_of(server).start_in_doubt = False
        async with server.person(game["game_id"], tokens[0]) as ann:
            await ann.receive("lobby")
            answer = await start(server, game)
            assert (answer.status_code, answer.json()["code"]) == (503, "server.not_saved")
            assert (await start(server, game)).status_code == 204
            assert (await ann.receive("view"))["view"]["step"] == 1


async def test_a_start_that_an_earlier_try_wrote_is_taken_up_by_the_next(tmp_path: Path) -> None:
    """The first try was kept, but the database could not be asked about it."""
    async with serving(tmp_path, parts=PARTS) as server:
        game, tokens = await server.seated(3)
        store = store_of(server)
        async with server.person(game["game_id"], tokens[0]) as ann:
            await ann.receive("lobby")
            await server.tables.get(game["game_id"])
            card = await store.card(game["game_id"])
            assert card is not None
            await store.start_game(
                deal(card.game_id, card.treatment, card.seed, card.seats, server.tables.equipment.clock.now())
            )
            assert (await start(server, game)).status_code == 204
            assert (await ann.receive("view"))["view"]["step"] == 1


async def test_a_log_that_cannot_be_read_for_a_while_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "RETRY_SECONDS", 0.01)
    async with serving(tmp_path, parts=PARTS) as server:
        game, _ = await server.seated(3)
        store_of(server).unreadable = 3
        assert (await start(server, game)).status_code == 204
        assert store_of(server).unreadable == 0


async def test_after_two_failed_commits_people_are_told_and_not_before(tmp_path: Path) -> None:
    async with serving(tmp_path, parts=PARTS) as server, server.table() as (ann, *_):
        store = store_of(server)
        store.broken, store.appends = True, 0
        assert (await ann.submit(bid(1), action_id="tried-twice"))["code"] == "server.not_saved"
        assert store.appends == 2
        store.broken = False
        assert (await ann.submit(bid(1), action_id="tried-twice"))["type"] == "ack"


async def test_a_sealed_bid_that_could_not_be_saved_is_seen_by_nobody_else(tmp_path: Path) -> None:
    async with serving(tmp_path, parts=PARTS) as server, server.table() as (ann, bo, _):
        store = store_of(server)
        for number in range(5):
            store.broken = True
            assert (await ann.submit(bid(1), action_id=f"not-saved-{number}"))["code"] == "server.not_saved"
            store.broken = False
        seen = len(bo.frames)
        await bo.see()
        assert len(bo.frames) == seen + 1, "what bo was sent besides the answer to bo's own question"


async def test_a_sealed_bid_whose_commit_was_kept_in_doubt_is_seen_by_nobody_else(tmp_path: Path) -> None:
    async with serving(tmp_path, parts={"store": KeepsInDoubt}) as server, server.table() as (ann, bo, _):
        store = server.tables.equipment.store
        assert isinstance(store, KeepsInDoubt)
        store.doubts = 1
        assert (await ann.submit(bid(1)))["type"] == "ack"
        assert store.doubts == 0
        assert (await ann.see())["view"]["federations"][0]["my_bid"] is not None
        seen = len(bo.frames)
        await bo.see()
        assert len(bo.frames) == seen + 1


async def test_what_the_server_does_itself_is_tried_until_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_module, "RETRY_SECONDS", 0.01)
    async with serving(tmp_path, parts=PARTS) as server:
        game, tokens = await server.people(3)
        store, table = store_of(server), await server.tables.get(game["game_id"])
        async with server.person(game["game_id"], tokens[0]) as ann:
            await ann.receive("view")
            store.broken, store.appends, store.fifth_append = True, 0, asyncio.Event()
            table.do(Job(attempt(TimeUp(1), 1)))
            async with asyncio.timeout(PATIENCE):
                await store.fifth_append.wait()
            assert (await ann.see())["view"]["step"] == 1
            store.broken = False
            await ann.until(2)
        closings = [logged for logged in store.load_record(game["game_id"]).actions if logged.action.kind == "time_up"]
        assert len(closings) == 1


def fail(_: object) -> None:
    raise RuntimeError("a bug")


async def test_a_fault_in_the_server_costs_what_is_in_memory_and_no_game(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        table = await server.tables.get(game["game_id"])
        async with server.person(game["game_id"], tokens[0]) as ann:
            await ann.receive("view")
            await ann.submit(bid(1))
            await ann.see()
            table.do(Job(lambda _: None, fail))
            shown = await ann.receive("view")
            assert shown["fresh"]
            assert shown["view"]["federations"][0]["my_bid"] is not None
            assert (await ann.ready())["type"] == "ack"


@pytest.mark.parametrize("fault", ["a commit in doubt", "a bug"])
async def test_a_game_whose_log_differs_ends_its_connections_and_says_so_to_who_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    def differs(stored: StoredGame) -> None:
        raise LogDiffers(f"game {stored.card.game_id}: other events")

    async with serving(tmp_path, parts=PARTS) as server:
        game, tokens = await server.people(3)
        other, others = await server.people(3)
        async with server.person(game["game_id"], tokens[0]) as ann, server.person(other["game_id"], others[0]) as cy:
            await ann.receive("view")
            await cy.receive("view")
            monkeypatch.setattr(loading, "rebuild", differs)
            table = await server.tables.get(game["game_id"])
            if fault == "a bug":
                table.do(Job(lambda _: None, fail))
            else:
                store_of(server).broken = True
                table.do(Job(attempt(TimeUp(1), 1)))
            assert await closed(ann) == 1011
            store_of(server).broken = False
            async with server.person(game["game_id"], tokens[1]) as bo:
                assert (await bo.receive("reject"))["code"] == "game.unreadable"
                assert await closed(bo) == 1011
            # Other games are played on, and this one is when its log can be read again.
            assert (await cy.ready())["type"] == "ack"
            monkeypatch.setattr(loading, "rebuild", rebuild)
            async with server.person(game["game_id"], tokens[1]) as bo:
                assert json.loads(await bo.ws.recv())["view"]["step"] == 1
                assert (await bo.see())["view"]["you"]["player"] == 2
