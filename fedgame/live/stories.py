"""The stories of games, for the seats that ask: at its end all seats of a game ask at once, and its log is read once."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from engine.events import Event
from engine.seen.story import tells
from fedgame.storage import Archive

KEPT = 32
"""Games of which it is kept what happened, without their trainings: some kilobytes each."""

Happened = tuple[tuple[int, tuple[Event, ...]], ...]


class StoryDesk:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._kept: OrderedDict[str, tuple[int, asyncio.Task[Happened]]] = OrderedDict()

    async def happened(self, game_id: str) -> Happened:
        """For every action of the log up to now the tick before it, and those of its events that a story tells."""
        length = await asyncio.to_thread(self._archive.log_length, game_id)
        known = self._kept.get(game_id)
        if known is None or known[0] != length or _failed(known[1]):
            known = length, asyncio.create_task(asyncio.to_thread(self._read, game_id))
            self._kept[game_id] = known
        self._kept.move_to_end(game_id)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        # Who asked first may go away while others wait for the same.
        return await asyncio.shield(known[1])

    def _read(self, game_id: str) -> Happened:
        actions = self._archive.load_record(game_id).actions
        return tuple((logged.tick, tuple(filter(tells, logged.events))) for logged in actions)


def _failed(reading: asyncio.Task[Happened]) -> bool:
    return reading.done() and (reading.cancelled() or reading.exception() is not None)
