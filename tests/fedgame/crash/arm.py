"""The games that the rig plays: two people and a bot, one in which steps end by time, and that of a session's groups."""

from __future__ import annotations

from dataclasses import replace

from tests.fedgame import tiny

PEOPLE = 2

SCENARIOS = tiny.scenarios(
    tiny.scenario("short", persons=PEOPLE),
    tiny.scenario("long", persons=PEOPLE, treatment=replace(tiny.TREATMENT, turns=28)),
    tiny.scenario("timed", persons=PEOPLE, treatment=replace(tiny.TREATMENT, decision_seconds=1.0)),
    tiny.scenario(
        "session", persons=PEOPLE, treatment=replace(tiny.TREATMENT, grace_seconds=3.0, decision_seconds=30.0)
    ),
)
