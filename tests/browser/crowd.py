"""The many who take part beside the few browsers of a test: the bots of rehearsals, in a thread of their own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence

from fedgame.rehearsal.door import Door
from fedgame.rehearsal.guest import Guest, Venue
from fedgame.rehearsal.notes import Notes
from fedgame.rehearsal.pace import Limits, Pace
from fedgame.rehearsal.plan import Part


class Crowd:
    """They begin at once. `notes` is what went wrong, and what each was told to be paid."""

    def __init__(self, address: str, venue: Venue, parts: Sequence[Part], limit_seconds: float) -> None:
        self.notes = Notes()
        self._address, self._venue, self._parts = address, venue, parts
        self._limit = limit_seconds
        self._over: tuple[str | None, ...] = ()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._live()), daemon=True)
        self._thread.start()

    def wait(self) -> tuple[str | None, ...]:
        """How it ended for each of them, when all are through or the time is up."""
        self._thread.join()
        return self._over

    async def _live(self) -> None:
        async with Door(self._address, self.notes, Pace(Limits())) as door:
            guests = [Guest(door, self._venue, part) for part in self._parts]
            lives = [asyncio.create_task(guest.live()) for guest in guests]
            _, late = await asyncio.wait(lives, timeout=self._limit)
            for life in late:
                life.cancel()
            await asyncio.gather(*lives, return_exceptions=True)
            for guest in guests:
                if guest.over is None:
                    self.notes.wrong(guest.part.number, f"not through: {guest.where}")
            self._over = tuple(guest.over for guest in guests)
