"""A game as the log tells it: the one shape that live games, batches and replays hand to the exports.

A GameRecord holds what was put in (treatment, seed, seats, actions and when they came) and the events that came out.
It comes from the database (storage), from a batch (simulate) or from an exported folder (replay); export and replay
read nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.actions import Action
from engine.events import Event
from engine.treatment import Endowment, Treatment


@dataclass(frozen=True, slots=True)
class SeatRecord:
    """A seat as the game started. `policy` names the bot's policy; None for a person."""

    player: int
    kind: Literal["person", "bot"]
    policy: str | None
    endowment: Endowment


@dataclass(frozen=True, slots=True)
class LoggedAction:
    """An accepted action. `seq` counts from 1 without gaps; nature's actions have player None.

    step, turn, tick are those of the game before the action. Times are UTC; `response_ms` is the time from the opening
    of the step to the submission (None for nature and bots in a batch).
    """

    seq: int
    step: int
    turn: int
    tick: int
    player: int | None
    action: Action
    events: tuple[Event, ...]
    submitted_at: datetime | None
    accepted_at: datetime | None
    response_ms: int | None


@dataclass(frozen=True, slots=True)
class RefusedAction:
    """A refused action: recorded for research, never part of the replay. `payload` is the JSON as sent."""

    after_seq: int
    step: int
    turn: int
    tick: int
    player: int | None
    kind: str
    payload: str
    code: str
    submitted_at: datetime | None
    response_ms: int | None


@dataclass(frozen=True, slots=True)
class GameRecord:
    """One game. `opening` are the events of the deal (opening balances), before the first action.

    `submitted` are the numbers of the actions that came from outside, from a person's browser or a program; what the
    server did for a person's seat is not among them. None where that was not kept (exports before version 3).
    """

    game_id: str
    scenario: str
    treatment: Treatment
    seed: int
    status: Literal["lobby", "playing", "finished"]
    started_at: datetime | None
    finished_at: datetime | None
    rules_version: str
    software_version: str
    seats: tuple[SeatRecord, ...]
    opening: tuple[Event, ...]
    actions: tuple[LoggedAction, ...]
    refusals: tuple[RefusedAction, ...] = ()
    submitted: frozenset[int] | None = None
