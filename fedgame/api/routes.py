"""The HTTP routes. Each one reads its arguments, asks the hall, and says what came of it; permissions stand in a
table of their own (fedgame.people.permissions).
"""

from __future__ import annotations

import asyncio
import hashlib
import io
from collections.abc import Callable
from functools import cache
from typing import Annotated, Literal, cast

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from fedgame.api.authorize import Access, address_of, authorize
from fedgame.api.health import can_write
from fedgame.api.limiting import Limiter, TooMany
from fedgame.api.problems import Refused
from fedgame.export import zip_export, zip_own_data
from fedgame.live.hall import CannotJoin, Hall, UnknownScenario
from fedgame.live.lobby import NoSuchGame, lobby_seats
from fedgame.live.table import AlreadyStarted
from fedgame.people.identity import Credentials
from fedgame.people.security import host_cookie, join_code, seat_cookie
from fedgame.training import trainer
from fedgame.training.registries import task_words
from fedgame.wire.catalogue import catalogue
from fedgame.wire.messages import (
    Catalogue,
    GameStatus,
    Join,
    Joined,
    NewGame,
    NewGameCreated,
    Problem,
    Samples,
    ScenarioInfo,
    Share,
)

COOKIE_SECONDS = 90 * 24 * 3600

REFUSALS: dict[int | str, dict[str, object]] = {
    status: {"model": Problem, "description": text}
    for status, text in (
        (400, "It cannot be read"),
        (403, "Not yours to do"),
        (404, "There is no such thing"),
        (409, "Not now"),
        (413, "Too large"),
        (422, "Not understood"),
        (429, "Too often"),
        (503, "Not saved: try again"),
    )
}


class Health(BaseModel):
    """The server answers, and its database takes what is played."""

    status: Literal["ok"] = "ok"


def _hall(request: Request) -> Hall:
    return cast(Hall, request.app.state.hall)


def _limiter(request: Request) -> Limiter:
    return cast(Limiter, request.app.state.limiter)


def _access(request: Request, game_id: str) -> Access:  # noqa: ARG001 - an argument so that OpenAPI describes it
    return cast(Access, request.state.access)


FromHall = Annotated[Hall, Depends(_hall)]
WithAccess = Annotated[Access, Depends(_access)]

router = APIRouter(prefix="/api", dependencies=[Depends(authorize)], responses=REFUSALS)


@router.get("/health")
async def health(hall: FromHall) -> Health:
    """Whether the server works; for whoever watches it. It counts nothing: a bid would be seen by its commit."""
    if not await can_write(hall.equipment.store):
        raise Refused(503, "server.not_saved", "The database takes nothing now: see the server's log.")
    return Health()


