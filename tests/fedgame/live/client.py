"""A real server in the test's own event loop, on a free port of 127.0.0.1, and people who play on it without a browser.

Nothing is replaced but what a test names: the scenarios, and at most the clock or one part whose failure is the point.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import socket
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import uvicorn
import websockets
from fastapi import FastAPI
from websockets.asyncio.client import ClientConnection

from fedgame.app import create_app, listen, server_config
from fedgame.arms.scenario import Scenario
from fedgame.live.hall import Hall
from fedgame.settings import Settings
from tests.fedgame import tiny
from tests.fedgame.live.screen import Screen

PATIENCE = float(os.environ.get("TEST_PATIENCE", "20"))
"""Seconds after which a message that does not come fails the test; none is waited for in a test that passes.

`make mutants` has little of it: many a change makes a table wait for ever.
"""


class StoppedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self._now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

    def now(self) -> datetime:
        return self._now

    def move(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)


@dataclass(slots=True)
class Server:
    app: FastAPI
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def tables(self) -> Hall:
        tables = self.app.state.hall
        assert isinstance(tables, Hall)
        return tables

    def http(self, token: str | None = None, **headers: str) -> httpx.AsyncClient:
        """A client of its own cookie jar; a program, if it has a token."""
        if token is not None:
            headers["authorization"] = f"Bearer {token}"
        return httpx.AsyncClient(base_url=self.url, headers=headers, timeout=PATIENCE)

    async def new_game(self, **wanted: Any) -> dict[str, Any]:
        """Make a game of a known seed and take its first seat; the answer's JSON, with that seat in it."""
        body = {"scenario": "tiny", "persons": 3, "seed": tiny.SEED, **wanted, "seat": False, "start_now": False}
        async with self.http() as client:
            answer = await client.post("/api/games", json=body)
        assert answer.status_code == 201, answer.text
        game = {**answer.json(), **await self.join(answer.json()["join_code"], wanted.get("name", ""))}
        if wanted.get("start_now"):
            await self.start(game)
        return game

    async def join(self, code: str, name: str = "", **wanted: Any) -> dict[str, Any]:
        """Take a seat, as somebody who holds none."""
        async with self.http() as client:
            answer = await client.post("/api/join", json={"code": code, "name": name, **wanted})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def start(self, game: Mapping[str, Any]) -> None:
        async with self.http(game["host_token"]) as client:
            answer = await client.post(f"/api/games/{game['game_id']}/start")
        assert answer.status_code == 204, answer.text

    async def seated(self, persons: int = 3, **wanted: Any) -> tuple[dict[str, Any], list[str]]:
        """A game in its lobby with so many people in it: the creator's answer, and the token of each seat."""
        game = await self.new_game(persons=persons, **wanted)
        tokens = [game["seat_token"]]
        for _ in range(persons - 1):
            tokens.append((await self.join(game["join_code"]))["seat_token"])
        return game, tokens

    async def people(self, persons: int = 3, **wanted: Any) -> tuple[dict[str, Any], list[str]]:
        """A started game with so many people in it, none of them connected."""
        game, tokens = await self.seated(persons, **wanted)
        await self.start(game)
        return game, tokens

    @asynccontextmanager
    async def alone(self, persons: int = 3) -> AsyncIterator[tuple[str, Person]]:
        """A started game in which only seat 1 is connected, and was so before the start: the game's id, and seat 1."""
        game, tokens = await self.seated(persons)
        async with self.person(game["game_id"], tokens[0]) as person:
            await person.receive("lobby")
            await self.start(game)
            await person.receive("view")
            yield game["game_id"], person

    def connect(self, game_id: str, token: str, protocol: object = None, **options: Any) -> websockets.connect:
        """Open the websocket of a seat as a program does, which need not say which protocol it speaks."""
        told = "" if protocol is None else f"&protocol={protocol}"
        return websockets.connect(
            f"ws://127.0.0.1:{self.port}/ws?game={game_id}{told}",
            additional_headers={"authorization": f"Bearer {token}"},
            compression=None,
            **options,
        )

    @asynccontextmanager
    async def person(self, game_id: str, token: str) -> AsyncIterator[Person]:
        async with self.connect(game_id, token) as ws:
            yield Person(ws)

    @asynccontextmanager
    async def table(self, persons: int = 3, **wanted: Any) -> AsyncIterator[list[Person]]:
        """A started game with everybody connected, and nothing under way to anybody."""
        game, tokens = await self.people(persons, **wanted)
        people: list[Person] = []
        try:
            for token in tokens:
                person = Person(await self.connect(game["game_id"], token))
                people.append(person)
                await person.receive("view")
            for person in people:
                await person.see()
            yield people
        finally:
            for person in people:
                await person.ws.close()


