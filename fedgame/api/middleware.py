"""What holds for every answer and every request body, whatever the route: security headers, and a bound on size."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from fedgame.api.limiting import Limiter, TooMany, address_of
from fedgame.api.problems import HEADERS, problem_response
from fedgame.people.security import STRICT_TRANSPORT
from fedgame.wire.messages import Problem

MAX_BODY = 65_536
"""Bytes of an HTTP body or a websocket message."""

BOUNDED_BY_ITSELF = frozenset({"/api/arms/data"})
"""Routes that take a larger body, and read it themselves, up to a bound of their own, once the caller is known."""

NOT_KEPT = (b"cache-control", b"no-store")

_TOO_LARGE = Problem(code="request.too_large", message=f"A request may have at most {MAX_BODY} bytes.")


class EveryAnswer:
    """Adds the headers of every answer, errors included. Nobody keeps what the interface for programs answers, unless the
    route says for how long.
    """

    def __init__(self, app: ASGIApp, *, by_tls: bool) -> None:
        self._app = app
        self._by_tls = by_tls
        self._headers = [(name.encode(), value.encode()) for name, value in HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = list(self._headers)
        if self._by_tls or scope["scheme"] == "https":
            headers.append((b"strict-transport-security", STRICT_TRANSPORT.encode()))

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = message["headers"]
                kept = scope["path"].startswith("/api/") and all(name.lower() != b"cache-control" for name, _ in own)
                message = {**message, "headers": [*own, *headers, *([NOT_KEPT] if kept else [])]}
            await send(message)

        await self._app(scope, receive, with_headers)


_UNKNOWN_HOST = Problem(
    code="host.unknown",
    message="This server is not called by that name. If the name is yours, set FEDGAME_PUBLIC_URL to its address.",
)


class KnownHosts:
    """Answers those alone who call the server by a name of its own: a page of a foreign name that was made to point here
    (DNS rebinding) would else be taken for ours. `hosts` None: any name.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str] | None) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and self._hosts is not None:
            called = Headers(scope=scope).get("host", "")
            try:
                name = urlsplit(f"//{called}").hostname
            except ValueError:
                name = None
            if name not in self._hosts:
                await _refuse(421, _UNKNOWN_HOST, scope, receive, send)
                return
        await self._app(scope, receive, send)


class CountedCalls:
    """Counts what each address asks of the interface for programs, and every socket that it opens, before anything of it
    is read: what is beyond the limit costs next to nothing.
    """

    def __init__(self, app: ASGIApp, *, limiter: Limiter) -> None:
        self._app = app
        self._limiter = limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" or (scope["type"] == "http" and scope["path"].startswith("/api/")):
            try:
                self._limiter.request(address_of(HTTPConnection(scope)))
            except TooMany as error:
                await _refuse(429, Problem(code=error.code, message=error.message), scope, receive, send)
                return
        await self._app(scope, receive, send)


async def _refuse(status: int, problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
    answer = problem_response(status, problem)
    if scope["type"] == "websocket":
        await WebSocket(scope, receive, send).send_denial_response(answer)
    else:
        await answer(scope, receive, send)


class BoundedBody:
    """Reads the body before the application does, and refuses one that is too large, announced or not."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        unread = scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS")
        if unread or scope["path"] in BOUNDED_BY_ITSELF:
            await self._app(scope, receive, send)
            return
        body = b""
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return
            body += message.get("body", b"")
            if len(body) > MAX_BODY:
                await problem_response(413, _TOO_LARGE)(scope, receive, send)
                return
            if not message.get("more_body", False):
                break
        replayed = False

        async def replay() -> Message:
            nonlocal replayed
            if replayed:
                return await receive()
            replayed = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, replay, send)
