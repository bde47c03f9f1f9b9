"""Scenario files: one TOML file for each ready-made game, read into a Treatment and its seats, or refused with a reason.

The keys under [treatment] and [[federations]] are the fields of engine.treatment, money in cents; docs/scenarios.md
describes every one. A scenario is called by its file's name. The shipped ones lie in the folder scenarios/ beside this
package; nothing else is searched, so any directory can be the working directory. A refusal names the file, the key (or
the line, where the file is not TOML at all), the value, and what is allowed.
"""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal, get_args, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from engine.bots import BOTS
from engine.treatment import Treatment, TreatmentError
from engine.values.coalition import MAX_PLAYERS
from fedgame.log.codec import TREATMENT
from fedgame.log.upcasts import SCHEMA_VERSION, upcast_treatment
from fedgame.training.trainer import check_seats, check_training, pinned

HOME = Path(__file__).resolve().parent / "scenarios"

SCENARIOS: tuple[str, ...] = (
    "quickstart",
    "classic",
    "plain_turns",
    "grand_federation",
)
"""The shipped scenarios, in the order in which people are offered them."""

_TEXT_KEYS = ("title", "title_zh", "description", "description_zh")
_KEYS = ("schema", *_TEXT_KEYS, "persons", "bots", "treatment", "federations")

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


class ScenarioError(ValueError):
    """A scenario that cannot be played; the message names the file, the key or line, the value, and what is allowed."""


@dataclass(frozen=True, slots=True)
class SeatSpec:
    """A seat as the scenario sets it up: for a person (policy None), or for a bot with this policy."""

    kind: Literal["person", "bot"]
    policy: str | None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A ready-made game. `seats` are in the order of player numbers, persons first."""

    name: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    treatment: Treatment
    seats: tuple[SeatSpec, ...]


def list_scenarios() -> tuple[Scenario, ...]:
    """The shipped scenarios, read once in each process."""
    return tuple(get_scenario(name) for name in SCENARIOS)


@cache
def get_scenario(name: str) -> Scenario:
    """The shipped scenario of that name, and never another file: safe for names that come from outside."""
    if name not in SCENARIOS:
        raise ScenarioError(f"there is no scenario {name!r}: the scenarios are {', '.join(SCENARIOS)}")
    return _read(HOME / f"{name}.toml")


def load_scenario(path_or_name: str) -> Scenario:
    """A shipped scenario by its name, or any scenario file by its path. Raises ScenarioError."""
    if path_or_name in SCENARIOS:
        return get_scenario(path_or_name)
    path = Path(path_or_name)
    if not path.is_file():
        raise ScenarioError(
            f"there is no scenario {path_or_name!r}: give the path of a scenario file, or one of {', '.join(SCENARIOS)}"
        )
    return _read(path)


def _read(path: Path) -> Scenario:
    try:
        return parse_scenario(path.stem, path.read_text(encoding="utf-8"), path.parent)
    except ScenarioError as error:
        raise ScenarioError(f"{path}: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioError(f"{path} cannot be read as UTF-8 text: {error}") from error


def parse_scenario(name: str, text: str, folder: Path = Path()) -> Scenario:
    """The scenario called `name` from the text of its file. Raises ScenarioError, whose message lacks only the file.

    `folder` is the file's: a relative path of a data file counts from there.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ScenarioError(f"this is not TOML: {error}") from error
    for key in table:
        if key not in _KEYS:
            raise ScenarioError(_unknown_key(key, table[key], key, _KEYS))
    texts = {key: _text(table, key) for key in _TEXT_KEYS if key in table}
    if not texts.get("title", "").strip():
        raise ScenarioError('title is missing: give the game a name, as in title = "Five quick turns"')
    seats = _seats(table)
    return Scenario(
        name=name,
        title=texts["title"],
        title_zh=texts.get("title_zh", texts["title"]),
        description=texts.get("description", ""),
        description_zh=texts.get("description_zh", texts.get("description", "")),
        treatment=_treatment(table, _schema(table), len(seats), folder),
        seats=seats,
    )


def _text(table: dict[str, object], key: str) -> str:
    value = table[key]
    if not isinstance(value, str) or len(value) > 1000:
        raise ScenarioError(f'{key} = {value!r} is not possible: give a text in "quotes" of at most 1000 characters')
    return value


def _schema(table: dict[str, object]) -> int:
    """The version whose defaults the file is read with: today's, unless it names another."""
    schema = table.get("schema", SCHEMA_VERSION)
    if type(schema) is not int or not 1 <= schema <= SCHEMA_VERSION:
        raise ScenarioError(f"schema = {schema!r} is not possible: give a whole number from 1 to {SCHEMA_VERSION}")
    return schema


