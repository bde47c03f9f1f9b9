"""Games on a table of the researcher's own, each seat one of its parties: played whole, live and in a batch."""

from __future__ import annotations

import json
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from typer.testing import CliRunner

from engine.actions import TrainingReported
from fedgame.arms.scenario import Scenario, load_scenario
from fedgame.cli import app
from fedgame.export import write_export
from fedgame.export.replay import replay_folder
from fedgame.studies.simulate import simulate
from tests.fedgame.export.test_live_export import download
from tests.fedgame.live.client import serving
from tests.fedgame.live.test_play import play_on

SCENARIO = """
title = "Three hospitals"
persons = 2
bots = ["equal_distribution"]

[treatment]
turns = 2

[treatment.training]
task = "csv:people.csv?target=ill&party=hospital"
partition = "party"
max_samples = 20
rounds = 2

[[federations]]
name = "Aurora"
scheme = "shapley"
admission = { min_payment_cents = 1_000 }
"""


@pytest.fixture
def hospitals(tmp_path: Path) -> Scenario:
    return hospitals_in(tmp_path / "very secret folder")


def hospitals_in(folder: Path, oldest: int = 59) -> Scenario:
    """The scenario and its data, written into `folder`; patients of 20 years and more."""
    folder.mkdir()
    lines = [
        f"{min(20 + row, oldest)},{('red', 'blue', '')[row % 3]},{('yes', 'no')[row % 2]},{'ABC'[hospital]}"
        for row in range(40)
        for hospital in range(3)
    ]
    (folder / "people.csv").write_text("\n".join(["age,colour,ill,hospital", *lines]), encoding="utf-8")
    path = folder / "hospitals.toml"
    path.write_text(SCENARIO, encoding="utf-8")
    return load_scenario(str(path))


async def test_a_live_game_shows_the_own_rows_and_tells_nobody_where_the_file_lies(
    tmp_path: Path, hospitals: Scenario
) -> None:
    async with serving(tmp_path, scenarios={"hospitals": hospitals}) as server:
        async with server.table(2, scenario="hospitals") as people:
            await play_on(people)
            assert people[0].view["rules"]["training"]["task"] == "csv:people.csv?target=ill"
            shown_task = people[0].screen.shown["task"]
            assert shown_task["name"] == {"en": "people.csv", "zh": "people.csv"}
            assert shown_task["short"]["en"] == "Predict “ill”."
            assert people[0].view["federations"][0]["quality"] is not None
            assert not [frame for person in people for frame in person.frames if "secret folder" in frame]
        game, tokens = await server.people(2, scenario="hospitals")
        async with server.http(tokens[0]) as client:
            answer = await client.get(f"/api/games/{game['game_id']}/samples")
            offered = (await client.get("/api/scenarios")).json()
        assert offered[0]["task"]["name"]["en"] == "people.csv"
        assert "secret folder" not in answer.text + json.dumps(offered)
        shown = answer.json()
        assert shown["feature_names"] == ["age", "colour"]
        assert {sample["features"][1] for sample in shown["samples"]} <= {"red", "blue", None}
        assert {sample["true_label"] for sample in shown["samples"]} == {"yes", "no"}


async def test_a_restarted_server_finds_the_file_again_and_the_hosts_export_does_not_name_its_folder(
    tmp_path: Path, hospitals: Scenario
) -> None:
    async with serving(tmp_path, scenarios={"hospitals": hospitals}) as server:
        game, tokens = await server.people(2, scenario="hospitals")
    async with serving(tmp_path, scenarios={}) as server:
        async with AsyncExitStack() as stack:
            people = [await stack.enter_async_context(server.person(game["game_id"], token)) for token in tokens]
            for person in people:
                await person.receive("view")
            await play_on(people)
            assert people[0].view["federations"][0]["quality"] is not None
        files = await download(server, game["game_id"], game["host_token"])
    (tmp_path / "out").mkdir()
    for name, content in files.items():
        assert b"secret folder" not in content
        (tmp_path / "out" / name).write_bytes(content)
    assert replay_folder(tmp_path / "out").difference is None


def test_a_batch_on_a_file_trains_exports_and_replays(tmp_path: Path, hospitals: Scenario) -> None:
    (record,) = simulate(hospitals, 1, 3)
    reports = [entry.action for entry in record.actions if isinstance(entry.action, TrainingReported)]
    assert reports
    assert len({value.value for report in reports for value in report.values}) > 2
    write_export([record], tmp_path / "out")
    replayed = replay_folder(tmp_path / "out")
    assert (replayed.games, replayed.difference) == (1, None)


def test_a_batch_tells_how_the_file_was_read(tmp_path: Path, hospitals: Scenario) -> None:
    """And so what could have been read otherwise is seen by whoever plays on it."""
    folder = tmp_path / "very secret folder"
    people = (folder / "people.csv").read_text(encoding="utf-8")
    (folder / "people.csv").write_text(people.replace("20,red", "-,red"), encoding="utf-8")
    command = ["simulate", str(folder / "hospitals.toml"), "--out", str(tmp_path / "out"), "--workers", "1"]
    told = CliRunner().invoke(app, command).stdout.splitlines()
    assert told[0] == f"{folder / 'people.csv'}: 120 rows used"
    assert "column 'age': '-' (line 2) counts as no value, 3 times: value=- if it is one" in told
    assert told[-1].startswith("1 game of hospitals in ")


def test_an_arm_has_the_same_hash_and_the_same_export_wherever_its_file_lies(tmp_path: Path) -> None:
    def exported(name: str, oldest: int = 59) -> dict[str, bytes]:
        arm = hospitals_in(tmp_path / name, oldest)
        write_export(simulate(arm, 1, 3), tmp_path / f"export of {name}")
        return {path.name: path.read_bytes() for path in (tmp_path / f"export of {name}").iterdir()}

    here, there, other = exported("ann"), exported("bo"), exported("other data", 58)
    assert here == there
    assert b"people.csv" in here["treatments.json"]
    assert str(tmp_path).encode() not in b"".join(here.values())
    assert here["treatments.json"] != other["treatments.json"]
