"""The tables that a session adds: keys in every table of its games, roles, conduct of people and staff; read by strangers."""

from __future__ import annotations

import asyncio
import io
import time
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from fedgame.export import SHEETS
from fedgame.export.replay import replay_folder
from fedgame.rooms.acts import MOST_TRACES
from tests.fedgame.export.strangers import READERS, resources
from tests.fedgame.export.test_strangers import check_keys, expected
from tests.fedgame.live.client import serving
from tests.fedgame.rooms.guests import GAME, PAYMENT, Guest, Session, design, play, researcher
from tests.fedgame.rooms.test_session_data import unpacked
from tests.fedgame.rooms.test_whole_session import go_through
from tests.fedgame.small_arm import read

DRAFT = {"quality_share": 1.0, "quantity_share": 0.5, "resources": 3, "payment_cents": 2_500}


def traced(*entries: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "traced", "entries": list(entries)}


async def whole_session(tmp_path: Path) -> tuple[Path, str]:
    """A session that two people went through, one of them with help; its data, and the id of the staff's account."""
    async with serving(tmp_path / "server") as server:
        session = await (await researcher(server)).open(design())
        await asyncio.gather(go_through(session, True), go_through(session, False))
        account = (await session.staff.ask("GET", "/account"))["account"]["id"]
        await session.control({"kind": "message", "participant": None, "text": "Thank you."})
        await session.control({"kind": "end_session"})
        return await unpacked(session, tmp_path / "out", "?choice_sets=true"), account


async def test_one_click_gives_everything_with_keys_that_hold(tmp_path: Path) -> None:
    folder, account = await whole_session(tmp_path)
    assert check_keys(folder) >= 45
    assert replay_folder(folder).difference is None
    people = {(row["game_id"], row["player"]): row for row in read(folder, "participants.csv")}
    games = {row["game_id"]: row for row in read(folder, "session_games.csv")}
    for sheet in SHEETS:
        rows = read(folder, sheet.name)
        assert {(row["session_id"], row["experiment_id"]) for row in rows} <= {
            (one["session_id"], one["experiment_id"]) for one in people.values()
        }
        for row in rows:
            assert row["arm"] == games[row["game_id"]]["arm"]
            person = people.get((row["game_id"], row.get("player", "")))
            if person is not None:
                assert (row["participant"], row["role"]) == (person["participant"], "person")
    seats = read(folder, "seats.csv")
    assert {(row["kind"], row["role"], row["participant"] == "") for row in seats} == {
        ("person", "person", False),
        ("bot", "bot", True),
    }
    messages = [(row["kind"], row["participant"], row["text"], row["by"]) for row in read(folder, "messages.csv")]
    assert messages == [("message", "", "Thank you.", account)]
    orders = read(folder, "orders.csv")
    assert [row["order"] for row in orders] == ["message", "end_session"]
    assert {row["by"] for row in orders} == {account}
    audit = read(folder, "audit.csv")
    assert [row["act"] for row in audit] == ["experiment.made", "session.opened", "session.ended"]
    assert {row["by"] for row in audit} == {account}
    assert audit[0]["target"] == audit[0]["experiment_id"]
    assert {row["target"] for row in audit[1:]} == {audit[0]["session_id"]}


async def test_answers_are_there_long_and_wide_and_pages_with_their_times(tmp_path: Path) -> None:
    folder, _ = await whole_session(tmp_path)
    wide = read(folder, "questionnaire_wide.csv")
    assert [(row["participant"], row["after.fair"], row["after.why"]) for row in wide] == [
        ("1", "5", "A guess."),
        ("2", "5", "A guess."),
    ]
    long = [row for row in read(folder, "answers.csv") if row["kind"] == "questionnaire"]
    assert {(row["question"], row["answer"]) for row in long} == {("fair", "5"), ("why", "A guess.")}
    assert [(row["agreed"], len(row["version"])) for row in read(folder, "consents.csv")] == [("true", 12)] * 2
    pages = read(folder, "pages.csv")
    assert [(row["stage_name"], row["page"], row["refusals"]) for row in pages if row["participant"] == "1"] in (
        expected_pages(2),
        expected_pages(1),
    )
    stages = {(row["participant"], row["stage"]): row for row in read(folder, "stages.csv")}
    for row in pages:
        stage = stages[row["participant"], row["stage"]]
        times = [stage["entered_at"], row["shown_at"], row["done_at"], stage["left_at"]]
        assert times == sorted(times)
    [arm] = read(folder, "arms.csv")
    assert (arm["people"], arm["groups_formed"], arm["groups_ended"], arm["schemes"]) == (
        "2",
        "1",
        "1",
        "equal|shapley",
    )


