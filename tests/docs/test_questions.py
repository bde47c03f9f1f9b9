"""Every question that docs/exports.md asks of a table is asked of the data of a real session."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import duckdb
import pytest

from fedgame.export import SHEETS
from fedgame.export.session_sheets import SESSION_SHEETS
from tests.fedgame.live.client import serving
from tests.fedgame.rooms.guests import ASKED, CONSENT, GAME, PAYMENT, QUIZ, design, play, researcher

PAGE = Path(__file__).resolve().parents[2] / "docs" / "exports.md"
BESIDE = {"questionnaire_wide.csv", "codebook.csv", "choice_sets.csv"}


def questions() -> dict[str, str]:
    """The SQL of each table's question."""
    part = PAGE.read_text(encoding="utf-8").split("## A question for each table")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `([a-z_]+\.csv)` \| [^|]+ \| `(.+)` \|$", part, flags=re.MULTILINE)
    return {name: sql.replace("\\|", "|") for name, sql in rows}


@pytest.fixture
async def session(tmp_path: Path) -> Path:
    """The unpacked zip of a session of one person who has gone through all of it."""
    alone = [{"title": "Alone", "scenario": "tiny", "groups": 1, "size": 1, "bots": 2}]
    async with serving(tmp_path / "data", bot_pause_seconds=0) as server:
        opened = await (await researcher(server)).open(design(CONSENT, QUIZ, GAME, ASKED, PAYMENT, arms=alone))
        async with opened.come() as guest:
            await guest.answer({"agreed": True, "version": guest.page["view"]["version"]})
            await guest.answer({"answers": {"share": "model"}})
            await guest.answer({"read": True})
            while guest.page["game_id"] is None:
                await guest.next()
            await play(guest)
            await guest.until("questionnaire")
            await guest.answer({"page": 1, "answers": {"fair": 5, "why": "A guess."}})
        async with server.http(opened.staff.token) as client:
            answer = await client.get(f"/api/sessions/{opened.session_id}/export.zip?choice_sets=true")
    (tmp_path / "session.zip").write_bytes(answer.content)
    with zipfile.ZipFile(tmp_path / "session.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    return tmp_path / "unpacked"


def test_every_table_has_a_question() -> None:
    assert set(questions()) == {sheet.name for sheet in (*SHEETS, *SESSION_SHEETS)} | BESIDE


async def test_every_question_has_an_answer(session: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(session)
    with duckdb.connect() as connection:
        answers = {name: connection.sql(sql).fetchall() for name, sql in questions().items()}
    # What one person, alone with bots that bid by chance, leaves empty, or may.
    may_be_empty = {
        "presence.csv",
        "sampled_orders.csv",
        "scheme_state.csv",
        "arm_factors.csv",
        "messages.csv",
        "task_draws.csv",
        "orders.csv",
        "process.csv",
        "reactions.csv",
    }
    assert {name for name, rows in answers.items() if not rows} <= may_be_empty
    assert len(answers["codebook.csv"]) > 20
