"""A text as rows of cells: the lines that they begin on, and the delimiter, where the address does not name it.

A delimiter is right that splits every line into as many cells as the header, and into more than one. Where two do, the
file is refused: nobody can tell. (csv.Sniffer guesses by the data, and often wrongly.)
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from federation_sim.tasks.csv_file.address import DELIMITERS
from federation_sim.tasks.csv_file.errors import CsvError

_HINT = re.compile(r"""("?)sep=(.)\1[,;\t]*(\r\n|\r|\n)""", re.IGNORECASE)
"""The first line by which Excel is told the delimiter; what other programs save of it may end in delimiters."""

_NOT_READ = "|"
"""A delimiter that others use: a file that it splits is not split by ours."""


class NotCsvError(ValueError):
    """A row that cannot be split; `line` is where it begins."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


@dataclass(frozen=True, slots=True)
class Split:
    """delimiter: a key of DELIMITERS; skip: lines before the header that are none of the table; remarks: what is to be
    said of how the delimiter was found.
    """

    delimiter: str
    skip: int
    remarks: tuple[str, ...]


def split_of(path: str, text: str, delimiter: str | None) -> Split:
    """How the text is split; by `delimiter`, a key of DELIMITERS, where the address names one. Raises CsvError."""
    names = {sign: name for name, sign in DELIMITERS.items()}
    hint = _HINT.match(text)
    skip = 1 if hint else 0
    if delimiter is not None:
        said = f"the first line, which names a delimiter, is no part of the table; delimiter={delimiter} was said"
        return Split(delimiter, skip, (said,) if hint else ())
    if hint:
        sign = hint.group(2)
        if sign not in names:
            raise CsvError(path, f"the line sep= names a delimiter that is not read: choose one of {_known()}", line=1)
        said = f"the first line says that cells are split by {names[sign]!r}: delimiter= if they are not"
        return Split(names[sign], skip, (said,))
    found, alone = _found(path, text)
    said = f"cells are split by {found!r}, which was found out: delimiter= if they are not"
    return Split(found, 0, () if found == "," and alone else (said,))


def rows_of(text: str, delimiter: str, skip: int = 0) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it begins on, from 1, without the first `skip` lines and those that are blank.

    `delimiter` is the sign itself. Raises NotCsvError.
    """
    lines = io.StringIO(text, newline="")
    for _ in range(skip):
        lines.readline()
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begins = skip + 1
    try:
        for cells in reader:
            line, begins = begins, skip + reader.line_num + 1
            if len(cells) > 1 or any(cell.strip() for cell in cells):
                yield line, cells
    except csv.Error as error:
        raise NotCsvError(begins, str(error)) from error


def _found(path: str, text: str) -> tuple[str, bool]:
    """The delimiter that splits all lines alike, or else the most of them, so that the error tells where it does not;
    and whether no other splits the header.
    """
    splits = {name: _alike(text, sign) for name, sign in (*DELIMITERS.items(), (_NOT_READ, _NOT_READ))}
    right = [name for name, (columns, _, whole) in splits.items() if whole and columns > 1]
    if right == [_NOT_READ]:
        raise CsvError(
            path, f"cells are split by {_NOT_READ!r}, which is not read: split them by one of {_known()}", line=1
        )
    if len(right) > 1:
        ways = " and ".join(f"{name!r} ({splits[name][0]} columns)" for name in right)
        raise CsvError(path, f"every line can be split by {ways}: say which by delimiter=, one of {_known()}", line=1)
    several = {name: split for name, split in splits.items() if split[0] > 1 and name in DELIMITERS}
    found = right[0] if right else max(several, key=lambda name: (several[name][1], several[name][0]), default=",")
    return found, len(several) < 2


def _alike(text: str, sign: str) -> tuple[int, int, bool]:
    """How many columns the header has, how many rows are split alike before one is not, and whether all are."""
    columns = rows = 0
    try:
        for _, cells in rows_of(text, sign):
            columns = columns or len(cells)
            if len(cells) != columns or columns == 1:
                return columns, rows, False
            rows += 1
    except NotCsvError:
        return columns, rows, False
    return columns, rows, True


def _known() -> str:
    return ", ".join(map(repr, DELIMITERS))
