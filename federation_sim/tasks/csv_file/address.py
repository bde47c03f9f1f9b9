"""The address of a task in a user's own file: "csv:PATH?target=COLUMN&party=COLUMN", built, read and written out.

In paths and names the characters ?, & and % are written as %3F, %26 and %25, as in a URL; everything else, blanks and
Chinese included, may stand as it is. Nothing is opened here.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from federation_sim.tasks.csv_file.errors import SHOWN, CsvError, short

PREFIX = "csv:"
DELIMITERS = {",": ",", ";": ";", "tab": "\t"}
"""The delimiters by the name that an address gives them."""

ENCODINGS: Mapping[str, str] = MappingProxyType(
    {
        "utf-8": "utf-8-sig",
        "utf-16": "utf-16",
        "windows-1252": "cp1252",
        "latin-1": "latin-1",
        "gb18030": "gb18030",
        "big5": "big5",
        "shift-jis": "cp932",
        "euc-kr": "euc-kr",
    }
)
"""Python's codecs by the name that an address gives them. (Not any codec: some unpack, and some read no text.)"""

_CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "delimiter": tuple(DELIMITERS),
        "decimal": (".", ","),
        "header": ("yes", "no"),
        "encoding": tuple(ENCODINGS),
    }
)
_ONCE = ("target", "party", *_CHOICES, "digest")
_OFTEN = ("category", "ignore", "missing", "value", "alike", "apart")
_HOW = 'write csv:PATH?target=COLUMN, as in "csv:data/patients.csv?target=diagnosis"'


@dataclass(frozen=True, slots=True)
class CsvAddress:
    """target: the column to be learned; party: the column that says whose each row is, None for no such column.

    categories: columns whose numbers are only codes; ignored: columns to leave out; digest: the SHA-256 that the file
    must have, in hex, None for any. The others say how the file is to be read, None to find it out: delimiter, a key of
    DELIMITERS; decimal, "." or ","; header, "yes" or "no"; encoding, a key of ENCODINGS. missing and values: cells
    that hold no value, and that hold one, exactly as they are written. alike and apart: columns whose words are one,
    and are not, where only their spelling differs.
    """

    path: str
    target: str
    party: str | None = None
    delimiter: str | None = None
    categories: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    digest: str | None = None
    decimal: str | None = None
    header: str | None = None
    encoding: str | None = None
    missing: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    def __str__(self) -> str:
        pairs = [(key, value) for key, value in self.single().items() if key != "digest"]
        pairs += [(key, value) for key, values in self.lists().items() for value in values]
        pairs.append(("digest", self.digest))
        query = "&".join(f"{key}={quoted(value)}" for key, value in pairs if value is not None)
        return f"{PREFIX}{quoted(self.path)}?{query}"

    def single(self) -> dict[str, str | None]:
        """The keys that stand once, and their values."""
        return {
            "target": self.target,
            "party": self.party,
            "delimiter": self.delimiter,
            "decimal": self.decimal,
            "header": self.header,
            "encoding": self.encoding,
            "digest": self.digest,
        }

    def lists(self) -> dict[str, tuple[str, ...]]:
        """The keys that may stand often, and their values."""
        return {
            "category": self.categories,
            "ignore": self.ignored,
            "missing": self.missing,
            "value": self.values,
            "alike": self.alike,
            "apart": self.apart,
        }


def csv_task(
    path: str | Path,
    target: str,
    party: str | None = None,
    *,
    delimiter: str | None = None,
    decimal: str | None = None,
    header: bool | None = None,
    encoding: str | None = None,
    categories: Iterable[str] = (),
    ignore: Iterable[str] = (),
    missing: Iterable[str] = (),
    values: Iterable[str] = (),
    alike: Iterable[str] = (),
    apart: Iterable[str] = (),
) -> str:
    """The name of the task in this file, for TrainingSpec.task: the column `target` is learned from the others.

    party: the column that says whose each row is. categories: columns that hold codes, not numbers. ignore: columns to
    leave out. The others say how the file is read, where it is not found out or refused: delimiter ",", ";" or "tab";
    decimal "." or ","; header, whether the first line names the columns; encoding, a key of ENCODINGS; missing and
    values, cells that hold no value, or one; alike and apart, columns whose spellings of one word are one, or several.
    A CsvError, which is a ValueError, says what is wrong; the file itself is read when the task is used.
    """
    named = None if header is None else "yes" if header else "no"
    return str(
        _checked(
            CsvAddress(
                path=str(path),
                target=target,
                party=party,
                delimiter=delimiter,
                categories=tuple(categories),
                ignored=tuple(ignore),
                decimal=decimal,
                header=named,
                encoding=encoding,
                missing=tuple(missing),
                values=tuple(values),
                alike=tuple(alike),
                apart=tuple(apart),
            )
        )
    )


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
    once = {key: values.get(key, [None])[0] for key in _ONCE}
    often = {key: tuple(values.get(key, ())) for key in _OFTEN}
    return _checked(
        CsvAddress(
            path=unquote(path),
            target=values["target"][0],
            party=once["party"],
            delimiter=once["delimiter"],
            categories=often["category"],
            ignored=often["ignore"],
            digest=once["digest"],
            decimal=once["decimal"],
            header=once["header"],
            encoding=once["encoding"],
            missing=often["missing"],
            values=often["value"],
            alike=often["alike"],
            apart=often["apart"],
        )
    )


def _checked(address: CsvAddress) -> CsvAddress:
    path, single, lists = address.path, address.single(), address.lists()
    if not path or not address.target:
        raise CsvError(path or "csv", f"there is no {'target' if path else 'path'}: {_HOW}")
    for key, choices in _CHOICES.items():
        value = single[key]
        if value is not None and value not in choices:
            raise CsvError(path, f"{key} {value!r} is not known: choose one of {', '.join(map(repr, choices))}")
    roles = [(role, name) for role in ("target", "party") if (name := single[role]) is not None]
    roles += [(role, name) for role in ("category", "ignore") for name in lists[role]]
    _each_once(path, "column", roles)
    _each_once(path, "column", [(role, name) for role in ("alike", "apart", "ignore") for name in lists[role]])
    _each_once(path, "cell", [(role, text) for role in ("missing", "value") for text in lists[role]])
    digest = address.digest
    if digest is not None and (len(digest) != 64 or set(digest) - set("0123456789abcdef")):
        raise CsvError(path, f"digest {digest!r} is not possible: give the 64 hex digits of the file's SHA-256")
    return address


def _each_once(path: str, what: str, roles: Iterable[tuple[str, str]]) -> None:
    first: dict[str, str] = {}
    for role, name in roles:
        if name in first:
            problem = f"it is named both as {first[name]} and as {role}: give it once"
            raise CsvError(f"{path}, {what} {short(name)}", problem)
        first[name] = role


def for_key(text: str) -> str:
    """A name or cell as a message may give it to a key; a long one is not spelled out."""
    return quoted(text) if len(text) <= SHOWN else "..."


def quoted(text: str) -> str:
    """A path, name or cell as an address writes it."""
    return "".join(f"%{ord(letter):02X}" if letter in "%?&" or ord(letter) < 32 else letter for letter in text)
