"""The reading half of the storage: every question that may be asked of a database, beside a server that writes to it.

Nothing can be written through it, and it claims nothing. Reads that a server asks for run on threads, so that its event
loop never waits for a disk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlmodel import Session

from engine.events import LedgerPosted
from fedgame.log.record import GameRecord
from fedgame.storage import reads, session_reads
from fedgame.storage.claim import Claim
from fedgame.storage.connect import HEAD, bring_up_to_date, migration_of, open_readers, open_writer, sqlite_file
from fedgame.storage.entries import GameCard, Status, StoredGame, TrainingRow

Result = TypeVar("Result")

Ledger = tuple[tuple[int, LedgerPosted], ...]
"""A stored ledger: the causing action's number (0: the deal) and the movement, by entry."""


class Archive:
    """Opens the database at `url` to read.

    One of an older FedGame gets its tables brought up to date first; DatabaseInUse while a server runs on it.
    ValueError for a file that is not there.
    """

    def __init__(self, url: str) -> None:
        self._reading = open_readers(url)
        if migration_of(self._reading) != HEAD:
            bring_up_to_date_claimed(url)

    def close(self) -> None:
        self._reading.dispose()

    async def card(self, game_id: str) -> GameCard | None:
        return await asyncio.to_thread(self.read, lambda session: reads.card(session, game_id))

    async def game_of_join_hash(self, join_hash: str) -> str | None:
        return await asyncio.to_thread(self.read, lambda session: reads.game_of_join_hash(session, join_hash))

    async def game_of_share_hash(self, share_hash: str) -> str | None:
        return await asyncio.to_thread(self.read, lambda session: reads.game_of_share_hash(session, share_hash))

    async def session_of_game(self, game_id: str) -> str | None:
        """The session that a game belongs to, if it does to one."""
        return await asyncio.to_thread(self.read, lambda session: session_reads.session_of_game(session, game_id))

    async def stored_game(self, game_id: str) -> StoredGame | None:
        return await asyncio.to_thread(self.read, lambda session: reads.stored_game(session, game_id))

    def game_ids(self, status: Status | None = None) -> tuple[str, ...]:
        """The games, oldest first; all of them for None."""
        return self.read(lambda session: reads.game_ids(session, status))

    def load_record(self, game_id: str) -> GameRecord:
        """The game as exports and replays read it. KeyError, in words, when there is none of that name."""
        return self.read(lambda session: _record(session, game_id))

    def load_with_ledger(self, game_id: str) -> tuple[GameRecord, Ledger]:
        """The game and its stored ledger of one moment, also while the game goes on. KeyError as above."""
        return self.read(lambda session: (_record(session, game_id), reads.ledger(session, game_id)))

    def log_length(self, game_id: str) -> int:
        """How many actions the log of a game has: whether there is more than was read before."""
        return self.read(lambda session: reads.log_length(session, game_id))

    def ledger(self, game_id: str) -> Ledger:
        return self.read(lambda session: reads.ledger(session, game_id))

    def trainings(self, game_id: str) -> tuple[TrainingRow, ...]:
        return self.read(lambda session: reads.trainings(session, game_id))

    async def ask(self, query: Callable[[Session], Result]) -> Result:
        """Run `query` in one read transaction, on a thread."""
        return await asyncio.to_thread(self.read, query)

    def read(self, query: Callable[[Session], Result]) -> Result:
        """Run `query` in one read transaction, on the caller's thread."""
        with Session(self._reading) as session:
            return query(session)


def _record(session: Session, game_id: str) -> GameRecord:
    record = reads.record(session, game_id)
    if record is None:
        games = len(reads.game_ids(session, None))
        raise KeyError(f"there is no game {game_id!r} in this database; it has {games} games")
    return record


def bring_up_to_date_claimed(url: str) -> None:
    """Run the migrations that the database lacks, while no server works on it: DatabaseInUse otherwise."""
    file = sqlite_file(url)
    claim = Claim(file) if file else None
    try:
        engine = open_writer(url)
        bring_up_to_date(engine)
        engine.dispose()
    finally:
        if claim is not None:
            claim.release()
