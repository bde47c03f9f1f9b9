"""An experiment as a TOML file, both ways: what is written is read back the same, and what is wrong in a file somebody
wrote by hand is told by its key, its line, and what would be right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

import tomli_w

from fedgame.documents import DocumentError, as_json, impossible, parse_toml
from fedgame.experiments.design import Design
from fedgame.experiments.document import Json
from fedgame.rooms.experiments import read_design

MAX_TEXT = 20_000
"""Characters of one text, as a design takes them."""

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_KEY = rf"({_PART}(?:\s*\.\s*{_PART})*)"
_HEADER = re.compile(rf"^\s*(\[\[?)\s*{_KEY}\s*\]")
_ASSIGNED = re.compile(rf"^\s*{_KEY}\s*=")


def to_toml(document: Mapping[str, Json]) -> str:
    """The document as a file, in the order of a design. Keys without a value are left out; DocumentError for one in a list."""
    known = [key for key in Design.model_fields if key in document]
    tidy = {key: _told(document[key], key) for key in (*known, *(document.keys() - known)) if document[key] is not None}
    carriage = "\\r" in json.dumps(tidy)  # a text of several lines would lose it
    return tomli_w.dumps(tidy, multiline_strings=not carriage)


def _told(value: Json, at: str) -> object:
    if isinstance(value, dict):
        return {key: _told(inner, f"{at}.{key}") for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_told(inner, f"{at}.{place}") for place, inner in enumerate(value)]
    if value is None or (isinstance(value, float) and not isfinite(value)):
        raise impossible(at, value, "leave it out, or give a finite value")
    return value


def from_toml(text: str) -> dict[str, Json]:
    """The document that a file is. DocumentError names the first key that is wrong, its line, and how many others are."""
    table = parse_toml(text, letters=MAX_TEXT)
    document = as_json(table)
    _, problems = read_design(document)
    if problems:
        first = problems[0]
        line = line_of(text, first.path)
        place = f"line {line}, {first.path}" if line else first.path
        more = len(problems) - 1
        others = f" ({more} more {'thing is' if more == 1 else 'things are'} wrong)" if more else ""
        raise DocumentError(f"{place}: {first.message}{others}", key=first.path)
    return document


def line_of(text: str, path: str) -> int | None:
    """The line of a file on which stands what is at `path` (keys, and places from 0, joined by points), or the table or
    list that it belongs into; None for nothing of it.
    """
    wanted = tuple(path.split("."))
    best, length = None, 0
    for number, found in _places(text.split("\n")):
        common = 0
        while common < min(len(found), len(wanted)) and found[common] == wanted[common]:
            common += 1
        whole = common == len(found)
        if whole and common > length:
            best, length = number, common
    return best


def _places(lines: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The lines on which a table, a key or a listed table begins, with its path. Texts of several lines are passed over."""
    counts: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    ends: str | None = None
    listed: tuple[str, ...] | None = None
    for number, line in enumerate(lines, start=1):
        if ends is not None:
            ends = None if ends in line else ends
            continue
        if header := _HEADER.match(line):
            table = _resolved(_parts(header[2]), counts, new_item=header[1] == "[[")
            yield number, table
        elif assigned := _ASSIGNED.match(line):
            path = (*table, *_parts(assigned[1]))
            yield number, path
            listed = path if line.rstrip().endswith("[") else None
            counts[path] = -1
            for quotes in ('"""', "'''"):
                if line.count(quotes) % 2:
                    ends = quotes

        elif listed is not None and line.lstrip().startswith("{"):
            counts[listed] += 1
            yield number, (*listed, str(counts[listed]))


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))


def _resolved(parts: tuple[str, ...], counts: dict[tuple[str, ...], int], *, new_item: bool) -> tuple[str, ...]:
    """The path of a header: within a list of tables, that of its last item."""
    path: tuple[str, ...] = ()
    for position, part in enumerate(parts):
        path = (*path, part)
        if new_item and position == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, str(counts[path]))
    return path
