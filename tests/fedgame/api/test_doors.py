"""Who opens connections and says nothing, or too little, or too much: each is ended, and nobody else notices."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
import websockets
from websockets.frames import Frame, Opcode

from fedgame.api import doors
from fedgame.api.doors import most_connections
from fedgame.api.protocol import LEAST_BYTES, PIECES_A_MINUTE, PINGS_A_MINUTE, WAITING, PatientProtocol
from tests.fedgame.live.client import PATIENCE, Server, serving

HEAD = b"GET /api/health HTTP/1.1\r\nhost: 127.0.0.1\r\n"
POST = b"POST /api/join HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"


@asynccontextmanager
async def line(server: Server) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection of which nothing is known."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    try:
        yield reader, writer
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


async def rest(reader: asyncio.StreamReader) -> bytes:
    """All that comes until the server ends the connection."""
    async with asyncio.timeout(PATIENCE):
        with contextlib.suppress(ConnectionError):
            return await reader.read()
    return b""


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PatientProtocol, "window", 0.3)
    monkeypatch.setattr(PatientProtocol, "stalled", 0.3)


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("said", [b"", b"G", HEAD, HEAD + b"x: " + b"y" * 6_000])
async def test_a_head_that_does_not_come_to_its_end_is_not_waited_for(tmp_path: Path, said: bytes) -> None:
    async with serving(tmp_path) as server, line(server) as (reader, writer):
        writer.write(said)
        assert (await rest(reader)).startswith(b"HTTP/1.1 408 ")


@pytest.mark.usefixtures("short")
async def test_a_head_that_comes_letter_by_letter_is_not_waited_for_either(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, line(server) as (reader, writer):

        async def drip() -> None:
            for letter in HEAD * 100:
                writer.write(bytes([letter]))
                await asyncio.sleep(0.02)

        dripping = asyncio.create_task(drip())
        # What is sent to a closed connection resets it, which may take the answer along.
        assert (await rest(reader))[:13] in (b"HTTP/1.1 408 ", b"")
        dripping.cancel()


@pytest.mark.usefixtures("short")
async def test_the_second_head_on_a_connection_is_waited_for_no_longer_than_the_first(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, line(server) as (reader, writer):
        writer.write(HEAD + b"\r\n")
        assert b" 200 " in await reader.readline()
        await reader.readuntil(b"}")
        writer.write(HEAD)
        assert (await rest(reader)).startswith(b"HTTP/1.1 408 ")


@pytest.mark.usefixtures("short")
async def test_a_body_that_does_not_come_is_not_waited_for(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, line(server) as (reader, writer):
        writer.write(POST + b"content-length: 50000\r\n\r\n{")
        assert (await rest(reader)).startswith(b"HTTP/1.1 408 ")


@pytest.mark.usefixtures("short")
async def test_a_body_that_comes_slowly_but_comes_is_taken(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, line(server) as (reader, writer):
        body = b'{"code": "guess", "name": "' + b" " * 8 * LEAST_BYTES + b'"}'
        writer.write(POST + b"connection: close\r\ncontent-length: %d\r\n\r\n" % len(body))
        for begin in range(0, len(body), LEAST_BYTES // 2):
            writer.write(body[begin : begin + LEAST_BYTES // 2])
            await asyncio.sleep(0.08)
        assert b" 408 " not in (await rest(reader)).partition(b"\r\n")[0]


@pytest.mark.usefixtures("short")
async def test_an_answer_that_nobody_takes_is_not_kept(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, line(server) as (reader, writer):
        reader._transport.pause_reading()  # type: ignore[attr-defined]  # streams have no public way to stop reading
        writer.write((b"GET /api/openapi.json HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n") * 40)
        async with asyncio.timeout(PATIENCE):
            while server.app.state.doors:  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.02)


async def test_an_address_has_so_many_connections_and_a_closed_one_counts_no_more(tmp_path: Path) -> None:
    async with serving(tmp_path, connections_per_address=2) as server, line(server) as (one, first), line(server):
        first.write(HEAD + b"\r\n")
        assert b"200" in await one.readline()
        async with line(server) as (reader, _):
            assert (await rest(reader)).startswith(b"HTTP/1.1 503 ")
        first.close()
        await first.wait_closed()
        async with asyncio.timeout(PATIENCE):
            while len(server.app.state.doors) > 1:  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.01)
        async with server.http() as client:
            assert (await client.get("/api/health")).status_code == 200


async def test_a_socket_is_one_connection_from_its_first_byte_to_its_last(tmp_path: Path) -> None:
    async with serving(tmp_path, connections_per_address=3) as server:
        game, tokens = await server.people(3)
        async with server.person(game["game_id"], tokens[0]) as person:
            await person.receive("view")
            assert len(server.app.state.doors) == 1
        async with asyncio.timeout(PATIENCE):
            while server.app.state.doors:  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.01)


async def test_a_trusted_proxy_may_open_more_and_all_together_have_a_bound(tmp_path: Path) -> None:
    async with (
        serving(tmp_path, connections=2, connections_per_address=1, trusted_proxies=("127.0.0.1",)) as server,
        line(server),
        line(server),
        line(server) as (reader, _),
    ):
        assert (await rest(reader)).startswith(b"HTTP/1.1 503 ")


def test_there_are_no_more_connections_than_file_descriptors(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doors.resource is not None
    monkeypatch.setattr(doors.resource, "getrlimit", lambda _: (1_024, 4_096))
    assert [most_connections(wanted) for wanted in (5, 10_000)] == [5, 896]


async def ended_by(server: Server, frames: list[Frame]) -> int:
    """The close code of a seat's connection on which these frames were sent."""
    game, tokens = await server.people(3)
    async with server.person(game["game_id"], tokens[0]) as person:
        await person.receive("view")
        for frame in frames:
            person.ws.transport.write(frame.serialize(mask=True))
        with contextlib.suppress(websockets.ConnectionClosed):
            while True:
                await person.next()
        assert person.ws.close_code is not None
        return person.ws.close_code


