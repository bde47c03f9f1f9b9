"""What routes share: the router they hang on, where every request is authorized; limits; and cookies."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from fastapi import APIRouter, Depends, Request, Response

from fedgame.api.authorize import authorize, is_secure
from fedgame.api.limiting import Limiter, TooMany, address_of
from fedgame.api.problems import Refused
from fedgame.wire.messages import Problem

COOKIE_SECONDS = 90 * 24 * 3600

REFUSALS: dict[int | str, dict[str, object]] = {
    status: {"model": Problem, "description": text}
    for status, text in (
        (400, "It cannot be read"),
        (401, "Sign in first"),
        (403, "Not yours to do"),
        (404, "There is no such thing"),
        (409, "Not now"),
        (413, "Too large"),
        (422, "Not understood"),
        (429, "Too often"),
        (503, "Not saved: try again"),
    )
}


def new_router() -> APIRouter:
    """A router under /api. Its routes need their lines in fedgame.people.permissions, and it its place in `app.ROUTERS`."""
    return APIRouter(prefix="/api", dependencies=[Depends(authorize)], responses=REFUSALS)


def limiter(request: Request) -> Limiter:
    return cast(Limiter, request.app.state.limiter)


def limited(request: Request, count: Callable[[str], None]) -> None:
    """Count something of the caller's address. Raises Refused where it is too much."""
    try:
        count(address_of(request))
    except TooMany as error:
        raise Refused(429, error.code, error.message) from None


def set_cookie(request: Request, response: Response, name: str, token: str, seconds: float = COOKIE_SECONDS) -> None:
    """A cookie that no script can read and no other site can send."""
    response.set_cookie(
        name, token, max_age=int(seconds), path="/", httponly=True, secure=is_secure(request), samesite="strict"
    )
    response.headers["cache-control"] = "no-store"
