"""What people may ask of what is stored about them, against a real server and its real database file."""

from __future__ import annotations

import asyncio
import json
import random
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fedgame.experiments.events import Erased
from fedgame.experiments.stages.base import Record
from fedgame.export.replay import replay_folder
from fedgame.rooms.codes import data_code, read_data_code
from fedgame.rooms.rights import Rights
from fedgame.rooms.templates import ready
from fedgame.storage.erasures import Erasure, Erasures
from tests.fedgame.live.client import Server, StoppedClock, serving
from tests.fedgame.rooms.guests import ASKED, CONSENT, GAME, PAYMENT, Guest, Session, design, play, researcher
from tests.fedgame.rooms.test_session_data import at_table, unpacked
from tests.fedgame.small_arm import read

SECRET = "my neighbour plays too"
LABEL = "mara.k@example.org"
ALONE = [{"title": "Tiny", "scenario": "tiny", "groups": 1, "size": 1, "bots": 2}]
NAMED = {"labels": "asked", "names": True, "known": [LABEL, "somebody else"], "parameters": ["PROLIFIC_PID"]}


def document(**changed: Any) -> dict[str, Any]:
    return design(CONSENT, ASKED, GAME, PAYMENT, room=NAMED, **changed)


async def come_and_write(session: Session, **who: Any) -> Guest:
    """Somebody who agrees and writes a text; with a label and a name, unless another is said."""
    guest = await session.start(
        **{"label": LABEL, "name": "Mara", "parameters": {"PROLIFIC_PID": "person-7 of the panel"}, **who}
    )
    async with guest.watching():
        await guest.answer({"agreed": True, "version": guest.page["view"]["version"]})
        assert (await guest.answer({"page": 1, "answers": {"fair": 6, "why": SECRET}})).is_success
    return guest


async def ask(server: Server, path: str, body: object, status: int = 200, token: str | None = None) -> Any:
    async with server.http(token) as client:
        answer = await client.post(f"/api{path}", json=body)
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


async def my_data(guest: Guest, status: int = 200) -> Any:
    async with guest.server.http(guest.token) as client:
        answer = await client.get(f"/api/sessions/{guest.session_id}/my-data")
    assert answer.status_code == status, answer.text
    return answer.json()


async def events_of(server: Server, guest: Guest) -> list[int]:
    """The places in the log of all that is about this person, now."""
    stored = await server.app.state.rooms.book.stored_session(guest.session_id)
    return [seq for seq, (event, _) in enumerate(stored.log, 1) if getattr(event, "participant", None) == guest.number]


def found_on_disk(folder: Path, *words: str) -> set[str]:
    """Which of these words stand anywhere in the files of the database, the write-ahead log included."""
    held = b"".join(file.read_bytes() for file in sorted(folder.glob("fedgame.sqlite*")))
    return {word for word in words if word.encode() in held}


