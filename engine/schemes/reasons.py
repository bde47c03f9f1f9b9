"""Why a member's part of a pool is what it is: the numbers that one scheme went by, for one member of one payout.

A reason decides no payment. It has its owner's numbers alone: what others got is told elsewhere, as far as a seat may see
it. How it is put into words and drawn follows from its kind, so a scheme of an existing kind needs no words of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import ClassVar, Literal

import numpy as np

from engine.money import Cents
from engine.values.coalition import Coalition, CoalitionalGame
from engine.values.orders import Order
from engine.values.semivalues import values_by_mask

ReasonKind = Literal[
    "weight", "equal", "data", "alone", "steps", "orders", "loss", "debts", "core", "formula", "bounds"
]
"""What a scheme goes by: `weight` is one of which no more is known, `bounds` takes from another scheme's part or adds to it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One number that a weight was made of. `name` is `quality`, `owed`, … or a name in a formula."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"json_schema_serialization_defaults_required": True}
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class GainAt:
    """What a member adds on average to as many others as came before it, in the unit of v, and how much that counts.

    The chances of all places add up to 1, and the weight is the sum of chance times gain. `gain` is None at a place that
    no sampled order has it at; its chance is then 0.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"json_schema_serialization_defaults_required": True}
    gain: float | None
    chance: float


@dataclass(frozen=True, slots=True)
class Reason:
    """Of `player`, by `scheme`, of the `pool` cents that this scheme divided: `weight` of `total`, those above 0 added up.

    `part` is the place, from 0, of what it pays among the portions of the payment. `before` and `after` are the groups
    whose models it compares, where it does; `gains` are told by place from 1.
    """

    player: int
    scheme: str
    kind: ReasonKind
    pool: Cents
    weight: float
    total: float
    part: int = 0
    terms: tuple[Term, ...] = ()
    gains: tuple[GainAt, ...] = ()
    before: Coalition | None = None
    after: Coalition | None = None


def terms_of(**numbers: float | Fraction) -> tuple[Term, ...]:
    return tuple(Term(name, float(value)) for name, value in numbers.items())


def plain_reasons(scheme: str, kind: ReasonKind, pool: Cents, weights: Mapping[int, float]) -> tuple[Reason, ...]:
    """Everybody's weight of all that the pool is divided by, and no more."""
    total = sum(max(0.0, weight) for weight in weights.values())
    return tuple(Reason(player, scheme, kind, pool, weight, total) for player, weight in weights.items())


def gains_by_place(game: CoalitionalGame, members: Sequence[int], shares: Sequence[float]) -> dict[int, list[GainAt]]:
    """Of each member, what it adds on average to a group of the others, by how many they are.

    `shares` has the weight of one group by its size, as in engine.values.semivalues. Raises CoalitionError.
    """
    values, n = values_by_mask(game, members), len(members)
    masks = np.arange(len(values))
    chances = [share * comb(n - 1, size) for size, share in enumerate(shares)]
    found = {}
    for bit, player in enumerate(sorted(members)):
        without = masks[(masks >> bit & 1) == 0]
        sizes = np.bitwise_count(without)
        sums = np.bincount(sizes, values[without | 1 << bit] - values[without], minlength=n)
        found[player] = [
            GainAt(float(total) / comb(n - 1, size), chance)
            for size, (total, chance) in enumerate(zip(sums, chances, strict=True))
        ]
    return found


def gains_in_orders(game: CoalitionalGame, members: Sequence[int], orders: Sequence[Order]) -> dict[int, list[GainAt]]:
    """The same over sampled orders and their reverses: a place counts as often as a member stood there."""
    n = len(members)
    sums, counts = {member: [0.0] * n for member in members}, {member: [0] * n for member in members}
    for order in orders:
        for way in (order, order[::-1]):
            before = 0.0
            for place, member in enumerate(way):
                after = game.value(frozenset(way[: place + 1]))
                sums[member][place] += after - before
                counts[member][place] += 1
                before = after
    ways = 2 * len(orders)
    return {
        member: [
            GainAt(total / count if count else None, count / ways)
            for total, count in zip(sums[member], counts[member], strict=True)
        ]
        for member in sorted(members)
    }
