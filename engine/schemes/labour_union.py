"""Labour union pay: by what a member added to those who had joined before it, so seniority pays.

It goes by joining order, as the formula in the book and in Yu et al., AIES 2020, does, and not by "the effect if i
were removed", as the IJCAI 2020 paper words it (that is fair_value). Sources: Yang et al., Federated Learning (2019),
ch. 7.4; Gollapudi et al., ESA 2017.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme
from engine.schemes.division import Division
from engine.schemes.families import Bar, Picture
from engine.schemes.reasons import Reason, ReasonKind, plain_reasons, terms_of
from engine.values.words import Explained, Words


@dataclass(frozen=True, slots=True)
class LabourUnion(PayoffScheme):
    """u_i = v(P + i) - v(P), P = those who joined before i."""

    name: ClassVar[str] = "labour_union"
    family: ClassVar[str] = "marginal gain"
    source: ClassVar[str] = "Yang et al., Federated Learning (2019), ch. 7.4; Gollapudi et al., ESA 2017"
    reason: ClassVar[ReasonKind] = "steps"
    needs: ClassVar[Needs] = "prefixes"
    words: ClassVar[Explained] = Explained(
        name=Words("Labour union", "工会方案"),
        short=Words("Paid by what you added when you joined.", "看你加入时带来了多少提升。"),
        long=Words(
            "Members are lined up in the order in which they joined. Each is paid for the step by which the "
            "model rose when they came in, so who comes first often earns more.",
            "成员按加入的先后排队。每人按自己加入时模型上升的那一级得到报酬，所以先来的人往往赚得更多。",
        ),
    )
    picture: ClassVar[Picture | None] = Picture(
        Words("Stairs: each member adds a step in the order of joining", "台阶：成员按加入先后各加一级"),
        (
            Bar(4, 22, 20, 18),
            Bar(26, 12, 20, 10, "you"),
            Bar(48, 6, 20, 6),
            Bar(70, 3, 20, 3),
            Bar(26, 22, 64, 0.8, "open"),
            Bar(48, 12, 42, 0.8, "open"),
            Bar(70, 6, 20, 0.8, "open"),
        ),
    )

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The step in value at which each member joined."""
        if not claim.members:
            return {}
        steps = [claim.game.value(frozenset(claim.members[:size])) for size in range(len(claim.members) + 1)]
        gains = [after - before for before, after in pairwise(steps)]
        return dict(sorted(zip(claim.members, gains, strict=True)))

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """With the place in the line, and what was there before and with the member."""
        place = {member: number for number, member in enumerate(claim.members)}
        return tuple(
            replace(
                reason,
                terms=terms_of(place=place[reason.player] + 1, members=len(claim.members)),
                before=frozenset(claim.members[: place[reason.player]]),
                after=frozenset(claim.members[: place[reason.player] + 1]),
            )
            for reason in plain_reasons(self.name, self.reason, claim.pool, division.weights)
        )
