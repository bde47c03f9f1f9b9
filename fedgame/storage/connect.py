"""Opens the database: one connection for the writer, read-only ones for everybody else, and its tables up to date.

SQLite runs in WAL mode with synchronous=FULL, so that a commit survives a power cut and readers never wait. Any other
database that SQLAlchemy speaks to is opened as it is.
"""

from __future__ import annotations

from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import ConnectionPoolEntry

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
HEAD = "0002"
"""The newest migration; a test compares it with the folder."""

_BUSY_MS = 10_000


def open_writer(url: str) -> Engine:
    """The engine of the writer. Makes the folder of an SQLite file that is not there yet."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return create_engine(url)
    if not address.database or address.database == ":memory:":
        raise ValueError(f"the database {url!r} would be lost with the process: give the path of a file")
    Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def open_readers(url: str) -> Engine:
    """The engine of the readers: nothing can be written through it."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, execution_options={"postgresql_readonly": True})
    engine = create_engine(url, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _set_up_reader)
    event.listen(engine, "begin", _begin_deferred)
    return engine


def without_password(url: str) -> str:
    """The address of a database as it may be logged."""
    return make_url(url).render_as_string(hide_password=True)


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that the database lacks. Raises RuntimeError for a database of a newer FedGame."""
    with engine.connect() as connection:
        stamped = inspect(connection).has_table("alembic_version")
        current = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if stamped else None
    if current == HEAD:
        return
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
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _set_up_reader(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    for pragma in ("query_only=ON", f"busy_timeout={_BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_deferred(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
