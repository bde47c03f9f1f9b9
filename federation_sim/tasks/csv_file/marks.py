"""Which cells hold no value: how people and programs write that there is none, and what of it could be a word.

An empty cell never holds a value. NA, None and their like hold none in a column to learn from, and it is said; among
classes and parties, where they may well be names, nobody guesses. A dot or a dash is a mark only among numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from federation_sim.tasks.csv_file.address import for_key
from federation_sim.tasks.csv_file.cells import Cells
from federation_sim.tasks.csv_file.errors import CsvError, short

NO_WORDS = frozenset(
    {"", "?", "#n/a", "#na", "\\n", "<na>", "<null>", "(null)"}
    | {"#div/0!", "#name?", "#null!", "#num!", "#ref!", "#value!"}
)
"""How a cell without a value is written, in lower case, by nobody who means a word; the second are a spreadsheet's errors."""

WORDS_TOO = frozenset({"na", "n/a", "nan", "null", "none"})
"""As above, but these may be words: no illness, North America."""

_NO_VALUE = NO_WORDS | WORDS_TOO


@dataclass(frozen=True, slots=True)
class Marks:
    """What the address says of cells, exactly as they are written: those that hold no value, and those that do."""

    missing: frozenset[str]
    values: frozenset[str]

    def is_missing(self, cell: str) -> bool:
        """Whether a cell holds no value, in any column."""
        return cell in self.missing or (cell not in self.values and cell.lower() in _NO_VALUE)

    def is_missing_number(self, cell: str) -> bool:
        """Whether a cell holds no value where all others are numbers: the same, or no letter and no digit in it."""
        return self.is_missing(cell) or (cell not in self.values and not _says_something(cell))

    def told(self, cell: str) -> bool:
        """Whether the address says what this cell means."""
        return not cell or cell in self.missing or cell in self.values


def check_told(path: str, columns: Iterable[tuple[str, ...]], marks: Marks) -> None:
    """CsvError if the address says what a cell means that is nowhere in the file."""
    unused = set(marks.missing | marks.values)
    for texts in columns if unused else ():
        unused.difference_update(texts)
    if unused:
        text = min(unused)
        key = "missing" if text in marks.missing else "value"
        raise CsvError(path, f"no cell of the file is {short(text)}, as {key}= says: write it as the file does")


def check_classes(cells: Cells, marks: Marks) -> None:
    """CsvError for a cell of the target or party column that could be a name, or stand for no value."""
    distinct = cells.distinct()
    speaking = any(_says_something(cell) for cell in distinct if not marks.is_missing(cell))

    def unclear(cell: str) -> bool:
        if marks.told(cell) or cell.lower() in NO_WORDS:
            return False
        return cell.lower() in WORDS_TOO or (speaking and not _says_something(cell))

    cell = cells.first(unclear) if any(map(unclear, distinct)) else None
    if cell is not None:
        told = for_key(cell)
        raise cells.refused(cell, f"can be a name, or stand for no value: say value={told} or missing={told}")


def missing_remarks(cells: Cells, missing: Iterable[str], marks: Marks) -> tuple[str, ...]:
    """What is to be said of the cells that were taken to hold no value though they are not empty."""
    counts = Counter(cells.texts)
    return tuple(
        cells.remark(
            cell,
            f"counts as no value, {counts[cell]} {'time' if counts[cell] == 1 else 'times'}: value={for_key(cell)} if it is one",
        )
        for cell in sorted(missing)
        if not marks.told(cell)
    )


def _says_something(cell: str) -> bool:
    return any(letter.isalnum() for letter in cell)
