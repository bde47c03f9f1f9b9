"""Batches: the same scenario and seed give the same bytes, for any number of workers and any length of the batch."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from engine.actions import PlaceBid, TrainingReported
from fedgame.arms.scenario import SCENARIOS, SeatSpec, get_scenario
from fedgame.export import write_export
from fedgame.log.seeds import MAX_SEED, batch_seed
from fedgame.studies.driver import bots_only, play_game
from fedgame.studies.simulate import Settling, batch_game_id, play_numbered, simulate
from fedgame.training.trainer import train
from tests.federation_sim.backends.here import NEEDS_TORCH
from tests.fedgame.small_arm import games, scenario


def contents(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def test_two_workers_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    write_export(simulate(scenario(), 3, 11, workers=1), tmp_path / "one")
    write_export(simulate(scenario(), 3, 11, workers=2), tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.xdist_group("ray")
def test_games_played_on_ray_are_the_same_to_the_byte(tmp_path: Path) -> None:
    write_export(iter(games()), tmp_path / "here")
    write_export(simulate(scenario(), 3, 11, workers=2, crew="ray"), tmp_path / "ray")
    assert contents(tmp_path / "here") == contents(tmp_path / "ray")


@NEEDS_TORCH
def test_another_backend_trains_the_same_within_tolerances() -> None:
    numpy, torch = (
        next(
            logged.action
            for logged in play_numbered(scenario(), 11, 1, backend).actions
            if isinstance(logged.action, TrainingReported)
        )
        for backend in ("numpy", "torch-cpu")
    )
    assert numpy.method == torch.method == "exact"
    assert numpy.coalitions_trained == torch.coalitions_trained
    assert [value.members for value in numpy.values] == [value.members for value in torch.values]
    assert [value.value for value in torch.values] == pytest.approx([value.value for value in numpy.values], abs=1e-4)


@pytest.mark.parametrize("crew", ["local", pytest.param("ray", marks=pytest.mark.xdist_group("ray"))])
def test_ctrl_c_ends_a_batch_and_all_its_processes(crew: str, tmp_path: Path) -> None:
    mark = f"{crew}-{tmp_path.name}-{os.getpid()}"
    command = [
        Path(sys.executable).with_name("fedgame"),
        "simulate",
        "quickstart",
        "--games",
        "10000",
        "--workers",
        "2",
    ]
    batch = subprocess.Popen(
        [*command, "--crew", crew, "--out", tmp_path / "out"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        env={**os.environ, "FEDGAME_TEST_MARK": mark},
        # Whoever runs the tests in the background may ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    patience = time.monotonic() + 120
    while not playing(crew, marked(mark)):
        assert batch.poll() is None
        assert time.monotonic() < patience
        time.sleep(0.1)
    # As a terminal does: to every process of the group.
    os.killpg(batch.pid, signal.SIGINT)
    said = batch.communicate(timeout=120)[0]
    assert batch.returncode != 0
    assert "Traceback" not in said
    while left := marked(mark):
        assert time.monotonic() < patience, left
        time.sleep(0.1)


def playing(crew: str, processes: dict[int, bytes]) -> bool:
    """Whether the workers have begun: Ray writes into their titles what they do."""
    if crew == "ray":
        return any(title.startswith(b"ray::_run") for title in processes.values())
    # Two workers, the server they are forked from and its resource tracker: all of them leave Ctrl-C to the batch.
    return sum(ignores_ctrl_c(process) for process in processes) == 4


def ignores_ctrl_c(process: int) -> bool:
    try:
        (line,) = re.findall(r"^SigIgn:\s+(\w+)$", Path(f"/proc/{process}/status").read_text(), re.MULTILINE)
    except OSError:
        return False
    return bool(int(line, 16) >> (signal.SIGINT - 1) & 1)


def marked(mark: str) -> dict[int, bytes]:
    """The titles of the processes that run with this mark in their surroundings, which whatever they start inherits."""
    needle, found = f"FEDGAME_TEST_MARK={mark}".encode(), {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if needle in (folder / "environ").read_bytes().split(b"\0"):
                found[int(folder.name)] = (folder / "cmdline").read_bytes()
        except OSError:  # it ended meanwhile, or is someone else's
            continue
    return found


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


def test_people_are_stood_in_for_by_the_policies_of_the_treatment_in_turn() -> None:
    person, rider = SeatSpec("person", None), SeatSpec("bot", "free_rider")
    treatment = replace(scenario().treatment, stand_ins=("random", "equal_distribution"))
    filled = bots_only(treatment, [person, rider, person, person])
    assert [seat.policy for seat in filled] == ["random", "free_rider", "equal_distribution", "random"]
    assert {seat.kind for seat in filled} == {"bot"}


def test_who_stands_in_by_default_is_no_matter_of_which_policies_there_are() -> None:
    seats = bots_only(scenario().treatment, [SeatSpec("person", None)] * 5)
    assert [seat.policy for seat in seats] == [
        "equal_distribution",
        "epsilon_greedy",
        "random",
        "free_rider",
        "equal_distribution",
    ]


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


@pytest.mark.parametrize(
    ("scenario_name", "game_id"),
    [
        ("classic", "classic-7-0002"),
        ("market", "market-7-0002"),
        ("课堂", "课堂-7-0002"),
        ("2024", "game-2024-7-0002"),
        ("1e5", "game-1e5-7-0002"),
        ("equal", "game-equal-7-0002"),
        ("May", "game-May-7-0002"),
        ("-arm", "game--arm-7-0002"),
        ("", "game--7-0002"),
    ],
)
def test_the_id_of_a_batch_game_is_read_as_a_number_or_a_date_by_nobody(scenario_name: str, game_id: str) -> None:
    assert batch_game_id(scenario_name, 7, 2) == game_id
    assert re.match(r"[^\W\d_eE]", game_id)


def test_a_batch_says_what_came_of_its_trainings() -> None:
    settling = Settling()
    assert list(settling.watch(games())) == list(games())
    assert (settling.trainings > 60, settling.remark(scenario().treatment.training)) == (True, None)
    parameters = replace(scenario().treatment.training, learning_rate=9.0)
    lost = Settling(trainings=7, without_model=2, in_part=1).remark(parameters)
    assert lost == (
        "Of 7 trainings 2 did not settle and gave no new model, and 1 had some coalition that did not settle and counts as no"
        " model: most likely learning_rate = 9 is too high for this task and model; try 3."
    )


def test_a_report_that_the_rules_refuse_is_said_to_be_a_fault() -> None:
    def unread(report: TrainingReported) -> TrainingReported:
        return replace(report, history=(2.0,))

    arm, settling = scenario(), Settling()
    game = play_game(
        arm.treatment,
        bots_only(arm.treatment, arm.seats),
        1,
        game_id="g",
        scenario="s",
        train=lambda *asked: unread(train(*asked)),
    )
    list(settling.watch([game]))
    assert settling.refused == settling.without_model == settling.trainings > 0
    assert "is a fault of the program" in (settling.remark(arm.treatment.training) or "")
