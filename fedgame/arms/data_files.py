"""Researchers' own data files: kept by their content, told by their name, and read as the training reads them.

A file lies in a folder that is called by its SHA-256, readable for the server's owner alone, and never changes. Whoever
names a digest has had the file; no path ever leaves this room. What of a file is used, filled in or left out is told column
by column (federation_sim.tasks.csv_file).
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

from fedgame.arms.document import is_plain_name
from fedgame.training.trainer import ColumnReport, CsvAddress, file_columns, file_report

MAX_BYTES = 5 * 2**20
MAX_ALL_BYTES = 2**30
"""What all files of a server may take on its disk."""

OWNER_ONLY, FOLDER_OF_OWNER = 0o600, 0o700


class DataFileError(ValueError):
    """A file that is not taken, or cannot be read as it was asked: says what would be right, without a path."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is to be read. `target` is the column to be learned, None while it is not chosen. The others are those of a
    task's address (docs/training.md): None and empty for what is found out.
    """

    name: str
    digest: str
    target: str | None = None
    party: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    header: str | None = None
    encoding: str | None = None
    category: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataReport:
    """What became of a file. `columns` are the names of its columns, empty where they cannot be read; `task` is what stands in
    an arm for it, None while it makes none; `problem` says why not. `fates` are the columns as they are used.
    """

    columns: tuple[str, ...] = ()
    task: str | None = None
    rows: int = 0
    classes: int = 0
    fates: tuple[ColumnReport, ...] = ()
    remarks: tuple[str, ...] = ()
    problem: str | None = None


def keep(folder: Path, name: str, content: bytes) -> str:
    """The digest under which the file is kept now. Raises DataFileError."""
    if not is_plain_name(name) or not name.lower().endswith((".csv", ".tsv", ".txt")):
        raise DataFileError(f"{name[:60]!r} cannot be the name of a file here: call it like patients.csv")
    if not content:
        raise DataFileError(f"{name} is empty: its first line must name the columns")
    digest = hashlib.sha256(content).hexdigest()
    place = folder / digest
    if (place / name).is_file():
        return digest
    if _size(folder) + len(content) > MAX_ALL_BYTES:
        raise DataFileError(f"there is no more room for files: {MAX_ALL_BYTES // 2**20} MiB are kept; ask the admin")
    place.mkdir(mode=FOLDER_OF_OWNER, parents=True, exist_ok=True)
    half = place / f".{name}.{os.getpid()}"
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(place / name)
    return digest


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) if folder.is_dir() else 0


def report(folder: Path, reading: Reading) -> DataReport:
    """What became of a file that is kept, read in this way. Raises DataFileError where it is not kept."""
    known = len(reading.digest) == 64 and set(reading.digest) <= set("0123456789abcdef")
    path = folder / reading.digest / reading.name
    if not known or not is_plain_name(reading.name) or not path.is_file():
        raise DataFileError(f"there is no file {reading.name[:60]!r} of this content here: upload it first")
    try:
        columns = file_columns(path, delimiter=reading.delimiter, header=reading.header, encoding=reading.encoding)
    except ValueError as error:
        return DataReport(problem=_told(error, path, reading.name))
    if reading.target is None:
        return DataReport(columns)
    address = _address(reading, str(path), reading.target)
    try:
        read = file_report(address)
    except ValueError as error:
        return DataReport(columns, problem=_told(error, path, reading.name))
    return DataReport(
        columns=columns,
        task=str(replace(address, path=reading.name)),
        rows=read.rows,
        classes=next((column.values for column in read.columns if column.role == "target"), 0),
        fates=read.columns,
        remarks=tuple(_told(remark, path, reading.name) for remark in read.remarks),
    )


def _address(reading: Reading, path: str, target: str) -> CsvAddress:
    return CsvAddress(
        path=path,
        target=target,
        party=reading.party,
        delimiter=reading.delimiter,
        categories=reading.category,
        ignored=reading.ignore,
        digest=reading.digest,
        decimal=reading.decimal,
        header=reading.header,
        encoding=reading.encoding,
        missing=reading.missing,
        values=reading.value,
        alike=reading.alike,
        apart=reading.apart,
    )


def _told(words: object, path: Path, name: str) -> str:
    text = str(words).replace(str(path), name)
    return f"{text[:1].upper()}{text[1:]}"
