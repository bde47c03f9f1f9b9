"""Erasing people from the command line: whoever may run a command on the server's machine may do it for those who write.

A session that goes on is held by its server alone, which must erase in it; so while one runs, only sessions that are over
can be erased here, and the server forgets what it remembers of them within the hour.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fedgame.rooms.codes import read_data_code
from fedgame.storage import Archive
from fedgame.storage import session_reads as reads
from fedgame.storage.beside import erase_people
from fedgame.storage.claim import Claim, DatabaseInUse
from fedgame.storage.connect import sqlite_file
from fedgame.storage.erasures import Erasure, Erasures
from fedgame.storage.session_entries import Identity, StoredSession


class CannotForget(Exception):  # noqa: N818 - it says what is the case
    """Nobody was erased; the sentence says why, and what would be right."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom to erase: by the data `code`, or within `session_id` by number, by label, or everybody."""

    code: str | None = None
    session_id: str | None = None
    participant: int | None = None
    label: str | None = None
    everybody: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who is meant: a session and the numbers in it that are not erased yet."""

    stored: StoredSession
    numbers: tuple[int, ...]


def choose(url: str, whom: Whom) -> Chosen:
    """Who is meant. Raises CannotForget; ValueError for a database that is not there."""
    archive = Archive(url)
    try:
        return _choose(archive, whom)
    finally:
        archive.close()


def forget(url: str, file: Path, chosen: Chosen) -> int:
    """Erase them, listed in `file` first; how many they were. Raises CannotForget, OSError."""
    stored = chosen.stored
    with ExitStack() as held:
        if stored.ended_at is None:
            _hold(url, held)
        now = datetime.now(UTC)
        people = tuple(Erasure(stored.new.session_id, number, now) for number in chosen.numbers)
        Erasures(file).add(*people)
        return erase_people(url, [(one.session_id, one.number) for one in people], now)


def _hold(url: str, held: ExitStack) -> None:
    """Keep servers away from the database of a session that goes on."""
    file = sqlite_file(url)
    if file is None:
        raise CannotForget("the session goes on: end it first, or erase from its control room")
    try:
        held.callback(Claim(file).release)
    except DatabaseInUse:
        raise CannotForget(
            "the session goes on and its server runs: erase from the page of its data, or stop the server first"
        ) from None


def _choose(archive: Archive, whom: Whom) -> Chosen:
    if whom.code is not None:
        return _by_code(archive, whom.code)
    stored = _stored(archive, whom.session_id)
    if stored is None:
        raise CannotForget(f"there is no session {whom.session_id}: its id stands in the address of its pages")
    meant = _meant(stored, whom)
    return Chosen(stored, tuple(one.number for one in stored.people if one.erased_at is None and meant(one)))


def _meant(stored: StoredSession, whom: Whom) -> Callable[[Identity], bool]:
    numbers = [one.number for one in stored.people]
    if whom.participant is not None:
        if whom.participant not in numbers:
            raise CannotForget(f"there is no participant {whom.participant}: this session has {len(numbers)}")
        return lambda one: one.number == whom.participant
    if whom.label is not None:
        if whom.label not in [one.label for one in stored.people]:
            raise CannotForget(f"nobody in this session has the label {whom.label!r}")
        return lambda one: one.label == whom.label
    if not whom.everybody:
        raise CannotForget("say whom: --participant, --label or --everybody")
    return lambda _: True


def _stored(archive: Archive, session_id: str | None) -> StoredSession | None:
    return archive.read(lambda session: reads.stored_session(session, session_id)) if session_id else None


def _by_code(archive: Archive, code: str) -> Chosen:
    read = read_data_code(code)
    room = read.room if read is not None else ""
    stored = _stored(archive, archive.read(lambda session: reads.session_of_room(session, room)))
    who = next((one for one in stored.people if one.number == read.number), None) if stored and read else None
    if read is None or stored is None or who is None or not read.opens(stored.new.room_key):
        raise CannotForget(f"no data have the code {code}: check it with whoever sent it")
    return Chosen(stored, () if who.erased_at is not None else (who.number,))
