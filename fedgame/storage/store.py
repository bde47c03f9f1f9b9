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
        await self._write(lambda connection: writes.create_game(connection, game))

    async def take_seat(self, game_id: str, token_hash: str, name: str, at: datetime) -> int:
        """The number of the seat. Conflict "started" or "full" when there is none to take."""
        return await self._write(lambda connection: writes.take_seat(connection, game_id, token_hash, name, at))

    async def start_game(self, start: StartWrite) -> None:
        """Conflict when the game has been started already, or one of the seats was taken meanwhile."""
        await self._write(lambda connection: writes.start_game(connection, start))

    async def append(self, write: LogWrite) -> None:
        """Conflict when another writer has taken the place in the log, or the key was used already."""
        await self._write(lambda connection: writes.append(connection, write))

    async def _write(self, write: Callable[[Connection], Result]) -> Result:
        # Shielded: a caller that is cancelled must not cancel a write that is on its way to the disk.
        return await asyncio.shield(asyncio.wrap_future(self.writer.submit(write)))

    # Reads.

    async def card(self, game_id: str) -> GameCard | None:
        return await asyncio.to_thread(self.read, lambda connection: reads.card(connection, game_id))

    async def game_of_join_hash(self, join_hash: str) -> str | None:
        return await asyncio.to_thread(self.read, lambda connection: reads.game_of_join_hash(connection, join_hash))

    async def stored_game(self, game_id: str) -> StoredGame | None:
        return await asyncio.to_thread(self.read, lambda connection: reads.stored_game(connection, game_id))

    def game_ids(self, status: Status | None = None) -> tuple[str, ...]:
        """The games, oldest first; all of them for None."""
        return self.read(lambda connection: reads.game_ids(connection, status))

    def load_record(self, game_id: str) -> GameRecord:
        """The game as exports and replays read it. KeyError, in words, when there is none of that name."""
        record = self.read(lambda connection: reads.record(connection, game_id))
        if record is None:
            raise KeyError(f"there is no game {game_id!r} in this database; it has {len(self.game_ids())} games")
        return record

    def ledger(self, game_id: str) -> tuple[tuple[int, LedgerPosted], ...]:
        """The stored ledger: the causing action's number (0: the deal) and the movement, by entry."""
        return self.read(lambda connection: reads.ledger(connection, game_id))

    def trainings(self, game_id: str) -> tuple[TrainingRow, ...]:
        return self.read(lambda connection: reads.trainings(connection, game_id))

    def read(self, query: Callable[[Connection], Result]) -> Result:
        """Run `query` in one read transaction, on the caller's thread."""
        with self._reading.connect() as connection, connection.begin():
            return query(connection)
