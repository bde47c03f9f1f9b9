"""What several games say together: a mean over games with its interval, and the difference of two arms.

The game is the unit, because people who play together do not decide independently of each other. So each game gives one
number, and the interval is Student's over these numbers:

    mean = sum x / n,   s^2 = sum (x - mean)^2 / (n - 1),   mean +- t(0.975, n - 1) s / sqrt(n)

The difference of two arms has Welch's interval, whose variances are not pooled. Under two games in an arm there is none.
Sources: Student, The Probable Error of a Mean, Biometrika 6 (1908); Welch, Biometrika 34 (1947).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from scipy import special

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """The mean of `games` numbers, and the bounds of its interval: None with fewer than two games."""

    mean: float
    low: float | None
    high: float | None
    games: int


def over_games(values: Sequence[float]) -> Interval | None:
    """The mean of one number for each game, with its t-interval; None of no games. The order does not matter."""
    if not values:
        return None
    mean = _mean(values)
    if len(values) < 2:
        return Interval(mean, None, None, len(values))
    half = _quantile(len(values) - 1) * sqrt(_squared_error(values))
    return Interval(mean, mean - half, mean + half, len(values))


def difference(first: Sequence[float], second: Sequence[float]) -> Interval | None:
    """`second` less `first`, with Welch's interval where both have two games; None where one of them has none."""
    if not first or not second:
        return None
    apart = _mean(second) - _mean(first)
    games = min(len(first), len(second))
    if games < 2:
        return Interval(apart, None, None, games)
    one, other = _squared_error(first), _squared_error(second)
    if one + other == 0:
        return Interval(apart, apart, apart, games)
    # As shares of their sum, so that squares of tiny errors do not vanish.
    weight = one / (one + other)
    freedom = 1 / (weight**2 / (len(first) - 1) + (1 - weight) ** 2 / (len(second) - 1))
    half = _quantile(freedom) * sqrt(one + other)
    return Interval(apart, apart - half, apart + half, games)


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def _squared_error(values: Sequence[float]) -> float:
    """s^2 / n."""
    mean = _mean(values)
    return fsum((value - mean) ** 2 for value in values) / (len(values) - 1) / len(values)


def _quantile(freedom: float) -> float:
    return float(special.stdtrit(freedom, 0.5 + LEVEL / 2))
