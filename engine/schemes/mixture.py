"""A mixture: everybody gets the weighted mean of what several schemes would pay.

The pool is cut by the weights, which count in proportion to their sum, and each part of it goes by a scheme of its own: it
sees no more than its part of the pool, and remembers no more than what it paid. What a part does not pay stays with the
federation. Half `equal` and half `shapley` is the egalitarian Shapley value. Sources: Joosten, Dynamics, Equilibria, and
Values (1996); Casajus and Huettner, Null players, solidarity, and the egalitarian Shapley values, Journal of Mathematical
Economics 49 (2013).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar

from engine.money import Cents, split_largest_remainder
from engine.schemes.base import Needs, PayoffClaim, PayoffScheme, SchemeError
from engine.schemes.division import Division, Portion, portions_in_cents
from engine.schemes.equal import Equal
from engine.schemes.families import Bar, Picture
from engine.schemes.memory import Memory, memories_of, together
from engine.schemes.nesting import MAX_PARTS, Part
from engine.schemes.parameters import ParameterSpec
from engine.schemes.reasons import Reason
from engine.schemes.shapley import Shapley
from engine.schemes.told import StateTerm
from engine.values.coalition import MAX_PLAYERS, Coalition
from engine.values.estimate import SamplingPlan
from engine.values.words import Explained, Words


@dataclass(frozen=True, slots=True)
class Mixture(PayoffScheme):
    """u_i = the sum over the parts k of w_k / (the sum of all w) times i's part of the pool by the scheme of k."""

    parts: tuple[Part, ...] = (Part(Equal(), 0.5), Part(Shapley(), 0.5))

    name: ClassVar[str] = "mixture"
    family: ClassVar[str] = "put together"
    source: ClassVar[str] = "Joosten (1996); Casajus and Huettner, Journal of Mathematical Economics 49 (2013)"
    needs: ClassVar[Needs] = "as_set"
    configured: ClassVar[bool] = True
    words: ClassVar[Explained] = Explained(
        name=Words("Mixture", "混合方案"),
        short=Words(
            "A part of the pool goes by one rule, a part by another.", "分红池一部分按一种规则分，一部分按另一种。"
        ),
        long=Words(
            "The pool is cut into parts, and each part is shared out by a rule of its own. What you get is the sum.",
            "分红池先切成几部分，每部分各按自己的规则分配。你得到的是各部分之和。",
        ),
    )
    picture: ClassVar[Picture | None] = Picture(
        Words(
            "Above a pool in equal slices, below one in unequal slices, one on top of the other",
            "上面是平均切开的池，下面是不平均切开的池，叠在一起",
        ),
        (
            Bar(4, 8, 20, 12),
            Bar(26, 8, 20, 12, "you"),
            Bar(48, 8, 20, 12),
            Bar(70, 8, 20, 12),
            Bar(4, 24, 14, 12),
            Bar(20, 24, 36, 12, "you"),
            Bar(58, 24, 22, 12),
            Bar(82, 24, 8, 12),
        ),
    )
    parameters: ClassVar[tuple[ParameterSpec, ...]] = (
        ParameterSpec(
            "parts",
            "parts",
            Words("Parts", "组成部分"),
            Words(
                f"1 to {MAX_PARTS} schemes. Their weights count in proportion to their sum.",
                f"1 到 {MAX_PARTS} 种方案，权重按占总和的比例计算。",
            ),
            item=ParameterSpec(
                "weight",
                "number",
                Words("Weight", "权重"),
                Words("How much of the pool goes by this scheme.", "分红池有多少按这一方案分配。"),
                least=0,
                most=1e6,
                above=True,
            ),
        ),
    )

    def __post_init__(self) -> None:
        self.check_parameters()
        estimates = {_estimate(part.scheme) for part in self.parts if part.scheme.estimated_above is not None}
        if len(estimates) > 1:
            raise SchemeError(
                "parts of scheme 'mixture' estimate in different ways: give them the same exact_up_to, max_models, "
                "target_stderr and max_seconds, because one sample of orders serves them all",
                ("parts",),
            )

    def coalitions_needed(self, members: Sequence[int]) -> set[Coalition]:
        """What any of the parts needs."""
        return set[Coalition]().union(*(part.scheme.coalitions_needed(members) for part in self.parts))

    @property
    def estimated_above(self) -> int | None:
        """That of the parts that are estimated, which is the same for all of them."""
        return next((above for part in self.parts if (above := part.scheme.estimated_above) is not None), None)

    def sampling_plan(self, members: Sequence[int]) -> SamplingPlan | None:
        """The one of the parts that are estimated; the coalitions that the others need are trained besides."""
        return next((plan for part in self.parts if (plan := part.scheme.sampling_plan(members))), None)

    def check_members(self, most: int) -> None:
        """Every part must be able to pay so many."""
        for part in self.parts:
            part.scheme.check_members(most)

    def prepare(self) -> None:
        for part in self.parts:
            part.scheme.prepare()

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """Everybody's part of the pool."""
        return dict(self.divide(claim).weights)

    def divide(self, claim: PayoffClaim) -> Division:
        """The weighted sum of what the parts of the pool are divided into."""
        factors = self._factors()
        inner = tuple(
            part.scheme.divide(own) for part, own in zip(self.parts, self._claims(claim, factors), strict=True)
        )
        portions = tuple(
            portion.times(factor)
            for part, factor, division in zip(self.parts, factors, inner, strict=True)
            for portion in division.portions or (Portion(part.scheme.name, division.shares),)
        )
        shares = _summed([portion.shares for portion in portions])
        # Parts that are estimated are so from the same orders: their errors may all point the same way.
        errors: dict[int, float] = {}
        for factor, division in zip(factors, inner, strict=True):
            for player, error in division.share_errors().items():
                errors[player] = errors.get(player, 0.0) + float(factor) * error
        return Division({player: float(share) for player, share in shares.items()}, shares, errors, portions, inner)

    def remember(self, claim: PayoffClaim, division: Division, payments: Mapping[int, Cents]) -> Memory | None:
        """Each part remembers what it has paid of each payment."""
        factors = self._factors()
        own = tuple(
            Portion(str(place), within.shares).times(factor)
            for place, (factor, within) in enumerate(zip(factors, division.inner, strict=True))
        )
        paid: list[dict[int, Cents]] = [{} for _ in self.parts]
        for row in portions_in_cents(claim.pool, own, payments):
            paid[int(row.scheme)][row.player] = row.cents
        claims = self._claims(claim, factors)
        return together(
            [
                part.scheme.remember(own_claim, within, cents)
                for part, own_claim, within, cents in zip(self.parts, claims, division.inner, paid, strict=True)
            ]
        )

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """What each part tells, in their order."""
        told: list[Reason] = []
        portions = 0
        for part, own, within in zip(self.parts, self._claims(claim, self._factors()), division.inner, strict=True):
            told += [replace(reason, part=portions + reason.part) for reason in part.scheme.explain(own, within)]
            portions += len(within.portions) or 1
        return tuple(told)

    @property
    def remembers(self) -> bool:
        return any(part.scheme.remembers for part in self.parts)

    def tell_state(self, claim: PayoffClaim, after: Memory | None) -> tuple[StateTerm, ...]:
        """What each part tells, in their order."""
        claims, memories = self._claims(claim, self._factors()), memories_of(after, len(self.parts))
        return tuple(
            term.within(place)
            for place, (part, own, memory) in enumerate(zip(self.parts, claims, memories, strict=True), start=1)
            for term in part.scheme.tell_state(own, memory)
        )

    def _factors(self) -> list[Fraction]:
        weights = [Fraction(repr(part.number)) for part in self.parts]
        return [weight / sum(weights) for weight in weights]

    def _claims(self, claim: PayoffClaim, factors: Sequence[Fraction]) -> list[PayoffClaim]:
        """The same claim of each part, with its own part of the pool and its own memory."""
        pools = split_largest_remainder(claim.pool, factors)
        memories = memories_of(claim.memory, len(self.parts))
        return [replace(claim, pool=pool, memory=memory) for pool, memory in zip(pools, memories, strict=True)]


def _estimate(scheme: PayoffScheme) -> tuple[int | None, SamplingPlan | None]:
    return scheme.estimated_above, scheme.sampling_plan(range(1, MAX_PLAYERS + 1))


def _summed(parts: Sequence[Mapping[int, Fraction]]) -> dict[int, Fraction]:
    players = sorted({player for shares in parts for player in shares})
    return {player: sum((shares.get(player, Fraction(0)) for shares in parts), Fraction(0)) for player in players}
