"""Tasks from a user's own CSV file, called "csv:PATH?target=COLUMN&party=COLUMN"; docs/training.md tells all of it.

The target is a class, whatever its type. A quarter of the rows, but at most 2,000, is the test set,
stratified by class as in every task. What is too small, too rare or too large to train on is refused.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from federation_sim.tasks.csv_file.address import PREFIX, CsvAddress, csv_task, parse_address
from federation_sim.tasks.csv_file.columns import is_missing, read_column, read_words
from federation_sim.tasks.csv_file.encode import encode
from federation_sim.tasks.csv_file.errors import CsvError, unreadable
from federation_sim.tasks.csv_file.rows import check_names, check_short, rows_to_use, size_of_test_set
from federation_sim.tasks.csv_file.table import read_table
from federation_sim.tasks.report import ColumnReport, TaskReport
from federation_sim.tasks.task import Task, make_task, stratified_split

__all__ = ["PREFIX", "CsvAddress", "CsvError", "csv_task", "load", "parse_address", "pin"]


def load(name: str) -> Task:
    """The task at this address. Read again when size or time of the file has changed; with a digest in the address
    read once, and a file of another content is refused. Raises CsvError.
    """
    address = parse_address(name)
    return _read_now(address) if address.digest is None else _read_pinned(address)


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
    table = read_table(address.path, address.delimiter)
    check_names(address, table)
    kept = rows_to_use(address, table)
    cells = {name: [whole[row] for row in kept.rows] for name, whole in zip(table.header, table.columns, strict=True)}
    lines = [table.lines[row] for row in kept.rows]
    target = read_words(address.target, cells[address.target])
    party = None if address.party is None else read_words(address.party, cells[address.party])
    for named in (target, party):
        if named is not None:
            check_short(address, named)
    test_samples = size_of_test_set(address, target)
    _, train = stratified_split(target.places, test_samples, classes=len(target.words))
    columns = [
        read_words(name, cells[name])
        if name in address.categories
        else read_column(address.path, name, cells[name], lines, decimal_commas=table.delimiter != ",")
        for name in table.header
        if name not in (address.target, address.party, *address.ignored)
    ]
    encoded = encode(address.path, columns, train, frozenset(address.categories))
    reports = {report.name: report for report in encoded.reports}
    reports[target.name] = ColumnReport(target.name, "target", 0, len(target.words), 0)
    if party is not None:
        reports[party.name] = ColumnReport(party.name, "party", 0, len(party.words), 0)
    reports |= {name: _ignored(name, cells[name]) for name in address.ignored}
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
        parties=() if party is None else party.words,
        party_of=np.zeros(0, dtype=np.int64) if party is None else party.places,
        report=TaskReport(
            path=address.path,
            digest=table.digest,
            delimiter=table.delimiter,
            rows=len(target.places),
            rows_without_target=kept.without_target,
            rows_without_party=kept.without_party,
            columns=tuple(reports[name] for name in table.header),
        ),
    )


def _ignored(name: str, cells: list[str]) -> ColumnReport:
    values = [cell for cell in cells if not is_missing(cell)]
    return ColumnReport(name, "left out", len(cells) - len(values), len(set(values)), 0, "it was to be ignored")
