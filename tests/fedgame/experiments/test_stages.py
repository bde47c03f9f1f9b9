"""What every kind of stage keeps: a view for any record, a refusal for rubbish, a rehearsed answer that is always taken."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedgame.experiments.document import Shown
from fedgame.experiments.stages import STAGES, AnsweredStage, PlayedStage, Stage
from fedgame.experiments.stages.base import Record, StageRefusal, Taken
from fedgame.experiments.stages.questionnaire import Questionnaire
from fedgame.experiments.stages.quiz import READ, Quiz
from tests.fedgame.experiments.sessions import NEVER_SLIPS, text

QUESTIONS: tuple[dict[str, Any], ...] = (
    {"kind": "choice", "name": "one", "options": [{"name": "a", "text": text("A")}, {"name": "b", "text": text("B")}]},
    {
        "kind": "choices",
        "name": "some",
        "options": [{"name": "a", "text": text("A")}, {"name": "b", "text": text("B")}],
    },
    {
        "kind": "ranking",
        "name": "order",
        "options": [{"name": "a", "text": text("A")}, {"name": "b", "text": text("B")}],
    },
    {"kind": "scale", "name": "fair", "lowest": 1, "highest": 7},
    {"kind": "number", "name": "age", "lowest": 18, "highest": 99, "step": 1},
    {"kind": "number", "name": "share", "lowest": 0, "highest": 1, "slider": True, "required": False},
    {"kind": "text", "name": "why", "longest": 8, "required": False},
)
EXAMPLES: Mapping[str, dict[str, Any]] = {
    "consent": {"text": text("We store your answers."), "points": [text("Yes.")]},
    "information": {"pages": [text("One."), text("Two."), text("Three.")]},
    "quiz": {
        "attempts": 3,
        "questions": [
            {
                "name": name,
                "text": text("Which?"),
                "options": [{"name": option, "text": text(option)} for option in ("north", "south", "west")],
                "right": "south",
                "why": text("The secret reason."),
            }
            for name in ("first", "second")
        ],
    },
    "practice": {},
    "game": {},
    "questionnaire": {
        "pages": [
            {"questions": [{**question, "text": text("?")} for question in QUESTIONS], "shuffle": True},
            {"questions": [{"kind": "text", "name": "more", "text": text("?")}]},
        ]
    },
    "payment": {},
}
"""One of each kind. A kind without an example here fails the first test."""

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["agreed", "version", "page", "answers", "first", "one", "other"])
RUBBISH = st.dictionaries(KEYS, ANYTHING, max_size=4)
SEEDS = st.integers(0, 2**53)


def stage(kind: str) -> Stage:
    return STAGES[kind].model_validate({"kind": kind, "name": "it", **EXAMPLES[kind]})


def answered(kind: str) -> AnsweredStage:
    one = stage(kind)
    assert isinstance(one, AnsweredStage)
    return one


ANSWERED = [kind for kind in STAGES if issubclass(STAGES[kind], AnsweredStage)]
PLAYED = [kind for kind in STAGES if issubclass(STAGES[kind], PlayedStage)]


def test_every_kind_has_an_example() -> None:
    assert EXAMPLES.keys() == STAGES.keys()


@pytest.mark.parametrize("kind", STAGES)
def test_it_is_the_same_from_its_own_json(kind: str) -> None:
    one = stage(kind)
    assert type(one).model_validate_json(one.model_dump_json()) == one
    assert one.kind == kind == type(one).model_fields["kind"].default
    assert one.words.name.en != one.words.name.zh


@pytest.mark.parametrize("kind", ANSWERED)
@given(seed=SEEDS, chance=st.integers(0, 2**32))
def test_rehearsed_answers_lead_through_it_and_every_view_can_be_shown(kind: str, seed: int, chance: int) -> None:
    one, record, rng = answered(kind), Record(), random.Random(chance)
    for _ in range(40):
        assert one.view(record, seed).kind == kind
        verdict = one.take(one.rehearse(record, seed, rng), record, seed)
        record = Record((*record.taken, verdict.taken))
        json.dumps(dict(verdict.taken.kept))
        one.view(record, seed)
        if verdict.done:
            assert verdict.ending is None
            return
        assert verdict.ending is None, "a rehearsed answer ends nobody's part"
    raise AssertionError("it never ends")


@pytest.mark.parametrize("kind", STAGES)
@given(content=RUBBISH, seed=SEEDS)
def test_rubbish_is_refused_in_words_or_taken_but_never_a_fault(kind: str, content: dict[str, Any], seed: int) -> None:
    one = stage(kind)
    try:
        record = Record((one.take(content, Record(), seed).taken,))
    except StageRefusal:
        record = Record()
    assert one.view(record, seed).kind == kind


def test_a_kind_is_either_answered_or_played() -> None:
    assert sorted(ANSWERED + PLAYED) == sorted(STAGES)
    assert [kind for kind in STAGES if STAGES[kind].plays is not None] == PLAYED


@pytest.mark.parametrize("kind", PLAYED)
def test_a_stage_that_is_a_game_takes_no_answers(kind: str) -> None:
    with pytest.raises(StageRefusal, match="ends with its game"):
        stage(kind).take({}, Record(), 1)


WRONG = [
    ("consent", {}, "agreed"),
    ("consent", {"agreed": "yes"}, "agreed"),
    ("consent", {"agreed": True, "version": "0"}, "version"),
    ("information", {}, "page"),
    ("information", {"page": 2}, "page"),
    ("quiz", {}, "first"),
    ("quiz", {"answers": {"first": "south"}}, "second"),
    ("quiz", {"answers": {"first": "south", "second": "up"}}, "second"),
    ("quiz", {"answers": {"first": "south", "second": "west", "third": "west"}}, "third"),
    ("quiz", {"answers": {"first": ["south"], "second": {}}}, "first"),
    ("questionnaire", {"page": 2, "answers": {}}, "page"),
    ("questionnaire", {"page": 1, "answers": {}}, "one"),
]
FINE = {"one": "a", "some": ["b"], "order": ["b", "a"], "fair": 7, "age": 30}


@pytest.mark.parametrize(("kind", "content", "at"), WRONG)
def test_a_wrong_answer_is_refused_at_its_place(kind: str, content: dict[str, Any], at: str) -> None:
    with pytest.raises(StageRefusal) as refused:
        stage(kind).take(content, Record(), 1)
    assert refused.value.at == at


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("one", "c"),
        ("one", ["a"]),
        ("some", ["a", "a"]),
        ("some", ["c"]),
        ("some", [["a"]]),
        ("order", ["a"]),
        ("order", ["a", "a"]),
        ("order", "ab"),
        ("fair", 0),
        ("fair", 8),
        ("fair", 3.5),
        ("fair", True),
        ("fair", "3"),
        ("age", 17),
        ("age", 20.5),
        ("age", float("nan")),
        ("share", 1.01),
        ("share", "a"),
        ("why", 7),
        ("why", "nine chars"),
        ("why", "\x00"),
        ("nobody", 1),
    ],
)
def test_a_question_refuses_what_is_no_answer_to_it(name: str, given: object) -> None:
    with pytest.raises(StageRefusal) as refused:
        stage("questionnaire").take({"page": 1, "answers": {**FINE, name: given}}, Record(), 1)
    assert refused.value.at == name
    said = refused.value.words
    assert said.en.isascii()
    assert re.search("[\u4e00-\u9fff]", said.zh)
    assert re.findall(r"[\d.]*\d", said.en) == re.findall(r"[\d.]*\d", said.zh), "the same numbers in both languages"


def test_what_is_not_required_may_be_left_out_and_choices_are_kept_in_their_order() -> None:
    verdict = stage("questionnaire").take({"page": 1, "answers": {**FINE, "some": ["b", "a"], "why": " "}}, Record(), 1)
    kept = verdict.taken.kept["answers"]
    assert kept == {**FINE, "some": ["a", "b"], "share": None, "why": None}
    assert not verdict.done


# The quiz tells nothing before it may


SECRETS = ("secret reason", '"right"')


def shown(one: Stage, record: Record) -> str:
    return json.dumps(one.view(record, 5).model_dump(mode="json"))


@given(
    attempts=st.lists(
        st.fixed_dictionaries({name: st.sampled_from(["north", "south", "west"]) for name in ("first", "second")}),
        max_size=3,
    )
)
def test_the_right_answers_of_a_quiz_are_in_no_view_before_they_may_be(attempts: list[dict[str, str]]) -> None:
    quiz, record = stage("quiz"), Record()
    assert isinstance(quiz, Quiz)
    assert not any(secret in shown(quiz, record) for secret in SECRETS)
    for number, answers in enumerate(attempts, start=1):
        verdict = quiz.take({"answers": answers}, record, 5)
        record = Record((*record.taken, verdict.taken))
        told = {one.name: one for one in quiz.view(record, 5).feedback}
        for name, answer in answers.items():
            assert told[name].right == (answer == "south")
            assert bool(told[name].why.en) == (answer == "south" or quiz.view(record, 5).over)
        for question in quiz.view(record, 5).questions:
            assert {option.name for option in question.options} == {"north", "south", "west"}
        assert quiz.view(record, 5).over == (number == quiz.attempts or set(answers.values()) == {"south"})
        if quiz.view(record, 5).over:
            return


def test_the_last_failed_attempt_ends_or_goes_on_as_the_design_says() -> None:
    wrong: dict[str, Any] = {"answers": {"first": "north", "second": "south"}}
    two = Record((Taken({"answers": wrong["answers"]}), Taken({"answers": wrong["answers"]})))
    quiz = stage("quiz")
    assert isinstance(quiz, Quiz)
    assert (quiz.take(wrong, two, 1).done, quiz.take(wrong, two, 1).ending) == (False, "quiz_failed")
    goes_on = quiz.model_copy(update={"then": "go_on"})
    assert (goes_on.take(wrong, two, 1).done, goes_on.take(wrong, two, 1).ending) == (False, None)
    after = Record((*two.taken, goes_on.take(wrong, two, 1).taken))
    assert goes_on.take(READ, after, 1).done
    one_is_enough = quiz.model_copy(update={"needed": 1})
    after = Record((one_is_enough.take(wrong, Record(), 1).taken,))
    assert one_is_enough.take(READ, after, 1).done


ALL_RIGHT: dict[str, Any] = {"answers": {"first": "south", "second": "south"}}


def test_what_is_said_of_the_last_attempt_is_read_before_it_goes_on() -> None:
    quiz = stage("quiz")
    assert isinstance(quiz, Quiz)
    passed = quiz.take(ALL_RIGHT, Record(), 1)
    assert (passed.done, passed.ending) == (False, None)
    record = Record((passed.taken,))
    view = quiz.view(record, 1)
    assert (view.over, view.passed, view.attempt) == (True, True, 1)
    assert [one.why.en for one in view.feedback] == ["The secret reason.", "The secret reason."]
    others: tuple[dict[str, Any], ...] = ({}, ALL_RIGHT, {"read": False}, {"read": "yes"})
    for other in others:
        with pytest.raises(StageRefusal, match="read what is said"):
            quiz.take(other, record, 1)
    read = quiz.take(READ, record, 1)
    assert (read.done, read.ending, dict(read.taken.kept)) == (True, None, {})


def test_a_quiz_with_nothing_to_say_but_that_all_is_right_goes_on_at_once() -> None:
    quiz = stage("quiz")
    assert isinstance(quiz, Quiz)
    silent = quiz.model_copy(
        update={"questions": tuple(one.model_copy(update={"why": Shown()}) for one in quiz.questions), "needed": 1}
    )
    assert silent.take(ALL_RIGHT, Record(), 1).done
    one_wrong: dict[str, Any] = {"answers": {"first": "south", "second": "north"}}
    assert not silent.take(one_wrong, Record(), 1).done


def test_the_order_of_questions_and_options_is_a_participants_own_and_stays() -> None:
    one = stage("questionnaire")
    assert isinstance(one, Questionnaire)
    orders = {tuple(question.name for question in one.view(Record(), seed).questions) for seed in range(30)}
    assert len(orders) > 5
    assert one.view(Record(), 11) == one.view(Record(), 11)


def test_consent_has_a_version_that_follows_from_its_text() -> None:
    consent = answered("consent")
    other = consent.model_copy(update={"points": ()})
    answer = consent.rehearse(Record(), 1, NEVER_SLIPS)
    assert consent.take(answer, Record(), 1).done
    with pytest.raises(StageRefusal, match="another version"):
        other.take(answer, Record(), 1)
    declined = consent.take({"agreed": False}, Record(), 1)
    assert (declined.done, declined.ending) == (False, "screened_out")
