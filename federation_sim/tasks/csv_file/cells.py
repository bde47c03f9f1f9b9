"""One column of a file as it is written: its cells, and the lines on which they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from federation_sim.tasks.csv_file.errors import CsvError, short


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """texts (rows,), without blanks around them, and lines (rows,), from 1, of column `name` in the file `path`."""

    path: str
    name: str
    texts: tuple[str, ...]
    lines: tuple[int, ...]

    def distinct(self) -> set[str]:
        """What is written in the column."""
        return set(self.texts)

    def line(self, cell: str) -> int:
        """The line on which this is written first."""
        return self.lines[self.texts.index(cell)]

    def first(self, picked: Callable[[str], bool]) -> str | None:
        """The first cell that is picked, by the order of lines; None for none."""
        return next((text for text in self.texts if picked(text)), None)

    def refused(self, cell: str, problem: str) -> CsvError:
        """The refusal of a cell, with its line and column: `problem` follows the cell in the sentence."""
        return CsvError(self.path, f"{short(cell)} {problem}", line=self.line(cell), column=self.name)

    def remark(self, cell: str, words: str) -> str:
        """What is said of a cell, with its line and column, where it is read and not refused."""
        return f"column {short(self.name)}: {short(cell)} (line {self.line(cell)}) {words}"
