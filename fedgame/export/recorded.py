"""A recorded game with what many tables ask of it: its arm's hash, the turn of a tick, and which scheme paid when.

Made once for each game and handed to every sheet, so that nothing is computed as often as there are tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from engine.events import Event, PaidOut, TrainingRequested
from engine.schemes import PayoffScheme
from fedgame.arms.identity import arm_hash, arm_of
from fedgame.export.sheet import events_of
from fedgame.log.record import GameRecord, LoggedAction

Actor: TypeAlias = Literal["person", "bot", "stand_in", "nature"]


@dataclass(frozen=True)
class Recorded:
    """`record`, and what follows from it alone."""

    record: GameRecord

    @cached_property
    def arm_hash(self) -> str | None:
        """The hash of the arm as the game was started; None before that."""
        arm = arm_of(self.record)
        return arm_hash(arm) if arm else None

    @property
    def events(self) -> Iterable[Event]:
        """All events of the game, the deal's first."""
        return events_of(self.record)

    def actor(self, logged: LoggedAction) -> Actor | None:
        """Who did it; None where that was not kept."""
        if logged.player is None:
            return "nature"
        if self.record.seats[logged.player - 1].kind == "bot":
            return "bot"
        if self.record.submitted is None:
            return None
        return "person" if logged.seq in self.record.submitted else "stand_in"

    def turn_of(self, tick: int) -> int:
        """The turn in which something happened on that tick, from 1: its last tick still belongs to it."""
        return max(1, (tick - 1) // self.record.treatment.ticks_per_turn + 1)

    @cached_property
    def requests(self) -> dict[tuple[int, int], TrainingRequested]:
        """How each cycle began, by federation and cycle."""
        return {(event.federation, event.cycle): event for event in self.events if isinstance(event, TrainingRequested)}

    def turn_of_cycle(self, federation: int, cycle: int) -> int:
        return self.turn_of(self.requests[federation, cycle].start_tick)

    def scheme_of_cycle(self, federation: int, cycle: int) -> str:
        """The name of the scheme that pays this cycle."""
        return self.scheme(federation, self.turn_of_cycle(federation, cycle), cycle)

    def scheme(self, federation: int, turn: int, cycle: int) -> str:
        """The name of the scheme that pays a cycle of that number which begins in that turn."""
        return self._schemes[federation - 1].in_force(turn, cycle).name

    @cached_property
    def _schemes(self) -> tuple[PayoffScheme, ...]:
        return tuple(spec.payoff_scheme for spec in self.record.treatment.federations)


class InForce:
    """Which scheme is in force at each federation while the events of a game are gone through."""

    def __init__(self, game: Recorded) -> None:
        self._game = game
        self._running: dict[int, tuple[int, int]] = {}
        self._begun: dict[int, int] = {}

    def follow(self, event: Event) -> None:
        if isinstance(event, TrainingRequested):
            self._begun[event.federation] = event.cycle
            self._running[event.federation] = self._game.turn_of(event.start_tick), event.cycle
        elif isinstance(event, PaidOut):
            self._running.pop(event.federation, None)

    def at(self, federation: int, turn: int) -> str:
        """The scheme of the running cycle; between cycles, of one that began in this turn."""
        turn, cycle = self._running.get(federation, (turn, self._begun.get(federation, 0) + 1))
        return self._game.scheme(federation, turn, cycle)
