"""What floods of every kind do to an honest seat: one after the other, then all at once.

A server of its own on this machine, in another process and with the limits of every server. Honest people play in games of
their own and wait for each answer; floods come from other processes and another address of this machine, so that limits by
address count them apart. Everything is bounded in time. Prints what the honest waited for, what the floods sent and got,
and what the server's memory came to; ends with 1 where the server failed a request or is gone.

    make attack
    .venv/bin/python -m benchmarks.attack --seconds 20 --only pings "slow heads"
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import multiprocessing
import os
import re
import secrets
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import psutil
import websockets
from websockets.frames import Frame, Opcode

from fedgame.rehearsal.own_server import own_server

FLOOD_FROM = "127.0.0.2"
HONEST = 6
"""Seats, each in a game of its own, that act every 600 ms: the limit of a seat is two messages a second."""

PAUSE = 0.6
GOAL_MS = 100.0

HOST = b"host: 127.0.0.1\r\n"
_STATUS = re.compile(rb"HTTP/1\.1 (\d)\d\d ")


@dataclass(slots=True)
class Target:
    """Where a flood goes, and until when; what it sent and what was answered."""

    port: int
    seat: tuple[str, str]
    until: float
    sent: int = 0
    answers: Counter[str] = field(default_factory=Counter)

    @property
    def goes_on(self) -> bool:
        return time.monotonic() < self.until

    async def line(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port, local_addr=(FLOOD_FROM, 0))

    def upgrade(self, query: str = "", token: str = "") -> bytes:
        key = "dGhlIHNhbXBsZSBub25jZQ=="
        return (
            f"GET /ws{query} HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
            f"sec-websocket-key: {key}\r\nsec-websocket-version: 13\r\nauthorization: Bearer {token}\r\n\r\n"
        ).encode()


Flood = Callable[[Target], Awaitable[None]]


async def over_and_over(target: Target, work: Callable[[], Awaitable[None]], at_once: int) -> None:
    """Do the same on so many connections at once, until the time is over."""

    async def one() -> None:
        while target.goes_on:
            try:
                async with asyncio.timeout(max(0.1, target.until - time.monotonic())):
                    await work()
            except (OSError, TimeoutError, asyncio.IncompleteReadError):
                target.answers["cut"] += 1
                await asyncio.sleep(0.01)

    await asyncio.gather(*(one() for _ in range(at_once)))


async def ask(target: Target, request: bytes, times: int) -> None:
    """Send a request so many times on one connection, and count what is answered."""
    reader, writer = await target.line()
    try:
        for _ in range(times):
            writer.write(request)
            target.sent += 1
            await writer.drain()
            status = await reader.readline()
            if not status:
                return
            found = _STATUS.match(status)
            target.answers[f"{found.group(1).decode()}xx" if found else "else"] += 1
            length = 0
            while (line := await reader.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            await reader.readexactly(length)
            if not target.goes_on:
                return
    finally:
        writer.close()


def requests(request: Callable[[], bytes], *, times: int = 200, at_once: int = 16) -> Flood:
    async def flood(target: Target) -> None:
        await over_and_over(target, lambda: ask(target, request(), times), at_once)

    return flood


def held(first: bytes, drop: bytes, *, at_once: int, pause: float = 0.5) -> Flood:
    """Connections that begin something and go on with a drop at a time."""

    async def flood(target: Target) -> None:
        async def work() -> None:
            reader, writer = await target.line()
            try:
                writer.write(first)
                target.sent += 1
                while target.goes_on and not reader.at_eof():
                    await asyncio.sleep(pause)
                    if drop:
                        writer.write(drop)
                        target.sent += 1
                    await writer.drain()
            finally:
                writer.close()

        await over_and_over(target, work, at_once)

    return flood


def frames(burst: bytes, count: int, *, reads: bool = True, at_once: int = 4) -> Flood:
    """Bursts of frames on the connections of a seat, opened again whenever they are ended."""

    async def flood(target: Target) -> None:
        game, token = target.seat

        async def work() -> None:
            reader, writer = await target.line()
            try:
                writer.write(target.upgrade(f"?game={game}", token))
                status = await reader.readline()
                found = _STATUS.match(status)
                target.answers[f"{found.group(1).decode()}xx" if found else "cut"] += 1
                if b" 101 " not in status:
                    await asyncio.sleep(0.05)
                    return
                taking = asyncio.create_task(_take(reader)) if reads else None
                while target.goes_on and not (taking and taking.done()):
                    writer.write(burst)
                    target.sent += count
                    await writer.drain()
                    await asyncio.sleep(0)
                if taking:
                    taking.cancel()
            finally:
                writer.close()

        await over_and_over(target, work, at_once)

    return flood


async def _take(reader: asyncio.StreamReader) -> None:
    with contextlib.suppress(OSError):
        while await reader.read(65_536):
            pass


def masked(opcode: Opcode, data: bytes, *, fin: bool = True) -> bytes:
    return Frame(opcode, data, fin=fin).serialize(mask=True)


def _guess() -> bytes:
    body = json.dumps({"code": secrets.token_hex(4).upper()}).encode()
    return (
        b"POST /api/join HTTP/1.1\r\n"
        + HOST
        + b"content-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body)
        + body
    )


def _nonsense() -> bytes:
    path = secrets.token_urlsafe(secrets.randbelow(400) + 1)
    return b"GET /api/%s%%00?%s HTTP/1.1\r\norigin: http://[\r\n" % (path.encode(), path.encode()) + HOST + b"\r\n"


RESYNC = masked(Opcode.TEXT, b'{"type":"resync"}')
FLOODS: dict[str, Flood] = {
    "silent connections": held(b"", b"", at_once=500),
    "slow heads": held(b"GET / HTTP/1.1\r\n" + HOST, b"x", at_once=500),
    "slow bodies": held(b"POST /api/join HTTP/1.1\r\n" + HOST + b"content-length: 60000\r\n\r\n{", b" ", at_once=500),
    "requests": requests(lambda: b"GET /api/catalogue HTTP/1.1\r\n" + HOST + b"\r\n"),
    "guesses of join codes": requests(_guess),
    "addresses and origins that are none": requests(_nonsense),
    "bodies of 60 kB": requests(
        lambda: b"POST /api/games HTTP/1.1\r\n" + HOST + b"content-length: 60000\r\n\r\n" + b"[" * 60_000, at_once=4
    ),
    "a foreign host": requests(lambda: b"GET / HTTP/1.1\r\nhost: evil.example\r\n\r\n"),
    "pings": frames(masked(Opcode.PING, b"") * 200, 200),
    "pongs": frames(masked(Opcode.PONG, b"") * 200, 200),
    "pieces of messages": frames(masked(Opcode.TEXT, b"", fin=False) + masked(Opcode.CONT, b"", fin=False) * 199, 200),
    "empty messages": frames(masked(Opcode.TEXT, b"") * 50, 50),
    "messages that are none": frames(masked(Opcode.TEXT, b"[" * 200) * 50, 50),
    "views asked for and not read": frames(RESYNC * 50, 50, reads=False),
}


async def sockets_without_a_seat(target: Target) -> None:
    """Websockets of nobody, opened again and again."""

    async def work() -> None:
        reader, writer = await target.line()
        try:
            writer.write(target.upgrade("?game=x", "guess"))
            target.sent += 1
            found = _STATUS.match(await reader.readline())
            target.answers[f"{found.group(1).decode()}xx" if found else "cut"] += 1
            await _take(reader)
        finally:
            writer.close()

    await over_and_over(target, work, 16)


FLOODS["sockets without a seat"] = sockets_without_a_seat


def attack(names: tuple[str, ...], port: int, seat: tuple[str, str], seconds: float, told: Any) -> None:
    """The process of the floods of these names."""

    async def run() -> None:
        targets = {name: Target(port, seat, time.monotonic() + seconds) for name in names}
        await asyncio.gather(*(FLOODS[name](target) for name, target in targets.items()))
        told.put({name: (target.sent, target.answers) for name, target in targets.items()})

    asyncio.run(run())


@dataclass(slots=True)
class Honest:
    """A seat that plays: it asks for nothing special, and waits for each answer."""

    ws: websockets.ClientConnection
    step: int
    number: int = 0

    @classmethod
    async def take(cls, address: str) -> Honest:
        game, token = await new_game(address)
        ws = await websockets.connect(
            f"{address.replace('http', 'ws', 1)}/ws?game={game}",
            additional_headers={"authorization": f"Bearer {token}"},
            compression=None,
        )
        while (message := json.loads(await ws.recv()))["type"] != "view":
            pass
        return cls(ws, message["view"]["step"])

    async def wait(self) -> float:
        """Milliseconds until one action was answered."""
        self.number += 1
        action_id = f"honest-{self.number:08d}"
        action = {"kind": "withdraw_bid", "federation": 1}
        begun = time.perf_counter()
        await self.ws.send(json.dumps({"type": "submit", "action_id": action_id, "step": self.step, "action": action}))
        while True:
            message = json.loads(await self.ws.recv())
            if message.get("action_id") == action_id:
                return (time.perf_counter() - begun) * 1000

    async def play(self, seconds: float) -> list[float]:
        until, waited = time.monotonic() + seconds, []
        while time.monotonic() < until:
            waited.append(await self.wait())
            await asyncio.sleep(PAUSE)
        return waited


async def new_game(address: str, source: str | None = None) -> tuple[str, str]:
    """A game of one person and bots, and the token of its seat."""
    transport = httpx.AsyncHTTPTransport(local_address=source) if source else None
    async with httpx.AsyncClient(base_url=address, transport=transport, timeout=60) as client:
        answer = await client.post("/api/games", json={"scenario": "quickstart", "persons": 1, "start_now": True})
        answer.raise_for_status()
        made = answer.json()
        return made["game_id"], made["seat_token"]


async def measure(
    names: tuple[str, ...], seconds: float, honest: list[Honest], port: int, seat: tuple[str, str]
) -> int:
    """Play beside these floods and print a line; how many requests the server failed."""
    context = multiprocessing.get_context("spawn")
    told = context.Queue()
    floods = context.Process(target=attack, args=(names, port, seat, seconds, told)) if names else None
    if floods:
        floods.start()
        await asyncio.sleep(1.0)
    waited = [ms for found in await asyncio.gather(*(one.play(seconds) for one in honest)) for ms in found]
    sent, answers = 0, Counter[str]()
    if floods:
        for count, got in (await asyncio.to_thread(told.get, timeout=seconds + 60)).values():
            sent += count
            answers += got
        floods.join()
    memory = _memory(port)
    title = "nothing" if not names else names[0] if len(names) == 1 else "all at once"
    p50, p99 = statistics.median(waited), statistics.quantiles(waited, n=100)[98]
    got = ", ".join(f"{count:,} {kind}" for kind, count in sorted(answers.items())) or "-"
    print(f"{title:36}{p50:8.1f}{p99:9.1f}{max(waited):9.1f}{memory:8.0f}{sent:13,}   {got}", flush=True)
    return answers["5xx"] - (answers["5xx"] if title in _FULL else 0)


_FULL = ("silent connections", "slow heads", "slow bodies", "all at once")
"""Floods of connections, some of which are answered 503: there are too many."""


def _memory(port: int) -> float:
    """MiB of the process that listens there."""
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            if any(one.laddr.port == port and one.status == "LISTEN" for one in process.net_connections("tcp")):
                return float(process.memory_info().rss) / 2**20
    return 0.0


async def run(seconds: float, names: tuple[str, ...]) -> int:
    with tempfile.TemporaryDirectory(prefix="fedgame-attack-") as folder:
        async with own_server(Path(folder), bot_pause=0.0, limited=True) as (address, _):
            port = urlsplit(address).port or 0
            honest = [await Honest.take(address) for _ in range(HONEST)]
            seat = await new_game(address, FLOOD_FROM)
            print(f"{'':36}{'p50':>8}{'p99':>9}{'most':>9}{'MiB':>8}{'sent':>13}   answered")
            print(f"{'flooded by':36}{'ms':>8}{'ms':>9}{'ms':>9}")
            await measure((), seconds, honest, port, seat)
            failed = 0
            for name in names:
                failed += await measure((name,), seconds, honest, port, seat)
            if len(names) > 1:
                failed += await measure(names, 2 * seconds, honest, port, seat)
            await asyncio.sleep(1.0)
            await measure((), seconds, honest, port, seat)
            async with httpx.AsyncClient(base_url=address) as client:
                print(f"\nthe server's health afterwards: {(await client.get('/api/health')).json()['status']}")
    return failed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=15.0, help="of each flood; all at once take twice as long")
    parser.add_argument("--only", nargs="+", choices=list(FLOODS), default=list(FLOODS), help="these floods")
    said = parser.parse_args()
    print(f"{os.cpu_count()} processors for server, floods and {HONEST} honest seats; aim: p99 under {GOAL_MS:g} ms\n")
    if asyncio.run(run(said.seconds, tuple(said.only))):
        raise SystemExit("the server failed requests")


if __name__ == "__main__":
    main()
