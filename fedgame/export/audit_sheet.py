"""What was done to the experiment and its session by accounts of the server: audit.csv, from the server's audit log."""

from __future__ import annotations

from collections.abc import Iterator

from fedgame.export.session_sheet import SessionData, as_json, table
from fedgame.export.sheet import Column, Row


def _acts(data: SessionData) -> Iterator[Row]:
    for note in data.acts:
        yield {
            "at": note.at,
            "by": note.by,
            "act": note.act,
            "target": note.target,
            "facts": as_json(dict(note.facts)),
        }


AUDIT = table(
    "audit.csv",
    (
        Column("at", "time", "UTC", "When it was done."),
        Column("by", "text", "", "The account that did it, by its id, or command line."),
        Column(
            "act",
            "text",
            "",
            "What was done: experiment.made, experiment.saved, experiment.shared, session.opened, session.ended,"
            " room.closed and the like. What was ordered in the control room is in orders.csv.",
        ),
        Column(
            "target", "text", "", "What it was done to: the experiment, the session, or the account it was shared with."
        ),
        Column("facts", "json", "", "What else the server noted of it."),
    ),
    _acts,
)
