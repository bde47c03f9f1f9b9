"""The Shapley value and the other semivalues of a game that is known in full.

The Shapley value follows Shapley (1953) by its subset formula, the other semivalues Dubey, Neyman and Weber (1981);
beyond MAX_EXACT_PLAYERS they are refused, never silently estimated.
"""

from collections.abc import Sequence
from math import factorial, fsum

import numpy as np
from numpy.typing import NDArray

from engine.values.coalition import CoalitionalGame, check_exact


def values_by_mask(game: CoalitionalGame, players: Sequence[int]) -> NDArray[np.float64]:
    """The values of all 2^n coalitions of `players`: bit k of an index says whether the k-th lowest number is in.

    Raises CoalitionError.
    """
    check_exact(players)
    ordered = sorted(players)
    groups = (
        frozenset(player for bit, player in enumerate(ordered) if mask >> bit & 1) for mask in range(2 ** len(ordered))
    )
    return np.array([game.value(group) for group in groups], dtype=np.float64)


def semivalues(game: CoalitionalGame, players: Sequence[int], shares: Sequence[float]) -> dict[int, float]:
    """For each of `players`, the sum over S without i of shares[|S|] * (v(S + i) - v(S)), in the unit of v.

    `shares` has one weight for each size of S, from 0 to n - 1. The terms are added with one rounding (fsum), so the
    result depends neither on the order of `players` nor on their numbers, and twins get the same bits. Raises
    CoalitionError.
    """
    values = values_by_mask(game, players)
    masks = np.arange(len(values))
    weights = np.array(shares, dtype=np.float64)
    worth = {}
    for bit, player in enumerate(sorted(players)):
        without = masks[(masks >> bit & 1) == 0]
        gains = values[without | 1 << bit] - values[without]
        worth[player] = fsum(weights[np.bitwise_count(without)] * gains)
    return worth


def shapley_values(game: CoalitionalGame, players: Sequence[int]) -> dict[int, float]:
    """The Shapley value of each of `players` in the game restricted to them, in the unit of v; they add up to v(N).

    phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! * (v(S + i) - v(S)). Raises CoalitionError.
    """
    check_exact(players)
    return semivalues(game, players, shapley_shares(len(players)))


def shapley_shares(n: int) -> list[float]:
    """The weight of one coalition of the n - 1 others, by its size, that makes of a semivalue the Shapley value."""
    return [factorial(size) * factorial(n - size - 1) / factorial(n) for size in range(n)]
