"""What every request and every connection passes before a route or a message is looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fastapi import Request

from fedgame.api.limiting import Limiter, TooMany
from fedgame.api.problems import Refused
from fedgame.live.hall import Hall
from fedgame.people.identity import Caller, Credentials, identify
from fedgame.people.permissions import ROUTES, SAFE_METHODS, Permission
from fedgame.people.security import origin_allowed
from fedgame.storage import GameCard

_GAME_ID = re.compile(r"[A-Za-z0-9]{1,32}")
"""What a game can be called; anything else is asked of no database, which may not even take it as text."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who called, and the game that the call is about."""

    card: GameCard
    caller: Caller


def address_of(request: Request) -> str:
    return request.client.host if request.client else "unknown"


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
    limiter: Limiter = state.limiter
    try:
        limiter.request(address_of(request))
    except TooMany as error:
        raise Refused(429, error.code, error.message) from None
    credentials = Credentials.of(request.headers, request.cookies)
    check_origin(credentials, state.origins, changes=request.method not in SAFE_METHODS)
    permission = ROUTES.get((request.method, request.scope["route"].path))
    if permission is None:
        raise Refused(403, "permission.missing", "Nobody may do this.")
    if permission != "anyone":
        request.state.access = await access(state.hall, request.path_params["game_id"], credentials, permission)


async def access(hall: Hall, game_id: str, credentials: Credentials, permission: Permission) -> Access:
    """The caller's access to a game. Raises Refused, with the same words for a foreign game and for none."""
    card = await hall.card(game_id) if _GAME_ID.fullmatch(game_id) else None
    caller = identify(card, credentials) if card is not None else Caller()
    if card is None or (caller.player is None and not caller.is_host):
        raise Refused(403, "seat.none", "You have no seat in this game: ask for its join link.")
    if permission == "host" and not caller.is_host:
        raise Refused(403, "host.only", "Only the host of the game may do this.")
    if permission == "seat" and caller.player is None:
        raise Refused(403, "seat.only", "Only who sits in this game may do this.")
    return Access(card, caller)
