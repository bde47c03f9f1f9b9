"""The engine's plain values as JSON, and back.

The engine knows no serialisation; pydantic reads its dataclasses as they are. One canonical text for each value, so
that equal values have equal bytes and equal hashes. Reading is strict about unknown keys and wrong types.
"""

from __future__ import annotations

import hashlib
import json
from math import isfinite
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter

from engine.actions import Action
from engine.events import Event
from engine.state import Game
from engine.treatment import Endowment, Treatment

T = TypeVar("T")

ACTION: TypeAdapter[Action] = TypeAdapter(Annotated[Action, Field(discriminator="kind")])
EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])
EVENTS: TypeAdapter[tuple[Event, ...]] = TypeAdapter(tuple[Annotated[Event, Field(discriminator="kind")], ...])
GAME: TypeAdapter[Game] = TypeAdapter(Game)
TREATMENT: TypeAdapter[Treatment] = TypeAdapter(Treatment)
ENDOWMENT: TypeAdapter[Endowment] = TypeAdapter(Endowment)
ENDOWMENTS: TypeAdapter[tuple[Endowment, ...]] = TypeAdapter(tuple[Endowment, ...])


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


def treatment_hash(treatment: Treatment) -> str:
    """SHA-256 of the canonical treatment, in hex: two games are of one arm if and only if this is the same.

    An export has that of the treatment whose training is `portable`, or else it would say on which machine it was.
    """
    return hashlib.sha256(canonical(TREATMENT, treatment).encode()).hexdigest()
