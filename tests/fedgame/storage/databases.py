"""Both databases, one after the other: what holds for the storage holds on an SQLite file and on PostgreSQL.

PostgreSQL is a cluster of the test's own where its programs are installed (see `postgres`), one for all tests of a process;
each test has a database of its own on it.
"""

from __future__ import annotations

import atexit
import itertools
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tests.fedgame.storage import postgres

DATABASES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgres")))

_numbers = itertools.count(1)


@cache
def server() -> postgres.Cluster:
    """Started for the first test that asks, stopped with the process."""
    opened = ExitStack()
    atexit.register(opened.close)
    return opened.enter_context(postgres.cluster())


def new_database() -> str:
    """The address of an empty database of PostgreSQL."""
    name = f"test{next(_numbers)}"
    address = make_url(server().url).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return make_url(server().url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of either kind."""
    return f"sqlite:///{tmp_path / 'games.sqlite'}" if request.param == "sqlite" else new_database()


@pytest.fixture
def postgresql() -> Callable[[], str]:
    return new_database
