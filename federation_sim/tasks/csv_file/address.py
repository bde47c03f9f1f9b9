"""The address of a task in a user's own file: "csv:PATH?target=COLUMN&party=COLUMN", built, read and written out.

In paths and names the characters ?, & and % are written as %3F, %26 and %25, as in a URL; everything else, blanks and
Chinese included, may stand as it is. Nothing is opened here.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from federation_sim.tasks.csv_file.errors import CsvError

PREFIX = "csv:"
DELIMITERS = {",": ",", ";": ";", "tab": "\t"}
"""The delimiters by the name that an address gives them."""

_ONCE = ("target", "party", "delimiter", "digest")
_OFTEN = ("category", "ignore")
_HOW = 'write csv:PATH?target=COLUMN, as in "csv:data/patients.csv?target=diagnosis"'


@dataclass(frozen=True, slots=True)
class CsvAddress:
    """target: the column to be learned; party: the column that says whose each row is, None for no such column.

    delimiter: a key of DELIMITERS, None to find it out; categories: columns whose numbers are only codes; ignored:
    columns to leave out; digest: the SHA-256 that the file must have, in hex, None for any.
    """

    path: str
    target: str
    party: str | None = None
    delimiter: str | None = None
    categories: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    digest: str | None = None

    def __str__(self) -> str:
        pairs = [("target", self.target), ("party", self.party), ("delimiter", self.delimiter)]
        pairs += [("category", name) for name in self.categories]
        pairs += [("ignore", name) for name in self.ignored]
        pairs.append(("digest", self.digest))
        query = "&".join(f"{key}={_quoted(value)}" for key, value in pairs if value is not None)
        return f"{PREFIX}{_quoted(self.path)}?{query}"


def csv_task(
    path: str | Path,
    target: str,
    party: str | None = None,
    *,
    delimiter: str | None = None,
    categories: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> str:
    """The name of the task in this file, for TrainingSpec.task: the column `target` is learned from the others.

    party: the column that says whose each row is. delimiter: ",", ";" or "tab" (None: found out). categories: columns
    that hold codes, not numbers. ignore: columns to leave out. A CsvError, which is a ValueError, says what is wrong;
    the file itself is read when the task is used.
    """
    return str(_checked(CsvAddress(str(path), target, party, delimiter, tuple(categories), tuple(ignore))))


def parse_address(text: str) -> CsvAddress:
    """The address that `text` is. Raises CsvError with what is wrong and how it is written."""
    path, question, query = text.removeprefix(PREFIX).partition("?")
    values: dict[str, list[str]] = {}
    for part in query.split("&") if question else []:
        key, equals, value = part.partition("=")
        if key not in _ONCE + _OFTEN:
            near = difflib.get_close_matches(key, _ONCE + _OFTEN, n=1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise CsvError(text, f"{key!r} is not known: {hint}The keys are {', '.join(_ONCE + _OFTEN)}")
        if not equals or not value:
            raise CsvError(text, f"{key} has no value: write {key}=COLUMN")
        values.setdefault(key, []).append(unquote(value))
        if key in _ONCE and len(values[key]) > 1:
            raise CsvError(text, f"{key} stands there twice: give it once")
    if not path or "target" not in values:
        missing = "path" if not path else "target"
        raise CsvError(text, f"there is no {missing}: {_HOW}")
    party, delimiter, digest = (values.get(key, [None])[0] for key in ("party", "delimiter", "digest"))
    return _checked(
        CsvAddress(
            path=unquote(path),
            target=values["target"][0],
            party=party,
            delimiter=delimiter,
            categories=tuple(values.get("category", ())),
            ignored=tuple(values.get("ignore", ())),
            digest=digest,
        )
    )


def _checked(address: CsvAddress) -> CsvAddress:
    path = address.path
    if not path or not address.target:
        raise CsvError(path or "csv", f"there is no {'target' if path else 'path'}: {_HOW}")
    if address.delimiter is not None and address.delimiter not in DELIMITERS:
        known = ", ".join(repr(name) for name in DELIMITERS)
        raise CsvError(path, f"delimiter {address.delimiter!r} is not known: choose one of {known}")
    roles = [("target", address.target)]
    roles += [("party", address.party)] if address.party is not None else []
    roles += [("category", name) for name in address.categories]
    roles += [("ignore", name) for name in address.ignored]
    first: dict[str, str] = {}
    for role, name in roles:
        if name in first:
            raise CsvError(path, f"it is named both as {first[name]} and as {role}: give it once", column=name)
        first[name] = role
    digest = address.digest
    if digest is not None and (len(digest) != 64 or set(digest) - set("0123456789abcdef")):
        raise CsvError(path, f"digest {digest!r} is not possible: give the 64 hex digits of the file's SHA-256")
    return address


def _quoted(text: str) -> str:
    return "".join(f"%{ord(letter):02X}" if letter in "%?&" or ord(letter) < 32 else letter for letter in text)
