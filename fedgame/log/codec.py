"""The engine's plain values as JSON, and back.

The engine knows no serialisation; pydantic reads its dataclasses as they are. One canonical text for each value, so
that equal values have equal bytes. Reading is strict about unknown keys and wrong types, and brings what an earlier
version stored up to date first.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from math import isfinite
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter

from engine.actions import Action
from engine.events import Event
from engine.state import Game
from engine.treatment import Endowment, Treatment
from fedgame.adapter import adapter
from fedgame.log.upcasts import SCHEMA_VERSION, JsonObject, upcast_action, upcast_event, upcast_treatment

T = TypeVar("T")

ACTION: TypeAdapter[Action] = adapter(Annotated[Action, Field(discriminator="kind")])
EVENT: TypeAdapter[Event] = adapter(Annotated[Event, Field(discriminator="kind")])
EVENTS: TypeAdapter[tuple[Event, ...]] = adapter(tuple[Annotated[Event, Field(discriminator="kind")], ...])
GAME: TypeAdapter[Game] = adapter(Game)
TREATMENT: TypeAdapter[Treatment] = adapter(Treatment)
ENDOWMENT: TypeAdapter[Endowment] = adapter(Endowment)
ENDOWMENTS: TypeAdapter[tuple[Endowment, ...]] = adapter(tuple[Endowment, ...])


def canonical(adapter: TypeAdapter[T], value: T) -> str:
    """The one JSON text of a value: sorted keys, no spaces, floats in the shortest form that reads back the same."""
    return json.dumps(adapter.dump_python(value, mode="json"), sort_keys=True, separators=(",", ":"), allow_nan=False)


def as_sent(action: Action) -> str:
    """The JSON text of an action that was refused, whatever is in it: where it can be, the canonical one.

    A number that JSON does not know stands there as a text, such as "nan".
    """
    try:
        return canonical(ACTION, action)
    except ValueError:
        return json.dumps(_speakable(ACTION.dump_python(action)), sort_keys=True, separators=(",", ":"))


def _speakable(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _speakable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_speakable(inner) for inner in value]
    known = isinstance(value, int | str | None) or (isinstance(value, float) and isfinite(value))
    return value if known else str(value)


def read_treatment(text: str, version: int) -> Treatment:
    """A treatment stored in that version of the schema. Raises NewerSchemaError, ValidationError, TreatmentError."""
    return TREATMENT.validate_json(_up_to_date(text, version, upcast_treatment), strict=True)


def read_action(text: str, version: int) -> Action:
    """An action stored in that version of the schema. Raises NewerSchemaError, ValidationError."""
    return ACTION.validate_json(_up_to_date(text, version, upcast_action), strict=True)


def read_events(text: str, version: int) -> tuple[Event, ...]:
    """The events of one action, stored in that version of the schema. Raises NewerSchemaError, ValidationError."""
    return EVENTS.validate_json(_up_to_date(text, version, upcast_event), strict=True)


def _up_to_date(text: str, version: int, upcast: Callable[[JsonObject, int], JsonObject]) -> str:
    """One stored object, or a list of them, as text of today. What is neither stays, for the reader to refuse."""
    if version == SCHEMA_VERSION:
        return text
    stored = json.loads(text)
    if isinstance(stored, list):
        return json.dumps([upcast(item, version) if isinstance(item, dict) else item for item in stored])
    return json.dumps(upcast(stored, version)) if isinstance(stored, dict) else text
