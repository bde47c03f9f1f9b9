"""Named points where a test may end the server as a power cut would: SIGKILL, with nothing tidied up.

FEDGAME_FAILPOINT="after_commit:17" kills this process when it passes `after_commit` for the 17th time. Without that
variable `reach` does nothing. The points are those between which a crash could lose or repeat something.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time

FAILPOINTS = (
    "before_commit",  # everything of the group is written, nothing is durable
    "after_commit",  # durable, but nobody knows yet
    "after_apply",  # the table has moved on, nothing is acknowledged
    "after_ack",  # acknowledged, not published
    "after_publish",
    "training_started",
    "training_done",  # trained, not reported
    "deadline_due",
    "game_started",
    "session_before_commit",  # acts are proposed together, nothing of it is written
    "session_after_commit",  # durable with the games that it opens; the room, the tables and whoever asked do not know yet
    "session_answered",  # acknowledged, not published
)

_SETTLE_SECONDS = 0.03
"""Time for everyone else to send what they think they may send already: a premature answer shall get out."""

_armed = ""
_left = 0


def arm(point: str) -> None:
    """Kill this process at `point`, written name:count; the empty text disarms. ValueError for an unknown name."""
    global _armed, _left
    name, _, count = point.partition(":")
    if name and name not in FAILPOINTS:
        raise ValueError(f"failpoint {name!r} is not known: choose one of {', '.join(FAILPOINTS)}")
    _armed, _left = name, int(count or 1)


def reach(name: str) -> None:
    """Pass the point `name` on a thread of its own; the process ends here if the test says so."""
    if _hit(name):
        time.sleep(_SETTLE_SECONDS)
        _die()


async def reach_async(name: str) -> None:
    """Pass the point `name` on the event loop, which goes on for a moment before the process ends."""
    if _hit(name):
        await asyncio.sleep(_SETTLE_SECONDS)
        _die()


def _hit(name: str) -> bool:
    global _left
    if name != _armed:
        return False
    _left -= 1
    return _left == 0


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


arm(os.environ.get("FEDGAME_FAILPOINT", ""))
