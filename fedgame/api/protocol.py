"""uvicorn's websocket protocol, with one change: a connection that does not read is cut, not waited for."""

from __future__ import annotations

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol


class CuttingProtocol(WebSocketsSansIOProtocol):
    """Closing needs room for the close frame; where the other side leaves none, the connection is aborted.

    Otherwise a client could keep closed connections, with all that is queued in them, for as long as it likes.
    """

    async def send(self, message: ASGISendEvent) -> None:
        if message["type"] == "websocket.close" and not self.writable.is_set():
            self.transport.abort()
            return
        await super().send(message)
