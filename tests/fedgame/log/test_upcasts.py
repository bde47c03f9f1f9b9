"""What earlier versions stored is brought to today's, one version after the other."""

from __future__ import annotations

import json

import pytest

from fedgame.log.codec import read_action, read_events, read_treatment
from fedgame.log.upcasts import (
    SCHEMA_VERSION,
    STEPS,
    JsonObject,
    NewerSchemaError,
    Step,
    first_defaults,
    first_scheme_defaults,
    upcast_action,
    upcast_event,
    upcast_treatment,
)


def renamed(stored: JsonObject) -> JsonObject:
    return {("reason" if key == "why" else key): value for key, value in stored.items()}


MADE_UP = (
    Step(left_out={"training.learning_rate": 1.0, "federations.admission.max_members": 12}),
    Step(
        left_out={"training.learning_rate": 0.5, "turns": 10},
        left_out_of_schemes={"linear": {"quality_weight": 1.0}},
        action=renamed,
        event=lambda stored: {**stored, "by_time": False},
    ),
)


def test_a_former_default_is_written_where_it_was_left_out() -> None:
    stored = {"federations": [{"name": "A"}, {"name": "B", "admission": {"max_members": 3}}]}
    assert upcast_treatment(stored, 1, MADE_UP) == {
        "federations": [
            {"name": "A", "admission": {"max_members": 12}},
            {"name": "B", "admission": {"max_members": 3}},
        ],
        "training": {"learning_rate": 1.0},
        "turns": 10,
    }
    assert upcast_treatment(stored, 2, MADE_UP) == {**stored, "training": {"learning_rate": 0.5}, "turns": 10}
    assert upcast_treatment(stored, 3, MADE_UP) == stored
    assert stored == {"federations": [{"name": "A"}, {"name": "B", "admission": {"max_members": 3}}]}


def test_what_was_chosen_stays() -> None:
    stored = {"training": {"learning_rate": 0.3, "rounds": 2}, "turns": 4, "federations": []}
    assert upcast_treatment(stored, 1, MADE_UP) == stored


def test_a_former_default_of_a_scheme_is_written_for_that_scheme_alone() -> None:
    stored = {
        "turns": 1,
        "training": {"learning_rate": 1.0},
        "federations": [
            {"scheme": "linear"},
            {"scheme": "linear", "scheme_parameters": {"quality_weight": 2.0}},
            {"scheme": "equal"},
        ],
    }
    assert upcast_treatment(stored, 2, MADE_UP)["federations"] == [
        {"scheme": "linear", "scheme_parameters": {"quality_weight": 1.0}},
        {"scheme": "linear", "scheme_parameters": {"quality_weight": 2.0}},
        {"scheme": "equal"},
    ]


def test_a_former_default_of_a_scheme_is_also_written_where_it_stands_within_another() -> None:
    inner = [{"scheme": "linear", "weight": 1}, {"scheme": "equal", "weight": 1}, 3]
    deep = {"scheme": "mixture", "weight": 1, "parameters": {"parts": inner, "of": {"scheme": "linear"}}}
    stored = {"federations": [{"scheme": "mixture", "scheme_parameters": {"parts": [deep]}}]}
    (federation,) = upcast_treatment(stored, 2, MADE_UP)["federations"]  # type: ignore[misc]  # a list
    (part,) = federation["scheme_parameters"]["parts"]
    assert part["parameters"] == {
        "parts": [
            {"scheme": "linear", "weight": 1, "parameters": {"quality_weight": 1.0}},
            {"scheme": "equal", "weight": 1},
            3,
        ],
        "of": {"scheme": "linear", "parameters": {"quality_weight": 1.0}},
    }


@pytest.mark.parametrize(
    "stored", [{"training": 5}, {"federations": "none"}, {"federations": [3]}, {"federations": [{"admission": 3}]}]
)
def test_what_is_no_table_is_left_for_the_reader_to_refuse(stored: JsonObject) -> None:
    assert upcast_treatment(stored, 1, MADE_UP).items() >= stored.items()


def test_actions_and_events_take_the_steps_since_their_version() -> None:
    assert upcast_action({"kind": "ready", "why": "x"}, 1, MADE_UP) == {"kind": "ready", "reason": "x"}
    assert upcast_action({"kind": "ready", "why": "x"}, 3, MADE_UP) == {"kind": "ready", "why": "x"}
    assert upcast_event({"kind": "step_closed"}, 2, MADE_UP) == {"kind": "step_closed", "by_time": False}


def test_the_first_default_of_a_key_that_changed_twice_is_that_of_version_1() -> None:
    assert first_defaults(MADE_UP) == {
        "training.learning_rate": 1.0,
        "federations.admission.max_members": 12,
        "turns": 10,
    }
    assert first_scheme_defaults("linear", MADE_UP) == {"quality_weight": 1.0}
    assert first_scheme_defaults("equal", MADE_UP) == {}


def test_the_first_step_changes_no_treatment_action_or_event_that_is_whole() -> None:
    action = {"kind": "ready", "player": 2}
    assert upcast_action(action, 1, STEPS[:1]) == action
    assert upcast_event(action, 1, STEPS[:1]) == action
    whole = {"federations": [], "training": dict.fromkeys(("learning_rate", "rounds", "local_steps"), 1)}
    assert upcast_treatment(whole, 1, STEPS[:1]) == whole


def test_what_was_stored_in_any_version_is_read() -> None:
    for version in range(1, SCHEMA_VERSION + 1):
        assert read_action('{"kind":"ready","player":2}', version).kind == "ready"
        assert [event.kind for event in read_events('[{"kind":"player_ready","player":2}]', version)] == [
            "player_ready"
        ]
        assert read_treatment('{"federations":[{"name":"A","scheme":"equal"}]}', version).turns == 10


@pytest.mark.parametrize("version", [0, SCHEMA_VERSION + 1])
def test_what_a_newer_version_stored_is_refused_in_words(version: int) -> None:
    text = json.dumps({"federations": [{"name": "A", "scheme": "equal"}]})
    with pytest.raises(NewerSchemaError, match=rf"version {version} .* reads versions 1 to {SCHEMA_VERSION}"):
        read_treatment(text, version)
    with pytest.raises(NewerSchemaError):
        read_events("[{}]", version)
