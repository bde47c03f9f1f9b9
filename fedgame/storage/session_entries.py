"""What the server and the storage hand each other of experiments and sessions: plain values that know no table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from fedgame.experiments.arms import ResolvedArm
from fedgame.experiments.design import Design
from fedgame.experiments.events import SessionEvent
from fedgame.storage.account_entries import Note
from fedgame.storage.entries import NewGameRow, StartWrite


@dataclass(frozen=True, slots=True)
class ExperimentRecord:
    """An experiment as it is stored. `document` is JSON text, right or not yet."""

    experiment_id: str
    owner: str
    title: str
    document: str
    version: int
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session that opens now."""

    session_id: str
    experiment_id: str
    design: Design
    arms: tuple[ResolvedArm, ...]
    seed: int
    room_code: str
    room_key: str
    rehearsal: bool
    opened_by: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A session as a list shows it."""

    session_id: str
    experiment_id: str
    number: int
    rehearsal: bool
    opened_at: datetime
    ended_at: datetime | None
    people: int
    places: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a participant is. `label` is None where none was given."""

    number: int
    token_hash: str
    label: str | None = None
    name: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    erased_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredSession:
    """All that a live session is rebuilt from; `log` in order."""

    new: NewSession
    number: int
    ended_at: datetime | None
    log: tuple[tuple[SessionEvent, datetime], ...]
    people: tuple[Identity, ...]


@dataclass(frozen=True, slots=True)
class OpenedGame:
    """A game that a session makes and starts: of a group, or the practice of one participant."""

    game: NewGameRow
    start: StartWrite
    group: int | None
    participant: int | None


@dataclass(frozen=True, slots=True)
class SessionWrite:
    """What one transaction writes for one session: all of it, or nothing. `after` is the log's last entry before it.

    `moved` are participants with a new token, whose seats in `seats` (game, player) get it too.
    """

    session_id: str
    after: int
    at: datetime
    events: tuple[SessionEvent, ...]
    arrived: tuple[Identity, ...] = ()
    moved: tuple[Identity, ...] = ()
    seats: tuple[tuple[str, int, str], ...] = ()
    """(game, player, token hash)."""

    games: tuple[OpenedGame, ...] = ()
    erased: tuple[int, ...] = ()
    """Participants of whom nothing but their number is to be left."""

    ended_at: datetime | None = None
    notes: tuple[Note, ...] = ()
    """Lines of the audit log."""