async def test_a_participant_sees_all_that_is_stored_with_the_words_of_the_questions(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        guest = await come_and_write(await (await researcher(server)).open(document()))
        before = await events_of(server, guest)
        mine = await my_data(guest)
        after = await events_of(server, guest)
        assert (mine["label"], mine["name"], mine["parameters"]) == (
            LABEL,
            "Mara",
            {"PROLIFIC_PID": "person-7 of the panel"},
        )
        answers = {answer["name"]: answer for answer in mine["answers"]}
        assert (answers["why"]["answer"], answers["why"]["asked"]["en"], answers["fair"]["answer"]) == (
            SECRET,
            "Why?",
            6,
        )
        # What the lobby waits for may be written at any moment: the page shows the log as it was when it was asked.
        told = [event["seq"] for event in mine["events"]]
        assert len(before) > 0
        assert told in (after[:count] for count in range(len(before), len(after) + 1))
        assert (mine["kept_until"], mine["kept_days"], mine["erased_at"]) == (None, 3_650, None)
        assert mine["code"] == guest.page["data_code"]
        assert mine == await ask(server, "/my-data", {"code": mine["code"].lower()})


async def test_words_are_on_the_disk_sealed_and_the_moves_are_told(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        session = await (await researcher(server)).open(document(arms=ALONE))
        guest = await come_and_write(session)
        async with guest.watching():
            await at_table(guest)
            await play(guest)
            await guest.act({"kind": "help", "text": "I am lost"})
            message = {"kind": "message", "participant": guest.number, "text": "Look at the left, Mara"}
            await session.control(message)
        assert found_on_disk(tmp_path, SECRET, "I am lost", "Look at the left, Mara") == set()
        assert found_on_disk(tmp_path, LABEL) == {LABEL}
        mine = await my_data(guest)
        assert {move["kind"] for move in mine["moves"]} == {"ready"}
        told = {event["kind"]: event["facts"] for event in mine["events"]}
        assert (told["help_called"]["text"], told["message_sent"]["text"]) == ("I am lost", "Look at the left, Mara")


async def test_what_is_erased_is_gone_from_disk_memory_and_exports_and_the_game_replays(tmp_path: Path) -> None:
    async with serving(tmp_path / "data") as server:
        session = await (await researcher(server)).open(document(arms=ALONE))
        guest = await come_and_write(session)
        async with guest.watching():
            await at_table(guest)
            await play(guest)
            await guest.until("payment")
        before = await unpacked(session, tmp_path / "before", "?labels=true")
        await ask(server, "/my-data/erase", {"code": guest.page["data_code"], "sure": True}, 204)
        await my_data(guest, 404)
        gone = await ask(server, "/my-data", {"code": guest.page["data_code"]})
        assert (gone["label"], gone["name"], gone["parameters"]) == (None, "", {})
        assert gone["erased_at"] is not None
        assert {answer["name"] for answer in gone["answers"]} == {"agreed", "version", "fair"}
        room = await server.app.state.rooms.get(session.session_id)
        assert LABEL not in room.new.design.room.known
        after = await unpacked(session, tmp_path / "after", "?labels=true")
        for words in (LABEL, "Mara", "person-7 of the panel", SECRET):
            holding = [file.name for file in after.rglob("*") if file.is_file() and words.encode() in file.read_bytes()]
            assert holding == [], words
        assert (after / "ledger.csv").read_bytes() == (before / "ledger.csv").read_bytes()
        assert replay_folder(after).difference is None
    assert found_on_disk(tmp_path / "data", LABEL, "Mara", "person-7 of the panel", SECRET, "somebody else") == {
        "somebody else"
    }


async def test_whoever_is_erased_in_a_game_withdraws_and_the_others_play_on(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        session = await (await researcher(server)).open(document())
        one = await come_and_write(session)
        two = await come_and_write(session, label="somebody else", name="Ben")
        async with one.watching(), two.watching():
            await asyncio.gather(at_table(one), at_table(two))
            async with server.person(two.page["game_id"], two.token) as seat:
                assert "Mara" in json.dumps(await seat.receive("view"))
                await ask(server, f"/sessions/{one.session_id}/erase-me", {"sure": True}, 204, one.token)
            async with server.http(one.token) as client:
                answer = await client.get(f"/api/games/{one.page['game_id']}")
            assert answer.status_code == 403
            await play(two)
            await two.until("payment")
            async with server.person(one.page["game_id"], two.token) as seat:
                assert "Mara" not in json.dumps(await seat.receive("view"))
        rows = await unpacked(session, tmp_path / "out")
        people = {row["participant"]: row for row in read(rows, "participants.csv")}
        assert (people["1"]["ending"], people["1"]["erased"]) == ("withdrawn", "true")
        assert (people["2"]["erased"], people["2"]["label"]) == ("false", "")


async def test_a_restored_backup_has_its_erasures_done_again(tmp_path: Path) -> None:
    data, backup = tmp_path / "data", tmp_path / "backup"
    async with serving(data) as server:
        session = await (await researcher(server)).open(document())
        guest = await come_and_write(session)
    shutil.copytree(data, backup)
    async with serving(data) as server:
        await ask(server, "/my-data/erase", {"code": guest.page["data_code"], "sure": True}, 204)
    for file in backup.glob("fedgame.sqlite*"):
        shutil.copy(file, data / file.name)
    assert found_on_disk(data, LABEL, "Mara") == {LABEL, "Mara"}
    async with serving(data) as server:
        gone = await ask(server, "/my-data", {"code": guest.page["data_code"]})
        assert (gone["label"], gone["ending"]) == (None, "withdrawn")
        assert SECRET not in json.dumps(gone)
        stored = await server.app.state.rooms.book.stored_session(session.session_id)
        assert sum(isinstance(event, Erased) for event, _ in stored.log) == 1
    async with serving(data) as server:
        stored = await server.app.state.rooms.book.stored_session(session.session_id)
        assert sum(isinstance(event, Erased) for event, _ in stored.log) == 1
    assert found_on_disk(data, LABEL, "Mara") == set()


async def test_an_erasure_that_was_listed_and_then_killed_is_done_at_the_next_start(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        guest = await come_and_write(await (await researcher(server)).open(document()))
    Erasures(tmp_path / "erasures.jsonl").add(Erasure(guest.session_id, guest.number, datetime.now(UTC)))
    async with serving(tmp_path) as server:
        await my_data(replace(guest, server=server), 404)
        assert (await ask(server, "/my-data", {"code": guest.page["data_code"]}))["label"] is None


async def test_what_is_kept_too_long_is_erased_by_the_server(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server:
        session = await (await researcher(server)).open(document(retention_days=30))
        guest = await come_and_write(session)
        await session.control({"kind": "end_session"})
        rights: Rights = server.app.state.rights
        clock.move(29 * 86_400)
        assert await rights.erase_overdue() == 0
        assert (await my_data(guest))["kept_until"].startswith("2026-02-01")
        clock.move(2 * 86_400)
        assert await rights.erase_overdue() == 1
        assert await rights.erase_overdue() == 0
        await my_data(guest, 404)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"participant": 1, "sure": True}, 204),
        ({"participant": 9, "sure": True}, 404),
        ({"sure": True}, 422),
        ({"participant": 1, "sure": False}, 422),
        ({"participant": 1}, 422),
        ({"code": "ABCDEFGH-1-AAAAAAAA", "sure": True}, 404),
    ],
)
async def test_a_researcher_erases_for_whoever_writes_to_them(
    tmp_path: Path, body: dict[str, Any], status: int
) -> None:
    async with serving(tmp_path) as server:
        session = await (await researcher(server)).open(document())
        guest = await come_and_write(session)
        await session.staff.ask("POST", f"/sessions/{session.session_id}/erase", body, status)
        await my_data(guest, 404 if status == 204 else 200)


async def test_a_code_opens_the_data_of_one_person_and_a_changed_one_nothing(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        session = await (await researcher(server)).open(document())
        one = await come_and_write(session)
        two = await come_and_write(session, label="somebody else", name="Ben")
        room, number, signature = two.page["data_code"].split("-")
        for wrong in (
            f"{room}-{one.number}-{signature}",
            f"{room}-{number}-AAAAAAAA",
            f"{room}-{number}",
            "",
            "-1-",
            "é-1-é",
        ):
            refused = await ask(server, "/my-data", {"code": wrong}, 404)
            assert refused["code"] == "data.unknown"
            assert (await ask(server, "/my-data/erase", {"code": wrong, "sure": True}, 404))["code"] == "data.unknown"


def test_a_code_is_read_as_people_type_it() -> None:
    code = data_code("ABCDEFGH", "key", 17)
    for typed in (code, code.lower(), f"  {code} ", f"https://study.example/my-data#{code}"):
        read_code = read_data_code(typed)
        assert read_code is not None
        assert (read_code.room, read_code.number, read_code.opens("key")) == ("ABCDEFGH", 17, True)
        assert not read_code.opens("another key")


def test_a_damaged_line_of_the_list_hides_no_other(tmp_path: Path) -> None:
    erasures = Erasures(tmp_path / "folder" / "erasures.jsonl")
    at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert list(erasures) == []
    erasures.add(Erasure("s1", 1, at))
    with erasures.file.open("a") as file:
        file.write('{"session": "s1", "part')
    erasures.add(Erasure("s1", 2, at), Erasure("s2", 1, at))
    assert list(erasures) == [Erasure("s1", 1, at), Erasure("s1", 2, at), Erasure("s2", 1, at)]
    assert erasures.file.stat().st_mode & 0o077 == 0


async def test_what_was_drawn_to_be_paid_is_told_with_the_payment_and_not_before(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        stages = (ready("holt_laury"), GAME, PAYMENT)
        session = await (await researcher(server)).open(design(*stages, arms=ALONE))
        task = (await server.app.state.rooms.get(session.session_id)).session.design.stages[0]
        async with session.come() as guest:
            assert (await guest.answer(task.rehearse(Record(), 0, random.Random(1)))).is_success
            assert "task_drawn" not in {event["kind"] for event in (await my_data(guest))["events"]}
            await at_table(guest)
            await play(guest)
            await guest.until("payment")
            told = {event["kind"]: event["facts"] for event in (await my_data(guest))["events"]}
            assert told["task_drawn"]["own_cents"] == guest.page["paid"]["task_cents"]
        assert not {"seed", "game_seed", "giver"} & {key for facts in told.values() for key in facts}
