"""People with accounts: signing in and out, one-time links, passwords, tokens, and what admins do to the accounts of others.

Who may ask for what is decided before (fedgame.people.permissions). Every administrative act is written with its line
in the audit log; a sign-in is none, and stands in the server's log.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from fedgame.live.clock import Clock
from fedgame.people.audit import Act
from fedgame.people.identity import Credentials
from fedgame.people.passwords import BadPassword, Passwords, check_new
from fedgame.people.security import (
    account_cookie,
    hash_token,
    holds,
    new_account_id,
    new_program_token,
    new_sign_in_id,
    new_token,
)
from fedgame.storage import (
    AccountBook,
    AccountCard,
    AuditLine,
    CommitInDoubt,
    Conflict,
    Language,
    Link,
    NewAccount,
    NewSignIn,
    Note,
    Role,
    SignInCard,
    SignInKind,
    StoreClosed,
)
from fedgame.wire.codes import ServerCode

LINK_LASTS = timedelta(days=7)
"""How long a one-time link opens, unless it is used before."""

_FIRST: Act = "admin.first"
_LINK_USED: Act = "account.password"

_NOTED_EVERY = timedelta(minutes=5)
"""How exactly it is kept when a sign-in was last used: a write for each request would be many for nothing."""

log = structlog.get_logger(__name__)


class NotDone(Exception):  # noqa: N818 - it says what is the case
    """It was not done: a stable code and a sentence."""

    def __init__(self, code: ServerCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is signed in, and by what."""

    account: AccountCard
    sign_in: SignInCard


@dataclass(frozen=True, slots=True)
class Started:
    """A new sign-in: the account, and the token that its browser or program holds from now on."""

    account: AccountCard
    token: str


