"""The list of erasures, in a file of its own beside the database: what a restored backup must be told again.

A backup of the database holds the people who were erased since, with their keys. The list stands outside of it, grows
only, and holds no name: session, number and time. An erasure is written here first and then done, so that one that was
promised is done after a crash too. Every start of a server does whatever this list has and the database has not.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import structlog

from fedgame.storage.claim import OWNER_ONLY
from fedgame.storage.erasing import erase_one_again
from fedgame.storage.store import Store

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Erasure:
    """One participant of one session, and when it was promised."""

    session_id: str
    number: int
    at: datetime


class Erasures:
    """The list in `file`, which need not be there yet. OSError where it cannot be read or written."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def add(self, *erasures: Erasure) -> None:
        """Durable when this returns."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(
            json.dumps({"session": one.session_id, "participant": one.number, "at": one.at.isoformat()}) + "\n"
            for one in erasures
        )
        handle = os.open(self.file, os.O_RDWR | os.O_APPEND | os.O_CREAT, OWNER_ONLY)
        try:
            # A line that a crash cut off must not swallow the next one.
            size = os.fstat(handle).st_size
            cut = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
            os.write(handle, ("\n" if cut else "").encode() + lines.encode())
            os.fsync(handle)
        finally:
            os.close(handle)

    def __iter__(self) -> Iterator[Erasure]:
        """All of them, in order. A line that cannot be read is told in the log and passed over."""
        if not self.file.exists():
            return
        for number, line in enumerate(self.file.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            try:
                read = json.loads(line)
                yield Erasure(str(read["session"]), int(read["participant"]), datetime.fromisoformat(read["at"]))
            except (ValueError, KeyError, TypeError):
                log.warning("erasure.unreadable", file=str(self.file), line=number)


async def erase_again(store: Store, erasures: Erasures) -> int:
    """Do what the list has and the database has not; how many there were. Before any session is in memory."""
    count = 0
    for one in erasures:
        count += await store.change(partial(erase_one_again, session_id=one.session_id, number=one.number, at=one.at))
    if count:
        log.info("erasures.done_again", count=count)
    return count
