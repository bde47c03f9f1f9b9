"""A process that was started for work must not outlive who started it."""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing.connection import wait


def end_with_parent(thread: str) -> None:
    """End this process as soon as its parent is gone, however that ended; `thread` names the thread that watches.

    A process without a parent that multiprocessing knows of stays.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, name=thread, daemon=True).start()
