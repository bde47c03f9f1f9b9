"""What holds for every answer and every request body, whatever the route: security headers, and a bound on size."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fedgame.api.problems import HEADERS, problem_response
from fedgame.wire.messages import Problem

MAX_BODY = 65_536
"""Bytes of an HTTP body or a websocket message."""

_TOO_LARGE = Problem(code="request.too_large", message=f"A request may have at most {MAX_BODY} bytes.")


class EveryAnswer:
    """Adds the headers of every answer, errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = [(name.encode(), value.encode()) for name, value in HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *self._headers]}
            await send(message)

        await self._app(scope, receive, with_headers)


class BoundedBody:
    """Reads the body before the application does, and refuses one that is too large, announced or not."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
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
