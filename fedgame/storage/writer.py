"""The one writer of a database: a thread with its own connection that commits waiting writes in groups.

Writes of all games queue up here. Whatever waits when the thread comes round goes into one transaction, each write in
a savepoint of its own, so that a write that fails takes nothing with it; then one commit makes all of them durable
for the price of one. Only after that commit does any caller learn that its write is done. If the commit itself
fails, nobody knows what is on disk: every caller of the group gets CommitInDoubt and has to read again.

The thread outlives its connection. A group whose connection broke before it was sent to be committed is written once
more; while the database cannot be reached or written at all, the writer tries again by itself until it can, and
`failure` says why not. What comes meanwhile is refused as NotWritten, soon: whoever clicked is told, and nothing has to be
read again.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, Generic, TypeVar

import structlog
from sqlalchemy import Connection, Engine, RootTransaction, text
from sqlalchemy.exc import IntegrityError

from fedgame.failpoints import reach

Result = TypeVar("Result")

GROUP = 256
"""At most so many writes share a commit, so that the first of them does not wait for ever."""

SHORTEST_PAUSE, LONGEST_PAUSE = 0.1, 2.0
"""Seconds between two tries to reach the database."""

ANSWER_SECONDS = 0.5
"""No write waits longer for the next try: it is refused instead, so that its answer comes."""

STUCK_SECONDS = 10.0
"""A commit that takes longer counts as a database that cannot be written, until it returns."""

log = structlog.get_logger(__name__)


class CommitInDoubt(Exception):  # noqa: N818 - it names a state of knowledge, as the callers speak of it
    """It is not known whether the write is on disk: forget what was in memory and read it again."""


class NotWritten(CommitInDoubt):
    """The database took nothing: for sure nothing of the write is on disk, and what is in memory is still true."""


class Conflict(Exception):  # noqa: N818 - as above
    """The write contradicts what is stored (a taken key, a taken seat): nothing of it was written."""


class StoreClosed(Exception):  # noqa: N818 - as above
    """The server is stopping: nothing of this write was written."""


class _Work(Generic[Result]):
    """A write and who waits for it. `write` may be run again, on a transaction that knows nothing of the first run.

    `of_game` is False for what a worker notes of itself, which nobody is told of.
    """

    def __init__(self, write: Callable[[Connection], Result], *, of_game: bool) -> None:
        self.of_game = of_game
        self.future: Future[Result] = Future()
        # From here on nobody can cancel it: an answer that finds nobody must not end the writer.
        self.future.set_running_or_notify_cancel()
        self._write = write
        self._result: Result
        self._error: BaseException | None = None

    def run(self, connection: Connection) -> None:
        """Write inside a savepoint; keep the result until the commit."""
        self._error = None
        try:
            with connection.begin_nested():
                self._result = self._write(connection)
        except IntegrityError as error:
            self._error = Conflict(str(error.orig))
        except Exception as error:  # the write of one game must not fail those that share its commit
            self._error = error

    def settle(self) -> None:
        if self._error is not None:
            self.future.set_exception(self._error)
        else:
            self.future.set_result(self._result)

    def fail(self, error: CommitInDoubt) -> None:
        self.future.set_exception(error)


class Writer:
    """Opens its connection and starts its thread when made; `close` finishes what is queued and stops.

    Raises what the database driver raises when the database cannot be written at the start.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._queue: queue.SimpleQueue[_Work[Any] | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._broken: _Broken | None = None
        self._busy_since: float | None = None
        self.commits = 0
        self._thread = threading.Thread(target=self._run, args=[_open(engine)], name="fedgame-writer", daemon=True)
        self._thread.start()

    @property
    def failure(self) -> str | None:
        """Why nothing can be written now, in words; None while writing works. From any thread."""
        broken, busy = self._broken, self._busy_since
        if broken is not None:
            return broken.why
        if busy is not None and time.monotonic() - busy > STUCK_SECONDS:
            return f"the database has not answered a commit for {time.monotonic() - busy:.0f} s"
        return None

    def submit(self, write: Callable[[Connection], Result], *, of_game: bool = True) -> Future[Result]:
        """Queue `write`; the future resolves after the commit. Raises StoreClosed, CommitInDoubt, Conflict by it."""
        work = _Work(write, of_game=of_game)
        with self._lock:
            if self._closing.is_set():
                work.future.set_exception(StoreClosed("the server is stopping"))
                return work.future
            self._queue.put(work)
        return work.future

    def close(self) -> None:
        with self._lock:
            if self._closing.is_set():
                return
            self._closing.set()
            self._queue.put(None)
        self._thread.join()

    def _run(self, opened: Connection) -> None:
        connection: Connection | None = opened
        while (group := self._next_group()) is not None:
            if connection is None and self._broken is not None and (not group or self._broken.left() <= ANSWER_SECONDS):
                connection = self._reopen(self._broken)
            if not group:
                continue
            self._busy_since = time.monotonic()
            connection = self._write(connection, group)
            self._busy_since = None
        if connection is not None:
            _drop(connection)

    def _next_group(self) -> list[_Work[Any]] | None:
        """What waits, at least one; nothing when it is time to try the database again; None at the end."""
        try:
            first = self._queue.get(timeout=self._broken.left() if self._broken else None)
        except queue.Empty:
            return []
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

    def _write(self, connection: Connection | None, group: list[_Work[Any]]) -> Connection | None:
        """Write and commit `group` and answer everybody in it; returns the connection to go on with."""
        why = self.failure or ""
        for _ in range(2):
            if connection is None:
                break
            try:
                self._commit(connection, group)
            except _TransactionLostError as error:
                # Its commit was never sent: nothing can be on disk, and the whole group can be written again.
                why, connection = _in_words(error), self._replace(connection, error)
            except _NotBegunError as error:
                _refuse(group, NotWritten(_in_words(error)))
                return self._replace(connection, error)
            except Exception as error:
                _refuse(group, CommitInDoubt(_in_words(error)))
                return self._replace(connection, error)
            else:
                self.commits += 1
                _reach("after_commit", group)
                for work in group:
                    work.settle()
                return connection
        _refuse(group, NotWritten(why))
        return connection

    def _commit(self, connection: Connection, group: list[_Work[Any]]) -> None:
        with _begun(connection):
            for work in group:
                work.run(connection)
                # After each: outside of a transaction SQLite would make the next write durable by itself.
                _check_open(connection)
            _reach("before_commit", group)

    def _replace(self, connection: Connection, error: Exception) -> Connection | None:
        """Give up a connection that failed with `error` and try for another at once."""
        _drop(connection)
        broken = self._broken = _Broken(_in_words(error))
        log.error("database.not_writable", error=broken.why)
        return self._reopen(broken)

    def _reopen(self, broken: _Broken) -> Connection | None:
        """A connection that has just been seen to write, once it is time for the next try; None if it fails."""
        self._closing.wait(broken.left())
        try:
            connection = _open(self._engine)
        except Exception as error:
            broken.again(_in_words(error))
            return None
        log.warning("database.writable_again", after_seconds=round(broken.seconds, 1))
        self._broken = None
        return connection


class _Broken:
    """Since when and why the database cannot be written, and when to try again: at once, then ever later."""

    def __init__(self, why: str) -> None:
        self.why = why
        self._since = self._next = time.monotonic()
        self._pause = SHORTEST_PAUSE

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._since

    def left(self) -> float:
        """Seconds until the next try."""
        return max(0.0, self._next - time.monotonic())

    def again(self, why: str) -> None:
        self.why = why
        self._next = time.monotonic() + self._pause
        self._pause = min(2 * self._pause, LONGEST_PAUSE)


class _TransactionLostError(Exception):
    """The database has rolled everything back by itself, or the connection to it broke before the commit was sent."""


class _NotBegunError(Exception):
    """No transaction could be begun: somebody else has locked the file, or the connection broke while it was idle."""


def _begun(connection: Connection) -> RootTransaction:
    try:
        return connection.begin()
    except Exception as error:
        # What broke while nobody wrote is opened again at once; only what is locked is told to those who wait.
        if connection.invalidated:
            raise _TransactionLostError(_in_words(error)) from error
        raise _NotBegunError(_in_words(error)) from error


def _open(engine: Engine) -> Connection:
    """A connection that can write: a real write is made durable, which changes nothing. Raises what the driver raises."""
    connection = engine.connect()
    try:
        with connection.begin():
            connection.execute(text("UPDATE alembic_version SET version_num = version_num"))
            _check_open(connection)
    except Exception:
        _drop(connection)
        raise
    return connection


def _check_open(connection: Connection) -> None:
    """A transaction that ended by itself, in SQLite when the disk is full, say, is committed without an error, and not kept."""
    if connection.invalidated:
        raise _TransactionLostError("the connection to the database broke")
    driver = connection.connection.dbapi_connection
    # Of psycopg: a transaction in which something failed ends with a commit that is no error, too.
    status = getattr(getattr(driver, "info", None), "transaction_status", None)
    if getattr(driver, "in_transaction", True) is False or (status is not None and status.name != "INTRANS"):
        raise _TransactionLostError("the database gave up the transaction before its commit")


def _drop(connection: Connection) -> None:
    """Away with a connection in whatever state it is."""
    with suppress(Exception):
        connection.invalidate()
    with suppress(Exception):
        connection.close()


def _reach(point: str, group: list[_Work[Any]]) -> None:
    """Pass a failpoint with what somebody could lose."""
    if any(work.of_game for work in group):
        reach(point)


def _refuse(group: list[_Work[Any]], error: CommitInDoubt) -> None:
    for work in group:
        work.fail(error)


def _in_words(error: Exception) -> str:
    """One line of what the driver says, without the statement that failed."""
    lines = str(getattr(error, "orig", None) or error).splitlines()
    return lines[0] if lines else type(error).__name__
