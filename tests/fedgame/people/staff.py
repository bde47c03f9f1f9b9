"""People with accounts for tests: a server on which passwords are checked in no time, and browsers and programs of theirs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from argon2 import PasswordHasher

from fedgame.people.accounts import Accounts
from fedgame.people.passwords import Passwords
from fedgame.people.security import hash_token, new_account_id, new_program_token, new_sign_in_id
from fedgame.storage import AccountCard, NewAccount, NewSignIn, Note, Role
from tests.fedgame.live import client
from tests.fedgame.live.client import Server

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "correct horse battery"
GENEROUS = {"sign_ins_per_address": 100_000, "sign_ins_per_account": 100_000}


@asynccontextmanager
async def serving(folder: Path, *, parts: Mapping[str, Any] | None = None, **changed: Any) -> AsyncIterator[Server]:
    with_parts = {"passwords": Passwords(CHEAP), **(parts or {})}
    async with client.serving(folder, parts=with_parts, **{**GENEROUS, **changed}) as server:
        yield server


def accounts(server: Server) -> Accounts:
    found = server.app.state.accounts
    assert isinstance(found, Accounts)
    return found


async def make(server: Server, name: str, role: Role) -> AccountCard:
    """An account with PASSWORD, made as if by a command."""
    now = server.tables.equipment.clock.now()
    new = NewAccount(new_account_id(), name, role, "en", now, CHEAP.hash(PASSWORD))
    return await accounts(server).book.make_account(new, Note(now, "command line", "account.made", new.id, {}))


def browser(server: Server) -> httpx.AsyncClient:
    """A browser that nobody has signed in with."""
    return server.http(origin=server.url)


async def sign_in(server: Server, name: str, password: str = PASSWORD) -> httpx.AsyncClient:
    """A browser of this account, to be closed."""
    own = browser(server)
    answer = await own.post("/api/account/sign-in", json={"name": name, "password": password})
    assert answer.status_code == 200, answer.text
    return own


@asynccontextmanager
async def signed_in(server: Server, name: str, password: str = PASSWORD) -> AsyncIterator[httpx.AsyncClient]:
    own = await sign_in(server, name, password)
    try:
        yield own
    finally:
        await own.aclose()


async def program_token(server: Server, account: AccountCard) -> str:
    """A token for a program of this account, as if made in a browser."""
    token, now = new_program_token(), server.tables.equipment.clock.now()
    until = now.replace(year=now.year + 1)
    await accounts(server).book.sign_in(
        NewSignIn(new_sign_in_id(), hash_token(token), account.id, "program", "script", now, until)
    )
    return token


async def me(own: httpx.AsyncClient) -> str | None:
    """The name that the server says is signed in there."""
    account = (await own.get("/api/account")).json()["account"]
    return account["name"] if account else None


async def acts(server: Server) -> list[tuple[str, str | None]]:
    """The audit log, oldest first: what was done, and by whom."""
    lines = await accounts(server).book.audit(None, 1000)
    return [(line.note.act, line.name) for line in reversed(lines)]
