"""How every websocket of the server begins and is ended: a page of another site gets none, an old page is told so.

Whether a connection may stay is found before it is accepted. One that may not is accepted all the same, only to be told
why and ended at once: browsers tell their pages nothing of a connection that was denied.
Close codes of our own: 4403 no seat (fedgame.live.outbox), 4426 a page of another version, 4429 too many.
"""

from __future__ import annotations

import asyncio
import contextlib

from fastapi import WebSocket
from starlette.websockets import WebSocketDisconnect, WebSocketState

from fedgame.api.authorize import check_origin
from fedgame.api.problems import Refused, problem_response
from fedgame.people.identity import Credentials
from fedgame.wire.codes import RejectCode
from fedgame.wire.messages import Reject
from fedgame.wire.version import speaks

OLD_PAGE = 4426
TOO_MANY = 4429
CLOSE_SECONDS = 5.0
"""A connection that does not take its close frame within this is left."""


async def credentials_of(websocket: WebSocket) -> Credentials | None:
    """What the connection carries; None where a page of another site asked, which was denied."""
    credentials = Credentials.of(websocket.headers, websocket.cookies)
    try:
        check_origin(credentials, websocket.app.state.origins, changes=True)
    except Refused as refusal:
        await websocket.send_denial_response(problem_response(refusal.status, refusal.problem))
        return None
    return credentials


def outdated(websocket: WebSocket, credentials: Credentials) -> bool:
    """Whether it comes from a page or a program of another version."""
    return not speaks(websocket.query_params.get("protocol"), page=credentials.origin is not None)


async def turn_away(websocket: WebSocket, code: int, reason: RejectCode, message: str) -> None:
    """End a connection of a seat, accepted or not, with a Reject that says why."""
    await end(websocket, code, reason, Reject(action_id=None, code=reason, message=message))


async def end(websocket: WebSocket, code: int, reason: str, last: Reject | None = None) -> None:
    """End a connection, accepted or not."""
    with contextlib.suppress(WebSocketDisconnect, RuntimeError, TimeoutError):
        async with asyncio.timeout(CLOSE_SECONDS):
            if websocket.application_state is WebSocketState.CONNECTING:
                await websocket.accept()
            if last is not None:
                await websocket.send_text(last.model_dump_json())
            await websocket.close(code, reason)
