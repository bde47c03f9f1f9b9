"""Two arms key by key, and copies of one arm that differ in one key: what an experiment is made of.

What a document leaves out has its default here, so that it differs from nothing that writes the default out. Titles and
descriptions are no part of it. Federations are the same where they have the same name; those that are left over are
compared by their places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from engine.schemes import SchemeError, all_parameters
from engine.schemes.parameters import frozen_table
from fedgame.arms.document import Document, Json, at, changed, leaves
from fedgame.arms.form import fields_by_key, form
from fedgame.arms.scenario import TEXT_KEYS
from fedgame.documents import impossible

MAX_COPIES = 12


@dataclass(frozen=True, slots=True)
class Difference:
    """`key` is that of the form; `path` where it stands in the right document (in the left one, where the right has no
    such federation). `federation` is its name, None for a key of the whole arm. A side is None where there is nothing.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"json_schema_serialization_defaults_required": True}
    key: str
    path: str
    federation: str | None
    left: Any
    right: Any


def compare(left: Document, right: Document) -> tuple[Difference, ...]:
    """What differs, in the order of the form: first what concerns the whole arm, then federation by federation."""
    found = [
        Difference(key, key, None, one, other)
        for key in (field.key for field in form())
        if key not in TEXT_KEYS and not key.startswith(("federations.", "treatment.endowment.listed."))
        if (one := _value(left, key, key)) != (other := _value(right, key, key))
    ]
    pairs = tuple(_pairs(_names(left), _names(right)))
    order = [(one, other) for one, other in pairs if one is not None and other is not None]
    if [one for one, _ in order] != sorted(one for one, _ in order):
        found.append(Difference("federations", "federations", None, [*_names(left)], [*_names(right)]))
    for one, other in pairs:
        found += _of_federation(left, right, one, other)
    return tuple(found)


def vary(document: Document, path: str, values: Sequence[Json], titled: str = "{title}: {value}") -> list[Document]:
    """A copy for each value, with that at `path` and the value in its title. Raises DocumentError."""
    if not 1 <= len(values) <= MAX_COPIES:
        raise impossible(path, len(values), f"give from 1 to {MAX_COPIES} values")
    title = document.get("title", "")
    copies = [changed(document, path, value) for value in values]
    for copy, value in zip(copies, values, strict=True):
        copy["title"] = titled.format(title=title, value=value if isinstance(value, str) else in_short(value))
        if copy.get("title_zh"):
            copy["title_zh"] = titled.format(title=copy["title_zh"], value=in_short(value))
    return copies


def in_short(value: Json) -> str:
    """A value as a title says it."""
    text = ", ".join(str(inner) for _, inner in leaves(value)) if isinstance(value, list | dict) else str(value)
    return text[:60]


def _value(document: Document, path: str, key: str) -> Json:
    given = at(document, path)
    default: Json = fields_by_key()[key].default
    return default if given is None else given


def _names(document: Document) -> list[str]:
    given = document.get("federations")
    listed = given if isinstance(given, list) else []
    return [str(one.get("name", "")) if isinstance(one, dict) else "" for one in listed]


def _pairs(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Places of the same federation on both sides, in the order of the right side; then what only the left side has."""
    taken: dict[int, int] = {}
    for place, name in enumerate(right):
        twin = next((one for one, other in enumerate(left) if other == name and one not in taken.values()), None)
        if twin is not None:
            taken[place] = twin
    for place in range(len(right)):
        if place not in taken and place < len(left) and place not in taken.values():
            taken[place] = place
        yield taken.get(place), place
    for place in range(len(left)):
        if place not in taken.values():
            yield place, None


def _of_federation(left: Document, right: Document, one: int | None, other: int | None) -> Iterator[Difference]:
    side, place = (right, other) if other is not None else (left, one)
    assert place is not None  # noqa: S101 - a pair has a side
    path, name = f"federations.{place}", _names(side)[place]
    if one is None or other is None:
        yield Difference(
            "federations", path, name, _names(left)[one] if one is not None else None, name if one is None else None
        )
        return
    mine: object
    yours: object
    for field in form():
        key = field.key
        if not key.startswith("federations."):
            continue
        own, theirs = (key.replace("federations", f"federations.{number}", 1) for number in (one, other))
        if key == "federations.scheme_parameters":
            mine, yours = _parameters(left, one), _parameters(right, other)
        else:
            mine, yours = _value(left, own, key), _value(right, theirs, key)
        if mine != yours:
            yield Difference(key, theirs, name, mine, yours)


def _parameters(document: Document, number: int) -> object:
    """All that the scheme is given, its defaults as well; as it stands there, where the scheme does not take it."""
    scheme, given = (at(document, f"federations.{number}.{key}") for key in ("scheme", "scheme_parameters"))
    if given is None:
        given = {}
    try:
        return (
            all_parameters(scheme, frozen_table(given))
            if isinstance(scheme, str) and isinstance(given, dict)
            else given
        )
    except SchemeError:
        return given
