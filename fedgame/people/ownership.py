"""Whose an experiment is, as permissions ask it: answered by the room that keeps experiments, wired in app.py.

A permission of `fedgame.people.permissions` that names an experiment or a session is decided from these answers alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from fedgame.storage import AccountCard


@dataclass(frozen=True, slots=True)
class Owned:
    """An experiment and whose it is. `owner` and `shared_with` are ids of accounts."""

    experiment_id: str
    owner: str
    shared_with: frozenset[str] = frozenset()

    def may_change(self, account: AccountCard) -> bool:
        """Its researcher, while still one, or any admin."""
        return account.role == "admin" or (account.role == "researcher" and account.id == self.owner)

    def may_read(self, account: AccountCard) -> bool:
        """Who may change it, every viewer, and those it is shared with."""
        return self.may_change(account) or account.role == "viewer" or account.id in self.shared_with


class Ownership(Protocol):
    """Each answers None where there is no such thing."""

    async def experiment(self, experiment_id: str) -> Owned | None: ...

    async def session(self, session_id: str) -> Owned | None:
        """The experiment that the session belongs to."""
        ...

    async def participant(self, session_id: str, token_hash: str) -> str | None:
        """The id of the participant of this session who holds the token of this hash."""
        ...


class NoExperiments:
    """The answers of a server that keeps no experiments."""

    async def experiment(self, experiment_id: str) -> Owned | None:  # noqa: ARG002 - the protocol's signature
        return None

    async def session(self, session_id: str) -> Owned | None:  # noqa: ARG002 - as above
        return None

    async def participant(self, session_id: str, token_hash: str) -> str | None:  # noqa: ARG002 - as above
        return None
