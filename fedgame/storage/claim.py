"""One server for each SQLite file, and the file for its owner alone.

The claim is a lock that the operating system holds for this process on a file beside the database, so that it ends with
the process, however that ends. Whoever only reads needs none. Where the file system cannot lock, there is no claim and
the log says so. A database server has its own doors and is not claimed.
"""

from __future__ import annotations

import os
from errno import ENOLCK, ENOSYS, EOPNOTSUPP
from pathlib import Path

import structlog
from filelock import FileLock, Timeout

OWNER_ONLY = 0o600
FOLDER_OF_OWNER = 0o700

log = structlog.get_logger(__name__)


SERVER_IN_USE = (
    "another FedGame server runs on the database {file}: stop it first, or give this one a folder of its own with"
    " FEDGAME_DATA_DIR"
)
WORKER_IN_USE = "another worker of this name keeps {file}: give each worker a name of its own with FEDGAME_WORKER"


class DatabaseInUse(Exception):  # noqa: N818 - it says what is the case
    """Another server works on this database; the sentence says what to do."""


class Claim:
    """Held from its making to `release`. Raises DatabaseInUse, with the `refusal`, while another server holds it."""

    def __init__(self, database: Path, refusal: str = SERVER_IN_USE) -> None:
        _make_folder(database.parent)
        beside = database.with_name(f"{database.name}.lock")
        # Not for each thread: the server makes it on one and gives it up on another.
        self._lock = FileLock(beside, timeout=0, mode=OWNER_ONLY, thread_local=False, fallback_to_soft=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise DatabaseInUse(refusal.format(file=database)) from None
        except OSError as error:
            if error.errno not in (ENOSYS, ENOLCK, EOPNOTSUPP):
                raise
            log.warning("database.not_claimed", file=str(beside), why="the file system cannot lock files")

    def release(self) -> None:
        self._lock.release()


def make_private(database: Path) -> None:
    """Make folder and file, where they are missing, for their owner alone; close a file that is there to everybody else."""
    _make_folder(database.parent)
    os.close(os.open(database, os.O_RDWR | os.O_CREAT, OWNER_ONLY))
    if os.name == "posix":
        for end in ("", "-wal", "-shm"):
            _close_to_others(database.with_name(database.name + end))


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=FOLDER_OF_OWNER, parents=True, exist_ok=True)


def _close_to_others(file: Path) -> None:
    try:
        if file.stat().st_mode & 0o077:
            file.chmod(OWNER_ONLY)
    except FileNotFoundError:
        return
    except OSError as error:
        log.warning("database.open_to_others", file=str(file), error=error.strerror)
