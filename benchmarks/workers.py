"""What several workers do on one PostgreSQL behind nginx: actions a second, how long an acknowledgement takes, how long a
game stands still when its worker is killed, and whether a rolling restart loses one.

Workers, nginx, PostgreSQL and the people (programs in this process) share this machine's processors, so figures of more
workers than it has to spare tell of the machine. Every action is a sealed bid that replaces the one before, durable
before it is acknowledged. At the end every acknowledged bid is looked for in the log.

    make bench-workers
    .venv/bin/python -m benchmarks.workers --workers 1 2 4 --games 8 --seconds 10
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import os
import secrets
import signal
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import websockets
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from benchmarks.machine import Machine, machine
from fedgame.storage import Archive

SEATS = 4
SERVER = "postgresql://127.0.0.1/postgres"


@dataclass
class Person:
    """Sends a bid as soon as the last one was acknowledged, or at `pause` seconds; again under the same name until it was."""

    url: str
    game_id: str
    token: str
    pause: float = 0.0
    waits: list[float] = field(default_factory=list)
    longest: float = 0.0
    acknowledged: int = 0

    async def play(self) -> None:
        """Until it is cancelled."""
        address = f"{self.url.replace('http', 'ws', 1)}/ws?game={self.game_id}"
        headers = {"authorization": f"Bearer {self.token}"}
        last = time.monotonic()
        while True:
            try:
                async with websockets.connect(
                    address, additional_headers=headers, compression=None, proxy=None, max_queue=None
                ) as ws:
                    while True:
                        asked = time.monotonic()
                        if await self._bid(ws):
                            now = time.monotonic()
                            self.waits.append(now - asked)
                            self.longest = max(self.longest, now - last)
                            self.acknowledged += 1
                            last = now
                            if self.pause:
                                await asyncio.sleep(self.pause)
                                last = time.monotonic()
            except (OSError, websockets.WebSocketException, TimeoutError):
                await asyncio.sleep(0.05)

    async def _bid(self, ws: websockets.ClientConnection) -> bool:
        payment = 5_000 + self.acknowledged
        action_id = f"bid-of-{payment}"
        commitment = {"quality_share": 1.0, "quantity_share": 1.0, "resources": 1, "payment_cents": payment}
        action = {"kind": "place_bid", "federation": 1, "commitment": commitment}
        await ws.send(json.dumps({"type": "submit", "action_id": action_id, "step": 1, "action": action}))
        async with asyncio.timeout(5):
            while True:
                message = await ws.recv(decode=False)
                # Views are long, and only answers are looked for.
                if action_id.encode() in message[:400]:
                    return message.startswith(b'{"type":"ack"') or b'"ack"' in message[:60]


@dataclass(frozen=True)
class Found:
    """Acknowledged actions a second, the waits in seconds, the longest time without one, and what was lost."""

    rate: float
    p50: float
    p99: float
    longest: float
    lost: int


async def measure(
    on: Machine, games: int, seconds: float, pause: float, meanwhile: Callable[[], Awaitable[None]] | None = None
) -> Found:
    """Have four people at each of so many games play for so long, while something happens."""
    people: list[Person] = []
    for _ in range(games):
        # Their host is nobody of them, and nobody is ready: the first step stays open.
        game_id, tokens, _host = await on.new_game(SEATS, decision_seconds=3_600)
        people += [Person(on.url, game_id, token, pause) for token in tokens]
    playing = [asyncio.create_task(person.play()) for person in people]
    await asyncio.sleep(2)
    for person in people:
        person.waits.clear()
        person.longest = 0.0
    began = time.monotonic()
    if meanwhile is not None:
        await meanwhile()
    await asyncio.sleep(max(0.0, seconds - (time.monotonic() - began)))
    lasted = time.monotonic() - began
    for task in playing:
        task.cancel()
    await asyncio.gather(*playing, return_exceptions=True)
    waits = sorted(wait for person in people for wait in person.waits)
    return Found(
        rate=len(waits) / lasted,
        p50=percentile(waits, 0.5),
        p99=percentile(waits, 0.99),
        longest=max(person.longest for person in people),
        lost=lost(on.database, people),
    )


def percentile(ordered: list[float], share: float) -> float:
    """The smallest value that at least this share of the ordered values does not exceed; 0 of none."""
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)] if ordered else 0.0


def lost(database: str, people: list[Person]) -> int:
    """Acknowledged bids that are not in the log, or are there twice."""
    archive = Archive(database)
    try:
        wrong = 0
        for game_id in {person.game_id for person in people}:
            counts: dict[int, int] = {}
            for line in archive.load_record(game_id).actions:
                if line.action.kind == "place_bid" and line.player is not None and line.player <= SEATS:
                    counts[line.player] = counts.get(line.player, 0) + 1
            seated = [person for person in people if person.game_id == game_id]
            for player, person in enumerate(seated, start=1):
                # One more may have been sent and not yet acknowledged.
                wrong += 0 if counts.get(player, 0) - person.acknowledged in (0, 1) else 1
        return wrong
    finally:
        archive.close()


@contextmanager
def database_on(server: str) -> Iterator[str]:
    """A database of its own on that server, which is dropped at the end."""
    name = f"fedgame_bench_{secrets.token_hex(4)}"
    engine = create_engine(make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()


async def with_workers(server: str, workers: int, games: int, seconds: float) -> None:
    with (
        tempfile.TemporaryDirectory(prefix="fedgame-bench-") as folder,
        database_on(server) as database,
        machine(Path(folder), database, workers) as on,
    ):
        full = await measure(on, games, seconds, 0.0)
        calm = await measure(on, games, seconds, 1.0)
        print(
            f"{workers} workers: {full.rate:,.0f} actions/s (p50 {1_000 * full.p50:.0f} ms, p99 {1_000 * full.p99:.0f} ms);"
            f" {games * SEATS} people at one a second: p50 {1_000 * calm.p50:.1f} ms, p99 {1_000 * calm.p99:.1f} ms;"
            f" lost {full.lost + calm.lost}",
            flush=True,
        )
        if workers == 1:
            return

        async def kill() -> None:
            await asyncio.to_thread(on.end, 0, signal.SIGKILL)

        async def roll() -> None:
            for number in range(workers):
                await asyncio.to_thread(on.end, number)
                await asyncio.to_thread(on.start, number)

        killed = await measure(on, games, seconds, 0.2, kill)
        await asyncio.to_thread(on.start, 0)
        rolled = await measure(on, games, seconds, 0.2, roll)
        print(
            f"    a worker killed for good: longest wait {killed.longest:.1f} s, lost {killed.lost};"
            f" rolling restart: longest wait {rolled.longest:.1f} s, lost {rolled.lost}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--games", type=int, default=8, help=f"games of {SEATS} people")
    parser.add_argument("--seconds", type=float, default=10.0, help="so long for each figure")
    parser.add_argument("--server", default=SERVER, help="a PostgreSQL on which a database may be made")
    said = parser.parse_args()
    print(f"{said.games} games of {SEATS} people; {os.cpu_count()} processors for workers, database, nginx and people")
    for workers in said.workers:
        asyncio.run(with_workers(said.server, workers, said.games, said.seconds))


if __name__ == "__main__":
    main()
