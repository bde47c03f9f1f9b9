"""What erasing a participant takes out of the tables: who they are, what they wrote, and whatever opens their places.

What they did stays under their number, so that the session and its games still replay. Everything here can be done
again: a restored copy of the database has to have its erasures done once more (see `erasures`).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session, col, select

from fedgame.experiments.events import SESSION_EVENT, Erased, GroupFormed
from fedgame.log.upcasts import SCHEMA_VERSION
from fedgame.storage.models import SeatRow
from fedgame.storage.session_models import ExperimentRow, ParticipantRow, SessionEventRow, SessionGameRow, SessionRow
from fedgame.storage.writer import Conflict


def erase(session: Session, session_id: str, number: int, at: datetime) -> None:
    """Leave of this participant the number alone. Conflict "participant" for none of that number."""
    row = session.get(ParticipantRow, (session_id, number), with_for_update=True)
    if row is None:
        raise Conflict("participant")
    if row.label is not None:
        _erase_label(session, session_id, row.label, number)
    row.label, row.name, row.parameters, row.seal_key = None, "", "{}", None
    row.token_hash, row.erased_at = _opens_nothing(), row.erased_at or at
    for game_id, player in _seats(session, session_id, number):
        seat = session.get(SeatRow, (game_id, player), with_for_update=True)
        if seat is not None:
            seat.name, seat.token_hash = "", _opens_nothing()


def erase_one_again(session: Session, session_id: str, number: int, at: datetime) -> bool:
    """Do an erasure that this database does not know of, with its entry in the log; False where there is none to do.

    For a session that no server has in memory.
    """
    row = session.get(ParticipantRow, (session_id, number))
    if row is None or row.erased_at is not None:
        return False
    last = session.exec(
        select(SessionEventRow.seq)
        .where(SessionEventRow.session_id == session_id)
        .order_by(col(SessionEventRow.seq).desc())
        .limit(1)
    ).first()
    event = Erased(participant=number)
    session.add(
        SessionEventRow(
            session_id=session_id,
            seq=(last or 0) + 1,
            at=at,
            kind=event.kind,
            participant=number,
            payload=json.dumps(event.model_dump(mode="json"), sort_keys=True, separators=(",", ":")),
            schema_version=SCHEMA_VERSION,
        )
    )
    erase(session, session_id, number, at)
    return True


def _opens_nothing() -> str:
    """A hash that no token has."""
    return secrets.token_hex(32)


def _seats(session: Session, session_id: str, number: int) -> Iterator[tuple[str, int]]:
    """The seats that this participant has, or had: of practice, and of the group."""
    practices = select(SessionGameRow.game_id).where(
        SessionGameRow.session_id == session_id, SessionGameRow.participant == number
    )
    yield from ((game_id, 1) for game_id in session.exec(practices))
    formed = select(SessionEventRow.payload).where(
        SessionEventRow.session_id == session_id, SessionEventRow.kind == "group_formed"
    )
    for payload in session.exec(formed):
        event = SESSION_EVENT.validate_json(payload)
        if isinstance(event, GroupFormed) and number in event.seats:
            yield event.game_id, event.seats.index(number) + 1


def _erase_label(session: Session, session_id: str, label: str, number: int) -> None:
    """Also out of the lists of labels, in the session's design and in the experiment that it was opened from."""
    held = session.get(SessionRow, session_id, with_for_update=True)
    if held is None:
        return
    instead = f"(erased: participant {number} of session {held.number})"
    held.design = _without_label(held.design, label, instead)
    experiment = session.get(ExperimentRow, held.experiment_id, with_for_update=True)
    if experiment is not None:
        document = _without_label(experiment.document, label, instead)
        if document != experiment.document:
            experiment.document = document
            experiment.version += 1


def _without_label(document: str, label: str, instead: str) -> str:
    """A design as JSON with another word where this label stood in `room.known` and `assignment.places`."""
    design = json.loads(document)
    if not isinstance(design, dict):
        return document
    changed = False
    room, assignment = design.get("room"), design.get("assignment")
    known = room.get("known") if isinstance(room, dict) else None
    if isinstance(known, list) and label in known:
        known[known.index(label)] = instead
        changed = True
    places = assignment.get("places") if isinstance(assignment, dict) else None
    for place in places if isinstance(places, list) else ():
        if isinstance(place, dict) and place.get("label") == label:
            place["label"] = instead
            changed = True
    return json.dumps(design, ensure_ascii=False) if changed else document
