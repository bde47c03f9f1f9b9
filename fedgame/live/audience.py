"""Who is watching one table, and what each seat is sent.

Every connection has its own numbers, and a seat is sent something only when something it may see has changed: neither
a gap nor an extra message tells of another seat's sealed bid. What a seat may see is for engine.seen.observe to say.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias, cast

from engine.events import BidPlaced, BidWithdrawn, CommitmentChanged, Event, LeaveAsked
from engine.seen.crowd import may_follow
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
    """What a view says besides the game: who is who, who is away, who is played by the server, how long the step still is."""

    names: tuple[str, ...]
    bots: tuple[int, ...]
    characters: Mapping[int, str]
    task: Explained
    disconnected: tuple[int, ...]
    stand_ins: tuple[int, ...]
    paused: bool
    due_at: datetime | None
    deadline_ms: int | None

    @property
    def open(self) -> Open:
        """What of it may change while the game stands where it stands; of the time only when it is up."""
        return self.disconnected, self.stand_ins, self.paused, self.due_at


Open: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], bool, datetime | None]


class Audience:
    """The open connections of one game, by seat."""

    def __init__(self) -> None:
        self._outboxes: dict[int, list[Outbox]] = {}
        self._shown: dict[int, tuple[PlayerView, Open]] = {}
        self._around: Open | None = None
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

    def hint(self, progress: TrainingProgress, game: Game) -> None:
        """Tell a round of a training to every connection of the seats that may follow it."""
        for player, outboxes in tuple(self._outboxes.items()):
            if may_follow(game, player, progress.federation, progress.cycle):
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
            if events or self._shown.get(player) != (view, around.open):
                self._shown[player] = (view, around.open)
                for outbox in self.outboxes(player):
                    outbox.send(_message(outbox, view, events, around, fresh=False))
            await asyncio.sleep(0)

    def _concerned(self, pending: list[Event], around: Surroundings) -> tuple[int, ...]:
        """The seats whose view may have changed: what is sealed concerns nobody but its own."""
        before, self._around = self._around, around.open
        if before != around.open:
            return self.seats
        sealed = {event.player for event in pending if isinstance(event, _SEALED)}
        if all(isinstance(event, _SEALED) for event in pending):
            return tuple(player for player in self.seats if player in sealed)
        return self.seats

    def show(
        self,
        player: int,
        outbox: Outbox,
        game: Game,
        recent: Iterable[Event],
        around: Surroundings,
        rounds: Iterable[TrainingProgress] = (),
    ) -> None:
        """Send one connection the whole view, with what happened since the last step closed, and what was told of the
        `rounds` of running trainings that it may follow.
        """
        view = observe(game, player)
        self._shown.setdefault(player, (view, around.open))
        outbox.send(_message(outbox, view, seen(recent, game, player), around, fresh=True))
        for progress in rounds:
            if may_follow(game, player, progress.federation, progress.cycle):
                outbox.hint(progress)

    def outdated(self, game: Game, around: Surroundings) -> tuple[int, ...]:
        """The seats whose view is another than the last that they were sent."""
        return tuple(player for player in self.seats if self._shown.get(player) != (observe(game, player), around.open))

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
        stand_ins=around.stand_ins,
        paused=around.paused,
        names=around.names,
        bots=around.bots,
        characters=dict(around.characters),
        task=around.task,
    )
