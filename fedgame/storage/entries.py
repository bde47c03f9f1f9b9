"""What the server and the storage hand each other: plain values that know no table and no connection.

Texts are JSON as `fedgame.log.codec` writes it. Hashes are SHA-256 in hex; no token ever comes here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from engine.events import Event
from engine.treatment import Endowment, Treatment
from fedgame.log.record import LoggedAction, RefusedAction

Status = Literal["lobby", "playing", "finished"]
ControlKind = Literal["pause", "resume", "extend", "end_step", "end_game", "stand_in", "give_back", "remove"]
Facts = Mapping[str, int | float | str]

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""When the time of a step is up whose clock has not been started, or that has no limit: a time that every database keeps."""


@dataclass(frozen=True, slots=True)
class Seated:
    """A person who has a seat from the first moment on: what it is called, and the hash of what opens it."""

    player: int
    name: str
    token_hash: str


@dataclass(frozen=True, slots=True)
class NewGameRow:
    """A game in its lobby. `kinds` says person or bot for each seat from 1.

    `people` have their seats already; every other person's seat is still to be taken.
    """

    game_id: str
    scenario: str
    treatment: Treatment
    seed: int
    kinds: tuple[Literal["person", "bot"], ...]
    policies: tuple[str | None, ...]
    host_hash: str
    join_hash: str
    people: tuple[Seated, ...]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class SeatCard:
    """Who sits where. `token_hash` is None while a person's seat is empty, and for bots."""

    player: int
    kind: Literal["person", "bot"]
    policy: str | None
    name: str
    token_hash: str | None

    @property
    def taken(self) -> bool:
        return self.token_hash is not None


@dataclass(frozen=True, slots=True)
class GameCard:
    """A game from outside: all that a lobby and a permission need. `next_id` is the game of the same people after it; it
    is `shared` while a link shows its result.
    """

    game_id: str
    scenario: str
    treatment: Treatment
    seed: int
    status: Status
    host_hash: str
    seats: tuple[SeatCard, ...]
    next_id: str | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True)
class SeatStart:
    """A seat as the game starts; an empty person's seat has become a bot by now."""

    player: int
    kind: Literal["person", "bot"]
    policy: str | None
    endowment: Endowment


@dataclass(frozen=True, slots=True)
class Deadline:
    """The open step, when it opened, and when its time is up: NEVER until its clock is started, and where there is no limit."""

    step: int
    opened_at: datetime
    due_at: datetime

    @property
    def held(self) -> bool:
        """No clock runs: it waits for somebody to start it, or there is no limit."""
        return self.due_at == NEVER


@dataclass(frozen=True, slots=True)
class StartWrite:
    """The start of a game, written at once: what is played, the deal's events, every seat, the first deadline."""

    game_id: str
    treatment: Treatment
    seats: tuple[SeatStart, ...]
    opening: tuple[Event, ...]
    started_at: datetime
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Answer:
    """The first answer to a submission: `number` if it was accepted (at `seq`), else a refusal in words."""

    player: int
    action_id: str
    seq: int | None
    number: int | None
    code: str | None = None
    message: str | None = None
    facts: Facts | None = None


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """The key of a training and the actions that asked for it and reported it."""

    federation: int
    cycle: int
    requested_seq: int
    reported_seq: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An action to append, the events it caused, and the answer to whoever submitted it."""

    logged: LoggedAction
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """What a host or an experimenter ordered at a running game: the order of its number, counted from 1.

    `order_id` is unique, so that an order whose commit was in doubt is not done twice. `after_seq` is the last action
    before it. `player` is the seat it is about, `seconds` the time that it added, else None.
    """

    number: int
    order_id: str
    kind: ControlKind
    at: datetime
    after_seq: int
    player: int | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class LogWrite:
    """What one transaction writes for one game: all of it, or nothing.

    `controls` are the orders of a host or experimenter that it carries out. `deadline` replaces the game's deadline, None
    leaves it; `clear_deadline` removes it. `finished_at` ends the game.
    """

    game_id: str
    entries: tuple[Entry, ...] = ()
    refusals: tuple[tuple[RefusedAction, Answer | None], ...] = ()
    controls: tuple[Control, ...] = ()
    deadline: Deadline | None = None
    clear_deadline: bool = False
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredGame:
    """All that a live table is rebuilt from. `actions` are in the order of the log."""

    card: GameCard
    endowments: tuple[Endowment, ...]
    opening: tuple[Event, ...]
    actions: tuple[LoggedAction, ...]
    answers: tuple[Answer, ...]
    deadline: Deadline | None
    controls: tuple[Control, ...] = ()
