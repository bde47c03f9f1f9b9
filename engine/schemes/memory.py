"""What a scheme may remember from cycle to cycle: the debts of an incentivizer, or what each of several schemes remembers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from engine.schemes.debts import IncentivizerMemory


@dataclass(frozen=True, slots=True)
class PartsMemory:
    """The memories of the schemes within another, in their order; None for one that remembers nothing."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid"}
    parts: tuple[IncentivizerMemory | PartsMemory | None, ...]


Memory: TypeAlias = IncentivizerMemory | PartsMemory


def memories_of(memory: Memory | None, count: int) -> tuple[Memory | None, ...]:
    """The memory of each of `count` schemes within; none at first."""
    return memory.parts if isinstance(memory, PartsMemory) else (None,) * count


def together(memories: Sequence[Memory | None]) -> PartsMemory | None:
    """The memories of several schemes as one; None as long as none of them remembers anything."""
    return PartsMemory(tuple(memories)) if any(memory is not None for memory in memories) else None
