"""What is on its way to one socket: a bounded queue, and the numbers of its views and changes.

Whoever puts something in never waits. A queue that is full means that the other end does not read: the socket is given
up, and nobody else notices. Hints (training progress) are left out early, because nothing depends on them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from fedgame.wire.codes import ServerCode
from fedgame.wire.messages import Reject, WireModel

SLOW_READER = 1013
SERVER_STOPS = 1012
NO_SEAT = 4403


class Outbox:
    """The messages for one socket, in order. `limit` of them may wait."""

    def __init__(self, limit: int) -> None:
        self._queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._limit = limit
        self._views = 0
        self._closing = False
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.code = 1000
        self.reason = ""

    @property
    def closing(self) -> bool:
        """Whether it takes nothing more, because the connection is to end."""
        return self._closing

    def next_number(self) -> int:
        """The number of the next view or change of this connection, from 1."""
        self._views += 1
        return self._views

    def send(self, message: WireModel) -> None:
        """Queue `message`; a full queue ends the connection instead."""
        self.send_text(message.model_dump_json())

    def send_text(self, text: str) -> None:
        """Queue a message that is written already; a full queue ends the connection instead."""
        if self._closing:
            return
        if self._queue.qsize() >= self._limit:
            self._end(SLOW_READER, "this connection does not read its messages")
            self.ended.set_result(None)
            return
        self._queue.put_nowait(text)

    @property
    def empty(self) -> bool:
        """Nothing is on its way."""
        return self._queue.empty()

    def hint(self, message: WireModel) -> None:
        """Queue `message` unless half of the queue is taken already."""
        if self._queue.qsize() < self._limit // 2:
            self.send(message)

    def close(self, code: int, reason: str) -> None:
        """End the connection after what is queued. `reason` is at most 120 bytes."""
        if not self._closing:
            self._end(code, reason)
            self._queue.put_nowait(None)

    def turn_away(self, code: ServerCode, message: str) -> None:
        """Say why this connection may not stay, and end it."""
        self.send(Reject(action_id=None, code=code, message=message))
        self.close(NO_SEAT, code)

    def _end(self, code: int, reason: str) -> None:
        self._closing = True
        self.code, self.reason = code, reason

    async def messages(self) -> AsyncIterator[str]:
        """What to send, until the outbox is closed."""
        while (text := await self._queue.get()) is not None:
            yield text
