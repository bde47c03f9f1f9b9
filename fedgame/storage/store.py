"""The storage as the server uses it: an archive, and writes that are done when they are durable.

It is made once for a database, which it claims: a second one on the same SQLite file is refused. Writes return when the
group commit that holds them has succeeded (see `writer`). It knows no rule of the game.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import structlog
from sqlalchemy import Connection
from sqlmodel import Session

from fedgame.storage import leases, writes
from fedgame.storage.archive import Archive
from fedgame.storage.claim import WORKER_IN_USE, Claim
from fedgame.storage.connect import bring_up_to_date, open_writer, sqlite_file
from fedgame.storage.entries import LogWrite, NewGameRow, StartWrite
from fedgame.storage.heads import Head, Heads
from fedgame.storage.leases import ROOMS, NotOwner, Worker
from fedgame.storage.verify import check_whole, heads_file
from fedgame.storage.writer import Conflict, Writer

Result = TypeVar("Result")

log = structlog.get_logger(__name__)


class Store(Archive):
    """Claims and opens the database at `url`, makes or migrates its tables, and starts the writer, as this `worker`.

    `folder` is where the heads of a database server's games are kept. DatabaseInUse when another server runs on an SQLite
    file; LogShorter when the database lacks what had been acknowledged.
    """

    def __init__(self, url: str, worker: Worker | None = None, folder: Path | None = None) -> None:
        self.worker = worker or Worker(secrets.token_hex(8))
        self._epochs: dict[str, int] = {}
        self._lost: set[str] = set()
        self._led: int | None = None
        self.alone = sqlite_file(url) is not None
        heads = heads_file(url, folder, self.worker.name)
        with ExitStack() as opened:
            self.writer = _open(url, heads, opened)
            super().__init__(url)
            opened.callback(super().close)
            self._heads = Heads(heads) if heads is not None else None
            if self._heads is not None:
                opened.callback(self._heads.close)
            if not self.alone:
                self.writer.submit(lambda connection: leases.succeed(connection, self.worker), of_game=False).result()
            self._opened = opened.pop_all()

    def close(self) -> None:
        """Finish what is queued, give up all games, then close. Later writes raise StoreClosed."""
        if not self.alone:
            leaving = self.writer.submit(lambda connection: leases.leave(connection, self.worker), of_game=False)
            with suppress(Exception):  # who cannot say goodbye is missed when its time is over
                leaving.result()
        self._opened.close()

    @property
    def writable(self) -> bool:
        """Whether the database takes writes, as far as the last of them told; `writer.failure` says why not."""
        return self.writer.failure is None

    # Each is one transaction, durable when it returns. CommitInDoubt, Conflict, StoreClosed otherwise.

    async def create_game(self, game: NewGameRow) -> None:
        await self.change(lambda session: writes.create_game(session, game))
        self._came_to(game.game_id, Head(0, None))

    async def create_next(self, game_id: str, following: NewGameRow) -> None:
        """Conflict "again" where another game follows on this one already."""
        await self.change(lambda session: writes.create_next(session, game_id, following))
        self._came_to(following.game_id, Head(0, None))

    async def share(self, game_id: str, share_hash: str | None) -> None:
        await self.change(lambda session: writes.share(session, game_id, share_hash))

    async def take_seat(self, game_id: str, token_hash: str, name: str, at: datetime, wished: int | None = None) -> int:
        """The number of the seat. Conflict "started" or "full" when there is none to take."""
        return await self.change(lambda session: writes.take_seat(session, game_id, token_hash, name, at, wished))

    async def start_game(self, start: StartWrite) -> None:
        """Conflict when the game has been started already, or one of the seats was taken meanwhile."""
        await self.change(lambda session: writes.start_game(session, start))

    async def open_game(self, game: NewGameRow, start: StartWrite) -> None:
        """Make and start a game of known people in one transaction."""
        await self.change(lambda session: writes.create_and_start(session, game, start))
        self._came_to(game.game_id, Head(0, None))

    async def change_token(self, game_id: str, player: int, token_hash: str) -> None:
        """Conflict "seat" where nobody has such a seat."""
        await self.change(lambda session: writes.change_token(session, game_id, player, token_hash))

    async def free_seat(self, game_id: str, player: int) -> None:
        """Conflict "started" or "seat" when there is no such seat of a lobby to make empty."""
        await self.change(lambda session: writes.free_seat(session, game_id, player))

    async def append(self, write: LogWrite) -> None:
        """NotOwner unless this worker has taken the game, and no other has since; Conflict when the key was used already."""
        await self._append(write, writes.append)

    async def _append(self, write: LogWrite, how: Callable[[Connection, LogWrite], Head]) -> None:
        game_id = write.game_id
        epoch = self._epochs.get(game_id)
        if epoch is None:
            raise NotOwner(game_id)

        def proven(connection: Connection) -> Head:
            if not self.alone:
                leases.prove(connection, game_id, self.worker, epoch)
            return how(connection, write)

        try:
            end = await self._write(proven)
        except NotOwner:
            self._epochs.pop(game_id, None)
            self._lost.add(game_id)
            raise
        self._came_to(game_id, end)

    def _came_to(self, game_id: str, head: Head) -> None:
        """Note how far a game has come, before anybody is told."""
        if self._heads is None:
            return
        try:
            self._heads.put(game_id, head)
        except OSError as error:
            # What is durable is durable: a disk that is full must not end the game whose move is already kept.
            log.warning("heads.not_written", file=str(self._heads.file), error=error.strerror)

    # Which games are this worker's

    async def take(self, name: str) -> None:
        """Own the game from now on, or what else has a lease. NotOwner while another living worker does."""
        if self.alone:
            # The file is claimed as a whole: nobody else could take anything of it.
            self._epochs[name] = 0
            return
        try:
            epoch = await self._note(lambda connection: leases.take(connection, name, self.worker))
        except Conflict:
            # Another worker came first in the same moment: it is to be seen now.
            epoch = await self._note(lambda connection: leases.take(connection, name, self.worker))
        self._epochs[name] = epoch
        self._lost.discard(name)
        if name == ROOMS:
            self._led = epoch

    async def release(self, name: str) -> None:
        """Leave the game to whoever takes it next."""
        if self._epochs.pop(name, None) is not None and not self.alone:
            await self._note(lambda connection: leases.release(connection, name, self.worker))

    def owns(self, name: str) -> bool:
        """Whether this worker has taken it, as far as it knows."""
        return name in self._epochs

    async def stay_alive(self) -> frozenset[str]:
        """Renew the worker, and return what it owns no more: taken by others while it could not say that it lives."""

        def renew(connection: Connection) -> frozenset[str]:
            return leases.owned(connection, self.worker) if not leases.register(connection, self.worker) else held

        held = frozenset(self._epochs)
        gone = held - await self._note(renew)
        for name in gone:
            self._epochs.pop(name, None)
        gone |= self._lost
        self._lost.clear()
        return gone

    async def owner_of(self, name: str) -> tuple[str, str] | None:
        """Id and address of the living worker that owns it; None where there is none."""
        return await self.ask(lambda session: leases.owner_address(session.connection(), name))

    async def orphans(self, *, of_sessions: bool) -> tuple[str, ...]:
        """The running games that no living worker owns: those of sessions, or the others."""
        return await self.ask(lambda session: leases.orphans(session.connection(), of_sessions=of_sessions))

    async def change(self, change: Callable[[Session], Result]) -> Result:
        """Run `change` in a transaction of its own: all of it, or nothing; durable when this returns."""

        def write(connection: Connection) -> Result:
            # It joins the savepoint of this write and leaves its end to the writer.
            with Session(connection, join_transaction_mode="rollback_only") as session:
                result = change(session)
                session.flush()
                return result

        return await self._write(write)

    async def change_rooms(self, change: Callable[[Session], Result]) -> Result:
        """As `change`, for what the leading worker alone may write: NotOwner when another one leads by now."""

        def proven(session: Session) -> Result:
            if self._led is not None:
                leases.prove(session.connection(), ROOMS, self.worker, self._led)
            return change(session)

        return await self.change(proven)

    async def _note(self, write: Callable[[Connection], Result]) -> Result:
        """Something of the worker itself."""
        return await asyncio.shield(asyncio.wrap_future(self.writer.submit(write, of_game=False)))

    async def _write(self, write: Callable[[Connection], Result]) -> Result:
        # Shielded: a caller that is cancelled must not cancel a write that is on its way to the disk.
        return await asyncio.shield(asyncio.wrap_future(self.writer.submit(write)))


def _open(url: str, heads: Path | None, opened: ExitStack) -> Writer:
    """The writer at work; `opened` gets what is to be closed after it, in the order in which that has to be."""
    file = sqlite_file(url)
    if file is not None:
        opened.callback(Claim(file).release)
    elif heads is not None:
        opened.callback(Claim(heads, WORKER_IN_USE).release)
    engine = open_writer(url)
    opened.callback(engine.dispose)
    bring_up_to_date(engine)
    check_whole(engine, url, heads)
    writer = Writer(engine)
    opened.callback(writer.close)
    return writer
