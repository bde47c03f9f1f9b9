"""Who is watching one table, and what each seat is sent.

Every connection has its own numbers, and a seat is sent something only when something it may see has changed: neither
a gap nor an extra message tells of another seat's sealed bid. What a seat may see is for engine.seen.observe to say.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from engine.events import BidPlaced, BidWithdrawn, CommitmentChanged, Event, LeaveAsked
from engine.seen.observe import observe, visible
from engine.seen.view import PlayerView
from engine.state import Game
from engine.values.words import Explained
from fedgame.live.outbox import Outbox
from fedgame.wire.messages import SeatEvent, TrainingProgress, View, WireModel

_SEALED = (BidPlaced, BidWithdrawn, CommitmentChanged, LeaveAsked)
"""What changes no view but the own: it is sealed until its phase ends."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a view says besides the game: who is who, who is away, how long the step still is."""

    names: tuple[str, ...]
    bots: tuple[int, ...]
    task: Explained
    disconnected: tuple[int, ...]
    deadline_ms: int | None


class Audience:
    """The open connections of one game, by seat."""

    def __init__(self) -> None:
        self._outboxes: dict[int, list[Outbox]] = {}
        self._shown: dict[int, tuple[PlayerView, tuple[int, ...]]] = {}
        self._disconnected: tuple[int, ...] = ()
        self._pending: list[Event] = []

    def attach(self, player: int, outbox: Outbox) -> None:
        self._outboxes.setdefault(player, []).append(outbox)

    def detach(self, player: int, outbox: Outbox) -> None:
        """Forget a connection; it may be gone already."""
        left = [other for other in self._outboxes.get(player, []) if other is not outbox]
        if left:
            self._outboxes[player] = left
        else:
            self._outboxes.pop(player, None)
            self._shown.pop(player, None)

    def connections(self, player: int) -> int:
        return len(self._outboxes.get(player, []))

    def outboxes(self, player: int) -> tuple[Outbox, ...]:
        """The connections of a seat."""
        return tuple(self._outboxes.get(player, []))

    @property
    def seats(self) -> tuple[int, ...]:
        """The seats with at least one connection."""
        return tuple(sorted(self._outboxes))

    def tell(self, player: int, message: WireModel) -> None:
        """Send `message` to every connection of a seat."""
        for outbox in self.outboxes(player):
            outbox.send(message)

    def hint(self, progress: TrainingProgress) -> None:
        for outboxes in tuple(self._outboxes.values()):
            for outbox in outboxes:
                outbox.hint(progress)

    def note(self, events: Iterable[Event]) -> None:
        """What happened since the last `publish`."""
        self._pending.extend(events)

    async def publish(self, game: Game, around: Surroundings) -> None:
        """Send each seat its view, if it differs from the one before or has events to go with it.

        Other work of the server gets its turn between seats, because a table of 40 takes a while to look at.
        """
        pending, self._pending = self._pending, []
        for player in self._concerned(pending, around):
            view = observe(game, player)
            events = seen(pending, game, player)
            if events or self._shown.get(player) != (view, around.disconnected):
                self._shown[player] = (view, around.disconnected)
                for outbox in self.outboxes(player):
                    outbox.send(_message(outbox, view, events, around, fresh=False))
            await asyncio.sleep(0)

    def _concerned(self, pending: list[Event], around: Surroundings) -> tuple[int, ...]:
        """The seats whose view may have changed: what is sealed concerns nobody but its own."""
        disconnected, self._disconnected = self._disconnected, around.disconnected
        if disconnected != around.disconnected:
            return self.seats
        sealed = {event.player for event in pending if isinstance(event, _SEALED)}
        if all(isinstance(event, _SEALED) for event in pending):
            return tuple(player for player in self.seats if player in sealed)
        return self.seats

    def show(self, player: int, outbox: Outbox, game: Game, recent: Iterable[Event], around: Surroundings) -> None:
        """Send one connection the whole view, with what happened since the last step closed."""
        view = observe(game, player)
        self._shown.setdefault(player, (view, around.disconnected))
        outbox.send(_message(outbox, view, seen(recent, game, player), around, fresh=True))

    def close(self, code: int, reason: str) -> None:
        for outboxes in self._outboxes.values():
            for outbox in outboxes:
                outbox.close(code, reason)


def seen(events: Iterable[Event], game: Game, player: int) -> tuple[SeatEvent, ...]:
    """The events that the seat `player` may see."""
    shown = (visible(event, player, game.treatment.visibility) for event in events)
    # `visible` lets through exactly the events of SeatEvent; a test holds the two lists together.
    return tuple(cast(SeatEvent, event) for event in shown if event is not None)


def _message(
    outbox: Outbox, view: PlayerView, events: tuple[SeatEvent, ...], around: Surroundings, *, fresh: bool
) -> View:
    return View(
        seq=outbox.next_number(),
        view=view,
        events=events,
        fresh=fresh,
        deadline_ms=around.deadline_ms,
        disconnected=around.disconnected,
        names=around.names,
        bots=around.bots,
        task=around.task,
    )
