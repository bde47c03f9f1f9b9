"""Factors crossed: one arm for every combination of the levels of several factors, made of one arm. Pure.

A factor is a key of the arm and the values that it takes. `federations.*.KEY` is that key of every federation at once, as
a scheme is when it is the treatment and not a choice of the players.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from fedgame.arms.compare import in_short
from fedgame.arms.document import Document, Json, at, changed
from fedgame.documents import DocumentError, impossible

MAX_CROSSED = 32
"""As many as an experiment can have arms."""

MAX_FACTORS = 4
EACH = "federations.*."
SCHEME, PARAMETERS = "scheme", "scheme_parameters"


@dataclass(frozen=True, slots=True)
class Factor:
    """`name` as it stands in the data; `path` the key that it is; `levels` what its values are called, the values themselves
    where that is left out."""

    name: str
    path: str
    values: tuple[Json, ...]
    levels: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        return self.levels or tuple(in_short(value) for value in self.values)


@dataclass(frozen=True, slots=True)
class CrossedArm:
    """One combination: the document of its arm, and the level of each factor that it stands for."""

    document: Document
    levels: Mapping[str, str]


def cross(document: Document, factors: Sequence[Factor]) -> tuple[CrossedArm, ...]:
    """The arms of all combinations, the last factor turning fastest. Raises DocumentError, with what would be right."""
    _check(factors)
    return tuple(_combined(document, factors, places) for places in itertools.product(*map(_places, factors)))


def _places(factor: Factor) -> range:
    return range(len(factor.values))


def _combined(document: Document, factors: Sequence[Factor], places: Sequence[int]) -> CrossedArm:
    made = document
    # In the order of paths, so that parameters come after their scheme, which takes those of another one away.
    for factor, place in sorted(zip(factors, places, strict=True), key=lambda pair: pair[0].path):
        for path in _paths(document, factor.path):
            made = _set(made, path, factor.values[place])
    levels = {factor.name: factor.named[place] for factor, place in zip(factors, places, strict=True)}
    told = ", ".join(levels.values())
    titles = {key: f"{document[key]}: {told}" for key in ("title", "title_zh") if document.get(key)}
    return CrossedArm({**made, **titles}, levels)


def _set(document: Document, path: str, value: Json) -> Document:
    """With `value` at `path`. Parameters of a federation's former scheme mean nothing to another one: they go with it."""
    way, _, key = path.rpartition(".")
    parameters = f"{way}.{PARAMETERS}"
    another = key == SCHEME and at(document, path) != value
    made = changed(document, path, value)
    return changed(made, parameters, {}) if another and at(document, parameters) is not None else made


def _paths(document: Document, path: str) -> tuple[str, ...]:
    if not path.startswith(EACH):
        return (path,)
    listed = document.get("federations")
    count = len(listed) if isinstance(listed, list) else 0
    if count == 0:
        raise DocumentError(f"{path}: this arm has no federations, so that there is nothing to change in each of them")
    return tuple(f"federations.{number}.{path.removeprefix(EACH)}" for number in range(count))


def _check(factors: Sequence[Factor]) -> None:
    if not 1 <= len(factors) <= MAX_FACTORS:
        raise impossible("factors", len(factors), f"give from 1 to {MAX_FACTORS} factors")
    arms = prod(len(factor.values) for factor in factors)
    if arms > MAX_CROSSED:
        told = " x ".join(str(len(factor.values)) for factor in factors)
        raise impossible("factors", arms, f"{told} are too many arms: have at most {MAX_CROSSED}")
    _differ("factors", [factor.name for factor in factors], "every factor needs a name of its own")
    for one, other in itertools.combinations(factors, 2):
        if _touch(one.path, other.path):
            raise DocumentError(
                f"{one.name} and {other.name} change the same ({one.path}, {other.path}): give each factor a key of its own"
            )
    for factor in factors:
        _check_one(factor)


def _check_one(factor: Factor) -> None:
    if not factor.values:
        raise impossible(factor.name, 0, "give the values that this factor takes, at least one")
    if factor.levels and len(factor.levels) != len(factor.values):
        raise impossible(
            factor.name, len(factor.levels), f"name each of its {len(factor.values)} values, or none of them"
        )
    _differ(factor.name, [json.dumps(value, sort_keys=True) for value in factor.values], "a value stands twice")
    _differ(factor.name, list(factor.named), "two levels are called alike: name them")


def _differ(key: str, given: Sequence[str], why: str) -> None:
    twice = sorted({one for one in given if given.count(one) > 1})
    if twice:
        raise impossible(key, twice[0], why)


def _touch(one: str, other: str) -> bool:
    """Whether two paths change the same value, or one of them a table that the other is in."""
    pairs = zip(one.split("."), other.split("."), strict=False)
    return all(left == right or "*" in (left, right) for left, right in pairs)
