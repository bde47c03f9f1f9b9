"""What was drawn of paid questionnaires: task_draws.csv, one row for each rule of pay that was carried out."""

from __future__ import annotations

from collections.abc import Iterator

from fedgame.experiments import events as happened
from fedgame.export.session_columns import PARTICIPANT, STAGE, STAGE_NAME
from fedgame.export.session_sheet import SessionData, of_stage, table
from fedgame.export.sheet import Column, Row


def _draws(data: SessionData) -> Iterator[Row]:
    for event, at in data.stored.log:
        if isinstance(event, happened.TaskDrawn):
            yield {
                "participant": event.participant,
                **of_stage(data, event.stage),
                "at": at,
                "rule": event.rule,
                "question": event.question,
                "row": event.row,
                "option": event.option,
                "won": event.won,
                "drawn_cents": event.drawn_cents,
                "own_cents": event.own_cents,
                "other_cents": event.other_cents,
                "giver": event.giver,
                "received_cents": event.received_cents,
            }


TASK_DRAWS = table(
    "task_draws.csv",
    (
        PARTICIPANT,
        STAGE,
        STAGE_NAME,
        Column("at", "time", "UTC", "When it was drawn."),
        Column("rule", "integer", "", "Which rule of the stage pays, as the log counts them; see session.json."),
        Column("question", "text", "", "The question that was drawn."),
        Column("row", "integer", "", "The row of it that was drawn, as the log counts them."),
        Column("option", "text", "", "The option that they had chosen there; empty where there is none."),
        Column("won", "boolean", "", "Whether a lottery that they had chosen was won; empty where there was none."),
        Column("drawn_cents", "integer", "cents", "What the rule says, in its own money."),
        Column("own_cents", "integer", "cents", "The same in the experiment's currency."),
        Column("other_cents", "integer", "cents", "What the next participant who does the stage gets of it."),
        Column("giver", "integer", "", "The participant whose choice they were paid by; empty where there is none."),
        Column("received_cents", "integer", "cents", "What they got of that choice."),
    ),
    _draws,
)