async def test_pongs_that_nobody_asked_for_end_the_connection(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        assert await ended_by(server, [Frame(Opcode.PONG, b"x")] * (PINGS_A_MINUTE + 1)) == 1008


async def test_a_message_in_more_pieces_than_any_program_needs_ends_the_connection(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        pieces = [Frame(Opcode.TEXT, b"", fin=False), *[Frame(Opcode.CONT, b"", fin=False)] * (PIECES_A_MINUTE + 1)]
        assert await ended_by(server, pieces) == 1008


async def test_empty_messages_count_like_any_others(tmp_path: Path) -> None:
    async with serving(tmp_path, messages_per_seat=5) as server:
        assert await ended_by(server, [Frame(Opcode.TEXT, b"")] * 60) == 4429


async def test_more_messages_at_once_than_anybody_needs_end_the_connection(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        assert await ended_by(server, [Frame(Opcode.TEXT, b"{}")] * 20 * WAITING) in (1008, 4429)


async def test_what_is_beyond_the_limit_is_not_even_read(tmp_path: Path) -> None:
    async with serving(tmp_path, requests_per_address=2) as server, server.http() as client:
        tries = [await client.post("/api/nowhere", content=b"x" * 100_000) for _ in range(4)]
        assert [answer.status_code for answer in tries] == [413, 413, 429, 429]
        assert tries[-1].json()["code"] == "limit.rate"
        with pytest.raises(websockets.InvalidStatus) as denied:
            async with server.connect("x", "y"):
                pass
        assert denied.value.response.status_code == 429


async def test_floods_of_every_kind_leave_an_honest_seat_its_game(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.table() as (ann, *_):
        async with contextlib.AsyncExitStack() as stack:
            for _ in range(50):
                _, writer = await stack.enter_async_context(line(server))
                writer.write(HEAD)
            answers = [(await ann.submit({"kind": "withdraw_bid", "federation": 1}))["code"] for _ in range(20)]
        assert answers == ["bid.none"] * 20
        with contextlib.suppress(httpx.HTTPError):
            async with server.http() as client:
                assert (await client.get("/api/health")).json()["status"] == "ok"
