"""Accounts for tests that are not about signing in: made in the database, each with the token of a program."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fedgame.people.security import hash_token, new_account_id, new_program_token, new_sign_in_id
from fedgame.storage import AccountBook, NewAccount, NewSignIn, Note, Role
from tests.fedgame.live.client import Server


async def program_of(server: Server, role: Role, name: str | None = None) -> str:
    """The token of a new account with this role."""
    book, now = AccountBook(server.tables.equipment.store), datetime.now(UTC)
    account, token = new_account_id(), new_program_token()
    note = Note(now, account, "account.made", account, {})
    await book.make_account(NewAccount(account, name or f"{role} {account}", role, "en", now), note)
    until = now + timedelta(days=1)
    await book.sign_in(NewSignIn(new_sign_in_id(), hash_token(token), account, "program", "", now, until))
    return token