@router.get("/catalogue", response_model=Catalogue, responses={304: {"description": "You have it already"}})
async def the_catalogue(request: Request) -> Response:
    """What there is to choose from, in words: schemes, bots, tasks, models, partitions, kinds of federation."""
    content, tag = _catalogue()
    headers = {"etag": tag, "cache-control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)


@cache
def _catalogue() -> tuple[bytes, str]:
    """Its bytes, and what tells them from those of another version."""
    content = catalogue().model_dump_json().encode()
    return content, f'"{hashlib.sha256(content).hexdigest()[:16]}"'


@router.get("/scenarios")
async def scenarios(hall: FromHall) -> tuple[ScenarioInfo, ...]:
    """The ready-made games, in the order in which they are offered."""
    return tuple(
        ScenarioInfo(
            name=scenario.name,
            title=scenario.title,
            title_zh=scenario.title_zh,
            description=scenario.description,
            description_zh=scenario.description_zh,
            players=len(scenario.seats),
            turns=scenario.treatment.turns,
            federations=len(scenario.treatment.federations),
            task=task_words(scenario.treatment.training.task),
            model=scenario.treatment.training.model,
            partition=scenario.treatment.training.partition,
        )
        for scenario in hall.scenarios.values()
    )


@router.post("/games", status_code=201)
async def create_game(wanted: NewGame, request: Request, response: Response, hall: FromHall) -> NewGameCreated:
    """Make a game. The caller is its host and sits in seat 1, unless it wants none; browsers get both as cookies."""
    _limited(_limiter(request).new_game, request)
    try:
        created = await hall.create(wanted)
    except UnknownScenario as error:
        raise Refused(404, "scenario.unknown", str(error)) from None
    except NoSuchGame as error:
        raise Refused(422, error.code, str(error)) from None
    if created.seat_token is not None:
        _set_cookie(request, response, seat_cookie(created.game_id), created.seat_token)
    _set_cookie(request, response, host_cookie(created.game_id), created.host_token)
    return created


@router.post("/join")
async def join(wanted: Join, request: Request, response: Response, hall: FromHall) -> Joined:
    """Exchange a join code for a seat; browsers get it as a cookie. Who holds one gets that one."""
    _limited(_limiter(request).join, request)
    try:
        joined = await hall.join(wanted, Credentials.of(request.headers, request.cookies))
    except CannotJoin as refusal:
        status = 404 if refusal.code == "join.unknown" else 409
        raise Refused(status, refusal.code, refusal.message) from None
    _set_cookie(request, response, seat_cookie(joined.game_id), joined.seat_token)
    return joined


@router.get("/games/{game_id}")
async def game_status(access: WithAccess) -> GameStatus:
    """The game as its lobby shows it; the host also gets the join code."""
    card, caller = access.card, access.caller
    seats = lobby_seats(card, caller.player)
    return GameStatus(
        game_id=card.game_id,
        scenario=card.scenario,
        status=card.status,
        player=caller.player,
        is_host=caller.is_host,
        join_code=join_code(caller.host_token, card.game_id) if caller.host_token else None,
        players=len(card.seats),
        persons=len(seats),
        seats=seats,
        samples_kind=trainer.facts(card.treatment.training.task).kind,
    )


@router.post("/games/{game_id}/start", status_code=204)
async def start_game(access: WithAccess, hall: FromHall) -> Response:
    """Start the game; seats that nobody took become bots."""
    try:
        await hall.start(access.card.game_id)
    except AlreadyStarted:
        raise Refused(409, "game.started", "This game has started already.") from None
    return Response(status_code=204)


@router.get("/games/{game_id}/samples")
async def samples(
    access: WithAccess,
    hall: FromHall,
    quality_share: Annotated[Share, Query()] = 1.0,
    quantity_share: Annotated[Share, Query()] = 1.0,
) -> Samples:
    """Some of what the own seat would train on with these shares committed."""
    table = await hall.get(access.card.game_id)
    player = access.caller.player
    if table.game is None or player is None:
        raise Refused(409, "game.not_started", "The game has not started: nobody owns data yet.")
    own = table.game.player(player).endowment
    return await hall.equipment.pool.samples(
        access.card.treatment, access.card.seed, player, own.quality * quality_share, own.quantity * quantity_share
    )


@router.get("/games/{game_id}/export.zip", response_class=Response)
async def export(access: WithAccess, hall: FromHall) -> Response:
    """After the end: the whole game for its host, the own data for a seat."""
    game_id, caller = access.card.game_id, access.caller
    if access.card.status != "finished":
        # The host sits at the table too: the export holds everybody's sealed bids.
        raise Refused(409, "export.too_early", "The data can be had when the game is over.")

    def write() -> bytes:
        record = hall.equipment.store.load_record(game_id)
        target = io.BytesIO()
        if caller.is_host:
            zip_export([record], target)
        else:
            assert caller.player is not None  # noqa: S101 - the permission is seat or host
            zip_own_data(record, caller.player, target)
        return target.getvalue()

    content = await asyncio.to_thread(write)
    whose = "" if caller.is_host else f"-player-{caller.player}"
    headers = {
        "content-disposition": f'attachment; filename="fedgame-{game_id}{whose}.zip"',
        "cache-control": "no-store",
    }
    return Response(content, media_type="application/zip", headers=headers)


def _limited(count: Callable[[str], None], request: Request) -> None:
    try:
        count(address_of(request))
    except TooMany as error:
        raise Refused(429, error.code, error.message) from None


def _set_cookie(request: Request, response: Response, name: str, token: str) -> None:
    secure = request.url.scheme == "https" or str(request.app.state.settings.public_url).startswith("https:")
    response.set_cookie(name, token, max_age=COOKIE_SECONDS, path="/", httponly=True, secure=secure, samesite="strict")
    response.headers["cache-control"] = "no-store"
