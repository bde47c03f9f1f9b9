"""The server as a program reaches it: requests and websockets, each bounded in time, with what went wrong noted.

`stubborn` is for a server that is killed on purpose: whatever gets no answer is asked again, and nothing of that is wrong.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Literal

import httpx
import websockets

from fedgame.rehearsal.notes import Notes
from fedgame.rehearsal.pace import Pace

ANSWER_SECONDS = 30.0
RETRY_SECONDS = 0.05
SLOW_SECONDS = 2.0
"""How long to wait after a limit was reached all the same."""

TRIES = 40

KEEP_SECONDS = 2.0
"""How long an idle connection is kept: less than the server keeps it, so that it is not closed in the moment of use."""

TOO_MANY, NOT_NOW = 429, 503

Ask = Literal["GET", "POST"]


class NoAnswer(Exception):  # noqa: N818 - it says what is the case
    """The server did not answer, or said no; the sentence says what was asked and what came."""


class Door:
    """`address` is that of the server, http://… or https://…, without a slash at its end."""

    def __init__(self, address: str, notes: Notes, pace: Pace, *, stubborn: bool = False) -> None:
        self.address = address.rstrip("/")
        self.notes = notes
        self.pace = pace
        self.stubborn = stubborn
        # Bots share this client and are told apart by their tokens: a cookie would make each of them the last one.
        jar = CookieJar(DefaultCookiePolicy(allowed_domains=()))
        limits = httpx.Limits(max_connections=100, max_keepalive_connections=50, keepalive_expiry=KEEP_SECONDS)
        self._client = httpx.AsyncClient(base_url=self.address, cookies=jar, timeout=ANSWER_SECONDS, limits=limits)

    async def __aenter__(self) -> Door:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def ask(self, method: Ask, path: str, body: object = None, *, token: str | None = None) -> httpx.Response:
        """The answer, whatever it says but for limits, which are waited for. Raises NoAnswer for none."""
        headers = {"authorization": f"Bearer {token}"} if token else {}
        lost = 0
        for _ in range(TRIES if not self.stubborn else 100 * TRIES):
            await self.pace.requests.turn()
            asked = time.monotonic()
            try:
                answer = await self._client.request(method, path, json=body, headers=headers)
            except httpx.HTTPError as error:
                lost += 1
                # As a browser does, once: a kept connection may turn out to be closed. Places and answers have keys of their own.
                once_more = lost == 1 and isinstance(error, httpx.ReadError | httpx.RemoteProtocolError)
                if not self.stubborn and not once_more:
                    raise NoAnswer(f"{method} {path}: no answer ({type(error).__name__}: {error})") from error
                await asyncio.sleep(RETRY_SECONDS)
                continue
            if answer.status_code == TOO_MANY:
                self.notes.slowed += 1
                await asyncio.sleep(SLOW_SECONDS)
            elif answer.status_code == NOT_NOW and self.stubborn:
                await asyncio.sleep(RETRY_SECONDS)
            else:
                self.notes.pages_ms.append(1000 * (time.monotonic() - asked))
                return answer
        raise NoAnswer(f"{method} {path}: slowed down by the server's limits for too long")

    def socket(self, path: str, token: str) -> websockets.connect:
        """A websocket of the server, as `path` with its query."""
        address = f"ws{self.address.removeprefix('http')}{path}"
        headers = {"authorization": f"Bearer {token}"}
        return websockets.connect(
            address, additional_headers=headers, compression=None, max_size=None, open_timeout=ANSWER_SECONDS
        )


def told(answer: httpx.Response) -> str:
    """A refusal in words: its code and its sentence."""
    try:
        problem = answer.json()
    except ValueError:
        return f"{answer.status_code}"
    if not isinstance(problem, Mapping):
        return f"{answer.status_code}"
    return f"{answer.status_code} {problem.get('code', '')}: {problem.get('message', '')}"
