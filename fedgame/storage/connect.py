"""Opens the database: one connection for the writer, read-only ones for everybody else, and its tables up to date.

SQLite runs in WAL mode with synchronous=FULL, so that a commit survives a power cut and readers never wait. PostgreSQL
is spoken to by psycopg and given up when it does not answer. No error of either repeats what was to be written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import ConnectionPoolEntry

from fedgame.storage.claim import make_private

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
HEAD = "0009"
"""The newest migration; a test compares it with the folder."""

_MIGRATING = 0xFED6A3E
"""The advisory lock of PostgreSQL under which tables are made."""

_BUSY_MS = 500
"""So long somebody else's lock is waited for; then whoever writes is told. Readers of a WAL hardly ever meet one."""

_IMPATIENT = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""How long a silent PostgreSQL is waited for, in seconds (the last in milliseconds): a broken cable ends no connection."""


def open_writer(url: str) -> Engine:
    """The engine of the writer. Makes the folder of an SQLite file that is not there yet, and the file, for its owner."""
    file = sqlite_file(url)
    if file is None:
        return _server_engine(url)
    make_private(file)
    engine = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def open_readers(url: str) -> Engine:
    """The engine of the readers: nothing can be written through it. ValueError for an SQLite file that is not there."""
    file = sqlite_file(url)
    if file is None:
        # One transaction sees one state, as in SQLite.
        return _server_engine(url, postgresql_readonly=True, isolation_level="REPEATABLE READ")
    if not file.is_file():
        raise ValueError(f"there is no database {file}")
    engine = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _set_up_reader)
    event.listen(engine, "begin", _begin_deferred)
    return engine


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite database; None for a database server. ValueError for one in memory."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return None
    if not address.database or address.database == ":memory:" or address.database.startswith("file:"):
        raise ValueError(f"the database {url!r} would be lost with the process: give the path of a file")
    return Path(address.database).resolve()


def _server_engine(url: str, **options: object) -> Engine:
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        if find_spec("psycopg") is None:
            raise ValueError("PostgreSQL needs psycopg: pip install 'fedgame[postgres]'")
        address = address.set(drivername="postgresql+psycopg")
        return create_engine(
            address, hide_parameters=True, pool_pre_ping=True, connect_args=_IMPATIENT, execution_options=options
        )
    return create_engine(address, hide_parameters=True, pool_pre_ping=True)


def without_password(url: str) -> str:
    """The address of a database as it may be logged."""
    return make_url(url).render_as_string(hide_password=True)


def migration_of(engine: Engine) -> str | None:
    """The migration that the database is at; None for an empty one."""
    with engine.connect() as connection:
        stamped = inspect(connection).has_table("alembic_version")
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if stamped else None


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that the database lacks. Raises RuntimeError for a database of a newer FedGame."""
    with _one_at_a_time(engine):
        current = migration_of(engine)
        if current != HEAD:
            _migrate(engine, current)


@contextmanager
def _one_at_a_time(engine: Engine) -> Iterator[None]:
    """Workers that start together on one database server wait for the one that makes the tables."""
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _MIGRATING})
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _MIGRATING})


def _migrate(engine: Engine, current: str | None) -> None:
    # Imported here: a server that starts on an up-to-date database need not load the migration tool.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = engine
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise RuntimeError(
            f"the database is at migration {current!r}, which this FedGame does not know: install the FedGame that "
            f"wrote it, or set FEDGAME_DATA_DIR to another folder ({error})"
        ) from error


def _set_up_sqlite(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    # None: sqlite3 begins no transaction of its own, so that BEGIN and SAVEPOINT are ours.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"busy_timeout={_BUSY_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _set_up_reader(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    for pragma in ("query_only=ON", f"busy_timeout={_BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_deferred(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
