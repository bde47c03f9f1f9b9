"""Scenario files: one TOML file for each ready-made game, read into a Treatment and its seats, or refused with a reason.

The keys under [treatment] and [[federations]] are the fields of engine.treatment, money in cents; docs/scenarios.md
describes every one. A scenario is called by its file's name. The shipped ones are data of this package; a server may
offer those of a folder besides, and nothing else is searched, so any directory can be the working directory. A refusal
names the file, the key (or the line, where the file is not TOML at all), the value, and what is allowed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from engine.bots import BOTS
from engine.treatment import Treatment, TreatmentError
from engine.values.coalition import MAX_PLAYERS
from fedgame.documents import (
    DocumentError,
    Location,
    check_keys,
    dotted,
    filled,
    impossible,
    load,
    parse_toml,
    refusal,
    table_at,
    under,
)
from fedgame.log.upcasts import SCHEMA_VERSION, upcast_treatment
from fedgame.training.trainer import check_seats, check_training, pinned
from fedgame.wire.limits import MAX_SCENARIO_NAME

HOME = files(__package__) / "scenarios"

SCENARIOS: tuple[str, ...] = (
    "quickstart",
    "classic",
    "plain_turns",
    "grand_federation",
)
"""The shipped scenarios, in the order in which people are offered them."""

TEXT_KEYS = ("title", "title_zh", "description", "description_zh")
MAX_TEXT = 1000
"""Characters of each."""

DOCUMENT_KEYS = ("schema", *TEXT_KEYS, "persons", "bots", "treatment", "federations")
"""What stands at the top of a document, in the order in which it is written."""


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
        raise DocumentError(f"there is no scenario {name!r}: the scenarios are {', '.join(SCENARIOS)}")
    return parse_scenario(name, (HOME / f"{name}.toml").read_text(encoding="utf-8"))


def offered_scenarios(folder: Path | None) -> tuple[Scenario, ...]:
    """What a server offers: the shipped scenarios, then those of the folder's files *.toml, in the order of their names.

    Raises DocumentError, whose message names the folder or the file.
    """
    if folder is None:
        return list_scenarios()
    try:
        own = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))
    except OSError as error:
        raise DocumentError(f"the folder of scenarios {folder} cannot be read: {error.strerror}") from error
    for path in own:
        if path.stem in SCENARIOS:
            raise DocumentError(f"{path}: {path.stem} is the name of a shipped scenario; give the file another name")
        if len(path.stem) > MAX_SCENARIO_NAME:
            raise DocumentError(f"{path}: the name is too long; give it at most {MAX_SCENARIO_NAME} characters")
    return (*list_scenarios(), *map(_read, own))


def load_scenario(path_or_name: str) -> Scenario:
    """A shipped scenario by its name, or any scenario file by its path. Raises DocumentError."""
    if path_or_name in SCENARIOS:
        return get_scenario(path_or_name)
    path = Path(path_or_name)
    if not os.path.exists(path):
        raise DocumentError(
            f"there is no scenario {path_or_name!r}: give the path of a scenario file, or one of {', '.join(SCENARIOS)}"
        )
    return _read(path)


def _read(path: Path) -> Scenario:
    return load(path, lambda text, folder: parse_scenario(path.stem, text, folder))


def parse_scenario(name: str, text: str, folder: Path = Path()) -> Scenario:
    """The scenario called `name` from the text of its file. Raises DocumentError, whose message lacks only the file.

    `folder` is the file's: a relative path of a data file counts from there.
    """
    return scenario_of(name, parse_toml(text), folder)


def scenario_of(name: str, table: dict[str, object], folder: Path = Path()) -> Scenario:
    """The scenario that a document describes: the table of a scenario file. Raises DocumentError."""
    check_keys(table, DOCUMENT_KEYS)
    texts = {key: _text(table, key) for key in TEXT_KEYS if key in table}
    if not texts.get("title", "").strip():
        raise DocumentError(
            'title is missing: give the game a name, as in title = "Five quick turns"', key="title", value=""
        )
    seats = _seats(table)
    return Scenario(
        name=name,
        title=texts["title"],
        title_zh=texts.get("title_zh") or texts["title"],
        description=texts.get("description", ""),
        description_zh=texts.get("description_zh") or texts.get("description", ""),
        treatment=_treatment(table, _schema(table), len(seats), folder),
        seats=seats,
    )


def _text(table: dict[str, object], key: str) -> str:
    value = table[key]
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise impossible(key, value, f'give a text in "quotes" of at most {MAX_TEXT} characters')
    return value


def _schema(table: dict[str, object]) -> int:
    """The version whose defaults the file is read with: today's, unless it names another."""
    schema = table.get("schema", SCHEMA_VERSION)
    if type(schema) is not int or not 1 <= schema <= SCHEMA_VERSION:
        raise impossible("schema", schema, f"give a whole number from 1 to {SCHEMA_VERSION}")
    return schema


def _seats(table: dict[str, object]) -> tuple[SeatSpec, ...]:
    persons, bots = table.get("persons", 1), table.get("bots", [])
    if type(persons) is not int or not 0 <= persons <= MAX_PLAYERS:
        raise impossible("persons", persons, f"give a whole number from 0 to {MAX_PLAYERS}")
    if not isinstance(bots, list):
        raise impossible("bots", bots, "give a list of policies, one for each bot")
    for position, policy in enumerate(bots, start=1):
        if policy not in BOTS:
            raise impossible(f"bots[{position}]", policy, f"choose one of {', '.join(BOTS)}")
    total = persons + len(bots)
    if not 1 <= total <= MAX_PLAYERS:
        raise DocumentError(
            f"persons and bots make {total} seats, which is not possible: from 1 to {MAX_PLAYERS}", key="persons"
        )
    return (*[SeatSpec("person", None)] * persons, *(SeatSpec("bot", policy) for policy in bots))


def _treatment(table: dict[str, object], schema: int, seats: int, folder: Path) -> Treatment:
    given = table_at(table, "treatment")
    if "federations" in given:
        raise DocumentError(
            "treatment.federations is in the wrong place: write each federation under [[federations]]",
            key="treatment.federations",
        )
    if "federations" not in table:
        raise DocumentError("there is no federation: give at least one, under [[federations]]", key="federations")
    data = upcast_treatment({**given, "federations": table["federations"]}, schema)
    treatment = filled(Treatment, data, _named)
    try:
        treatment = replace(treatment, training=pinned(treatment.training, folder))
        check_training(treatment.training)
        check_seats(treatment, seats)
        _check_stand_ins(treatment)
    except TreatmentError as error:
        raise refusal(error, (), _named) from error
    listed = len(treatment.endowment.listed)
    if listed > seats:
        raise DocumentError(
            f"treatment.endowment.listed has {listed} endowments for {seats} seats: list at most one for each seat",
            key="treatment.endowment.listed",
        )
    return treatment


def _check_stand_ins(treatment: Treatment) -> None:
    for position, policy in enumerate(treatment.stand_ins, start=1):
        if policy not in BOTS:
            raise TreatmentError(f"stand_ins[{position}]", policy, f"choose one of {', '.join(BOTS)}")


def _named(location: Location) -> str:
    """A key of the treatment as the file has it: federations stand by themselves, all others under [treatment]."""
    return dotted(location) if location[:1] == ("federations",) else under("treatment")(location)
