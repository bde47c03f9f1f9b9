"""What each write about experiments and sessions does to the tables. Each runs inside one savepoint of the writer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import func, insert
from sqlmodel import Session, SQLModel, col, select

from engine.state import RULES_VERSION
from fedgame.experiments.arms import RESOLVED_ARMS
from fedgame.experiments.events import Paid, SessionEvent
from fedgame.log.codec import canonical
from fedgame.log.upcasts import SCHEMA_VERSION
from fedgame.storage import session_reads as reads
from fedgame.storage import writes
from fedgame.storage.account_entries import Note
from fedgame.storage.account_writes import note, note_work
from fedgame.storage.erasing import erase
from fedgame.storage.sealing import new_key, owner_of_words, place_of, seal, without_words
from fedgame.storage.session_entries import ExperimentRecord, Identity, NewSession, OpenedGame, SessionWrite
from fedgame.storage.session_models import (
    ExperimentReaderRow,
    ExperimentRow,
    ParticipantRow,
    PaymentRow,
    SessionEventRow,
    SessionGameRow,
    SessionRow,
)
from fedgame.storage.writer import Conflict
from fedgame.version import software_version


def make_experiment(session: Session, new: ExperimentRecord, line: Note) -> None:
    session.add(
        ExperimentRow(
            id=new.experiment_id,
            owner=new.owner,
            title=new.title,
            document=new.document,
            version=new.version,
            created_at=new.created_at,
            changed_at=new.changed_at,
        )
    )
    note(session, line)


def save_experiment(session: Session, experiment_id: str, version: int, title: str, document: str, line: Note) -> int:
    """The new version. Conflict "unknown"; Conflict "version" where somebody saved another one meanwhile."""
    row = _experiment(session, experiment_id)
    if row.version != version:
        raise Conflict("version")
    row.title, row.document, row.changed_at = title, document, line.at
    row.version += 1
    note_work(session, line)
    return row.version


def delete_experiment(session: Session, experiment_id: str, line: Note) -> None:
    """Out of every list; what was played stays. Conflict "unknown", "running"."""
    row = _experiment(session, experiment_id)
    running = select(SessionRow.id).where(SessionRow.experiment_id == experiment_id, col(SessionRow.ended_at).is_(None))
    if session.exec(running).first() is not None:
        raise Conflict("running")
    row.deleted_at = line.at
    note(session, replace(line, facts={**line.facts, "title": row.title}))


def share_experiment(session: Session, experiment_id: str, account: str, *, shared: bool) -> None:
    """Let an account read it, or no longer. Conflict "unknown"."""
    _experiment(session, experiment_id)
    found = session.get(ExperimentReaderRow, (experiment_id, account))
    if shared and found is None:
        session.add(ExperimentReaderRow(experiment_id=experiment_id, account=account))
    elif not shared and found is not None:
        session.delete(found)


def set_readers(session: Session, experiment_id: str, wanted: frozenset[str], line: Note) -> None:
    """Let these accounts read it and no others, with a line of the audit log for each that is new or no longer there.

    `line` says who and when; what and to whom is filled in. Conflict "unknown".
    """
    row = _experiment(session, experiment_id)
    before = reads.readers(session, experiment_id)
    for account in sorted(wanted ^ before):
        shared = account in wanted
        share_experiment(session, experiment_id, account, shared=shared)
        act = "experiment.shared" if shared else "experiment.unshared"
        note(
            session,
            replace(
                line, act=act, target=account, facts={**line.facts, "experiment": row.title, "experiment_id": row.id}
            ),
        )


def _experiment(session: Session, experiment_id: str) -> ExperimentRow:
    row = session.get(ExperimentRow, experiment_id, with_for_update=True)
    if row is None or row.deleted_at is not None:
        raise Conflict("unknown")
    return row


def open_session(session: Session, new: NewSession, line: Note) -> int:
    """The session's number within its experiment; `line` gets it, with the experiment's title. Conflict "unknown"."""
    title = _experiment(session, new.experiment_id).title
    before = session.exec(
        select(func.count()).select_from(SessionRow).where(SessionRow.experiment_id == new.experiment_id)
    ).one()
    session.add(
        SessionRow(
            id=new.session_id,
            experiment_id=new.experiment_id,
            number=before + 1,
            design=new.design.model_dump_json(),
            arms=canonical(RESOLVED_ARMS, new.arms),
            seed=new.seed,
            room_code=new.room_code,
            room_key=new.room_key,
            rehearsal=new.rehearsal,
            opened_by=new.opened_by,
            opened_at=new.opened_at,
            schema_version=SCHEMA_VERSION,
            rules_version=RULES_VERSION,
            software_version=software_version(),
        )
    )
    note(session, replace(line, facts={**line.facts, "experiment": title, "number": before + 1}))
    return before + 1


def append_to_session(session: Session, write: SessionWrite) -> None:
    """The events of one write with all that they caused. IntegrityError for a place or a label that is taken."""
    for identity in write.arrived:
        session.add(_participant(write.session_id, identity))
    session.flush()
    _add_events(session, write)
    for identity in write.moved:
        row = session.get(ParticipantRow, (write.session_id, identity.number), with_for_update=True)
        if row is None:
            raise Conflict("participant")
        row.token_hash = identity.token_hash
    for opened in write.games:
        _open_game(session, write.session_id, opened)
    for game_id, player, token_hash in write.seats:
        writes.change_token(session, game_id, player, token_hash)
    session.add_all(_payment(write, event) for event in write.events if isinstance(event, Paid))
    for number in write.erased:
        erase(session, write.session_id, number, write.at)
    for line in write.notes:
        note(session, line)
    if write.ended_at is not None:
        ended = session.get(SessionRow, write.session_id, with_for_update=True)
        if ended is not None:
            ended.ended_at = write.ended_at


def _add_events(session: Session, write: SessionWrite) -> None:
    keys = _keys(session, write)
    rows = [_event(write, seq, event, keys) for seq, event in enumerate(write.events, start=write.after + 1)]
    if rows:
        session.connection().execute(insert(SQLModel.metadata.tables[str(SessionEventRow.__tablename__)]), rows)


def _keys(session: Session, write: SessionWrite) -> dict[int, bytes]:
    """The keys of those whose words are among what is written."""
    wanted = {owner for event in write.events if (owner := owner_of_words(event)) is not None}
    rows = session.exec(
        select(ParticipantRow).where(
            ParticipantRow.session_id == write.session_id, col(ParticipantRow.number).in_(wanted)
        )
    )
    return {row.number: row.seal_key for row in rows if row.seal_key is not None} if wanted else {}


def _event(write: SessionWrite, seq: int, event: SessionEvent, keys: Mapping[int, bytes]) -> dict[str, object]:
    owner = owner_of_words(event)
    # Words for whom no key is left, because they are erased, are not stored at all.
    key = keys.get(owner) if owner is not None else None
    open_part = event if owner is None else without_words(event)
    return {
        "session_id": write.session_id,
        "seq": seq,
        "at": write.at,
        "kind": event.kind,
        "participant": getattr(event, "participant", None),
        "payload": json.dumps(
            open_part.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        ),
        "sealed": seal(event, key, place_of(write.session_id, seq)) if key is not None else None,
        "schema_version": SCHEMA_VERSION,
    }


def _participant(session_id: str, identity: Identity) -> ParticipantRow:
    return ParticipantRow(
        session_id=session_id,
        number=identity.number,
        token_hash=identity.token_hash,
        label=identity.label,
        name=identity.name,
        parameters=json.dumps(dict(identity.parameters), ensure_ascii=False),
        seal_key=new_key(),
    )


def _open_game(session: Session, session_id: str, opened: OpenedGame) -> None:
    writes.create_and_start(session, opened.game, opened.start)
    session.flush()
    session.add(
        SessionGameRow(
            game_id=opened.game.game_id,
            session_id=session_id,
            group_number=opened.group,
            participant=opened.participant,
        )
    )


def _payment(write: SessionWrite, event: Paid) -> PaymentRow:
    return PaymentRow(
        session_id=write.session_id,
        number=event.participant,
        ending=event.ending,
        currency=event.currency,
        total_cents=event.total_cents,
        code=event.code,
        at=write.at,
    )
