"""What is read of experiments and sessions, each function in one read transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from fedgame.experiments.arms import RESOLVED_ARMS
from fedgame.experiments.design import Design
from fedgame.experiments.events import SESSION_EVENT, SessionEvent
from fedgame.storage.account_entries import Note
from fedgame.storage.account_models import AuditRow
from fedgame.storage.sealing import place_of, unseal
from fedgame.storage.session_entries import ExperimentRecord, Identity, NewSession, SessionSummary, StoredSession
from fedgame.storage.session_models import (
    ExperimentReaderRow,
    ExperimentRow,
    ParticipantRow,
    PaymentRow,
    SessionEventRow,
    SessionGameRow,
    SessionRow,
)


def experiment(session: Session, experiment_id: str) -> ExperimentRecord | None:
    row = session.get(ExperimentRow, experiment_id)
    return _experiment(row) if row is not None and row.deleted_at is None else None


def experiments(session: Session) -> tuple[ExperimentRecord, ...]:
    """All that are not deleted, the last changed first."""
    rows = session.exec(
        select(ExperimentRow)
        .where(col(ExperimentRow.deleted_at).is_(None))
        .order_by(col(ExperimentRow.changed_at).desc())
    )
    return tuple(_experiment(row) for row in rows)


def readers(session: Session, experiment_id: str) -> frozenset[str]:
    """The accounts that it is shared with."""
    rows = select(ExperimentReaderRow.account).where(ExperimentReaderRow.experiment_id == experiment_id)
    return frozenset(session.exec(rows))


def experiments_shared_with(session: Session, account: str) -> frozenset[str]:
    return frozenset(
        session.exec(select(ExperimentReaderRow.experiment_id).where(ExperimentReaderRow.account == account))
    )


def _experiment(row: ExperimentRow) -> ExperimentRecord:
    return ExperimentRecord(row.id, row.owner, row.title, row.document, row.version, row.created_at, row.changed_at)


def session_ids(session: Session, *, running: bool) -> tuple[str, ...]:
    """The sessions, oldest first; `running`: those that have not ended."""
    query = select(SessionRow.id).order_by(col(SessionRow.opened_at), col(SessionRow.id))
    return tuple(session.exec(query.where(col(SessionRow.ended_at).is_(None)) if running else query))


def sessions_of(session: Session, experiment_id: str) -> tuple[SessionSummary, ...]:
    """The sessions of an experiment, the newest first."""
    rows = session.exec(
        select(SessionRow).where(SessionRow.experiment_id == experiment_id).order_by(col(SessionRow.number).desc())
    ).all()
    people = dict(
        session.exec(
            select(ParticipantRow.session_id, func.count())
            .where(col(ParticipantRow.session_id).in_([row.id for row in rows]))
            .group_by(col(ParticipantRow.session_id))
        ).all()
    )
    return tuple(
        SessionSummary(
            row.id,
            row.experiment_id,
            row.number,
            row.rehearsal,
            row.opened_at,
            row.ended_at,
            people.get(row.id, 0),
            Design.model_validate_json(row.design).places,
        )
        for row in rows
    )


def experiment_of_session(session: Session, session_id: str) -> str | None:
    row = session.get(SessionRow, session_id)
    return row.experiment_id if row else None


def session_of_room(session: Session, room_code: str) -> str | None:
    return session.exec(select(SessionRow.id).where(SessionRow.room_code == room_code)).first()


def session_of_game(session: Session, game_id: str) -> str | None:
    row = session.get(SessionGameRow, game_id)
    return row.session_id if row else None


def games_of_session(session: Session, session_id: str) -> tuple[str, ...]:
    """The games of the groups of a session, in the order of the groups, then those of practice."""
    rows = select(SessionGameRow).where(SessionGameRow.session_id == session_id)
    ordered = sorted(
        session.exec(rows), key=lambda row: (row.group_number is None, row.group_number or row.participant or 0)
    )
    return tuple(row.game_id for row in ordered)


def participant_of_token(session: Session, session_id: str, token_hash: str) -> int | None:
    rows = select(ParticipantRow.number).where(
        ParticipantRow.session_id == session_id, ParticipantRow.token_hash == token_hash
    )
    return session.exec(rows).first()


def stored_session(session: Session, session_id: str) -> StoredSession | None:
    row = session.get(SessionRow, session_id)
    if row is None:
        return None
    keys = _seal_keys(session, session_id)
    events = session.exec(
        select(SessionEventRow).where(SessionEventRow.session_id == session_id).order_by(col(SessionEventRow.seq))
    )
    return StoredSession(
        new=_new(row),
        number=row.number,
        ended_at=row.ended_at,
        log=tuple(_read_event(event, keys) for event in events),
        people=identities(session, session_id),
    )


def administrative_acts(session: Session, session_id: str, experiment_id: str) -> tuple[Note, ...]:
    """The lines of the audit log about this session or its experiment, the oldest first."""
    about = col(AuditRow.target).in_((session_id, experiment_id))
    named = col(AuditRow.facts).contains(f'"{experiment_id}"', autoescape=True)
    rows = session.exec(select(AuditRow).where(or_(about, named)).order_by(col(AuditRow.id)))
    return tuple(Note(row.at, row.account, row.act, row.target, json.loads(row.facts)) for row in rows)


def _seal_keys(session: Session, session_id: str) -> dict[int, bytes]:
    """The keys of those who are not erased, by number."""
    rows = session.exec(
        select(ParticipantRow.number, ParticipantRow.seal_key).where(ParticipantRow.session_id == session_id)
    )
    return {number: key for number, key in rows if key is not None}


def _read_event(row: SessionEventRow, keys: Mapping[int, bytes]) -> tuple[SessionEvent, datetime]:
    """An entry with the words that it holds, unless whose they are is erased."""
    event = SESSION_EVENT.validate_json(row.payload)
    key = keys.get(row.participant) if row.participant is not None else None
    if row.sealed is not None and key is not None:
        event = unseal(event, row.sealed, key, place_of(row.session_id, row.seq))
    return event, row.at


def _new(row: SessionRow) -> NewSession:
    return NewSession(
        session_id=row.id,
        experiment_id=row.experiment_id,
        design=Design.model_validate_json(row.design),
        arms=RESOLVED_ARMS.validate_json(row.arms),
        seed=row.seed,
        room_code=row.room_code,
        room_key=row.room_key,
        rehearsal=row.rehearsal,
        opened_by=row.opened_by,
        opened_at=row.opened_at,
    )


def overdue(session: Session, now: datetime) -> dict[str, tuple[int, ...]]:
    """By session: the participants who are not erased, though the time of their experiment is over.

    The time counts from the end of a session; in one that nobody ended, from its last event.
    """
    rows = session.exec(
        select(SessionRow, ParticipantRow.number)
        .join(ParticipantRow, col(ParticipantRow.session_id) == col(SessionRow.id))
        .where(col(ParticipantRow.erased_at).is_(None))
        .order_by(col(SessionRow.id), col(ParticipantRow.number))
    ).all()
    found: dict[str, tuple[int, ...]] = {}
    for session_id, people in groupby(rows, key=lambda row: row[0].id):
        held = list(people)
        row = held[0][0]
        over = row.ended_at or _last_event_at(session, session_id) or row.opened_at
        if over + timedelta(days=Design.model_validate_json(row.design).retention_days) <= now:
            found[session_id] = tuple(number for _, number in held)
    return found


def _last_event_at(session: Session, session_id: str) -> datetime | None:
    latest = select(SessionEventRow.at).where(SessionEventRow.session_id == session_id)
    return session.exec(latest.order_by(col(SessionEventRow.seq).desc()).limit(1)).first()


def identities(session: Session, session_id: str) -> tuple[Identity, ...]:
    rows: Sequence[ParticipantRow] = session.exec(
        select(ParticipantRow).where(ParticipantRow.session_id == session_id).order_by(col(ParticipantRow.number))
    ).all()
    return tuple(
        Identity(row.number, row.token_hash, row.label, row.name, json.loads(row.parameters), row.erased_at)
        for row in rows
    )


def payments(session: Session, session_id: str) -> tuple[PaymentRow, ...]:
    """What is owed, in the order of participants."""
    rows = session.exec(
        select(PaymentRow).where(PaymentRow.session_id == session_id).order_by(col(PaymentRow.number))
    ).all()
    for row in rows:
        session.expunge(row)
    return tuple(rows)
