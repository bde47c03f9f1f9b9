"""From weights to parts of the pool, and from these to cents.

Parts of the pool are exact fractions, so that schemes can be put together out of others without a cent being decided by
rounding: what is rounded in the end is what players are paid, once, by the largest remainder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor, isfinite

from engine.money import Cents, split_largest_remainder
from engine.schemes.parameters import SchemeError

WEIGHT_STEPS = 10**12


@dataclass(frozen=True, slots=True)
class Portion:
    """What `scheme` has to do with the pay of each player, as parts of the pool: below 0 where it takes away."""

    scheme: str
    shares: Mapping[int, Fraction]

    def times(self, factor: Fraction) -> Portion:
        return Portion(self.scheme, {player: factor * share for player, share in self.shares.items()})


@dataclass(frozen=True, slots=True)
class PaidPortion:
    """Of one player's payment, the cents that are due to one scheme: below 0 where it takes away."""

    player: int
    scheme: str
    cents: Cents


@dataclass(frozen=True, slots=True)
class Division:
    """A pool as a scheme divides it. By player: raw weights, parts of the pool that add up to 1 or less, and the standard
    errors of weights that are estimated. `portions` say how the parts came about where several schemes have a hand in
    them; `inner` are the divisions of the schemes within.
    """

    weights: Mapping[int, float]
    shares: Mapping[int, Fraction]
    stderr: Mapping[int, float] = field(default_factory=dict)
    portions: tuple[Portion, ...] = ()
    inner: tuple[Division, ...] = ()

    def share_errors(self) -> dict[int, float]:
        """The standard errors of the parts of the pool, where weights are estimated."""
        total, paid = sum(max(0.0, weight) for weight in self.weights.values()), float(sum(self.shares.values()))
        return {player: error / total * paid for player, error in self.stderr.items()} if total > 0 else {}


def shares_by_weight(weights: Mapping[int, float]) -> dict[int, Fraction]:
    """Each player's part of the pool, by number: in proportion to the weights above 0; all 0 when there are none.

    Weights are first laid on a grid of 10^-12 of the largest one. Below that a float carries only the noise of its own
    computation, which must neither pay a player who adds nothing nor decide who of two equals gets an odd cent. Raises
    SchemeError for a weight that is not finite.
    """
    for player, weight in weights.items():
        if not isfinite(weight):
            raise SchemeError(f"the weight of member {player} is {weight}: weights must be finite numbers")
    players = sorted(weights)
    largest = max(weights.values(), default=0.0)
    if largest <= 0:
        return dict.fromkeys(players, Fraction(0))
    steps = {player: round(max(0.0, weights[player]) / largest * WEIGHT_STEPS) for player in players}
    total = sum(steps.values())
    return {player: Fraction(step, total) for player, step in steps.items()}


def pay_by_share(pool: Cents, shares: Mapping[int, Fraction]) -> dict[int, Cents]:
    """Cents for each player, by number: who is last in line for an odd cent is the part that nobody has.

    The odd cent of two equals goes to the one with the lower number.
    """
    players = sorted(shares)
    if not players:
        return {}
    rest = 1 - sum(shares.values())
    cents = split_largest_remainder(pool, [*(shares[player] for player in players), rest])
    return dict(zip(players, cents, strict=False))


def pay_by_weight(pool: Cents, weights: Mapping[int, float]) -> dict[int, Cents]:
    """Cents for each player, by number: the pool in proportion to the weights above 0; all 0 when there are none."""
    return pay_by_share(pool, shares_by_weight(weights))


def portions_in_cents(
    pool: Cents, portions: Sequence[Portion], payments: Mapping[int, Cents]
) -> tuple[PaidPortion, ...]:
    """The portions of each payment, which add up to it: rounded down, then a cent more for the largest remainders."""
    rows: list[PaidPortion] = []
    for player, payment in payments.items():
        exact = [pool * portion.shares.get(player, Fraction(0)) for portion in portions]
        cents = [floor(amount) for amount in exact]
        by_remainder = sorted(range(len(exact)), key=lambda place: cents[place] - exact[place])
        for place in by_remainder[: payment - sum(cents)]:
            cents[place] += 1
        rows += [PaidPortion(player, portion.scheme, paid) for portion, paid in zip(portions, cents, strict=True)]
    return tuple(rows)
