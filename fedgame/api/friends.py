"""The routes of rooms of friends: where a code leads, how a host asks others in, the games of this browser, another game for
the same people, and the link that shows a result.
"""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request, Response

from fedgame.api.answers import limited, limiter, new_router, set_cookie
from fedgame.api.authorize import Access
from fedgame.api.problems import Refused
from fedgame.live import friends
from fedgame.live.hall import CannotJoin, Hall
from fedgame.live.orders import OrderRefused
from fedgame.people.codes import qr_svg
from fedgame.people.identity import Credentials
from fedgame.people.security import host_cookie, join_code, join_link, seat_cookie, shared_link
from fedgame.settings import Settings
from fedgame.wire.friends import (
    GameInvite,
    Invitation,
    LookGame,
    LookShared,
    OwnGame,
    SharedLink,
    SharedResult,
)
from fedgame.wire.messages import Joined, NewGameCreated


def _hall(request: Request) -> Hall:
    return cast(Hall, request.app.state.hall)


def _access(request: Request, game_id: str) -> Access:  # noqa: ARG001 - an argument so that OpenAPI describes it
    return cast(Access, request.state.access)


def _credentials(request: Request) -> Credentials:
    return Credentials.of(request.headers, request.cookies)


def _address(request: Request) -> str:
    """Where this server is reached, as far as it has been told, else as this caller reached it: links lead there."""
    settings: Settings = request.app.state.settings
    return settings.address if settings.public_url else str(request.base_url).rstrip("/")


FromHall = Annotated[Hall, Depends(_hall)]
WithAccess = Annotated[Access, Depends(_access)]
WithCredentials = Annotated[Credentials, Depends(_credentials)]
AtAddress = Annotated[str, Depends(_address)]

router = new_router()


@router.get("/games")
async def own_games(response: Response, hall: FromHall, credentials: WithCredentials) -> tuple[OwnGame, ...]:
    """The games of this browser that are not over, by its cookies."""
    response.headers["cache-control"] = "no-store"
    return await friends.own_games(hall, credentials)


@router.post("/join/look")
async def look(wanted: LookGame, request: Request, hall: FromHall, credentials: WithCredentials) -> GameInvite:
    """Where a join code leads. It takes no seat and leaves no trace."""
    limited(request, limiter(request).join)
    try:
        return await friends.look(hall, wanted.code, credentials)
    except CannotJoin as refusal:
        raise Refused(404, refusal.code, refusal.message) from None


@router.get("/games/{game_id}/invitation")
async def invitation(access: WithAccess, address: AtAddress) -> Invitation:
    """How the host asks others in: the code, the link, and its picture."""
    code = join_code(access.caller.host_token or "", access.card.game_id)
    link = join_link(address, code)
    return Invitation(code=code, link=link, qr_svg=qr_svg(link))


@router.post("/games/{game_id}/again")
async def play_again(access: WithAccess, request: Request, response: Response, hall: FromHall) -> NewGameCreated:
    """Another game with the same people and settings; everybody who looks at the old one is told."""
    limited(request, limiter(request).new_game)
    try:
        created = await friends.play_again(hall, access.card, access.caller)
    except OrderRefused as refusal:
        raise Refused(409, refusal.code, refusal.message) from None
    if created.seat_token is not None:
        set_cookie(request, response, seat_cookie(created.game_id), created.seat_token)
    set_cookie(request, response, host_cookie(created.game_id), created.host_token)
    return created


@router.post("/games/{game_id}/follow")
async def follow(
    access: WithAccess, request: Request, response: Response, hall: FromHall, credentials: WithCredentials
) -> Joined:
    """Go along into the game that the host has made for the same people."""
    limited(request, limiter(request).join)
    game_id = access.card.game_id
    try:
        joined = await friends.follow(hall, access.card, access.caller, credentials.seat_of(game_id))
    except (OrderRefused, CannotJoin) as refusal:
        raise Refused(409, refusal.code, refusal.message) from None
    set_cookie(request, response, seat_cookie(joined.game_id), joined.seat_token)
    return joined


@router.post("/games/{game_id}/share")
async def share(access: WithAccess, hall: FromHall, address: AtAddress, response: Response) -> SharedLink:
    """A link that shows the result to whoever has it; one that was made before shows it no more."""
    response.headers["cache-control"] = "no-store"
    try:
        return SharedLink(link=shared_link(address, await friends.share(hall, access.card)))
    except OrderRefused as refusal:
        raise Refused(409, refusal.code, refusal.message) from None


@router.delete("/games/{game_id}/share", status_code=204)
async def unshare(access: WithAccess, hall: FromHall) -> Response:
    """No link shows the result from now on."""
    await friends.unshare(hall, access.card)
    return Response(status_code=204)


@router.post("/shared")
async def shared(wanted: LookShared, request: Request, response: Response, hall: FromHall) -> SharedResult:
    """The result that a link shows."""
    limited(request, limiter(request).join)
    response.headers["cache-control"] = "no-store"
    try:
        return await friends.shared_result(hall, wanted.token)
    except KeyError:
        raise Refused(404, "share.unknown", "No result is shown under this link: ask whoever sent it.") from None
