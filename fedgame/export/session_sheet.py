"""One table of a session, declared once, and what all of them are made from: the log of the session.

Tables are read off the log, never off what a server holds. Every row begins with the keys of the session and of its
experiment and ends with whether it was a rehearsal; a table about people has the participant's number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from fedgame.experiments import events as happened
from fedgame.experiments.session import Session, applied
from fedgame.export.session_columns import EXPERIMENT_ID, REHEARSAL, SESSION_ID
from fedgame.export.sheet import Cell, Column, Row, Sheet

if TYPE_CHECKING:
    from fedgame.storage.account_entries import Note
    from fedgame.storage.session_entries import StoredSession


@dataclass(frozen=True)
class SessionData:
    """A session as its log tells it: `session` is what all of the log makes, `labels` whether labels were asked for.

    `acts` are the lines of the server's audit log about it and its experiment.
    """

    stored: StoredSession
    session: Session
    labels: bool = False
    acts: tuple[Note, ...] = ()

    @property
    def common(self) -> dict[str, str | bool]:
        """What every row of every table begins and ends with."""
        new = self.stored.new
        return {"session_id": new.session_id, "experiment_id": new.experiment_id, "rehearsal": new.rehearsal}

    @cached_property
    def _labels(self) -> dict[int, str | None]:
        return {one.number: one.label for one in self.stored.people}

    def label(self, number: int) -> str | None:
        return self._labels.get(number) if self.labels else None

    def stage_name(self, stage: int) -> str | None:
        stages = self.session.design.stages
        return stages[stage].name if 0 <= stage < len(stages) else None

    def stage_kind(self, stage: int) -> str | None:
        stages = self.session.design.stages
        return stages[stage].kind if 0 <= stage < len(stages) else None

    @cached_property
    def last_at(self) -> datetime | None:
        """When the last thing in the log happened."""
        return self.stored.log[-1][1] if self.stored.log else None


@dataclass(frozen=True, slots=True)
class SessionSheet(Sheet):
    """A sheet about a session. `rows` gives a mapping of all columns but those that are common to all of them."""

    rows: Callable[[SessionData], Iterable[Row]]

    def all_rows(self, data: SessionData) -> Iterator[Row]:
        for row in self.rows(data):
            yield {**data.common, **row}


@dataclass(frozen=True, slots=True)
class Visit:
    """One time that somebody was in a stage (an index); `left` None while they are."""

    participant: int
    stage: int
    entered: datetime
    left: datetime | None


def data_of(stored: StoredSession, *, labels: bool = False, acts: tuple[Note, ...] = ()) -> SessionData:
    return SessionData(stored, applied(Session(stored.new.design, stored.new.seed), stored.log), labels, acts)


def visits(data: SessionData) -> list[Visit]:
    """One for each time that somebody entered a stage, in that order."""
    found: list[Visit] = []
    inside: dict[int, int] = {}
    for event, at in data.stored.log:
        if not isinstance(event, happened.StageEntered | happened.Ended):
            continue
        place = inside.pop(event.participant, None)
        if place is not None:
            last = found[place]
            found[place] = Visit(last.participant, last.stage, last.entered, at)
        if isinstance(event, happened.StageEntered):
            inside[event.participant] = len(found)
            found.append(Visit(event.participant, event.stage, at, None))
    return found


def seconds_between(since: datetime, until: datetime | None) -> float | None:
    return (until - since).total_seconds() if until else None


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def of_stage(data: SessionData, stage: int) -> dict[str, Cell]:
    """The cells that say which stage, counted from 1."""
    return {"stage": stage + 1, "stage_name": data.stage_name(stage)}


def table(name: str, columns: tuple[Column, ...], rows: Callable[[SessionData], Iterable[Row]]) -> SessionSheet:
    """A sheet of a session with the columns that all of them have."""
    return SessionSheet(name, (SESSION_ID, EXPERIMENT_ID, *columns, REHEARSAL), rows)
