"""A CSV file as a table of text: header, columns, and the line on which each row begins.

It knows the encodings of the address, the delimiters comma, semicolon and tab, and quoted cells; what the cells mean is
for others. Every refusal names the file and the line.
"""

import hashlib
import re
from dataclasses import dataclass

from federation_sim.regular_file import UnfitFileError, read_regular
from federation_sim.tasks.csv_file.address import DELIMITERS, ENCODINGS, CsvAddress
from federation_sim.tasks.csv_file.cells import Cells
from federation_sim.tasks.csv_file.errors import CsvError, unreadable
from federation_sim.tasks.csv_file.header import check_width, read_header
from federation_sim.tasks.csv_file.split import NotCsvError, Split, rows_of, split_of

MAX_BYTES = 32 * 2**20
MAX_ROWS = 200_000

_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8"}


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """columns[c][r] is the cell of row r in column header[c], without blanks around it; lines[r] counts from 1.

    remarks: what is to be said of how the file was read.
    """

    path: str
    digest: str
    delimiter: str
    header: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    remarks: tuple[str, ...]

    def cells(self, name: str) -> Cells:
        """The column of that name, which the header has."""
        return Cells(self.path, name, self.columns[self.header.index(name)], self.lines)


def read_table(address: CsvAddress) -> Table:
    """The table in the file, read as the address says, or as it can be found out. Raises CsvError."""
    path = address.path
    try:
        content = read_regular(path, MAX_BYTES)
    except (OSError, UnfitFileError) as error:
        raise unreadable(path, error) from error
    text = _text(path, content, address.encoding)
    split = split_of(path, text, address.delimiter)
    lines, rows = _rows(path, text, split, headed=address.header != "no")
    if not rows:
        raise CsvError(path, "the file is empty: the first line must name the columns")
    stripped = [[cell.strip() for cell in row] for row in rows]
    below = stripped if address.header == "no" else stripped[1:]
    if not below:
        raise CsvError(path, "there is a header, but no row below it")
    columns = tuple(zip(*below, strict=True))
    header = read_header(address, lines[0], stripped[0], columns)
    return Table(
        path=path,
        digest=hashlib.sha256(content).hexdigest(),
        delimiter=split.delimiter,
        header=header.names,
        columns=columns[: len(header.names)],
        lines=tuple(lines[-len(below) :]),
        remarks=(*split.remarks, *header.remarks, *_of_blanks(lines, rows, stripped)),
    )


def _rows(path: str, text: str, split: Split, *, headed: bool) -> tuple[list[int], list[list[str]]]:
    """The lines and the cells of all rows, the header among them; every row has as many cells as the first."""
    lines: list[int] = []
    rows: list[list[str]] = []
    try:
        for line, cells in rows_of(text, DELIMITERS[split.delimiter], split.skip):
            if not rows:
                check_width(path, line, cells, split.delimiter)
            elif len(cells) != len(rows[0]):
                raise CsvError(path, _ragged(cells, len(rows[0]), split.delimiter), line=line)
            elif headed and cells == rows[0]:
                raise CsvError(
                    path,
                    "this row is the header once more: take it out, or say header=no if there is no header",
                    line=line,
                )
            if len(rows) == MAX_ROWS + headed:
                raise CsvError(path, f"there are more than {MAX_ROWS} rows; use fewer", line=line)
            lines.append(line)
            rows.append(cells)
    except NotCsvError as error:
        raise CsvError(path, f"this is not CSV: {error}; is a quote left open?", line=error.line) from error
    return lines, rows


def _ragged(cells: list[str], columns: int, delimiter: str) -> str:
    ends = ", or take out the one at the end of the line" if len(cells) == columns + 1 and not cells[-1].strip() else ""
    return (
        f"this row has {len(cells)} cells, and the header has {columns}; a cell that holds a "
        f'"{delimiter}" must stand in "quotes"{ends}. If cells are not split by it, say delimiter='
    )


def _text(path: str, content: bytes, encoding: str | None) -> str:
    marked = next((name for mark, name in _BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)
    if marked not in (None, encoding or "utf-8"):
        raise CsvError(
            path,
            f"this begins as {marked.upper()} text does: say encoding={marked}, or save it as CSV in UTF-8",
            line=1,
        )
    if encoding == "utf-16" and marked is None:
        raise CsvError(path, "this is not UTF-16: it does not begin with a byte order mark", line=1)
    codec = encoding or "utf-8"
    try:
        text = content.decode(ENCODINGS[codec]).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        others = ", ".join(name for name in ENCODINGS if name != codec)
        raise CsvError(
            path,
            f"byte 0x{content[error.start]:02X} is not {codec.upper()} text: save the file as CSV in UTF-8, or say encoding=, "
            f"one of {others}",
            line=_lines_in(content[: error.start].decode("latin-1")) + 1,
        ) from error
    if "\0" in text:
        line = _lines_in(text[: text.index("\0")]) + 1
        raise CsvError(path, "this is not text: save the file as CSV in UTF-8", line=line)
    return text


def _lines_in(text: str) -> int:
    return len(re.findall("\r\n?|\n", text))


def _of_blanks(lines: list[int], rows: list[list[str]], stripped: list[list[str]]) -> tuple[str, ...]:
    """What is to be said of blanks around cells: yes and "yes " are one word."""
    found = [line for line, row, clean in zip(lines, rows, stripped, strict=True) if row != clean]
    if not found:
        return ()
    count = f"{len(found)} {'row' if len(found) == 1 else 'rows'}"
    return (f"blanks around cells do not count: they stand in {count}, the first in line {found[0]}",)
