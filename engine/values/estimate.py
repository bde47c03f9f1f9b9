"""Shapley pay beyond exact: the plan of an estimate, and the estimate itself from the orders that were used.

The orders are drawn and the coalitions trained elsewhere, as nature's move; from what is reported the rules compute the
estimate and its standard error by themselves, so that a replay needs neither. The estimator is the mean gain over
orders of joining (Castro, Gómez and Tejada 2009; Maleki et al. 2013), which come in antithetic pairs, an order and its
reverse (Mitchell et al., JMLR 2022), in what a fitted game leaves to be estimated (engine.values.fitted_game). Only the first
order of each pair is ever written down.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, sqrt
from typing import TypeAlias

from engine.values.coalition import Coalition, CoalitionalGame, prefixes
from engine.values.fitted_game import FittedGame, fit_game
from engine.values.orders import Order, check_orders, pairs_of_a_turn

Gains: TypeAlias = tuple[float, float]
"""What a member adds in an order and in its reverse."""

LEAST_VALUES_A_NUMBER = 2
"""A game is fitted to at least so many values for each of its numbers; fewer would be learned by heart."""


@dataclass(frozen=True, slots=True)
class SamplingPlan:
    """How the Shapley value of one cycle's members is to be estimated, until the first of these is reached.

    max_models: most coalitions to train, the empty one not counted. target_stderr: stop once there are n / 2 pairs and
    the largest standard error of any member is at most this part of |v(N)|; 0 for no such target. max_seconds: begin
    nothing new after so long, even with fewer pairs; 0 for no limit.
    """

    max_models: int
    target_stderr: float
    max_seconds: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """By player number, ascending, in the unit of v: the estimated Shapley value and its standard error."""

    values: dict[int, float]
    stderr: dict[int, float]


def estimate_shapley(game: CoalitionalGame, members: Sequence[int], orders: Sequence[Order]) -> Estimate:
    """Of each member, from `orders` and their reverses; the values add up to v(N), and who never adds anything has 0.

    With a = half of what i adds in an order and in its reverse, over P pairs: the mean of a, and the standard error
    sqrt(sum (a - mean)^2 / (P (P - 1))). From n / 2 pairs on (pairs_of_a_turn) a game g is fitted to the values along the
    orders, and the estimate is the Shapley value of g and the mean gain in what it leaves, v - g; the standard error is
    then that of v - g, times sqrt(m / (m - f)) for f numbers fitted to m values. Whichever has the smaller errors
    altogether is taken. Sums have one rounding (fsum), so that no machine decides a cent. Raises CoalitionError.
    """
    check_orders(members, orders)
    passed = {coalition for order in orders for some in (order, order[::-1]) for coalition in prefixes(some)}
    values = {coalition: game.value(coalition) for coalition in passed}
    gains = _gains(sorted(members), values, orders)
    plain = _mean_of_pairs(gains)
    fitted = _fitted(gains, values)
    if fitted is None:
        return plain
    left = {coalition: value - fitted.value(coalition) for coalition, value in values.items()}
    rest, explained = _mean_of_pairs(_gains(sorted(members), left, orders)), fitted.shapley()
    widened = sqrt(fitted.samples / (fitted.samples - fitted.coefficients))
    adjusted = Estimate(
        {member: explained.get(member, 0.0) + gain for member, gain in rest.values.items()},
        {member: widened * error for member, error in rest.stderr.items()},
    )
    return min(plain, adjusted, key=_squared_errors)


def _squared_errors(estimate: Estimate) -> float:
    return fsum(error**2 for error in estimate.stderr.values())


def _fitted(gains: Mapping[int, Sequence[Gains]], values: Mapping[Coalition, float]) -> FittedGame | None:
    """The game that is fitted to those who ever add anything; None where there are too few orders or values for it."""
    moving = [member for member, found in gains.items() if any(gain != 0 for both in found for gain in both)]
    pairs = len(next(iter(gains.values())))
    if not moving or pairs < pairs_of_a_turn(len(gains)):
        return None
    fitted = fit_game(moving, values)
    return fitted if fitted.samples >= LEAST_VALUES_A_NUMBER * fitted.coefficients else None


def _gains(
    members: Sequence[int], values: Mapping[Coalition, float], orders: Sequence[Order]
) -> dict[int, list[Gains]]:
    """What each member adds in each order and in its reverse."""
    found: dict[int, list[Gains]] = {member: [] for member in members}
    for order in orders:
        forward, backward = _gains_along(order, values), _gains_along(order[::-1], values)
        for member in order:
            found[member].append((forward[member], backward[member]))
    return found


def _gains_along(order: Order, values: Mapping[Coalition, float]) -> dict[int, float]:
    steps = [values[frozenset(order[:size])] for size in range(len(order) + 1)]
    return {member: after - before for member, (before, after) in zip(order, pairwise(steps), strict=True)}


def _mean_of_pairs(gains: Mapping[int, Sequence[Gains]]) -> Estimate:
    averages = {member: [(forward + backward) / 2 for forward, backward in found] for member, found in gains.items()}
    means = {member: fsum(found) / len(found) for member, found in averages.items()}
    spread = {member: fsum((one - means[member]) ** 2 for one in found) for member, found in averages.items()}
    return Estimate(
        means, {member: sqrt(spread[member] / (len(one) * (len(one) - 1))) for member, one in gains.items()}
    )
