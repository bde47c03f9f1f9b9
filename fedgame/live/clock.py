"""The time of the server, as a value that can be handed over: tests stop it, nothing else changes it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The time in UTC, with its zone."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


def milliseconds(earlier: datetime, later: datetime) -> int:
    """Whole milliseconds from `earlier` to `later`, at least 0: a clock that was set back makes no negative times."""
    return max(0, round((later - earlier).total_seconds() * 1000))
