"""The routes of rooms and sessions: look, start, act; and for the experimenter's staff the room, controls, payments."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, cast

from defusedcsv import csv as defused
from fastapi import Depends, Request, Response
from fastapi import Path as PathParameter
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from fedgame.api.answers import limited, limiter, new_router, set_cookie
from fedgame.api.authorize import ExperimentAccess, ParticipantAccess
from fedgame.api.export_options import WithOptions, written
from fedgame.api.problems import Refused
from fedgame.experiments.changes import SessionRefusal
from fedgame.people.codes import qr_svg
from fedgame.people.identity import Credentials
from fedgame.people.security import participant_cookie, seat_cookie
from fedgame.rooms.codes import personal_link, read_code, room_link
from fedgame.rooms.entrance import Visit, look, start
from fedgame.rooms.payments import COLUMNS, payment_rows
from fedgame.rooms.room import Room
from fedgame.rooms.rooms import Rooms
from fedgame.settings import Settings
from fedgame.storage import CommitInDoubt, StoreClosed
from fedgame.wire.codes import ServerCode, is_server_code
from fedgame.wire.control_room import ControlAct
from fedgame.wire.experiments import PersonalLink, RoomLink, SessionRoom
from fedgame.wire.participants import LookRoom, ParticipantAct, ParticipantPage, RoomInfo, Started, StartSession

router = new_router()


def _rooms(request: Request) -> Rooms:
    return cast(Rooms, request.app.state.rooms)


def _participant(request: Request, session_id: str) -> ParticipantAccess:  # noqa: ARG001 - so that OpenAPI describes it
    return cast(ParticipantAccess, request.state.access)


def _staff(request: Request, session_id: str) -> ExperimentAccess:  # noqa: ARG001 - as above
    return cast(ExperimentAccess, request.state.access)


FromRooms = Annotated[Rooms, Depends(_rooms)]
AsParticipant = Annotated[ParticipantAccess, Depends(_participant)]
AsStaff = Annotated[ExperimentAccess, Depends(_staff)]

_STATUSES: dict[str, int] = {
    "answer.refused": 422,
    "arm.number": 404,
    "group.unknown": 404,
    "participant.unknown": 404,
    "room.label": 422,
    "room.link": 422,
    "label.unknown": 403,
}


@contextmanager
def told() -> Iterator[None]:
    """What a session refuses, as a refusal over HTTP."""
    try:
        yield
    except SessionRefusal as refusal:
        code: ServerCode = refusal.code if is_server_code(refusal.code) else "request.refused"
        raise Refused(
            _STATUSES.get(refusal.code, 409), code, refusal.message, at=refusal.at, message_zh=refusal.message_zh
        ) from None
    except (CommitInDoubt, StoreClosed):
        raise Refused(503, "server.not_saved", "This could not be saved: please try again.") from None


async def _room_of(rooms: Rooms, code: str) -> Room:
    room_code = read_code(code).room
    session_id = await rooms.book.session_of_room(room_code) if room_code else None
    if session_id is None:
        raise Refused(404, "room.unknown", "No room has this code: check it with whoever invited you.")
    return await rooms.get(session_id)


def _held(request: Request, session_id: str) -> str | None:
    credentials = Credentials.of(request.headers, request.cookies)
    return credentials.token or credentials.cookies.get(participant_cookie(session_id))


@router.post("/rooms/look")
async def look_at_room(wanted: LookRoom, request: Request, rooms: FromRooms) -> RoomInfo:
    """What a code opens. Nothing is taken by looking."""
    limited(request, limiter(request).join)
    room = await _room_of(rooms, wanted.code)
    return look(room, Visit(read_code(wanted.code), _held(request, room.session_id)))


@router.post("/rooms/start", status_code=201)
async def start_session(wanted: StartSession, request: Request, response: Response, rooms: FromRooms) -> Started:
    """Take a place, or go back to the own one; browsers get it as a cookie."""
    limited(request, limiter(request).join)
    room = await _room_of(rooms, wanted.code)
    with told():
        started = await start(room, Visit(read_code(wanted.code), _held(request, room.session_id)), wanted)
    set_cookie(request, response, participant_cookie(started.session_id), started.token)
    return started


@router.get("/sessions/{session_id}/me")
async def my_page(request: Request, response: Response, who: AsParticipant, rooms: FromRooms) -> ParticipantPage:
    """What the participant is shown now. At a table, the browser gets the seat's cookie with it."""
    room = await rooms.get(who.session_id)
    page = rooms.page(room, int(who.participant_id))
    token = _held(request, who.session_id)
    response.headers["cache-control"] = "no-store"
    if page.game_id is not None and token is not None:
        set_cookie(request, response, seat_cookie(page.game_id), token)
    return page


