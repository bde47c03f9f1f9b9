"""Makes an admin from the command line, whether a server runs or not: `fedgame admin`.

Whoever may run commands on the server's machine may do anything there, so it asks for no password of anybody. It is
also the way back for an admin who forgot theirs.
"""

from __future__ import annotations

from datetime import UTC, datetime

from pydantic import TypeAdapter, ValidationError

from fedgame.adapter import adapter
from fedgame.people.accounts import LINK_LASTS
from fedgame.people.audit import Act
from fedgame.people.passwords import Passwords, check_new
from fedgame.people.security import hash_token, new_account_id, new_token
from fedgame.storage import COMMAND_LINE, AccountCard, Link, NewAccount, Note
from fedgame.storage.beside import make_or_reset_admin
from fedgame.wire.accounts import AccountName

_NAME: TypeAdapter[str] = adapter(AccountName)
_ACT: Act = "admin.command_line"


class BadName(Exception):  # noqa: N818 - it says what is the case
    """Nobody can be called so; the sentence says why."""


def check_name(name: str) -> str:
    """The name as it is kept. Raises BadName."""
    try:
        return _NAME.validate_python(name.strip())
    except ValidationError:
        raise BadName(f"{name!r} is no name: take 1 to 60 characters in one line") from None


def with_password(database: str, name: str, password: str) -> AccountCard:
    """An admin of that name with that password. Raises BadPassword, and what the storage raises."""
    check_new(password, name)
    return _make(database, name, password_hash=Passwords().hash_now(password))


def with_link(database: str, name: str) -> tuple[AccountCard, str]:
    """An admin of that name, and the token of a one-time link with which the password is set."""
    token = new_token()
    return _make(database, name, link=Link(hash_token(token), datetime.now(UTC) + LINK_LASTS)), token


def _make(database: str, name: str, *, password_hash: str | None = None, link: Link | None = None) -> AccountCard:
    now = datetime.now(UTC)
    new = NewAccount(new_account_id(), name, "admin", "en", now, password_hash, link)
    note = Note(now, COMMAND_LINE, _ACT, new.id, {"by_link": link is not None})
    return make_or_reset_admin(database, new, note)
