"""The time of the server, as a value that can be handed over: tests stop it, nothing else changes it."""

from __future__ import annotations

import math
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The time in UTC, with its zone."""
        ...


class SystemClock:
    """The machine's own clock, except that it never goes back while this process lives.

    It follows the machine where that is ahead, also after a sleep, and goes on by itself where that was set back: else
    a step would last for as long as the clock was set back, and later bids would seem to have come first.
    """

    def __init__(self) -> None:
        self._started = -math.inf

    def now(self) -> datetime:
        running = time.monotonic()
        self._started = max(self._started, time.time() - running)
        return datetime.fromtimestamp(self._started + running, UTC)


def milliseconds(earlier: datetime, later: datetime) -> int:
    """Whole milliseconds from `earlier` to `later`, at least 0: a clock that was set back makes no negative times."""
    return max(0, round((later - earlier).total_seconds() * 1000))
