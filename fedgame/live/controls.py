"""Where a running game stands in the orders of its host or experimenter: whether it is paused, which seats the server
plays by order. It follows from the stored orders, read in turn, so that a restart has nothing else to remember.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from fedgame.live.clock import milliseconds
from fedgame.storage import NEVER, Control, Deadline
from fedgame.wire.codes import ServerCode

UNATTENDED = "unattended-"
"""How the ids of those pauses begin that the server ordered because nobody was connected."""

REMOVED = "You have been taken out of this game: the server plays your seat."


@dataclass(frozen=True, slots=True)
class Controls:
    """`stood_in` are the seats that the server plays by order, the `removed` ones with them; `done` the ids of the orders.
    `unattended`: it is paused because nobody was connected, and goes on when somebody is.
    """

    count: int = 0
    done: frozenset[str] = frozenset()
    paused_at: datetime | None = None
    stood_in: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    unattended: bool = False

    def after(self, control: Control) -> Controls:
        """The same with one order more."""
        known = replace(self, count=control.number, done=self.done | {control.order_id})
        seat = frozenset() if control.player is None else frozenset({control.player})
        match control.kind:
            case "pause":
                return replace(known, paused_at=control.at, unattended=control.order_id.startswith(UNATTENDED))
            case "resume" | "end_game":
                return replace(known, paused_at=None, unattended=False)
            case "stand_in":
                return replace(known, stood_in=known.stood_in | seat)
            case "give_back":
                return replace(known, stood_in=known.stood_in - seat)
            case "remove":
                return replace(known, stood_in=known.stood_in | seat, removed=known.removed | seat)
        return known


def controls_after(stored: Iterable[Control]) -> Controls:
    """Where these orders lead."""
    controls = Controls()
    for control in stored:
        controls = controls.after(control)
    return controls


def left_ms(deadline: Deadline, controls: Controls, now: datetime) -> int | None:
    """Milliseconds that the open step still has: in a pause, what it had when that began. None until its clock is started."""
    return None if deadline.held else milliseconds(controls.paused_at or now, deadline.due_at)


def resumed(deadline: Deadline, paused_at: datetime, now: datetime) -> Deadline:
    """The deadline after a pause: the step is as old as it was, and has the time left that it had."""
    opened_at = now - (paused_at - deadline.opened_at)
    return Deadline(deadline.step, opened_at, NEVER if deadline.held else now + (deadline.due_at - paused_at))


def why_kept_from(player: int, controls: Controls) -> tuple[ServerCode, str] | None:
    """Why this seat's person may not act now, as code and sentence; None when it may."""
    if player in controls.removed:
        return "seat.removed", REMOVED
    if player in controls.stood_in:
        return "seat.stood_in", "The server plays your seat for now: wait until it is given back to you."
    if controls.paused_at is not None:
        return "game.paused", "The game is paused: wait until it goes on. The time that you had left is kept."
    return None
