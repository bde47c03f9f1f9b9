"""The one writer of a database: a thread with its own connection that commits waiting writes in groups.

Writes of all games queue up here. Whatever waits when the thread comes round goes into one transaction, each write in
a savepoint of its own, so that a write that fails takes nothing with it; then one commit makes all of them durable
for the price of one. Only after that commit does any caller learn that its write is done. If the commit itself
fails, nobody knows what is on disk: every caller of the group gets CommitInDoubt and has to read again.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from fedgame.failpoints import reach

Result = TypeVar("Result")

GROUP = 256
"""At most so many writes share a commit, so that the first of them does not wait for ever."""


class CommitInDoubt(Exception):  # noqa: N818 - it names a state of knowledge, as the callers speak of it
    """It is not known whether the write is on disk: forget what was in memory and read it again."""


class Conflict(Exception):  # noqa: N818 - as above
    """The write contradicts what is stored (a taken key, a taken seat): nothing of it was written."""


class StoreClosed(Exception):  # noqa: N818 - as above
    """The server is stopping: nothing of this write was written."""


class _Work(Generic[Result]):
    def __init__(self, write: Callable[[Connection], Result]) -> None:
        self.future: Future[Result] = Future()
        self._write = write
        self._result: Result
        self.error: BaseException | None = None

    def run(self, connection: Connection) -> None:
        """Write inside a savepoint; keep the result until the commit."""
        try:
            with connection.begin_nested():
                self._result = self._write(connection)
        except IntegrityError as error:
            self.error = Conflict(str(error.orig))
        except Exception as error:  # the write of one game must not fail those that share its commit
            self.error = error

    def settle(self) -> None:
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self._result)

    def doubt(self, error: BaseException) -> None:
        self.future.set_exception(CommitInDoubt(str(error)))


class Writer:
    """Starts its thread when made; `close` finishes what is queued and stops."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._queue: queue.SimpleQueue[_Work[Any] | None] = queue.SimpleQueue()
        self._closed = False
        self._lock = threading.Lock()
        self.commits = 0
        self._thread = threading.Thread(target=self._run, name="fedgame-writer", daemon=True)
        self._thread.start()

    def submit(self, write: Callable[[Connection], Result]) -> Future[Result]:
        """Queue `write`; the future resolves after the commit. Raises StoreClosed, CommitInDoubt, Conflict by it."""
        work = _Work(write)
        with self._lock:
            if self._closed:
                work.future.set_exception(StoreClosed("the server is stopping"))
                return work.future
            self._queue.put(work)
        return work.future

    def close(self) -> None:
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        connection = self._engine.connect()
        try:
            while (group := self._next_group()) is not None:
                connection = self._commit(connection, group)
        finally:
            connection.close()

    def _next_group(self) -> list[_Work[Any]] | None:
        first = self._queue.get()
        if first is None:
            return None
        group = [first]
        while len(group) < GROUP:
            try:
                work = self._queue.get_nowait()
            except queue.Empty:
                break
            if work is None:
                # The end is kept for the next round: this group is still to be written.
                self._queue.put(None)
                break
            group.append(work)
        return group

    def _commit(self, connection: Connection, group: list[_Work[Any]]) -> Connection:
        """Write and commit `group`; returns the connection to go on with, a new one if this one is in doubt."""
        try:
            with connection.begin():
                for work in group:
                    work.run(connection)
                reach("before_commit")
                _check_open(connection)
            self.commits += 1
        except (SQLAlchemyError, OSError, _TransactionLostError) as error:
            connection.invalidate()
            connection.close()
            for work in group:
                work.doubt(error)
            return self._engine.connect()
        reach("after_commit")
        for work in group:
            work.settle()
        return connection


class _TransactionLostError(Exception):
    """The database has rolled everything back by itself."""


def _check_open(connection: Connection) -> None:
    """SQLite ends a transaction by itself when the disk is full, say; a commit after that is no error, and keeps nothing."""
    driver = connection.connection.dbapi_connection
    if getattr(driver, "in_transaction", True) is False:
        raise _TransactionLostError("the database gave up the transaction before its commit")
