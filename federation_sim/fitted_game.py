"""A simple game fitted to sampled coalitions: what it explains of their values need not be estimated by sampling.

The value of a federation's model follows mostly from how many it averages and from how good they are on average, so the
game is g(S) = F_s + (sum of a_i over S) / s + (sum of b_i over S) / s^2 for s members, with F, a and b by least squares
within each size. Its Shapley value has a closed form, and only what it leaves of the values is estimated from orders:
regression-adjusted Monte Carlo (Witter, Liu and Musco 2025, arXiv:2506.11849). It knows arrays and no coalitions.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

POWERS = (1, 2)
"""Of 1 / s, each with a number for every member."""

_RIDGE = 0.01
"""Added to the normal equations, as a part of their diagonal: members who were seldom seen apart share their effect."""


@dataclass(frozen=True, slots=True, eq=False)
class FittedGame:
    """base: F_s, (members + 1,), 0 for nobody. effects: (powers, members)."""

    base: Floats
    effects: Floats

    @property
    def coefficients(self) -> int:
        """How many numbers were fitted."""
        return len(self.base) - 1 + int(self.effects.size)

    def values(self, membership: NDArray[np.bool_]) -> Floats:
        """g of each coalition, (coalitions,), for membership (coalitions, members)."""
        sizes = membership.sum(axis=1)
        found = self.base[sizes]
        for power, effect in zip(POWERS, self.effects, strict=True):
            found = found + (membership @ effect) / np.maximum(sizes, 1) ** power
        return np.where(sizes > 0, found, 0.0)

    def shapley(self) -> Floats:
        """The Shapley value of g, (members,). Who joins as k-th meets k - 1 others, who are any with equal chance."""
        n = len(self.base) - 1
        k = np.arange(1.0, n + 1)
        found = np.full(n, self.base[n] / n)
        for power, effect in zip(POWERS, self.effects, strict=True):
            weights = 1 / k**power
            others = float(((k[1:] - 1) * np.diff(weights)).sum())
            found += effect * weights.mean()
            if n > 1:
                found += (effect.sum() - effect) * others / (n * (n - 1))
        return found


def fit_game(membership: NDArray[np.bool_], values: Floats) -> FittedGame:
    """Fit to coalitions of at least one member each: membership (coalitions, members), values (coalitions,).

    Every size from 1 to the number of members must occur.
    """
    n = membership.shape[1]
    sizes = membership.sum(axis=1)
    features = np.hstack([membership / sizes[:, None] ** power for power in POWERS])
    mean_features, mean_values = np.zeros((n + 1, features.shape[1])), np.zeros(n + 1)
    for size in range(1, n + 1):
        mean_features[size] = features[sizes == size].mean(axis=0)
        mean_values[size] = values[sizes == size].mean()
    centred = features - mean_features[sizes]
    normal = centred.T @ centred
    diagonal = np.diagonal(normal)
    if diagonal.max() <= 0:
        return FittedGame(mean_values, np.zeros((len(POWERS), n)))
    normal = normal + np.diag(_RIDGE * np.maximum(diagonal, 1e-6 * diagonal.max()))
    solution = np.linalg.solve(normal, centred.T @ (values - mean_values[sizes]))
    return FittedGame(mean_values - mean_features @ solution, solution.reshape(len(POWERS), n))
