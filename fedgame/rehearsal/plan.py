"""What a rehearsal is to hold: how many come, when, and which of them vanish, reload or call for help.

All of it follows from a seed, so that a rehearsal that went wrong can be held again.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engine.bots import BOTS

Speed = Literal["fast", "human"]

MOST_PEOPLE = 400

PAGE_SECONDS = 8.0
"""How long somebody looks at a page in the median, at human speed."""

STEP_SECONDS = 12.0
LONGEST_THOUGHT = 45.0


@dataclass(frozen=True, slots=True)
class Plan:
    """`limit_seconds` is when whatever is still going on is given up."""

    people: int
    seed: int = 0
    vanish: int = 3
    reload: int = 3
    late: int = 2
    help: int = 1
    speed: Speed = "fast"
    limit_seconds: float = 1_800.0


@dataclass(frozen=True, slots=True)
class Part:
    """What one of them does. `after` is when they come; `at` the share of the game after which they vanish or reload."""

    number: int
    seed: int
    policy: str
    does: Literal["stays", "vanishes", "reloads"]
    after: float
    at: float
    late: bool
    calls_for_help: bool
    speed: Speed

    def thought(self, chance: random.Random, median: float) -> float:
        """Seconds before they act."""
        if self.speed == "fast":
            return 0.0
        return min(LONGEST_THOUGHT, chance.lognormvariate(math.log(median), 0.5))


def parts(plan: Plan) -> tuple[Part, ...]:
    """Who does what. Nobody does two of these; where there are fewer people than that, some of it is left out."""
    chance = random.Random(f"rehearsal:{plan.seed}")  # noqa: S311 - to be repeated, not to be secret
    order = list(range(1, plan.people + 1))
    chance.shuffle(order)
    vanish = set(_taken(order, plan.vanish))
    reload = set(_taken(order, plan.reload))
    late = set(_taken(order, plan.late))
    calls = set(_taken(order, plan.help))
    come_within, late_after = (2.0, 5.0) if plan.speed == "fast" else (60.0, 90.0)
    policies = tuple(BOTS)
    return tuple(
        Part(
            number=number,
            seed=chance.getrandbits(48),
            policy=policies[number % len(policies)],
            does="vanishes" if number in vanish else "reloads" if number in reload else "stays",
            after=chance.uniform(0, come_within) + (late_after if number in late else 0.0),
            at=chance.uniform(0.2, 0.7),
            late=number in late,
            calls_for_help=number in calls,
            speed=plan.speed,
        )
        for number in range(1, plan.people + 1)
    )


def _taken(order: list[int], wanted: int) -> Iterator[int]:
    """So many of those that have nothing to do yet; one is always left who simply stays."""
    for _ in range(wanted):
        if len(order) > 1:
            yield order.pop()
