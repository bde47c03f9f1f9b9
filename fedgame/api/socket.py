"""The websocket of a seat: /ws?game=ID&protocol=NUMBER, with the seat's cookie or its bearer token.

Each connection has two tasks, one that reads and one that writes its own outbox, so that nobody waits for it. Every
refusal is said in a Reject and, where the connection ends, in its close code. Codes of our own: 4403 no seat,
4400 not text, 4426 a page of another version, 4429 too many (of connections, or of messages again and again).
"""

from __future__ import annotations

import asyncio
import json
import re

import structlog
from fastapi import WebSocket
from pydantic import ValidationError

from fedgame.api.authorize import Access, is_secure, permitted
from fedgame.api.limiting import Limiter, TooMany, address_of
from fedgame.api.opening import OLD_PAGE, TOO_MANY, credentials_of, end, outdated, turn_away
from fedgame.api.problems import Refused, describe
from fedgame.live.hall import Hall
from fedgame.live.outbox import NO_SEAT, SERVER_STOPS, Outbox
from fedgame.live.position import LogDiffers
from fedgame.live.table import Table
from fedgame.people.permissions import MESSAGES, SOCKETS
from fedgame.settings import Settings
from fedgame.storage import NotOwner
from fedgame.wire.codes import RejectCode
from fedgame.wire.messages import CLIENT_MESSAGE, AskQuote, ReactIn, Reject, Resync, StartClock, Submit

NOT_TEXT = 4400
UNREADABLE = 1011

REFUSED_IN_A_ROW = 50
"""So many messages beyond the limit, one after the other, end the connection."""

_ACTION_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")

log = structlog.get_logger(__name__)


async def seat_socket(websocket: WebSocket) -> None:
    """Serve one connection to its end."""
    state = websocket.app.state
    settings: Settings = state.settings
    hall: Hall = state.hall
    limiter: Limiter = state.limiter
    address = address_of(websocket)
    credentials = await credentials_of(websocket)
    if credentials is None:
        return
    if outdated(websocket, credentials):
        sentence = "This page is from another version of the server: reload it."
        await turn_away(websocket, OLD_PAGE, "protocol.old", sentence)
        return
    game_id = websocket.query_params.get("game", "")
    try:
        names, secure = {"game_id": game_id}, is_secure(websocket)
        found = await permitted(state, SOCKETS["/ws"], names, credentials, secure=secure)
        assert isinstance(found, Access)  # noqa: S101 - the permission is seat
        player = found.caller.player
        assert player is not None  # noqa: S101 - as above
        with limiter.socket(game_id, player, address):
            table = await hall.get(game_id)
            await websocket.accept()
            outbox = Outbox(settings.queue_messages)
            await _serve(websocket, _Seat(table, player, game_id, address, outbox, limiter))
    except Refused as refusal:
        await turn_away(websocket, NO_SEAT, refusal.problem.code, refusal.problem.message)
    except TooMany as error:
        await turn_away(websocket, TOO_MANY, error.code, error.message)
    except NotOwner:
        # It has moved in this moment: the page comes again, and finds it.
        await turn_away(
            websocket, SERVER_STOPS, "server.not_saved", "This game has moved to another worker: come again."
        )
    except LogDiffers:
        await turn_away(websocket, UNREADABLE, "game.unreadable", "This game cannot be read by this version.")
    finally:
        hall.put_away_idle()


class _Seat:
    """One connection of a seat: what to do with each of its messages."""

    def __init__(self, table: Table, player: int, game_id: str, address: str, outbox: Outbox, limiter: Limiter) -> None:
        self.table = table
        self.player = player
        self.outbox = outbox
        self._game_id = game_id
        self._address = address
        self._limiter = limiter
        self._refused = 0

    def receive(self, text: str) -> None:
        """Do what a message says; whatever is wrong with it is told to its sender."""
        try:
            self._limiter.message(self._game_id, self.player, self._address)
        except TooMany as error:
            self._refused += 1
            self._reject(_action_id(text), error.code, error.message)
            if self._refused >= REFUSED_IN_A_ROW:
                self.outbox.close(TOO_MANY, error.code)
            return
        self._refused = 0
        try:
            message = CLIENT_MESSAGE.validate_json(text)
        except ValidationError as error:
            reason = describe(error.errors(include_url=False, include_input=False))
            self._reject(_action_id(text), "message.invalid", f"The message is not understood: {reason}")
            return
        if MESSAGES.get(message.type) != "seat":
            self._reject(None, "permission.missing", "Nobody may send this.")
        elif isinstance(message, Submit):
            self._submit(message)
        elif isinstance(message, AskQuote):
            self.table.quote(self.player, message, self.outbox)
        elif isinstance(message, Resync):
            self.table.resync(self.player, self.outbox)
        elif isinstance(message, StartClock):
            self.table.start_clock()

    def _submit(self, message: Submit) -> None:
        if isinstance(message.action, ReactIn):
            try:
                self._limiter.reaction(self._game_id, self.player)
            except TooMany as error:
                self._reject(message.action_id, error.code, error.message)
                return
        self.table.submit(self.player, message, self.outbox)

    def refuse_binary(self) -> None:
        self._reject(None, "message.binary", "Messages are JSON text, not binary.")
        self.outbox.close(NOT_TEXT, "message.binary")

    def _reject(self, action_id: str | None, code: RejectCode, message: str) -> None:
        self.outbox.send(Reject(action_id=action_id, code=code, message=message))


async def _serve(websocket: WebSocket, seat: _Seat) -> None:
    """Read and write until either ends, or the other side stops reading."""
    seat.table.attach(seat.player, seat.outbox)
    writing = asyncio.create_task(_write(websocket, seat.outbox))
    reading = asyncio.create_task(_read(websocket, seat))
    try:
        await asyncio.wait({writing, reading, seat.outbox.ended}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        seat.table.detach(seat.player, seat.outbox)
        for task in (writing, reading):
            task.cancel()
        await asyncio.gather(writing, reading, return_exceptions=True)
    await end(websocket, seat.outbox.code, seat.outbox.reason)


async def _write(websocket: WebSocket, outbox: Outbox) -> None:
    async for text in outbox.messages():
        await websocket.send_text(text)


async def _read(websocket: WebSocket, seat: _Seat) -> None:
    while not seat.outbox.closing:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            return
        text = message.get("text")
        if text is None:
            seat.refuse_binary()
        else:
            seat.receive(text)
    # The close code goes out behind what is said; until then nothing more is read.
    await asyncio.Event().wait()


def _action_id(text: str) -> str | None:
    """The action_id of a message that is not understood, so that its sender knows which one it was."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return None
    given = message.get("action_id") if isinstance(message, dict) else None
    return given if isinstance(given, str) and _ACTION_ID.fullmatch(given) else None
