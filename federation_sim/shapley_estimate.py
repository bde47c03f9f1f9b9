"""The estimate of the Shapley value from sampled orders of joining, and its standard error.

It is the mean gain over orders and their reverses; once everybody has been at an end of an order, that mean gain in what
a fitted game leaves of the values, and the Shapley value of that game (federation_sim.fitted_game). Whichever has the
smaller standard errors is taken: in a game that is a mere sum, the mean gains are exact. Who never adds anything is no
part of the fit, and so gets exactly nothing. Which orders are drawn, and when to stop, is decided elsewhere.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from federation_sim.fitted_game import POWERS, Floats, fit_game

LEAST_PAIRS = 2
"""Fewer pairs have no standard error."""

LEAST_VALUES_A_NUMBER = 2
"""A game is fitted to at least so many values for each of its numbers; fewer would be learned by heart."""

Coalition = frozenset[int]
Order = tuple[int, ...]


def pairs_of_a_turn(members: int) -> int:
    """In so many pairs everybody has been at an end of an order once; before, a standard error is not to be relied on."""
    return max(LEAST_PAIRS, (members + 1) // 2)


def estimate(
    players: Sequence[int], orders: Sequence[Order], values: Mapping[Coalition, float]
) -> tuple[Floats, Floats]:
    """Estimate and standard error of each player: (players,) each.

    orders: the first of each pair, at least two; its reverse counts, too. values: of every coalition that the orders and
    their reverses build up, and 0.0 of the empty one.
    """
    walk = _Walk.along(players, orders, values)
    gains = walk.gains(walk.values)
    plain = _mean_of_pairs(gains)
    moving = (gains != 0).any(axis=(0, 1))
    inside = walk.membership[:, moving]
    used = inside.any(axis=1)
    numbers = (1 + len(POWERS)) * int(moving.sum())
    if len(orders) < pairs_of_a_turn(len(players)) or not 0 < LEAST_VALUES_A_NUMBER * numbers <= used.sum():
        return plain
    fitted = fit_game(inside[used], walk.values[used])
    mean, stderr = _mean_of_pairs(walk.gains(walk.values - fitted.values(inside)))
    mean[moving] += fitted.shapley()
    # As many numbers were learned from the values, so they lie closer to the fit than others would.
    stderr *= math.sqrt(used.sum() / (used.sum() - numbers))
    return min(plain, (mean, stderr), key=lambda one: float(np.square(one[1]).sum()))


@dataclass(frozen=True, slots=True, eq=False)
class _Walk:
    """The orders and their reverses as walks through the coalitions that they build up.

    membership: (coalitions, players). values: (coalitions,). steps: (pairs, 2, players + 1), the coalitions that a walk
    passes. joined: (pairs, 2, players), who joins at each step.
    """

    membership: NDArray[np.bool_]
    values: Floats
    steps: NDArray[np.intp]
    joined: NDArray[np.intp]

    @classmethod
    def along(cls, players: Sequence[int], orders: Sequence[Order], values: Mapping[Coalition, float]) -> "_Walk":
        column = {player: place for place, player in enumerate(players)}
        row: dict[Coalition, int] = {}
        steps = [
            [
                [row.setdefault(frozenset(some[:size]), len(row)) for size in range(len(some) + 1)]
                for some in (order, order[::-1])
            ]
            for order in orders
        ]
        joined = [[[column[player] for player in some] for some in (order, order[::-1])] for order in orders]
        membership = np.array([[player in coalition for player in players] for coalition in row])
        return cls(membership, np.array([values[coalition] for coalition in row]), np.array(steps), np.array(joined))

    def gains(self, values: Floats) -> Floats:
        """What each player adds in each walk: (pairs, 2, players)."""
        found = np.empty(self.joined.shape)
        np.put_along_axis(found, self.joined, np.diff(values[self.steps], axis=2), axis=2)
        return found


def _mean_of_pairs(gains: Floats) -> tuple[Floats, Floats]:
    """Mean and standard error: (players,) each. The two walks of a pair depend on each other, so they count as one."""
    pairs = gains.mean(axis=1)
    return pairs.mean(axis=0), pairs.std(axis=0, ddof=1) / math.sqrt(len(pairs))
