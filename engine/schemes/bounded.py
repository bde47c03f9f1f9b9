"""Floors and caps: another scheme, with a least and a most for each member's part of the pool.

What is above a cap goes to the others by their parts, and what a floor takes comes from the others by theirs, until
nobody is out of bounds: everybody has the same multiple of the part by the other scheme, or is at a bound. A floor holds
even where the other scheme pays nothing; what nobody may have or has a part in stays with the federation. Source of such
rules: Thomson, Axiomatic and Game-Theoretic Analysis of Bankruptcy and Taxation Problems: a Survey, Mathematical Social
Sciences 45 (2003).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import ClassVar

from engine.money import Cents
from engine.schemes.base import Needs, PayoffClaim, PayoffScheme, SchemeError
from engine.schemes.division import Division, Portion
from engine.schemes.families import Bar, Picture
from engine.schemes.memory import Memory, memories_of, together
from engine.schemes.parameters import ParameterSpec
from engine.schemes.reasons import Reason, ReasonKind, terms_of
from engine.schemes.shapley import Shapley
from engine.schemes.told import StateTerm
from engine.values.coalition import Coalition
from engine.values.estimate import SamplingPlan
from engine.values.words import Explained, Words

OF_POOL = Words("of the pool", "（占分红池）")


@dataclass(frozen=True, slots=True)
class Bounded(PayoffScheme):
    """u_i = max(floor, min(cap, t * i's part of the pool by `of`)), with the t that pays out as much as `of` does.

    `floor` and `cap` are parts of the pool, `floor` of members only.
    """

    of: PayoffScheme = field(default_factory=Shapley)
    floor: float = 0.0
    cap: float = 1.0

    name: ClassVar[str] = "bounded"
    family: ClassVar[str] = "put together"
    source: ClassVar[str] = "Thomson, Mathematical Social Sciences 45 (2003)"
    reason: ClassVar[ReasonKind] = "bounds"
    needs: ClassVar[Needs] = "as_set"
    configured: ClassVar[bool] = True
    words: ClassVar[Explained] = Explained(
        name=Words("Floor and cap", "保底与封顶"),
        short=Words("Nobody gets too little or too much of the pool.", "谁分得都不会太少，也不会太多。"),
        long=Words(
            "The pool is shared out by another rule. Then whoever has less than the floor gets the floor, whoever has more "
            "than the cap gets the cap, and the others make up for it by their parts.",
            "先按另一种规则分配，然后不足保底的补到保底，超过封顶的降到封顶，差额由其他成员按各自份额分担或分享。",
        ),
    )
    picture: ClassVar[Picture | None] = Picture(
        Words("Four parts between two lines, cut at the upper and raised to the lower", "两条线之间的四个份额：一个被上线截短，一个被抬到下线"),
        (
            Bar(6, 2, 18, 8, "open"),
            Bar(6, 10, 18, 30),
            Bar(28, 14, 18, 26, "you"),
            Bar(50, 18, 18, 22),
            Bar(72, 28, 18, 12),
            Bar(2, 10, 92, 0.8, "open"),
            Bar(2, 28, 92, 0.8, "open"),
        ),
    )  # fmt: skip
    parameters: ClassVar[tuple[ParameterSpec, ...]] = (
        ParameterSpec(
            "of",
            "scheme",
            Words("Scheme", "方案"),
            Words("What pays between the bounds.", "在上下限之间按它分配。"),
        ),
        ParameterSpec(
            "floor",
            "number",
            Words("No member gets less than", "每个成员至少得到"),
            Words(
                "A part of the pool; times the members at most, it must be no more than 1. 0 is no floor.",
                "分红池的比例，乘以最多成员数不得超过 1。0 表示没有保底。",
            ),
            least=0,
            most=1,
            unit=OF_POOL,
        ),
        ParameterSpec(
            "cap",
            "number",
            Words("No member gets more than", "每个成员至多得到"),
            Words(
                "A part of the pool. What is above goes to the others by their parts; what nobody may have is not paid. 1 "
                "is no cap.",
                "分红池的比例。超出部分按份额归其他成员，谁都不能再拿的就不发。1 表示不封顶。",
            ),
            least=0,
            most=1,
            above=True,
            unit=OF_POOL,
        ),
    )

    def __post_init__(self) -> None:
        self.check_parameters()
        if self.floor > self.cap:
            floor = next(spec for spec in self.parameters if spec.name == "floor")
            raise SchemeError(
                f"floor of scheme 'bounded' is {self.floor!r}: it must be no more than the cap, which is {self.cap!r}",
                ("floor",),
                replace(floor, most=self.cap),
            )

    def coalitions_needed(self, members: Sequence[int]) -> set[Coalition]:
        return self.of.coalitions_needed(members)

    @property
    def estimated_above(self) -> int | None:
        return self.of.estimated_above

    def sampling_plan(self, members: Sequence[int]) -> SamplingPlan | None:
        return self.of.sampling_plan(members)

    def check_members(self, most: int) -> None:
        """The scheme within must be able to pay so many, and the floor of all of them must fit into the pool."""
        self.of.check_members(most)
        if most * _exact(self.floor) > 1:
            raise SchemeError(
                f"the floor is {self.floor:g} of the pool, and {most} members cannot have that much each: give a floor of at "
                f"most {_rounded_down(most)}, or at most {int(1 / _exact(self.floor))} members"
            )

    def prepare(self) -> None:
        self.of.prepare()

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """Everybody's part of the pool."""
        return dict(self.divide(claim).weights)

    def divide(self, claim: PayoffClaim) -> Division:
        """The parts by the scheme within, brought into bounds; the errors of estimated ones are scaled as the parts are."""
        if claim.members:
            self.check_members(len(claim.members))
        inner = self.of.divide(self._claim(claim))
        shares, times = bring_into_bounds(inner.shares, claim.members, _exact(self.floor), _exact(self.cap))
        errors = {
            player: float(times) * error if shares[player] == times * inner.shares[player] else 0.0
            for player, error in inner.share_errors().items()
        }
        portions = inner.portions
        moved = {player: share - inner.shares[player] for player, share in shares.items()}
        if any(moved.values()):
            portions = (*(portions or (Portion(self.of.name, inner.shares),)), Portion(self.name, moved))
        return Division({player: float(share) for player, share in shares.items()}, shares, errors, portions, (inner,))

    def remember(self, claim: PayoffClaim, division: Division, payments: Mapping[int, Cents]) -> Memory | None:
        """The scheme within remembers what was paid, within the bounds."""
        return together([self.of.remember(self._claim(claim), division.inner[0], payments)])

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """What the scheme within tells; where anybody is moved, then everybody's part before and after."""
        inner = division.inner[0]
        told = self.of.explain(self._claim(claim), inner)
        if division.shares == inner.shares:
            return told
        total = float(sum(division.shares.values()))
        moved = tuple(
            Reason(
                player,
                self.name,
                self.reason,
                claim.pool,
                float(share),
                total,
                part=len(inner.portions) or 1,
                terms=terms_of(before=inner.shares[player], floor=self.floor, cap=self.cap),
            )
            for player, share in division.shares.items()
        )
        return (*told, *moved)

    @property
    def remembers(self) -> bool:
        return self.of.remembers

    def tell_state(self, claim: PayoffClaim, after: Memory | None) -> tuple[StateTerm, ...]:
        """What the scheme within tells."""
        told = self.of.tell_state(self._claim(claim), memories_of(after, 1)[0])
        return tuple(term.within(1) for term in told)

    def _claim(self, claim: PayoffClaim) -> PayoffClaim:
        return replace(claim, memory=memories_of(claim.memory, 1)[0])


def bring_into_bounds(
    shares: Mapping[int, Fraction], members: Collection[int], floor: Fraction, cap: Fraction
) -> tuple[dict[int, Fraction], Fraction]:
    """The shares at `t` times what they are, or at a bound, and `t`; they add up to what they did, as far as can be.

    Without a floor for anybody but members. The sum at t is a line between the points at which somebody reaches a bound.
    """
    least = {player: floor if player in members else Fraction(0) for player in shares}

    def at(times: Fraction) -> dict[int, Fraction]:
        return {player: max(least[player], min(cap, times * share)) for player, share in shares.items()}

    if at(Fraction(1)) == shares:
        return dict(shares), Fraction(1)
    wanted = max(sum(shares.values()), sum(least.values()))
    before, sum_before = Fraction(0), sum(at(Fraction(0)).values())
    points = {bound / share for player, share in shares.items() if share > 0 for bound in (least[player], cap)}
    for point in sorted(points):
        here = sum(at(point).values())
        if here >= wanted:
            slope = (here - sum_before) / (point - before) if point > before else Fraction(0)
            times = before + (wanted - sum_before) / slope if slope > 0 else point
            return at(times), times
        before, sum_before = point, here
    return at(before), before


def _exact(number: float) -> Fraction:
    """As it is written, so that a tenth for each of ten members is the whole pool."""
    return Fraction(repr(number))


def _rounded_down(members: int) -> str:
    return f"{10_000 // members / 10_000:g}"
