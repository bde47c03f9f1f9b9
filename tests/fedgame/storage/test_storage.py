"""The database: one writer that commits in groups, readers that cannot write, and migrations there and back."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from alembic.config import Config
from pytest_alembic.tests import (  # noqa: F401 - pytest runs them by their names
    test_model_definitions_match_ddl,
    test_single_head_revision,
    test_up_down_consistency,
    test_upgrade,
)
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from fedgame.storage import CommitInDoubt, Conflict, Store, StoreClosed, without_password
from fedgame.storage.connect import HEAD, MIGRATIONS, open_writer
from tests.fedgame.storage.databases import database  # noqa: F401 - a fixture


@pytest.fixture
def store(database: str) -> Iterator[Store]:  # noqa: F811 - the fixture
    opened = Store(database)
    yield opened
    opened.close()


@pytest.fixture
def alembic_engine(database: str) -> Iterator[Engine]:  # noqa: F811 - the fixture
    engine = open_writer(database)
    yield engine
    engine.dispose()


@pytest.fixture
def alembic_config(alembic_engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = alembic_engine
    return config


def note(word: str) -> object:
    return lambda connection: connection.execute(text("INSERT INTO notes VALUES (:word)"), {"word": word})


def words(store: Store) -> list[str]:
    return [row[0] for row in store.read(lambda c: c.execute(text("SELECT word FROM notes ORDER BY word")).all())]


def held(store: Store) -> threading.Event:
    """Keep the writer busy until the event is set, so that what is queued meanwhile makes a group."""
    gate = threading.Event()
    store.writer.submit(lambda _: gate.wait(10))
    return gate


@pytest.fixture
def notes(store: Store) -> Store:
    store.writer.submit(lambda c: c.execute(text("CREATE TABLE notes (word TEXT PRIMARY KEY)"))).result()
    return store


def test_what_waits_together_is_committed_together(notes: Store) -> None:
    before = notes.writer.commits
    gate = held(notes)
    writes = [notes.writer.submit(note(f"word {number:02d}")) for number in range(40)]
    gate.set()
    for write in writes:
        write.result()
    assert len(words(notes)) == 40
    # One commit for the gate, one for the forty; at most one more, if the first were taken before the rest came.
    assert notes.writer.commits - before <= 3


def test_a_write_that_fails_takes_no_other_with_it(notes: Store) -> None:
    gate = held(notes)
    first, twin, other = [notes.writer.submit(note(word)) for word in ("one", "one", "two")]
    half = notes.writer.submit(lambda c: (note("half")(c), c.execute(text("INSERT INTO nowhere VALUES (1)"))))
    gate.set()
    first.result()
    other.result()
    with pytest.raises(Conflict):
        twin.result()
    with pytest.raises(DBAPIError):
        half.result()
    assert words(notes) == ["one", "two"]


def test_a_commit_that_fails_puts_everybody_in_doubt_and_the_writer_goes_on(notes: Store) -> None:
    def sabotage(connection: Connection) -> None:
        connection.exec_driver_sql("ROLLBACK")

    gate = held(notes)
    writes = [notes.writer.submit(note("lost")), notes.writer.submit(sabotage)]
    gate.set()
    for write in writes:
        with pytest.raises(CommitInDoubt):
            write.result()
    assert words(notes) == []
    notes.writer.submit(note("kept")).result()
    assert words(notes) == ["kept"]


def test_readers_cannot_write(notes: Store) -> None:
    with pytest.raises(DBAPIError, match=r"readonly|read-only"):
        notes.read(note("sneaked"))


def test_the_database_survives_a_power_cut(notes: Store) -> None:
    if notes.writer.submit(lambda c: c.dialect.name).result() == "postgresql":
        assert notes.writer.submit(lambda c: c.execute(text("SHOW synchronous_commit")).scalar()).result() == "on"
        return
    modes = notes.writer.submit(
        lambda c: [
            c.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    ).result()
    assert modes == ["wal", 2, 1]


def test_a_closed_store_writes_what_was_queued_and_nothing_more(notes: Store) -> None:
    gate = held(notes)
    queued = notes.writer.submit(note("queued"))
    closing = threading.Thread(target=notes.writer.close)
    closing.start()
    gate.set()
    closing.join()
    queued.result()
    with pytest.raises(StoreClosed):
        notes.writer.submit(note("late")).result()
    assert words(notes) == ["queued"]


def test_the_known_head_is_the_newest_migration(alembic_runner: object) -> None:
    assert alembic_runner.heads == [HEAD]  # type: ignore[attr-defined]  # the fixture has no public type


def test_a_database_of_a_newer_version_is_refused_in_words(store: Store, database: str) -> None:  # noqa: F811
    store.writer.submit(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'"))).result()
    store.close()
    with pytest.raises(RuntimeError, match="'9999', which this FedGame does not know"):
        Store(database)


def test_a_database_in_memory_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="would be lost"):
        Store("sqlite://")


def test_an_unknown_game_is_refused_in_words(store: Store) -> None:
    with pytest.raises(KeyError, match="there is no game 'nowhere'"):
        store.load_record("nowhere")


def test_the_address_of_a_database_is_logged_without_its_password() -> None:
    assert without_password("postgresql://fedgame:sesame@db/games") == "postgresql://fedgame:***@db/games"
