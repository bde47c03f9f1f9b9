"""Which rows of a file make a task, and whether they are enough: the checks of the target and of the named columns."""

from __future__ import annotations

import difflib
import math
from dataclasses import dataclass

import numpy as np

from federation_sim.tasks.csv_file.address import CsvAddress
from federation_sim.tasks.csv_file.columns import MAX_WORD, Words
from federation_sim.tasks.csv_file.errors import CsvError, short
from federation_sim.tasks.csv_file.marks import Marks
from federation_sim.tasks.csv_file.table import Table

MIN_ROWS = 40
TEST_PART = 4
MAX_TEST_SAMPLES = 2_000
MAX_CLASSES = 64
MIN_CLASS_ROWS = 5


@dataclass(frozen=True, slots=True)
class Kept:
    """Places of the rows that are used, and how many are not, for want of a target or of a party."""

    rows: tuple[int, ...]
    without_target: int
    without_party: int


def check_names(address: CsvAddress, table: Table) -> None:
    """CsvError unless the file has every column that the address names."""
    named = [("target", address.target)]
    named += [("party", address.party)] if address.party is not None else []
    named += [(key, name) for key in ("category", "ignore", "alike", "apart") for name in address.lists()[key]]
    for role, name in named:
        if name not in table.header:
            near = difflib.get_close_matches(name, table.header, n=1)
            hint = (
                f"did you mean {short(near[0])}?"
                if near
                else f"the first of {len(table.header)} is {short(table.header[0])}"
            )
            raise CsvError(address.path, f"there is no column {name!r} ({role}): {hint}")


def check_short(address: CsvAddress, column: Words) -> None:
    """CsvError for names of classes or parties that are too long to be shown."""
    for word in column.words:
        if len(word) > MAX_WORD:
            raise CsvError(
                address.path, f"{short(word)} is longer than {MAX_WORD} characters; give it a name", column=column.name
            )


def rows_to_use(address: CsvAddress, table: Table, marks: Marks) -> Kept:
    """The rows with a target and, where there is a party column, a party. CsvError for too few of them."""
    target = table.columns[table.header.index(address.target)]
    party = target if address.party is None else table.columns[table.header.index(address.party)]
    with_target = [row for row, cell in enumerate(target) if not marks.is_missing(cell)]
    rows = tuple(row for row in with_target if not marks.is_missing(party[row]))
    kept = Kept(rows, len(target) - len(with_target), len(with_target) - len(rows))
    if len(rows) < MIN_ROWS:
        lost = f", of {len(target)} in the file" if len(rows) < len(target) else ""
        whose = "target" if address.party is None else "target and a party"
        raise CsvError(address.path, f"there are {len(rows)} rows with a {whose}{lost}; at least {MIN_ROWS} are needed")
    return kept


def size_of_test_set(address: CsvAddress, target: Words) -> int:
    """The size of the test set: a quarter of the rows, but at most MAX_TEST_SAMPLES.

    CsvError for classes that are too few or too many, or have too few rows for at least one of them to be tested on.
    """
    rows, path, name = len(target.places), address.path, address.target
    if len(target.words) < 2:
        raise CsvError(path, f"every row has the target {short(target.words[0])}; two classes are needed", column=name)
    if len(target.words) > MAX_CLASSES:
        raise CsvError(
            path,
            f"the target has {len(target.words)} distinct values; at most {MAX_CLASSES} classes can be learned. Is it "
            "the right column? A number has to be put into classes first",
            column=name,
        )
    test_samples = min(round(rows / TEST_PART), MAX_TEST_SAMPLES)
    least = max(MIN_CLASS_ROWS, math.ceil(rows / test_samples))
    counts = np.bincount(target.places, minlength=len(target.words))
    rare = [word for word, count in zip(target.words, counts, strict=True) if count < least]
    if rare:
        others = f" and {len(rare) - 1} more" if len(rare) > 1 else ""
        raise CsvError(
            path,
            f"every class needs at least {least} rows, to be in the test set and in the training pool; too rare are "
            f"{short(rare[0])}{others}. Merge rare classes with others, or take their rows out",
            column=name,
        )
    return test_samples
