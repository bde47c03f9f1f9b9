"""What earlier versions of FedGame stored, brought to what this one reads: version by version, each step plain data and
pure functions.

Stored treatments, actions, events and exported folders carry the number of their schema (what carries none is of version
1). A step is needed only where something that is stored already would be read as something else: a key that is new and
has a default needs none. A key is never given another meaning or name; a new key is added instead, so that the canonical
form of an arm (fedgame.arms.identity), which is read as version 1, never changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from engine.schemes import ParameterValue

JsonObject: TypeAlias = Mapping[str, object]


class NewerSchemaError(ValueError):
    """Something that a newer FedGame stored."""


def unchanged(stored: JsonObject) -> JsonObject:
    return stored


@dataclass(frozen=True, slots=True)
class Step:
    """From one version of the schema to the next.

    `left_out` are the keys of a treatment whose default changed, with the former one: it is written where they are left
    out. A key is a path such as "training.learning_rate", or "federations.opening_cents" for every federation.
    `left_out_of_schemes` are parameters of schemes, by scheme and name, wherever the scheme stands. The functions do whatever else is to be done to
    one treatment, action or event; they make a new value.
    """

    left_out: Mapping[str, object] = field(default_factory=dict)
    left_out_of_schemes: Mapping[str, Mapping[str, ParameterValue]] = field(default_factory=dict)
    treatment: Callable[[JsonObject], JsonObject] = unchanged
    action: Callable[[JsonObject], JsonObject] = unchanged
    event: Callable[[JsonObject], JsonObject] = unchanged


STEPS: tuple[Step, ...] = (
    # 1 to 2: exports have an arm_hash and hash the canonical form of a treatment, and say which coalitions settled; a training
    # ends where it is best, instead of learning wrong labels by heart.
    Step(left_out={"training.learning_rate": 1.0, "training.local_steps": 5}),
    # 2 to 3: exports have more tables and columns (fedgame.export); what is stored reads as it did.
    Step(),
)
"""The step at place n (from 1) leads from version n to n + 1."""

SCHEMA_VERSION = 1 + len(STEPS)
"""The version of what this FedGame stores."""


def upcast_treatment(stored: JsonObject, version: int, steps: Sequence[Step] = STEPS) -> JsonObject:
    """A treatment of that version, in which defaults may be left out, as this version reads it. Raises NewerSchemaError."""
    for step in _since(version, steps):
        for path, value in step.left_out.items():
            stored = _completed(stored, path.split("."), value)
        stored = step.treatment(_with_scheme_parameters(stored, step.left_out_of_schemes))
    return stored


def upcast_action(stored: JsonObject, version: int, steps: Sequence[Step] = STEPS) -> JsonObject:
    """An action of that version as this version reads it. Raises NewerSchemaError."""
    for step in _since(version, steps):
        stored = step.action(stored)
    return stored


def upcast_event(stored: JsonObject, version: int, steps: Sequence[Step] = STEPS) -> JsonObject:
    """An event of that version as this version reads it. Raises NewerSchemaError."""
    for step in _since(version, steps):
        stored = step.event(stored)
    return stored


def first_defaults(steps: Sequence[Step] = STEPS) -> Mapping[str, object]:
    """Of each key whose default ever changed, the first one: what it meant in version 1 to leave the key out."""
    return {path: value for step in reversed(steps) for path, value in step.left_out.items()}


def first_scheme_defaults(scheme: str, steps: Sequence[Step] = STEPS) -> Mapping[str, ParameterValue]:
    """The same of the parameters of one scheme."""
    return {name: value for step in reversed(steps) for name, value in step.left_out_of_schemes.get(scheme, {}).items()}


def _since(version: int, steps: Sequence[Step]) -> Sequence[Step]:
    newest = 1 + len(steps)
    if not 1 <= version <= newest:
        raise NewerSchemaError(
            f"this was stored by a newer FedGame, in version {version} of its schema; this one reads versions 1 to {newest}"
        )
    return steps[version - 1 :]


def _completed(table: JsonObject, path: Sequence[str], value: object) -> JsonObject:
    """The table with `value` at `path` if nothing stands there. What is no table stays, for the reader to refuse."""
    key, *rest = path
    if not rest:
        return {key: value, **table}
    inner = table.get(key, {})
    if isinstance(inner, Mapping):
        return {**table, key: _completed(inner, rest, value)}
    if isinstance(inner, list):
        items = [_completed(item, rest, value) if isinstance(item, Mapping) else item for item in inner]
        return {**table, key: items}
    return table


def _with_scheme_parameters(treatment: JsonObject, left_out: Mapping[str, Mapping[str, ParameterValue]]) -> JsonObject:
    federations = treatment.get("federations")
    if not left_out or not isinstance(federations, list):
        return treatment
    completed = [
        _with_parameters(federation, "scheme_parameters", left_out) if isinstance(federation, Mapping) else federation
        for federation in federations
    ]
    return {**treatment, "federations": completed}


def _with_parameters(table: JsonObject, key: str, left_out: Mapping[str, Mapping[str, ParameterValue]]) -> JsonObject:
    """A table with a scheme and, under `key`, its parameters, completed; and so every scheme within these."""
    scheme, parameters = table.get("scheme"), table.get(key, {})
    if not isinstance(parameters, Mapping):
        return table
    missing = left_out.get(scheme, {}) if isinstance(scheme, str) else {}
    inner = {name: _within(value, left_out) for name, value in parameters.items()}
    return {**table, key: {**missing, **inner}} if missing or parameters else table


def _within(value: object, left_out: Mapping[str, Mapping[str, ParameterValue]]) -> object:
    if isinstance(value, list):
        return [_within(item, left_out) for item in value]
    return _with_parameters(value, "parameters", left_out) if isinstance(value, Mapping) else value
