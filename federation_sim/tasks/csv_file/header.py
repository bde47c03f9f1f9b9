"""The names of the columns: what the header says, what is no column, and whether there is a header at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isclose

from federation_sim.tasks.csv_file.address import DELIMITERS, CsvAddress
from federation_sim.tasks.csv_file.errors import CsvError, short
from federation_sim.tasks.csv_file.numbers import PLAIN

MAX_COLUMNS = 1_000

_DATA = "is it a file without header? Say header=no; header=yes, if the line does name the columns"


@dataclass(frozen=True, slots=True)
class Header:
    """names: those of the first columns; what follows in a row is no column. remarks: what is to be said of it."""

    names: tuple[str, ...]
    remarks: tuple[str, ...]


def check_width(path: str, line: int, first: Sequence[str], delimiter: str) -> None:
    """CsvError for a first row of one cell only, or of too many."""
    if len(first) == 1:
        raise CsvError(
            path,
            f"there is one column only, {short(first[0])}, when cells are split by {delimiter!r}; the target and at "
            f"least one more are needed, split by {', '.join(map(repr, DELIMITERS))}",
            line=line,
        )
    if len(first) > MAX_COLUMNS:
        raise CsvError(path, f"there are {len(first)} columns; at most {MAX_COLUMNS} can be read", line=line)


def read_header(address: CsvAddress, line: int, first: Sequence[str], columns: Sequence[tuple[str, ...]]) -> Header:
    """The header that the row `first` on this line is, above these columns. Raises CsvError."""
    path = address.path
    if address.header == "no":
        return Header(tuple(_place(number) for number in range(1, len(first) + 1)), ())
    names = list(first)
    while names and not names[-1] and not any(columns[len(names) - 1]):
        names.pop()
    ended = len(first) - len(names)
    what = "1 column without a name and a value is" if ended == 1 else f"{ended} columns without names and values are"
    remarks = [f"line {line} ends with a delimiter: {what} left out"] if ended else []
    for number, name in enumerate(names, start=1):
        if name:
            continue
        names[number - 1] = _place(number)
        if _place(number) not in address.ignored:
            raise CsvError(
                path,
                f"column {number} has no name: name it in the header, or leave it out by ignore={_place(number)}",
                line=line,
            )
    for number, name in enumerate(names):
        if name in names[:number]:
            first_of_it = names.index(name) + 1
            twice = f"columns {first_of_it} and {number + 1} have the same name: name them apart, or say header=no if these are data"
            raise CsvError(path, twice, line=line, column=name)
    if address.header is None:
        remarks += _doubts(path, line, names, columns)
    return Header(tuple(names), tuple(remarks))


def _place(number: int) -> str:
    """What a column without a name is called."""
    return f"column {number}"


def _doubts(path: str, line: int, names: Sequence[str], columns: Sequence[tuple[str, ...]]) -> list[str]:
    """What is to be said of names that look like data. Raises CsvError where they are data, as far as one can tell.

    That is so where a name is a number like those below it, and the names do not go on as years and pixels do; or
    where most names are also values of their columns.
    """
    numbers = [float(name) for name in names if PLAIN.fullmatch(name)]
    counting = _count_up(numbers)
    below = dict(zip(names, columns, strict=False))
    inside = [] if counting else [name for name in names if _among(name, below[name])]
    if inside:
        raise CsvError(
            path, f"{short(inside[0])} names a column, and is a number like those below it; {_DATA}", line=line
        )
    again = [name for name in names if not PLAIN.fullmatch(name) and name in below[name]]
    if 2 * len(again) > len(names):
        raise CsvError(
            path, f"{short(again[0])} names a column, and is a value of it, as most names are; {_DATA}", line=line
        )
    odd = again or [name for name in names if PLAIN.fullmatch(name)]
    if not odd:
        return []
    how = "and is a value of it too" if again else "and is a number"
    return [f"line {line}: {short(odd[0])} names a column, {how}: header=no if the file has no header"]


def _count_up(numbers: Sequence[float]) -> bool:
    """Whether numbers go on by the same step, as no data do by chance: by 1, or three and more by any."""
    steps = [after - before for before, after in pairwise(numbers)]
    return (
        bool(steps)
        and steps[0] != 0
        and (len(steps) > 1 or steps[0] == 1)
        and all(isclose(step, steps[0]) for step in steps)
    )


def _among(name: str, column: tuple[str, ...]) -> bool:
    """Whether a name is a number in the range of those in its column."""
    if not PLAIN.fullmatch(name):
        return False
    numbers = [float(cell) for cell in set(column) if PLAIN.fullmatch(cell)]
    return bool(numbers) and min(numbers) <= float(name) <= max(numbers)
