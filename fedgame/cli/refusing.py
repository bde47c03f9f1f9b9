"""How a command says what a user, the machine or the database does not allow: one sentence on stderr, exit code 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer


def fail(message: object) -> NoReturn:
    """End the command with this sentence."""
    typer.echo(f"fedgame: {message}", err=True)
    raise typer.Exit(2)


@contextmanager
def plain_errors(*expected: type[Exception]) -> Iterator[None]:
    """What the user or the disk got wrong, as one sentence; everything else is a bug and keeps its traceback."""
    try:
        yield
    except expected as error:
        fail(error)
    except OSError as error:
        fail(f"{error.filename} cannot be used: {error.strerror}" if error.filename else error)


@contextmanager
def readable_database() -> Iterator[None]:
    """A database that cannot be read, or is another server's, as one sentence."""
    from sqlalchemy.exc import SQLAlchemyError

    from fedgame.storage import DatabaseInUse, LogDamaged, LogShorter

    try:
        yield
    except (DatabaseInUse, LogDamaged, LogShorter) as error:
        fail(error)
    # The first line only: the others of such an error are for programmers. The address may hold a password.
    except (SQLAlchemyError, ImportError, ValueError, RuntimeError, OSError) as error:
        fail(f"the database of FEDGAME_DATABASE_URL or FEDGAME_DATA_DIR cannot be read: {str(error).splitlines()[0]}")
