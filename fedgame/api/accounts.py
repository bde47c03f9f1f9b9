"""The routes of accounts: who am I, sign-in, one-time links, passwords, tokens; and for admins people, switches, audit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Annotated, cast

from fastapi import Depends, Query, Request, Response

from fedgame.api.answers import limited, limiter, new_router, set_cookie
from fedgame.api.authorize import is_secure
from fedgame.api.problems import Refused
from fedgame.people.accounts import Accounts, NotDone, SignedIn, Started
from fedgame.people.audit import ACTS
from fedgame.people.identity import Credentials
from fedgame.people.security import account_cookie
from fedgame.people.switches import Switchboard
from fedgame.storage import AccountCard, AuditLine, SignInCard
from fedgame.storage.account_reads import name_key
from fedgame.wire.accounts import (
    AccountChanged,
    AccountInfo,
    AuditEntry,
    AuditPage,
    ChangeAccount,
    ChangePassword,
    ChangeSwitches,
    LinkInfo,
    MakeAccount,
    Me,
    NewToken,
    OpenLink,
    SignIn,
    Switches,
    TokenInfo,
    TokenMade,
    UseLink,
)
from fedgame.wire.codes import ServerCode

PAGE_OF_AUDIT = 100

_STATUSES: dict[ServerCode, int] = {
    "account.browser": 403,
    "account.last_admin": 409,
    "account.link": 404,
    "account.password": 422,
    "account.taken": 409,
    "account.unknown": 404,
    "account.wrong": 403,
    "request.invalid": 422,
    "switch.fixed": 409,
    "token.unknown": 404,
}


def _accounts(request: Request) -> Accounts:
    return cast(Accounts, request.app.state.accounts)


def _switchboard(request: Request) -> Switchboard:
    return cast(Switchboard, request.app.state.switchboard)


def _signed_in(request: Request) -> SignedIn:
    return cast(SignedIn, request.state.access)


FromAccounts = Annotated[Accounts, Depends(_accounts)]
FromSwitchboard = Annotated[Switchboard, Depends(_switchboard)]
WithAccount = Annotated[SignedIn, Depends(_signed_in)]
"""Who is signed in, on a route that only somebody signed in may call."""


def _kept_nowhere(response: Response) -> None:
    response.headers["cache-control"] = "no-store"


router = new_router()
router.dependencies.append(Depends(_kept_nowhere))


@contextmanager
def _told() -> Iterator[None]:
    """What was not done, as a refusal."""
    try:
        yield
    except NotDone as refusal:
        raise Refused(_STATUSES[refusal.code], refusal.code, refusal.message) from None


# Oneself


@router.get("/account")
async def me(request: Request, accounts: FromAccounts, switchboard: FromSwitchboard) -> Me:
    """Who is signed in, if anybody, and what is open to whoever is not."""
    who = await _who(request)
    return await _me(who.account if who else None, accounts, switchboard)


@router.post("/account/sign-in")
async def sign_in(
    wanted: SignIn, request: Request, response: Response, accounts: FromAccounts, switchboard: FromSwitchboard
) -> Me:
    """Sign in with name and password; the browser gets a cookie."""
    limited(request, partial(limiter(request).sign_in, name_key(wanted.name)))
    with _told():
        started = await accounts.sign_in(wanted.name, wanted.password)
    _give_cookie(request, response, accounts, started)
    return await _me(started.account, accounts, switchboard)


@router.post("/account/sign-out", status_code=204)
async def sign_out(request: Request, accounts: FromAccounts) -> Response:
    """End this sign-in; nothing happens where there is none."""
    who = await _who(request)
    if who is not None:
        await accounts.sign_out(who)
    return _without_cookie(request)


@router.post("/account/sign-out-everywhere", status_code=204)
async def sign_out_everywhere(request: Request, who: WithAccount, accounts: FromAccounts) -> Response:
    """Sign out of every browser, this one included. Programs keep their tokens."""
    await accounts.sign_out_everywhere(who)
    return _without_cookie(request)


@router.post("/account/link")
async def look_at_link(wanted: OpenLink, request: Request, accounts: FromAccounts) -> LinkInfo:
    """For whom a one-time link is. Looking does not use it up."""
    limited(request, partial(limiter(request).sign_in, ""))
    with _told():
        account = await accounts.look_at_link(wanted.token)
    return LinkInfo(name=account.name if account else None, role=account.role if account else "admin")


@router.post("/account/first")
async def use_link(
    wanted: UseLink, request: Request, response: Response, accounts: FromAccounts, switchboard: FromSwitchboard
) -> Me:
    """Set a password with a one-time link, which is used up by that, and be signed in."""
    limited(request, partial(limiter(request).sign_in, ""))
    with _told():
        started = await accounts.use_link(wanted.token, wanted.name, wanted.password, wanted.language)
    _give_cookie(request, response, accounts, started)
    return await _me(started.account, accounts, switchboard)


@router.post("/account/password", status_code=204)
async def change_password(
    wanted: ChangePassword, request: Request, who: WithAccount, accounts: FromAccounts
) -> Response:
    """Set another password; every other browser is signed out."""
    limited(request, partial(limiter(request).sign_in, name_key(who.account.name)))
    with _told():
        await accounts.change_password(who, wanted.current, wanted.new)
    return Response(status_code=204)


@router.get("/account/tokens")
async def tokens(who: WithAccount, accounts: FromAccounts) -> tuple[TokenInfo, ...]:
    """Your tokens for programs, newest first."""
    return tuple(_token(one) for one in await accounts.tokens(who))


@router.post("/account/tokens", status_code=201)
async def make_token(wanted: NewToken, who: WithAccount, accounts: FromAccounts) -> TokenMade:
    """A token for a program, told this once: `Authorization: Bearer TOKEN` acts as you."""
    with _told():
        token, made = await accounts.make_token(who, wanted.label, wanted.days)
    return TokenMade(token=token, info=_token(made))


@router.delete("/account/tokens/{token_id}", status_code=204)
async def revoke_token(token_id: str, who: WithAccount, accounts: FromAccounts) -> Response:
    """End one of your tokens at once."""
    with _told():
        await accounts.revoke_token(who, token_id)
    return Response(status_code=204)


# What admins see and change


@router.get("/accounts")
async def everybody(accounts: FromAccounts) -> tuple[AccountInfo, ...]:
    """All accounts, oldest first."""
    return tuple(_account(one) for one in await accounts.book.accounts())


@router.post("/accounts", status_code=201)
async def make_account(wanted: MakeAccount, who: WithAccount, accounts: FromAccounts) -> AccountChanged:
    """An account without a password, and the link with which its person sets one."""
    with _told():
        account, token = await accounts.make_account(who, wanted.name, wanted.role, wanted.language)
    return AccountChanged(account=_account(account), link=_link(token))


@router.patch("/accounts/{account_id}")
async def change_account(
    account_id: str, wanted: ChangeAccount, who: WithAccount, accounts: FromAccounts
) -> AccountChanged:
    """Change a role, disable or enable, or open a link for a new password."""
    with _told():
        account, token = await accounts.change_account(
            who, account_id, role=wanted.role, disabled=wanted.disabled, reset=wanted.reset is True
        )
    return AccountChanged(account=_account(account), link=_link(token) if token else None)


@router.get("/switches")
async def switches(switchboard: FromSwitchboard) -> Switches:
    """What admins can switch."""
    return Switches(
        anonymous_play=await switchboard.anonymous_play(), anonymous_play_fixed=switchboard.anonymous_play_fixed
    )


@router.patch("/switches")
async def change_switches(
    wanted: ChangeSwitches, who: WithAccount, accounts: FromAccounts, switchboard: FromSwitchboard
) -> Switches:
    """Let people without an account open games, or not."""
    with _told():
        await switchboard.set_anonymous_play(accounts, who, wanted.anonymous_play)
    return await switches(switchboard)


@router.get("/audit")
async def audit(accounts: FromAccounts, before: Annotated[int | None, Query(ge=1, le=2**53)] = None) -> AuditPage:
    """The audit log, the newest first, a page at a time."""
    lines = await accounts.audit(before, PAGE_OF_AUDIT)
    return AuditPage(
        entries=tuple(_entry(line) for line in lines), more=lines[-1].id if len(lines) == PAGE_OF_AUDIT else None
    )


async def _who(request: Request) -> SignedIn | None:
    credentials = Credentials.of(request.headers, request.cookies)
    return await _accounts(request).who(credentials, secure=is_secure(request))


async def _me(account: AccountCard | None, accounts: Accounts, switchboard: Switchboard) -> Me:
    return Me(
        account=_account(account) if account else None,
        anonymous_play=await switchboard.anonymous_play(),
        needs_admin=account is None and await accounts.needs_admin(),
    )


def _give_cookie(request: Request, response: Response, accounts: Accounts, started: Started) -> None:
    name = account_cookie(secure=is_secure(request))
    set_cookie(request, response, name, started.token, accounts.longest.total_seconds())


def _without_cookie(request: Request) -> Response:
    response = Response(status_code=204)
    secure = is_secure(request)
    response.delete_cookie(account_cookie(secure=secure), path="/", httponly=True, secure=secure, samesite="strict")
    return response


def _account(card: AccountCard) -> AccountInfo:
    return AccountInfo(
        id=card.id,
        name=card.name,
        role=card.role,
        language=card.language,
        created_at=card.created_at,
        disabled=not card.enabled,
        has_password=card.has_password,
        invited_until=card.link_expires_at,
    )


def _token(sign_in: SignInCard) -> TokenInfo:
    return TokenInfo(
        id=sign_in.id,
        label=sign_in.label,
        created_at=sign_in.created_at,
        last_used_at=sign_in.last_used_at,
        expires_at=sign_in.expires_at,
    )


def _link(token: str) -> str:
    """The path of a one-time link; what stands behind the # is sent to no server and stands in no log."""
    return f"/staff/first#{token}"


def _entry(line: AuditLine) -> AuditEntry:
    assert line.note.act in ACTS  # noqa: S101 - nothing else is ever written
    return AuditEntry(
        id=line.id,
        at=line.note.at,
        by=line.name,
        act=line.note.act,
        target=line.target_name or line.note.target,
        facts=dict(line.note.facts),
    )
