"""What each act does to the tables of accounts, with its line in the audit log: both, or neither.

Every function runs inside one savepoint of the writer, and a Conflict takes all of it back. Its words are for programs:
"taken", "unknown", "not first", "last admin".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import Session, col, select, update

from fedgame.storage import account_reads as reads
from fedgame.storage.account_entries import AccountCard, Link, NewAccount, NewSignIn, Note, Role, SignInKind
from fedgame.storage.account_models import AccountRow, AuditRow, SignInRow, SwitchRow
from fedgame.storage.writer import Conflict

WORK = timedelta(hours=1)
"""An editor saves every few seconds: a line for each would bury the rest of the audit log."""


def note(session: Session, line: Note) -> None:
    """Add a line to the audit log, in the transaction of what it tells of."""
    session.add(AuditRow(at=line.at, account=line.by, act=line.act, target=line.target, facts=json.dumps(line.facts)))


def note_work(session: Session, line: Note) -> None:
    """As `note`, for what is done over and over: the same act by the same account on the same thing is told once in WORK."""
    same = select(AuditRow.id).where(
        AuditRow.account == line.by,
        AuditRow.act == line.act,
        AuditRow.target == line.target,
        col(AuditRow.at) > line.at - WORK,
    )
    if session.exec(same).first() is None:
        note(session, line)


def make_account(session: Session, new: NewAccount, line: Note) -> AccountCard:
    """Raises Conflict "taken" where somebody has that name."""
    key = reads.name_key(new.name)
    if session.exec(select(AccountRow.id).where(AccountRow.name_key == key)).first() is not None:
        raise Conflict("taken")
    row = AccountRow(
        id=new.id,
        name=new.name,
        name_key=key,
        role=new.role,
        password_hash=new.password_hash,
        language=new.language,
        created_at=new.created_at,
    )
    _open(row, new.link)
    session.add(row)
    note(session, line)
    return reads.card_of(row)


def make_first_admin(session: Session, new: NewAccount, line: Note) -> AccountCard:
    """Raises Conflict "not first" where there is an admin already, "taken" as above."""
    if reads.has_admin(session, new.created_at):
        raise Conflict("not first")
    return make_account(session, new, line)


def make_or_reset_admin(session: Session, new: NewAccount, line: Note) -> AccountCard:
    """An enabled admin of that name, new or not, with this password or link; who was signed in as it is signed out."""
    row = session.exec(select(AccountRow).where(AccountRow.name_key == reads.name_key(new.name))).first()
    if row is None:
        return make_account(session, new, line)
    row.role, row.disabled_at = "admin", None
    if new.password_hash is not None:
        row.password_hash = new.password_hash
    _open(row, new.link)
    _revoke(session, row.id, line.at)
    note(session, Note(line.at, line.by, line.act, row.id, line.facts))
    return reads.card_of(row)


def set_role(session: Session, account: str, role: Role, line: Note) -> None:
    """Raises Conflict "unknown", "last admin"."""
    row = _row(session, account)
    if role != "admin":
        _not_the_last(session, row)
    row.role = role
    note(session, line)


def disable(session: Session, account: str, line: Note) -> None:
    """Nobody signs in as it any more, and who was is signed out. Raises Conflict "unknown", "last admin"."""
    row = _row(session, account)
    _not_the_last(session, row)
    row.disabled_at = row.disabled_at or line.at
    _open(row, None)
    _revoke(session, account, line.at)
    note(session, line)


def enable(session: Session, account: str, line: Note) -> None:
    _row(session, account).disabled_at = None
    note(session, line)


def open_link(session: Session, account: str, link: Link, line: Note) -> None:
    """A one-time link for the account, in place of an earlier one; its password holds until the link is used."""
    _open(_row(session, account), link)
    note(session, line)


def use_link(session: Session, link_hash: str, password_hash: str, act: str, at: datetime) -> AccountCard:
    """Set the password of the account that the link is for, once. Raises Conflict "unknown" for a link that opens none."""
    row = session.exec(select(AccountRow).where(AccountRow.link_hash == link_hash)).first()
    if row is None or row.disabled_at is not None or row.link_expires_at is None or row.link_expires_at <= at:
        raise Conflict("unknown")
    row.password_hash = password_hash
    _open(row, None)
    _revoke(session, row.id, at)
    note(session, Note(at, row.id, act, row.id, {"by_link": True}))
    return reads.card_of(row)


def set_password(session: Session, account: str, password_hash: str, keep: str, line: Note) -> None:
    """A new password; every browser but the sign-in `keep` is signed out, and an open link is void."""
    row = _row(session, account)
    row.password_hash = password_hash
    _open(row, None)
    _revoke(session, account, line.at, kind="browser", but=keep)
    note(session, line)


def rehash(session: Session, account: str, old: str, new: str) -> None:
    """The same password under newer parameters, unless it was changed meanwhile."""
    row = _row(session, account)
    if row.password_hash == old:
        row.password_hash = new


def sign_in(session: Session, new: NewSignIn, line: Note | None) -> None:
    """Raises Conflict "unknown" where the account was disabled meanwhile."""
    if _row(session, new.account).disabled_at is not None:
        raise Conflict("unknown")
    session.add(
        SignInRow(
            token_hash=new.token_hash,
            id=new.id,
            account=new.account,
            kind=new.kind,
            label=new.label,
            created_at=new.created_at,
            last_used_at=new.created_at,
            expires_at=new.expires_at,
        )
    )
    if line is not None:
        note(session, line)


def used(session: Session, sign_in_id: str, at: datetime) -> None:
    """The sign-in was used then."""
    session.execute(update(SignInRow).where(col(SignInRow.id) == sign_in_id).values(last_used_at=at))


def revoke(session: Session, account: str, sign_in_id: str, kind: SignInKind, at: datetime, line: Note | None) -> None:
    """End one sign-in of the account. Raises Conflict "unknown" for one that it has not, or that has ended."""
    row = session.exec(select(SignInRow).where(SignInRow.id == sign_in_id)).first()
    if row is None or row.account != account or row.kind != kind or row.revoked_at is not None:
        raise Conflict("unknown")
    row.revoked_at = at
    if line is not None:
        note(session, line)


def sign_out_everywhere(session: Session, account: str, line: Note) -> None:
    """End every browser's sign-in of the account; its programs go on."""
    _revoke(session, account, line.at, kind="browser")
    note(session, line)


