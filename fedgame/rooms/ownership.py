"""Whose an experiment is, as permissions ask it (fedgame.people.ownership), answered from the database."""

from __future__ import annotations

from fedgame.people.ownership import Owned
from fedgame.storage.session_book import SessionBook


class StoredOwnership:
    def __init__(self, book: SessionBook) -> None:
        self._book = book

    async def experiment(self, experiment_id: str) -> Owned | None:
        found = await self._book.experiment(experiment_id)
        if found is None:
            return None
        return Owned(experiment_id, found.owner, await self._book.readers(experiment_id))

    async def session(self, session_id: str) -> Owned | None:
        experiment_id = await self._book.experiment_of_session(session_id)
        return await self.experiment(experiment_id) if experiment_id is not None else None

    async def participant(self, session_id: str, token_hash: str) -> str | None:
        number = await self._book.participant_of_token(session_id, token_hash)
        return None if number is None else str(number)
