"""An SQLite file has one server at a time, whatever became of the last one, and is closed to other users."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from fedgame.storage import Archive, DatabaseInUse, Store
from fedgame.storage.connect import HEAD

HOLDS = "import sys; from fedgame.storage import Store; Store(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "games.sqlite"


def test_a_second_server_on_one_file_is_refused_until_the_first_has_stopped(file: Path) -> None:
    first = Store(url(file))
    with pytest.raises(DatabaseInUse, match="another FedGame server runs on the database"):
        Store(url(file))
    first.close()
    Store(url(file)).close()


def test_another_path_to_the_file_is_no_way_around(file: Path, tmp_path: Path) -> None:
    first = Store(url(file))
    (tmp_path / "elsewhere").symlink_to(file.parent)
    with pytest.raises(DatabaseInUse):
        Store(url(tmp_path / "elsewhere" / "games.sqlite"))
    first.close()


def test_a_server_that_was_killed_holds_nothing(file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, url(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(DatabaseInUse):
            Store(url(file))
        other.send_signal(signal.SIGKILL)
        other.wait()
    Store(url(file)).close()


def test_a_server_that_could_not_start_holds_nothing(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("no database, but longer than the header of one would be" * 10, encoding="utf-8")
    with pytest.raises(Exception, match="file is not a database"):
        Store(url(file))
    file.unlink()
    Store(url(file)).close()


def test_who_only_reads_needs_no_claim_and_takes_none(file: Path) -> None:
    server = Store(url(file))
    archive = Archive(url(file))
    assert archive.game_ids() == ()
    server.close()
    Store(url(file)).close()
    archive.close()


def test_an_archive_of_an_older_version_is_brought_up_to_date_unless_a_server_runs_on_it(file: Path) -> None:
    server = Store(url(file))
    server.writer.submit(lambda c: c.execute(text("DELETE FROM alembic_version"))).result()
    with pytest.raises(DatabaseInUse):
        Archive(url(file))
    for table in reversed(SQLModel.metadata.sorted_tables):
        server.writer.submit(lambda c, table=table: c.execute(text(f"DROP TABLE {table.name}"))).result()
    server.close()
    archive = Archive(url(file))
    assert archive.read(lambda s: s.execute(text("SELECT version_num FROM alembic_version")).scalar()) == HEAD
    archive.close()


def test_an_archive_that_is_not_there_is_not_made(file: Path) -> None:
    with pytest.raises(ValueError, match="there is no database"):
        Archive(url(file))
    assert not file.parent.exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_the_database_and_its_new_folder_are_for_their_owner_alone(file: Path) -> None:
    was = os.umask(0o000)
    try:
        store = Store(url(file))
    finally:
        os.umask(was)
    found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (file.parent, *file.parent.iterdir())}
    store.close()
    assert found == {
        "data": 0o700,
        "games.sqlite": 0o600,
        "games.sqlite-shm": 0o600,
        "games.sqlite-wal": 0o600,
        "games.sqlite.lock": 0o600,
    }


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_a_database_that_others_could_read_is_closed_to_them_and_its_folder_left_alone(file: Path) -> None:
    store = Store(url(file))
    beside = [file.with_name(f"{file.name}{end}") for end in ("", "-wal", "-shm")]
    kept = [path.read_bytes() for path in beside]
    store.close()
    for path, content in zip(beside, kept, strict=True):
        path.write_bytes(content)
        path.chmod(0o644)
    file.parent.chmod(0o755)
    Store(url(file)).close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not [path for path in beside if path.exists() and path.stat().st_mode & 0o077]
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o755
