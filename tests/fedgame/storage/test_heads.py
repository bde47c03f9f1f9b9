"""A database that lost what had been acknowledged says so at the next start, and the operator can go on."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fedgame.cli import app
from fedgame.live.loading import load_position
from fedgame.live.position import LogDiffers
from fedgame.storage import LogShorter, Store
from fedgame.storage.heads import Head, Heads, read_heads
from tests.fedgame.live.client import bid, serving

PLAYED = """
import asyncio, os, sys, signal
from pathlib import Path
from tests.fedgame.live.client import bid, serving

async def main():
    async with serving(Path(sys.argv[1])) as server, server.table() as (ann, bo, _):
        for person in (ann, bo):
            for payment in (5000, 6000, 7000):
                assert (await person.submit(bid(1, payment=payment)))["type"] == "ack"
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a server that acknowledged six bids and was killed: all of it still in the write-ahead log."""
    folder = tmp_path_factory.mktemp("killed")
    ended = subprocess.run([sys.executable, "-c", PLAYED, str(folder)], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert (folder / "fedgame.sqlite-wal").stat().st_size > 0
    return folder


@pytest.fixture
def folder(killed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(killed, tmp_path / "data"))


def url(folder: Path) -> str:
    return f"sqlite:///{folder / 'fedgame.sqlite'}"


def cut(size: Callable[[int], int]) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        wal = folder / "fedgame.sqlite-wal"
        os.truncate(wal, size(wal.stat().st_size))

    return damage


def scribble(folder: Path) -> None:
    """One wrong byte in the last frame, as a bad disk makes it."""
    wal = folder / "fedgame.sqlite-wal"
    content = bytearray(wal.read_bytes())
    content[-2_000] ^= 0xFF
    wal.write_bytes(bytes(content))


def delete_all(folder: Path) -> None:
    for file in folder.glob("fedgame.sqlite*"):
        if not file.name.endswith(".heads"):
            file.unlink()


DAMAGES: dict[str, Callable[[Path], None]] = {
    "the write-ahead log deleted": lambda folder: (folder / "fedgame.sqlite-wal").unlink(),
    "half of it lost": cut(lambda size: size // 2),
    "its end lost": cut(lambda size: size - 5_000),
    "one byte of it wrong": scribble,
    "the database deleted": delete_all,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_lost_is_said_at_the_start_and_the_operator_can_go_on(
    folder: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    DAMAGES[damage](folder)
    with pytest.raises(LogShorter, match=r"behind what had been acknowledged: game .*fedgame verify --accept"):
        Store(url(folder))
    # Looking changed nothing: it is said again.
    with pytest.raises(LogShorter):
        Store(url(folder))
    monkeypatch.setenv("FEDGAME_DATA_DIR", str(folder))
    accepted = CliRunner().invoke(app, ["verify", "--accept"])
    assert (accepted.exit_code, "taken as it is" in accepted.output) == (0, True)
    Store(url(folder)).close()
    assert CliRunner().invoke(app, ["verify"]).exit_code == 0


def test_what_was_acknowledged_is_there_after_a_kill_and_nothing_is_said(folder: Path) -> None:
    store = Store(url(folder))
    (game_id,) = store.game_ids()
    assert store.log_length(game_id) == 6
    store.close()
    assert read_heads(folder / "fedgame.sqlite.heads")[game_id].seq == 6


@pytest.mark.parametrize("column", ["payload", "accepted_at", "player"])
async def test_an_action_that_was_changed_is_found_and_costs_that_game_alone(
    folder: Path, column: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = {
        "payload": "replace(payload, '5000', '5001')",
        "accepted_at": "'2026-01-01 00:00:00.000000'",
        "player": 3,
    }
    with sqlite3.connect(folder / "fedgame.sqlite") as database:
        database.execute(f"UPDATE actions SET {column} = {changed[column]} WHERE seq = 1")  # noqa: S608 - of this test
    database.close()
    monkeypatch.setenv("FEDGAME_DATA_DIR", str(folder))
    said = CliRunner().invoke(app, ["verify"])
    assert said.exit_code == 1
    assert "action 1 of its log is not what was written" in said.output
    async with serving(folder) as server:
        (game_id,) = server.tables.equipment.store.game_ids()
        with pytest.raises(LogDiffers, match="action 1 of its log is not what was written"):
            await load_position(server.tables.equipment, game_id)
        async with server.table() as (ann, *_):
            assert (await ann.submit(bid(1)))["type"] == "ack"


def test_pages_of_the_database_that_are_damaged_are_told(folder: Path) -> None:
    with sqlite3.connect(folder / "fedgame.sqlite") as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    file = folder / "fedgame.sqlite"
    content = bytearray(file.read_bytes())
    page = content.index(b"place_bid") // 4_096
    content[page * 4_096 : page * 4_096 + 8] = b"\x0a\xff\xff\xff\xff\xff\xff\xff"
    file.write_bytes(bytes(content))
    (folder / "fedgame.sqlite-wal").write_bytes(b"a log that a crash left, without a frame")
    with pytest.raises(LogShorter, match=r"is damaged .*put back a backup"):
        Store(url(folder))


def test_heads_are_kept_in_place_and_read_again(tmp_path: Path) -> None:
    heads = Heads(tmp_path / "x.heads")
    for number in range(100):
        heads.put(f"game{number % 3}", Head(number, "ab" * 32))
    heads.close()
    again = Heads(tmp_path / "x.heads")
    again.put("game9", Head(0, None))
    again.put("game1", Head(200, "cd" * 32))
    again.close()
    assert read_heads(tmp_path / "x.heads") == {
        "game0": Head(99, "ab" * 32),
        "game1": Head(200, "cd" * 32),
        "game2": Head(98, "ab" * 32),
        "game9": Head(0, None),
    }
    assert (tmp_path / "x.heads").stat().st_size == 4 * 128


def test_a_line_that_was_torn_is_passed_over(tmp_path: Path) -> None:
    heads = Heads(tmp_path / "x.heads")
    heads.put("game1", Head(1, "ab" * 32))
    heads.put("game2", Head(2, "ab" * 32))
    heads.close()
    with (tmp_path / "x.heads").open("r+b") as file:
        file.write(b"\0" * 64)
    assert read_heads(tmp_path / "x.heads") == {"game2": Head(2, "ab" * 32)}
