"""What can be wrong with an arm, as a value: where, what, and what would be right, for a program and for a page.

The sentence is for programs and for the command line; a page says the same in its own language from the code and the
facts. Nothing is checked here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias, get_args

from fedgame.arms.document import Json

ProblemCode = Literal[
    "unknown",
    "missing",
    "type",
    "range",
    "order",
    "choice",
    "length",
    "twice",
    "seats",
    "listed",
    "scheme",
    "members",
    "fee",
    "quality",
    "quantity",
    "resources",
    "samples",
    "file",
    "training",
    "other",
]

PROBLEM_CODES: tuple[ProblemCode, ...] = get_args(ProblemCode)

Fact: TypeAlias = int | float | str
Facts: TypeAlias = Mapping[str, Fact]

SHOWN = 120
"""Characters of a value that are told."""


@dataclass(frozen=True, slots=True)
class ArmProblem:
    """`path` is where it is to be put right; `see` another place where it could be, too. `value` is what stands there."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"json_schema_serialization_defaults_required": True}
    path: str
    code: ProblemCode
    value: str
    message: str
    facts: Facts = field(default_factory=dict)
    see: str | None = None


def problem(
    path: str, code: ProblemCode, value: Json, right: str, facts: Facts | None = None, see: str | None = None
) -> ArmProblem:
    """A problem whose sentence is the value and what would be right."""
    return ArmProblem(path, code, shown(value), right, facts or {}, see)


def shown(value: Json) -> str:
    """A value as a sentence can hold it."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."
