"""One table of an export while it is written: as CSV, or as Parquet with real types, for programs that read that.

A Parquet file has the same rows and columns. Its texts are as they are, since no spreadsheet opens it; its times are
timestamps in UTC, an empty cell is a null, and each column carries its description and unit as metadata.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from fedgame.export.cells import write_rows
from fedgame.export.options import Format
from fedgame.export.sheet import Cell, Column, Sheet

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_ONCE = 50_000
"""So many rows of a Parquet file are kept in memory; they become one of its row groups."""


class UnavailableFormatError(ValueError):
    """A format whose library is not installed; the message says what to install."""


class Table(Protocol):
    """What rows are put into, in the order of the sheet's columns."""

    def write(self, rows: Iterable[Sequence[Cell]]) -> None: ...

    def close(self) -> None: ...


def file_name(name: str, form: Format) -> str:
    """What a table is called in that format: payouts.csv or payouts.parquet."""
    return name if form == "csv" else f"{name.removesuffix('.csv')}.{form}"


def check_format(form: Format) -> None:
    """UnavailableFormatError unless tables can be written in this format here."""
    if form == "parquet":
        _pyarrow()


def open_table(folder: Path, sheet: Sheet, form: Format) -> Table:
    """A new table in `folder`, its header written. Raises UnavailableFormatError, OSError."""
    path = folder / file_name(sheet.name, form)
    return CsvTable(path, sheet) if form == "csv" else ParquetTable(path, sheet)


class CsvTable:
    def __init__(self, path: Path, sheet: Sheet) -> None:
        # What a client sent may hold halves of characters, which UTF-8 has no bytes for.
        self._file = path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
        write_rows(self._file, [sheet.header])

    def write(self, rows: Iterable[Sequence[Cell]]) -> None:
        write_rows(self._file, rows)

    def close(self) -> None:
        self._file.close()


class ParquetTable:
    def __init__(self, path: Path, sheet: Sheet) -> None:
        arrow = _pyarrow()
        from pyarrow import parquet

        self._columns = sheet.columns
        self._schema = arrow.schema([_field(column) for column in sheet.columns])
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[Sequence[Cell]] = []

    def write(self, rows: Iterable[Sequence[Cell]]) -> None:
        for row in rows:
            self._waiting.append(row)
            if len(self._waiting) >= ROWS_AT_ONCE:
                self._flush()

    def close(self) -> None:
        if self._waiting:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        arrow = _pyarrow()
        arrays = [
            arrow.array([_value(row[place], column) for row in self._waiting], type=self._schema.field(place).type)
            for place, column in enumerate(self._columns)
        ]
        self._writer.write_table(arrow.Table.from_arrays(arrays, schema=self._schema))
        self._waiting = []


def _value(cell: Cell, column: Column) -> Any:
    """The cell as the column's type: a cell of a text column is a text, whatever it was made from."""
    if cell is None:
        return None
    match column.type:
        case "number":
            return float(cell)  # type: ignore[arg-type]  # a number, as the codebook says
        case "integer" | "boolean":
            return cell
        case "time":
            assert isinstance(cell, datetime)  # noqa: S101 - as the codebook says
            return cell.replace(tzinfo=UTC) if cell.tzinfo is None else cell.astimezone(UTC)
    return str(cell).encode("utf-8", "backslashreplace").decode("utf-8")


def _field(column: Column) -> pyarrow.Field:
    arrow = _pyarrow()
    types = {
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "time": arrow.timestamp("us", tz="UTC"),
    }
    told = {"description": column.description, "unit": column.unit, "type": column.type}
    return arrow.field(column.name, types.get(column.type, arrow.string()), metadata=told)


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise UnavailableFormatError(
            "Parquet needs pyarrow, which is not installed: pip install 'fedgame[parquet]', or choose csv"
        ) from error
    return pyarrow
