"""What waits at a table, in the order in which it came: jobs that change the game, and calls that only look or tell."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeAlias

from fedgame.live.position import Job

AT_ONCE = 64
"""At most so much is taken at once, and so at most so many jobs share a transaction."""

Call: TypeAlias = Callable[[], None]


class Inbox:
    """Anybody puts in, the table alone takes out."""

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[Job | Call] = asyncio.Queue()

    def put(self, item: Job | Call) -> None:
        self._waiting.put_nowait(item)

    @property
    def empty(self) -> bool:
        return self._waiting.empty()

    async def take(self) -> list[Job | Call]:
        """What waits, once something does."""
        taken = [await self._waiting.get()]
        while len(taken) < AT_ONCE and not self._waiting.empty():
            taken.append(self._waiting.get_nowait())
        return taken


def together(taken: Sequence[Job | Call]) -> list[list[Job] | Call]:
    """The same in order, with the jobs that stand beside each other as one list: they share a transaction."""
    found: list[list[Job] | Call] = []
    for item in taken:
        if not isinstance(item, Job):
            found.append(item)
        elif found and isinstance(found[-1], list):
            found[-1].append(item)
        else:
            found.append([item])
    return found
