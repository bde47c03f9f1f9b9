"""The count of presses, on steps that are written down and on a game that is played; and the rule by which a step is passed,
in the cases by which the client's is tested too (frontend/tests/passing.test.ts).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from benchmarks.presses import Presses, Step, can_pass, counted, open_times, presses_of
from engine.events import Event
from engine.seen.view import PlayerView
from fedgame.arms.scenario import load_scenario

FOLDER = Path(__file__).parents[2] / "frontend" / "tests"
VIEW = json.loads((FOLDER / "recorded-view.json").read_text(encoding="utf-8"))["view"]
PASSING = json.loads((FOLDER / "passing.json").read_text(encoding="utf-8"))
EVENT: TypeAdapter[Event] = TypeAdapter(Event)
ASKED, ACTED, EMPTY, LATE = Step(False, False), Step(True, False), Step(False, True), Step(True, True)


def changed(federation: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return federation | changes | {"allowed": federation["allowed"] | changes.get("allowed", {})}


@pytest.mark.parametrize("case", PASSING["cases"], ids=lambda case: case["name"])
def test_a_step_is_passed_as_the_client_passes_it(case: dict[str, Any]) -> None:
    federations = [
        changed(changed(row, PASSING["closed"]), case["federations"].get(str(row["federation"]), {}))
        for row in VIEW["federations"]
    ]
    you = VIEW["you"] | {"free_cents": case["free_cents"]}
    given = VIEW | {"status": "playing", "tick": case["tick"], "you": you, "federations": federations}
    view = TypeAdapter(PlayerView).validate_python(given)
    assert list(open_times(view, case["renewing"])) == case["open"]
    events = [EVENT.validate_python(event) for event in case["events"]]
    assert can_pass(view, case["passed"], events, case["renewing"]) == case["passes"]


@pytest.mark.parametrize(
    ("steps", "own", "pressed"),
    [
        ([ACTED], 1, 1),
        ([ACTED, EMPTY, EMPTY, EMPTY, ACTED], 2, 2),
        ([EMPTY, EMPTY, ASKED, EMPTY], 1, 2),  # nobody has pressed before the first
        ([ACTED, EMPTY, LATE, EMPTY], 2, 2),  # who acts in a step that could be passed ends it by hand
    ],
)
def test_one_press_goes_on_over_all_steps_that_ask_for_nothing(steps: list[Step], own: int, pressed: int) -> None:
    acted = sum(step.acted for step in steps)
    assert presses_of(steps) == Presses(len(steps), acted, own, pressed)


def test_a_game_that_is_played_takes_fewer_presses_where_ready_goes_on() -> None:
    found = counted(load_scenario("quickstart"), seed=1, number=1)
    assert 0 < found.acted <= found.own <= found.pressed < found.steps