def expected_pages(attempts: int) -> list[tuple[str, str, str]]:
    quiz = [("quiz", str(number), "0") for number in range(1, attempts + 1)]
    around = [("consent", "1", "0"), ("instructions", "1", "0"), ("instructions", "2", "0")]
    return [*around, *quiz, ("after", "1", "1"), ("payment", "1", "0")]


@pytest.mark.parametrize("reader", READERS)
async def test_strangers_read_the_whole_zip_in_both_formats(tmp_path: Path, reader: str) -> None:
    async with serving(tmp_path / "server") as server:
        session = await (await researcher(server)).open(design())
        await asyncio.gather(go_through(session, True), go_through(session, False))
        plain = await unpacked(session, tmp_path / "csv")
        typed = await unpacked(session, tmp_path / "parquet", "?format=parquet")
    for resource in resources(plain):
        fields = resource["schema"]["fields"]
        found = READERS[reader](plain / resource["path"], fields)
        assert found == expected(plain, resource), resource["name"]
        if resource["name"] not in ("codebook", "session_events", "presence"):
            same = READERS[reader](typed / f"{resource['name']}.parquet", fields)
            assert [len(one) for one in same] == [len(one) for one in found]
            numbers = [
                field["name"] for field in fields if field["type"] in ("integer", "number", "boolean", "datetime")
            ]
            assert [[row[name] for name in numbers] for row in same] == [
                [row[name] for name in numbers] for row in found
            ]


async def at_table(guest: Guest) -> None:
    while guest.page["game_id"] is None:
        await guest.next()


async def test_what_people_did_before_they_decided_is_there_with_its_times(tmp_path: Path) -> None:
    async with serving(tmp_path / "server") as server:
        session = await (await researcher(server)).open(design(GAME, PAYMENT))
        async with session.come() as guest, session.come(device="program") as other:
            await at_table(guest)
            await at_table(other)
            first = {"kind": "quote", "federation": 1, "step": 1, "values": DRAFT, "ago_ms": 4_000}
            moved = {**first, "values": {**DRAFT, "resources": 4}, "ago_ms": 1_000}
            look = {"kind": "looked", "what": "help.rules", "ago_ms": 9_000}
            assert (await guest.act(traced(look, first, moved, {"kind": "closed", "what": "help.rules"}))).is_success
            assert (await guest.act({"kind": "looked", "at": "panel.federation"})).is_success
            await asyncio.gather(play(guest), play(other))
            folder = await unpacked(session, tmp_path / "out")
    rows = read(folder, "process.csv")
    assert [(row["kind"], row["what"], row["federation"], row["step"], row["moved"]) for row in rows] == [
        ("looked", "help.rules", "", "", ""),
        ("quote", "", "1", "1", ""),
        ("quote", "", "1", "1", "resources"),
        ("closed", "help.rules", "", "", ""),
        ("looked", "panel.federation", "", "", ""),
    ]
    assert {(row["participant"], row["stage_name"]) for row in rows} == {("1", "game")}
    # The group was formed a moment ago, and the first three say that they were done before.
    assert [row["game_id"] != "" for row in rows] == [False, False, False, True, True]
    assert [float(rows[2][name]) for name in DRAFT] == [1.0, 0.5, 4.0, 2_500.0]
    first_at, quote_at, last_at = (datetime.fromisoformat(rows[place]["at"]) for place in (0, 1, 3))
    assert (quote_at - first_at).total_seconds() == pytest.approx(5.0, abs=0.01)
    assert (last_at - quote_at).total_seconds() == pytest.approx(4.0, abs=0.01)
    assert [row["role"] for row in read(folder, "participants.csv")] == ["person", "program"]
    assert {row["role"] for row in read(folder, "outcomes.csv")} == {"person", "program", "bot"}
    states = {(row["participant"], row["state"]) for row in read(folder, "presence.csv")}
    assert states >= {("1", "connected"), ("2", "connected")}


