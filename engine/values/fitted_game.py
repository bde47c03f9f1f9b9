"""A simple game fitted to a sample of coalitions: what it explains of their values need not be estimated by sampling.

The value of a federation's model follows mostly from how many it averages and from how good they are on average. So the
fitted game of a coalition S of s members is

    g(S) = F_s + (sum of a_i over S) / s + (sum of b_i over S) / s^2,   g of nobody = 0,

with F, a and b by least squares. Its Shapley value has a closed form; only what it leaves of v is then estimated from
orders (regression-adjusted Monte Carlo: Witter, Liu and Musco 2025, arXiv:2506.11849). However bad the fit, the mean is
right; the better the fit, the smaller the error.

A fit decides cents, so it must be the same on every machine: sums have one rounding (fsum), or a fixed order, and all else
are single operations of IEEE arithmetic. No product of matrices but of zeros and ones, which is exact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from engine.values.coalition import Coalition

POWERS = (1, 2)
"""Of 1 / s, each with a number for every member."""

_RIDGE = 0.01
"""Added to the normal equations, as a part of their diagonal: members who were seldom seen apart share their effect."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FittedGame:
    """base: F_s for s = 0 to n. effects: for each power of 1 / s, the number of every member. samples: how many values it
    was fitted to.
    """

    base: tuple[float, ...]
    effects: tuple[dict[int, float], ...]
    samples: int

    @property
    def coefficients(self) -> int:
        """How many numbers were fitted."""
        return (len(self.base) - 1) * (1 + len(self.effects))

    def value(self, coalition: Coalition) -> float:
        """g of the fitted members in it; others count for nothing."""
        inside = [player for player in sorted(coalition) if player in self.effects[0]]
        size = len(inside)
        if size == 0:
            return 0.0
        parts = (
            fsum(effect[player] for player in inside) / size**power
            for power, effect in zip(POWERS, self.effects, strict=True)
        )
        return fsum((self.base[size], *parts))

    def shapley(self) -> dict[int, float]:
        """The Shapley value of g, by player. Who joins as k-th meets k - 1 others who are any with equal chance, and adds

        F_k - F_(k-1) + a_i / k^p + (a of those others) (1 / k^p - 1 / (k-1)^p) for each power p.
        """
        n = len(self.base) - 1
        found = dict.fromkeys(self.effects[0], self.base[n] / n)
        for power, effect in zip(POWERS, self.effects, strict=True):
            own = fsum(1 / k**power for k in range(1, n + 1))
            others = fsum((k - 1) * (1 / k**power - 1 / (k - 1) ** power) for k in range(2, n + 1))
            whole = fsum(effect.values())
            for player, mine in effect.items():
                met = (whole - mine) * others / (n - 1) if n > 1 else 0.0
                found[player] += (mine * own + met) / n
        return found


def fit_game(members: Sequence[int], values: Mapping[Coalition, float]) -> FittedGame:
    """The fitted game of `members` (ascending, at least one); others in a coalition are taken for nobody.

    Every size from 1 to n must occur among the coalitions. Those without a member are left out.
    """
    column = {player: place for place, player in enumerate(members)}
    by_size: list[list[tuple[list[int], float]]] = [[] for _ in range(len(members) + 1)]
    for coalition in sorted(values, key=lambda some: (len(some), sorted(some))):
        inside = [column[player] for player in sorted(coalition) if player in column]
        by_size[len(inside)].append((inside, values[coalition]))
    n, sizes = len(members), range(1, len(members) + 1)
    means = [0.0, *(fsum(value for _, value in by_size[size]) / len(by_size[size]) for size in sizes)]
    # How often each member is in a coalition of a size, and what those with it are above the mean of the size.
    counts, products, moments = np.zeros((n + 1, n)), np.zeros((n + 1, n, n)), np.zeros((n + 1, n))
    for size in sizes:
        inside_of = np.zeros((len(by_size[size]), n))
        for row, (inside, value) in enumerate(by_size[size]):
            inside_of[row, inside] = 1.0
            moments[size] += inside_of[row] * (value - means[size])
        counts[size] = inside_of.sum(axis=0)
        products[size] = inside_of.T @ inside_of - counts[size][:, None] * counts[size] / len(by_size[size])
    solution = _solve(
        np.block([[_weighted(products, first + second) for second in POWERS] for first in POWERS]),
        np.concatenate([_weighted(moments, power) for power in POWERS]),
    ).reshape(len(POWERS), n)
    base = [0.0] * (n + 1)
    for size in sizes:
        explained = fsum(
            float(part)
            for power, effect in zip(POWERS, solution, strict=True)
            for part in counts[size] * effect / (len(by_size[size]) * size**power)
        )
        base[size] = means[size] - explained
    effects = tuple(dict(zip(members, map(float, effect), strict=True)) for effect in solution)
    return FittedGame(tuple(base), effects, sum(len(by_size[size]) for size in sizes))


def _weighted(by_size: Matrix, power: int) -> Matrix:
    """The sum over sizes s of what there is for s, divided by s^power, in this order."""
    total: Matrix = np.zeros_like(by_size[0])
    for size in range(1, len(by_size)):
        total += by_size[size] / float(size**power)
    return total


def _solve(matrix: Matrix, moments: Matrix) -> Matrix:
    """Of a positive semidefinite system with the ridge added, by Gauss' elimination; 0 where there is nothing to explain."""
    left, right = matrix.copy(), moments.copy()
    diagonal = np.diagonal(matrix)
    if diagonal.max() <= 0:
        return np.zeros_like(right)
    left[np.diag_indices_from(left)] += _RIDGE * np.maximum(diagonal, 1e-6 * diagonal.max())
    for place in range(len(right)):
        factors = left[place + 1 :, place] / left[place, place]
        left[place + 1 :] -= factors[:, None] * left[place]
        right[place + 1 :] -= factors * right[place]
    for place in reversed(range(len(right))):
        right[place] /= left[place, place]
        right[:place] -= left[:place, place] * right[place]
    return right
