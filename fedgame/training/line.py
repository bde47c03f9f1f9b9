"""The line before the threads in which trainings are waited for: who has fewest of them in there is next."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fedgame.training.shares import Payer, Shares


class Line:
    """`places` in all, at most `each` for one owner. It is used on one event loop."""

    def __init__(self, places: int, each: int) -> None:
        self._places = places
        self._each = each
        self._shares = Shares()
        self._inside = 0
        self._waiting: dict[asyncio.Future[None], Payer] = {}

    @asynccontextmanager
    async def turn(self, payer: Payer) -> AsyncIterator[None]:
        """Wait for a place, and have it for as long as this lasts."""
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[called] = payer
        self._shares.want(payer)
        self._call()
        try:
            await called
        except asyncio.CancelledError:
            if self._waiting.pop(called, None) is not None:
                self._shares.forgo(payer)
            else:
                self._leave(payer, 0.0)
            raise
        begun = time.perf_counter()
        try:
            yield
        finally:
            self._leave(payer, time.perf_counter() - begun)

    def _leave(self, payer: Payer, seconds: float) -> None:
        self._inside -= 1
        self._shares.end(payer, seconds)
        self._call()

    def _call(self) -> None:
        """Let in whoever is next, as long as there is room."""
        while self._inside < self._places:
            first: dict[Payer, asyncio.Future[None]] = {}
            for called, payer in self._waiting.items():
                if self._shares.running(payer.owner) < self._each:
                    first.setdefault(payer, called)
            chosen = self._shares.next(first)
            if chosen is None:
                return
            called = first[chosen]
            del self._waiting[called]
            self._shares.begin(chosen)
            self._inside += 1
            called.set_result(None)
