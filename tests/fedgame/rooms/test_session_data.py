"""The data of a session: complete, of one piece with its log and the list of payments, and to be had while games go on."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from fedgame.experiments import events as happened
from fedgame.experiments.answers import given as given_in
from fedgame.experiments.events import SESSION_EVENT
from fedgame.experiments.session import Session as State
from fedgame.experiments.session import applied
from fedgame.export import SHEETS
from fedgame.export.replay import replay_folder
from fedgame.export.session_sheets import SESSION_SHEETS
from fedgame.storage.session_entries import StoredSession
from tests.fedgame.live.client import serving
from tests.fedgame.rooms.guests import GAME, PAYMENT, STAGES, Guest, Session, design, play, researcher
from tests.fedgame.rooms.test_whole_session import go_through
from tests.fedgame.small_arm import read

FILES = {
    *(sheet.name for sheet in (*SHEETS, *SESSION_SHEETS)),
    *("questionnaire_wide.csv", "codebook.csv", "README.md", "datapackage.json"),
    *("treatments.json", "export.json", "session.json", "SHA256SUMS"),
}
LABELS = {"room": {"labels": "asked"}}


async def unpacked(session: Session, folder: Path, query: str = "") -> Path:
    async with session.staff.server.http(session.staff.token) as client:
        answer = await client.get(f"/api/sessions/{session.session_id}/export.zip{query}")
    assert answer.status_code == 200, answer.text
    assert session.session_id in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        archive.extractall(folder)
    return folder


async def stored(session: Session, folder: Path) -> StoredSession:
    """The session as it is stored, up to where its data were taken: that people go is noted when they have gone."""
    found: StoredSession = await session.staff.server.app.state.rooms.book.stored_session(session.session_id)
    return replace(found, log=found.log[: len(read(folder, "session_events.csv"))])


async def at_table(guest: Guest) -> None:
    while guest.page["game_id"] is None:
        await guest.next()


def check_the_log(folder: Path, kept: StoredSession) -> None:
    """The exported events are the log, entry by entry, and make the same session again."""
    rows = read(folder, "session_events.csv")
    assert [int(row["seq"]) for row in rows] == list(range(1, len(kept.log) + 1))
    dated = [(SESSION_EVENT.validate_json(row["payload"]), datetime.fromisoformat(row["at"])) for row in rows]
    assert dated == [(event, at.astimezone(UTC)) for event, at in kept.log]
    begun = State(kept.new.design, kept.new.seed)
    assert applied(begun, dated) == applied(begun, kept.log)


def check_people(folder: Path, kept: StoredSession) -> None:
    session = applied(State(kept.new.design, kept.new.seed), kept.log)
    rows = read(folder, "participants.csv")
    assert [int(row["participant"]) for row in rows] == list(session.participants)
    seats = {(row["game_id"], row["player"]): row["kind"] for row in read(folder, "seats.csv")}
    for row, person in zip(rows, session.participants.values(), strict=True):
        assert row["ending"] == (person.ending or "")
        assert row["paid_cents"] == (str(person.paid.total_cents) if person.paid else "")
        assert row["arm_hash"] == kept.new.arms[(person.arm or 1) - 1].arm_hash
        assert seats[row["game_id"], row["player"]] == "person"
    paid = {row["participant"]: row["total_cents"] for row in read(folder, "payments.csv")}
    assert paid == {row["participant"]: row["paid_cents"] for row in rows if row["paid_cents"]}


def check_answers(folder: Path, kept: StoredSession) -> None:
    answers = [event for event, _ in kept.log if isinstance(event, happened.Answered)]
    rows = read(folder, "answers.csv")
    for name, stage in {"quiz": 2, "after": 5}.items():
        given: list[Any] = [dict(given_in(one)) for one in answers if one.stage == stage]
        expected = [(key, "" if value is None else str(value)) for one in given for key, value in one.items()]
        assert [(row["question"], row["answer"]) for row in rows if row["stage_name"] == name] == expected
    tries = [(row["attempt"], row["answer"], row["right"]) for row in rows if row["stage_name"] == "quiz"]
    assert sorted(tries) == [("1", "luck", "false"), ("1", "model", "true"), ("2", "model", "true")]
    assert {row["question"] for row in rows if row["stage_name"] == "consent"} == {"agreed", "version"}


async def test_the_data_of_a_session_are_complete_and_of_one_piece_with_its_log(tmp_path: Path) -> None:
    async with serving(tmp_path / "server") as server:
        session = await (await researcher(server)).open(design())
        await asyncio.gather(go_through(session, True), go_through(session, False))
        folder = await unpacked(session, tmp_path / "out")
        kept = await stored(session, folder)
        last = await session.staff.ask("GET", f"/sessions/{session.session_id}/payments.csv")

    files = {path.name for path in folder.iterdir()}
    assert files == FILES
    assert sum(isinstance(event, happened.Ended) for event, _ in kept.log) == 2
    check_the_log(folder, kept)
    check_people(folder, kept)
    check_answers(folder, kept)
    games = read(folder, "session_games.csv")
    assert {row["game_id"] for row in games} == {row["game_id"] for row in read(folder, "games.csv")}
    assert sorted(row["practice"] for row in games) == ["false", "true", "true"]
    assert all(row["ended_at"] and row["arm"] == "1" for row in games)
    replayed = replay_folder(folder)
    assert replayed.difference is None
    assert replayed.games == 3
    stages = read(folder, "stages.csv")
    assert [(row["stage"], row["kind"]) for row in stages if row["participant"] == "1"] == [
        (str(number), stage["kind"]) for number, stage in enumerate(STAGES, start=1)
    ]
    assert all(float(row["seconds"]) >= 0 and row["left_at"].endswith("Z") for row in stages)
    assert all(row["code"] in last for row in read(folder, "payments.csv"))
    about = json.loads((folder / "session.json").read_text(encoding="utf-8"))
    assert about["design"] == kept.new.design.model_dump(mode="json")
    book = {(row["file"], row["column"]) for row in read(folder, "codebook.csv")}
    assert book >= {(sheet.name, name) for sheet in (*SHEETS, *SESSION_SHEETS) for name in sheet.header}


async def test_a_game_that_runs_is_there_as_far_as_it_is(tmp_path: Path) -> None:
    async with serving(tmp_path / "server") as server:
        session = await (await researcher(server)).open(design(GAME, PAYMENT), rehearsal=True)
        async with session.come() as guest, session.come() as other:
            await at_table(guest)
            await at_table(other)
            folder = await unpacked(session, tmp_path / "out")
            check_the_log(folder, await stored(session, folder))
            await asyncio.gather(play(guest), play(other))
    [game], [row] = read(folder, "games.csv"), read(folder, "session_games.csv")
    assert (game["status"], game["finished_at"]) == ("playing", "")
    assert (row["game_id"], row["group"], row["ended_at"]) == (game["game_id"], "1", "")
    assert replay_folder(folder).difference is None
    people = read(folder, "participants.csv")
    assert [(one["player"], one["ending"], one["paid_cents"]) for one in people] == [("1", "", ""), ("2", "", "")]
    for sheet in SESSION_SHEETS:
        assert {one["rehearsal"] for one in read(folder, sheet.name)} <= {"true"}
    assert [(one["left_at"], one["seconds"]) for one in read(folder, "stages.csv")] == [("", "")] * 2


@pytest.mark.parametrize(("query", "shown"), [("", ""), ("?labels=true", "'=HYPERLINK(1)")])
async def test_a_label_is_there_only_if_asked_for_and_runs_in_no_spreadsheet(
    tmp_path: Path, query: str, shown: str
) -> None:
    async with serving(tmp_path / "server") as server:
        session = await (await researcher(server)).open(design(GAME, PAYMENT, **LABELS))
        await session.start(label="=HYPERLINK(1)")
        folder = await unpacked(session, tmp_path / "out", query)
    [person] = read(folder, "participants.csv")
    assert (person["label"], person["group"], person["game_id"]) == (shown, "", "")
    others = [path for path in folder.iterdir() if path.name != "participants.csv"]
    assert not any("HYPERLINK" in path.read_text(encoding="utf-8") for path in others)


async def test_who_may_not_read_the_experiment_gets_no_data(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        session = await (await researcher(server)).open(design(GAME, PAYMENT))
        guest = await session.start()
        async with server.http(guest.token) as client:
            answer: httpx.Response = await client.get(f"/api/sessions/{session.session_id}/export.zip")
    assert answer.status_code == 401
