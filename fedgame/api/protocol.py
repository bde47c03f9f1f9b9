"""uvicorn's websocket protocol, with two changes: a connection that does not read is cut, not waited for, and a request
for one that cannot be read is answered.
"""

from __future__ import annotations

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

_UNREADABLE = (
    b"HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 31\r\nconnection: close\r\n\r\n"
    b"Invalid HTTP request received.\n"
)


class CuttingProtocol(WebSocketsSansIOProtocol):
    """Closing needs room for the close frame; where the other side leaves none, the connection is aborted.

    Otherwise a client could keep closed connections, with all that is queued in them, for as long as it likes.
    """

    async def send(self, message: ASGISendEvent) -> None:
        if message["type"] == "websocket.close" and not self.writable.is_set():
            self.transport.abort()
            return
        await super().send(message)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        # An address of more than 8 KB, say. Nothing else would answer, and the connection would stay open for ever.
        if self.conn.handshake_exc is not None and not self.handshake_initiated:
            self.transport.write(_UNREADABLE)
            self.transport.close()
