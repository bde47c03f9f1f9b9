"""What every payoff scheme has in common: the claim it gets, the allocation it gives, the split from weights to cents.

A scheme is a frozen dataclass whose fields are its parameters. It sees only the claim: never the game's state, no
clock, no chance. Weights become payments by Yu et al., AIES 2020, eq. 1: the pool times max(0, u_i) / sum of max(0,
u_j), to the cent by the largest remainder.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import ClassVar, Literal, TypeAlias

from engine.money import Cents, split_largest_remainder
from engine.schemes.debts import IncentivizerMemory
from engine.schemes.families import Picture
from engine.values.coalition import (
    MAX_EXACT_PLAYERS,
    Coalition,
    CoalitionalGame,
    all_coalitions,
    check_players,
    leave_one_out,
    prefixes,
    singletons,
)
from engine.values.estimate import SamplingPlan
from engine.values.orders import Order, check_orders
from engine.values.words import UNEXPLAINED, Explained

Memory: TypeAlias = IncentivizerMemory
"""What a scheme may remember from cycle to cycle; a union once a second scheme remembers something."""

Needs: TypeAlias = Literal["none", "singletons", "prefixes", "all", "leave_one_out"]

WEIGHT_STEPS = 10**12


class SchemeError(ValueError):
    """An unknown scheme or parameter, or a claim that cannot be paid; the message says what would be right."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one member trained on in this cycle: quality in [0, 1], quantity (0 or more, in any unit), cost in cents."""

    quality: float
    quantity: float
    cost_cents: Cents

    def __post_init__(self) -> None:
        if not 0 <= self.quality <= 1:
            raise SchemeError(f"the quality of a contribution is {self.quality}: it must lie between 0 and 1")
        if not isfinite(self.quantity) or self.quantity < 0:
            raise SchemeError(f"the quantity of a contribution is {self.quantity}: it must be finite, 0 or more")
        if self.cost_cents < 0:
            raise SchemeError(f"the cost of a contribution is {self.cost_cents} cents: it must be 0 or more")


