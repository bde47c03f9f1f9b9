"""What each act does to the table of arms, with its line in the audit log, inside one savepoint of the writer. Conflicts
take all of it back.

Their words are for programs: "unknown", "changed" (somebody else saved it meanwhile), "frozen", "draft", "used".
"""

from __future__ import annotations

from sqlmodel import Session

from fedgame.storage import arm_reads as reads
from fedgame.storage.account_entries import Note
from fedgame.storage.account_writes import note, note_work
from fedgame.storage.arm_entries import ArmCard, ArmSave, NewArm
from fedgame.storage.arm_models import ArmRow
from fedgame.storage.writer import Conflict


def make_arm(session: Session, new: NewArm, line: Note) -> ArmCard:
    row = ArmRow(
        id=new.id,
        owner=new.owner,
        title=new.title,
        title_zh=new.title_zh,
        document=new.document,
        state="draft",
        created_at=new.created_at,
        changed_at=new.created_at,
    )
    session.add(row)
    session.flush()
    note(session, line)
    return reads.card_of(session, row)


def save_arm(session: Session, save: ArmSave, line: Note) -> ArmCard:
    """Raises Conflict "unknown", "frozen", "changed"."""
    row = _draft(session, save.id, save.version)
    row.title, row.title_zh, row.document = save.title, save.title_zh, save.document
    row.version, row.changed_at = row.version + 1, save.at
    note_work(session, line)
    return reads.card_of(session, row)


def freeze_arm(session: Session, arm_id: str, version: int, arm_hash: str, line: Note) -> ArmCard:
    """Raises Conflict "unknown", "frozen", "changed"."""
    row = _draft(session, arm_id, version)
    row.state, row.arm_hash, row.frozen_at = "frozen", arm_hash, line.at
    row.version += 1
    note(session, line)
    return reads.card_of(session, row)


def offer_arm(session: Session, arm_id: str, line: Note, *, offered: bool) -> ArmCard:
    """Raises Conflict "unknown", "draft"."""
    row = _row(session, arm_id)
    if row.state != "frozen":
        raise Conflict("draft")
    if row.offered != offered:
        row.offered = offered
        note(session, line)
    return reads.card_of(session, row)


def delete_arm(session: Session, arm_id: str, line: Note) -> None:
    """Raises Conflict "unknown", "used" for one that a game or an experiment is of, or that is offered."""
    row = _row(session, arm_id)
    if row.offered or reads.is_used(session, row):
        raise Conflict("used")
    session.delete(row)
    note(session, line)


def _draft(session: Session, arm_id: str, version: int) -> ArmRow:
    row = _row(session, arm_id)
    if row.state != "draft":
        raise Conflict("frozen")
    if row.version != version:
        raise Conflict("changed")
    return row


def _row(session: Session, arm_id: str) -> ArmRow:
    row = session.get(ArmRow, arm_id, with_for_update=True)
    if row is None:
        raise Conflict("unknown")
    return row
