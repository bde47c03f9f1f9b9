"""The way through a game: what each federation did when, where each seat bid and was paid, and what opened each step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from engine.actions import LeaveFederation, PlaceBid
from engine.events import MarketShared, PaidOut, TrainingEnded, TrainingUnsettled
from engine.state import Phase
from fedgame.export.replay import Replay
from fedgame.log.record import GameRecord
from fedgame.replays.walk import Step, Walk


@dataclass(frozen=True, slots=True)
class ReplaySeat:
    """A seat; `participant` is the number in the session of the person who sat there, `policy` that of a bot."""

    player: int
    participant: int | None
    policy: str | None


@dataclass(frozen=True, slots=True)
class ReplayFederation:
    federation: int
    name: str
    scheme: str


@dataclass(frozen=True, slots=True)
class ReplayBand:
    """A federation's phase, from a tick until another one."""

    federation: int
    phase: Phase
    from_tick: int
    to_tick: int


@dataclass(frozen=True, slots=True)
class ReplayMark:
    """What a seat did or got: at which federation, when, and at which step it can be seen."""

    player: int
    kind: Literal["bid", "leave", "payout"]
    federation: int
    tick: int
    step: int


@dataclass(frozen=True, slots=True)
class Happened:
    """What opened a step: a payout, a new model or none, a market."""

    kind: Literal["paid", "trained", "unsettled", "market"]
    federation: int | None = None


@dataclass(frozen=True, slots=True)
class ReplayStep:
    """A step on the time line; `seconds` is how long it was open, None without a clock or while it is."""

    step: int
    tick: int
    turn: int
    seconds: float | None
    happened: tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the log, played again, gives the same: how much was compared, or where it first differs, in words."""

    same: bool
    difference: str | None
    actions: int
    events: int
    ledger_entries: int
    payouts: int
    coalitions: int


@dataclass(frozen=True, slots=True)
class ReplayOutline:
    """All of a game but its boards."""

    game_id: str
    finished: bool
    arm: int
    arm_title: str
    group: int
    turns: int
    ticks_per_turn: int
    visibility: str
    seats: tuple[ReplaySeat, ...]
    federations: tuple[ReplayFederation, ...]
    steps: tuple[ReplayStep, ...]
    bands: tuple[ReplayBand, ...]
    marks: tuple[ReplayMark, ...]
    verdict: Verdict


def seats_of(record: GameRecord, people: tuple[int, ...]) -> tuple[ReplaySeat, ...]:
    """The seats; `people` are the participants of a session who sat in the first ones, in their order."""
    return tuple(
        ReplaySeat(seat.player, people[seat.player - 1] if seat.player <= len(people) else None, seat.policy)
        for seat in record.seats
    )


def steps_of(walked: Walk) -> tuple[ReplayStep, ...]:
    opened = walked.record.started_at
    rows = []
    for step in walked.steps:
        closed = step.actions[-1].accepted_at if step.number < len(walked.steps) and step.actions else None
        rows.append(
            ReplayStep(
                step.number, step.opening.tick, step.opening.turn, _seconds(opened, closed), tuple(_happened(step))
            )
        )
        opened = closed
    return tuple(rows)


def opened_at(walked: Walk, number: int) -> datetime | None:
    """When a step opened: with the action that moved the clock, the first one with the game. None without a clock."""
    if number == 1:
        return walked.record.started_at
    before = walked.steps[number - 2].actions
    return before[-1].accepted_at if before else None


def _seconds(opened: datetime | None, closed: datetime | None) -> float | None:
    return (closed - opened).total_seconds() if opened is not None and closed is not None else None


def _happened(step: Step) -> Iterator[Happened]:
    for event in step.recent:
        match event:
            case PaidOut():
                yield Happened("paid", event.federation)
            case TrainingEnded():
                yield Happened("trained", event.federation)
            case TrainingUnsettled():
                yield Happened("unsettled", event.federation)
            case MarketShared():
                yield Happened("market")


def bands_of(walked: Walk) -> tuple[ReplayBand, ...]:
    """The phases of each federation without gaps, from the first tick to the last step's: a phase changes with a step only."""
    bands: list[ReplayBand] = []
    for place in range(len(walked.record.treatment.federations)):
        own: list[ReplayBand] = []
        cycles = -1
        for step, later in zip(walked.steps, walked.steps[1:], strict=False):
            federation = step.opening.federations[place]
            end = later.opening.tick
            if own and own[-1].phase == federation.phase and len(federation.cycles) == cycles:
                own[-1] = replace(own[-1], to_tick=end)
            else:
                own.append(ReplayBand(place + 1, federation.phase, step.opening.tick, end))
            cycles = len(federation.cycles)
        bands += own
    return tuple(bands)


def marks_of(walked: Walk) -> tuple[ReplayMark, ...]:
    """Bids and leaves by the step in which they were made, payouts by the step that they opened."""
    marks: list[ReplayMark] = []
    for step in walked.steps:
        for event in step.recent:
            if isinstance(event, PaidOut):
                marks += [
                    ReplayMark(row.player, "payout", event.federation, event.tick, step.number) for row in event.payouts
                ]
        for logged in step.actions:
            match logged.action:
                case PlaceBid() as bid:
                    marks.append(ReplayMark(bid.player, "bid", bid.federation, logged.tick, step.number))
                case LeaveFederation() as leave:
                    marks.append(ReplayMark(leave.player, "leave", leave.federation, logged.tick, step.number))
    return tuple(dict.fromkeys(marks))


def verdict_of(replayed: Replay, coalitions: int) -> Verdict:
    """What a replay found, with how many coalitions' values the log holds."""
    return Verdict(
        same=replayed.difference is None,
        difference=None if replayed.difference is None else str(replayed.difference),
        actions=replayed.actions,
        events=replayed.events,
        ledger_entries=replayed.ledger_entries,
        payouts=replayed.payouts,
        coalitions=coalitions,
    )
