"""The writer outlives its connection: after any failure it comes back by itself, and says what is the case meanwhile."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog
from sqlalchemy import Connection, Engine, event, text
from structlog.testing import capture_logs

from fedgame.storage import Archive, CommitInDoubt, NotWritten, Store, StoreClosed, writer
from fedgame.storage.writer import LONGEST_PAUSE
from tests.fedgame.live.client import bid, serving
from tests.fedgame.storage import postgres

PATIENCE = 30.0


def note(word: str) -> Callable[[Connection], object]:
    return lambda connection: connection.execute(text("INSERT INTO notes VALUES (:word)"), {"word": word})


def words(archive: Archive) -> list[str]:
    return [row[0] for row in archive.read(lambda c: c.execute(text("SELECT word FROM notes ORDER BY word")).all())]


def until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)


class Faults:
    """Makes the writer's database fail: the next commits, or every new connection, as long as a test says so."""

    def __init__(self, engine: Engine) -> None:
        self.commits = 0
        self.unreachable = False
        self.tries: list[float] = []
        event.listen(engine, "commit", self._commit)
        event.listen(engine, "do_connect", self._connect)

    def _commit(self, _: Connection) -> None:
        if self.commits:
            self.commits -= 1
            raise OSError("the disk is gone")

    def _connect(self, *_: object) -> None:
        self.tries.append(time.monotonic())
        if self.unreachable:
            raise OSError("the database is gone")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'games.sqlite'}")
    opened.writer.submit(lambda c: c.execute(text("CREATE TABLE notes (word TEXT PRIMARY KEY)"))).result()
    yield opened
    opened.close()


@pytest.fixture
def faults(store: Store) -> Faults:
    return Faults(store.writer._engine)


def test_after_a_failed_commit_and_a_failed_open_writes_are_done_again(store: Store, faults: Faults) -> None:
    faults.commits, faults.unreachable = 1, True
    with pytest.raises(CommitInDoubt, match="the disk is gone"):
        store.writer.submit(note("lost")).result(PATIENCE)
    with pytest.raises(CommitInDoubt, match="the database is gone"):
        store.writer.submit(note("lost too")).result(PATIENCE)
    faults.unreachable = False
    store.writer.submit(note("kept")).result(PATIENCE)
    assert words(store) == ["kept"]


def test_while_nothing_can_be_written_the_store_says_so_and_comes_back_without_being_asked(
    store: Store, faults: Faults
) -> None:
    assert store.writable
    faults.commits, faults.unreachable = 1, True
    with capture_logs() as lines:
        with pytest.raises(CommitInDoubt):
            store.writer.submit(note("lost")).result(PATIENCE)
        until(lambda: store.writer.failure == "the database is gone")
        assert not store.writable
        faults.unreachable = False
        until(lambda: store.writable)
    told = [(line["event"], line["log_level"], line.get("error")) for line in lines]
    assert told == [
        ("database.not_writable", "error", "the disk is gone"),
        ("database.writable_again", "warning", None),
    ]


def test_the_database_is_tried_ever_less_often_but_never_given_up(
    store: Store, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "SHORTEST_PAUSE", 0.02)
    monkeypatch.setattr(writer, "LONGEST_PAUSE", 0.1)
    faults.commits, faults.unreachable = 1, True
    store.writer.submit(note("lost"))
    until(lambda: len(faults.tries) >= 8)
    pauses = [later - earlier for earlier, later in zip(faults.tries, faults.tries[1:], strict=False)]
    assert all(pause >= 0.9 * wanted for pause, wanted in zip(pauses, (0.02, 0.04, 0.08, *[0.1] * 4), strict=False))
    assert LONGEST_PAUSE <= 5, "nobody waits longer than a person would for the answer to a click"


def test_many_writes_do_not_make_many_tries(store: Store, faults: Faults) -> None:
    faults.commits, faults.unreachable = 1, True
    store.writer.submit(note("lost"))
    waiting = [store.writer.submit(note(f"word {number}")) for number in range(300)]
    for write in waiting:
        with pytest.raises(CommitInDoubt):
            write.result(PATIENCE)
    assert len(faults.tries) <= 6


def test_a_transaction_that_was_lost_before_its_commit_is_written_again(store: Store) -> None:
    rounds: list[int] = []

    def loses_the_first(connection: Connection) -> None:
        rounds.append(len(rounds))
        if len(rounds) == 1:
            connection.exec_driver_sql("ROLLBACK")

    gate = threading.Event()
    store.writer.submit(lambda _: gate.wait(PATIENCE))
    before, sabotage, after = [store.writer.submit(write) for write in (note("one"), loses_the_first, note("two"))]
    gate.set()
    for write in (before, sabotage, after):
        write.result(PATIENCE)
    assert rounds == [0, 1]
    assert words(store) == ["one", "two"]
    assert store.writable


