"""What is read of accounts, each function in one read transaction. Nothing here can write."""

from __future__ import annotations

import json
import unicodedata
from datetime import datetime
from typing import cast

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from fedgame.storage.account_entries import AccountCard, AuditLine, Language, Note, Role, SignInCard, SignInKind
from fedgame.storage.account_models import AccountRow, AuditRow, SignInRow, SwitchRow


def name_key(name: str) -> str:
    """A name as it is compared: two that look or are typed alike are one."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


def card_of(row: AccountRow) -> AccountCard:
    return AccountCard(
        id=row.id,
        name=row.name,
        role=cast(Role, row.role),
        language=cast(Language, row.language),
        created_at=row.created_at,
        disabled_at=row.disabled_at,
        has_password=row.password_hash is not None,
        link_expires_at=row.link_expires_at,
    )


def has_admin(session: Session, now: datetime) -> bool:
    """Whether an enabled admin has a password, or a link that still opens."""
    query = select(AccountRow.id).where(
        AccountRow.role == "admin",
        col(AccountRow.disabled_at).is_(None),
        or_(col(AccountRow.password_hash).is_not(None), col(AccountRow.link_expires_at) > now),
    )
    return session.exec(query).first() is not None


def account(session: Session, account_id: str) -> AccountCard | None:
    row = session.get(AccountRow, account_id)
    return card_of(row) if row else None


def accounts(session: Session) -> tuple[AccountCard, ...]:
    """All of them, oldest first."""
    rows = session.exec(select(AccountRow).order_by(col(AccountRow.created_at), col(AccountRow.id)))
    return tuple(card_of(row) for row in rows)


def password_of_name(session: Session, name: str) -> tuple[AccountCard, str | None] | None:
    """The account that signs in with this name, and what its password is checked against."""
    row = session.exec(select(AccountRow).where(AccountRow.name_key == name_key(name))).first()
    return (card_of(row), row.password_hash) if row else None


def password_of(session: Session, account_id: str) -> str | None:
    row = session.get(AccountRow, account_id)
    return row.password_hash if row else None


def account_of_link(session: Session, link_hash: str, now: datetime) -> AccountCard | None:
    """The account that a one-time link still opens."""
    row = session.exec(select(AccountRow).where(AccountRow.link_hash == link_hash)).first()
    if row is None or row.disabled_at is not None or row.link_expires_at is None or row.link_expires_at <= now:
        return None
    return card_of(row)


def signed_in(session: Session, token_hash: str) -> tuple[AccountCard, SignInCard] | None:
    """Who holds this token, ended or not."""
    row = session.get(SignInRow, token_hash)
    owner = session.get(AccountRow, row.account) if row else None
    return (card_of(owner), _sign_in(row)) if row and owner else None


def sign_ins(session: Session, account_id: str, kind: SignInKind) -> tuple[SignInCard, ...]:
    """Those of an account that were not revoked, newest first."""
    query = select(SignInRow).where(
        SignInRow.account == account_id, SignInRow.kind == kind, col(SignInRow.revoked_at).is_(None)
    )
    rows = session.exec(query.order_by(col(SignInRow.created_at).desc(), col(SignInRow.id)))
    return tuple(_sign_in(row) for row in rows)


def _sign_in(row: SignInRow) -> SignInCard:
    return SignInCard(
        id=row.id,
        account=row.account,
        kind=cast(SignInKind, row.kind),
        label=row.label,
        created_at=row.created_at,
        last_used_at=row.last_used_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
    )


def switch(session: Session, name: str) -> object:
    """What was switched; None for a switch that nobody has touched."""
    row = session.get(SwitchRow, name)
    return json.loads(row.value) if row else None


def audit(session: Session, before: int | None, most: int) -> tuple[AuditLine, ...]:
    """The newest lines of the audit log, older than line `before` where one is given, newest first."""
    actor, target = aliased(AccountRow), aliased(AccountRow)
    query = (
        select(AuditRow, actor.name, target.name)
        .outerjoin(actor, col(actor.id) == AuditRow.account)
        .outerjoin(target, col(target.id) == AuditRow.target)
    )
    if before is not None:
        query = query.where(col(AuditRow.id) < before)
    found = session.exec(query.order_by(col(AuditRow.id).desc()).limit(most))
    return tuple(
        AuditLine(row.id or 0, Note(row.at, row.account, row.act, row.target, json.loads(row.facts)), by, to)
        for row, by, to in found
    )
