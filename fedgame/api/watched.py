"""What is noted of every request: how long it took, for fedgame.metrics, and a number of its own in every line of the log
that it causes, which its answer carries too: who reports a fault can say which one.
"""

from __future__ import annotations

import secrets
import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fedgame.metrics import Metrics

HEADER = b"x-request-id"


class Watched:
    """Outermost, so that what other middleware answers is noted as well. Websockets get a number too."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        number, began, answered = secrets.token_hex(8), time.perf_counter(), False

        async def noting(message: Message) -> None:
            nonlocal answered
            if message["type"] == "http.response.start" and not answered:
                answered = True
                self._metrics.requested(scope["method"], message["status"], time.perf_counter() - began)
                message = {**message, "headers": [*message["headers"], (HEADER, number.encode())]}
            await send(message)

        with structlog.contextvars.bound_contextvars(request=number):
            try:
                await self._app(scope, receive, noting)
            except Exception:
                if scope["type"] == "http" and not answered:
                    self._metrics.requested(scope["method"], 500, time.perf_counter() - began)
                raise
