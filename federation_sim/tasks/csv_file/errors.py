"""The one error of a user's own file: where in it, what is wrong, and what would be right.

Whoever may name a file must not read another one by its errors: a message holds one cell at most, and not all of a long
one.
"""

from federation_sim.regular_file import UnfitFileError

SHOWN = 60
"""So many characters of a cell are told."""


class CsvError(ValueError):
    """A file, or its address, that makes no task. The message names the file, the line and the column, where known."""

    def __init__(self, path: str, problem: str, *, line: int | None = None, column: str | None = None) -> None:
        place = [path]
        if line is not None:
            place.append(f"line {line}")
        if column is not None:
            place.append(f"column {short(column)}")
        super().__init__(f"{', '.join(place)}: {problem}".replace("\n", " "))


def short(text: str) -> str:
    """A text of the file for a message, in quotes, and cut where it is long."""
    return repr(text if len(text) <= SHOWN else f"{text[:SHOWN]}...")


def unreadable(path: str, error: OSError | UnfitFileError) -> CsvError:
    """The refusal of a file that is not there, may not be read, or is none that is read."""
    if isinstance(error, UnfitFileError):
        return CsvError(path, str(error))
    if isinstance(error, FileNotFoundError):
        return CsvError(path, "there is no such file")
    return CsvError(path, f"the file cannot be read: {error.strerror or error}")
