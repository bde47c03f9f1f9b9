"""The HTTP routes. Each one reads its arguments, asks the hall, and says what came of it; permissions stand in a
table of their own (fedgame.people.permissions).
"""

from __future__ import annotations

import hashlib
import io
from functools import cache
from typing import Annotated, cast

from fastapi import Depends, Query, Request, Response

from engine.seen.story import Story, story
from fedgame.api.answers import limited, limiter, new_router, set_cookie
from fedgame.api.authorize import Access
from fedgame.api.export_options import WithOptions, written
from fedgame.api.health import Health, health_of
from fedgame.api.limiting import address_of
from fedgame.api.problems import Refused
from fedgame.arms.desk import tried_arm
from fedgame.export import zip_export, zip_own_data
from fedgame.export.apart import apart
from fedgame.live.friends import setup_of
from fedgame.live.hall import CannotJoin, Hall, UnknownScenario
from fedgame.live.lobby import NoSuchGame, lobby_seats
from fedgame.live.orders import OrderRefused
from fedgame.live.table import AlreadyStarted
from fedgame.people.identity import Credentials
from fedgame.people.security import host_cookie, join_code, seat_cookie
from fedgame.training import trainer
from fedgame.training.registries import task_words
from fedgame.wire.catalogue import catalogue
from fedgame.wire.control import ControlGame
from fedgame.wire.game_status import GameStatus, HostSeat, HostTable
from fedgame.wire.messages import (
    Catalogue,
    Join,
    Joined,
    NewGame,
    NewGameCreated,
    Samples,
    ScenarioInfo,
    Share,
)


def _hall(request: Request) -> Hall:
    return cast(Hall, request.app.state.hall)


def _access(request: Request, game_id: str) -> Access:  # noqa: ARG001 - an argument so that OpenAPI describes it
    return cast(Access, request.state.access)


FromHall = Annotated[Hall, Depends(_hall)]
WithAccess = Annotated[Access, Depends(_access)]

router = new_router()


@router.get("/health", responses={503: {"model": Health, "description": "A part has failed: see the server's log"}})
async def health(request: Request, response: Response, hall: FromHall) -> Health:
    """Whether the server works; for whoever watches it. It counts nothing: a bid would be seen by its commit."""
    found = await health_of(hall.equipment.store, hall.equipment.pool, request.app.state.settings.data_dir)
    if found.status != "ok":
        response.status_code = 503
    return found


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
    offered = [
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
            training_seconds=await hall.costs.most_by_seats(scenario),
        )
        for scenario in tuple(hall.scenarios.values())
    ]
    return tuple(offered)


@router.post("/games", status_code=201)
async def create_game(wanted: NewGame, request: Request, response: Response, hall: FromHall) -> NewGameCreated:
    """Make a game. The caller is its host and sits in seat 1, unless it wants none; browsers get both as cookies."""
    limited(request, limiter(request).new_game)
    try:
        created = await hall.create(wanted, owner=address_of(request))
    except UnknownScenario as error:
        raise Refused(404, "scenario.unknown", str(error)) from None
    except NoSuchGame as error:
        raise Refused(422, error.code, str(error)) from None
    if created.seat_token is not None:
        set_cookie(request, response, seat_cookie(created.game_id), created.seat_token)
    set_cookie(request, response, host_cookie(created.game_id), created.host_token)
    return created


@router.post("/join")
async def join(wanted: Join, request: Request, response: Response, hall: FromHall) -> Joined:
    """Exchange a join code for a seat; browsers get it as a cookie. Who holds one gets that one."""
    limited(request, limiter(request).join)
    try:
        joined = await hall.join(wanted, Credentials.of(request.headers, request.cookies))
    except CannotJoin as refusal:
        status = 404 if refusal.code == "join.unknown" else 409
        raise Refused(status, refusal.code, refusal.message) from None
    set_cookie(request, response, seat_cookie(joined.game_id), joined.seat_token)
    return joined


