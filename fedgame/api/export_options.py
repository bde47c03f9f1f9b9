"""What a request says of the export that it wants, and the refusal where this server cannot write it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Query

from fedgame.api.problems import Refused
from fedgame.export import ExportOptions, Format, UnavailableFormatError
from fedgame.export.one_table import UnknownTableError


def _options(
    format: Annotated[Format, Query(description="Of all tables: csv, or parquet with types.")] = "csv",
    choice_sets: Annotated[bool, Query(description="With what each seat saw when it decided; long.")] = False,
) -> ExportOptions:
    return ExportOptions(choice_sets, format)


WithOptions = Annotated[ExportOptions, Depends(_options)]


@contextmanager
def written() -> Iterator[None]:
    """A format that this server lacks the library for becomes a refusal that says what to install, and so does a table
    that there is none of.
    """
    try:
        yield
    except UnavailableFormatError as error:
        raise Refused(501, "export.format", f"{error}.") from error
    except UnknownTableError as error:
        raise Refused(404, "export.table", f"{error}.") from error
