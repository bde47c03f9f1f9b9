"""The arms of a session as they were when it opened: resolved from scenarios and arms of one's own, and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import TypeAdapter

from engine.treatment import Treatment
from fedgame.adapter import adapter


@dataclass(frozen=True, slots=True)
class ResolvedArm:
    """One arm: what is played, by whom besides people, and the hash that stands for both in every export.

    `bots` are the policies of the group's bots in the order of their seats, and over again where there are more.
    """

    title: str
    scenario: str
    arm_hash: str
    treatment: Treatment
    bots: tuple[str, ...]
    groups: int
    size: int
    extra_bots: int
    factors: Mapping[str, str] = field(default_factory=dict)


RESOLVED_ARMS: TypeAdapter[tuple[ResolvedArm, ...]] = adapter(tuple[ResolvedArm, ...])
