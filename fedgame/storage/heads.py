"""How far each game had come, kept apart from the database: a file in which every game has one line of its own.

A line is written after the commit and before the acknowledgement, in place. So the file is never ahead of a database that
is whole, and a database that is behind it has lost something: its write-ahead log was cut or deleted, or an older copy
stands in its place. Power that fails may cost the file its last second; it costs the database nothing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import structlog

from fedgame.storage.claim import OWNER_ONLY

LINE = 128
"""Bytes of a line: no line ever lies across two sectors of a disk."""

SYNC_SECONDS = 1.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Head:
    """The last action of a game and its link; `seq` 0 before the first."""

    seq: int
    chain: str | None


class Heads:
    """The file, which need not be there yet: it is made with the first line. Not for several threads at once."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._handle: int | None = None
        self._lines: dict[str, int] = {}
        self._synced = time.monotonic()
        # A disk may need a tenth of a second for it, in which whoever puts must not wait.
        self._apart = ThreadPoolExecutor(1, "fedgame-heads")
        self._syncing: Future[None] | None = None
        self._lines = {game_id: number for number, game_id, _ in _read(file)}
        self._count = _lines(file)

    def put(self, game_id: str, head: Head) -> None:
        """From now on this game has come so far. OSError where the file cannot be written."""
        if self._handle is None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(self.file, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
        if game_id not in self._lines:
            self._lines[game_id] = self._count
            self._count += 1
        line = f"{game_id} {head.seq} {head.chain or '-'}".ljust(LINE - 1) + "\n"
        os.pwrite(self._handle, line.encode(), self._lines[game_id] * LINE)
        if time.monotonic() - self._synced > SYNC_SECONDS and (self._syncing is None or self._syncing.done()):
            self._synced = time.monotonic()
            self._syncing = self._apart.submit(_sync, self._handle)

    def close(self) -> None:
        self._apart.shutdown()
        if self._handle is not None:
            os.fsync(self._handle)
            os.close(self._handle)
            self._handle = None


def _sync(handle: int) -> None:
    try:
        os.fdatasync(handle)
    except OSError as error:
        log.warning("heads.not_synced", error=error.strerror)


def read_heads(file: Path) -> Mapping[str, Head]:
    """What a file says, by game. A line that cannot be read is told in the log and passed over."""
    return {game_id: head for _, game_id, head in _read(file)}


def _lines(file: Path) -> int:
    return -(-file.stat().st_size // LINE) if file.exists() else 0


def _read(file: Path) -> Iterator[tuple[int, str, Head]]:
    content = file.read_bytes() if file.exists() else b""
    for number in range(_lines(file)):
        try:
            game_id, seq, chain = content[number * LINE : (number + 1) * LINE].decode("ascii").split()
            yield number, game_id, Head(int(seq), None if chain == "-" else chain)
        except ValueError:
            log.warning("heads.unreadable", file=str(file), line=number + 1)
