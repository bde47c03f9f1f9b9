"""Games that everybody has left: they stand still until somebody comes, and are ended when nobody does for long.

A game of a session is left alone, whoever looks at it: its experimenter watches over it.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable

import structlog

from fedgame.live.controls import UNATTENDED
from fedgame.live.hall import Hall
from fedgame.live.orders import Order, OrderRefused
from fedgame.live.table import Table
from fedgame.storage import CommitInDoubt, StoreClosed

LOOK_SECONDS = 15.0

log = structlog.get_logger(__name__)


class Unattended:
    """After `pause_seconds` without any connection a game is paused, and ended when it has been for `end_seconds`; 0 is never.
    `now` is monotonic: whoever sets the clock pauses no game.
    """

    def __init__(
        self, hall: Hall, pause_seconds: float, end_seconds: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._hall = hall
        self._pause = pause_seconds
        self._end = end_seconds
        self._now = now
        self._since: dict[str, float] = {}

    async def keep_looking(self) -> None:
        """Until it is cancelled."""
        while self._pause:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.look()
            except Exception:
                log.exception("unattended.failed")

    async def look(self) -> None:
        """Do what is due."""
        left = {game_id: table for game_id, table in self._hall.playing() if not table.watching}
        now = self._now()
        self._since = {game_id: self._since.get(game_id, now) for game_id in left}
        for game_id, table in left.items():
            if self._hall.is_watched_over(game_id) or now - self._since[game_id] < self._pause:
                continue
            try:
                await self._settle(game_id, table)
            except (OrderRefused, CommitInDoubt, StoreClosed) as error:
                # Somebody came in the same moment, or the next look does it.
                log.info("unattended.not_now", game=game_id, why=str(error))

    async def _settle(self, game_id: str, table: Table) -> None:
        paused_at = table.controls.paused_at
        if paused_at is None:
            log.info("game.unattended", game=game_id)
            await table.order(Order("pause", order_id=f"{UNATTENDED}{secrets.token_hex(8)}"))
        elif self._end and (self._hall.equipment.clock.now() - paused_at).total_seconds() >= self._end:
            log.info("game.expired", game=game_id)
            await table.end_game()
