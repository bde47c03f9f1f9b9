"""The routes of replays: the way through a game, and its board at any step, for those who may take the session's data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, cast

from fastapi import Depends, Query, Request, Response

from fedgame.api.answers import new_router
from fedgame.api.problems import Refused
from fedgame.api.sessions import AsStaff
from fedgame.replays.board import ReplayBoard
from fedgame.replays.timeline import ReplayOutline
from fedgame.replays.walk import NotReplayed
from fedgame.rooms.replays import NoSuchReplay, ReplayDesk

router = new_router()


def _desk(request: Request) -> ReplayDesk:
    return cast(ReplayDesk, request.app.state.replays)


FromReplays = Annotated[ReplayDesk, Depends(_desk)]


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except NoSuchReplay as error:
        raise Refused(404, "path.unknown", str(error)) from None
    except NotReplayed as error:
        raise Refused(409, "game.unreadable", str(error)) from None


@router.get("/sessions/{session_id}/games/{game_id}/replay")
async def outline(
    session_id: str,
    game_id: str,
    who: AsStaff,  # noqa: ARG001 - the permission
    desk: FromReplays,
    response: Response,
) -> ReplayOutline:
    """The time line of a game, also while it runs, and whether its log gives the same when it is played again."""
    response.headers["cache-control"] = "no-store"
    with _told():
        return await desk.outline(session_id, game_id)


@router.get("/sessions/{session_id}/games/{game_id}/replay/{step}")
async def step_board(
    session_id: str,
    game_id: str,
    step: int,
    who: AsStaff,  # noqa: ARG001 - the permission
    desk: FromReplays,
    response: Response,
    seat: Annotated[int | None, Query(ge=1, le=1000)] = None,
    sealed: bool = False,
) -> ReplayBoard:
    """The board of a seat as it saw it when the step opened, or of all; `sealed` adds what nobody could see then."""
    response.headers["cache-control"] = "no-store"
    with _told():
        return await desk.board(session_id, game_id, step, seat, sealed=sealed)
