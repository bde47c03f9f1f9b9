"""How every websocket of the server begins and is ended: a page of another site gets none, an old page is told so.

Close codes of our own: 4403 no seat (fedgame.live.outbox), 4426 a page of another version, 4429 too many.
"""

from __future__ import annotations

from fastapi import WebSocket

from fedgame.api.authorize import check_origin
from fedgame.api.problems import Refused, problem_response
from fedgame.people.identity import Credentials
from fedgame.wire.version import speaks

OLD_PAGE = 4426
TOO_MANY = 4429
CLOSE_SECONDS = 5.0
"""A connection that does not take its close frame within this is left."""


async def accepted(websocket: WebSocket) -> Credentials | None:
    """Accept the connection, and say what it carries; None where a page of another site asked, which was denied."""
    credentials = Credentials.of(websocket.headers, websocket.cookies)
    try:
        check_origin(credentials, websocket.app.state.origins, changes=True)
    except Refused as refusal:
        await websocket.send_denial_response(problem_response(refusal.status, refusal.problem))
        return None
    await websocket.accept()
    return credentials


def outdated(websocket: WebSocket, credentials: Credentials) -> bool:
    """Whether it comes from a page or a program of another version."""
    return not speaks(websocket.query_params.get("protocol"), page=credentials.origin is not None)
