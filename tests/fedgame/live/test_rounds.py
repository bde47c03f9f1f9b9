"""Rounds of a training are told as its phase passes, the last one with its end: worked out by hand, without a clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from engine.rules.training import pending_trainings
from engine.state import Game
from fedgame.live.rounds import UNTIMED_SECONDS, Rounds, passed_at, seconds_until
from fedgame.storage import NEVER, Deadline
from fedgame.wire.messages import TrainingProgress
from tests.engine.play import Table, arm, report_of

ROUNDS = 8
OPENED = datetime(2026, 11, 1, 12, tzinfo=UTC)


def trained() -> Rounds:
    """All rounds of the first training are known: it took less time than its phase does."""
    rounds = Rounds()
    for number in range(1, ROUNDS + 1):
        rounds.hear(TrainingProgress(federation=1, cycle=1, round=number, rounds=ROUNDS, accuracy=number / 10))
    return rounds


def at(tick: int) -> Game:
    """The first federation trains from tick 3 to 7. The second bids from 3 to 6, so a step ends at 6 and one at 7."""
    return Table(arm("equal", "equal")).bid(1).until(tick).game


def told(rounds: Rounds, game: Game, passed: float) -> list[int]:
    return [one.round for one in rounds.due(game, passed)]


def test_rounds_are_told_as_the_ticks_of_the_phase_pass_each_once() -> None:
    """Half a tick for a round; the first step has 3 of the 4 ticks, the second the last one."""
    rounds = trained()
    assert told(rounds, at(3), 0.0) == []
    assert told(rounds, at(3), 0.4) == [1, 2]
    assert told(rounds, at(3), 0.4) == []
    assert told(rounds, at(3), 1.0) == [3, 4, 5, 6]
    assert told(rounds, at(6), 0.0) == []
    assert told(rounds, at(6), 0.5) == [7]
    assert told(rounds, at(6), 1.0) == []
    assert told(rounds, at(7), 0.0) == [8]
    assert told(rounds, at(7), 1.0) == []


def test_a_phase_that_ends_early_tells_all_with_its_end() -> None:
    rounds = trained()
    assert told(rounds, at(3), 0.1) == []
    assert told(rounds, at(6), 0.0) == [1, 2, 3, 4, 5, 6]
    assert told(rounds, at(7), 0.0) == [7, 8]
    assert rounds.told == ()


def test_time_that_seems_to_go_back_takes_no_round_back() -> None:
    rounds = trained()
    assert told(rounds, at(3), 0.5) == [1, 2, 3]
    assert told(rounds, at(3), 0.1) == []
    assert [one.round for one in rounds.told] == [1, 2, 3]


def test_the_next_round_says_when_it_is_due() -> None:
    rounds = trained()
    assert rounds.next_place(at(3)) == pytest.approx(0.5 / 3)
    rounds.due(at(3), 1.0)
    assert rounds.next_place(at(3)) is None
    assert rounds.next_place(at(6)) == pytest.approx(0.5)
    rounds.due(at(6), 0.5)
    assert rounds.next_place(at(6)) is None


def test_a_training_that_runs_anew_tells_no_round_twice() -> None:
    rounds = trained()
    assert told(rounds, at(3), 0.4) == [1, 2]
    for number in range(1, ROUNDS + 1):
        rounds.hear(TrainingProgress(federation=1, cycle=1, round=number, rounds=ROUNDS, accuracy=number / 10))
    assert told(rounds, at(3), 0.6) == [3]


def test_where_nobody_listened_the_rounds_are_those_of_the_report_and_still_held_back() -> None:
    table = Table(arm("equal", "equal")).bid(1).until(3)
    (request,) = pending_trainings(table.game)
    game = table.do(replace(report_of(request), history=(0.1, 0.5, 0.6, 0.7, 0.8))).game
    rounds = Rounds()
    assert told(rounds, game, 0.0) == []
    assert [(one.round, one.accuracy) for one in rounds.due(game, 0.7)] == [(1, 0.5), (2, 0.6)]


def test_a_game_that_is_over_tells_nothing_more() -> None:
    rounds = trained()
    assert rounds.due(replace(at(3), finished=True), 1.0) == ()
    assert rounds.due(at(7), 1.0) == ()


@pytest.mark.parametrize("seconds", [40, None])
def test_the_time_of_a_step_passes_with_its_clock_and_without_one_in_a_minute(seconds: float | None) -> None:
    due = NEVER if seconds is None else OPENED + timedelta(seconds=seconds)
    deadline, length = Deadline(3, OPENED, due), seconds or UNTIMED_SECONDS
    half = OPENED + timedelta(seconds=length / 2)
    assert [passed_at(deadline, now) for now in (OPENED, half, half + timedelta(hours=1))] == [0, 0.5, 1]
    assert passed_at(deadline, OPENED - timedelta(seconds=1)) == 0
    assert seconds_until(deadline, 0.75, half) == pytest.approx(length / 4)
    assert seconds_until(deadline, 0.25, half) == 0


def test_between_steps_no_time_passes() -> None:
    assert passed_at(None, OPENED) == 0
    assert seconds_until(None, 0.5, OPENED) is None
