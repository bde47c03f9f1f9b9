"""What a scheme can be set to: its parameters in words, with their ranges, and the check of a value against them.

A scheme lists them in its own file, once: the check when it is made, the form in which an arm is set up and the table of
the docs all follow from that list. A value is what TOML and JSON can say: a number, true or false, a text, a list, a table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from sys import float_info
from typing import ClassVar, Literal, TypeAlias

from typing_extensions import TypeAliasType

from engine.values.words import NO_WORDS, Words

ParameterValue = TypeAliasType(
    "ParameterValue", "float | bool | str | tuple[ParameterValue, ...] | Mapping[str, ParameterValue]"
)
"""As it is written down, at any depth. Treat tables as read-only."""

Parameters: TypeAlias = Mapping[str, ParameterValue]

LARGEST = float_info.max

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands within the parameters: keys of tables, and places in lists from 0."""

ParameterKind = Literal["number", "whole", "flag", "choice", "expression", "scheme", "parts"]
"""`scheme` is another scheme with its parameters, `parts` a list of such, each with one number besides."""


class SchemeError(ValueError):
    """An unknown scheme or parameter, or a claim that cannot be paid; the message says what would be right.

    `at` is where the wrong value stands within the parameters; empty where it is no single one. `spec` is what the value of
    one parameter has to be, and None where what is wrong is another thing.
    """

    def __init__(self, message: str, at: Path = (), spec: ParameterSpec | None = None) -> None:
        super().__init__(message)
        self.at = at
        self.spec = spec

    def under(self, *keys: str | int) -> SchemeError:
        """The same error as it is told by the scheme that this one is a part of."""
        return SchemeError(str(self), (*keys, *self.at), self.spec)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the names that a parameter can have, or one that an expression can use."""

    name: str
    words: Words


@dataclass(frozen=True, slots=True)
class ParameterSpec:
    """One parameter. `least` and `most` are of numbers, and `above` says that `least` itself is not allowed.

    `unit` is said after a number. `choices` are those of a choice, or the names that an expression can use. `item` is
    the number that each of a list of parts has.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"json_schema_serialization_defaults_required": True}
    name: str
    kind: ParameterKind
    label: Words
    help: Words
    least: float | None = None
    most: float | None = None
    above: bool = False
    unit: Words = NO_WORDS
    choices: tuple[Choice, ...] = ()
    item: ParameterSpec | None = None

    def wrong(self, value: object) -> str | None:
        """What would be right, if this value is not; None for one that is. Of schemes within, nothing is asked here."""
        if self.kind in ("number", "whole"):
            return None if self._fits(value) else self._range()
        if self.kind == "flag":
            return None if isinstance(value, bool) else "true or false"
        if self.kind == "choice":
            known = [choice.name for choice in self.choices]
            return None if value in known else f"one of {', '.join(known)}"
        if self.kind == "expression":
            return None if isinstance(value, str) else "an expression, as a text"
        return None

    def _fits(self, value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
            return False
        if self.kind == "whole" and value != int(value):
            return False
        if self.least is not None and (value < self.least or (self.above and value == self.least)):
            return False
        return self.most is None or value <= self.most

    def _range(self) -> str:
        number = "a whole number" if self.kind == "whole" else "a finite number"
        if self.least is None:
            return number
        if self.most is None:
            return f"{number} above {_plain(self.least)}" if self.above else f"{number}, {_plain(self.least)} or more"
        start = "above {} and up to {}" if self.above else "from {} to {}"
        return f"{number.replace('finite ', '')} {start.format(_plain(self.least), _plain(self.most))}"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def check_parameters(scheme: str, specs: Sequence[ParameterSpec], values: Mapping[str, object]) -> None:
    """SchemeError for the first value that is not allowed, at its place."""
    for spec in specs:
        value = values[spec.name]
        right = spec.wrong(value)
        if right is not None:
            raise SchemeError(f"{spec.name} of scheme {scheme!r} is {value!r}: it must be {right}", (spec.name,), spec)


def dotted(path: Path) -> str:
    """A place as people write it: ("parts", 1, "weight") is parts[2].weight."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def value_at(parameters: Parameters, path: Path) -> ParameterValue:
    """What stands there, or as near to it as there is anything."""
    found: ParameterValue = parameters
    for part in path:
        if isinstance(found, Mapping):
            inner = found.get(str(part))
        else:
            inner = found[part] if isinstance(found, tuple) and isinstance(part, int) and part < len(found) else None
        if inner is None:
            break
        found = inner
    return found


def frozen_table(given: Mapping[str, object]) -> dict[str, ParameterValue]:
    """All parameters as they are read from a file. Raises SchemeError."""
    table: dict[str, ParameterValue] = {}
    for key, value in given.items():
        try:
            table[str(key)] = frozen(value)
        except SchemeError as error:
            raise error.under(str(key)) from None
    return table


def frozen(value: object) -> ParameterValue:
    """A value with tuples for lists, as it is read from a file. Raises SchemeError for what is no such value."""
    if isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping):
        return {str(key): frozen(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return tuple(frozen(inner) for inner in value)
    raise SchemeError(f"{value!r} is no parameter: give a number, true or false, a text, a list or a table")
