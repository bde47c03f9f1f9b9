"""What an arm means is told in milliseconds, and games that are played bear it out."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import StepClosed, TrainingAccepted, TrainingRequested
from fedgame.arms.check import checked
from fedgame.arms.document import changed, document_of, scenario_from
from fedgame.arms.meaning import meaning
from fedgame.arms.scenario import SCENARIOS, get_scenario
from fedgame.export.sheet import events_of
from fedgame.studies.simulate import play_numbered

QUICK = document_of(get_scenario("quickstart"))


@pytest.mark.parametrize("name", ["quickstart", "plain_turns"])
def test_a_game_that_is_played_lies_within_what_was_told(name: str) -> None:
    scenario = get_scenario(name)
    told = meaning(scenario)
    events = tuple(events_of(play_numbered(scenario, 7, 1)))
    steps = sum(isinstance(event, StepClosed) for event in events)
    assert told.steps.likely / 2 <= steps <= told.steps.most
    models = sum(event.coalitions_trained for event in events if isinstance(event, TrainingAccepted))
    assert models / told.turns <= told.models.most
    costs = [one.cost_cents for event in events if isinstance(event, TrainingRequested) for one in event.members]
    assert told.cost_cents.low <= min(costs)
    assert max(costs) <= told.cost_cents.high


def test_where_all_federations_move_together_there_are_three_steps_a_turn() -> None:
    assert meaning(get_scenario("plain_turns")).steps.likely == 24


def test_a_game_of_bots_alone_waits_for_nobody() -> None:
    alone = scenario_from(changed(QUICK, "persons", 0))
    assert meaning(alone).persons == 0
    assert meaning(alone).game_seconds.likely < 5


def test_twice_the_time_to_decide_makes_a_game_twice_as_long() -> None:
    one, two = (meaning(scenario_from(changed(QUICK, "treatment.decision_seconds", s))) for s in (30, 60))
    assert two.game_seconds.likely == pytest.approx(2 * one.game_seconds.likely, rel=0.01)


def test_without_a_limit_people_are_taken_to_need_the_usual_time() -> None:
    none, usual = (meaning(scenario_from(changed(QUICK, "treatment.decision_seconds", s))) for s in (0, 60))
    assert none.game_seconds == usual.game_seconds


@pytest.mark.parametrize(
    ("path", "value", "covered"),
    [("treatment.payout_fraction", 0, 0.0), ("treatment.market.revenue_cents", 10**9, 1.0)],
)
def test_pools_cover_what_members_spend_where_there_is_enough_money(path: str, value: Any, covered: float) -> None:
    assert meaning(scenario_from(changed(QUICK, path, value))).covered == covered


def test_a_game_too_short_for_a_payout_has_no_pool() -> None:
    short = meaning(scenario_from(changed(QUICK, "treatment.turns", 1)))
    assert (short.pools, short.covered) == (0, None)


@given(
    turns=st.integers(1, 1000),
    ticks=st.integers(1, 1000),
    bidding=st.integers(1, 1000),
    training=st.tuples(st.integers(1, 1000), st.integers(1, 1000)).map(sorted),
    scheme=st.sampled_from(["equal", "labour_union", "shapley"]),
    seats=st.integers(0, 63),
)
def test_whatever_the_clock_the_likely_is_at_most_the_most(
    turns: int, ticks: int, bidding: int, training: list[int], scheme: str, seats: int
) -> None:
    document = QUICK
    for path, value in (
        ("treatment.turns", turns),
        ("treatment.ticks_per_turn", ticks),
        ("treatment.phases", {"bidding": bidding, "training": training}),
        ("federations.0.scheme", scheme),
        ("bots", ["random"] * seats),
    ):
        document = changed(document, path, value)
    scenario, _ = checked(document)
    assert scenario is not None
    told = meaning(scenario)
    assert 1 <= told.steps.likely <= told.steps.most <= turns * ticks
    assert told.game_seconds.likely <= told.game_seconds.most
    assert told.models.likely >= 1
    assert told.covered is None or 0 <= told.covered <= 1


def test_the_largest_arm_is_told_within_a_blink() -> None:
    large = changed(QUICK, "federations", [{"name": f"F{n}", "scheme": "shapley"} for n in range(26)])
    large = changed(changed(large, "treatment.turns", 1000), "bots", ["random"] * 63)
    scenario = scenario_from(large)
    meaning(scenario)
    started = time.process_time()
    meaning(scenario)
    assert time.process_time() - started < 0.2  # 30 ms on an idle machine


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_shipped_scenario_has_a_meaning(name: str) -> None:
    told = meaning(get_scenario(name))
    assert told.covered is not None
    assert 60 < told.game_seconds.likely < 3600
