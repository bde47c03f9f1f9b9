"""Where people were and when: stages.csv and pages.csv."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from fedgame.experiments import events as happened
from fedgame.export.session_columns import PARTICIPANT, STAGE, STAGE_NAME
from fedgame.export.session_sheet import SessionData, of_stage, seconds_between, table, visits
from fedgame.export.sheet import Column, Row


def _stages(data: SessionData) -> Iterator[Row]:
    for visit in visits(data):
        yield {
            "participant": visit.participant,
            **of_stage(data, visit.stage),
            "kind": data.stage_kind(visit.stage),
            "entered_at": visit.entered,
            "left_at": visit.left,
            "seconds": seconds_between(visit.entered, visit.left),
        }


def _pages(data: SessionData) -> Iterator[Row]:
    """A page is shown when its stage is entered or the page before is done, and done when its answer is taken."""
    shown: dict[int, datetime] = {}
    refused: Counter[int] = Counter()
    for event, at in data.stored.log:
        match event:
            case happened.StageEntered():
                shown[event.participant] = at
                refused[event.participant] = 0
            case happened.AnswerRefused():
                refused[event.participant] += 1
            case happened.Answered() if event.kept:
                since = shown.get(event.participant, at)
                number = event.kept.get("page", event.kept.get("attempt", 1))
                yield {
                    "participant": event.participant,
                    **of_stage(data, event.stage),
                    "kind": data.stage_kind(event.stage),
                    "page": number if isinstance(number, int) else 1,
                    "shown_at": since,
                    "done_at": at,
                    "seconds": (at - since).total_seconds(),
                    "refusals": refused[event.participant],
                }
                shown[event.participant] = at
                refused[event.participant] = 0


STAGES = table(
    "stages.csv",
    (
        PARTICIPANT,
        STAGE,
        STAGE_NAME,
        Column("kind", "text", "", "consent, information, quiz, practice, game, questionnaire or payment."),
        Column("entered_at", "time", "UTC", "When they came to it."),
        Column(
            "left_at", "time", "UTC", "When they came to the next or it ended for them; empty while they are in it."
        ),
        Column(
            "seconds", "number", "seconds", "From entering to leaving, waiting for others included; empty as above."
        ),
    ),
    _stages,
)

PAGES = table(
    "pages.csv",
    (
        PARTICIPANT,
        STAGE,
        STAGE_NAME,
        Column("kind", "text", "", "consent, information, quiz, questionnaire or payment."),
        Column("page", "integer", "", "The page, or the attempt at a quiz, from 1."),
        Column("shown_at", "time", "UTC", "When the stage was entered, or the page before was done."),
        Column("done_at", "time", "UTC", "When its answer was taken. A page that nobody finished has no row."),
        Column("seconds", "number", "seconds", "Between the two."),
        Column("refusals", "integer", "", "How often its answer was refused before it was taken."),
    ),
    _pages,
)
