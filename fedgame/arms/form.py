"""Every key that an arm may have, as a form needs it: what kind of value, from where to where, its default, its words.

It is made from the dataclasses of the treatment and their ranges, so that a new key appears by itself; only its words and
its part of the form are written down (fedgame.arms.form_words). A key is called as in a scenario file, without the
number of its federation or entry. What a scheme may be given is its own business and stands in the catalogue.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from engine.ranges import MAX_NAME, RANGES
from engine.schemes import Choice
from engine.treatment import Endowment, FederationSpec, Treatment
from engine.values.coalition import MAX_PLAYERS
from engine.values.parameters import Range
from engine.values.words import NO_WORDS, Words
from fedgame.arms.form_words import CHOICE_WORDS, KEY_WORDS, Section
from fedgame.arms.scenario import MAX_TEXT

Kind = Literal["text", "number", "integer", "money", "share", "flag", "choice", "names", "entries", "table"]
"""`names` is a list of names of a registry, `entries` one of tables, `table` what a scheme may be given."""

Registry = Literal["schemes", "tasks", "models", "partitions", "bots"]

REGISTRIES: Mapping[str, Registry] = {
    "bots": "bots",
    "treatment.stand_ins": "bots",
    "federations.scheme": "schemes",
    "treatment.training.task": "tasks",
    "treatment.training.model": "models",
    "treatment.training.partition": "partitions",
}
"""Keys whose values are names of a registry, which the catalogue has in words."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One key. `pair`: the value is [lowest, highest], each of that kind. `highest` is None where there is no bound;
    `above` and `below` leave out the end itself. `whole`: no decimals, and money is whole cents. `most` bounds the
    characters of a text and the entries of a list. `default` is None where a value is needed.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"json_schema_serialization_defaults_required": True}
    key: str
    section: Section
    kind: Kind
    label: Words
    help: Words
    unit: Words
    pair: bool = False
    whole: bool = False
    lowest: float | None = None
    highest: float | None = None
    above: bool = False
    below: bool = False
    least: int | None = None
    most: int | None = None
    needed: bool = False
    default: Any = None
    choices: tuple[Choice, ...] = ()
    registry: Registry | None = None


@cache
def form() -> tuple[FormField, ...]:
    """Every key of a document, section by section in no other order than that of the words."""
    made = {field.key: field for field in _made()}
    return tuple(made[key] for key in KEY_WORDS if key in made)


@cache
def fields_by_key() -> Mapping[str, FormField]:
    return {field.key: field for field in form()}


def keys() -> tuple[str, ...]:
    """Every key that the dataclasses have, with words or without."""
    return tuple(path for path, *_ in _walk())


def _made() -> Iterator[FormField]:
    for path, hint, default, needed in _walk():
        if path in KEY_WORDS:
            yield _field(path, hint, default, needed)


def _walk() -> Iterator[tuple[str, Any, object, bool]]:
    for key in ("title", "title_zh", "description", "description_zh"):
        yield key, str, "", key == "title"
    yield "persons", int, 1, False
    yield "bots", tuple[str, ...], (), False
    yield from _of_class(Treatment, "treatment")
    yield from _of_class(FederationSpec, "federations")
    yield from _of_class(Endowment, "treatment.endowment.listed")


def _of_class(kind: type, under: str) -> Iterator[tuple[str, Any, object, bool]]:
    """Path, type, default, and whether a value is needed, of every key below a dataclass; federations go by themselves."""
    hints = get_type_hints(kind)
    for part in fields(kind):
        path, hint = f"{under}.{part.name}", hints[part.name]
        if path == "treatment.federations":
            continue
        if is_dataclass(hint):
            yield from _of_class(hint, path)  # type: ignore[arg-type]  # of a class, is_dataclass says nothing to mypy
        else:
            default = _default(part)
            yield path, hint, None if default is MISSING else default, default is MISSING


def _default(part: Field[Any]) -> object:
    return part.default_factory() if part.default_factory is not MISSING else part.default


def _field(path: str, hint: Any, default: object, needed: bool) -> FormField:
    words = KEY_WORDS[path]
    allowed = range_of(path)
    pair = _is_pair(hint)
    kind = _kind(path, get_args(hint)[0] if pair else hint, allowed)
    least, most = _size(path, kind, allowed)
    numbers = allowed if kind in ("number", "integer", "money", "share") else None
    return FormField(
        key=path,
        section=words.section,
        kind=kind,
        label=words.label,
        help=words.help,
        unit=words.unit,
        pair=pair,
        whole=numbers.whole if numbers else False,
        lowest=numbers.low if numbers else None,
        highest=numbers.high if numbers and numbers.high != float("inf") else None,
        above=numbers.above if numbers else False,
        below=numbers.below if numbers else False,
        least=least,
        most=most,
        needed=needed,
        default=json.loads(TypeAdapter(Any).dump_json(default)),
        choices=_choices(path, hint),
        registry=REGISTRIES.get(path),
    )


def range_of(path: str) -> Range | None:
    """The numbers that may stand at a key; of a list, how many entries."""
    if path == "persons":
        return Range(0, MAX_PLAYERS)
    if path == "bots":
        return Range(0, MAX_PLAYERS)
    inner = path.removeprefix("treatment.").removeprefix("federations.")
    inner = inner.replace("endowment.listed.", "endowment.")
    return RANGES.get(path) or RANGES.get(inner)


def _is_pair(hint: Any) -> bool:
    arguments = get_args(hint)
    return get_origin(hint) is tuple and len(arguments) == 2 and arguments[1] is not Ellipsis


def _kind(path: str, hint: Any, allowed: Range | None) -> Kind:
    origin = get_origin(hint)
    if path in REGISTRIES:
        return "names" if origin is tuple else "choice"
    if origin is tuple:
        return "entries"
    if origin in (Union, UnionType):
        return "table"
    if origin is Literal:
        return "choice"
    if hint is bool:
        return "flag"
    if hint in (int, float):
        if path.endswith("_cents"):
            return "money"
        if hint is float and allowed and (allowed.low, allowed.high) == (0, 1):
            return "share"
        return "integer" if hint is int else "number"
    return "text" if hint is str else "table"


def _size(path: str, kind: Kind, allowed: Range | None) -> tuple[int | None, int | None]:
    if kind == "text":
        return (1, MAX_NAME) if path == "federations.name" else (1 if path == "title" else 0, MAX_TEXT)
    if kind == "names" and allowed:
        return int(allowed.low), int(allowed.high)
    if kind == "entries":
        return 0, MAX_PLAYERS
    return None, None


def _choices(path: str, hint: Any) -> tuple[Choice, ...]:
    if get_origin(hint) is not Literal or path in REGISTRIES:
        return ()
    named = CHOICE_WORDS.get(path, {})
    return tuple(Choice(name, named.get(name, NO_WORDS)) for name in get_args(hint))
