"""Experiments and sessions as the server asks for them and changes them; each change is one transaction, durable when it
returns. Raises Conflict with the words of `session_writes`, CommitInDoubt, StoreClosed.
"""

from __future__ import annotations

from datetime import datetime

from fedgame.storage import session_reads as reads
from fedgame.storage import session_writes as writes
from fedgame.storage.account_entries import Note
from fedgame.storage.session_entries import (
    ExperimentRecord,
    Identity,
    NewSession,
    SessionSummary,
    SessionWrite,
    StoredSession,
)
from fedgame.storage.store import Store


class SessionBook:
    def __init__(self, store: Store) -> None:
        self._store = store

    # Experiments

    async def experiment(self, experiment_id: str) -> ExperimentRecord | None:
        return await self._store.ask(lambda session: reads.experiment(session, experiment_id))

    async def experiments(self) -> tuple[ExperimentRecord, ...]:
        return await self._store.ask(reads.experiments)

    async def readers(self, experiment_id: str) -> frozenset[str]:
        return await self._store.ask(lambda session: reads.readers(session, experiment_id))

    async def shared_with(self, account: str) -> frozenset[str]:
        """The experiments that an account may read because they are shared with it."""
        return await self._store.ask(lambda session: reads.experiments_shared_with(session, account))

    async def make_experiment(self, new: ExperimentRecord, line: Note) -> None:
        await self._store.change(lambda session: writes.make_experiment(session, new, line))

    async def save_experiment(self, experiment_id: str, version: int, title: str, document: str, line: Note) -> int:
        """Conflict "unknown", "version"."""
        return await self._store.change(
            lambda session: writes.save_experiment(session, experiment_id, version, title, document, line)
        )

    async def delete_experiment(self, experiment_id: str, line: Note) -> None:
        """Conflict "unknown", "running"."""
        await self._store.change(lambda session: writes.delete_experiment(session, experiment_id, line))

    async def share_experiment(self, experiment_id: str, account: str, *, shared: bool) -> None:
        """Conflict "unknown"."""
        await self._store.change(
            lambda session: writes.share_experiment(session, experiment_id, account, shared=shared)
        )

    async def set_readers(self, experiment_id: str, wanted: frozenset[str], line: Note) -> None:
        """These accounts and no others; `line` as in session_writes. Conflict "unknown"."""
        await self._store.change(lambda session: writes.set_readers(session, experiment_id, wanted, line))

    # Sessions

    async def session_ids(self, *, running: bool) -> tuple[str, ...]:
        return await self._store.ask(lambda session: reads.session_ids(session, running=running))

    async def sessions_of(self, experiment_id: str) -> tuple[SessionSummary, ...]:
        return await self._store.ask(lambda session: reads.sessions_of(session, experiment_id))

    async def experiment_of_session(self, session_id: str) -> str | None:
        return await self._store.ask(lambda session: reads.experiment_of_session(session, session_id))

    async def session_of_room(self, room_code: str) -> str | None:
        return await self._store.ask(lambda session: reads.session_of_room(session, room_code))

    async def games_of_session(self, session_id: str) -> tuple[str, ...]:
        return await self._store.ask(lambda session: reads.games_of_session(session, session_id))

    async def participant_of_token(self, session_id: str, token_hash: str) -> int | None:
        return await self._store.ask(lambda session: reads.participant_of_token(session, session_id, token_hash))

    async def stored_session(self, session_id: str) -> StoredSession | None:
        return await self._store.ask(lambda session: reads.stored_session(session, session_id))

    async def administrative_acts(self, session_id: str, experiment_id: str) -> tuple[Note, ...]:
        """The lines of the audit log about this session or its experiment, the oldest first."""
        return await self._store.ask(lambda session: reads.administrative_acts(session, session_id, experiment_id))

    async def identities(self, session_id: str) -> tuple[Identity, ...]:
        return await self._store.ask(lambda session: reads.identities(session, session_id))

    async def overdue(self, now: datetime) -> dict[str, tuple[int, ...]]:
        """By session: the participants who are kept for longer than their experiment says."""
        return await self._store.ask(lambda session: reads.overdue(session, now))

    async def open_session(self, new: NewSession, line: Note) -> int:
        """The session's number within its experiment. Conflict "unknown"."""
        return await self._store.change(lambda session: writes.open_session(session, new, line))

    async def append(self, write: SessionWrite) -> None:
        """Conflict when another writer has taken the place in the log, or a label was taken meanwhile."""
        await self._store.change_rooms(lambda session: writes.append_to_session(session, write))
