"""What the server does by itself at a table: it ends steps, plays seats, has models trained. Without a server, in no time:
whoever sleeps here sets the clock ahead instead."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, MutableMapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from structlog.testing import capture_logs

from engine.actions import Action, Commitment, EndGame, LeaveFederation, PlaceBid, Ready, TimeUp, TrainingReported
from engine.events import TrainingRequested
from engine.rules import new_game, step
from engine.rules.training import pending_trainings
from engine.state import Game
from engine.values.parameters import why_unsettled
from fedgame.live import nature as nature_module
from fedgame.live.nature import Equipment, Nature, Policies, attempt
from fedgame.live.position import Job, Position, Proposal, open_step
from fedgame.storage import Deadline, LogWrite, Store
from fedgame.training.pool import Progress, TrainingPool
from fedgame.wire.messages import TrainingProgress
from tests.engine.play import report_of, unsettle
from tests.fedgame import tiny
from tests.fedgame.live.alone import Pool
from tests.fedgame.live.client import StoppedClock

PAUSE = 1.5
TERMS = Commitment(1.0, 1.0, 1, 1_000)

real_sleep = asyncio.sleep


def after(*actions: Action) -> Game:
    game = new_game(tiny.TREATMENT, tiny.SEED, tiny.ENDOWMENTS).game
    for action in actions:
        game = step(game, action).game
    return game


def in_training() -> Game:
    """The first federation waits for its report, and the game for nothing else."""
    return after(*(PlaceBid(player, 1, TERMS) for player in (1, 2)), *(Ready(player) for player in (1, 2, 3)))


class Bench:
    """A nature and, in place of its table, the list of the jobs that it hands in."""

    def __init__(self) -> None:
        self.clock, self.pool, self.jobs, self.hints = StoppedClock(), Pool(), list[Job](), list[TrainingProgress]()
        self.stand_ins: Policies = ()
        self.pauses = 0
        equipment = Equipment(cast(Store, None), cast(TrainingPool, self.pool), self.clock, PAUSE)
        self.nature = Nature("a-game", equipment, self.jobs.append, lambda: self.stand_ins, self.hints.append)

    def at(self, game: Game, deadline: Deadline | None = None) -> Position:
        return Position(game, 0, deadline)

    def due_in(self, seconds: float, game: Game) -> Deadline:
        now = self.clock.now()
        return replace(open_step(game, now), due_at=now + timedelta(seconds=seconds))

    async def job(self) -> Job:
        """The next job that is handed in."""
        async with asyncio.timeout(5):
            while not self.jobs:
                await real_sleep(0.001)
        return self.jobs.pop(0)

    async def nothing(self) -> None:
        """All that could be handed in has had its turn, and is not there."""
        for _ in range(50):
            await real_sleep(0.0005)
        assert self.jobs == []

    def do(self, job: Job, position: Position) -> LogWrite:
        """Do the job at that position, and take it along; what it wrote."""
        proposal = Proposal(position, self.clock.now())
        job.propose(proposal)
        write = proposal.write("a-game")
        proposal.apply()
        return write


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench()


@pytest.fixture(autouse=True)
async def lines() -> AsyncIterator[list[MutableMapping[str, Any]]]:
    """What is logged; nothing that runs by itself fails, but where the test takes it out of here."""
    unheard: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, fault: unheard.append(fault))
    with capture_logs() as logged:
        yield logged
        await real_sleep(0)
    assert [line for line in logged if line["event"] == "table.task_failed"] == []
    assert unheard == []


@pytest.fixture
def naps(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was slept, each time, besides the pauses before seats are played, which take no time here."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        await real_sleep(0 * seconds)
        if seconds == PAUSE:
            bench.pauses += 1
        elif seconds:
            slept.append(seconds)
            bench.clock.move(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return slept


def done(write: LogWrite) -> list[tuple[int | None, str]]:
    """Who did what, in order."""
    return [(entry.logged.player, entry.logged.action.kind) for entry in write.entries]


def refused(write: LogWrite) -> list[tuple[int | None, str, str]]:
    return [(record.player, record.kind, record.code) for record, _ in write.refusals]


# The deadline


async def test_a_step_ends_when_its_time_is_up_and_the_clock_is_looked_at_every_minute(
    bench: Bench, naps: list[float]
) -> None:
    position = bench.at(after(), bench.due_in(150, after()))
    bench.nature.follow(position)
    bench.nature.follow(position)
    write = bench.do(await bench.job(), position)
    assert naps == [60, 60, 30]
    assert done(write) == [(None, "time_up")]
    assert position.game.step == 2
    await bench.nothing()


async def test_a_clock_that_is_set_ahead_ends_a_step_at_the_next_look(bench: Bench, naps: list[float]) -> None:
    position = bench.at(after(), bench.due_in(3_600, after()))
    bench.nature.follow(position)
    bench.clock.move(3_500)
    await bench.job()
    assert naps == [60, 40]


async def test_a_step_that_was_closed_before_its_time_has_no_deadline_any_more(bench: Bench, naps: list[float]) -> None:
    first, second = after(), after(TimeUp(1))
    bench.nature.follow(bench.at(first, bench.due_in(30, first)))
    position = bench.at(second, bench.due_in(50, second))
    bench.nature.follow(position)
    job = await bench.job()
    assert done(bench.do(job, position)) == [(None, "time_up")]
    assert (naps, position.game.step) == ([50], 3)
    assert bench.do(job, position) == LogWrite("a-game")
    bench.nature.follow(bench.at(second, bench.due_in(30, second)))
    bench.nature.follow(bench.at(second))
    await bench.nothing()


def test_what_is_meant_for_another_step_is_not_even_recorded(bench: Bench) -> None:
    for game in (after(TimeUp(1)), replace(after(), closing=True), replace(after(), finished=True)):
        proposal = Proposal(bench.at(game), bench.clock.now())
        attempt(TimeUp(1), 1)(proposal)
        assert proposal.empty


def test_what_comes_too_late_is_recorded_as_refused(bench: Bench) -> None:
    write = bench.do(Job(attempt(LeaveFederation(1, 1))), bench.at(after()))
    assert (done(write), refused(write)) == ([], [(1, "leave_federation", "federation.not_member")])
    write = bench.do(Job(attempt(TimeUp(1), 1)), bench.at(after()))
    assert (done(write), refused(write)) == ([(None, "time_up")], [])


# Bots and absent seats


async def test_seats_are_played_once_in_each_step_after_a_pause_and_are_ready(bench: Bench, naps: list[float]) -> None:
    bench.stand_ins = ((3, "equal_distribution"), (2, None))
    position, opened = bench.at(after()), bench.due_in(60, after())
    bench.nature.follow(position)
    bench.nature.follow(position)
    job = await bench.job()
    assert bench.pauses == 1
    position.deadline = opened
    bench.clock.move(1.5)
    write = bench.do(job, position)
    assert done(write) == [(3, "place_bid"), (3, "place_bid"), (3, "ready"), (2, "ready")]
    bids = [entry.logged.action for entry in write.entries if isinstance(entry.logged.action, PlaceBid)]
    assert {bid.at_ms for bid in bids} == {1_500}
    assert all(entry.logged.submitted_at is None for entry in write.entries)
    await bench.nothing()
    following = bench.at(after(TimeUp(1)))
    bench.nature.follow(following)
    assert (2, "ready") in done(bench.do(await bench.job(), following))


@pytest.mark.parametrize(
    ("game", "stand_ins"),
    [
        (after(), ()),
        (replace(after(), closing=True), ((2, None),)),
        (replace(after(), finished=True), ((2, None),)),
    ],
)
async def test_nobody_is_played_where_there_is_nobody_or_nothing_to_decide(
    bench: Bench, naps: list[float], game: Game, stand_ins: Policies
) -> None:
    bench.stand_ins = stand_ins
    bench.nature.follow(bench.at(game))
    await bench.nothing()


async def test_a_step_that_closes_during_the_pause_is_not_played_any_more(bench: Bench, naps: list[float]) -> None:
    bench.stand_ins = ((2, None),)
    bench.nature.follow(bench.at(after()))
    following = bench.at(after(TimeUp(1)))
    bench.nature.follow(following)
    assert done(bench.do(await bench.job(), following)) == [(2, "ready")]
    await bench.nothing()


async def test_a_decision_that_comes_too_late_is_dropped_seat_by_seat(bench: Bench, naps: list[float]) -> None:
    bench.stand_ins = ((2, None), (3, None))
    bench.nature.follow(bench.at(after()))
    job = await bench.job()
    assert done(bench.do(job, bench.at(after(Ready(2))))) == [(3, "ready")]
    for late in (after(TimeUp(1)), replace(after(), closing=True)):
        write = bench.do(job, bench.at(late))
        assert (done(write), refused(write)) == ([], [])
    # Whoever makes the step close ends the play of it.
    assert done(bench.do(job, bench.at(after(Ready(1))))) == [(2, "ready"), (3, "ready")]


async def test_a_bot_that_is_refused_is_recorded_and_plays_on(
    bench: Bench, naps: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    decisions = {2: (LeaveFederation(2, 1), PlaceBid(2, 1, TERMS))}
    monkeypatch.setattr(nature_module, "decide", lambda game, policies: decisions)
    bench.stand_ins = ((2, "random"),)
    bench.nature.follow(bench.at(after()))
    write = bench.do(await bench.job(), bench.at(after()))
    assert done(write) == [(2, "place_bid"), (2, "ready")]
    assert refused(write) == [(2, "leave_federation", "federation.not_member")]


async def test_who_is_absent_from_now_on_is_played_at_once_in_the_open_step(bench: Bench, naps: list[float]) -> None:
    bench.nature.play_now([(1, None)])
    await bench.nothing()
    position = bench.at(after())
    bench.nature.follow(position)
    bench.nature.play_now([(1, None)])
    job = await bench.job()
    # Absent at the moment itself: whoever came back meanwhile is left alone.
    bench.stand_ins = ((1, None),)
    assert done(bench.do(job, position)) == [(1, "ready")]
    assert (bench.pauses, naps) == (1, [])  # of the step itself, which nobody plays
    bench.nature.follow(bench.at(replace(after(), finished=True)))
    bench.nature.play_now([(2, None)])
    await bench.nothing()


# Training


def request() -> TrainingRequested:
    (asked,) = pending_trainings(in_training())
    return asked


async def test_a_training_is_asked_for_once_and_its_report_becomes_part_of_the_game(
    bench: Bench, naps: list[float]
) -> None:
    bench.pool.results = [report_of(request())]
    position = bench.at(in_training())
    bench.nature.follow(position)
    bench.nature.follow(position)
    job = await bench.job()
    bench.nature.follow(position)
    write = bench.do(job, position)
    assert (done(write), refused(write)) == ([(None, "training_reported")], [])
    bench.nature.follow(position)
    await bench.nothing()
    assert bench.pool.asked == [(tiny.TREATMENT, tiny.SEED, request())]
    assert pending_trainings(position.game) == ()


async def test_a_game_that_is_ended_in_the_middle_of_a_training_waits_for_it_no_more(bench: Bench) -> None:
    """A training that never comes back: when the game is over nobody asks for it, and it is taken out of the line."""
    bench.nature.follow(bench.at(in_training()))
    while not bench.pool.asked:
        await real_sleep(0.001)
    over = step(in_training(), EndGame()).game
    bench.nature.follow(bench.at(over))
    assert bench.pool.forgotten == ["a-game"]
    await bench.nothing()
    bench.nature.follow(bench.at(over))
    assert bench.pool.forgotten == ["a-game"]


ACCURACIES = (0.1, 0.5, 0.6, 0.7, 0.8)


def trained_at_once(progress: Progress) -> TrainingReported:
    """All rounds, the untrained model first, as soon as they are asked for."""
    for number, accuracy in enumerate(ACCURACIES):
        progress(number, len(ACCURACIES) - 1, accuracy)
    return replace(report_of(request()), history=ACCURACIES)


def rounds_of(bench: Bench) -> list[tuple[int, float]]:
    return [(hint.round, hint.accuracy) for hint in bench.hints]


async def test_rounds_are_told_in_step_with_the_time_to_decide_and_not_the_last_one(
    bench: Bench, naps: list[float]
) -> None:
    """A round for each of the 4 ticks of the phase, of which the step has 3: one in 20 of its 60 seconds."""
    bench.pool.results = [trained_at_once]
    game = in_training()
    bench.nature.follow(bench.at(game, bench.due_in(60, game)))
    await bench.job()
    await bench.job()
    await bench.nothing()
    assert rounds_of(bench) == [(1, 0.5), (2, 0.6), (3, 0.7)]
    assert all(hint.rounds == 4 for hint in bench.hints)


async def test_a_pause_tells_no_more_rounds_and_a_step_that_ends_early_tells_all(
    bench: Bench, naps: list[float]
) -> None:
    bench.pool.results = [trained_at_once]
    position = bench.at(in_training(), bench.due_in(60, in_training()))
    paused = replace(position, controls=replace(position.controls, paused_at=bench.clock.now()))
    bench.nature.follow(paused)
    await bench.job()
    await bench.nothing()
    assert (bench.hints, naps) == ([], [])
    report = replace(report_of(request()), history=ACCURACIES)
    game = step(in_training(), report).game
    while game.federation(1).phase == "training":
        game = step(game, TimeUp(game.step)).game
    bench.nature.follow(bench.at(game))
    assert rounds_of(bench) == list(enumerate(ACCURACIES))[1:]
    assert bench.nature.told == ()


async def test_while_the_game_waits_for_a_training_its_rounds_are_told_as_they_come(
    bench: Bench, naps: list[float]
) -> None:
    bench.pool.results = [trained_at_once]
    bench.nature.follow(bench.at(replace(in_training(), closing=True)))
    await bench.job()
    assert [number for number, _ in rounds_of(bench)] == [1, 2, 3]
    assert [hint.round for hint in bench.nature.told] == [1, 2, 3]
    assert naps == []


async def test_a_table_that_closes_leaves_nothing_behind_that_tells(bench: Bench) -> None:
    bench.pool.results = [trained_at_once]
    game = in_training()
    bench.nature.follow(bench.at(game, bench.due_in(3_600, game)))
    await bench.job()
    bench.nature.close()
    await bench.nothing()
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_training_that_fails_is_tried_again_ever_more_seldom(bench: Bench, naps: list[float]) -> None:
    bench.pool.results = [*[OSError("a worker died")] * 8, report_of(request())]
    bench.nature.follow(bench.at(replace(in_training(), closing=True)))
    await bench.job()
    assert naps == [1, 2, 4, 8, 16, 32, 60, 60]
    assert len(bench.pool.asked) == 9


@pytest.mark.parametrize("unsettled", [False, True])
async def test_who_runs_the_server_is_told_which_training_did_not_settle_and_why(
    bench: Bench, naps: list[float], lines: list[dict[str, Any]], unsettled: bool
) -> None:
    report = report_of(request())
    bench.pool.results = [unsettle(report, [(1, 2)]) if unsettled else report]
    bench.nature.follow(bench.at(in_training()))
    await bench.job()
    told = [(line["event"], line["federation"], line["cycle"], line["likely"]) for line in lines]
    why = why_unsettled(tiny.TREATMENT.training)
    assert told == [("training.unsettled", 1, 1, why)] * unsettled


async def test_a_game_that_is_taken_up_again_asks_again_and_a_second_report_changes_nothing(
    bench: Bench, naps: list[float]
) -> None:
    bench.pool.results = [report_of(request())] * 2
    position = bench.at(in_training())
    bench.nature.follow(position)
    bench.nature.resume(position)
    first, second = await bench.job(), await bench.job()
    assert done(bench.do(first, position)) == [(None, "training_reported")]
    write = bench.do(second, position)
    assert (done(write), refused(write)) == ([], [(None, "training_reported", "training.duplicate")])


async def test_a_report_that_can_never_be_accepted_ends_the_cycle_without_a_model(
    bench: Bench, naps: list[float]
) -> None:
    bench.pool.results = [replace(report_of(request()), values=())]
    position = bench.at(in_training())
    bench.nature.follow(position)
    write = bench.do(await bench.job(), position)
    assert refused(write) == [(None, "training_reported", "training.coalitions")]
    (ended,) = [entry.logged.action for entry in write.entries]
    assert isinstance(ended, TrainingReported)
    assert (1, 2) in ended.unsettled
    assert {row.accuracy for row in ended.values} == {tiny.TREATMENT.market.baseline}
    assert pending_trainings(position.game) == ()


async def test_a_closed_table_does_nothing_more_by_itself(bench: Bench) -> None:
    bench.stand_ins = ((3, None),)
    game = in_training()
    bench.nature.follow(bench.at(game, bench.due_in(0.01, game)))
    await real_sleep(0)
    bench.nature.close()
    bench.clock.move(10)
    await bench.nothing()
    assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []


async def test_what_fails_by_itself_is_told_to_who_runs_the_server_and_forgotten_like_what_is_done(
    bench: Bench, naps: list[float], lines: list[dict[str, Any]]
) -> None:
    def broken() -> Policies:
        raise RuntimeError("a bug")

    bench.nature._stand_ins = broken
    bench.nature.follow(bench.at(replace(after(), step=2)))
    async with asyncio.timeout(5):
        while bench.nature._tasks:
            await real_sleep(0.001)
    (line,) = lines
    assert (line["event"], line["game"], str(line["exc_info"])) == ("table.task_failed", "a-game", "a bug")
    lines.clear()
