"""Where a live game stands, and the proposal that takes it one commit further.

A Position is what memory holds of the log; it can be thrown away and rebuilt from there at any time. A Proposal
collects actions on top of it without touching it: it is written to the log first, and only applied once that is
durable. Neither waits, draws or sends anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from engine.actions import Action, IllegalAction
from engine.events import Event, StepClosed
from engine.rules import new_game
from engine.state import Game
from fedgame.live.clock import milliseconds
from fedgame.live.controls import Controls, controls_after
from fedgame.log.fold import NotApplied, apply, fold, player_of, refused
from fedgame.log.record import RefusedAction
from fedgame.storage import NEVER, Answer, Control, ControlKind, Deadline, Entry, LogWrite, StoredGame


class LogDiffers(Exception):  # noqa: N818 - it says what is wrong with the log
    """The rules give other events for a stored log than it holds: it was written by other rules, or damaged."""


@dataclass(slots=True)
class Position:
    """A running or finished game as of its last durable action.

    `recent` are the events since the last step closed, with its closing. `numbers` counts each seat's accepted
    submissions. `answers` holds the first answer to every submission, by (player, action_id). `last` is each seat's last
    accepted action, its kind and when. `controls` is where the game stands in its host's orders.
    """

    game: Game
    seq: int
    deadline: Deadline | None
    recent: tuple[Event, ...] = ()
    numbers: dict[int, int] = field(default_factory=dict)
    answers: dict[tuple[int, str], Answer] = field(default_factory=dict)
    last: dict[int, tuple[str, datetime]] = field(default_factory=dict)
    controls: Controls = field(default_factory=Controls)

    def note(self, events: Iterable[Event]) -> None:
        """Add what happened to `recent`; a step that closes begins it anew."""
        for event in events:
            self.recent = (event,) if isinstance(event, StepClosed) else (*self.recent, event)


def rebuild(stored: StoredGame) -> Position:
    """The position after the stored log. Raises LogDiffers."""
    card = stored.card
    deal = new_game(card.treatment, card.seed, stored.endowments)
    if deal.events != stored.opening:
        raise LogDiffers(f"game {card.game_id}: these rules deal it differently from its log")
    position = Position(deal.game, 0, stored.deadline, deal.events)
    for line, done in zip(stored.actions, fold(deal.game, stored.actions), strict=True):
        if isinstance(done, NotApplied):
            raise LogDiffers(f"game {card.game_id}: these rules refuse action {done.seq} of its log ({done.code})")
        if done.logged.events != line.events:
            raise LogDiffers(f"game {card.game_id}: action {done.logged.seq} has other events than its log says")
        position.game, position.seq = done.game, done.logged.seq
        position.note(line.events)
        if line.player is not None and line.accepted_at is not None:
            position.last[line.player] = (line.action.kind, line.accepted_at)
    for answer in stored.answers:
        position.answers[answer.player, answer.action_id] = answer
        position.numbers[answer.player] = max(position.numbers.get(answer.player, 0), answer.number or 0)
    position.controls = controls_after(stored.controls)
    return position


class Ordered(Protocol):
    """An order as the log of orders keeps it."""

    @property
    def kind(self) -> ControlKind: ...
    @property
    def order_id(self) -> str: ...
    @property
    def player(self) -> int | None: ...
    @property
    def seconds(self) -> float | None: ...


class Proposal:
    """Actions and refusals on top of a position, all to be written at once at the time `now`."""

    def __init__(self, position: Position, now: datetime) -> None:
        self._base = position
        self.now = now
        self._entries: list[Entry] = []
        self._refusals: list[tuple[RefusedAction, Answer | None]] = []
        self._fresh: dict[tuple[int, str], Answer] = {}
        self._orders: list[Control] = []
        self._deadline = position.deadline
        self.game = position.game
        self.controls = position.controls

    @property
    def empty(self) -> bool:
        moved = self._deadline is not None and self._deadline != self._base.deadline
        return not self._entries and not self._refusals and not self._orders and not moved

    @property
    def paused(self) -> bool:
        return self.controls.paused_at is not None

    @property
    def deadline(self) -> Deadline | None:
        """That of the open step; None while no step is open, or no clock runs."""
        if self.game.finished or self.game.closing:
            return None
        if self._deadline is not None and self._deadline.step == self.game.step:
            return self._deadline
        return open_step(self.game, self.now) if self.game.step != self._base.game.step else None

    def move_deadline(self, deadline: Deadline) -> None:
        """Give the open step another deadline."""
        self._deadline = deadline

    def start_clock(self) -> None:
        """Let the time of the open step run from now on, if it waits for that; nothing where it runs, or none does."""
        waiting = self.deadline
        if waiting is not None and waiting.held:
            # What is left at a pause is kept: all of it, when the clock is started within one.
            since = self.controls.paused_at or self.now
            self._deadline = replace(waiting, due_at=open_step(self.game, since).due_at)

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(event for entry in self._entries for event in entry.logged.events)

    def since_opening(self, at: datetime) -> int:
        """Milliseconds from the opening of the step to `at`; 0 while no clock runs, or for a step opened here."""
        opened = self._deadline
        return milliseconds(opened.opened_at, at) if opened and opened.step == self.game.step else 0

    def answered(self, player: int, action_id: str) -> Answer | None:
        """The first answer to this submission, if there was one."""
        key = (player, action_id)
        return self._fresh.get(key) or self._base.answers.get(key)

    def act(self, action: Action, submitted_at: datetime | None = None, action_id: str | None = None) -> Answer | None:
        """Do `action`; with an `action_id`, returns the answer to its sender. Raises IllegalAction: nothing is done.

        `submitted_at` is None for what the server does itself, for bots and for absent seats.
        """
        applied = apply(
            self.game,
            self._base.seq + len(self._entries) + 1,
            action,
            submitted_at=submitted_at,
            accepted_at=self.now,
            response_ms=self.since_opening(submitted_at) if submitted_at else None,
        )
        player, answer = applied.logged.player, None
        if player is not None and action_id is not None:
            earlier = sum(1 for entry in self._entries if entry.answer and entry.answer.player == player)
            answer = Answer(player, action_id, applied.logged.seq, self._base.numbers.get(player, 0) + earlier + 1)
            self._fresh[player, action_id] = answer
        self._entries.append(Entry(applied.logged, answer))
        self.game = applied.game
        if submitted_at is not None:
            self.start_clock()
        return answer

    def refuse(
        self, action: Action, refusal: IllegalAction, submitted_at: datetime | None = None, action_id: str | None = None
    ) -> Answer | None:
        """Record that `action` was refused; with an `action_id`, returns the answer to its sender."""
        player, answer = player_of(action), None
        if player is not None and action_id is not None:
            answer = Answer(player, action_id, None, None, refusal.code, refusal.message, dict(refusal.facts))
            self._fresh[player, action_id] = answer
        record = refused(
            self.game,
            self._base.seq + len(self._entries),
            action,
            refusal.code,
            submitted_at=submitted_at,
            response_ms=self.since_opening(submitted_at) if submitted_at else None,
        )
        self._refusals.append((record, answer))
        return answer

    def note(self, order: Ordered) -> None:
        """Record that an order is carried out."""
        control = Control(
            number=self.controls.count + 1,
            order_id=order.order_id,
            kind=order.kind,
            at=self.now,
            after_seq=self._base.seq + len(self._entries),
            player=order.player,
            seconds=order.seconds,
        )
        self._orders.append(control)
        self.controls = self.controls.after(control)

    def write(self, game_id: str) -> LogWrite:
        """What the storage has to make durable."""
        running = not self.game.finished and not self.game.closing
        finished = self.game.finished and not self._base.game.finished
        deadline = self.deadline
        return LogWrite(
            game_id=game_id,
            entries=tuple(self._entries),
            refusals=tuple(self._refusals),
            controls=tuple(self._orders),
            deadline=deadline if deadline != self._base.deadline else None,
            clear_deadline=not running,
            finished_at=self.now if finished else None,
        )

    def apply(self) -> None:
        """Take the position along. Only after `write` is durable."""
        base = self._base
        base.deadline = self.deadline
        base.controls = self.controls
        base.game = self.game
        base.seq += len(self._entries)
        base.note(self.events)
        base.answers.update(self._fresh)
        for entry in self._entries:
            if entry.logged.player is not None:
                base.last[entry.logged.player] = (entry.logged.action.kind, self.now)
            if entry.answer is not None and entry.answer.number is not None:
                base.numbers[entry.answer.player] = entry.answer.number


@dataclass(frozen=True, slots=True)
class Job:
    """Something that wants to change a game. `propose` adds it to a proposal, and may be asked to do so again on a
    rebuilt position; `reply` hands the durable answer to whoever submitted it, None when it could not be kept.
    """

    propose: Callable[[Proposal], Answer | None]
    reply: Callable[[Answer | None], None] | None = None


def not_ahead(deadline: Deadline | None, now: datetime) -> Deadline | None:
    """The deadline of a step that is open `now`. One that was opened later begins anew.

    The clock was set back while no server ran, and the step would last for as long as that.
    """
    if deadline is None or deadline.opened_at <= now:
        return deadline
    return Deadline(deadline.step, now, NEVER if deadline.held else now + (deadline.due_at - deadline.opened_at))


def open_step(game: Game, now: datetime) -> Deadline:
    """The deadline of the step that opens `now`: none that ever comes where there is no time limit."""
    seconds = game.treatment.decision_seconds
    return Deadline(game.step, now, now + timedelta(seconds=seconds) if seconds else NEVER)


def first_step(game: Game, now: datetime, *, leisurely: bool) -> Deadline:
    """The deadline of a game's first step. In a leisurely one the clock waits for the first that a person does."""
    opened = open_step(game, now)
    return replace(opened, due_at=NEVER) if leisurely else opened
