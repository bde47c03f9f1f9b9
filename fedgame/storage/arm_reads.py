"""What is read of arms, each function in one read transaction. Nothing here can write."""

from __future__ import annotations

from typing import cast

from sqlmodel import Session, col, select

from fedgame.storage.account_models import AccountRow
from fedgame.storage.arm_entries import ArmCard, ArmState
from fedgame.storage.arm_models import ArmRow
from fedgame.storage.models import GameRow
from fedgame.storage.session_models import ExperimentRow


def arm(session: Session, arm_id: str) -> ArmCard | None:
    row = session.get(ArmRow, arm_id)
    return card_of(session, row) if row else None


def arms(session: Session, owner: str | None) -> tuple[ArmCard, ...]:
    """Those of an account, or of everybody for None; changed last first."""
    query = select(ArmRow).order_by(col(ArmRow.changed_at).desc(), col(ArmRow.id))
    if owner is not None:
        query = query.where(ArmRow.owner == owner)
    return tuple(card_of(session, row) for row in session.exec(query))


def offered(session: Session) -> tuple[ArmCard, ...]:
    """Those that stand among the games that people may open, in the order in which they were frozen."""
    query = select(ArmRow).where(col(ArmRow.offered)).order_by(col(ArmRow.frozen_at), col(ArmRow.id))
    return tuple(card_of(session, row) for row in session.exec(query))


def card_of(session: Session, row: ArmRow) -> ArmCard:
    owner = session.get(AccountRow, row.owner)
    return ArmCard(
        id=row.id,
        owner=row.owner,
        owner_name=owner.name if owner else "",
        title=row.title,
        title_zh=row.title_zh,
        document=row.document,
        state=cast(ArmState, row.state),
        arm_hash=row.arm_hash,
        offered=row.offered,
        experiment_id=row.experiment_id,
        used=is_used(session, row),
        version=row.version,
        created_at=row.created_at,
        changed_at=row.changed_at,
        frozen_at=row.frozen_at,
    )


def is_used(session: Session, row: ArmRow) -> bool:
    """Whether a game or an experiment is of it: a game is called by its arm's id, and a design names it."""
    if row.experiment_id is not None:
        return True
    if row.state == "draft":
        return False
    played = select(GameRow.id).where(GameRow.scenario == row.id)
    designed = select(ExperimentRow.id).where(col(ExperimentRow.document).contains(row.id))
    return session.exec(played).first() is not None or session.exec(designed).first() is not None
