"""Limits that several workers count together, in Redis; while that is away each worker counts for itself."""

from __future__ import annotations

import threading
import time
from importlib.util import find_spec

import structlog
from limits import RateLimitItem
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import SlidingWindowCounterRateLimiter

ANSWER_SECONDS = 0.1
"""Redis is asked on the event loop, and only for what is rare: a game, a seat, a sign-in."""

AWAY_SECONDS = 5.0
"""So long it is not asked again after it did not answer."""

SWEEP_SECONDS = 60.0
"""So often what is over is forgotten."""

log = structlog.get_logger(__name__)


def need_redis() -> None:
    """ValueError, with what to install, unless the client is there."""
    if find_spec("redis") is None:
        raise ValueError("FEDGAME_REDIS_URL needs redis: pip install 'fedgame[redis]'")


class _NoThread(threading.Timer):
    """Says that it runs already: MemoryStorage would else start a thread every 10 ms in which something is counted, to forget
    what is over, and whoever counts waits for the thread to begin.
    """

    def __init__(self) -> None:
        super().__init__(0, lambda: None)

    def is_alive(self) -> bool:
        return True


class Counter:
    """Counts hits by key; in the Redis at `url`, or in memory for None."""

    def __init__(self, url: str | None) -> None:
        self._memory = MemoryStorage()
        self._memory.timer.cancel()
        self._memory.timer = _NoThread()
        self._own = SlidingWindowCounterRateLimiter(self._memory)
        self._swept = time.monotonic()
        self._shared: SlidingWindowCounterRateLimiter | None = None
        self._away_until = 0.0
        if url is not None:
            need_redis()
            storage = RedisStorage(
                url, key_prefix="fedgame", socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS
            )
            self._shared = SlidingWindowCounterRateLimiter(storage)

    def hit(self, item: RateLimitItem, key: str) -> bool:
        """Whether this one is still within the limit."""
        if self._shared is not None and time.monotonic() >= self._away_until:
            from redis.exceptions import RedisError

            try:
                return bool(self._shared.hit(item, key))
            except (RedisError, OSError) as error:
                self._away_until = time.monotonic() + AWAY_SECONDS
                log.warning(
                    "redis.away", error=f"{type(error).__name__}: {error}", then="each worker counts for itself"
                )
        self._sweep()
        return bool(self._own.hit(item, key))

    def _sweep(self) -> None:
        now = time.monotonic()
        if now - self._swept < SWEEP_SECONDS:
            return
        self._swept = now
        for key in list(self._memory.expirations):
            # The storage forgets a count that is over when it is asked for it.
            self._memory.get(key)
