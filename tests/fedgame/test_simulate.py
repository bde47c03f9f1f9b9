"""Batches: the same scenario and seed give the same bytes, for any number of workers and any length of the batch."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.actions import PlaceBid, TrainingReported
from engine.bots import BOTS
from fedgame.driver import bots_only
from fedgame.export import write_export
from fedgame.scenario import SCENARIOS, SeatSpec, get_scenario
from fedgame.seeds import MAX_SEED, batch_seed
from fedgame.simulate import play_numbered, simulate
from tests.fedgame.small_arm import games, scenario


def contents(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def test_two_workers_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    write_export(simulate(scenario(), 3, 11, workers=1), tmp_path / "one")
    write_export(simulate(scenario(), 3, 11, workers=2), tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_longer_batch_begins_with_the_games_of_a_shorter_one() -> None:
    assert tuple(simulate(scenario(), 2, 11)) == games()[:2]


def test_another_seed_is_another_game() -> None:
    one, two = play_numbered(scenario(), 11, 1), play_numbered(scenario(), 12, 1)
    assert one.seed != two.seed
    assert [seat.endowment for seat in one.seats] != [seat.endowment for seat in two.seats]


def test_games_of_a_batch_have_seeds_and_names_of_their_own() -> None:
    seeds = [batch_seed(11, number) for number in range(1, 1001)]
    assert len(set(seeds)) == 1000
    assert all(0 <= seed < MAX_SEED for seed in seeds)
    assert [game.game_id for game in games()] == ["small_arm-11-0001", "small_arm-11-0002", "small_arm-11-0003"]


def test_a_batch_holds_no_time_of_the_machine() -> None:
    for game in games():
        assert (game.started_at, game.finished_at) == (None, None)
        for logged in game.actions:
            assert (logged.submitted_at, logged.accepted_at, logged.response_ms) == (None, None, None)
            if isinstance(logged.action, TrainingReported):
                assert logged.action.wall_ms == 0
            if isinstance(logged.action, PlaceBid):
                assert logged.action.at_ms == 0


def test_people_are_stood_in_for_by_bots_of_all_policies_in_turn() -> None:
    person, rider = SeatSpec("person", None), SeatSpec("bot", "free_rider")
    filled = bots_only([person, rider, person, person, person, person])
    first, *others = BOTS
    assert [seat.policy for seat in filled] == [first, "free_rider", *others, first]
    assert {seat.kind for seat in filled} == {"bot"}


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_shipped_scenario_is_played_to_its_end_without_a_refusal(name: str) -> None:
    shipped = get_scenario(name)
    game = play_numbered(shipped, 5, 1)
    assert game.status == "finished"
    assert game.actions[-1].events[-1].kind == "game_finished"
    assert game.refusals == ()
    assert len(game.seats) == len(shipped.seats)
    assert sum(isinstance(logged.action, TrainingReported) for logged in game.actions) >= len(
        shipped.treatment.federations
    )
