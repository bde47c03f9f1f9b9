"""Tasks from a user's own CSV file, called "csv:PATH?target=COLUMN&party=COLUMN"; docs/training.md tells all of it.

The target is a class, whatever its type. A quarter of the rows, but at most 2,000, is the test set,
stratified by class as in every task. What is too small, too rare or too large to train on is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from federation_sim.tasks.csv_file.address import PREFIX, CsvAddress, csv_task, parse_address
from federation_sim.tasks.csv_file.cells import Cells
from federation_sim.tasks.csv_file.columns import Notation, Numbers, Words, read_column, read_words
from federation_sim.tasks.csv_file.encode import encode
from federation_sim.tasks.csv_file.errors import CsvError, unreadable
from federation_sim.tasks.csv_file.marks import Marks, check_classes, check_told, missing_remarks
from federation_sim.tasks.csv_file.numbers import decimal_signs
from federation_sim.tasks.csv_file.rows import check_names, check_short, rows_to_use, size_of_test_set
from federation_sim.tasks.csv_file.spelling import check_spelling
from federation_sim.tasks.csv_file.table import read_table
from federation_sim.tasks.report import ColumnReport, TaskReport
from federation_sim.tasks.task import Task, make_task, stratified_split

__all__ = ["PREFIX", "CsvAddress", "CsvError", "columns_of", "csv_task", "load", "parse_address", "pin"]


def load(name: str) -> Task:
    """The task at this address. Read again when size or time of the file has changed; with a digest in the address
    read once, and a file of another content is refused. Raises CsvError.
    """
    address = parse_address(name)
    return _read_now(address) if address.digest is None else _read_pinned(address)


def columns_of(
    path: Path, *, delimiter: str | None = None, header: str | None = None, encoding: str | None = None
) -> tuple[str, ...]:
    """The names of the columns of a file, read as is said, or as can be found out. Raises CsvError."""
    address = CsvAddress(str(path), target="?", delimiter=delimiter, header=header, encoding=encoding)
    return read_table(parse_address(str(address))).header


def pin(name: str, folder: Path) -> str:
    """The address with an absolute path (a relative one counts from `folder`) and the digest of the file's content.

    Raises CsvError where the file makes no task, or has another digest than the address says.
    """
    address = parse_address(name)
    address = replace(address, path=str((folder / address.path).absolute()))
    task = _read_now(replace(address, digest=None))
    return str(replace(address, digest=_held_to(address, task)))


@lru_cache(maxsize=8)
def _read_pinned(address: CsvAddress) -> Task:
    task = _read_now(replace(address, digest=None))
    _held_to(address, task)
    return task


def _held_to(address: CsvAddress, task: Task) -> str:
    """The digest of the file that was read; CsvError if the address asks for another."""
    assert task.report is not None  # noqa: S101 - every task of a file has one
    now = task.report.digest
    if address.digest not in (None, now):
        raise CsvError(
            address.path,
            f"the file has another content than it had (SHA-256 {now}, not {address.digest}): put the old file back, or "
            "make a new game",
        )
    return now


def _read_now(address: CsvAddress) -> Task:
    try:
        found = Path(address.path).stat()
    except OSError as error:
        raise unreadable(address.path, error) from error
    except ValueError as error:
        raise CsvError(repr(address.path), "this is no path") from error
    return _read(address, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=8)
def _read(address: CsvAddress, _changed_ns: int, _size: int) -> Task:
    table = read_table(address)
    check_names(address, table)
    marks = Marks(frozenset(address.missing), frozenset(address.values))
    check_told(address.path, table.columns, marks)
    named = [name for name in (address.target, address.party) if name is not None]
    for name in named:
        check_classes(table.cells(name), marks)
    kept = rows_to_use(address, table, marks)
    cells = {name: _picked(table.cells(name), kept.rows) for name in table.header}
    target, *party = (_names_of(address, cells[name], marks) for name in named)
    test_samples = size_of_test_set(address, target)
    _, train = stratified_split(target.places, test_samples, classes=len(target.words))
    learned = [cells[name] for name in table.header if name not in (*named, *address.ignored)]
    columns = _columns(address, table.delimiter, learned, marks)
    encoded = encode(address.path, columns, train, frozenset(address.categories))
    reports = {report.name: report for report in encoded.reports}
    reports[target.name] = ColumnReport(target.name, "target", 0, len(target.words), 0)
    reports |= {column.name: ColumnReport(column.name, "party", 0, len(column.words), 0) for column in party}
    reports |= {name: _ignored(cells[name], marks) for name in address.ignored}
    remarks = [remark for name in named for remark in _of_lost_rows(table.cells(name), marks)]
    remarks += [remark for column in columns for remark in column.remarks]
    return make_task(
        str(address),
        kind="table",
        features=encoded.features,
        labels=target.places,
        test_samples=test_samples,
        class_names=target.words,
        feature_names=encoded.names,
        standardise=encoded.standardise,
        shown=encoded.shown,
        parties=party[0].words if party else (),
        party_of=party[0].places if party else np.zeros(0, dtype=np.int64),
        report=TaskReport(
            path=address.path,
            digest=table.digest,
            delimiter=table.delimiter,
            rows=len(target.places),
            rows_without_target=kept.without_target,
            rows_without_party=kept.without_party,
            columns=tuple(reports[name] for name in table.header),
            remarks=(*table.remarks, *remarks),
        ),
    )


def _picked(cells: Cells, rows: Sequence[int]) -> Cells:
    if len(rows) == len(cells.lines):
        return cells
    return replace(cells, texts=tuple(cells.texts[row] for row in rows), lines=tuple(cells.lines[row] for row in rows))


def _names_of(address: CsvAddress, cells: Cells, marks: Marks) -> Words:
    """The column of classes or parties. Raises CsvError for one that is spelled in several ways, or is too long."""
    words = read_words(cells, marks, alike=cells.name in address.alike)
    if cells.name not in (*address.alike, *address.apart):
        check_spelling(cells, words.words)
    check_short(address, words)
    return words


def _columns(address: CsvAddress, delimiter: str, learned: Sequence[Cells], marks: Marks) -> list[Numbers | Words]:
    """The columns to learn from, each as what it is."""

    @cache
    def signs() -> frozenset[str]:
        numbers = (cells.distinct() for cells in learned if cells.name not in address.categories)
        return decimal_signs({cell for cell in given if not marks.is_missing_number(cell)} for given in numbers)

    notation = Notation(address.decimal, delimiter, signs)

    def read(cells: Cells) -> Numbers | Words:
        alike, apart = cells.name in address.alike, cells.name in address.apart
        if cells.name in address.categories:
            return read_words(cells, marks, alike=alike, apart=apart)
        return read_column(cells, marks, notation, alike=alike, apart=apart)

    return [read(cells) for cells in learned]


def _of_lost_rows(cells: Cells, marks: Marks) -> tuple[str, ...]:
    """What is to be said of rows that are left out for a mark in the target or party column."""
    return missing_remarks(cells, {cell for cell in cells.distinct() if marks.is_missing(cell)}, marks)


def _ignored(cells: Cells, marks: Marks) -> ColumnReport:
    values = [cell for cell in cells.texts if not marks.is_missing(cell)]
    return ColumnReport(
        cells.name, "left out", len(cells.texts) - len(values), len(set(values)), 0, "it was to be ignored"
    )