class Accounts:
    """`idle` and `longest` bound how long a browser stays signed in."""

    def __init__(
        self, book: AccountBook, passwords: Passwords, clock: Clock, *, idle: timedelta, longest: timedelta
    ) -> None:
        self.book = book
        self._passwords = passwords
        self._clock = clock
        self._idle = idle
        self.longest = longest
        self._first_hash: str | None = None

    # Signing in and out

    async def who(self, credentials: Credentials, *, secure: bool) -> SignedIn | None:
        """Who is signed in: by a program's bearer token, or else by a browser's cookie."""
        kind: SignInKind = "browser" if credentials.token is None else "program"
        token = credentials.token or credentials.cookies.get(account_cookie(secure=secure), "")
        found = await self.book.signed_in(hash_token(token)) if token else None
        if found is None:
            return None
        account, sign_in = found
        now = self._clock.now()
        if not account.enabled or sign_in.kind != kind or not self._holds(sign_in, now):
            return None
        if now - sign_in.last_used_at >= _NOTED_EVERY:
            # A database that takes nothing just now must not sign anybody out.
            with suppress(CommitInDoubt, StoreClosed):
                await self.book.used(sign_in.id, now)
        return SignedIn(account, sign_in)

    def _holds(self, sign_in: SignInCard, now: datetime) -> bool:
        idle = sign_in.kind == "browser" and now - sign_in.last_used_at >= self._idle
        return sign_in.revoked_at is None and now < sign_in.expires_at and not idle

    async def sign_in(self, name: str, password: str) -> Started:
        """Raises NotDone "account.wrong", after the same time and in the same words, whatever of it is wrong."""
        found = await self.book.password_of_name(name)
        account, stored = found or (None, None)
        matches = await self._passwords.verify(password, stored)
        if not matches or account is None or stored is None or not account.enabled:
            # Not the name: what is typed there by mistake may be the password.
            log.warning("account.refused")
            raise NotDone("account.wrong", "Name or password is wrong.")
        if self._passwords.outdated(stored):
            await self.book.rehash(account.id, stored, await self._passwords.hash(password))
        log.info("account.signed_in", account=account.id)
        return await self._start(account)

    async def _start(self, account: AccountCard) -> Started:
        token, now = new_token(), self._clock.now()
        await self.book.sign_in(
            NewSignIn(new_sign_in_id(), hash_token(token), account.id, "browser", "", now, now + self.longest)
        )
        return Started(account, token)

    async def sign_out(self, who: SignedIn) -> None:
        with suppress(Conflict):  # it has ended meanwhile
            await self.book.revoke(who.account.id, who.sign_in.id, who.sign_in.kind, self._clock.now())

    async def sign_out_everywhere(self, who: SignedIn) -> None:
        note = self._note(who, "account.signed_out_everywhere", who.account.id)
        await self.book.sign_out_everywhere(who.account.id, note)

    # One-time links and passwords

    async def needs_admin(self) -> bool:
        return not await self.book.has_admin(self._clock.now())

    def open_first_link(self) -> str:
        """The token of the link that makes the first admin. It is kept nowhere, and opens until it is used."""
        token = new_token()
        self._first_hash = hash_token(token)
        return token

    async def look_at_link(self, token: str) -> AccountCard | None:
        """For whom the link is; None for that of the first admin. Raises NotDone "account.link"."""
        if holds(token, self._first_hash) and await self.needs_admin():
            return None
        account = await self.book.account_of_link(hash_token(token), self._clock.now())
        if account is None:
            raise _spent()
        return account

    async def use_link(self, token: str, name: str | None, password: str, language: Language) -> Started:
        """Set the password that the link is for, and sign in. `name` is for the first admin, who chooses one.

        Raises NotDone: account.link, account.password, account.taken.
        """
        account = await self.look_at_link(token)
        chosen = account.name if account else (name or "").strip()
        if not chosen:
            raise NotDone("request.invalid", "The first admin needs a name to sign in with.")
        password_hash = await self._new_hash(password, chosen)
        now = self._clock.now()
        if account is None:
            new = NewAccount(new_account_id(), chosen, "admin", language, now, password_hash)
            try:
                account = await self.book.make_first_admin(new, Note(now, new.id, _FIRST, new.id, {}))
            except Conflict as refusal:
                raise _taken(chosen) if str(refusal) == "taken" else _spent() from None
            self._first_hash = None
        else:
            try:
                account = await self.book.use_link(hash_token(token), password_hash, _LINK_USED, now)
            except Conflict:
                raise _spent() from None
        return await self._start(account)

    async def change_password(self, who: SignedIn, current: str, new: str) -> None:
        """Every other browser is signed out. Raises NotDone: account.browser, account.wrong, account.password."""
        in_browser(who)
        stored = await self.book.password_of(who.account.id)
        if not await self._passwords.verify(current, stored):
            raise NotDone("account.wrong", "The current password is wrong.")
        password_hash = await self._new_hash(new, who.account.name)
        note = self._note(who, "account.password", who.account.id, by_link=False)
        await self.book.set_password(who.account.id, password_hash, who.sign_in.id, note)

    async def _new_hash(self, password: str, name: str) -> str:
        try:
            check_new(password, name)
        except BadPassword as error:
            raise NotDone("account.password", str(error)) from None
        return await self._passwords.hash(password)

    # Tokens of programs

    async def tokens(self, who: SignedIn) -> tuple[SignInCard, ...]:
        """Those that still open something, newest first."""
        now = self._clock.now()
        return tuple(one for one in await self.book.sign_ins(who.account.id, "program") if now < one.expires_at)

    async def make_token(self, who: SignedIn, label: str, days: int) -> tuple[str, SignInCard]:
        """The token, which is told this once. Raises NotDone "account.browser": a program makes none for others."""
        in_browser(who)
        token, now = new_program_token(), self._clock.now()
        new = NewSignIn(
            new_sign_in_id(), hash_token(token), who.account.id, "program", label.strip(), now, now + timedelta(days)
        )
        await self.book.sign_in(new, self._note(who, "token.made", new.id, label=new.label, days=days))
        return token, SignInCard(new.id, new.account, new.kind, new.label, now, now, new.expires_at, None)

    async def revoke_token(self, who: SignedIn, token_id: str) -> None:
        """Raises NotDone "token.unknown"."""
        label = next((one.label for one in await self.tokens(who) if one.id == token_id), None)
        if label is None:
            raise _no_token()
        note = self._note(who, "token.revoked", token_id, label=label)
        try:
            await self.book.revoke(who.account.id, token_id, "program", self._clock.now(), note)
        except Conflict:
            raise _no_token() from None

    # What admins do

    async def make_account(self, who: SignedIn, name: str, role: Role, language: Language) -> tuple[AccountCard, str]:
        """The account, and the token of the link with which its password is set. Raises NotDone "account.taken"."""
        token, now = new_token(), self._clock.now()
        link = Link(hash_token(token), now + LINK_LASTS)
        new = NewAccount(new_account_id(), name.strip(), role, language, now, link=link)
        note = self._note(who, "account.made", new.id, name=new.name, role=role)
        try:
            return await self.book.make_account(new, note), token
        except Conflict:
            raise _taken(new.name) from None

    async def change_account(
        self, who: SignedIn, account_id: str, *, role: Role | None, disabled: bool | None, reset: bool
    ) -> tuple[AccountCard, str | None]:
        """The account as it is then, and the token of its new link. Raises NotDone: account.unknown, account.last_admin."""
        before = await self._account(account_id)
        token: str | None = None
        try:
            if role is not None and role != before.role:
                await self.book.set_role(
                    account_id, role, self._note(who, "account.role", account_id, before=before.role, now=role)
                )
            if disabled is True and before.enabled:
                await self.book.disable(account_id, self._note(who, "account.disabled", account_id))
            if disabled is False and not before.enabled:
                await self.book.enable(account_id, self._note(who, "account.enabled", account_id))
            if reset:
                token = new_token()
                link = Link(hash_token(token), self._clock.now() + LINK_LASTS)
                await self.book.open_link(account_id, link, self._note(who, "account.link", account_id))
        except Conflict as refusal:
            if str(refusal) == "last admin":
                raise NotDone(
                    "account.last_admin",
                    f"{before.name} is the only admin who can sign in: make somebody else an admin first.",
                ) from None
            raise
        return await self._account(account_id), token

    async def _account(self, account_id: str) -> AccountCard:
        account = await self.book.account(account_id)
        if account is None:
            raise NotDone("account.unknown", "There is no such account.")
        return account

    async def audit(self, before: int | None, most: int) -> tuple[AuditLine, ...]:
        return await self.book.audit(before, most)

    async def switch(self, who: SignedIn, name: str, value: bool) -> None:
        await self.book.set_switches({name: value}, self._note(who, "switch.changed", name, now=value))

    def _note(self, who: SignedIn, act: Act, target: str, **facts: str | int | float | bool | None) -> Note:
        return Note(self._clock.now(), who.account.id, act, target, {**facts, **by_token(who)})


def by_token(who: SignedIn) -> dict[str, str | int | float | bool | None]:
    """What the audit log tells of how somebody acted: the token of a program, by its label."""
    return {"token": who.sign_in.label} if who.sign_in.kind == "program" else {}


def in_browser(who: SignedIn) -> None:
    """Raises NotDone for a program: its token must not outlive itself."""
    if who.sign_in.kind != "browser":
        raise NotDone("account.browser", "This is done in a browser: sign in there.")


def _no_token() -> NotDone:
    return NotDone("token.unknown", "You have no such token: it may have been revoked already.")


def _taken(name: str) -> NotDone:
    return NotDone("account.taken", f"Somebody is called {name!r} already: take another name.")


def _spent() -> NotDone:
    return NotDone("account.link", "This link has been used, or is too old: ask an admin for another one.")
