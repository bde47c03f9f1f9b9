"""A design is the same from its JSON, templates are right, and what is wrong is told with its place."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from fedgame.experiments.design import Design
from fedgame.experiments.stages import AnsweredStage
from fedgame.experiments.stages.base import Record
from fedgame.rooms.experiments import read_design
from fedgame.rooms.templates import READY, TEMPLATES, ready, template
from tests.fedgame.experiments.sessions import ASKED, CONSENT, GAME, PAYMENT, PRACTICE, QUIZ, STAGES, arm, design


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_right_and_the_same_from_its_json(name: str) -> None:
    read, problems = read_design(template(name))
    assert problems == ()
    assert read is not None
    assert Design.model_validate_json(read.model_dump_json()) == read
    assert Design.model_validate(template(name)) == read


def texts_of(value: object) -> Iterator[dict[str, str]]:
    """Every text that a participant reads."""
    if isinstance(value, dict):
        if value.keys() <= {"en", "zh"} and value:
            yield value
        else:
            for inner in value.values():
                yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)


@pytest.mark.parametrize("document", [*map(template, TEMPLATES), *map(ready, READY)])
def test_what_one_starts_from_says_everything_in_both_languages(document: dict[str, Any]) -> None:
    said = list(texts_of(document))
    assert said
    for text in said:
        assert text["en"], text
        assert re.search("[\u4e00-\u9fff]", text["zh"]), text


@pytest.mark.parametrize("name", READY)
def test_a_ready_stage_is_one_that_an_experiment_takes(name: str) -> None:
    read, problems = read_design({"title": "One", "arms": [arm()], "stages": [ready(name), GAME]})
    assert problems == ()
    assert read is not None
    chance = random.Random(1)
    stage, record = read.stages[0], Record()
    assert isinstance(stage, AnsweredStage)
    verdict = stage.take(stage.rehearse(record, 1, chance), record, 1)
    assert verdict.done


def test_the_lotteries_are_those_of_holt_and_laury() -> None:
    rows = ready("holt_laury")["pages"][0]["questions"]
    assert len(rows) == 10
    for tenths, row in enumerate(rows, start=1):
        for option, high, low in zip(row["options"], ("2.00", "3.85"), ("1.60", "0.10"), strict=True):
            rest = f", {10 - tenths}/10 of ${low}" if tenths < 10 else ""
            assert option["text"]["en"] == f"{option['name']}: {tenths}/10 of ${high}{rest}"


SLIDERS = (
    ((85, 85), (85, 15)),
    ((85, 15), (100, 50)),
    ((50, 100), (85, 85)),
    ((50, 100), (85, 15)),
    ((100, 50), (50, 100)),
    ((100, 50), (85, 85)),
)
"""The ends of the six sliders, as (own, other): nine points lie evenly between them, rounded half up."""


def test_the_sliders_are_those_of_murphy_ackermann_and_handgraaf() -> None:
    items = ready("svo_slider")["pages"][0]["questions"]
    for item, (first, last) in zip(items, SLIDERS, strict=True):
        points = [
            tuple(math.floor(one + Fraction(other - one) * place / 8 + Fraction(1, 2)) for one, other in ends)
            for place in range(9)
            for ends in [tuple(zip(first, last, strict=True))]
        ]
        assert [option["name"] for option in item["options"]] == [f"y{own}_o{other}" for own, other in points]
        for option, (own, other) in zip(item["options"], points, strict=True):
            assert re.findall(r"\d+", option["text"]["en"]) == re.findall(r"\d+", option["text"]["zh"])
            assert re.findall(r"\d+", option["text"]["en"]) == [str(own), str(other)]


def test_a_design_with_everything_set_is_the_same_from_its_json() -> None:
    document = design(
        *STAGES,
        arms=[{**arm(3, 2, 1), "factors": {"scheme": "equal"}}, {"title": "Own", "arm": "m123", "size": 4}],
        assignment={"by": "list", "places": [{"label": "ada", "arm": 1, "group": 2}, {"label": "bob", "arm": 2}]},
        room={"labels": "required", "known": ["ada", "bob"], "names": True, "parameters": ["workerId"], "extra": 3},
        lobby={"seconds": 90, "then": "smaller", "smallest": 2, "start": "hand"},
        attention={"idle_seconds": 0, "answer_seconds": 20, "gone_seconds": 10},
        pay={"currency": "EUR", "codes": {"finished": "DONE"}, "redirects": {"gone": "https://example.org/{code}"}},
        contact={"en": "Write to us.", "zh": "请联系我们。"},
        retention_days=30,
    )
    assert Design.model_validate_json(document.model_dump_json()) == document
    assert document.places == 10
    assert document.game_stage == 4


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"stages": [PAYMENT, GAME]}, "payment is the last stage"),
    ({"stages": [CONSENT]}, "there are 0 game stages"),
    ({"stages": [GAME, {**GAME, "name": "again"}]}, "there are 2 game stages"),
    ({"stages": [GAME, PRACTICE]}, "practice comes before the game"),
    ({"stages": [QUIZ, QUIZ, GAME]}, "quiz stands twice"),
    ({"stages": [{**ASKED, "name": "1"}, GAME]}, "should match pattern"),
    ({"arms": []}, "at least 1 item"),
    ({"arms": [{"title": "A"}]}, "name a scenario or an arm of your own"),
    ({"arms": [{**arm(), "arm": "m1"}]}, "name a scenario or an arm of your own"),
    ({"arms": [arm(40, 1, 39)]}, "too many for a game"),
    ({"assignment": {"by": "list"}}, "assignment by list needs the list"),
    ({"assignment": {"by": "list", "places": [{"label": "a", "arm": 1}]}}, "needs labels"),
    (
        {
            "assignment": {"by": "list", "places": [{"label": "a", "arm": 2}]},
            "room": {"labels": "required"},
        },
        "arm 2 is not there",
    ),
    ({"pay": {"currency": "dollars"}}, "should match pattern"),
    ({"pay": {"redirects": {"finished": "javascript:alert(1)"}}}, "should match pattern"),
    ({"nothing": 1}, "not permitted"),
]


@pytest.mark.parametrize(("changed", "sentence"), WRONG)
def test_what_is_wrong_with_a_design_is_said(changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        Design.model_validate({"title": "A test", "arms": [arm()], "stages": [GAME], **changed})


def test_every_problem_of_a_draft_has_the_place_where_it_stands() -> None:
    draft = {
        "title": "A test",
        "arms": [{**arm(), "size": 0}],
        "stages": [{**QUIZ, "questions": [{**QUIZ["questions"][0], "right": "nobody"}]}, GAME],  # type: ignore[index]  # a list
    }
    read, problems = read_design(draft)
    assert read is None
    assert [problem.path for problem in problems] == ["arms.0.size", "stages.0.questions.0"]
    assert "right = 'nobody' is none of the options" in problems[1].message
