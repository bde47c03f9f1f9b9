"""Columns that many tables of a session have, and those of its games."""

from __future__ import annotations

from fedgame.export.sheet import Column

SESSION_ID = Column("session_id", "text", "", "The session. Joins the tables of sessions, also of several exports.")
EXPERIMENT_ID = Column("experiment_id", "text", "", "The experiment that the session is of.")
REHEARSAL = Column("rehearsal", "boolean", "", "Whether this was a rehearsal: nothing in it is data.")
PARTICIPANT = Column("participant", "integer", "", "The participant's number in the session, from 1, by arrival.")
STAGE = Column("stage", "integer", "", "The stage's number in the experiment, from 1.")
STAGE_NAME = Column("stage_name", "text", "", "The stage's name in the experiment.")
ROLE = Column(
    "role",
    "text",
    "",
    "Who took part: person (at a browser), program (by the interface for programs) or rehearsal_bot.",
)
