"""Whatever happens in a session, its tables are whole: keys are keys, links lead to rows, spans do not overlap, times run on.

Plays the random sessions of the state machine of sessions, and reads the tables of each at its end.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from fedgame.experiments import events as happened
from fedgame.experiments.arms import ResolvedArm
from fedgame.export.relations import KEYS, links_of
from fedgame.export.session_answers import questionnaire_wide
from fedgame.export.session_sheet import SessionData, data_of
from fedgame.export.session_sheets import SESSION_SHEETS
from fedgame.export.sheet import Row
from fedgame.rooms import acts
from fedgame.storage.session_entries import NewSession, StoredSession
from fedgame.wire.participants import TracedIn
from tests.fedgame.experiments.sessions import BEGAN, Bench
from tests.fedgame.experiments.test_session_machine import SessionMachine
from tests.fedgame.tiny import TREATMENT

Tables = dict[str, list[Row]]


def data(bench: Bench) -> SessionData:
    arms = tuple(
        ResolvedArm(one.title, "tiny", "0" * 64, TREATMENT, (), one.groups, one.size, one.bots)
        for one in bench.design.arms
    )
    new = NewSession("s1", "e1", bench.design, arms, 7, "code", "key", False, "admin", BEGAN)
    return data_of(StoredSession(new, 1, None, tuple(bench.log), ()))


def tables_of(found: SessionData) -> Tables:
    sheets = (*SESSION_SHEETS, questionnaire_wide(found))
    tables = {sheet.name: list(sheet.all_rows(found)) for sheet in sheets}
    for sheet in sheets:
        for row in tables[sheet.name]:
            sheet.cells(row)
        assert not tables[sheet.name] or set(tables[sheet.name][0]) == set(sheet.header)
    return tables


def check_links(tables: Tables) -> None:
    for name, rows in tables.items():
        key = KEYS.get(name, ())
        keys = [tuple(row[column] for column in key) for row in rows]
        assert not key or (len(set(keys)) == len(keys) and all(None not in one for one in keys)), name
        header = tuple(rows[0]) if rows else ()
        for link in links_of(name, header, frozenset(tables)):
            there = {tuple(row[column] for column in link.of) for row in tables[link.to]}
            named = {tuple(row[column] for column in link.columns) for row in rows}
            assert {one for one in named if None not in one} <= there, (name, link)


def check_times(tables: Tables) -> None:
    spans: dict[tuple[Any, Any], datetime | None] = {}
    for row in tables["presence.csv"]:
        key = row["participant"], row["state"]
        begins, ends = row["from_at"], row["to_at"]
        assert isinstance(begins, datetime)
        if key in spans:
            before = spans[key]
            assert before is not None, "a state that holds cannot begin anew"
            assert before <= begins
        assert ends is None or (isinstance(ends, datetime) and begins <= ends)
        spans[key] = ends if isinstance(ends, datetime) else None
    for row in tables["pages.csv"]:
        assert row["shown_at"] <= row["done_at"]  # type: ignore[operator]  # times


def check_people(tables: Tables, found: SessionData) -> None:
    people = found.session.participants
    assert [row["participant"] for row in tables["participants.csv"]] == list(people)
    assert [row["participant"] for row in tables["questionnaire_wide.csv"]] == list(people)
    assert sum(row["people"] for row in tables["arms.csv"]) == sum(  # type: ignore[misc]  # whole numbers
        person.arm is not None for person in people.values()
    )
    assert {row["participant"] for row in tables["payments.csv"]} == {
        number for number, person in people.items() if person.paid
    }
    assert [row["seq"] for row in tables["orders.csv"]] == [
        seq for seq, (event, _) in enumerate(found.stored.log, start=1) if getattr(event, "by", "")
    ]
    traced: dict[int, int] = defaultdict(int)
    for event, _ in found.stored.log:
        if isinstance(event, happened.Traced):
            traced[event.participant] += len(event.entries)
    kept = [row["participant"] for row in tables["process.csv"] if row["kind"] != "answer_refused"]
    assert {number: kept.count(number) for number in traced} == traced


def check_presence(tables: Tables, found: SessionData) -> None:
    """The spans that hold at the end are those that the state of each person says."""
    holding = {(row["participant"], row["state"]) for row in tables["presence.csv"] if row["to_at"] is None}
    for number, person in found.session.participants.items():
        held = {state for who, state in holding if who == number}
        assert ("connected" in held) == person.connected
        assert ("behind" in held) == (not person.focused)
        assert not {"connected", "disconnected"} <= held
        if person.ending is None:
            assert ("away" in held) == (person.away is not None)
            assert ("idle_asked" in held) == (person.idle_asked_at is not None)


class TableMachine(SessionMachine):
    @rule(
        somebody=st.integers(0, 20),
        ago_ms=st.sampled_from([0, 400, 90_000]),
        federation=st.sampled_from([None, 1, 2]),
        many=st.integers(1, 4),
    )
    def somebody_looks_around(self, somebody: int, ago_ms: int, federation: int | None, many: int) -> None:
        number = self._who(somebody)
        entry = {"kind": "quote", "federation": federation, "ago_ms": ago_ms, "values": {"resources": many}}
        act = TracedIn.model_validate({"kind": "traced", "entries": [entry] * many})
        self._try(lambda changes: acts.of_participant(changes, number, act))

    def teardown(self) -> None:
        if hasattr(self, "bench"):
            found = data(self.bench)
            tables = tables_of(found)
            check_links(tables)
            check_times(tables)
            check_presence(tables, found)
            check_people(tables, found)
        super().teardown()


TestTableMachine = TableMachine.TestCase
TestTableMachine.settings = settings(max_examples=40, stateful_step_count=25)
