"""A schedule: another scheme from some turn, or some cycle, on; for designs in which one group plays under several schemes.

A cycle is paid by the scheme that was in force when it began, so that nobody's pay is decided by a rule that came later.
Each scheme keeps its own memory while others are in force. Where the schedule is not announced, players see the scheme in
force and no other. On designs within subjects: Charness, Gneezy and Kuhn, Experimental methods: between-subject and
within-subject design, Journal of Economic Behavior and Organization 81 (2012).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import ClassVar, Literal

from engine.money import Cents
from engine.schemes.base import Change, Needs, PayoffClaim, PayoffScheme, SchemeError
from engine.schemes.division import Division
from engine.schemes.equal import Equal
from engine.schemes.families import Bar, Picture
from engine.schemes.memory import Memory, memories_of, together
from engine.schemes.nesting import MAX_PARTS, Part
from engine.schemes.parameters import Choice, ParameterSpec
from engine.schemes.reasons import Reason
from engine.schemes.shapley import Shapley
from engine.schemes.told import StateTerm
from engine.values.coalition import Coalition
from engine.values.estimate import SamplingPlan
from engine.values.words import Explained, Words


@dataclass(frozen=True, slots=True)
class Schedule(PayoffScheme):
    """u_i = that of the last of `phases` that has started; `unit` says whether `start` counts turns or cycles, from 1.

    What is asked of it without a turn is answered by the first phase; `in_force` has the scheme of any other time.
    """

    phases: tuple[Part, ...] = (Part(Equal(), 1), Part(Shapley(), 6))
    unit: str = "turn"
    announced: bool = True

    name: ClassVar[str] = "schedule"
    family: ClassVar[str] = "put together"
    source: ClassVar[str] = "Charness, Gneezy and Kuhn, Journal of Economic Behavior and Organization 81 (2012)"
    needs: ClassVar[Needs] = "as_set"
    configured: ClassVar[bool] = True
    outermost: ClassVar[bool] = True
    words: ClassVar[Explained] = Explained(
        name=Words("Schedule", "分阶段方案"),
        short=Words("First one rule, later another.", "先按一种规则，后按另一种。"),
        long=Words(
            "The rule by which the pool is shared out changes in the course of the game. A cycle is paid by the rule that "
            "was in force when it began.",
            "分配规则在游戏进行中更换。每个周期按其开始时有效的规则支付。",
        ),
    )
    picture: ClassVar[Picture | None] = Picture(
        Words("Equal slices, then a line, then unequal slices", "先是平均的份额，一条线之后是不平均的份额"),
        (
            Bar(4, 10, 12, 24),
            Bar(18, 10, 12, 24, "you"),
            Bar(32, 10, 12, 24),
            Bar(49, 4, 0.8, 36, "open"),
            Bar(54, 22, 12, 12),
            Bar(68, 6, 12, 28, "you"),
            Bar(82, 16, 12, 18),
        ),
    )
    parameters: ClassVar[tuple[ParameterSpec, ...]] = (
        ParameterSpec(
            "phases",
            "parts",
            Words("Phases", "阶段"),
            Words(
                f"1 to {MAX_PARTS} schemes, each later than the one before; the first starts at 1.",
                f"1 到 {MAX_PARTS} 种方案，一个比一个晚；第一个从 1 开始。",
            ),
            item=ParameterSpec(
                "start",
                "whole",
                Words("From", "起始"),
                Words("The first turn or cycle that it is for.", "从第几轮或第几个周期起生效。"),
                least=1,
                most=1000,
            ),
        ),
        ParameterSpec(
            "unit",
            "choice",
            Words("Counted in", "计数单位"),
            Words(
                "Turns of the game, by when a cycle begins, or the federation's own cycles.",
                "按游戏的轮（看周期开始时是哪一轮），或按联邦自己的周期。",
            ),
            choices=(Choice("turn", Words("turns", "轮")), Choice("cycle", Words("cycles", "周期"))),
        ),
        ParameterSpec(
            "announced",
            "flag",
            Words("Announced", "事先公布"),
            Words("On: players see beforehand what comes when.", "开启时，玩家事先知道何时换成什么。"),
        ),
    )

    def __post_init__(self) -> None:
        self.check_parameters()
        starts = [part.number for part in self.phases]
        if starts[0] != 1:
            raise SchemeError(
                f"the first phase of scheme 'schedule' starts at {starts[0]:g}: it must start at 1, so that every cycle has "
                "a scheme",
                ("phases", 0, "start"),
            )
        for place, (before, after) in enumerate(pairwise(starts), start=1):
            if after <= before:
                raise SchemeError(
                    f"a phase of scheme 'schedule' starts at {after:g}: it must start later than the one before it, which "
                    f"starts at {before:g}",
                    ("phases", place, "start"),
                )

    def in_force(self, turn: int, cycle: int) -> PayoffScheme:
        return self.phases[self._place(turn, cycle)].scheme

    def changes_after(self, turn: int, cycle: int) -> tuple[Change, ...]:
        """All that come later, if they are announced."""
        later = self.phases[self._place(turn, cycle) + 1 :] if self.announced else ()
        unit: Literal["turn", "cycle"] = "turn" if self.unit == "turn" else "cycle"
        return tuple(Change(unit, int(part.number), part.scheme) for part in later)

    def coalitions_needed(self, members: Sequence[int]) -> set[Coalition]:
        return self.phases[0].scheme.coalitions_needed(members)

    @property
    def estimated_above(self) -> int | None:
        return self.phases[0].scheme.estimated_above

    def sampling_plan(self, members: Sequence[int]) -> SamplingPlan | None:
        return self.phases[0].scheme.sampling_plan(members)

    def check_members(self, most: int) -> None:
        """Every phase must be able to pay so many."""
        for part in self.phases:
            part.scheme.check_members(most)

    def prepare(self) -> None:
        for part in self.phases:
            part.scheme.prepare()

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """Those of the scheme in force."""
        return self.in_force(claim.turn, claim.cycle).weights(self._claim(claim))

    def divide(self, claim: PayoffClaim) -> Division:
        """As the scheme in force does."""
        inner = self.in_force(claim.turn, claim.cycle).divide(self._claim(claim))
        return replace(inner, inner=(inner,))

    def remember(self, claim: PayoffClaim, division: Division, payments: Mapping[int, Cents]) -> Memory | None:
        """The scheme in force remembers; what the others remember waits for them."""
        place = self._place(claim.turn, claim.cycle)
        memories = list(memories_of(claim.memory, len(self.phases)))
        memories[place] = self.phases[place].scheme.remember(self._claim(claim), division.inner[0], payments)
        return together(memories)

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """What the scheme in force tells."""
        return self.in_force(claim.turn, claim.cycle).explain(self._claim(claim), division.inner[0])

    @property
    def remembers(self) -> bool:
        return any(part.scheme.remembers for part in self.phases)

    def tell_state(self, claim: PayoffClaim, after: Memory | None) -> tuple[StateTerm, ...]:
        """What the scheme in force tells: what the others remember waits for them."""
        place = self._place(claim.turn, claim.cycle)
        memory = memories_of(after, len(self.phases))[place]
        told = self.phases[place].scheme.tell_state(self._claim(claim), memory)
        return tuple(term.within(place + 1) for term in told)

    def _place(self, turn: int, cycle: int) -> int:
        now = turn if self.unit == "turn" else cycle
        return max((place for place, part in enumerate(self.phases) if part.number <= now), default=0)

    def _claim(self, claim: PayoffClaim) -> PayoffClaim:
        memories = memories_of(claim.memory, len(self.phases))
        return replace(claim, memory=memories[self._place(claim.turn, claim.cycle)])
