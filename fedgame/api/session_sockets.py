"""The live subscriptions of a session: a participant's page on /ws/session, the control room's state on /ws/control.

Both say the whole state whenever it is another one, and read nothing: acts go over HTTP, where each has its answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import WebSocket

from fedgame.api.authorize import ParticipantAccess, is_secure, permitted
from fedgame.api.limiting import Limiter, TooMany, address_of
from fedgame.api.opening import OLD_PAGE, TOO_MANY, credentials_of, end, outdated
from fedgame.api.problems import Refused
from fedgame.live.outbox import NO_SEAT, Outbox
from fedgame.people.permissions import SOCKETS
from fedgame.rooms.rooms import Rooms
from fedgame.settings import Settings
from fedgame.storage import CommitInDoubt, StoreClosed

NOT_NOW = 1013

Subscribe = Callable[[Outbox], Awaitable[Callable[[], None]]]
"""Takes an outbox in, and gives what takes it out again."""


async def session_socket(websocket: WebSocket) -> None:
    """A participant's page, whenever it changes: /ws/session?session=ID&protocol=NUMBER."""
    session_id = websocket.query_params.get("session", "")
    rooms: Rooms = websocket.app.state.rooms

    async def subscribe(outbox: Outbox, access: object) -> Callable[[], None]:
        assert isinstance(access, ParticipantAccess)  # noqa: S101 - the permission of this socket
        number = int(access.participant_id)
        await rooms.attach(session_id, number, outbox)
        return lambda: rooms.detach(session_id, number, outbox)

    await _serve(websocket, "/ws/session", session_id, subscribe)


async def control_socket(websocket: WebSocket) -> None:
    """The state of a control room, about twice a second: /ws/control?session=ID&protocol=NUMBER."""
    session_id = websocket.query_params.get("session", "")
    rooms: Rooms = websocket.app.state.rooms

    async def subscribe(outbox: Outbox, access: object) -> Callable[[], None]:  # noqa: ARG001 - who it is changes nothing
        await rooms.attach_staff(session_id, outbox)
        return lambda: rooms.detach_staff(session_id, outbox)

    await _serve(websocket, "/ws/control", session_id, subscribe)


async def _serve(
    websocket: WebSocket,
    path: str,
    session_id: str,
    subscribe: Callable[[Outbox, object], Awaitable[Callable[[], None]]],
) -> None:
    state = websocket.app.state
    settings: Settings = state.settings
    limiter: Limiter = state.limiter
    credentials = await credentials_of(websocket)
    if credentials is None:
        return
    if outdated(websocket, credentials):
        await end(websocket, OLD_PAGE, "protocol.old")
        return
    try:
        access = await permitted(
            state, SOCKETS[path], {"session_id": session_id}, credentials, secure=is_secure(websocket)
        )
        with limiter.socket(f"{path}:{session_id}", _who(access), address_of(websocket)):
            await websocket.accept()
            outbox = Outbox(settings.queue_messages)
            async with _subscribed(lambda: subscribe(outbox, access)):
                await _write_until_gone(websocket, outbox)
            await end(websocket, outbox.code, outbox.reason)
    except Refused as refusal:
        await end(websocket, NO_SEAT, refusal.problem.code)
    except TooMany as error:
        await end(websocket, TOO_MANY, error.code)
    except KeyError:
        await end(websocket, NO_SEAT, "session.unknown")
    except (CommitInDoubt, StoreClosed):
        await end(websocket, NOT_NOW, "server.not_saved")


def _who(access: object) -> int:
    """What the bound on sockets counts by: a participant; staff share theirs."""
    return int(access.participant_id) if isinstance(access, ParticipantAccess) else 0


@asynccontextmanager
async def _subscribed(subscribe: Callable[[], Awaitable[Callable[[], None]]]) -> AsyncIterator[None]:
    leave = await subscribe()
    try:
        yield
    finally:
        leave()


async def _write_until_gone(websocket: WebSocket, outbox: Outbox) -> None:
    """Write what the outbox holds, until either side ends."""
    writing = asyncio.create_task(_write(websocket, outbox))
    reading = asyncio.create_task(_read(websocket))
    try:
        await asyncio.wait({writing, reading, outbox.ended}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (writing, reading):
            task.cancel()
        await asyncio.gather(writing, reading, return_exceptions=True)


async def _write(websocket: WebSocket, outbox: Outbox) -> None:
    async for text in outbox.messages():
        await websocket.send_text(text)


async def _read(websocket: WebSocket) -> None:
    """Nothing may be sent on these sockets: whoever does is shown out."""
    message = await websocket.receive()
    if message["type"] != "websocket.disconnect":
        await websocket.close(4400, "message.invalid")
