"""The TOML and JSON documents that people hand in, read so that none of them can hang or break the program, and refused
in one sentence that names the file, the key (or the line), the value, and what is allowed.

Only regular files of a bounded size are read, and what is parsed is bounded in depth, length and size of numbers, so
that every later check and every sentence about it can take it as it is. What the keys mean is for others: they hand in
the dataclass that a table describes.
"""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, cast, get_args, get_type_hints

from pydantic import JsonValue, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from engine.treatment import TreatmentError
from fedgame.training.trainer import UnfitFileError, read_regular

T = TypeVar("T")

Location: TypeAlias = Sequence[str | int]
"""The way to a value: keys of tables, and places in lists from 0."""

Naming: TypeAlias = Callable[[Location], str]
"""How a location within a table is called in the whole file."""

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


_EXPECTED = {
    "int_type": "give a whole number",
    "int_from_float": "give a whole number",
    "float_type": "give a number",
    "bool_type": "give true or false",
    "string_type": 'give a text in "quotes"',
    "tuple_type": "give a list in [brackets]",
    "too_long": "give a list of two, [lowest, highest]",
    "dict_type": "give a table of keys",
    "dataclass_type": "give a table of keys",
}


class DocumentError(ValueError):
    """A document that is refused; the message says why: the key (or the line), the value, and what is allowed.

    `key` is that of the value, as people write it, where one value is to blame; `allowed` is what it may be.
    """

    def __init__(self, message: str, *, key: str | None = None, value: object = None, allowed: str = "") -> None:
        super().__init__(message)
        self.key = key
        self.value = value
        self.allowed = allowed


def impossible(key: str, value: object, allowed: str) -> DocumentError:
    """The refusal of one value."""
    return DocumentError(f"{key} = {value!r} is not possible: {allowed}", key=key, value=value, allowed=allowed)


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


def load(path: Path, parse: Callable[[str, Path], T]) -> T:
    """What `parse(text, folder)` makes of a TOML document. Raises DocumentError, whose message names the file."""
    text = read_text(path)
    try:
        return parse(text, path.parent)
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from error


def parse_toml(text: str, *, letters: int = MAX_LETTERS) -> dict[str, object]:
    """The table that a TOML document is, its texts of at most `letters` characters. Raises DocumentError."""
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
    check_bounds(table, letters=letters)
    return table


def as_json(table: Mapping[str, object]) -> dict[str, JsonValue]:
    """A table of TOML as JSON says it; a date is a text, which a check refuses where none may stand."""
    return {key: _as_json(value) for key, value in table.items()}


def _as_json(value: object) -> JsonValue:
    if isinstance(value, dict):
        return {key: _as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_json(inner) for inner in value]
    return value if isinstance(value, bool | int | float | str) else str(value)


def check_bounds(table: dict[str, object], *, letters: int = MAX_LETTERS) -> None:
    """DocumentError for what is too deep, too long or too large to be looked at further.

    By a list of what is still to be looked at, since a function that calls itself is what deep nesting breaks.
    """
    waiting: list[tuple[str, int, object]] = [("", 0, table)]
    while waiting:
        key, depth, value = waiting.pop()
        if isinstance(value, str) and len(value) > letters:
            raise DocumentError(f"{key} has {len(value)} characters: give at most {letters}")
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


def dotted(location: Location) -> str:
    """A key as people write it: ("bots", 0) is bots[1]."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location).removeprefix(".")


def under(key: str) -> Naming:
    """The names of what stands in the table `key`, itself included."""
    return lambda location: f"{key}.{dotted(location)}" if location else key


def table_at(table: Mapping[str, object], key: str) -> dict[str, object]:
    """The table `key`, empty where it is not given. Raises DocumentError."""
    given = table.get(key, {})
    if not isinstance(given, dict):
        raise DocumentError(f"{key} = {given!r} is not possible: it is a table, [{key}]")
    return given


def check_keys(table: Mapping[str, object], known: Sequence[str], named: Naming = dotted) -> None:
    """Raises DocumentError for the first key that is not known, with the known one that is most like it."""
    for key, value in table.items():
        if key not in known:
            raise DocumentError(_unknown_key(named((key,)), value, key, known))


def filled(kind: type[T], table: Mapping[str, object], named: Naming) -> T:
    """The dataclass that a table describes, with those within it. Raises DocumentError."""
    check_keys(table, _keys_at(kind, ()), named)
    try:
        # By way of JSON, because pydantic's strict reading takes lists for tuples there, and a 1 for a 1.0.
        described: T = _adapter(cast(Any, kind)).validate_json(json.dumps(table, default=str), strict=True)
    except ValidationError as error:
        raise _explain(kind, error.errors()[0], table, named) from error
    return described


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def refusal(error: TreatmentError, location: Location, named: Naming) -> DocumentError:
    """The refusal of a value: its key counts from the dataclass that checks it, `location` is where that one stands."""
    key = error.key.split(".")
    full = (*location, *(key[1:] if location else key))
    return impossible(named(full), error.value, error.allowed)


def _explain(kind: type, error: ErrorDetails, table: Mapping[str, object], named: Naming) -> DocumentError:
    location = _location_in(table, error["loc"])
    key = named(location)
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, TreatmentError):
        return refusal(cause, location, named)
    if isinstance(cause, ValueError):
        return DocumentError(f"{key}: {cause}", key=key, allowed=str(cause))
    if error["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        unknown = _unknown_key(key, error["input"], str(location[-1]), _keys_at(kind, location[:-1]))
        return DocumentError(unknown, key=key, value=error["input"])
    if error["type"] in ("missing", "missing_argument"):
        if isinstance(location[-1], int):
            listed = named(location[:-1])
            return DocumentError(f"{listed} is not possible: give a list of two, [lowest, highest]", key=listed)
        return DocumentError(f"{key} is missing: it has no default", key=key)
    expected = _EXPECTED.get(error["type"], error["msg"])
    if error["type"] == "literal_error":
        expected = f"choose {error['ctx']['expected']}"
    return impossible(key, error["input"], expected)


def _location_in(data: object, location: Iterable[str | int]) -> tuple[str | int, ...]:
    """The part of a location that the file holds: without the names that pydantic gives to the arms of a union."""
    found: list[str | int] = []
    for part in location:
        if not isinstance(data, dict | list):
            break
        found.append(part)
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(part, int):
            data = data[part] if part < len(data) else None
    return tuple(found)


def _keys_at(kind: type, location: Location) -> tuple[str, ...]:
    """The keys of the table at `location` in a table that describes `kind`: the fields of its dataclass."""
    at: object = kind
    for part in location:
        at = get_args(at)[0] if isinstance(part, int) else get_type_hints(at)[part]
    return tuple(field.name for field in fields(at)) if is_dataclass(at) else ()


def _unknown_key(key: str, value: object, last: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(last, known, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    shown = f" = {value!r}" if isinstance(value, str | int | float | bool) else ""
    return f"{key}{shown} is not known: {hint}The keys here are {', '.join(known)}"
