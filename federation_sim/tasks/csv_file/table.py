"""A CSV file as a table of text: header, columns, and the line on which each row begins.

It knows UTF-8 (with or without a byte order mark), the delimiters comma, semicolon and tab, and quoted cells; what
the cells mean is for others. Every refusal names the file and the line.
"""

import csv
import hashlib
import io
from dataclasses import dataclass

from federation_sim.regular_file import UnfitFileError, read_regular
from federation_sim.tasks.csv_file.address import DELIMITERS
from federation_sim.tasks.csv_file.errors import CsvError, unreadable

MAX_BYTES = 32 * 2**20
MAX_ROWS = 200_000
MAX_COLUMNS = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """columns[c][r] is the cell of row r in column header[c], without blanks around it; lines[r] counts from 1."""

    path: str
    digest: str
    delimiter: str
    header: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


def read_table(path: str, delimiter: str | None) -> Table:
    """Read the file; `delimiter` is a key of DELIMITERS, or None to take the one that splits the header best."""
    content = _content(path)
    text = _text(path, content)
    names = {sign: name for name, sign in DELIMITERS.items()}
    sign = _splits_best(path, text) if delimiter is None else DELIMITERS[delimiter]
    rows: list[list[str]] = []
    lines: list[int] = []
    header: tuple[str, ...] | None = None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    begins = 1
    try:
        for cells in reader:
            line, begins = begins, reader.line_num + 1
            if not any(cell.strip() for cell in cells) and len(cells) <= 1:
                continue
            if header is None:
                header = _header(path, cells, line, names[sign])
                continue
            if len(cells) != len(header):
                raise CsvError(
                    path,
                    f"this row has {len(cells)} cells, and the header has {len(header)}; a cell that holds a "
                    f'"{names[sign]}" must stand in "quotes"',
                    line=line,
                )
            if len(rows) == MAX_ROWS:
                raise CsvError(path, f"there are more than {MAX_ROWS} rows; use fewer", line=line)
            rows.append([cell.strip() for cell in cells])
            lines.append(line)
    except csv.Error as error:
        raise CsvError(path, f"this is not CSV: {error}; is a quote left open?", line=begins) from error
    if header is None:
        raise CsvError(path, "the file is empty: the first line must name the columns")
    if not rows:
        raise CsvError(path, "there is a header, but no row below it")
    columns = tuple(zip(*rows, strict=True))
    return Table(path, hashlib.sha256(content).hexdigest(), names[sign], header, columns, tuple(lines))


def _content(path: str) -> bytes:
    try:
        return read_regular(path, MAX_BYTES)
    except (OSError, UnfitFileError) as error:
        raise unreadable(path, error) from error


def _text(path: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        raise CsvError(
            path, f"byte 0x{byte:02X} is not UTF-8 text: save the file as CSV in UTF-8", line=line
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise CsvError(path, "this is not text: save the file as CSV in UTF-8", line=line)
    return text


def _splits_best(path: str, text: str) -> str:
    """The delimiter that makes the most columns of the header. (csv.Sniffer guesses by the data, and often wrongly.)"""
    first = next((line for line in io.StringIO(text, newline="") if line.strip()), "")
    try:
        return max(DELIMITERS.values(), key=lambda sign: len(next(csv.reader([first], delimiter=sign), [])))
    except csv.Error as error:
        raise CsvError(path, f"the header cannot be read: {error}", line=1) from error


def _header(path: str, cells: list[str], line: int, delimiter: str) -> tuple[str, ...]:
    header = tuple(cell.strip() for cell in cells)
    if len(header) == 1:
        raise CsvError(
            path,
            f"there is one column only, {header[0]!r}, when cells are split by {delimiter!r}; the target and at "
            f"least one more are needed, split by {', '.join(repr(name) for name in DELIMITERS)}",
            line=line,
        )
    if len(header) > MAX_COLUMNS:
        raise CsvError(path, f"there are {len(header)} columns; at most {MAX_COLUMNS} can be read", line=line)
    for number, name in enumerate(header, start=1):
        if not name:
            raise CsvError(path, f"column {number} has no name: name it in the header, or take it out", line=line)
        if name in header[: number - 1]:
            first = header.index(name) + 1
            raise CsvError(path, f"columns {first} and {number} have the same name", line=line, column=name)
    return header
