"""uvicorn's protocols, for callers who mean no good: who opens, says or reads nothing is not waited for.

HTTP: a head has to be there within WINDOW seconds, a body has to come at LEAST_BYTES in each of them, an answer has to be
taken. Websockets: a connection that does not read is cut; pings, pongs and pieces of messages are counted; nothing is read
while nothing can be written. Both: so many connections by address and in all (fedgame.api.doors).
"""

from __future__ import annotations

from asyncio import BaseTransport, TimerHandle, Transport
from typing import Any, ClassVar, cast

import h11
from uvicorn._types import ASGIReceiveEvent, ASGISendEvent
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame

from fedgame.api.doors import Doors

WINDOW = 10.0
LEAST_BYTES = 4_096
"""So slow a line would need ten minutes for the page of a game."""

STALLED = 30.0
"""Seconds in which somebody has to take what waits for them, an answer or messages."""

PINGS_A_MINUTE = 60
"""Browsers send none, and libraries one every 20 seconds or so. Pongs that nobody asked for count as pings."""

PIECES_A_MINUTE = 600
"""Frames that continue a message: a program that cuts 64 KB into kilobytes needs 64 for each."""

SLICE = 1_024
"""Bytes that are read of a websocket at once."""

WAITING = 200
"""Messages that may wait to be looked at, more than a seat may send in a minute."""

POLICY = 1008


def _plain(status: str, sentence: str) -> bytes:
    return (
        f"HTTP/1.1 {status}\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: {len(sentence)}\r\n"
        f"connection: close\r\n\r\n{sentence}"
    ).encode("ascii")


UNREADABLE = _plain("400 Bad Request", "Invalid HTTP request received.\n")
TOO_LATE = _plain("408 Request Timeout", "This request did not arrive in time.\n")
FULL = _plain("503 Service Unavailable", "There are too many connections: close some, or come back later.\n")


class PatientProtocol(H11Protocol):
    """HTTP that waits for nobody for ever."""

    doors: ClassVar[Doors]
    window: ClassVar[float] = WINDOW
    stalled: ClassVar[float] = STALLED

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as H11Protocol itself narrows it
        super().connection_made(transport)
        self._timer: TimerHandle | None = None
        self._stall: TimerHandle | None = None
        self._received = 0
        if self.doors.enter(transport):
            self._watch()
        else:
            transport.write(FULL)
            transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self.doors.leave(self.transport)
        self._watch_no_more()
        if self._stall is not None:
            self._stall.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._received += len(data)
        super().data_received(data)
        if self._awaited:
            if self._timer is None:
                self._watch()
        else:
            self._watch_no_more()

    @property
    def _awaited(self) -> bool:
        """Whether the rest of a head or of a body is to come."""
        return self.transport.get_protocol() is self and self.conn.their_state in (h11.IDLE, h11.SEND_BODY)

    def _watch(self) -> None:
        self._received = 0
        self._timer = self.loop.call_later(self.window, self._look, self.conn.their_state)

    def _watch_no_more(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self, before: Any) -> None:
        """A window is over: go on with whoever sends a body, as far as we take it in."""
        self._timer = None
        if self.transport.is_closing() or not self._awaited:
            return
        came = before is h11.IDLE or self._received >= LEAST_BYTES or self.flow.read_paused
        if self.conn.their_state is h11.SEND_BODY and came:
            self._watch()
            return
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.write(TOO_LATE)
        self.transport.close()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stall = self.loop.call_later(self.stalled, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None


class CuttingProtocol(WebSocketsSansIOProtocol):
    """Closing needs room for the close frame; where the other side leaves none, the connection is aborted.

    Otherwise a client could keep closed connections, with all that is queued in them, for as long as it likes.
    """

    doors: ClassVar[Doors]
    stalled: ClassVar[float] = STALLED

    def connection_made(self, transport: BaseTransport) -> None:
        super().connection_made(transport)
        self._stall: TimerHandle | None = None
        self._pings: list[float] = []
        self._pieces: list[float] = []

    def connection_lost(self, exc: Exception | None) -> None:
        self.doors.leave(self.transport)
        self._stalls_no_more()
        super().connection_lost(exc)

    # What is written

    async def send(self, message: ASGISendEvent) -> None:
        if message["type"] == "websocket.close" and not self.writable.is_set():
            self.transport.abort()
            return
        await super().send(message)

    def pause_writing(self) -> None:
        super().pause_writing()
        # What is read would have to be answered.
        self.transport.pause_reading()
        self._stall = self.loop.call_later(self.stalled, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stalls_no_more()
        if not self.read_paused and not self.transport.is_closing():
            self.transport.resume_reading()

    def _stalls_no_more(self) -> None:
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None

    async def receive(self) -> ASGIReceiveEvent:
        message = await super().receive()
        if not self.writable.is_set():
            self.transport.pause_reading()
        return message

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        if not self.writable.is_set():
            self.transport.abort()

    # What is read

    def handle_ping(self) -> None:
        """Answer, at most PINGS_A_MINUTE times; each answer is written without waiting, whether it is read or not."""
        if self._counts(self._pings, PINGS_A_MINUTE, "too many pings"):
            super().handle_ping()

    def handle_pong(self, event: Frame) -> None:
        awaited = self.pending_ping_payload
        if (awaited is not None and bytes(event.data) == awaited) or self._counts(
            self._pings, PINGS_A_MINUTE, "too many pongs"
        ):
            super().handle_pong(event)

    def handle_cont(self, event: Frame) -> None:
        if self._counts(self._pieces, PIECES_A_MINUTE, "too many pieces of messages"):
            super().handle_cont(event)

    def send_receive_event_to_app(self) -> None:
        if self.queue.qsize() < WAITING:
            super().send_receive_event_to_app()
        elif not self.transport.is_closing():
            self._cut("too many messages at once")

    def _counts(self, times: list[float], most: int, reason: str) -> bool:
        """Count a frame of the last minute; False where there are too many, and the connection ends."""
        if self.transport.is_closing():
            return False
        now = self.loop.time()
        times[:] = [at for at in times if at > now - 60]
        times.append(now)
        if len(times) <= most:
            return True
        self._cut(reason)
        return False

    def _cut(self, reason: str) -> None:
        if self.writable.is_set():
            self.conn.send_close(POLICY, reason)
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.transport.close()
        else:
            self.transport.abort()

    def data_received(self, data: bytes) -> None:
        # In slices: a quarter of a megabyte can hold forty thousand frames, and all would be read before one is counted.
        for begin in range(0, len(data), SLICE):
            super().data_received(data[begin : begin + SLICE])
            if self.transport.is_closing():
                return
        # An address of more than 8 KB, say. Nothing else would answer, and the connection would stay open for ever.
        if self.conn.handshake_exc is not None and not self.handshake_initiated:
            self.transport.write(UNREADABLE)
            self.transport.close()


def protocols(doors: Doors) -> tuple[type[PatientProtocol], type[CuttingProtocol]]:
    """The protocols of a server with these doors, for HTTP and for websockets."""
    return (
        cast(type[PatientProtocol], type("PatientProtocol", (PatientProtocol,), {"doors": doors})),
        cast(type[CuttingProtocol], type("CuttingProtocol", (CuttingProtocol,), {"doors": doors})),
    )
