"""What every request and every connection passes before a route or a message is looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import State
from starlette.requests import HTTPConnection

from fedgame.api.problems import Refused
from fedgame.live.hall import Hall
from fedgame.people.accounts import Accounts, SignedIn
from fedgame.people.identity import Caller, Credentials, identify
from fedgame.people.ownership import Owned, Ownership
from fedgame.people.permissions import (
    ROUTES,
    SAFE_METHODS,
    AccountPermission,
    ArmPermission,
    ExperimentPermission,
    GamePermission,
    Permission,
)
from fedgame.people.security import hash_token, origin_allowed, participant_cookie
from fedgame.people.switches import Switchboard
from fedgame.storage import ArmCard, GameCard, Role

_ID = re.compile(r"[A-Za-z0-9]{1,32}")
"""What a game, an experiment or a session can be called; anything else is asked of no database, which may not even
take it as text."""

_ROLES: Mapping[AccountPermission, tuple[Role, ...]] = {
    "account": ("admin", "researcher", "viewer"),
    "staff": ("admin", "researcher"),
    "admin": ("admin",),
}


@dataclass(frozen=True, slots=True)
class Access:
    """Who called, and the game that the call is about."""

    card: GameCard
    caller: Caller


@dataclass(frozen=True, slots=True)
class ExperimentAccess:
    """Who called, and the experiment that the call is about, itself or by its session; `owns`: may also change it."""

    who: SignedIn
    experiment: Owned
    owns: bool


@dataclass(frozen=True, slots=True)
class ParticipantAccess:
    """The participant who called, and in which session."""

    session_id: str
    participant_id: str


@dataclass(frozen=True, slots=True)
class ArmAccess:
    """Who called, and the arm that the call is about."""

    who: SignedIn
    card: ArmCard

    @property
    def owns(self) -> bool:
        """Whether the caller may also change it: its researcher, while still one, or any admin."""
        return self.owned.may_change(self.who.account)

    @property
    def owned(self) -> Owned:
        return Owned(self.card.id, self.card.owner)


AnyAccess = ArmAccess | Access | SignedIn | ExperimentAccess | ParticipantAccess
"""What `request.state.access` holds after the permission: of the game; account, staff, admin, and visitor if signed in;
reader, owner; participant; of the arm. None where nobody had to be found."""


def is_secure(request: HTTPConnection) -> bool:
    """Whether the browser speaks TLS, with this server or with a proxy in front of it."""
    return request.url.scheme in ("https", "wss") or str(request.app.state.settings.public_url).startswith("https:")


def check_origin(credentials: Credentials, allowed: frozenset[str], *, changes: bool) -> None:
    """Refuse foreign pages. What changes something with cookies must say where it comes from, as browsers do."""
    if credentials.origin is not None:
        if not origin_allowed(credentials.origin, allowed):
            raise Refused(
                403,
                "origin.foreign",
                "This page may not talk to this server. If the address is yours, set FEDGAME_PUBLIC_URL to it.",
            )
    elif changes and credentials.token is None and credentials.cookies:
        raise Refused(403, "origin.missing", "A request with cookies must carry an Origin header.")


async def authorize(request: Request) -> None:
    """Refuse what the caller may not do; routes find the result in `request.state.access`."""
    state = request.app.state
    credentials = Credentials.of(request.headers, request.cookies)
    check_origin(credentials, state.origins, changes=request.method not in SAFE_METHODS)
    permission = ROUTES.get((request.method, request.scope["route"].path))
    if permission is None:
        raise Refused(403, "permission.missing", "Nobody may do this.")
    request.state.access = await permitted(
        state, permission, request.path_params, credentials, secure=is_secure(request)
    )


async def permitted(
    state: State, permission: Permission, names: Mapping[str, str], credentials: Credentials, *, secure: bool
) -> AnyAccess | None:
    """What the permission lets the caller have of the things that `names` names. Raises Refused where it does not.

    For a route and for a socket alike: `state` is that of the application.
    """
    match permission:
        case "anyone":
            return None
        case "participant":
            return await _participant(state.ownership, names["session_id"], credentials)
        case "seat" | "host" | "seat_or_host":
            return await access(state.hall, names["game_id"], credentials, permission)
    accounts: Accounts = state.accounts
    who = await accounts.who(credentials, secure=secure)
    if permission == "visitor":
        return await _visitor(state.switchboard, who)
    if who is None:
        raise Refused(401, "account.none", "You are not signed in, or no longer: sign in first.")
    match permission:
        case "arm_reader" | "arm_owner":
            return await arm_access(state, names["arm_id"], who, permission)
        case "reader" | "owner":
            return await _of_experiment(state.ownership, names, who, permission)
        case "account" | "staff" | "admin":
            if who.account.role not in _ROLES[permission]:
                raise Refused(403, "account.role", f"As a {who.account.role} you may not do this: ask an admin.")
            return who


async def _visitor(switchboard: Switchboard, who: SignedIn | None) -> SignedIn | None:
    if who is None and not await switchboard.anonymous_play():
        raise Refused(
            403, "play.closed", "On this server a game is opened by somebody with an account: sign in, or join a game."
        )
    return who


async def access(hall: Hall, game_id: str, credentials: Credentials, permission: GamePermission) -> Access:
    """The caller's access to a game. Raises Refused, with the same words for a foreign game and for none."""
    card = await hall.card(game_id) if _ID.fullmatch(game_id) else None
    caller = identify(card, credentials) if card is not None else Caller()
    if card is None or (caller.player is None and not caller.is_host):
        raise Refused(403, "seat.none", "You have no seat in this game: ask for its join link.")
    if permission == "host" and not caller.is_host:
        raise Refused(403, "host.only", "Only the host of the game may do this.")
    if permission == "seat" and caller.player is None:
        raise Refused(403, "seat.only", "Only who sits in this game may do this.")
    return Access(card, caller)


