"""What a column of text holds: numbers, or words.

A column is of numbers if every cell with a value is one. If most are and a few are not, that is an error with the line
and the word: taking such a column for words would make a category of every number, silently. Where a column could be
read in two ways it is refused, and where one of them is far more likely it is read so and said; numbers.py knows how.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from federation_sim.tasks.csv_file.address import for_key
from federation_sim.tasks.csv_file.cells import Cells
from federation_sim.tasks.csv_file.errors import SHOWN, CsvError
from federation_sim.tasks.csv_file.marks import Marks, missing_remarks
from federation_sim.tasks.csv_file.numbers import PLAIN, both_ways, by_rule, in_some_way, plain, with_commas
from federation_sim.tasks.csv_file.spelling import as_one, spelling_remarks

MAX_WORD = 200
"""Longer than this many characters is a text, and no word."""

MAX_CATEGORIES = 64
"""With more words than these nothing is learned from a column."""

NEARLY_ALL = 0.9
"""Above this part of numbers, a word among them is a mistake and no category."""

_TOO_LARGE = 1e30

_CODE = re.compile(r"0\d+|[1-9]\d*[eE]\d+", re.ASCII)
"""A number that is more often a code: 00123, 1E5."""


@dataclass(frozen=True, slots=True)
class Notation:
    """How the file writes numbers. decimal: the sign that the address says, None for none; delimiter: what splits its
    cells; signs: which of . and , part decimals in it without a doubt, looked for when it is asked for.
    """

    decimal: str | None
    delimiter: str
    signs: Callable[[], frozenset[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """values (rows,), not a number where there is no value. remarks: what is said of how it was read."""

    name: str
    values: NDArray[np.float64]
    remarks: tuple[str, ...] = ()

    @property
    def missing(self) -> NDArray[np.bool_]:
        return np.isnan(self.values)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """places (rows,) in `words`, which are in order; -1 where there is no value. remarks: as those of Numbers."""

    name: str
    places: NDArray[np.int64]
    words: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @property
    def missing(self) -> NDArray[np.bool_]:
        return self.places < 0


def read_words(cells: Cells, marks: Marks, *, alike: bool, apart: bool = True) -> Words:
    """The column as words, whatever it looks like; in order of value where all are numbers, else of the alphabet.

    alike: spellings of one word are one; apart: they are not, and nothing is said of it.
    """
    given = cells.distinct()
    missing = {cell for cell in given if marks.is_missing(cell)}
    one = as_one(cells, given - missing) if alike else {}
    words = in_order({one.get(cell, cell) for cell in given - missing})
    place = {word: number for number, word in enumerate(words)}
    remarks = missing_remarks(cells, missing, marks)
    if not (alike or apart) and len(words) <= MAX_CATEGORIES:
        remarks += spelling_remarks(cells, words)
    places = [place.get(one.get(cell, cell), -1) for cell in cells.texts]
    return Words(cells.name, np.array(places, dtype=np.int64), words, remarks)


def read_column(cells: Cells, marks: Marks, notation: Notation, *, alike: bool, apart: bool) -> Numbers | Words:
    """The column as what it is. alike and apart: as for read_words.

    Raises CsvError for what could be read in two ways, for a few words among numbers, and for numbers that are too
    large to compute with.
    """
    given = cells.distinct()
    filled = {cell for cell in given if not marks.is_missing(cell)}
    programs = plain(filled)
    numbers = {cell for cell in filled if in_some_way(cell)} if len(programs) < len(filled) else filled
    # A dash beside a single number is an answer, and not the lack of a number.
    if 1 < len(numbers) < len(filled):
        speaking = {cell for cell in filled if not marks.is_missing_number(cell)}
        if _count(cells, numbers) > NEARLY_ALL * _count(cells, speaking):
            filled = speaking
    values, remarks = _values(cells, filled, programs, notation)
    stray = filled - values.keys()
    if stray:
        words = read_words(cells, marks, alike=alike, apart=apart)
        return Words(words.name, words.places, words.words, (*_stray(cells, filled, stray), *words.remarks))
    return _numbers(cells, values, (*missing_remarks(cells, given - filled, marks), *remarks))


def _values(
    cells: Cells, filled: set[str], programs: Mapping[str, float], notation: Notation
) -> tuple[Mapping[str, float], tuple[str, ...]]:
    """The cells that are numbers, and what is to be said of how they were read; `programs` are those that are numbers
    as programs write them. Raises CsvError where nobody can tell.
    """
    if notation.decimal is not None:
        found = {cell: by_rule(cell, notation.decimal) for cell in filled}
        return {cell: value for cell, value in found.items() if value is not None}, ()
    if len(programs) == len(filled):
        return programs, _of_points(cells, filled, notation)
    commas = with_commas(filled)
    if commas is not None:
        return commas, _of_commas(cells, filled, notation)
    if all(map(in_some_way, filled)):
        cell = cells.first(lambda cell: cell in filled and cell not in programs) or ""
        raise _unclear(
            cells, cell, "is a number whose thousands are parted, or in another way than others of the column"
        )
    return programs, ()


def _of_points(cells: Cells, filled: set[str], notation: Notation) -> tuple[str, ...]:
    if not all(both_ways(cell, ".") for cell in filled if "." in cell):
        return ()
    cell = cells.first(lambda cell: "." in cell and cell in filled)
    if cell is None:
        return ()
    if "," in notation.signs() or (notation.delimiter == ";" and "." not in notation.signs()):
        raise _unclear(cells, cell, f"can be {float(cell):g}, or {cell.replace('.', '')}")
    return (cells.remark(cell, f"is read as {float(cell):g}: decimal=, if its point parts thousands"),)


def _of_commas(cells: Cells, filled: set[str], notation: Notation) -> tuple[str, ...]:
    with_comma = {cell for cell in filled if "," in cell}
    surely = {cell for cell in with_comma if not both_ways(cell, ",")}
    if surely and notation.delimiter == ",":
        raise _unclear(cells, cells.first(lambda cell: cell in surely) or "", "can be a number with a decimal comma")
    cell = cells.first(lambda cell: cell in with_comma) or ""
    read = f"{float(cell.replace(',', '.')):g}"
    if notation.delimiter == "," or not (surely or notation.signs() == {","}):
        raise _unclear(cells, cell, f"can be {read}, or {cell.replace(',', '')}")
    return (cells.remark(cell, f"is read as {read}: decimal=. if its comma parts thousands"),)


def _unclear(cells: Cells, cell: str, why: str) -> Exception:
    return cells.refused(
        cell,
        f"{why}: say decimal=. or decimal=, for the sign before the decimals, or category={for_key(cells.name)} if it is a code",
    )


def _stray(cells: Cells, filled: set[str], stray: set[str]) -> tuple[str, ...]:
    """What is to be said of cells that are no numbers. Raises CsvError where they are a few among numbers."""
    column = for_key(cells.name)
    total = _count(cells, filled)
    right = _count(cells, {cell for cell in filled if in_some_way(cell)})
    if right > NEARLY_ALL * total:
        cell = cells.first(lambda cell: cell in stray) or ""
        raise cells.refused(
            cell,
            f"is not a number, but {right} of {total} values of the column are: correct it, or leave the cell empty if it "
            f"is not known, or say missing={for_key(cell)}; or say category={column} or ignore={column}",
        )
    if right:
        cell = cells.first(lambda cell: cell in stray) or ""
        return (
            cells.remark(
                cell,
                f"is not a number, as {right} of {total} values are, so all are words: missing={for_key(cell)} if it "
                "stands for no value",
            ),
        )
    measured = cells.first(lambda cell: cell in filled)
    if measured is not None and all(map(_measures, filled)):
        return (cells.remark(measured, "is taken for a word: write plain numbers to have numbers"),)
    return ()


def _measures(cell: str) -> bool:
    """Whether a cell that is no number has digits and no letter: 45%, €9.50, 12:30, (5), a number in other digits."""
    return any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell))


def _count(cells: Cells, picked: set[str]) -> int:
    return sum(cell in picked for cell in cells.texts)


def _numbers(cells: Cells, values: Mapping[str, float], remarks: tuple[str, ...]) -> Numbers:
    if max(map(abs, values.values()), default=0.0) > _TOO_LARGE:
        cell = cells.first(lambda cell: abs(values.get(cell, 0.0)) > _TOO_LARGE) or ""
        told = cell if len(cell) <= SHOWN else f"{cell[:SHOWN]}..."
        raise CsvError(
            cells.path, f"{told} is too large; give at most {_TOO_LARGE:g}", line=cells.line(cell), column=cells.name
        )
    array = np.array([values.get(cell, np.nan) for cell in cells.texts], dtype=np.float64)
    return Numbers(cells.name, array, (*remarks, *_of_codes(cells, values), *_of_counts(cells, array)))


def _of_codes(cells: Cells, values: Mapping[str, float]) -> tuple[str, ...]:
    """What is to be said where numbers look like codes: 00123, 1E5."""
    codes = {cell for cell in values if "." not in cell and _CODE.fullmatch(cell)}
    cell = cells.first(lambda cell: cell in codes) if codes else None
    if cell is None:
        return ()
    return (
        cells.remark(cell, f"is read as the number {values[cell]:g}: category={for_key(cells.name)} if it is a code"),
    )


def _of_counts(cells: Cells, values: NDArray[np.float64]) -> tuple[str, ...]:
    """What is to be said where numbers count the rows, as an index does."""
    if len(values) < 2 or not (np.diff(values) == 1).all():
        return ()
    return (
        cells.remark(
            cells.texts[0], f"and what follows count the rows: ignore={for_key(cells.name)} if it is an index"
        ),
    )


def in_order(words: Iterable[str]) -> tuple[str, ...]:
    """By value where all are numbers, so that 2 comes before 10; else by the alphabet."""
    alphabetical = sorted(words)
    return tuple(sorted(alphabetical, key=float) if all(map(PLAIN.fullmatch, alphabetical)) else alphabetical)
