"""The routes of rehearsals that the server holds itself: begin one, and ask how it stands."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from fedgame.api.answers import new_router
from fedgame.api.experiments import WithExperiment, opened, ready_or_refused
from fedgame.api.problems import Refused
from fedgame.api.sessions import AsStaff, FromRooms
from fedgame.rehearsal.button import AlreadyRehearsing, Rehearsals
from fedgame.rehearsal.shown import info_of
from fedgame.wire.experiments import RehearsalInfo, RehearseExperiment, SessionCard

router = new_router()


def _rehearsals(request: Request) -> Rehearsals:
    return cast(Rehearsals, request.app.state.rehearsals)


FromRehearsals = Annotated[Rehearsals, Depends(_rehearsals)]


@router.post("/experiments/{experiment_id}/rehearse", status_code=202)
async def begin(
    wanted: RehearseExperiment, access: WithExperiment, rehearsals: FromRehearsals, rooms: FromRooms
) -> SessionCard:
    """Open a session that is marked as a rehearsal and send bots into it; the control room shows them like people."""
    with ready_or_refused():
        try:
            new = await rehearsals.start(access.who, access.experiment.experiment_id, wanted.people, wanted.speed)
        except AlreadyRehearsing:
            raise Refused(
                409, "rehearsal.running", "A rehearsal of yours goes on: wait for its end, or end its session."
            ) from None
    return await opened(rooms, new)


@router.get("/sessions/{session_id}/rehearsal")
async def how_it_stands(session_id: str, who: AsStaff, rehearsals: FromRehearsals) -> RehearsalInfo:  # noqa: ARG001 - the permission
    """What has gone wrong so far, and the report once it is over. The server forgets both when it stops."""
    found = rehearsals.of_session(session_id)
    if found is None:
        raise Refused(
            404, "rehearsal.none", "This session is no rehearsal of this server, or the server has been restarted."
        )
    return info_of(session_id, found)
