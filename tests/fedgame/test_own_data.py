"""Games on a table of the researcher's own, each seat one of its parties: played whole, live and in a batch."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.actions import TrainingReported
from fedgame.export import write_export
from fedgame.replay import replay_folder
from fedgame.scenario import Scenario, load_scenario
from fedgame.simulate import simulate
from tests.fedgame.live import serving
from tests.fedgame.test_play import play_on

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
    folder = tmp_path / "very secret folder"
    folder.mkdir()
    lines = [
        f"{20 + row},{('red', 'blue', '')[row % 3]},{('yes', 'no')[row % 2]},{'ABC'[hospital]}"
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
            assert people[0].view["federations"][0]["quality"] is not None
            assert not [frame for person in people for frame in person.frames if "secret folder" in frame]
        game, tokens = await server.people(2, scenario="hospitals")
        async with server.http(tokens[0]) as client:
            answer = await client.get(f"/api/games/{game['game_id']}/samples")
        assert "secret folder" not in answer.text
        shown = answer.json()
        assert shown["feature_names"] == ["age", "colour"]
        assert {sample["features"][1] for sample in shown["samples"]} <= {"red", "blue", None}
        assert {sample["true_label"] for sample in shown["samples"]} == {"yes", "no"}


def test_a_batch_on_a_file_trains_exports_and_replays(tmp_path: Path, hospitals: Scenario) -> None:
    (record,) = simulate(hospitals, 1, 3)
    reports = [entry.action for entry in record.actions if isinstance(entry.action, TrainingReported)]
    assert reports
    assert len({value.value for report in reports for value in report.values}) > 2
    write_export([record], tmp_path / "out")
    replayed = replay_folder(tmp_path / "out")
    assert (replayed.games, replayed.difference) == (1, None)
