"""uvicorn's websocket protocol, with three changes: a connection that does not read is cut, not waited for; pings are
counted; and a request for a connection that cannot be read is answered.
"""

from __future__ import annotations

from asyncio import BaseTransport

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

PINGS_A_MINUTE = 60
"""Browsers send none, and libraries one every 20 seconds or so."""

POLICY = 1008

_UNREADABLE = (
    b"HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 31\r\nconnection: close\r\n\r\n"
    b"Invalid HTTP request received.\n"
)


class CuttingProtocol(WebSocketsSansIOProtocol):
    """Closing needs room for the close frame; where the other side leaves none, the connection is aborted.

    Otherwise a client could keep closed connections, with all that is queued in them, for as long as it likes.
    """

    def connection_made(self, transport: BaseTransport) -> None:
        super().connection_made(transport)
        self._pings: list[float] = []

    async def send(self, message: ASGISendEvent) -> None:
        if message["type"] == "websocket.close" and not self.writable.is_set():
            self.transport.abort()
            return
        await super().send(message)

    def handle_ping(self) -> None:
        """Answer, at most PINGS_A_MINUTE times; each answer is written without waiting, whether it is read or not."""
        if self.transport.is_closing():
            return
        now = self.loop.time()
        self._pings = [at for at in self._pings if at > now - 60] + [now]
        super().handle_ping()
        if len(self._pings) > PINGS_A_MINUTE:
            self._cut(POLICY, "too many pings")

    def _cut(self, code: int, reason: str) -> None:
        if not self.writable.is_set():
            self.transport.abort()
            return
        self.conn.send_close(code, reason)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.transport.close()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        # An address of more than 8 KB, say. Nothing else would answer, and the connection would stay open for ever.
        if self.conn.handshake_exc is not None and not self.handshake_initiated:
            self.transport.write(_UNREADABLE)
            self.transport.close()
