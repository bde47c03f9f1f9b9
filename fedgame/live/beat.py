"""When what changed is told: on a beat, so that what happens within a few milliseconds is told at once.

The beat goes by the clock alone, counted from when it was first asked for. So when a seat is told of something says nothing of
what else happened meanwhile, which may be another seat's secret.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from math import floor


class Beat:
    """Every `seconds`; 0 is always. `wake` is called on a beat that was asked for."""

    def __init__(self, seconds: float, wake: Callable[[], None]) -> None:
        self._seconds = seconds
        self._wake = wake
        self._origin: float | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._struck = False

    def now(self) -> bool:
        """Whether it is time; if it is not, `wake` is called when it is."""
        if self._seconds == 0:
            return True
        struck, self._struck = self._struck, False
        if not struck and self._timer is None:
            loop = asyncio.get_running_loop()
            if self._origin is None:
                self._origin = loop.time()
            gone = floor((loop.time() - self._origin) / self._seconds)
            self._timer = loop.call_at(self._origin + (gone + 1) * self._seconds, self._strike)
        return struck

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _strike(self) -> None:
        self._timer, self._struck = None, True
        self._wake()
