"""What came of simulated games, in the few numbers that somebody who sets up an arm asks for.

One game becomes an outcome that is small enough to be sent between processes; outcomes become one answer. Nothing is
played here. A pool covers what its cycle cost when it is at least what all members spent on the cycle, fees included.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import ClassVar

from engine.events import GameFinished, PaidOut, StepClosed, TrainingEnded, TrainingRequested
from engine.money import Cents
from engine.treatment import Endowment
from fedgame.arms.spans import Span
from fedgame.export.sheet import events_of
from fedgame.log.record import GameRecord

_REQUIRED: dict[str, object] = {"json_schema_serialization_defaults_required": True}


@dataclass(frozen=True, slots=True)
class SeatOutcome:
    """What a seat was dealt, and what it had more at the end than at the start."""

    endowment: Endowment
    profit_cents: Cents


@dataclass(frozen=True, slots=True)
class GameOutcome:
    """`accuracy`: of the last model of each federation that has one. `seconds`: what playing it took here."""

    seats: tuple[SeatOutcome, ...]
    accuracy: tuple[float, ...]
    steps: int
    pools: int
    covered: int
    seconds: float


@dataclass(frozen=True, slots=True)
class EndowmentGroup:
    """Seats that were dealt alike: those with the least data (their quality times their quantity), the middle, the most.

    `data` are the least and the most of quality times quantity in the group.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = _REQUIRED
    seats: int
    data: Span
    mean_profit_cents: float


@dataclass(frozen=True, slots=True)
class TrialResult:
    """Over all games played: `above` of `seats` ended above their start; `mostly_above` says of each game, in their order,
    whether more than half of its seats did. `covered`: the part of the pools that covered what their cycle cost.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = _REQUIRED
    games: int
    seats: int
    above: int
    mostly_above: tuple[bool, ...]
    mean_profit_cents: float
    groups: tuple[EndowmentGroup, ...]
    accuracy: float | None
    steps: Span
    seconds_a_game: float
    pools: int
    covered: float | None


def outcome(record: GameRecord, seconds: float) -> GameOutcome:
    """What came of one finished game."""
    spent: dict[tuple[int, int], Cents] = {}
    accuracy: dict[int, float] = {}
    steps = pools = covered = 0
    money: tuple[Cents, ...] = ()
    for event in events_of(record):
        if isinstance(event, TrainingRequested):
            cost = sum(member.cost_cents + member.fee_cents for member in event.members)
            spent[event.federation, event.cycle] = cost
        elif isinstance(event, TrainingEnded):
            accuracy[event.federation] = event.quality
        elif isinstance(event, PaidOut):
            pools += 1
            covered += event.pool_cents >= spent[event.federation, event.cycle]
        elif isinstance(event, StepClosed):
            steps += 1
        elif isinstance(event, GameFinished):
            money = event.money_cents
    seats = tuple(
        SeatOutcome(seat.endowment, last - seat.endowment.money_cents)
        for seat, last in zip(record.seats, money, strict=True)
    )
    return GameOutcome(seats, tuple(accuracy.values()), steps, pools, covered, seconds)


def summed_up(outcomes: Sequence[GameOutcome]) -> TrialResult | None:
    """The answer of these games; None without any."""
    if not outcomes:
        return None
    seats = [seat for game in outcomes for seat in game.seats]
    accuracy = [reached for game in outcomes for reached in game.accuracy]
    pools = sum(game.pools for game in outcomes)
    return TrialResult(
        games=len(outcomes),
        seats=len(seats),
        above=sum(seat.profit_cents > 0 for seat in seats),
        mostly_above=tuple(
            2 * sum(seat.profit_cents > 0 for seat in game.seats) > len(game.seats) for game in outcomes
        ),
        mean_profit_cents=fmean(seat.profit_cents for seat in seats),
        groups=_groups(seats),
        accuracy=fmean(accuracy) if accuracy else None,
        steps=Span(min(game.steps for game in outcomes), max(game.steps for game in outcomes)),
        seconds_a_game=fmean(game.seconds for game in outcomes),
        pools=pools,
        covered=sum(game.covered for game in outcomes) / pools if pools else None,
    )


def _groups(seats: Sequence[SeatOutcome]) -> tuple[EndowmentGroup, ...]:
    """Thirds of the seats by what data they were dealt; fewer groups where there are fewer than three seats."""
    ranked = sorted(seats, key=lambda seat: (_data(seat), seat.endowment.resources))
    count = min(3, len(ranked))
    cuts = [round(len(ranked) * place / count) for place in range(count + 1)]
    parts = [ranked[start:end] for start, end in pairwise(cuts)]
    return tuple(
        EndowmentGroup(len(part), Span(_data(part[0]), _data(part[-1])), fmean(seat.profit_cents for seat in part))
        for part in parts
    )


def _data(seat: SeatOutcome) -> float:
    return seat.endowment.quality * seat.endowment.quantity
