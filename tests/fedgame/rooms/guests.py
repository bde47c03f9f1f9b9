"""People who take part in a session without a browser, and the researcher who has opened it, on a real server.

They go the way of everybody else: the room's link over HTTP, pages on /ws/session, the game on /ws with their own token.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import websockets
from websockets.asyncio.client import ClientConnection

from tests.fedgame.experiments.sessions import CONSENT, GAME, PAGES, PAYMENT, QUIZ, text
from tests.fedgame.live.client import PATIENCE, Person, Server

PHRASE = "a long enough passphrase"

ASKED = {
    "kind": "questionnaire",
    "name": "after",
    "pages": [
        {
            "questions": [
                {"kind": "scale", "name": "fair", "text": text("How fair?"), "lowest": 1, "highest": 7},
                {"kind": "text", "name": "why", "text": text("Why?"), "required": False},
            ]
        }
    ],
}
PRACTICE = {"kind": "practice", "name": "practice", "turns": 1, "bots": 2}
STAGES = (CONSENT, PAGES, QUIZ, PRACTICE, GAME, ASKED, PAYMENT)


def design(*stages: Mapping[str, Any], **changed: Any) -> dict[str, Any]:
    """A design with one arm, the tiny one: two people and a bot; `changed` are other keys of it."""
    arms = [{"title": "Tiny", "scenario": "tiny", "groups": 1, "size": 2, "bots": 1}]
    return {"title": "Two people", "arms": arms, "stages": list(stages or STAGES), **changed}


@dataclass(slots=True)
class Researcher:
    """An admin of the server, by a program's token."""

    server: Server
    token: str

    async def ask(self, method: str, path: str, body: object = None, status: int = 200) -> Any:
        async with self.server.http(self.token) as client:
            answer = await client.request(method, f"/api{path}", json=body)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.headers.get("content-type", "").startswith("application/json") else answer.text

    async def experiment(self, document: Mapping[str, Any]) -> str:
        made = await self.ask("POST", "/experiments", {"document": document}, 201)
        assert made["problems"] == [], made["problems"]
        return str(made["experiment_id"])

    async def open(self, document: Mapping[str, Any], *, rehearsal: bool = False) -> Session:
        experiment_id = await self.experiment(document)
        card = await self.ask("POST", f"/experiments/{experiment_id}/sessions", {"rehearsal": rehearsal}, 201)
        room = await self.ask("GET", f"/sessions/{card['session_id']}/room")
        return Session(self, str(card["session_id"]), str(room["room"]["code"]))


async def researcher(server: Server) -> Researcher:
    """The first admin of a server, with a token."""
    link = server.app.state.accounts.open_first_link()
    origin = {"origin": server.url}
    async with server.http() as client:
        made = await client.post(
            "/api/account/first", json={"token": link, "name": "Ada", "password": PHRASE}, headers=origin
        )
        assert made.status_code == 200, made.text
        token = await client.post("/api/account/tokens", json={"label": "tests"}, headers=origin)
        assert token.status_code == 201, token.text
    return Researcher(server, str(token.json()["token"]))


@dataclass(slots=True)
class Session:
    staff: Researcher
    session_id: str
    code: str

    async def control(self, act: Mapping[str, Any], status: int = 204) -> Any:
        return await self.staff.ask("POST", f"/sessions/{self.session_id}/control", act, status)

    async def start(self, **wanted: Any) -> Guest:
        """Take a place with a new key, or with the given one."""
        body = {"code": self.code, **wanted}
        async with self.staff.server.http() as client:
            answer = await client.post("/api/rooms/start", json=body)
        assert answer.status_code == 201, answer.text
        started = answer.json()
        return Guest(self.staff.server, self.session_id, started["participant"], started["token"])

    @asynccontextmanager
    async def come(self, **wanted: Any) -> AsyncIterator[Guest]:
        """Take a place and look at its page for as long as this lasts."""
        guest = await self.start(**wanted)
        async with guest.watching():
            yield guest


@dataclass(slots=True)
class Guest:
    """A participant; `page` is the last page that was shown."""

    server: Server
    session_id: str
    number: int
    token: str
    page: dict[str, Any] = field(default_factory=dict)
    pages: list[dict[str, Any]] = field(default_factory=list)
    _ws: ClientConnection | None = None
    _ids: Any = field(default_factory=lambda: itertools.count(1))

    def connect(self) -> websockets.connect:
        return websockets.connect(
            f"ws://127.0.0.1:{self.server.port}/ws/session?session={self.session_id}",
            additional_headers={"authorization": f"Bearer {self.token}"},
            compression=None,
        )

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        async with self.connect() as ws:
            self._ws = ws
            await self.next()
            yield
        self._ws = None

    async def next(self) -> dict[str, Any]:
        assert self._ws is not None
        async with asyncio.timeout(PATIENCE):
            told = await self._ws.recv()
        self.page = json.loads(told)
        self.pages.append(self.page)
        return self.page

    async def until(self, kind: str) -> dict[str, Any]:
        """Wait for a page of this kind of stage."""
        while self.page["view"] is None or self.page["view"]["kind"] != kind:
            await self.next()
        return self.page

    async def act(self, body: Mapping[str, Any]) -> httpx.Response:
        async with self.server.http(self.token) as client:
            return await client.post(f"/api/sessions/{self.session_id}/do", json=body)

    async def answer(self, content: Mapping[str, Any], **changed: Any) -> httpx.Response:
        """Answer the page that is open; the next page comes back, and is taken as shown."""
        act = {
            "kind": "answer",
            "action_id": f"answer-{next(self._ids):04d}",
            "stage": self.page["stage"],
            "content": content,
        }
        response = await self.act({**act, **changed})
        if response.is_success:
            self.page = response.json()
        return response

    @asynccontextmanager
    async def table(self) -> AsyncIterator[Person]:
        """Sit at the table that the page names, with the token of the session."""
        async with self.server.person(self.page["game_id"], self.token) as person:
            await person.receive("view")
            yield person


async def play(guest: Guest) -> None:
    """Play the game of the page to its end without a bid."""
    async with guest.table() as person:
        while person.view["status"] != "finished":
            if person.view["status"] == "playing" and not person.view["you"]["ready"]:
                await person.ready()
            else:
                await person.next()
