"""Hints between workers through Redis: "look at this game". What is to be seen is read from the database.

A hint may be lost, come twice or come late: the worker looks by itself before long. So losing Redis costs at most the time
between two looks of the fleet, and never data.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from redis.asyncio import Redis

CHANNEL = "fedgame:look"
RETRY_SECONDS = 1.0

log = structlog.get_logger(__name__)


class Hints:
    """Tells other workers, and has `look` called with each game that another worker told of."""

    def __init__(self, url: str, look: Callable[[str], Awaitable[None]]) -> None:
        from redis.asyncio import Redis

        self._redis: Redis = Redis.from_url(url, decode_responses=True, socket_connect_timeout=RETRY_SECONDS)
        self._look = look
        self._tasks: set[asyncio.Task[None]] = set()
        self._spawn(self._listen())

    def tell(self, game_id: str) -> None:
        """Have whoever owns the game look at it; nobody waits for that."""
        self._spawn(self._publish(game_id))

    async def close(self) -> None:
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._redis.aclose()

    async def _publish(self, game_id: str) -> None:
        from redis.exceptions import RedisError

        try:
            await self._redis.publish(CHANNEL, game_id)
        except (RedisError, OSError) as error:
            log.info("hint.lost", game=game_id, error=f"{type(error).__name__}: {error}")

    async def _listen(self) -> None:
        from redis.exceptions import RedisError

        while True:
            try:
                async with self._redis.pubsub(ignore_subscribe_messages=True) as told:
                    await told.subscribe(CHANNEL)
                    async for message in told.listen():
                        await self._look(str(message["data"]))
            except (RedisError, OSError) as error:
                log.warning("redis.away", error=f"{type(error).__name__}: {error}", then="no hints until it is back")
            except Exception:
                # A hint is not worth a worker: it looks by itself.
                log.exception("hint.failed")
            await asyncio.sleep(RETRY_SECONDS)

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
