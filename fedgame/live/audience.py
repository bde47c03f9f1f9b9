"""Who is watching one table, and what each seat is sent: the whole view once, and then what is different from it.

Every connection has its own numbers, and a seat is sent something only when something it may see has changed: neither
a gap nor an extra message tells of another seat's sealed bid. What a seat may see is for engine.seen.observe to say.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TypeAlias, cast

from engine.events import BidPlaced, BidWithdrawn, CommitmentChanged, Event, LeaveAsked
from engine.seen.crowd import may_follow
from engine.seen.observe import visible
from engine.seen.observer import Observer
from engine.seen.view import PlayerView
from engine.state import Game
from engine.values.words import Explained
from fedgame.live.outbox import Outbox
from fedgame.wire.changes import as_json, difference
from fedgame.wire.messages import SeatEvent, TrainingProgress, WireModel

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


@dataclass(frozen=True, slots=True)
class Shown:
    """What a connection shows: the fields of fedgame.wire.messages.View, but for its number and the time."""

    view: PlayerView
    events: tuple[SeatEvent, ...]
    disconnected: tuple[int, ...]
    stand_ins: tuple[int, ...]
    paused: bool
    names: tuple[str, ...]
    bots: tuple[int, ...]
    characters: Mapping[int, str]
    task: Explained


_FIELDS = tuple(field.name for field in fields(Shown))


class Audience:
    """The open connections of one game, by seat."""

    def __init__(self) -> None:
        self._outboxes: dict[int, list[Outbox]] = {}
        self._shown: dict[Outbox, tuple[Shown, datetime | None]] = {}
        self._around: Open | None = None
        self._pending: list[Event] = []
        self._observer = Observer()
        self._seen: dict[int, tuple[tuple[Event, ...], tuple[SeatEvent, ...]]] = {}

    def attach(self, player: int, outbox: Outbox) -> None:
        self._outboxes.setdefault(player, []).append(outbox)

    def detach(self, player: int, outbox: Outbox) -> None:
        """Forget a connection; it may be gone already."""
        self._shown.pop(outbox, None)
        left = [other for other in self._outboxes.get(player, []) if other is not outbox]
        if left:
            self._outboxes[player] = left
        else:
            self._outboxes.pop(player, None)

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

    def look_again(self) -> None:
        """Whatever happened: the next `publish` looks at the game for all seats."""
        self._around = None

    async def publish(self, game: Game, recent: tuple[Event, ...], around: Surroundings) -> None:
        """Tell each seat what is different from what it was shown, if anything is; `recent` is what happened since the last
        step closed.

        Other work of the server gets its turn between seats, because a table of 40 takes a while to look at.
        """
        pending, self._pending = self._pending, []
        for player in self._concerned(pending, around):
            shown = self._look(player, game, recent, around)
            for outbox in self.outboxes(player):
                self._tell_change(outbox, shown, around)
            await asyncio.sleep(0)

    def _tell_change(self, outbox: Outbox, shown: Shown, around: Surroundings) -> None:
        before, due_at = self._shown.get(outbox, (None, None))
        if before is None:
            return
        patch = difference(before, shown)
        if patch is not None or due_at != around.due_at:
            self._shown[outbox] = shown, around.due_at
            self._send(outbox, "change", {"patch": patch or {}}, around)

    def _look(self, player: int, game: Game, recent: tuple[Event, ...], around: Surroundings) -> Shown:
        return Shown(
            self._observer.observe(game, player),
            self._events(player, game, recent),
            around.disconnected,
            around.stand_ins,
            around.paused,
            around.names,
            around.bots,
            around.characters,
            around.task,
        )

    def _events(self, player: int, game: Game, recent: tuple[Event, ...]) -> tuple[SeatEvent, ...]:
        """Those of `recent` that the seat may see. In the course of a step there are only more of them."""
        before, known = self._seen.get(player, ((), ()))
        if not before or recent[: len(before)] != before:
            before, known = (), ()
        found = known + seen(recent[len(before) :], game, player) if len(recent) > len(before) else known
        self._seen[player] = recent, found
        return found

    def _send(self, outbox: Outbox, kind: str, content: Mapping[str, object], around: Surroundings) -> None:
        number, left = outbox.next_number(), around.deadline_ms
        outbox.send_text(as_json({"type": kind, "seq": number, "deadline_ms": left, **content}))

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
        recent: tuple[Event, ...],
        around: Surroundings,
        rounds: Iterable[TrainingProgress] = (),
    ) -> None:
        """Send one connection the whole view, with what was told of the `rounds` of running trainings that it may follow."""
        shown = self._look(player, game, recent, around)
        if outbox in self.outboxes(player):
            self._shown[outbox] = shown, around.due_at
        self._send(outbox, "view", {name: getattr(shown, name) for name in _FIELDS}, around)
        for progress in rounds:
            if may_follow(game, player, progress.federation, progress.cycle):
                outbox.hint(progress)

    def close(self, code: int, reason: str) -> None:
        for outboxes in self._outboxes.values():
            for outbox in outboxes:
                outbox.close(code, reason)


def seen(events: Iterable[Event], game: Game, player: int) -> tuple[SeatEvent, ...]:
    """The events that the seat `player` may see."""
    shown = (visible(event, player, game.treatment.visibility) for event in events)
    # `visible` lets through exactly the events of SeatEvent; a test holds the two lists together.
    return tuple(cast(SeatEvent, event) for event in shown if event is not None)
