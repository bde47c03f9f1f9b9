"""What every payoff scheme has in common: the claim it gets, the allocation it gives, the split from weights to cents.

A scheme is a frozen dataclass whose fields are its parameters. It sees only the claim: never the game's state, no
clock, no chance. Weights become payments by Yu et al., AIES 2020, eq. 1: the pool times max(0, u_i) / sum of max(0,
u_j), to the cent by the largest remainder.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import ClassVar, Literal

from engine.money import Cents
from engine.schemes.division import (
    Division,
    PaidPortion,
    pay_by_share,
    pay_by_weight,
    portions_in_cents,
    shares_by_weight,
)
from engine.schemes.families import Picture
from engine.schemes.memory import Memory
from engine.schemes.parameters import ParameterSpec, SchemeError, check_parameters
from engine.schemes.reasons import Reason, ReasonKind, plain_reasons
from engine.schemes.told import StateTerm
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

Needs = Literal["none", "singletons", "prefixes", "all", "leave_one_out", "as_set"]
"""Which coalitions are trained for a scheme; `as_set` means that its parameters say it."""

__all__ = [
    "Allocation",
    "Contribution",
    "Memory",
    "Needs",
    "PaidPortion",
    "PayoffClaim",
    "PayoffScheme",
    "SchemeError",
    "pay_by_weight",
]


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
    estimates from them. `turn` and `cycle`, from 1, are those in which the cycle to be paid began, and its number. Raises
    SchemeError or CoalitionError.
    """

    pool: Cents
    members: tuple[int, ...]
    game: CoalitionalGame
    contributions: Mapping[int, Contribution]
    memory: Memory | None = None
    orders: tuple[Order, ...] = ()
    turn: int = 1
    cycle: int = 1

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
    `stderr` is the standard error of each estimated weight, in its unit; empty where the weights are exact. `portions`
    say what each of several schemes has to do with each payment; empty where there is but one. `reasons` are those of
    everybody who has a weight: one each, or as many as there are portions, in their order.
    """

    payments: Mapping[int, Cents]
    weights: Mapping[int, float]
    undistributed: Cents
    memory: Memory | None = field(default=None)
    stderr: Mapping[int, float] = field(default_factory=dict)
    portions: tuple[PaidPortion, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class PayoffScheme(ABC):
    """A rule to divide a pool. Subclasses give the weights; their fields are their parameters, checked on creation.

    `name` is that of the registry, `family` one of FAMILIES, `source` the paper with its year, `needs` which coalitions
    are trained for it, `words` how it explains itself to players, `picture` its own where its family's does not do,
    `reason` the kind of reason that a member is told for its part, `parameters` what it can be set to, in the order of its
    fields. A scheme that is `configured` is what its parameters make of it: it has no place where schemes are compared as
    they are by default. One that is `outermost` stands within no other.
    """

    name: ClassVar[str] = ""
    family: ClassVar[str] = ""
    source: ClassVar[str] = ""
    needs: ClassVar[Needs]
    words: ClassVar[Explained] = UNEXPLAINED
    picture: ClassVar[Picture | None] = None
    reason: ClassVar[ReasonKind] = "weight"
    parameters: ClassVar[tuple[ParameterSpec, ...]] = ()
    configured: ClassVar[bool] = False
    outermost: ClassVar[bool] = False

    def __post_init__(self) -> None:
        self.check_parameters()

    def check_parameters(self) -> None:
        """SchemeError unless every parameter is in its range."""
        check_parameters(self.name, self.parameters, {spec.name: getattr(self, spec.name) for spec in self.parameters})

    def coalitions_needed(self, members: Sequence[int]) -> set[Coalition]:
        """The coalitions whose values `allocate` will ask for; `members` in joining order.

        Of a scheme that changes in the course of a game: see in_force.
        """
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

    def in_force(self, turn: int, cycle: int) -> PayoffScheme:  # noqa: ARG002 - most schemes never change
        """The scheme that pays a cycle of that number which begins in that turn, both from 1."""
        return self

    def changes_after(self, turn: int, cycle: int) -> tuple[Change, ...]:  # noqa: ARG002 - most schemes never change
        """Which schemes come later, as far as players are told beforehand."""
        return ()

    def allocate(self, claim: PayoffClaim) -> Allocation:
        """Divide the pool. Raises SchemeError or CoalitionError when the claim lacks a value that the scheme needs."""
        division = self.divide(claim)
        payments = pay_by_share(claim.pool, division.shares)
        return Allocation(
            payments,
            division.weights,
            claim.pool - sum(payments.values()),
            self.remember(claim, division, payments),
            division.stderr,
            portions_in_cents(claim.pool, division.portions, payments),
            self.explain(claim, division),
        )

    def divide(self, claim: PayoffClaim) -> Division:
        """Everybody's part of the pool, before it is rounded to the cent. Raises as `allocate` does."""
        weights, errors = self.estimate(claim)
        return Division(weights, shares_by_weight(weights), errors)

    def remember(self, claim: PayoffClaim, division: Division, payments: Mapping[int, Cents]) -> Memory | None:  # noqa: ARG002 - most remember nothing
        """What to know at the next payout, after these payments, which may be a part of what a player is paid in all."""
        return claim.memory

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """The reason of everybody who has a weight in the division. A scheme that knows more than weights tells it here."""
        return plain_reasons(self.name, self.reason, claim.pool, division.weights)

    @property
    def remembers(self) -> bool:
        """Whether it knows at a payout what was at those before."""
        return False

    def tell_state(self, claim: PayoffClaim, after: Memory | None) -> tuple[StateTerm, ...]:  # noqa: ARG002 - most schemes remember nothing
        """What it went by at this payout and remembers `after` it, player by player; nothing where it remembers nothing."""
        return ()

    def estimate(self, claim: PayoffClaim) -> tuple[dict[int, float], dict[int, float]]:
        """Weights, and their standard errors where they are estimated; none where they are exact, as in most schemes."""
        return self.weights(claim), {}

    @abstractmethod
    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The raw weight u_i of each member, before clamping."""


@dataclass(frozen=True, slots=True)
class Change:
    """From that turn or cycle on, another scheme pays."""

    unit: Literal["turn", "cycle"]
    start: int
    scheme: PayoffScheme


def _no_coalition(members: Sequence[int]) -> set[Coalition]:
    check_players(members)
    return set()


def _every_coalition(members: Sequence[int]) -> set[Coalition]:
    return set(all_coalitions(members))


_COALITIONS: Mapping[str, Callable[[Sequence[int]], set[Coalition]]] = {
    "none": _no_coalition,
    "singletons": singletons,
    "prefixes": prefixes,
    "all": _every_coalition,
    "leave_one_out": leave_one_out,
}
