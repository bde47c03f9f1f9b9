"""The clock of a server: the machine's, but never back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from fedgame.live import clock
from fedgame.live.clock import SystemClock

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@dataclass
class Machine:
    """Its two clocks, in place of the module `time`: what it shows, and what nobody can set."""

    shown: float = NOON.timestamp()
    running: float = 5_000.0

    def time(self) -> float:
        return self.shown

    def monotonic(self) -> float:
        return self.running

    def passes(self, seconds: float) -> None:
        self.shown += seconds
        self.running += seconds


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine()
    monkeypatch.setattr(clock, "time", machine)
    return machine


def minutes_after_noon(clock: SystemClock) -> float:
    return (clock.now() - NOON) / timedelta(minutes=1)


def test_the_clock_shows_what_the_machine_shows(machine: Machine) -> None:
    system = SystemClock()
    assert minutes_after_noon(system) == 0
    machine.passes(60)
    assert minutes_after_noon(system) == 1


def test_a_machine_that_is_set_back_does_not_set_the_clock_back_nor_stop_it(machine: Machine) -> None:
    system = SystemClock()
    machine.passes(600)
    assert minutes_after_noon(system) == 10
    machine.shown -= 3_600
    assert minutes_after_noon(system) == 10
    machine.passes(300)
    assert minutes_after_noon(system) == 15


def test_after_a_sleep_the_clock_shows_what_the_machine_shows(machine: Machine) -> None:
    system = SystemClock()
    assert minutes_after_noon(system) == 0
    # The clock that nobody can set stands still while a machine sleeps.
    machine.shown += 7_200
    assert minutes_after_noon(system) == 120
