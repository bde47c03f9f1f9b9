"""Threads of their own for what takes long: exports, results and replays. On the event loop's usual threads a few of them would
keep every game waiting that has a log to read or a bot to ask.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Made = TypeVar("Made")

AT_ONCE = 2

_threads = ThreadPoolExecutor(AT_ONCE, "fedgame-export")


async def apart(make: Callable[[], Made]) -> Made:
    """What `make` gives, made on one of these threads."""
    return await asyncio.get_running_loop().run_in_executor(_threads, make)
