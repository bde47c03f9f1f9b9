"""Shapley pay beyond exact: the plan of an estimate, and the estimate itself from the orders that were used.

The orders are drawn and the coalitions trained elsewhere, as nature's move; from what is reported the rules compute the
estimate and its standard error by themselves, so that a replay needs neither. The estimator is the mean gain over
orders of joining (Castro, Gómez and Tejada 2009; Maleki et al. 2013), which come in antithetic pairs, an order and its
reverse (Mitchell et al., JMLR 2022). Only the first order of each pair is ever written down.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, sqrt
from typing import TypeAlias

from engine.coalition import (
    Coalition,
    CoalitionalGame,
    CoalitionError,
    check_players,
    leave_one_out,
    prefixes,
)

Order: TypeAlias = tuple[int, ...]

LEAST_PAIRS = 2
"""Fewer pairs have no standard error."""
LEAST_MEMBERS = 4
"""All coalitions of fewer members are no more than two pairs of orders need."""


@dataclass(frozen=True, slots=True)
class SamplingPlan:
    """How the Shapley value of one cycle's members is to be estimated, until the first of these is reached.

    max_models: most coalitions to train, the empty one not counted. target_stderr: stop once there are n / 2 pairs and the
    largest standard error of any member is at most this part of |v(N)|; 0 for no such target. max_seconds: begin nothing new after so long; 0
    for no limit.
    """

    max_models: int
    target_stderr: float
    max_seconds: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """By player number, ascending, in the unit of v: the estimated Shapley value and its standard error."""

    values: dict[int, float]
    stderr: dict[int, float]


def least_models(members: int) -> int:
    """The models that LEAST_PAIRS pairs may need: all members, all but one, and 2 (n - 2) more for each pair."""
    return members + 1 + LEAST_PAIRS * 2 * (members - 2)


def sampled_coalitions(members: Sequence[int], orders: Iterable[Order]) -> set[Coalition]:
    """What a sampled training holds: nobody, all, all but one, and whatever the orders and their reverses build up."""
    coalitions = leave_one_out(members) | {Coalition()}
    for order in orders:
        coalitions |= prefixes(order) | prefixes(order[::-1])
    return coalitions


def check_orders(members: Sequence[int], orders: Sequence[Order]) -> None:
    """CoalitionError unless there are at least two orders, each naming every one of `members` once."""
    check_players(members)
    if len(orders) < LEAST_PAIRS:
        raise CoalitionError(
            f"{len(orders)} orders of joining have no standard error: give at least {LEAST_PAIRS}, "
            "the first of each pair of an order and its reverse"
        )
    ordered = sorted(members)
    for order in orders:
        if sorted(order) != ordered:
            raise CoalitionError(f"the order {list(order)} must name each of the members {ordered} once")


def estimate_shapley(game: CoalitionalGame, members: Sequence[int], orders: Sequence[Order]) -> Estimate:
    """Mean gain of each member over `orders` and their reverses, and its standard error from the averages of the pairs.

    With a = half of what i adds in an order and in its reverse, over P pairs: the mean of a, and
    sqrt(sum (a - mean)^2 / (P (P - 1))). The means add up to v(N). Sums have one rounding (fsum), so that no machine
    decides a cent. Raises CoalitionError.
    """
    check_orders(members, orders)
    averages: dict[int, list[float]] = {member: [] for member in sorted(members)}
    for order in orders:
        forward, backward = _gains(game, order), _gains(game, order[::-1])
        for member in order:
            averages[member].append((forward[member] + backward[member]) / 2)
    pairs = len(orders)
    means = {member: fsum(found) / pairs for member, found in averages.items()}
    spread = {member: fsum((one - means[member]) ** 2 for one in found) for member, found in averages.items()}
    return Estimate(means, {member: sqrt(spread[member] / (pairs * (pairs - 1))) for member in means})


def _gains(game: CoalitionalGame, order: Order) -> dict[int, float]:
    steps = [game.value(frozenset(order[:size])) for size in range(len(order) + 1)]
    return {member: after - before for member, (before, after) in zip(order, pairwise(steps), strict=True)}