@router.post("/sessions/{session_id}/do")
async def do(act: ParticipantAct, who: AsParticipant, rooms: FromRooms) -> ParticipantPage:
    """Answer, call for help, say that one is there; what is shown then comes back."""
    with told():
        return await rooms.participant_acts(who.session_id, int(who.participant_id), act)


@router.get("/sessions/{session_id}/room")
async def session_room(session_id: str, request: Request, who: AsStaff, rooms: FromRooms) -> SessionRoom:
    """The room's link with its QR code, and a personal link for each label that is known."""
    room = await rooms.get(session_id)
    settings: Settings = request.app.state.settings
    code, key = room.new.room_code, room.new.room_key
    link = room_link(settings.address, code)
    design = room.session.design
    labels = dict.fromkeys((*design.room.known, *(place.label for place in design.assignment.places)))
    return SessionRoom(
        session_id=session_id,
        experiment_id=who.experiment.experiment_id,
        room=RoomLink(code=code, link=link, qr_svg=qr_svg(link)),
        personal=tuple(
            PersonalLink(label=label, link=personal_link(settings.address, code, key, label)) for label in labels
        ),
    )


@router.post("/sessions/{session_id}/control", status_code=204)
async def control(session_id: str, act: ControlAct, who: AsStaff, rooms: FromRooms) -> Response:
    """What the experimenter does; who did it is in the log of the session."""
    with told():
        await rooms.staff_acts(session_id, who.who.account.id, act)
    return Response(status_code=204)


@router.get("/sessions/{session_id}/export.zip", response_class=FileResponse)
async def export(
    session_id: str,
    who: AsStaff,  # noqa: ARG001 - the permission
    rooms: FromRooms,
    options: WithOptions,
    labels: bool = False,
) -> FileResponse:
    """All games of a session, the running ones as far as they are, with the tables of the session; `labels` asks for labels."""
    with written():
        file = await rooms.export(session_id, labels=labels, options=options)
    return FileResponse(
        file,
        media_type="application/zip",
        filename=f"fedgame-session-{session_id}.zip",
        headers={"cache-control": "no-store"},
        background=BackgroundTask(file.unlink, missing_ok=True),
    )


@router.get("/sessions/{session_id}/tables/{name}", response_class=FileResponse)
async def table(
    session_id: str,
    name: Annotated[str, PathParameter(max_length=80)],
    who: AsStaff,  # noqa: ARG001 - the permission
    rooms: FromRooms,
    labels: bool = False,
) -> FileResponse:
    """One table of the session's data by its name: payouts.csv, payouts.parquet; datapackage.json describes all of them."""
    with written():
        file = await rooms.table(session_id, name, labels=labels)
    kinds = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
    return FileResponse(
        file,
        media_type=kinds.get(name.rsplit(".", 1)[-1], "application/vnd.apache.parquet"),
        filename=name,
        headers={"cache-control": "no-store"},
        background=BackgroundTask(file.unlink, missing_ok=True),
    )


@router.get("/sessions/{session_id}/payments.csv", response_class=Response)
async def payments(session_id: str, who: AsStaff, rooms: FromRooms) -> Response:  # noqa: ARG001 - the permission
    """One line for each participant: who is paid what, why, and under which code."""
    room = await rooms.get(session_id)
    text = io.StringIO()
    writer: csv.DictWriter[str] = defused.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(payment_rows(room))
    name = f"payments-{session_id}.csv"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)
