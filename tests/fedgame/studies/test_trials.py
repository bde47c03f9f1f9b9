"""Simulated games at a press: what came of them, one trial for each account, stopped when asked, gone with the server."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path

import pytest

from engine.treatment import Endowment
from fedgame.arms.scenario import Scenario, get_scenario
from fedgame.arms.spans import Span
from fedgame.studies.driver import bots_only
from fedgame.studies.outcomes import GameOutcome, SeatOutcome, outcome, summed_up
from fedgame.studies.simulate import play_numbered
from fedgame.studies.trials import Trial, TrialRunning, Trials
from tests.fedgame import tiny
from tests.fedgame.live.client import serving
from tests.fedgame.programs import program_of

TINY = tiny.scenario()
SLOW = replace(get_scenario("classic"), treatment=replace(get_scenario("classic").treatment, turns=1000))


async def over(trial: Trial, seconds: float = 60) -> Trial:
    async with asyncio.timeout(seconds):
        while not trial.over:  # noqa: ASYNC110 - as a page asks again and again
            await asyncio.sleep(0.02)
    return trial


def seat(profit: int, data: float) -> SeatOutcome:
    return SeatOutcome(Endowment(quality=1.0, quantity=data, resources=4, money_cents=500_00), profit)


def test_what_came_of_games_is_summed_up() -> None:
    one = GameOutcome((seat(300, 0.1), seat(-100, 0.5), seat(100, 0.9)), (0.8, 0.9), 15, 4, 3, 0.5)
    two = GameOutcome((seat(-300, 0.2), seat(-100, 0.6), seat(700, 1.0)), (0.7,), 21, 4, 1, 1.5)
    told = summed_up((one, two))
    assert told is not None
    assert (told.games, told.seats, told.above, told.mostly_above) == (2, 6, 3, (True, False))
    assert (told.mean_profit_cents, told.accuracy, told.steps) == (100, pytest.approx(0.8), Span(15, 21))
    assert (told.pools, told.covered, told.seconds_a_game) == (8, 0.5, 1.0)
    assert [(one.data, one.mean_profit_cents) for one in told.groups] == [
        (Span(0.1, 0.2), 0),
        (Span(0.5, 0.6), -100),
        (Span(0.9, 1.0), 400),
    ]
    assert summed_up(()) is None


def test_the_outcome_of_a_game_is_what_its_log_tells() -> None:
    record = play_numbered(TINY, 1, 1)
    told = outcome(record, 0.1)
    assert [one.endowment for one in told.seats] == [one.endowment for one in record.seats]
    assert told.steps > 0
    assert 0 <= told.covered <= told.pools
    assert all(0 <= reached <= 1 for reached in told.accuracy)
    assert len(bots_only(TINY.treatment, TINY.seats)) == len(told.seats)


async def test_a_trial_plays_its_games_and_the_same_seed_plays_the_same() -> None:
    trials = Trials()
    try:
        trial = await over(trials.start("ann", TINY, 3, games=4))
        assert (trial.status, trial.failure, len(trial.outcomes)) == ("done", "", 4)
        assert (trial.arm_id, trial.version) == ("tiny", 3)
        again = await over(trials.start("ann", TINY, 3, games=4))
        assert [one.seats for one in again.outcomes] == [one.seats for one in trial.outcomes]
        assert [one.seats for one in trial.outcomes] == [
            outcome(play_numbered(TINY, 1, n), 0).seats for n in range(1, 5)
        ]
        assert trials.of("ann") is again
        assert trials.of("bo") is None
    finally:
        trials.close()


async def test_an_account_has_one_trial_and_the_others_wait_in_line() -> None:
    trials = Trials()
    try:
        first = trials.start("ann", SLOW, 1)
        with pytest.raises(TrialRunning):
            trials.start("ann", TINY, 1)
        second = trials.start("bo", TINY, 1, games=1)
        await asyncio.sleep(0.3)
        assert (first.status, second.status) == ("playing", "waiting")
        first.stop()
        assert (await over(first, 10)).status == "stopped"
        assert (await over(second)).status == "done"
        third, fourth = trials.start("ann", SLOW, 1), trials.start("bo", TINY, 1)
        await asyncio.sleep(0.1)
        fourth.stop()
        assert (await over(fourth, 10)).status == "stopped"
        assert not third.over
    finally:
        trials.close()


async def test_a_trial_that_takes_too_long_ends_with_what_was_played() -> None:
    trials = Trials(most_seconds=0.5)
    try:
        began = time.monotonic()
        trial = await over(trials.start("ann", SLOW, 1))
        assert (trial.status, trial.seconds_left) == ("done", None)
        assert time.monotonic() - began < 10
    finally:
        trials.close()


async def test_a_game_that_cannot_be_played_is_told() -> None:
    broken: Scenario = replace(
        TINY, treatment=replace(TINY.treatment, training=replace(TINY.treatment.training, task="gone"))
    )
    trials = Trials()
    try:
        trial = await over(trials.start("ann", broken, 1))
        assert trial.status == "failed"
        assert "gone" in trial.failure
    finally:
        trials.close()


async def test_an_arm_is_simulated_over_http(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http(await program_of(server, "researcher")) as client:
        assert (await client.get("/api/simulation")).json()["code"] == "simulation.none"
        arm = (await client.post("/api/arms", json={"scenario": "tiny"})).json()["info"]
        address = f"/api/arms/{arm['id']}/simulation"
        started = await client.post(address, json={"seed": 2})
        assert (started.status_code, started.json()["arm_id"], started.json()["games"]) == (202, arm["id"], 20)
        busy = await client.post(address, json={})
        assert (busy.status_code, busy.json()["code"]) == (409, "simulation.busy")
        async with asyncio.timeout(60):
            while (told := (await client.get("/api/simulation")).json())["status"] in ("waiting", "playing"):  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.05)
        assert (told["status"], told["played"], told["result"]["games"]) == ("done", 20, 20)
        assert (await client.delete("/api/simulation")).json()["status"] == "done"
        await client.post(address, json={})
        assert (await client.delete("/api/simulation")).status_code == 200
