"""Bots share one address, where people have one each: so that the server's limits do not stop them, they wait their turn."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from fedgame.settings import Settings


class Bucket:
    """At most `per_minute` in any minute: half of it at once, and the other half over the minute. None: as many as wanted."""

    def __init__(self, per_minute: int | None) -> None:
        self._per_minute = per_minute
        self._most = max(1.0, (per_minute or 0) / 2)
        self._left = self._most
        self._at = time.monotonic()

    async def turn(self) -> None:
        """Wait until the next one may go."""
        if self._per_minute is None:
            return
        rate = self._per_minute / 2 / 60
        now = time.monotonic()
        self._left = min(self._most, self._left + (now - self._at) * rate) - 1
        self._at = now
        if self._left < 0:
            # Whoever comes later has a larger debt to wait for, so that turns stay in order.
            await asyncio.sleep(-self._left / rate)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the server allows one address, and one seat, in a minute; None where it does not matter."""

    requests: int | None = None
    joins: int | None = None
    messages: int | None = None
    seat_messages: int | None = None


def limits_of(settings: Settings) -> Limits:
    return Limits(
        settings.requests_per_address,
        settings.joins_per_address,
        settings.messages_per_address,
        settings.messages_per_seat,
    )


class Pace:
    """The turns of one rehearsal."""

    def __init__(self, limits: Limits) -> None:
        self.requests = Bucket(limits.requests)
        self.joins = Bucket(limits.joins)
        self.messages = Bucket(limits.messages)
        self._of_a_seat = limits.seat_messages

    def seat(self) -> Bucket:
        """The turns of one seat of one game."""
        return Bucket(self._of_a_seat)
