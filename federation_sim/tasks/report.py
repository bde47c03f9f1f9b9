"""What became of a user's file on its way to a task: every column, what it was taken for, and what was missing.

Nothing that is left out or filled in is left out or filled in silently: it stands here. The report of a file is made
where the file is read; this module only holds it and says it in words.
"""

from dataclasses import dataclass
from typing import Literal

Role = Literal["target", "party", "number", "category", "left out"]


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """One column of the file. missing: cells without a value, among the rows that are used; values: distinct ones.

    features: how many inputs of the model came of it; note: what was done about missing values, or why it was left out.
    """

    name: str
    role: Role
    missing: int
    values: int
    features: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class TaskReport:
    """The whole file. digest: SHA-256 of its bytes, in hex; rows: those used, test set included.

    rows_without_target and rows_without_party were left out, since nothing can be learned from or dealt of them.
    remarks: what could have been read otherwise, each with the line and the key of the address that overrides it.
    """

    path: str
    digest: str
    delimiter: str
    rows: int
    rows_without_target: int
    rows_without_party: int
    columns: tuple[ColumnReport, ...]
    remarks: tuple[str, ...]

    @property
    def missing(self) -> dict[str, int]:
        """Cells without a value, by column, for the columns that have any."""
        return {column.name: column.missing for column in self.columns if column.missing}

    def lines(self) -> tuple[str, ...]:
        """The report in words, one sentence a line."""
        left_out = [
            f"{count} {_plural(count, 'row')} without a {what} left out"
            for count, what in ((self.rows_without_target, "target"), (self.rows_without_party, "party"))
            if count
        ]
        first = f"{self.path}: {self.rows} rows used" + "".join(f", {text}" for text in left_out)
        return (first, f"SHA-256 {self.digest}", *(_line(column) for column in self.columns), *self.remarks)


def _line(column: ColumnReport) -> str:
    parts = [f"{column.role}, {column.values} distinct {_plural(column.values, 'value')}"]
    if column.missing:
        parts.append(f"{column.missing} missing")
    if column.role in ("number", "category"):
        parts.append(f"{column.features} {_plural(column.features, 'feature')}")
    note = f" ({column.note})" if column.note else ""
    return f"column {column.name!r}: {', '.join(parts)}{note}"


def _plural(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"