@router.get("/games/{game_id}")
async def game_status(access: WithAccess, hall: FromHall) -> GameStatus:
    """The game as its lobby shows it; the host also gets the join code, and while it runs where it stands."""
    card, caller = access.card, access.caller
    seats = lobby_seats(card, caller.player)
    return GameStatus(
        game_id=card.game_id,
        scenario=card.scenario,
        tried_arm=tried_arm(card.scenario) if caller.is_host else None,
        status=card.status,
        player=caller.player,
        is_host=caller.is_host,
        join_code=join_code(caller.host_token, card.game_id) if caller.host_token else None,
        players=len(card.seats),
        persons=len(seats),
        seats=seats,
        setup=setup_of(hall, card),
        next_id=card.next_id,
        shared=card.shared and caller.is_host,
        samples_kind=trainer.facts(card.treatment.training.task).kind,
        hosting=await _hosting(access, hall) if caller.is_host and card.status == "playing" else None,
    )


async def _hosting(access: Access, hall: Hall) -> HostTable | None:
    """What a host is told of the table: nothing of bids and money, as a host may sit there."""
    table = await hall.get(access.card.game_id)
    facts, game = table.facts(), table.game
    if game is None:
        return None
    waits = hall.equipment.pool.waits(access.card.game_id)
    return HostTable(
        paused=facts.paused,
        turn=facts.turn,
        turns=facts.turns,
        step=facts.step,
        deadline_ms=facts.deadline_ms,
        deciding=not game.closing and not game.finished,
        training_wait_ms=None if waits is None else round(1000 * waits),
        seats=tuple(
            HostSeat(
                player=seat.player,
                name=seat.name,
                kind=seat.kind,
                connected=seat.connected,
                stand_in=seat.stand_in,
                removed=seat.removed,
                undecided=seat.undecided,
            )
            for seat in facts.seats
        ),
    )


@router.post("/games/{game_id}/start", status_code=204)
async def start_game(access: WithAccess, hall: FromHall) -> Response:
    """Start the game; seats that nobody took become bots."""
    try:
        await hall.start(access.card.game_id)
    except AlreadyStarted:
        raise Refused(409, "game.started", "This game has started already.") from None
    return Response(status_code=204)


@router.post("/games/{game_id}/control", status_code=204)
async def control_game(wanted: ControlGame, access: WithAccess, hall: FromHall) -> Response:
    """Pause the game, give it time, play a seat: what its host may do. In the lobby: free a seat."""
    try:
        await hall.control(access.card.game_id, wanted, access.caller.player)
    except OrderRefused as refusal:
        raise Refused(409, refusal.code, refusal.message) from None
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


@router.get("/games/{game_id}/story")
async def own_story(access: WithAccess, hall: FromHall, response: Response) -> Story:
    """What happened to the own seat up to now, turn by turn, read from the log: the same in every browser."""
    table = await hall.get(access.card.game_id)
    player = access.caller.player
    if table.game is None or player is None:
        raise Refused(409, "game.not_started", "The game has not started: nothing has happened yet.")
    happened = await hall.stories.happened(access.card.game_id)
    response.headers["cache-control"] = "no-store"
    # Where the game stands is asked after its log was read, so that no line is of a turn to come.
    return story(table.game, player, happened)


@router.get("/games/{game_id}/export.zip", response_class=Response)
async def export(access: WithAccess, hall: FromHall, options: WithOptions) -> Response:
    """After the end: the whole game for its host, the own data for a seat, which are always CSV."""
    game_id, caller = access.card.game_id, access.caller
    if access.card.status != "finished":
        # The host sits at the table too: the export holds everybody's sealed bids.
        raise Refused(409, "export.too_early", "The data can be had when the game is over.")

    def write() -> bytes:
        record = hall.equipment.store.load_record(game_id)
        target = io.BytesIO()
        if caller.is_host:
            zip_export([record], target, options)
        else:
            assert caller.player is not None  # noqa: S101 - the permission is seat or host
            zip_own_data(record, caller.player, target)
        return target.getvalue()

    with written():
        content = await apart(write)
    whose = "" if caller.is_host else f"-player-{caller.player}"
    headers = {
        "content-disposition": f'attachment; filename="fedgame-{game_id}{whose}.zip"',
        "cache-control": "no-store",
    }
    return Response(content, media_type="application/zip", headers=headers)