def test_a_database_that_somebody_else_has_locked_is_told_within_two_seconds(store: Store, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "games.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    # Several in a row, with the tries of the writer itself between them: each is told in time.
    for number in range(4):
        asked = time.monotonic()
        with pytest.raises(NotWritten, match="database is locked"):
            store.writer.submit(note(f"refused {number}")).result(PATIENCE)
        assert time.monotonic() - asked < 2
    assert store.writer.failure == "database is locked"
    other.execute("ROLLBACK")
    other.close()
    until(lambda: store.writable)
    store.writer.submit(note("kept")).result(PATIENCE)
    assert words(store) == ["kept"]


def test_an_answer_that_nobody_waits_for_any_more_does_not_end_the_writer(store: Store) -> None:
    gate = threading.Event()
    store.writer.submit(lambda _: gate.wait(PATIENCE))
    assert not store.writer.submit(note("one")).cancel()
    gate.set()
    store.writer.submit(note("two")).result(PATIENCE)
    assert words(store) == ["one", "two"]


def test_a_commit_that_does_not_return_counts_as_not_writable(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "STUCK_SECONDS", 0.05)
    gate = threading.Event()
    stuck = store.writer.submit(lambda _: gate.wait(PATIENCE))
    until(lambda: not store.writable)
    assert "has not answered" in str(store.writer.failure)
    gate.set()
    stuck.result(PATIENCE)
    until(lambda: store.writable)


def test_a_writer_without_its_database_can_be_closed(store: Store, faults: Faults) -> None:
    faults.commits, faults.unreachable = 1, True
    with pytest.raises(CommitInDoubt):
        store.writer.submit(note("lost")).result(PATIENCE)
    last = store.writer.submit(note("last"))
    store.close()
    with pytest.raises(CommitInDoubt):
        last.result(0)
    with pytest.raises(StoreClosed):
        store.writer.submit(note("late")).result(0)


# PostgreSQL, restarted


@pytest.fixture
def cluster() -> Iterator[postgres.Cluster]:
    with postgres.cluster() as running:
        yield running


@pytest.mark.xdist_group("postgres")
def test_the_writer_comes_back_when_postgresql_was_restarted(cluster: postgres.Cluster) -> None:
    store = Store(cluster.url)
    store.writer.submit(lambda c: c.execute(text("CREATE TABLE notes (word TEXT PRIMARY KEY)"))).result()
    store.writer.submit(note("before")).result(PATIENCE)
    cluster.stop()
    with pytest.raises(CommitInDoubt):
        store.writer.submit(note("lost")).result(PATIENCE)
    until(lambda: not store.writable)
    cluster.start()
    until(lambda: store.writable)
    store.writer.submit(note("after")).result(PATIENCE)
    assert words(store) == ["after", "before"]
    # Nobody wrote while it was away this time: what comes next is not even in doubt.
    cluster.stop()
    cluster.start()
    store.writer.submit(note("later")).result(PATIENCE)
    assert words(store) == ["after", "before", "later"]
    store.close()


@pytest.mark.xdist_group("postgres")
def test_a_cut_off_connection_of_postgresql_loses_and_repeats_nothing(cluster: postgres.Cluster) -> None:
    store = Store(cluster.url)
    store.writer.submit(lambda c: c.execute(text("CREATE TABLE notes (word TEXT PRIMARY KEY)"))).result()
    own = store.writer.submit(lambda c: c.execute(text("SELECT pg_backend_pid()")).scalar()).result(PATIENCE)
    gate = threading.Event()
    store.writer.submit(lambda _: gate.wait(PATIENCE))
    writes = [store.writer.submit(note(f"word {number}")) for number in range(5)]
    store.read(lambda session: session.execute(text("SELECT 1")).all())
    other = Store(cluster.url)
    other.writer.submit(lambda c: c.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": own})).result(PATIENCE)
    other.close()
    gate.set()
    for write in writes:
        write.result(PATIENCE)
    assert words(store) == [f"word {number}" for number in range(5)]
    store.close()


@pytest.mark.xdist_group("postgres")
async def test_a_game_on_postgresql_goes_on_after_its_restart(cluster: postgres.Cluster, tmp_path: Path) -> None:
    structlog.reset_defaults()
    async with serving(tmp_path, database_url=cluster.url) as server, server.table() as (ann, bo, _):
        assert (await ann.submit(bid(1)))["type"] == "ack"
        cluster.stop()
        await bo.send({"type": "submit", "action_id": "bo-while-away", "step": 1, "action": bid(2)})
        cluster.start()
        answer = await bo.submit(bid(2), action_id="bo-while-away")
        if answer["type"] == "reject":
            assert answer["code"] == "server.not_saved"
            answer = await bo.submit(bid(2), action_id="bo-while-away")
        assert (answer["type"], answer["seq"]) == ("ack", 1)
        assert (await ann.ready())["type"] == "ack"
        games = server.tables.equipment.store.game_ids()
        record = server.tables.equipment.store.load_record(games[0])
        assert [line.action.kind for line in record.actions] == ["place_bid", "place_bid", "ready"]
