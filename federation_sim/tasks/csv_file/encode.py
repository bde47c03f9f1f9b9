"""Columns into features: numbers as they are, words as one feature of 0 or 1 for each category.

A missing number becomes the median of the training pool, a missing word a category of its own. Medians and categories
come from the training pool alone, so that the test set tells nothing to the models; a category that only the test set
knows is 0 everywhere. A column that can teach nothing is left out, and the report says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from federation_sim.tasks.csv_file.columns import MAX_CATEGORIES, MAX_WORD, Numbers, Words
from federation_sim.tasks.csv_file.errors import CsvError, short
from federation_sim.tasks.report import ColumnReport
from federation_sim.tasks.task import Shown

MAX_FEATURES = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """features (rows, d), their names, which of them are to be standardised (d,), the rows as people read them."""

    features: NDArray[np.float64]
    names: tuple[str, ...]
    standardise: NDArray[np.bool_]
    shown: Shown
    reports: tuple[ColumnReport, ...]


def encode(path: str, columns: Sequence[Numbers | Words], train: NDArray[np.int64], asked: frozenset[str]) -> Encoded:
    """The features of these columns; `train` are the rows of the training pool, `asked` the columns that were called
    categories, which are never taken for identifiers. Raises CsvError where no feature or too many are left.
    """
    parts: list[NDArray[np.float64]] = []
    names: list[str] = []
    standardise: list[bool] = []
    shown: list[tuple[str, NDArray[np.float64], tuple[str, ...]]] = []
    reports: list[ColumnReport] = []
    for column in columns:
        reason = _why_not(column, train, asked)
        made, labels, note = (None, (), reason) if reason else _features(column, train)
        if made is not None:
            parts.append(made)
            names.extend(labels)
            standardise.extend([isinstance(column, Numbers)] * len(labels))
            shown.append(_as_shown(column))
            if len(names) > MAX_FEATURES:
                raise CsvError(
                    path, f"the columns make more than {MAX_FEATURES} features: ignore some", column=column.name
                )
        reports.append(_report(column, len(labels), note))
    if not parts:
        raise _nothing_left(path, columns, reports)
    return Encoded(
        features=np.concatenate(parts, axis=1),
        names=tuple(names),
        standardise=np.array(standardise),
        shown=Shown(
            names=tuple(name for name, _, _ in shown),
            values=np.stack([values for _, values, _ in shown], axis=1).astype(np.float32),
            words=tuple(words for _, _, words in shown),
        ),
        reports=tuple(reports),
    )


def _nothing_left(path: str, columns: Sequence[Numbers | Words], reports: Sequence[ColumnReport]) -> CsvError:
    """The refusal of a file without a column to learn from: why the first was left out, and what was to be said of it."""
    if not reports:
        return CsvError(path, "there is no other column")
    more = f", and {len(reports) - 1} more were left out" if len(reports) > 1 else ""
    said = f"; {columns[0].remarks[0]}" if columns[0].remarks else ""
    return CsvError(path, f"no column is left to learn from ({short(reports[0].name)}: {reports[0].note}{said}){more}")


def _features(column: Numbers | Words, train: NDArray[np.int64]) -> tuple[NDArray[np.float64], tuple[str, ...], str]:
    """The features (rows, f) of a column, their names, and what was done about missing values."""
    if isinstance(column, Numbers):
        if not column.missing.any():
            return column.values[:, None], (column.name,), ""
        median = float(np.nanmedian(column.values[train]))
        filled = np.where(column.missing, median, column.values)
        return filled[:, None], (column.name,), f"missing values count as {median:g}, the median"
    # A missing word's place is -1, which comes before all words.
    places = np.unique(column.places[train])
    labels = tuple(
        f"{column.name} = {column.words[place]}" if place >= 0 else f"{column.name} missing" for place in places
    )
    note = "missing values are a category of their own" if column.missing.any() else ""
    return (column.places[:, None] == places[None, :]).astype(np.float64), labels, note


def _why_not(column: Numbers | Words, train: NDArray[np.int64], asked: frozenset[str]) -> str:
    """Why nothing can be learned from this column; empty where something can."""
    missing = column.missing
    if missing[train].all():
        return "it has no value in the training pool"
    values = column.values if isinstance(column, Numbers) else column.places
    distinct = len(np.unique(values[train][~missing[train]]))
    if distinct == 1 and (isinstance(column, Numbers) or not missing[train].any()):
        return "it has the same value in every row"
    if isinstance(column, Words):
        if len(column.words) > MAX_CATEGORIES:
            return f"more than {MAX_CATEGORIES} categories, as names and dates have"
        if any(len(word) > MAX_WORD for word in column.words):
            return f"it holds texts of more than {MAX_WORD} characters"
        if 2 * len(column.words) > (~missing).sum() and column.name not in asked:
            return "nearly every row has another word, as identifiers have"
    return ""


def _as_shown(column: Numbers | Words) -> tuple[str, NDArray[np.float64], tuple[str, ...]]:
    if isinstance(column, Numbers):
        return column.name, column.values, ()
    return column.name, np.where(column.missing, np.nan, column.places.astype(np.float64)), column.words


def _report(column: Numbers | Words, features: int, note: str) -> ColumnReport:
    values = column.values if isinstance(column, Numbers) else column.places
    return ColumnReport(
        name=column.name,
        role="left out" if features == 0 else "number" if isinstance(column, Numbers) else "category",
        missing=int(column.missing.sum()),
        values=len(np.unique(values[~column.missing])),
        features=features,
        note=note,
    )