async def _of_experiment(
    ownership: Ownership, names: Mapping[str, str], who: SignedIn, permission: ExperimentPermission
) -> ExperimentAccess:
    """Raises Refused, with the same words for an experiment that one may not know of and for none."""
    by_session = "session_id" in names
    asked = names["session_id"] if by_session else names["experiment_id"]
    found: Owned | None = None
    if _ID.fullmatch(asked):
        found = await (ownership.session(asked) if by_session else ownership.experiment(asked))
    if found is None or not found.may_read(who.account):
        if by_session:
            raise Refused(404, "session.unknown", "There is no such session, or it is not yours to see.")
        raise Refused(404, "experiment.unknown", "There is no such experiment, or it is not yours to see.")
    owns = found.may_change(who.account)
    if permission == "owner" and not owns:
        raise Refused(403, "experiment.owner", "Only the researcher whose experiment it is, or an admin, may do this.")
    return ExperimentAccess(who, found, owns)


async def arm_access(state: State, arm_id: str, who: SignedIn, permission: ArmPermission) -> ArmAccess:
    """Raises Refused, with the same words for an arm that one may not know of and for none."""
    card = await state.arms.book.arm(arm_id) if _ID.fullmatch(arm_id) else None
    if card is None or not ArmAccess(who, card).owned.may_read(who.account):
        raise Refused(404, "arm.unknown", "There is no such arm, or it is not yours to see.")
    access = ArmAccess(who, card)
    if permission == "arm_owner" and not access.owns:
        raise Refused(403, "arm.owner", "Only the researcher whose arm it is, or an admin, may do this.")
    return access


async def _participant(ownership: Ownership, session_id: str, credentials: Credentials) -> ParticipantAccess:
    token = credentials.token or credentials.cookies.get(participant_cookie(session_id), "")
    found: str | None = None
    if token and _ID.fullmatch(session_id):
        found = await ownership.participant(session_id, hash_token(token))
    if found is None:
        raise Refused(404, "session.unknown", "There is no such session, or you do not take part in it.")
    return ParticipantAccess(session_id, found)
