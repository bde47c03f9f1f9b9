"""An arm as a document: the tree of a scenario file, as JSON, while somebody works on it.

A document need not make a game yet, so it is kept as it was written, in one order of its keys; it always names the schema
whose defaults hold for what it leaves out. TOML goes both ways and says the same. A task of an own file stands there by
the file's name and its digest, and is looked for among the files that were uploaded: no document names a path.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias, cast
from urllib.parse import unquote

import tomli_w

from engine.state import RULES_VERSION
from fedgame.arms.form import fields_by_key
from fedgame.arms.identity import Arm, ArmSeat, arm_hash
from fedgame.arms.scenario import DOCUMENT_KEYS, TEXT_KEYS, Scenario, scenario_of
from fedgame.documents import DocumentError, as_json, check_bounds, impossible, parse_toml
from fedgame.log.codec import TREATMENT
from fedgame.log.upcasts import SCHEMA_VERSION, NewerSchemaError, upcast_treatment

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Document: TypeAlias = dict[str, Json]

CSV = "csv:"


def ordered(document: Mapping[str, Json]) -> Document:
    """The same document with its keys in the order of a scenario file, unknown ones last, and with its schema.

    DocumentError for what is too deep, too long or too large, or holds what JSON and TOML cannot both say.
    """
    known = [key for key in DOCUMENT_KEYS if key in document]
    others = [key for key in document if key not in DOCUMENT_KEYS]
    tidy: Document = {"schema": SCHEMA_VERSION} | {key: deepcopy(document[key]) for key in (*known, *others)}
    check_bounds(cast("dict[str, object]", tidy))
    for path, value in leaves(tidy):
        if value is None or (isinstance(value, float) and not math.isfinite(value)):
            raise impossible(path, value, "leave the key out, or give a finite value")
    return tidy


def leaves(value: Json, at: str = "") -> Iterator[tuple[str, Json]]:
    """Every value that is no table and no list, with its path: keys and places from 0, joined by points."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{at}.{key}" if at else key)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from leaves(inner, f"{at}.{place}" if at else str(place))
    else:
        yield at, value


def at(document: Json, path: str) -> Json:
    """What stands at a path of `leaves`; None where nothing does."""
    found = document
    for part in path.split("."):
        if isinstance(found, dict):
            found = found.get(part)
        elif isinstance(found, list) and part.isdecimal() and int(part) < len(found):
            found = found[int(part)]
        else:
            return None
    return found


def changed(document: Document, path: str, value: Json) -> Document:
    """The document with `value` at a path, tables made on the way. DocumentError where a list or a value is in the way."""
    made = deepcopy(document)
    place: Json = made
    *way, last = path.split(".")
    for part in way:
        if isinstance(place, dict):
            place = place.setdefault(part, {})
        elif isinstance(place, list) and part.isdecimal() and int(part) < len(place):
            place = place[int(part)]
        else:
            raise DocumentError(f"{path} is no place in this arm", key=path)
    if isinstance(place, dict):
        place[last] = deepcopy(value)
    elif isinstance(place, list) and last.isdecimal() and int(last) < len(place):
        place[int(last)] = deepcopy(value)
    else:
        raise DocumentError(f"{path} is no place in this arm", key=path)
    return made


def to_toml(document: Mapping[str, Json]) -> str:
    """The document as a scenario file. DocumentError as in `ordered`."""
    return tomli_w.dumps(ordered(document))


def from_toml(text: str) -> Document:
    """The document that a scenario file is, its treatment brought to the defaults of today. Raises DocumentError."""
    table = parse_toml(text)
    document = as_json(table)
    schema = document.get("schema", SCHEMA_VERSION)
    treatment, federations = document.get("treatment", {}), document.get("federations")
    if type(schema) is int and schema < SCHEMA_VERSION and isinstance(treatment, dict):
        whole = dict(treatment) | ({} if federations is None else {"federations": federations})
        try:
            whole = cast(Document, dict(upcast_treatment(whole, schema)))
        except NewerSchemaError as error:
            raise impossible("schema", schema, str(error)) from error
        if federations is not None:
            document["federations"] = whole.pop("federations")
        document["treatment"], document["schema"] = whole, SCHEMA_VERSION
    return ordered(document)


def document_of(scenario: Scenario) -> Document:
    """The document of a scenario: what has its default is left out, and an own file has its name and digest only."""
    portable = replace(scenario.treatment, training=scenario.treatment.training.portable())
    tree = cast(Document, TREATMENT.dump_python(portable, mode="json"))
    federations = cast("list[Json]", tree.pop("federations"))
    known = fields_by_key()
    document: Document = {key: getattr(scenario, key) for key in TEXT_KEYS}
    document["persons"] = sum(seat.kind == "person" for seat in scenario.seats)
    document["bots"] = [seat.policy for seat in scenario.seats if seat.policy is not None]
    document["treatment"] = _told(tree, "treatment", known)
    document["federations"] = [_told(one, "federations", known) for one in federations if isinstance(one, dict)]
    return ordered(document)


def _told(table: Document, under: str, known: Mapping[str, object]) -> Document:
    """The part of a table that is not at its default."""
    told: Document = {}
    for key, value in table.items():
        path = f"{under}.{key}"
        field = fields_by_key().get(path)
        if isinstance(value, dict) and field is None:
            if inner := _told(value, path, known):
                told[key] = inner
        elif field is None or field.needed or value != field.default:
            told[key] = value
    return told


def scenario_from(document: Mapping[str, Json], data: Path | None = None, name: str = "arm") -> Scenario:
    """The game that a document describes; `data` is where uploaded files are. Raises DocumentError."""
    tidy = cast("dict[str, object]", ordered(document))
    folder = uploaded(at(cast(Json, tidy), "treatment.training.task"), data)
    return scenario_of(name, tidy, folder)


def uploaded(task: Json, data: Path | None) -> Path:
    """The folder of the file that a task names by its digest. DocumentError where there is no such file, or no digest."""
    key = "treatment.training.task"
    if not isinstance(task, str) or not task.startswith(CSV):
        return Path()
    file, _, query = task.removeprefix(CSV).partition("?")
    digest = next((part.removeprefix("digest=") for part in query.split("&") if part.startswith("digest=")), "")
    hexadecimal = len(digest) == 64 and set(digest) <= set("0123456789abcdef")
    folder = data / digest if data is not None and hexadecimal else None
    if folder is None or not is_plain_name(unquote(file)) or not (folder / unquote(file)).is_file():
        raise impossible(key, task, "upload the file here first: an arm names an uploaded file by its name and digest")
    return folder


def is_plain_name(file: str) -> bool:
    """Whether this can be the name of a file in a folder, and of none outside of it."""
    return 0 < len(file) <= 100 and file not in (".", "..") and not set(file) & set("/\\\0") and file.isprintable()


def frozen_hash(scenario: Scenario) -> str:
    """The arm_hash that every game of this arm has in which all people's seats are taken."""
    seats = tuple(ArmSeat(seat.kind, seat.policy) for seat in scenario.seats)
    return arm_hash(Arm(scenario.treatment, seats, RULES_VERSION))
