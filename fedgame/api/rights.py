"""The routes of people's rights: what is stored about me, and have it erased; by the page's cookie, or by the data code.

A code opens what a page shows to its participant, so that it works from anywhere and after the session. Researchers erase
for whoever writes to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, cast

from fastapi import Depends, Request, Response

from fedgame.api.answers import limited, limiter, new_router
from fedgame.api.problems import Refused
from fedgame.api.sessions import AsParticipant, AsStaff, told
from fedgame.rooms.rights import Rights, UnknownCode
from fedgame.wire.rights import DataCodeIn, EraseByCode, EraseMyData, EraseParticipant, MyData

router = new_router()


def _rights(request: Request) -> Rights:
    return cast(Rights, request.app.state.rights)


FromRights = Annotated[Rights, Depends(_rights)]


@contextmanager
def _told() -> Iterator[None]:
    """What cannot be found or kept, as a refusal over HTTP."""
    try:
        with told():
            yield
    except UnknownCode:
        raise Refused(404, "data.unknown", "No data have this code: check it with where you have it from.") from None
    except OSError:
        raise Refused(503, "server.not_saved", "This could not be saved: please try again.") from None


@router.get("/sessions/{session_id}/my-data")
async def my_data(response: Response, who: AsParticipant, rights: FromRights) -> MyData:
    """All that is stored about the participant who asks."""
    response.headers["cache-control"] = "no-store"
    return await rights.my_data(who.session_id, int(who.participant_id))


@router.post("/sessions/{session_id}/erase-me", status_code=204)
async def erase_me(wanted: EraseMyData, who: AsParticipant, rights: FromRights) -> Response:  # noqa: ARG001 - that they are sure
    """Erase who the participant is and what they wrote; whoever still takes part withdraws with it."""
    with _told():
        await rights.erase(who.session_id, int(who.participant_id))
    return Response(status_code=204)


@router.post("/my-data")
async def data_of_code(wanted: DataCodeIn, request: Request, response: Response, rights: FromRights) -> MyData:
    """All that is stored about whoever has this data code."""
    limited(request, limiter(request).join)
    response.headers["cache-control"] = "no-store"
    with _told():
        return await rights.my_data(*await rights.of_code(wanted.code))


@router.post("/my-data/erase", status_code=204)
async def erase_by_code(wanted: EraseByCode, request: Request, rights: FromRights) -> Response:
    """As above, of whoever has this data code."""
    limited(request, limiter(request).join)
    with _told():
        await rights.erase(*await rights.of_code(wanted.code))
    return Response(status_code=204)


@router.post("/sessions/{session_id}/erase", status_code=204)
async def erase_participant(session_id: str, wanted: EraseParticipant, who: AsStaff, rights: FromRights) -> Response:
    """Erase a participant of this session, who is named by number or by the data code. Who did it is in the session's log."""
    with _told():
        number = wanted.participant
        if wanted.code is not None:
            of, number = await rights.of_code(wanted.code)
            if of != session_id:
                raise UnknownCode
        if number is None:
            raise Refused(422, "request.invalid", "Say whom to erase: give a participant's number or a data code.")
        await rights.erase(session_id, number, who.who.account.id)
    return Response(status_code=204)
