"""What people answered: answers.csv with one row for each answer, consents.csv, and the questionnaires with one row for each person."""

from __future__ import annotations

import json
from collections.abc import Iterator

from fedgame.experiments import events as happened
from fedgame.experiments.answers import asks, given
from fedgame.experiments.document import Json
from fedgame.experiments.stages.questionnaire import Questionnaire
from fedgame.experiments.stages.questions import NumberQuestion, ScaleQuestion
from fedgame.export.session_columns import PARTICIPANT, STAGE, STAGE_NAME
from fedgame.export.session_keys import role_of
from fedgame.export.session_sheet import SessionData, SessionSheet, of_stage, table
from fedgame.export.sheet import Cell, Column, ColumnType, Row

WIDE = "questionnaire_wide.csv"


def _answers(data: SessionData) -> Iterator[Row]:
    """A page of information or a payment that was seen is no answer; that it was stands in pages.csv."""
    for event, at in data.stored.log:
        if not isinstance(event, happened.Answered):
            continue
        if not asks(data.session.design.stages[event.stage]):
            continue
        right = event.kept.get("right")
        for question, answer in given(event).items():
            yield {
                "participant": event.participant,
                **of_stage(data, event.stage),
                "page": _whole(event.kept.get("page")),
                "attempt": _whole(event.kept.get("attempt")),
                "question": question,
                "answer": _answer(answer),
                "right": question in right if isinstance(right, list) else None,
                "at": at,
                "kind": data.stage_kind(event.stage),
            }


def _consents(data: SessionData) -> Iterator[Row]:
    for event, at in data.stored.log:
        if isinstance(event, happened.Answered) and data.stage_kind(event.stage) == "consent":
            version = event.kept.get("version")
            yield {
                "participant": event.participant,
                **of_stage(data, event.stage),
                "agreed": event.kept.get("agreed") is True,
                "version": version if isinstance(version, str) else None,
                "at": at,
            }


def _whole(value: Json) -> int | None:
    return value if isinstance(value, int) else None


def _answer(value: Json) -> str | None:
    """An answer in one cell; several options are joined, and their names hold no bar."""
    if isinstance(value, list):
        return "|".join(str(one) for one in value)
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def questionnaire_wide(data: SessionData) -> SessionSheet:
    """One row for each participant and a column for each question, called stage.question: made for one design."""
    columns = tuple(
        Column(
            f"{stage.name}.{question.name}",
            _type_of(question),
            "",
            "The last answer to this question of the questionnaire; several options as a|b; empty for none.",
        )
        for stage in data.session.design.stages
        if isinstance(stage, Questionnaire)
        for page in stage.pages
        for question in page.questions
    )
    arm = Column("arm", "integer", "", "The arm's number in the experiment, from 1; empty before the assignment.")

    def rows(of: SessionData) -> Iterator[Row]:
        told = _last_answers(of)
        for person in of.session.participants.values():
            answers = told.get(person.number, {})
            yield {
                "participant": person.number,
                "arm": person.arm,
                "role": role_of(person),
                **{column.name: _typed(answers.get(column.name), column.type) for column in columns},
            }

    role = Column("role", "text", "", "Who took part: person, program or rehearsal_bot.")
    return table(WIDE, (PARTICIPANT, arm, role, *columns), rows)


def _type_of(question: object) -> ColumnType:
    return "number" if isinstance(question, NumberQuestion | ScaleQuestion) else "text"


def _typed(answer: Json, kind: ColumnType) -> Cell:
    if kind == "number" and isinstance(answer, int | float) and not isinstance(answer, bool):
        return float(answer) if isinstance(answer, float) else answer
    return _answer(answer) if kind == "text" else None


def _last_answers(data: SessionData) -> dict[int, dict[str, Json]]:
    """By participant, then by stage.question."""
    found: dict[int, dict[str, Json]] = {}
    for event, _ in data.stored.log:
        if isinstance(event, happened.Answered) and data.stage_kind(event.stage) == "questionnaire":
            mine = found.setdefault(event.participant, {})
            mine |= {f"{data.stage_name(event.stage)}.{name}": answer for name, answer in given(event).items()}
    return found


ANSWERS = table(
    "answers.csv",
    (
        PARTICIPANT,
        STAGE,
        STAGE_NAME,
        Column("page", "integer", "", "The page of a questionnaire, from 1; empty in other stages."),
        Column("attempt", "integer", "", "The attempt at a quiz, from 1; empty in other stages."),
        Column("question", "text", "", "The question's name; agreed and version for a consent."),
        Column("answer", "text", "", "An option's name, a number or a text; several options as a|b; empty for none."),
        Column("right", "boolean", "", "Whether the answer to a quiz was right; empty in other stages."),
        Column("at", "time", "UTC", "When it was taken."),
        Column("kind", "text", "", "The kind of the stage: consent, quiz or questionnaire."),
    ),
    _answers,
)

CONSENTS = table(
    "consents.csv",
    (
        PARTICIPANT,
        STAGE,
        STAGE_NAME,
        Column("agreed", "boolean", "", "Whether they agreed; whoever did not takes no part."),
        Column("version", "text", "", "Digest of the text and points that they were shown, which are in session.json."),
        Column("at", "time", "UTC", "When they said so."),
    ),
    _consents,
)
