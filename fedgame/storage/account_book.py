"""The accounts of a database, as the server asks for them and changes them; each change is one transaction, durable when
it returns, with its line in the audit log. Raises Conflict with the words of `account_writes`, CommitInDoubt, StoreClosed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from fedgame.storage import account_reads as reads
from fedgame.storage import account_writes as writes
from fedgame.storage.account_entries import (
    AccountCard,
    AuditLine,
    Link,
    NewAccount,
    NewSignIn,
    Note,
    Role,
    SignInCard,
    SignInKind,
)
from fedgame.storage.store import Store


class AccountBook:
    def __init__(self, store: Store) -> None:
        self._store = store

    # What is asked

    async def has_admin(self, now: datetime) -> bool:
        """Whether an enabled admin has a password, or a link that still opens."""
        return await self._store.ask(lambda session: reads.has_admin(session, now))

    async def account(self, account: str) -> AccountCard | None:
        return await self._store.ask(lambda session: reads.account(session, account))

    async def accounts(self) -> tuple[AccountCard, ...]:
        """All of them, oldest first."""
        return await self._store.ask(reads.accounts)

    async def password_of_name(self, name: str) -> tuple[AccountCard, str | None] | None:
        """The account that signs in with this name, and what its password is checked against."""
        return await self._store.ask(lambda session: reads.password_of_name(session, name))

    async def password_of(self, account: str) -> str | None:
        return await self._store.ask(lambda session: reads.password_of(session, account))

    async def account_of_link(self, link_hash: str, now: datetime) -> AccountCard | None:
        """The account that a one-time link still opens."""
        return await self._store.ask(lambda session: reads.account_of_link(session, link_hash, now))

    async def signed_in(self, token_hash: str) -> tuple[AccountCard, SignInCard] | None:
        """Who holds this token, ended or not."""
        return await self._store.ask(lambda session: reads.signed_in(session, token_hash))

    async def sign_ins(self, account: str, kind: SignInKind) -> tuple[SignInCard, ...]:
        """Those of an account that were not revoked, newest first."""
        return await self._store.ask(lambda session: reads.sign_ins(session, account, kind))

    async def switch(self, name: str) -> object:
        """What was switched; None for a switch that nobody has touched."""
        return await self._store.ask(lambda session: reads.switch(session, name))

    async def audit(self, before: int | None, most: int) -> tuple[AuditLine, ...]:
        """The newest lines of the audit log, older than line `before` where one is given, newest first."""
        return await self._store.ask(lambda session: reads.audit(session, before, most))

    # What is changed

    async def make_account(self, new: NewAccount, note: Note) -> AccountCard:
        """Conflict "taken"."""
        return await self._store.change(lambda session: writes.make_account(session, new, note))

    async def make_first_admin(self, new: NewAccount, note: Note) -> AccountCard:
        """Conflict "not first" where there is an admin already, "taken"."""
        return await self._store.change(lambda session: writes.make_first_admin(session, new, note))

    async def set_role(self, account: str, role: Role, note: Note) -> None:
        """Conflict "unknown", "last admin"."""
        await self._store.change(lambda session: writes.set_role(session, account, role, note))

    async def disable(self, account: str, note: Note) -> None:
        """Conflict "unknown", "last admin"."""
        await self._store.change(lambda session: writes.disable(session, account, note))

    async def enable(self, account: str, note: Note) -> None:
        """Conflict "unknown"."""
        await self._store.change(lambda session: writes.enable(session, account, note))

    async def open_link(self, account: str, link: Link, note: Note) -> None:
        """Conflict "unknown"."""
        await self._store.change(lambda session: writes.open_link(session, account, link, note))

    async def use_link(self, link_hash: str, password_hash: str, act: str, at: datetime) -> AccountCard:
        """Conflict "unknown" for a link that opens nothing (any more)."""
        return await self._store.change(lambda session: writes.use_link(session, link_hash, password_hash, act, at))

    async def set_password(self, account: str, password_hash: str, keep: str, note: Note) -> None:
        await self._store.change(lambda session: writes.set_password(session, account, password_hash, keep, note))

    async def rehash(self, account: str, old: str, new: str) -> None:
        """The same password under newer parameters, unless it was changed meanwhile."""
        await self._store.change(lambda session: writes.rehash(session, account, old, new))

    async def sign_in(self, new: NewSignIn, note: Note | None = None) -> None:
        """Conflict "unknown" where the account was disabled meanwhile."""
        await self._store.change(lambda session: writes.sign_in(session, new, note))

    async def used(self, sign_in: str, at: datetime) -> None:
        """The sign-in was used then."""
        await self._store.change(lambda session: writes.used(session, sign_in, at))

    async def revoke(
        self, account: str, sign_in: str, kind: SignInKind, at: datetime, note: Note | None = None
    ) -> None:
        """Conflict "unknown" for a sign-in that the account has not, or that has ended."""
        await self._store.change(lambda session: writes.revoke(session, account, sign_in, kind, at, note))

    async def sign_out_everywhere(self, account: str, note: Note) -> None:
        """End every browser's sign-in of the account; its programs go on."""
        await self._store.change(lambda session: writes.sign_out_everywhere(session, account, note))

    async def set_switches(self, values: Mapping[str, object], note: Note) -> None:
        await self._store.change(lambda session: writes.set_switches(session, values, note))
