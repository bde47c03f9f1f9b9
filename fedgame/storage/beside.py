"""One short transaction of the command line on a database, whether a server works on it or not.

The claim (see `claim`) keeps two servers apart, which hold games in memory. A single transaction on tables that no
server keeps in memory needs none: SQLite lets one writer in after the other, across processes too, and either waits for
the other's commit. Nothing is migrated here under a server: one of an older FedGame has to be stopped first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from sqlmodel import Session

from fedgame.storage import account_writes as writes
from fedgame.storage.account_entries import AccountCard, NewAccount, Note
from fedgame.storage.archive import bring_up_to_date_claimed
from fedgame.storage.connect import HEAD, migration_of, open_writer
from fedgame.storage.erasing import erase_one_again

Result = TypeVar("Result")


def make_or_reset_admin(url: str, new: NewAccount, note: Note) -> AccountCard:
    """An enabled admin of that name, new or not, with this password or link; who was signed in as it is signed out.

    DatabaseInUse where a server of an older FedGame runs on the database; what the driver raises where it cannot be
    written.
    """
    return _change(url, lambda session: writes.make_or_reset_admin(session, new, note))


def erase_people(url: str, people: Sequence[tuple[str, int]], at: datetime) -> int:
    """Erase these participants (session, number) in one transaction; how many were not erased before.

    Of sessions that no server changes meanwhile: those that are over, or while none runs.
    """
    return _change(
        url,
        lambda session: sum(erase_one_again(session, session_id, number, at) for session_id, number in people),
    )


def _change(url: str, change: Callable[[Session], Result]) -> Result:
    engine = open_writer(url)
    try:
        if migration_of(engine) != HEAD:
            bring_up_to_date_claimed(url)
        with Session(engine) as session, session.begin():
            return change(session)
    finally:
        engine.dispose()
