"""Two numbers that belong together: the least and the most, or what is likely and the most there can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Span:
    __pydantic_config__: ClassVar[dict[str, object]] = {"json_schema_serialization_defaults_required": True}
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Estimate:
    __pydantic_config__: ClassVar[dict[str, object]] = {"json_schema_serialization_defaults_required": True}
    likely: float
    most: float
