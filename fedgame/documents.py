"""The TOML and JSON documents that people hand in, read so that none of them can hang or break the program.

Only regular files of a bounded size are read, and what is parsed is bounded in depth, length and size of numbers, so
that every later check and every sentence about it can take it as it is. What the keys mean is for others.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from fedgame.training.trainer import UnfitFileError, read_regular

MAX_TOML_BYTES = 256 * 1024
MAX_JSON_BYTES = 16 * 2**20

MAX_DEPTH = 16
"""Tables and lists within each other."""

MAX_ENTRIES = 1_000
"""Keys of one table, entries of one list."""

MAX_LETTERS = 4_096
"""Of one text."""

MAX_DOTS = 500
"""In one line: what a dotted key takes to be read grows with the square of its parts."""

MAX_WHOLE = 2**63 - 1
"""What TOML promises of whole numbers."""


class DocumentError(ValueError):
    """A document that is not read; the message says why, and where it is known, at which key."""


def read_document(path: Path, most: int) -> bytes:
    """The content of a document of at most `most` bytes. Raises DocumentError, whose message names the file."""
    try:
        return read_regular(path, most)
    except UnfitFileError as error:
        raise DocumentError(f"{path} cannot be read: {error}") from error
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror or error}") from error


def read_text(path: Path) -> str:
    """The text of a TOML document. Raises DocumentError, whose message names the file."""
    try:
        return read_document(path, MAX_TOML_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = error.object[error.start]
        raise DocumentError(f"{path} is not UTF-8 text: byte 0x{byte:02X} in line {line}; save it in UTF-8") from error


def parse_toml(text: str) -> dict[str, object]:
    """The table that a TOML document is. Raises DocumentError."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > MAX_DOTS:
            raise DocumentError(f"line {number} has {line.count('.')} dots: at most {MAX_DOTS} can be read")
    try:
        table: dict[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(f"this is not TOML: {error}") from error
    except RecursionError as error:
        raise DocumentError(f"it is nested too deeply: at most {MAX_DEPTH} levels can be read") from error
    except ValueError as error:  # Python's own limit of digits
        raise DocumentError(f"a number in it has too many digits: whole numbers go up to {MAX_WHOLE}") from error
    _check(table)
    return table


def _check(table: dict[str, object]) -> None:
    """By a list of what is still to be looked at, since a function that calls itself is what deep nesting breaks."""
    waiting: list[tuple[str, int, object]] = [("", 0, table)]
    while waiting:
        key, depth, value = waiting.pop()
        if isinstance(value, str) and len(value) > MAX_LETTERS:
            raise DocumentError(f"{key} has {len(value)} characters: give at most {MAX_LETTERS}")
        if isinstance(value, int) and abs(value) > MAX_WHOLE:
            raise DocumentError(f"{key} is too large: whole numbers go up to {MAX_WHOLE}")
        if not isinstance(value, dict | list):
            continue
        if depth > MAX_DEPTH:
            raise DocumentError(f"{key} is nested too deeply: at most {MAX_DEPTH} levels can be read")
        if len(value) > MAX_ENTRIES:
            raise DocumentError(f"{key or 'the file'} has {len(value)} entries: give at most {MAX_ENTRIES}")
        if isinstance(value, dict):
            waiting += [(_within(key, name), depth + 1, inner) for name, inner in reversed(value.items())]
        else:
            waiting += [(f"{key}[{place}]", depth + 1, inner) for place, inner in enumerate(value, start=1)]


def _within(key: str, name: str) -> str:
    if len(name) > 200:
        raise DocumentError(f"the key {name[:60]}... has {len(name)} characters: give at most 200")
    return f"{key}.{name}" if key else name
