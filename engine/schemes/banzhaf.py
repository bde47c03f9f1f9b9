"""Banzhaf pay: by what a member adds on average to the coalitions of the others, each of them as likely as any other.

Of all semivalues it keeps its ranking under the most noise in the values. Exact, for at most MAX_EXACT_PLAYERS.
Sources: Banzhaf, Weighted Voting Doesn't Work (1965); Wang and Jia, Data Banzhaf: A Robust Data Valuation Framework for
Machine Learning, AISTATS 2023.
"""

from dataclasses import dataclass, replace
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme
from engine.schemes.division import Division
from engine.schemes.families import Bar, Picture
from engine.schemes.reasons import Reason, ReasonKind, gains_by_place, plain_reasons
from engine.values.semivalues import semivalues
from engine.values.words import Explained, Words


@dataclass(frozen=True, slots=True)
class Banzhaf(PayoffScheme):
    """u_i = the sum over S without i of (v(S + i) - v(S)) / 2^(n - 1); the weights need not add up to v(N)."""

    name: ClassVar[str] = "banzhaf"
    family: ClassVar[str] = "marginal gain"
    source: ClassVar[str] = "Wang and Jia, Data Banzhaf, AISTATS 2023"
    reason: ClassVar[ReasonKind] = "orders"
    needs: ClassVar[Needs] = "all"
    words: ClassVar[Explained] = Explained(
        name=Words("Banzhaf value", "班扎夫值"),
        short=Words("Paid by what you add to a group, all groups alike.", "看你给每一组成员带来的提升，各组同等看待。"),
        long=Words(
            "What you add is measured in every group that the other members can form. The plain average over all these groups is your share.",
            "在其他成员能组成的每一组里，比较有你和没有你的差别。对所有这些组取简单平均，就是你的份额。",
        ),
    )
    picture: ClassVar[Picture | None] = Picture(
        Words(
            "You on top of every group that two others can form, each as wide as the next",
            "你叠在另外两人能组成的每一组之上，各组一样宽",
        ),
        (
            Bar(6, 26, 18, 14, "you"),
            Bar(28, 30, 18, 10),
            Bar(28, 19, 18, 11, "you"),
            Bar(50, 26, 18, 14),
            Bar(50, 16, 18, 10, "you"),
            Bar(72, 14, 18, 26),
            Bar(72, 8, 18, 6, "you"),
        ),
    )

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The Banzhaf value of each member."""
        n = len(claim.members)
        return semivalues(claim.game, claim.members, [0.5 ** (n - 1)] * n) if claim.members else {}

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """With what each member adds to the groups of the others, by their size."""
        n = len(claim.members)
        gains = gains_by_place(claim.game, claim.members, [0.5 ** (n - 1)] * n) if claim.members else {}
        return tuple(
            replace(reason, gains=tuple(gains[reason.player]))
            for reason in plain_reasons(self.name, self.reason, claim.pool, division.weights)
        )
