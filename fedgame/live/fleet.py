"""What a worker does among others: it says that it lives, puts away what others have taken, and takes up what nobody owns.

Games go to whichever worker is asked for them first, which is the one that the proxy's hash names; what nobody asked for
between two looks is taken by whoever looks. One worker leads: it keeps what stands once, the rooms. A worker that was
silent for so long that another leads now ends itself, as its supervisor starts it anew with nothing stale in memory.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog

from fedgame.live.hall import Hall
from fedgame.live.position import LogDiffers
from fedgame.storage import ROOMS, NotOwner

log = structlog.get_logger(__name__)


class Fleet:
    """`lead` takes up what the leading worker keeps; `deposed` is called when another leads; `follow` at every look."""

    def __init__(
        self,
        hall: Hall,
        lead: Callable[[], Awaitable[None]],
        deposed: Callable[[], None],
        follow: Callable[[], Awaitable[None]],
    ) -> None:
        self._hall = hall
        self._store = hall.equipment.store
        self._lead = lead
        self._deposed = deposed
        self._follow = follow
        self._leads = False
        self._unowned: frozenset[str] = frozenset()
        self._blind_until = 0.0

    async def run(self) -> None:
        """To the end of the server. On a database of its own everything is its own at once, and stays so."""
        if self._store.alone:
            await self._store.take(ROOMS)
            await self._hall.take_up()
            await self._lead()
            return
        pause = self._store.worker.lease_seconds / 4
        while True:
            try:
                await self._look()
            except Exception as error:
                # While the database is away no worker can say that it lives: none of them takes the games of the others
                # before those had the time to say it again.
                self._blind_until = time.monotonic() + 2 * self._store.worker.lease_seconds
                log.warning("worker.blind", error=f"{type(error).__name__}: {error}")
            await asyncio.sleep(pause)

    async def _look(self) -> None:
        for name in await self._store.stay_alive():
            if name == ROOMS:
                log.error("worker.deposed", why="another worker leads: this one was silent for too long")
                self._deposed()
            else:
                log.warning("game.elsewhere", game=name)
                self._hall.lose(name)
        await self._hall.look_at_lobbies()
        await self._follow()
        if time.monotonic() < self._blind_until:
            return
        if not self._leads:
            await self._try_to_lead()
        unowned = frozenset(await self._store.orphans(of_sessions=False))
        await self._take_up(unowned & self._unowned)
        self._unowned = unowned

    async def _try_to_lead(self) -> None:
        try:
            await self._store.take(ROOMS)
        except NotOwner:
            return
        self._leads = True
        log.info("worker.leads", worker=self._store.worker.name)
        # What a session says of its games is held against their tables.
        await self._take_up(await self._store.orphans(of_sessions=True))
        await self._lead()

    async def _take_up(self, games: frozenset[str] | tuple[str, ...]) -> None:
        for game_id in games:
            try:
                await self._hall.get(game_id)
            except NotOwner:
                continue
            except LogDiffers as error:
                log.error("game.unreadable", game=game_id, error=str(error))
            else:
                log.info("game.taken_up", game=game_id)