async def test_what_is_told_late_is_of_the_table_at_which_it_was_done(tmp_path: Path) -> None:
    async with serving(tmp_path / "server") as server:
        session = await (await researcher(server)).open(design(GAME, PAYMENT))
        async with session.come() as guest, session.come() as other:
            await at_table(guest)
            await at_table(other)
            seated = time.monotonic()
            game_id = guest.page["game_id"]
            await asyncio.gather(play(guest), play(other))
            await guest.until("payment")
            half = round(500 * (time.monotonic() - seated))
            await guest.act(
                traced({"kind": "looked", "what": "then", "ago_ms": half}, {"kind": "looked", "what": "now"})
            )
            folder = await unpacked(session, tmp_path / "out")
    assert [(row["what"], row["stage_name"], row["game_id"]) for row in read(folder, "process.csv")] == [
        ("then", "game", game_id),
        ("now", "payment", ""),
    ]


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [{"kind": "looked"}] * 51,
        [{"kind": "typed", "what": "secret"}],
        [{"kind": "quote", "values": {"password": 1.0}}],
        [{"kind": "quote", "values": {"resources": -1.0}}],
        [{"kind": "looked", "what": "x" * 81}],
        [{"kind": "looked", "ago_ms": 600_001}],
        [{"kind": "looked", "federation": 0}],
    ],
)
async def test_what_is_told_beside_is_bounded_and_checked(tmp_path: Path, entries: list[dict[str, Any]]) -> None:
    async with serving(tmp_path) as server:
        session = await (await researcher(server)).open(design(GAME, PAYMENT))
        guest = await session.start()
        answer = await guest.act(traced(*entries))
    assert answer.status_code == 422


async def test_beyond_the_bound_nothing_more_is_kept_and_nothing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fedgame.rooms.acts.MOST_TRACES", 60)
    assert MOST_TRACES == 10_000
    async with serving(tmp_path / "server") as server:
        session = await (await researcher(server)).open(design(GAME, PAYMENT))
        guest = await session.start()
        for _ in range(3):
            assert (await guest.act(traced(*[{"kind": "looked", "what": "help"}] * 50))).is_success
        assert (await guest.act({"kind": "looked", "at": "help"})).is_success
        folder = await unpacked(session, tmp_path / "out")
    assert len(read(folder, "process.csv")) == 60


async def test_a_format_that_is_none_is_refused_and_one_that_is_missing_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(tmp_path) as server:
        session = await (await researcher(server)).open(design(GAME, PAYMENT))
        assert (await asked(session, "?format=xlsx")).status_code == 422
        monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
        answer = await asked(session, "?format=parquet")
    assert (answer.status_code, answer.json()["code"]) == (501, "export.format")
    assert "fedgame[parquet]" in answer.json()["message"]


async def asked(session: Session, query: str) -> Any:
    async with session.staff.server.http(session.staff.token) as client:
        return await client.get(f"/api/sessions/{session.session_id}/export.zip{query}")


async def test_the_zip_of_a_session_without_anybody_has_all_its_tables(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        session = await (await researcher(server)).open(design())
        answer = await asked(session, "")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.read("payouts.csv").decode().endswith("session_id,experiment_id,arm,participant,role\r\n")
        assert archive.read("questionnaire_wide.csv").decode().count("\n") == 1
