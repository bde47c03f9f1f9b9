"""The storage as the server uses it: an archive, and writes that are done when they are durable.

It is made once for a database, which it claims: a second one on the same SQLite file is refused. Writes return when the
group commit that holds them has succeeded (see `writer`). It knows no rule of the game.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection
from sqlmodel import Session

from fedgame.storage import writes
from fedgame.storage.archive import Archive
from fedgame.storage.claim import Claim
from fedgame.storage.connect import bring_up_to_date, open_writer, sqlite_file
from fedgame.storage.entries import LogWrite, NewGameRow, StartWrite
from fedgame.storage.writer import Writer

Result = TypeVar("Result")


class Store(Archive):
    """Claims and opens the database at `url`, makes or migrates its tables, and starts the writer.

    DatabaseInUse when another server runs on it.
    """

    def __init__(self, url: str) -> None:
        with ExitStack() as opened:
            self.writer = _open(url, opened)
            super().__init__(url)
            opened.callback(super().close)
            self._opened = opened.pop_all()

    def close(self) -> None:
        """Finish what is queued, then close. Later writes raise StoreClosed."""
        self._opened.close()

    @property
    def writable(self) -> bool:
        """Whether the database takes writes, as far as the last of them told; `writer.failure` says why not."""
        return self.writer.failure is None

    # Each is one transaction, durable when it returns. CommitInDoubt, Conflict, StoreClosed otherwise.

    async def create_game(self, game: NewGameRow) -> None:
        await self.change(lambda session: writes.create_game(session, game))

    async def create_next(self, game_id: str, following: NewGameRow) -> None:
        """Conflict "again" where another game follows on this one already."""
        await self.change(lambda session: writes.create_next(session, game_id, following))

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

    async def change_token(self, game_id: str, player: int, token_hash: str) -> None:
        """Conflict "seat" where nobody has such a seat."""
        await self.change(lambda session: writes.change_token(session, game_id, player, token_hash))

    async def free_seat(self, game_id: str, player: int) -> None:
        """Conflict "started" or "seat" when there is no such seat of a lobby to make empty."""
        await self.change(lambda session: writes.free_seat(session, game_id, player))

    async def append(self, write: LogWrite) -> None:
        """Conflict when another writer has taken the place in the log, or the key was used already."""
        await self._write(lambda connection: writes.append(connection, write))

    async def change(self, change: Callable[[Session], Result]) -> Result:
        """Run `change` in a transaction of its own: all of it, or nothing; durable when this returns."""

        def write(connection: Connection) -> Result:
            # It joins the savepoint of this write and leaves its end to the writer.
            with Session(connection, join_transaction_mode="rollback_only") as session:
                result = change(session)
                session.flush()
                return result

        return await self._write(write)

    async def _write(self, write: Callable[[Connection], Result]) -> Result:
        # Shielded: a caller that is cancelled must not cancel a write that is on its way to the disk.
        return await asyncio.shield(asyncio.wrap_future(self.writer.submit(write)))


def _open(url: str, opened: ExitStack) -> Writer:
    """The writer at work; `opened` gets what is to be closed after it, in the order in which that has to be."""
    file = sqlite_file(url)
    if file is not None:
        opened.callback(Claim(file).release)
    engine = open_writer(url)
    opened.callback(engine.dispose)
    bring_up_to_date(engine)
    writer = Writer(engine)
    opened.callback(writer.close)
    return writer