def set_switches(session: Session, values: Mapping[str, object], line: Note) -> None:
    for name, value in values.items():
        session.merge(SwitchRow(name=name, value=json.dumps(value)))
    note(session, line)


def _row(session: Session, account: str) -> AccountRow:
    row = session.get(AccountRow, account)
    if row is None:
        raise Conflict("unknown")
    return row


def _open(row: AccountRow, link: Link | None) -> None:
    row.link_hash = link.token_hash if link else None
    row.link_expires_at = link.expires_at if link else None


def _not_the_last(session: Session, row: AccountRow) -> None:
    """Raises Conflict "last admin" where nobody but this account could let another admin in."""
    others = select(AccountRow.id).where(
        AccountRow.role == "admin",
        AccountRow.id != row.id,
        col(AccountRow.disabled_at).is_(None),
        col(AccountRow.password_hash).is_not(None),
    )
    if row.role == "admin" and session.exec(others).first() is None:
        raise Conflict("last admin")


def _revoke(
    session: Session, account: str, at: datetime, kind: SignInKind | None = None, but: str | None = None
) -> None:
    ended = update(SignInRow).where(col(SignInRow.account) == account, col(SignInRow.revoked_at).is_(None))
    if kind is not None:
        ended = ended.where(col(SignInRow.kind) == kind)
    if but is not None:
        ended = ended.where(col(SignInRow.id) != but)
    session.execute(ended.values(revoked_at=at))