@dataclass(frozen=True, slots=True)
class PayoffClaim:
    """What is to be paid: `pool` cents (0 or more) to `members`, in joining order.

    `game` values their coalitions, `contributions` says what each member brought (others are ignored), `memory` is
    what the scheme's last allocation returned, None at first. `orders`, where there are any, are those that the values
    were sampled along, the first of each pair of an order and its reverse: a scheme that averages over orders then
    estimates from them. Raises SchemeError or CoalitionError.
    """

    pool: Cents
    members: tuple[int, ...]
    game: CoalitionalGame
    contributions: Mapping[int, Contribution]
    memory: Memory | None = None
    orders: tuple[Order, ...] = ()

    def __post_init__(self) -> None:
        if self.pool < 0:
            raise SchemeError(f"the pool is {self.pool} cents: it must be 0 or more")
        check_players(self.members)
        if self.orders:
            check_orders(self.members, self.orders)

    def contribution(self, player: int) -> Contribution:
        """What `player` committed. Raises SchemeError when the claim does not say."""
        try:
            return self.contributions[player]
        except KeyError:
            raise SchemeError(
                f"the contribution of member {player} is missing: give its quality, quantity and cost_cents"
            ) from None


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who gets what, by player number: `payments` and `undistributed`, in cents, add up to the pool.

    `weights` are raw, before clamping at 0. `payments` has every member, and whoever else is owed money by the scheme.
    `stderr` is the standard error of each estimated weight, in its unit; empty where the weights are exact.
    """

    payments: Mapping[int, Cents]
    weights: Mapping[int, float]
    undistributed: Cents
    memory: Memory | None = field(default=None)
    stderr: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PayoffScheme(ABC):
    """A rule to divide a pool. Subclasses give the weights; their fields are their parameters, checked on creation.

    `name` is that of the registry, `family` one of FAMILIES, `source` the paper with its year, `needs` which coalitions
    are trained for it, `words` how it explains itself to players, `picture` its own where its family's does not do.
    """

    name: ClassVar[str] = ""
    family: ClassVar[str] = ""
    source: ClassVar[str] = ""
    needs: ClassVar[Needs]
    words: ClassVar[Explained] = UNEXPLAINED
    picture: ClassVar[Picture | None] = None

    def coalitions_needed(self, members: Sequence[int]) -> set[Coalition]:
        """The coalitions whose values `allocate` will ask for; `members` in joining order."""
        return _COALITIONS[self.needs](members)

    @property
    def estimated_above(self) -> int | None:
        """With more members than this, weights are estimated; None where they never are."""
        return None

    def sampling_plan(self, members: Sequence[int]) -> SamplingPlan | None:  # noqa: ARG002 - most schemes never sample
        """How the values of these members' coalitions are to be sampled; None where those needed are all trained."""
        return None

    def check_members(self, most: int) -> None:
        """SchemeError unless a federation of up to `most` members can be paid by this scheme."""
        if self.needs == "all" and most > MAX_EXACT_PLAYERS:
            raise SchemeError(
                f"the scheme {self.name} trains every coalition, so at most {MAX_EXACT_PLAYERS} members are possible"
            )

    def prepare(self) -> None:  # noqa: B027 - most schemes import nothing of their own
        """Import what `allocate` would import when it is first called: so that no payout has to wait for it.

        Allocating needs no such call; on any thread, and as often as one likes, it changes no result.
        """

    def allocate(self, claim: PayoffClaim) -> Allocation:
        """Divide the pool. Raises SchemeError or CoalitionError when the claim lacks a value that the scheme needs."""
        weights, errors = self.estimate(claim)
        payments = pay_by_weight(claim.pool, weights)
        undistributed = claim.pool - sum(payments.values())
        return Allocation(payments, weights, undistributed, claim.memory, errors)

    def estimate(self, claim: PayoffClaim) -> tuple[dict[int, float], dict[int, float]]:
        """Weights, and their standard errors where they are estimated; none where they are exact, as in most schemes."""
        return self.weights(claim), {}

    @abstractmethod
    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The raw weight u_i of each member, before clamping."""


def check_number(scheme: str, parameter: str, value: object) -> None:
    """SchemeError unless the value of `parameter` is a finite number, 0 or more."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value) or value < 0:
        raise SchemeError(f"{parameter} of scheme {scheme!r} is {value!r}: it must be a finite number, 0 or more")


def check_positive(scheme: str, parameter: str, value: object) -> None:
    """SchemeError unless the value of `parameter` is a finite number above 0."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value) or value <= 0:
        raise SchemeError(f"{parameter} of scheme {scheme!r} is {value!r}: it must be a finite number above 0")


def check_flag(scheme: str, parameter: str, value: object) -> None:
    """SchemeError unless the value of `parameter` is true or false."""
    if not isinstance(value, bool):
        raise SchemeError(f"{parameter} of scheme {scheme!r} is {value!r}: it must be true or false")


def pay_by_weight(pool: Cents, weights: Mapping[int, float]) -> dict[int, Cents]:
    """Cents for each player, by number: the pool in proportion to the weights above 0; all 0 when there are none.

    Weights are first laid on a grid of 10^-12 of the largest one. Below that a float carries only the noise of its own
    computation, which must neither pay a player who adds nothing nor decide who of two equals gets an odd cent: that
    is the one with the lower number. Raises SchemeError for a weight that is not finite.
    """
    for player, weight in weights.items():
        if not isfinite(weight):
            raise SchemeError(f"the weight of member {player} is {weight}: weights must be finite numbers")
    players = sorted(weights)
    largest = max(weights.values(), default=0.0)
    if largest <= 0:
        return dict.fromkeys(players, 0)
    steps = [round(max(0.0, weights[player]) / largest * WEIGHT_STEPS) for player in players]
    return dict(zip(players, split_largest_remainder(pool, steps), strict=True))


def _no_coalition(members: Sequence[int]) -> set[Coalition]:
    check_players(members)
    return set()


def _every_coalition(members: Sequence[int]) -> set[Coalition]:
    return set(all_coalitions(members))


_COALITIONS: Mapping[Needs, Callable[[Sequence[int]], set[Coalition]]] = {
    "none": _no_coalition,
    "singletons": singletons,
    "prefixes": prefixes,
    "all": _every_coalition,
    "leave_one_out": leave_one_out,
}
