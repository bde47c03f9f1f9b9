"""The rounds of running trainings, held back until their time: a phase is longer than its training takes.

A round is told when that part of its phase has passed, by ticks and, within a step, by the time that the step lasts. The
last one, which is the result, is told with the end of the phase and not before; so is what a phase that ends early still
holds back. Nothing here is durable: after a restart the rounds come from the report, or from a training that runs anew.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypeAlias

from engine.rules.clock import ticks_to_move
from engine.state import Federation, Game
from fedgame.storage import Deadline
from fedgame.wire.messages import TrainingProgress

UNTIMED_SECONDS = 60.0
"""A step without a clock tells as much in so many seconds as one with a clock in all of its time."""

Training: TypeAlias = tuple[int, int]
"""A federation and its cycle."""


class Rounds:
    """What is known of the trainings of one game, and how much of each was told."""

    def __init__(self) -> None:
        self._known: dict[Training, list[TrainingProgress]] = {}
        self._told: dict[Training, int] = {}

    def hear(self, progress: TrainingProgress) -> None:
        """A round was trained. Rounds that come once more, from a training that runs anew, are known already."""
        known = self._known.setdefault((progress.federation, progress.cycle), [])
        if not known or progress.round > known[-1].round:
            known.append(progress)

    def due(self, game: Game, passed: float) -> tuple[TrainingProgress, ...]:
        """What is to be told when `passed`, in [0, 1], of the open step is over; each round once."""
        if game.finished:
            # What was still trained when the game ended is nobody's result any more.
            self._known.clear()
            return ()
        running = {(f.number, len(f.cycles)): f for f in game.federations if f.phase == "training"}
        due: list[TrainingProgress] = []
        for training in [training for training in self._known if training not in running]:
            due += self._known.pop(training)[self._told.pop(training, 0) :]
        for training, federation in running.items():
            rounds = self._rounds(training, federation)
            told = self._told.get(training, 0)
            now = [one for one in rounds[told:] if _place(game, federation, one) <= passed]
            self._told[training] = told + len(now)
            due += now
        return tuple(due)

    def next_place(self, game: Game) -> float | None:
        """How much of the open step is over when the next known round is due; None where none is within this step."""
        places = [
            _place(game, federation, one)
            for federation in game.federations
            if federation.phase == "training"
            for training in [(federation.number, len(federation.cycles))]
            for one in self._rounds(training, federation)[self._told.get(training, 0) :][:1]
        ]
        return min((place for place in places if place <= 1), default=None)

    @property
    def told(self) -> tuple[TrainingProgress, ...]:
        """What was told of the trainings whose phases go on, for somebody who comes now."""
        return tuple(one for training, rounds in self._known.items() for one in rounds[: self._told.get(training, 0)])

    def _rounds(self, training: Training, federation: Federation) -> list[TrainingProgress]:
        """As they were heard; where nobody listened, as the report has them."""
        cycle = federation.cycles[-1]
        accuracies = cycle.history[1:]
        if training not in self._known and accuracies:
            self._known[training] = [
                TrainingProgress(
                    federation=training[0], cycle=training[1], round=number, rounds=len(accuracies), accuracy=accuracy
                )
                for number, accuracy in enumerate(accuracies, start=1)
            ]
        return self._known.get(training, [])


def _place(game: Game, federation: Federation, progress: TrainingProgress) -> float:
    """How much of the open step is over when that round is due: 0 or less where that is past, above 1 after this step."""
    if progress.round >= progress.rounds:
        return 2.0
    gone = federation.phase_ticks - federation.ticks_left
    return (progress.round / progress.rounds * federation.phase_ticks - gone) / ticks_to_move(game)


def passed_at(deadline: Deadline | None, now: datetime) -> float:
    """How much of the open step is over at a time, in [0, 1]."""
    if deadline is None:
        return 0.0
    return min(1.0, max(0.0, (now - deadline.opened_at) / _length(deadline)))


def seconds_until(deadline: Deadline | None, place: float, now: datetime) -> float | None:
    """Seconds until so much of the open step is over; None where no time passes."""
    if deadline is None:
        return None
    return max(0.0, (deadline.opened_at + place * _length(deadline) - now).total_seconds())


def _length(deadline: Deadline) -> timedelta:
    if deadline.held:
        return timedelta(seconds=UNTIMED_SECONDS)
    return max(deadline.due_at - deadline.opened_at, timedelta(milliseconds=1))
