"""A request that is about a game of another worker is handed on to that worker, and its answer handed back.

The proxy in front sends everything about a game to the same worker, by a hash of its id; that one mostly owns it. After a
crash or a deployment it may be another one, and what has one place in memory (sessions, accounts, arms) is the leading
worker's. Whoever is asked looks at the lease and hands on. Nothing is handed on twice.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from urllib.parse import parse_qs

import httpx
import structlog
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from fedgame.api.problems import problem_response
from fedgame.live.outbox import SERVER_STOPS
from fedgame.storage import ROOMS, Store
from fedgame.wire.messages import Problem

MARK = "x-fedgame-worker"
"""What was handed on carries it, and is handed on no more."""

OPEN_SECONDS = 2.0
_SECONDS = httpx.Timeout(30.0, connect=OPEN_SECONDS)

_OF_THE_LINE = {"connection", "keep-alive", "transfer-encoding", "upgrade", "te", "trailer", "proxy-authorization"}
"""Headers that are about one connection alone."""

_WS_HEADERS = ("cookie", "authorization", "origin", "user-agent")
_GAME = re.compile(r"/api/games/([A-Za-z0-9]{1,32})(?:/.*)?")
_ANYWHERE = re.compile(r"/api/(health|catalogue|scenarios|join|join/look|games|shared|openapi\.json)")

_MOVING = Problem(code="server.not_saved", message="This is moving to another worker: please try again.")

log = structlog.get_logger(__name__)


def lease_of(path: str, query: str) -> str | None:
    """Whose owner has to see a request: a game's id, ROOMS, or None where any worker can answer."""
    game = _GAME.fullmatch(path)
    if game is not None:
        return game.group(1)
    if path == "/ws":
        return (parse_qs(query).get("game") or [""])[0] or None
    return ROOMS if path.startswith(("/api/", "/ws/")) and not _ANYWHERE.fullmatch(path) else None


class ToOwner:
    """The first to see a request. On a database of the server's own it has nothing to do."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._client: httpx.AsyncClient | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = await self._elsewhere(scope) if scope["type"] in ("http", "websocket") else None
        if address is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await _join_sockets(address, WebSocket(scope, receive, send))
        else:
            await self._hand_on(address, scope, receive, send)

    async def _elsewhere(self, scope: Scope) -> str | None:
        """The address of the worker to ask; None for this one. "" where nobody can answer now."""
        hall = getattr(scope["app"].state, "hall", None)
        if hall is None:
            return None
        store: Store = hall.equipment.store
        if store.alone:
            return None
        name = lease_of(scope["path"], scope["query_string"].decode("latin-1"))
        if name is None or store.owns(name):
            return None
        owner = await store.owner_of(name)
        if owner is None or owner[0] == store.worker.id:
            return "" if name == ROOMS else None
        return "" if MARK in Headers(scope=scope) else owner[1]

    async def _hand_on(self, address: str, scope: Scope, receive: Receive, send: Send) -> None:
        if not address:
            await problem_response(503, _MOVING)(scope, receive, send)
            return
        if self._client is None:
            self._client = httpx.AsyncClient(timeout=_SECONDS, limits=httpx.Limits(max_connections=None))
        request = self._client.build_request(
            scope["method"],
            f"{address}{_target(scope)}",
            headers=_headers_on(scope),
            content=await _body(receive),
        )
        try:
            answer = await self._client.send(request, stream=True)
        except httpx.HTTPError as error:
            log.warning("worker.not_reached", address=address, error=f"{type(error).__name__}: {error}")
            await problem_response(503, _MOVING)(scope, receive, send)
            return
        try:
            kept = [(name.lower(), value) for name, value in answer.headers.raw if _passes(name)]
            await send({"type": "http.response.start", "status": answer.status_code, "headers": kept})
            async for part in answer.aiter_raw():
                await send({"type": "http.response.body", "body": part, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            await answer.aclose()


def _target(scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    path: str = scope.get("raw_path", scope["path"].encode()).decode("latin-1")
    return f"{path}?{query}" if query else path


def _passes(name: bytes) -> bool:
    return name.decode("latin-1").lower() not in _OF_THE_LINE


def _headers_on(scope: Scope) -> list[tuple[str, str]]:
    """Those of the request, with what this worker knows of where it comes from in place of what anybody may have said."""
    own = {MARK, "x-forwarded-for", "x-forwarded-proto", "content-length"}
    given = [(name, value) for name, value in Headers(scope=scope).items() if name not in own | _OF_THE_LINE]
    return [*given, *_where_from(scope)]


def _where_from(scope: Scope) -> list[tuple[str, str]]:
    secure = scope["scheme"] in ("https", "wss")
    client = scope["client"][0] if scope.get("client") else "unknown"
    return [(MARK, "1"), ("x-forwarded-for", client), ("x-forwarded-proto", "https" if secure else "http")]


async def _body(receive: Receive) -> bytes:
    """The whole of it, which the proxy has bounded; the owner bounds it by itself."""
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            return body


async def _join_sockets(address: str, near: WebSocket) -> None:
    """Pass messages to and fro until either side ends; the close code of one is that of the other."""
    scope = near.scope
    headers = [(name, value) for name in _WS_HEADERS if (value := near.headers.get(name)) is not None]
    try:
        if not address:
            raise ConnectionRefusedError
        far = await connect(
            f"{address.replace('http', 'ws', 1)}{_target(scope)}",
            additional_headers=[*headers, *_where_from(scope)],
            user_agent_header=None,
            compression=None,
            max_size=None,
            open_timeout=OPEN_SECONDS,
            proxy=None,
        )
    except (OSError, TimeoutError, InvalidHandshake) as error:
        log.warning("worker.not_reached", address=address, error=f"{type(error).__name__}: {error}")
        # Accepted, because a browser is told the code of nothing else: it comes again.
        await near.accept()
        await near.close(SERVER_STOPS, "server.not_saved")
        return
    async with far:
        await near.accept()
        ways = {asyncio.create_task(_outward(near, far)), asyncio.create_task(_inward(near, far))}
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):
        # 1006: the owner is gone without a word, and whoever comes again finds the next one.
        code = far.close_code if far.close_code not in (None, 1005, 1006) else SERVER_STOPS
        await near.close(code or SERVER_STOPS, far.close_reason or "")


async def _outward(near: WebSocket, far: ClientConnection) -> None:
    with contextlib.suppress(ConnectionClosed):
        while (message := await near.receive())["type"] == "websocket.receive":
            text = message.get("text")
            await far.send(text if text is not None else message["bytes"])


async def _inward(near: WebSocket, far: ClientConnection) -> None:
    with contextlib.suppress(ConnectionClosed, RuntimeError, WebSocketDisconnect):
        async for message in far:
            await (near.send_text(message) if isinstance(message, str) else near.send_bytes(message))
