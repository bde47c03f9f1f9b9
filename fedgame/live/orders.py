"""What a host or an experimenter may do to a running game, as proposals: stop it and let it go on, give it time, end the
step or the whole game, have the server play a seat.

An order goes the way of what people submit: proposed, made durable, applied, answered. While a game is paused nothing
of nature moves it (fedgame.live.nature): no bot decides, no time is up, and a training that ends is reported when the
game goes on.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import assert_never

from engine.actions import EndGame, TimeUp
from fedgame.live.controls import resumed
from fedgame.live.position import Job, Proposal
from fedgame.storage import Answer, CommitInDoubt, ControlKind, StoreClosed
from fedgame.wire.codes import ServerCode
from fedgame.wire.control import (
    ControlGame,
    EndStep,
    EndWholeGame,
    ExtendStep,
    PauseGame,
    RemovePlayer,
    ResumeGame,
    StandIn,
)

NOBODY = 0
"""The seat number in the answer to an order."""


class OrderRefused(Exception):  # noqa: N818 - it says what is the case
    """An order that cannot be carried out: a stable code, and a sentence that says what would be right."""

    def __init__(self, code: ServerCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: `player` for what is about a seat, `seconds` for more time. No two have the same id."""

    kind: ControlKind
    player: int | None = None
    seconds: float | None = None
    order_id: str = field(default_factory=lambda: secrets.token_hex(8))


class OpenOrders:
    """The orders at one table that wait for their answer."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    async def give(self, order: Order, people: Collection[int], do: Callable[[Job], None]) -> None:
        """Have `order` done at a table with these people's seats; it is durable when this returns.

        OrderRefused when it cannot be done, CommitInDoubt when it could not be kept, StoreClosed when the table closes.
        """
        answered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        refusal: OrderRefused | None = None

        def propose(proposal: Proposal) -> Answer:
            nonlocal refusal
            refusal = None
            try:
                carry_out(proposal, order, people)
            except OrderRefused as error:
                refusal = error
            return Answer(NOBODY, order.order_id, None, None)

        def reply(answer: Answer | None) -> None:
            if answered.done():
                return
            if answer is None:
                answered.set_exception(CommitInDoubt("the order could not be kept"))
            elif refusal is not None:
                answered.set_exception(refusal)
            else:
                answered.set_result(None)

        self._waiting.add(answered)
        try:
            do(Job(propose, reply))
            await answered
        finally:
            self._waiting.discard(answered)

    def close(self) -> None:
        """Nobody answers any more."""
        for answered in tuple(self._waiting):
            if not answered.done():
                answered.set_exception(StoreClosed("the table is closed"))


def carry_out(proposal: Proposal, order: Order, people: Collection[int]) -> None:
    """Propose what `order` asks for, once however often it is proposed; `people` are the seats that are people's.

    Raises OrderRefused: then nothing is proposed.
    """
    if order.order_id in proposal.controls.done:
        return
    if proposal.game.finished:
        raise OrderRefused("order.impossible", "The game is over: there is nothing left to control.")
    match order.kind:
        case "pause":
            if not proposal.paused:
                proposal.note(order)
        case "resume":
            _resume(proposal, order)
        case "extend":
            _extend(proposal, order)
        case "end_step":
            _end_step(proposal, order)
        case "end_game":
            proposal.note(order)
            proposal.act(EndGame())
        case "stand_in" | "give_back" | "remove":
            _change_seat(proposal, order, people)
        case _:
            assert_never(order.kind)


def _resume(proposal: Proposal, order: Order) -> None:
    paused_at = proposal.controls.paused_at
    if paused_at is None:
        return
    if proposal.deadline is not None:
        proposal.move_deadline(resumed(proposal.deadline, paused_at, proposal.now))
    proposal.note(order)


def _extend(proposal: Proposal, order: Order) -> None:
    deadline = proposal.deadline
    if deadline is None or order.seconds is None:
        raise _nobody_decides()
    if deadline.held:
        raise OrderRefused(
            "order.impossible", "No clock runs: it starts with the first bid, unless the game has no time limit."
        )
    proposal.move_deadline(replace(deadline, due_at=deadline.due_at + timedelta(seconds=order.seconds)))
    proposal.note(order)


def _end_step(proposal: Proposal, order: Order) -> None:
    if proposal.paused:
        raise OrderRefused("game.paused", "The game is paused: let it go on, then end the step.")
    if proposal.game.closing:
        raise _nobody_decides()
    proposal.note(order)
    proposal.act(TimeUp(proposal.game.step))


def _nobody_decides() -> OrderRefused:
    return OrderRefused(
        "order.impossible", "All decisions of this step are in and a training runs: wait until the next step opens."
    )


def _change_seat(proposal: Proposal, order: Order, people: Collection[int]) -> None:
    player, controls = order.player, proposal.controls
    if player is None or not 1 <= player <= len(proposal.game.players):
        last = len(proposal.game.players)
        raise OrderRefused("order.impossible", f"There is no seat {player}: the seats are 1 to {last}.")
    if player not in people:
        raise OrderRefused("order.impossible", f"Seat {player} is a bot's: the server plays it in any case.")
    if order.kind == "give_back":
        if player in controls.removed:
            raise OrderRefused("seat.removed", f"Seat {player} has been taken away for good: it cannot be given back.")
        if player in controls.stood_in:
            proposal.note(order)
    elif player not in (controls.removed if order.kind == "remove" else controls.stood_in):
        proposal.note(order)


def order_of(wanted: ControlGame) -> Order:
    """The order that a host's message asks for."""
    match wanted:
        case ExtendStep():
            return Order("extend", seconds=wanted.seconds)
        case StandIn():
            return Order("stand_in" if wanted.on else "give_back", wanted.player)
        case RemovePlayer():
            return Order("remove", wanted.player)
        case PauseGame() | ResumeGame() | EndStep() | EndWholeGame():
            return Order(wanted.kind)
    assert_never(wanted)
