"""The storage as the server uses it: writes that are done when they are durable, and reads that cannot write.

It is made once for a database. Writes return when the group commit that holds them has succeeded (see `writer`);
reads run on threads, so that the event loop never waits for a disk. It knows no rule of the game.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection
from sqlmodel import Session

from engine.events import LedgerPosted
from fedgame.log.record import GameRecord
from fedgame.storage import reads, writes
from fedgame.storage.connect import bring_up_to_date, open_readers, open_writer
from fedgame.storage.entries import GameCard, LogWrite, NewGameRow, StartWrite, Status, StoredGame, TrainingRow
from fedgame.storage.writer import Writer

Result = TypeVar("Result")


class Store:
    """Opens the database at `url`, makes or migrates its tables, and starts the writer."""

    def __init__(self, url: str) -> None:
        engine = open_writer(url)
        bring_up_to_date(engine)
        self._writing = engine
        self._reading = open_readers(url)
        self.writer = Writer(engine)

    def close(self) -> None:
        """Finish what is queued, then close. Later writes raise StoreClosed."""
        self.writer.close()
        self._writing.dispose()
        self._reading.dispose()

    # Writes: each is one transaction, durable when it returns. CommitInDoubt, Conflict, StoreClosed otherwise.

    async def create_game(self, game: NewGameRow) -> None:
        await self._change(lambda session: writes.create_game(session, game))

    async def take_seat(self, game_id: str, token_hash: str, name: str, at: datetime) -> int:
        """The number of the seat. Conflict "started" or "full" when there is none to take."""
        return await self._change(lambda session: writes.take_seat(session, game_id, token_hash, name, at))

    async def start_game(self, start: StartWrite) -> None:
        """Conflict when the game has been started already, or one of the seats was taken meanwhile."""
        await self._change(lambda session: writes.start_game(session, start))

    async def append(self, write: LogWrite) -> None:
        """Conflict when another writer has taken the place in the log, or the key was used already."""
        await self._write(lambda connection: writes.append(connection, write))

    async def _change(self, change: Callable[[Session], Result]) -> Result:
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

    # Reads.

    async def card(self, game_id: str) -> GameCard | None:
        return await asyncio.to_thread(self.read, lambda session: reads.card(session, game_id))

    async def game_of_join_hash(self, join_hash: str) -> str | None:
        return await asyncio.to_thread(self.read, lambda session: reads.game_of_join_hash(session, join_hash))

    async def stored_game(self, game_id: str) -> StoredGame | None:
        return await asyncio.to_thread(self.read, lambda session: reads.stored_game(session, game_id))

    def game_ids(self, status: Status | None = None) -> tuple[str, ...]:
        """The games, oldest first; all of them for None."""
        return self.read(lambda session: reads.game_ids(session, status))

    def load_record(self, game_id: str) -> GameRecord:
        """The game as exports and replays read it. KeyError, in words, when there is none of that name."""
        record = self.read(lambda session: reads.record(session, game_id))
        if record is None:
            raise KeyError(f"there is no game {game_id!r} in this database; it has {len(self.game_ids())} games")
        return record

    def ledger(self, game_id: str) -> tuple[tuple[int, LedgerPosted], ...]:
        """The stored ledger: the causing action's number (0: the deal) and the movement, by entry."""
        return self.read(lambda session: reads.ledger(session, game_id))

    def trainings(self, game_id: str) -> tuple[TrainingRow, ...]:
        return self.read(lambda session: reads.trainings(session, game_id))

    def read(self, query: Callable[[Session], Result]) -> Result:
        """Run `query` in one read transaction, on the caller's thread."""
        with Session(self._reading) as session:
            return query(session)
