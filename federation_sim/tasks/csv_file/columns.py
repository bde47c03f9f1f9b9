"""What a column of text holds: numbers, or words. Cells without a value are known by how people write them.

A column is of numbers if every cell with a value is one. If most are and a few are not, that is an error with the line
and the word: taking such a column for words would make a category of every number, silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from federation_sim.tasks.csv_file.errors import CsvError, short

MISSING = frozenset({"", "?", "na", "n/a", "nan", "null", "none", "#n/a"})
"""How a cell without a value is written, in lower case."""

MAX_WORD = 200
"""Longer than this many characters is a text, and no word."""

NEARLY_ALL = 0.9
"""Above this part of numbers, a word among them is a mistake and no category."""

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_WITH_COMMA = re.compile(r"[+-]?(\d+,?\d*|,\d+)([eE][+-]?\d+)?", re.ASCII)
_TOO_LARGE = 1e30


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """values (rows,), not a number where there is no value."""

    name: str
    values: NDArray[np.float64]

    @property
    def missing(self) -> NDArray[np.bool_]:
        return np.isnan(self.values)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """places (rows,) in `words`, which are in order; -1 where there is no value."""

    name: str
    places: NDArray[np.int64]
    words: tuple[str, ...]

    @property
    def missing(self) -> NDArray[np.bool_]:
        return self.places < 0


def is_missing(cell: str) -> bool:
    """Whether a cell holds no value."""
    return cell.lower() in MISSING


def read_words(name: str, cells: Sequence[str]) -> Words:
    """The column as words, whatever it looks like; in order of value where all are numbers, else of the alphabet."""
    words = in_order({cell for cell in set(cells) if not is_missing(cell)})
    place = {word: number for number, word in enumerate(words)}
    return Words(name, np.array([place.get(cell, -1) for cell in cells], dtype=np.int64), words)


def read_column(
    path: str, name: str, cells: Sequence[str], lines: Sequence[int], *, decimal_commas: bool
) -> Numbers | Words:
    """The column as what it is. decimal_commas: 3,14 may be a number, where no number of the column has a point.

    Raises CsvError for a few words among numbers, and for numbers that are too large to compute with.
    """
    distinct = {cell for cell in set(cells) if not is_missing(cell)}
    if decimal_commas and not any("." in cell for cell in distinct) and all(map(_WITH_COMMA.fullmatch, distinct)):
        numbers = {cell: float(cell.replace(",", ".")) for cell in distinct}
    else:
        numbers = {cell: float(cell) for cell in distinct if _NUMBER.fullmatch(cell)}
    stray = distinct - numbers.keys()
    if stray:
        filled = sum(not is_missing(cell) for cell in cells)
        right = filled - sum(cell in stray for cell in cells)
        if right <= NEARLY_ALL * filled:
            return read_words(name, cells)
        cell, line = next((cell, line) for cell, line in zip(cells, lines, strict=True) if cell in stray)
        raise CsvError(
            path,
            f"{short(cell)} is not a number, but {right} of {filled} values of the column are: correct it, or leave the cell "
            f"empty if it is not known; or say category={name} or ignore={name}",
            line=line,
            column=name,
        )
    if max(map(abs, numbers.values()), default=0.0) > _TOO_LARGE:
        cell, line = next(
            (cell, line) for cell, line in zip(cells, lines, strict=True) if abs(numbers.get(cell, 0.0)) > _TOO_LARGE
        )
        raise CsvError(path, f"{cell} is too large; give at most {_TOO_LARGE:g}", line=line, column=name)
    return Numbers(name, np.array([numbers.get(cell, np.nan) for cell in cells], dtype=np.float64))


def in_order(words: Iterable[str]) -> tuple[str, ...]:
    """By value where all are numbers, so that 2 comes before 10; else by the alphabet."""
    plain = sorted(words)
    return tuple(sorted(plain, key=float) if all(map(_NUMBER.fullmatch, plain)) else plain)