@dataclass(slots=True)
class Person:
    """A person at the table: keeps every frame as it came, and the last view. A change is received as the view after it."""

    ws: ClientConnection
    frames: list[str] = field(default_factory=list)
    view: dict[str, Any] = field(default_factory=dict)
    screen: Screen = field(default_factory=Screen)
    _ids: Any = field(default_factory=lambda: itertools.count(1))

    async def next(self) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            text = await self.ws.recv()
        assert isinstance(text, str)
        self.frames.append(text)
        message = self.screen.read(text)
        if message["type"] == "view":
            self.view = message["view"]
        return message

    async def receive(self, kind: str) -> dict[str, Any]:
        """The next message of this kind; those before it are kept among the frames."""
        while True:
            message = await self.next()
            if message["type"] == kind:
                return message

    async def send(self, message: object) -> None:
        await self.ws.send(json.dumps(message))

    async def submit(self, action: object, *, step: int | None = None, action_id: str | None = None) -> dict[str, Any]:
        """Submit and wait for the answer: an ack or a reject."""
        action_id = action_id or f"action-{next(self._ids):06d}"
        await self.send({"type": "submit", "action_id": action_id, "step": step or self.view["step"], "action": action})
        while True:
            message = await self.next()
            if message["type"] in ("ack", "reject") and message["action_id"] == action_id:
                return message

    async def see(self) -> dict[str, Any]:
        """Ask for the whole view and wait for it: everything that was under way before has come by then."""
        await self.send({"type": "resync"})
        while True:
            message = await self.receive("view")
            if message["fresh"]:
                return message

    async def until(self, step: int) -> None:
        """Wait until the step is open, or the game over."""
        while self.view.get("status") != "finished" and (
            self.view.get("step", 0) < step or self.view["status"] == "closing"
        ):
            await self.next()

    async def ready(self) -> dict[str, Any]:
        return await self.submit({"kind": "ready"})


def bid(
    federation: int, quality: float = 1.0, quantity: float = 1.0, resources: int = 2, payment: int = 5_000
) -> dict[str, Any]:
    return {
        "kind": "place_bid",
        "federation": federation,
        "commitment": {
            "quality_share": quality,
            "quantity_share": quantity,
            "resources": resources,
            "payment_cents": payment,
        },
    }


def settings(folder: Path, **changed: Any) -> Settings:
    return Settings(**{"data_dir": folder, "training_workers": 0, "bot_pause_seconds": 0, "beat_seconds": 0, **changed})


@asynccontextmanager
async def serving(
    folder: Path,
    *,
    scenarios: Mapping[str, Scenario] | None = None,
    parts: Mapping[str, Any] | None = None,
    **changed: Any,
) -> AsyncIterator[Server]:
    """A server with its database in `folder`; `changed` are settings, `parts` go to create_app."""
    listener = listen("127.0.0.1", 0)
    # Small, so that a connection that nobody reads is full at once and not after some megabytes.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16_384)
    port = listener.getsockname()[1]
    app = create_app(settings(folder, port=port, **changed), scenarios=scenarios or tiny.scenarios(), **(parts or {}))
    server = uvicorn.Server(server_config(app))
    running = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:
        if running.done():
            running.result()
        await asyncio.sleep(0.005)
    try:
        yield Server(app, port)
    finally:
        server.should_exit = True
        await running


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """A server on a thread of its own, without limits that count, for tests that are not asynchronous themselves."""
    started, stop = threading.Event(), asyncio.Event()
    found: list[tuple[Server, asyncio.AbstractEventLoop]] = []

    async def run() -> None:
        generous = 1_000_000
        async with serving(
            folder, requests_per_address=generous, new_games_per_address=generous, joins_per_address=generous
        ) as server:
            found.append((server, asyncio.get_running_loop()))
            started.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    assert started.wait(60), "the server has not started: its error stands above"
    server, loop = found[0]
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
