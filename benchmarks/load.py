"""How much a server bears: durable actions of many people, a step of a large game, and games of bots alone.

acks: people in games of eight bid again and again, each bid kept on disk before it is acknowledged: how long they wait at one
action a second each, and the highest rate at which 99 of 100 wait less than 100 ms. steps: 64 people in 26 federations press
Ready, one after the other: the processor time of the server's process (trainings are other processes) and the bytes that it
sends for a step. simulate: games of quickstart on one worker.

Each measure starts a server of its own, which tells its address by a pipe, so that no other is measured by mistake; the people
are programs in this process, so that both share the machine. `--against` measures another checkout in turns, with this one's
environment, and prints the ratios; where it has no built kernel (federation_sim/_native*), give it this one's.

    make bench-load
    git worktree add ../before 62dd692 && .venv/bin/python -m benchmarks.load --against ../before
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import websockets

from benchmarks.page import FEDERATIONS, SEATS, scenario
from fedgame.rehearsal.own_server import LIMITS, START_SECONDS
from fedgame.rehearsal.report import percentile

HERE = Path(__file__).resolve().parents[1]
GAME_OF = 8
BOUND_MS = 100.0
RATES = (400, 600, 800, 1000, 1300, 1600, 2000, 2500, 3000)
PRESS_SECONDS = 0.01
PATIENCE = 300.0
"""Seconds for any one measure."""

PLAY = """
import time
from fedgame.arms.scenario import load_scenario
from fedgame.studies.simulate import simulate
quickstart = load_scenario("quickstart")
list(simulate(quickstart, 2, 0))
begun = time.perf_counter()
count = sum(1 for _ in simulate(quickstart, {games}, 1))
print(count / (time.perf_counter() - begun))
"""


def environment(checkout: Path) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("FEDGAME_")}
    return {**own, "PYTHONPATH": str(checkout), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(slots=True)
class Server:
    """A server of a checkout, with everything in a folder that is thrown away."""

    address: str
    pid: int

    def cpu_seconds(self) -> float:
        """Processor time of its process so far, without that of the processes that train."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def server_of(checkout: Path) -> AsyncIterator[Server]:
    with tempfile.TemporaryDirectory(prefix="fedgame-load-") as name:
        folder = Path(name)
        (folder / "scenarios").mkdir()
        (folder / "scenarios" / "long.toml").write_text(scenario(8), encoding="utf-8")
        settings = {f"FEDGAME_{limit}": "1000000" for limit in LIMITS}
        settings |= {"FEDGAME_SOCKETS_PER_ADDRESS": "100000", "FEDGAME_QUEUE_MESSAGES": "10000"}
        settings |= {"FEDGAME_DATA_DIR": str(folder / "data"), "FEDGAME_SCENARIOS": str(folder / "scenarios")}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "fedgame", "serve", "--port", "0"),
            cwd=checkout,
            env={**environment(checkout), **settings, "PYTHONUNBUFFERED": "1", "FEDGAME_LOG_LEVEL": "ERROR"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            yield Server(await _address(process), process.pid)
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            await process.communicate()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(START_SECONDS):
        async for line in process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+", line.decode()):
                return found[0]
    raise SystemExit("the server ended before it was there: run `fedgame serve` in that checkout to see why")


@dataclass(slots=True)
class Person:
    """A seat's connection, which counts what it is sent and reads as little of it as it can."""

    ws: websockets.ClientConnection
    step: int = 0
    bytes: int = 0
    sent: dict[str, float] = field(default_factory=dict)
    waits_ms: list[float] = field(default_factory=list)
    moved: asyncio.Event = field(default_factory=asyncio.Event)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    count: int = 0

    async def read(self) -> None:
        async for text in self.ws:
            assert isinstance(text, str)
            self.bytes += len(text)
            kind = text[9:14]
            if kind.startswith("ack"):
                self._acknowledged(json.loads(text)["action_id"])
            elif kind.startswith("rejec"):
                raise SystemExit(f"refused: {text}")
            elif (found := re.search(r'"step":\[?(\d+)', text[:200])) and int(found[1]) != self.step:
                self.step = int(found[1])
                self.moved.set()

    def _acknowledged(self, action_id: str) -> None:
        self.waits_ms.append(1000 * (time.perf_counter() - self.sent.pop(action_id)))
        if not self.sent:
            self.answered.set()

    async def submit(self, action: object, due: float | None = None) -> None:
        """`due` is when it was to be sent: whoever is late waits all the same."""
        self.count += 1
        action_id = f"action-{self.count:08d}"
        self.sent[action_id] = due or time.perf_counter()
        self.answered.clear()
        await self.ws.send(json.dumps({"type": "submit", "action_id": action_id, "step": self.step, "action": action}))


@asynccontextmanager
async def tables(server: Server, wish: dict[str, object], games: int) -> AsyncIterator[list[Person]]:
    """So many started games of people alone, with everybody connected."""
    people: list[Person] = []
    async with httpx.AsyncClient(base_url=server.address, timeout=60) as client, contextlib.AsyncExitStack() as stack:
        for _ in range(games):
            made = await _ask(client, "/api/games", None, {**wish, "seat": False, "seed": 7})
            for _ in range(int(str(wish["persons"]))):
                seat = await _ask(client, "/api/join", None, {"code": made["join_code"]})
                url = f"{server.address.replace('http', 'ws')}/ws?game={made['game_id']}"
                token = {"authorization": f"Bearer {seat['seat_token']}"}
                connect = websockets.connect(url, additional_headers=token, compression=None, max_size=None)
                people.append(Person(await stack.enter_async_context(connect)))
            await _ask(client, f"/api/games/{made['game_id']}/start", made["host_token"])
        reading = [asyncio.create_task(person.read()) for person in people]
        try:
            await asyncio.gather(*(person.moved.wait() for person in people))
            yield people
        finally:
            for task in reading:
                task.cancel()


async def _ask(client: httpx.AsyncClient, path: str, token: str | None, body: object = None) -> dict[str, str]:
    """The answer to a POST by a program: without the cookies of whoever asked before."""
    client.cookies.clear()
    answer = await client.post(path, json=body, headers={"authorization": f"Bearer {token}"} if token else {})
    if answer.is_error:
        raise SystemExit(f"{path}: {answer.status_code} {answer.text}")
    return dict(answer.json()) if answer.content else {}


def bid(federation: int, payment: int) -> dict[str, object]:
    terms = {"quality_share": 1.0, "quantity_share": 1.0, "resources": 1, "payment_cents": payment}
    return {"kind": "place_bid", "federation": federation, "commitment": terms}


async def waits_at(people: Sequence[Person], rate: float, seconds: float) -> list[float]:
    """How long acknowledgements took in ms at `rate` actions a second by all together."""
    begun, total = time.perf_counter() + 0.1, int(rate * seconds)
    for person in people:
        person.waits_ms.clear()
    for number in range(total):
        due = begun + number / rate
        if (ahead := due - time.perf_counter()) > 0:
            await asyncio.sleep(ahead)
        await people[number % len(people)].submit(bid(1, 5_000 + number % 100), due)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(20):
            await asyncio.gather(*(person.answered.wait() for person in people))
    return [wait for person in people for wait in person.waits_ms] or [float("inf")]


async def acks(checkout: Path, people_count: int, seconds: float, rates: Sequence[float] = RATES) -> dict[str, float]:
    wish: dict[str, object] = {"scenario": "quickstart", "persons": GAME_OF, "bots": 0, "decision_seconds": 0}
    async with server_of(checkout) as server, tables(server, wish, people_count // GAME_OF) as people:
        await waits_at(people, people_count, 1)
        before = server.cpu_seconds()
        waits = await waits_at(people, people_count, seconds)
        found = {
            "ack p50, ms": percentile(waits, 0.5),
            "ack p99, ms": percentile(waits, 0.99),
            "CPU ms/action": 1000 * (server.cpu_seconds() - before) / len(waits),
        }
        highest = 0.0
        for rate in rates:
            if percentile(await waits_at(people, rate, seconds / 2), 0.99) > BOUND_MS:
                break
            highest = rate
        return {**found, "actions/s at p99 < 100 ms": highest}


async def steps(checkout: Path, count: int) -> dict[str, float]:
    wish: dict[str, object] = {"scenario": "long", "persons": SEATS, "bots": 0, "decision_seconds": 0}
    async with server_of(checkout) as server, tables(server, wish, 1) as people:
        for place, person in enumerate(people):
            await person.submit(bid(1, 0))
            await person.submit(bid(2 + place % (FEDERATIONS - 1), 0))
        cpu: list[float] = []
        sent: list[float] = []
        for _ in range(count):
            await asyncio.sleep(1)
            begun, bytes_before = server.cpu_seconds(), sum(person.bytes for person in people)
            for person in people:
                person.moved.clear()
            for person in people:
                await person.submit({"kind": "ready"})
                await asyncio.sleep(PRESS_SECONDS)
            await asyncio.gather(*(person.moved.wait() for person in people))
            await asyncio.sleep(0.5)
            cpu.append(1000 * (server.cpu_seconds() - begun))
            sent.append((sum(person.bytes for person in people) - bytes_before) / 1e6)
        return {"CPU ms/step": percentile(cpu, 0.5), "MB/step": percentile(sent, 0.5)}


async def games(checkout: Path, count: int) -> dict[str, float]:
    play = [sys.executable, "-c", PLAY.format(games=count)]
    told = await asyncio.to_thread(
        subprocess.run, play, cwd=checkout, env=environment(checkout), check=True, capture_output=True, text=True
    )
    return {"games/s": float(told.stdout)}


Measure = Callable[[Path], Awaitable[dict[str, float]]]


async def measured(measure: Measure, checkouts: Sequence[Path], times: int) -> list[dict[str, float]]:
    """The medians of each checkout, which are measured in turns."""
    found: list[list[dict[str, float]]] = [[] for _ in checkouts]
    for _ in range(times):
        for place, checkout in enumerate(checkouts):
            async with asyncio.timeout(PATIENCE):
                found[place].append(await measure(checkout))
    return [{name: percentile([one[name] for one in each], 0.5) for name in each[0]} for each in found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--only", nargs="+", choices=("acks", "steps", "simulate"), default=["acks", "steps", "simulate"]
    )
    parser.add_argument("--against", type=Path, help="another checkout, measured in turns")
    parser.add_argument("--people", type=int, default=400, help="a multiple of eight")
    parser.add_argument(
        "--seconds", type=float, default=10.0, help="at one action a second each; half of it at each rate"
    )
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--games", type=int, default=20)
    parser.add_argument("--times", type=int, default=1, help="so often in turns; the medians are told")
    said = parser.parse_args()
    if said.people % GAME_OF:
        parser.error(f"--people {said.people}: games of {GAME_OF} need a multiple of {GAME_OF}")
    measures: dict[str, Measure] = {
        "acks": lambda checkout: acks(checkout, said.people, said.seconds),
        "steps": lambda checkout: steps(checkout, said.steps),
        "simulate": lambda checkout: games(checkout, said.games),
    }
    checkouts = [HERE, *([said.against.resolve()] if said.against else [])]
    print(f"{os.cpu_count()} processors, for server and people together; load {os.getloadavg()[0]:.1f}")
    for name in said.only:
        here, *there = asyncio.run(measured(measures[name], checkouts, said.times))
        for what, value in here.items():
            print(f"  {name:<9} {what:<28} {value:10.2f} {_beside(value, there[0][what]) if there else ''}", flush=True)


def _beside(value: float, other: float) -> str:
    return f"{other:10.2f} there   {value / other:8.3f} of it" if other else f"{other:10.2f} there"


if __name__ == "__main__":
    main()
