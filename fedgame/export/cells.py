"""Cells of a CSV file as text, and back: numbers that read back the same, times in UTC, text that no spreadsheet runs.

A text that a spreadsheet would take for a formula gets an apostrophe in front: defusedcsv does it for = + - @ | and %,
this module for a tab, a line break and NUL. Numbers are written as numbers, a negative one too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TextIO

from defusedcsv import csv

from fedgame.export.sheet import Cell

_INVISIBLE = ("\t", "\r", "\n", "\0")
_DEFUSED = ("@", "+", "-", "=", "|", "%", *_INVISIBLE)


def write_rows(file: TextIO, rows: Iterable[Sequence[Cell]]) -> None:
    """Append rows to a CSV file that was opened with newline=""."""
    csv.writer(file).writerows([_plain(cell) for cell in row] for row in rows)


def read_rows(file: TextIO) -> list[list[str]]:
    """All rows of a CSV file that was opened with newline="", the header first, as they were before defusing."""
    return [[_fused(cell) for cell in row] for row in csv.reader(file)]


def text_of(cell: Cell) -> str:
    """The cell as it reads back, before defusing."""
    plain = cell if isinstance(cell, str) else _plain(cell)
    return repr(plain) if isinstance(plain, float) else str(plain)


def _plain(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        utc = cell.replace(tzinfo=UTC) if cell.tzinfo is None else cell.astimezone(UTC)
        return utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(cell, str) and cell.startswith(_INVISIBLE):
        return "'" + cell
    return cell


def _fused(text: str) -> str:
    """Undo the defusing. Where a text itself began like a defused one, what comes out is defused to the same again."""
    if not (text.startswith("'") and text[1:].startswith(_DEFUSED)):
        return text
    inner = text[1:]
    return inner if inner.startswith(_INVISIBLE) else inner.replace("\\|", "|")
