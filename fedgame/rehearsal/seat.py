"""A bot at a table, over the wire like anybody: it decides from the view that was sent to it, and waits for each answer."""

from __future__ import annotations

import asyncio
import json
import random
import time
from dataclasses import asdict
from typing import Literal

import numpy as np
import websockets

from engine.actions import PlayerAction
from engine.bots import get_bot
from fedgame.rehearsal.door import ANSWER_SECONDS, RETRY_SECONDS, Door
from fedgame.rehearsal.plan import STEP_SECONDS, Part
from fedgame.wire.messages import Ack, Reject, View
from fedgame.wire.reader import Reader

Left = Literal["finished", "left", "turned away"]

NORMAL = ("step.stale", "step.closing", "seat.ready", "game.paused", "game.finished", "seat.stood_in", "seat.removed")
"""Refusals that belong to a game with others in it: time was up, or the experimenter did something."""

WAIT = ("game.paused", "seat.stood_in", "seat.removed")

AGAIN = ("limit.rate", "server.not_saved")
AGAIN_SECONDS = 1.0

Submission = dict[str, object]


class Seat:
    """One bot's place in one game. `leave_at`: the share of the game after which it gets up; None: never."""

    def __init__(self, door: Door, part: Part, token: str, game_id: str, leave_at: float | None) -> None:
        self._door = door
        self._notes = door.notes
        self._part = part
        self._token = token
        self._game_id = game_id
        self._leave_at = leave_at
        self._turns = door.pace.seat()
        self._chance = random.Random(f"{part.seed}:{game_id}")  # noqa: S311 - how long somebody thinks
        self._waiting: dict[str, asyncio.Future[Ack | Reject]] = {}
        self._decided = 0
        self._shown: View | None = None
        self._news = asyncio.Event()

    async def play(self) -> Left:
        """Until the game is over, it is time to get up, or the seat is taken away."""
        while True:
            try:
                path = f"/ws?game={self._game_id}"
                async with self._door.socket(path, self._token) as ws:
                    return await self._sit(ws)
            except (OSError, TimeoutError, websockets.WebSocketException) as error:
                if (
                    isinstance(error, websockets.ConnectionClosed)
                    and error.rcvd is not None
                    and error.rcvd.code == 4403
                ):
                    return "turned away"
                if not self._door.stubborn:
                    self._notes.wrong(self._part.number, f"table {self._game_id}: the connection ended ({error})")
                await asyncio.sleep(RETRY_SECONDS if self._door.stubborn else 1.0)

    async def _sit(self, ws: websockets.ClientConnection) -> Left:
        deciding = asyncio.create_task(self._decide_on(ws))
        try:
            return await self._look_on(ws)
        finally:
            deciding.cancel()
            # Waited for and not awaited: the end of this task must not be mistaken for the end of that one.
            await asyncio.wait({deciding})
            self._waiting.clear()
            _raise_faults_of(deciding)

    async def _look_on(self, ws: websockets.ClientConnection) -> Left:
        """Read everything that comes."""
        reader = Reader()
        while True:
            message = reader.read(await ws.recv())
            if isinstance(message, Ack | Reject):
                self._answered(message)
            elif isinstance(message, View):
                if message.view.status == "finished":
                    return "finished"
                if self._leave_at is not None and _share(message) >= self._leave_at:
                    return "left"
                self._shown = message
                self._news.set()

    async def _decide_on(self, ws: websockets.ClientConnection) -> None:
        """Decide each step that is open, once."""
        while True:
            shown = self._shown
            if shown is not None and _awaits(shown) and shown.view.step > self._decided:
                await self._decide(ws, shown)
            else:
                self._news.clear()
                await self._news.wait()

    async def _decide(self, ws: websockets.ClientConnection, shown: View) -> None:
        view = shown.view
        await asyncio.sleep(self._part.thought(self._chance, STEP_SECONDS))
        chance = np.random.default_rng([self._part.seed, view.step])
        actions = get_bot(self._part.policy).decide(view, chance)
        sent: list[Submission] = [*(_as_sent(action) for action in actions), {"kind": "ready"}]
        for action in sent:
            answer = await self._submit(ws, view.step, action)
            if isinstance(answer, Reject):
                self._refused(answer, view.step, action)
                if answer.code in WAIT:
                    # Whoever is kept from acting may act again later, in the same step.
                    self._shown = None
                    return
                if answer.code in NORMAL:
                    break
        self._decided = view.step

    async def _submit(self, ws: websockets.ClientConnection, step: int, action: Submission) -> Ack | Reject | None:
        """What the server answers; None where it does not."""
        # What was done before a connection was lost changes the view, and with it what is decided anew: the id tells
        # what it is, so that a new act does not get the answer of an old one.
        action_id = f"bot-{self._part.number:03d}-{step:04d}-{action['kind']}-{action.get('federation', 0)}"
        while True:
            await self._turns.turn()
            await self._door.pace.messages.turn()
            answer: asyncio.Future[Ack | Reject] = asyncio.get_running_loop().create_future()
            self._waiting[action_id] = answer
            sent = time.monotonic()
            await ws.send(json.dumps({"type": "submit", "action_id": action_id, "step": step, "action": action}))
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    said = await answer
            except TimeoutError:
                self._notes.wrong(
                    self._part.number, f"table {self._game_id}: no answer to {action['kind']} in {ANSWER_SECONDS:g} s"
                )
                return None
            if isinstance(said, Reject) and said.code in AGAIN:
                self._notes.slowed += said.code == "limit.rate"
                await asyncio.sleep(AGAIN_SECONDS)
                continue
            self._notes.acks_ms.append(1000 * (time.monotonic() - sent))
            return said

    def _answered(self, message: Ack | Reject) -> None:
        if message.action_id is None:
            self._notes.wrong(self._part.number, f"table {self._game_id}: {message.model_dump_json()}")
            return
        answer = self._waiting.pop(message.action_id, None)
        if answer is not None and not answer.done():
            answer.set_result(message)

    def _refused(self, answer: Reject, step: int, action: Submission) -> None:
        if answer.code in NORMAL:
            self._notes.refused[answer.code] += 1
        else:
            self._notes.wrong(
                self._part.number,
                f"table {self._game_id}, step {step}: {action['kind']} was refused ({answer.code}: {answer.message})",
            )


def _raise_faults_of(deciding: asyncio.Task[None]) -> None:
    """What went wrong while it decided, but for the connection, whose end is told where it is read."""
    error = None if deciding.cancelled() else deciding.exception()
    if error is not None and not isinstance(error, websockets.WebSocketException):
        raise error


def _awaits(shown: View) -> bool:
    """Whether the server waits for this seat's person."""
    view = shown.view
    return (
        view.status == "playing" and not view.you.ready and not shown.paused and view.you.player not in shown.stand_ins
    )


def _share(shown: View) -> float:
    """How much of the game is over."""
    rules = shown.view.rules
    return shown.view.tick / (rules.turns * rules.ticks_per_turn)


def _as_sent(action: PlayerAction) -> Submission:
    """An action without what the server says itself: who does it, and when."""
    return {key: value for key, value in asdict(action).items() if key not in ("player", "at_ms")}