def _seats(table: dict[str, object]) -> tuple[SeatSpec, ...]:
    persons, bots = table.get("persons", 1), table.get("bots", [])
    if type(persons) is not int or not 0 <= persons <= MAX_PLAYERS:
        raise ScenarioError(f"persons = {persons!r} is not possible: give a whole number from 0 to {MAX_PLAYERS}")
    if not isinstance(bots, list):
        raise ScenarioError(f"bots = {bots!r} is not possible: give a list of policies, one for each bot")
    for position, policy in enumerate(bots, start=1):
        if policy not in BOTS:
            raise ScenarioError(f"bots[{position}] = {policy!r} is not possible: choose one of {', '.join(BOTS)}")
    total = persons + len(bots)
    if not 1 <= total <= MAX_PLAYERS:
        raise ScenarioError(f"persons and bots make {total} seats, which is not possible: from 1 to {MAX_PLAYERS}")
    return (*[SeatSpec("person", None)] * persons, *(SeatSpec("bot", policy) for policy in bots))


def _treatment(table: dict[str, object], schema: int, seats: int, folder: Path) -> Treatment:
    given = table.get("treatment", {})
    if not isinstance(given, dict):
        raise ScenarioError(f"treatment = {given!r} is not possible: it is a table, [treatment]")
    if "federations" in given:
        raise ScenarioError("treatment.federations is in the wrong place: write each federation under [[federations]]")
    if "federations" not in table:
        raise ScenarioError("there is no federation: give at least one, under [[federations]]")
    data = dict(upcast_treatment({**given, "federations": table["federations"]}, schema))
    try:
        # By way of JSON, because pydantic's strict reading takes lists for tuples there, and a 1 for a 1.0.
        treatment = TREATMENT.validate_json(json.dumps(data, default=str), strict=True)
        treatment = replace(treatment, training=pinned(treatment.training, folder))
        check_training(treatment.training)
        check_seats(treatment, seats)
        _check_stand_ins(treatment)
    except ValidationError as error:
        raise ScenarioError(_explain(error.errors()[0], data)) from error
    except TreatmentError as error:
        raise ScenarioError(_refusal(error, ())) from error
    listed = len(treatment.endowment.listed)
    if listed > seats:
        raise ScenarioError(
            f"treatment.endowment.listed has {listed} endowments for {seats} seats: list at most one for each seat"
        )
    return treatment


def _check_stand_ins(treatment: Treatment) -> None:
    for position, policy in enumerate(treatment.stand_ins, start=1):
        if policy not in BOTS:
            raise TreatmentError(f"stand_ins[{position}]", policy, f"choose one of {', '.join(BOTS)}")


def _explain(error: ErrorDetails, data: dict[str, object]) -> str:
    location = _location_in(data, error["loc"])
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, TreatmentError):
        return _refusal(cause, location)
    key = _key(location)
    if error["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        return _unknown_key(key, error["input"], str(location[-1]), _keys_at(location[:-1]))
    if error["type"] in ("missing", "missing_argument"):
        if isinstance(location[-1], int):
            return f"{_key(location[:-1])} is not possible: give a list of two, [lowest, highest]"
        return f"{key} is missing: it has no default"
    expected = _EXPECTED.get(error["type"], error["msg"])
    if error["type"] == "literal_error":
        expected = f"choose {error['ctx']['expected']}"
    return f"{key} = {error['input']!r} is not possible: {expected}"


def _refusal(error: TreatmentError, location: Sequence[str | int]) -> str:
    """The refusal of a value: its key counts from the dataclass that checks it, `location` is where that one stands."""
    key = error.key.split(".")
    full = (*location, *(key[1:] if location else key))
    return f"{_key(full)} = {error.value!r} is not possible: {error.allowed}"


def _key(location: Iterable[str | int]) -> str:
    """The key as the file has it: ("federations", 2, "scheme") -> federations[3].scheme, others under treatment."""
    path = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location)
    return path[1:] if path.startswith(".federations") else f"treatment{path}"


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


def _keys_at(location: Iterable[str | int]) -> tuple[str, ...]:
    """The keys of the table at `location`: the fields of its dataclass."""
    at: object = Treatment
    for part in location:
        at = get_args(at)[0] if isinstance(part, int) else get_type_hints(at)[part]
    return tuple(field.name for field in fields(at)) if is_dataclass(at) else ()


def _unknown_key(key: str, value: object, last: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(last, known, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    shown = f" = {value!r}" if isinstance(value, str | int | float | bool) else ""
    return f"{key}{shown} is not known: {hint}The keys here are {', '.join(known)}"
