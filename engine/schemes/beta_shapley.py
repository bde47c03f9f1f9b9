"""Beta Shapley pay: by what a member adds on average, with more weight on small coalitions or on large ones.

A coalition of the others forms by each of them coming with the same chance t, and t is drawn from a beta distribution.
In the paper's order of the parameters its density goes with t^(beta - 1) (1 - t)^(alpha - 1), so a large `alpha` puts
the weight on small coalitions, where one member's data still show above the noise; (1, 1) is the Shapley value. The
defaults (4, 1) are the milder of the paper's two pairs in favour of small coalitions, and those of opendataval: with
twelve members or fewer, (16, 1) is for the most part individual pay. Exact, for at most MAX_EXACT_PLAYERS.

Source: Kwon and Zou, Beta Shapley: a Unified and Noise-reduced Data Valuation Framework for Machine Learning, AISTATS
2022, eq. 5.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import prod
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme
from engine.schemes.division import Division
from engine.schemes.families import Bar, Picture
from engine.schemes.parameters import ParameterSpec
from engine.schemes.reasons import Reason, ReasonKind, gains_by_place, plain_reasons
from engine.values.coalition import check_exact
from engine.values.semivalues import semivalues
from engine.values.words import Explained, Words


@dataclass(frozen=True, slots=True)
class BetaShapley(PayoffScheme):
    """u_i = the sum over S without i of B(|S| + beta, n - 1 - |S| + alpha) / B(alpha, beta) * (v(S + i) - v(S)).

    B is the beta function; both parameters are above 0.
    """

    alpha: float = 4.0
    beta: float = 1.0

    name: ClassVar[str] = "beta_shapley"
    family: ClassVar[str] = "marginal gain"
    source: ClassVar[str] = "Kwon and Zou, Beta Shapley, AISTATS 2022"
    reason: ClassVar[ReasonKind] = "orders"
    needs: ClassVar[Needs] = "all"
    words: ClassVar[Explained] = Explained(
        name=Words("Beta Shapley", "贝塔沙普利值"),
        short=Words("Paid by what you add; small groups usually count more.", "看你带来的提升，通常小组的分量更重。"),
        long=Words(
            "As with the Shapley value, what you add is measured in every group, but the groups do not count "
            "alike. As a rule small ones count more: there, what your data do shows most clearly.",
            "与沙普利值一样，在每一组里比较有你和没有你的差别，但各组的分量不同。通常小组的分量更重：在小组里最能看清你的数据起了什么作用。",
        ),
    )
    picture: ClassVar[Picture | None] = Picture(
        Words("You on top of groups of growing size, the smaller the wider", "你叠在由小到大的各组之上，组越小越宽"),
        (
            Bar(4, 26, 40, 14, "you"),
            Bar(46, 28, 24, 12),
            Bar(46, 18, 24, 10, "you"),
            Bar(72, 20, 12, 20),
            Bar(72, 12, 12, 8, "you"),
            Bar(86, 14, 6, 26),
            Bar(86, 8, 6, 6, "you"),
        ),
    )

    parameters: ClassVar[tuple[ParameterSpec, ...]] = (
        ParameterSpec(
            "alpha",
            "number",
            Words("Alpha (α)", "参数 α"),
            Words("The larger, the more small groups count.", "越大，小组的分量越重。"),
            least=0,
            above=True,
        ),
        ParameterSpec(
            "beta",
            "number",
            Words("Beta (β)", "参数 β"),
            Words(
                "The larger, the more large groups count. Both 1: the Shapley value.",
                "越大，大组的分量越重。两者都为 1 时即沙普利值。",
            ),
            least=0,
            above=True,
        ),
    )

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The Beta(alpha, beta)-Shapley value of each member."""
        check_exact(claim.members)
        return semivalues(claim.game, claim.members, self.shares(len(claim.members))) if claim.members else {}

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """With what each member adds to the groups of the others, by their size."""
        n = len(claim.members)
        gains = gains_by_place(claim.game, claim.members, self.shares(n)) if claim.members else {}
        return tuple(
            replace(reason, gains=tuple(gains[reason.player]))
            for reason in plain_reasons(self.name, self.reason, claim.pool, division.weights)
        )

    def shares(self, n: int) -> list[float]:
        """The weight of one coalition of the n - 1 others, by its size; over all coalitions they add up to 1.

        B(s + beta, n - 1 - s + alpha) / B(alpha, beta) is a ratio of products, taken exactly and rounded once.
        """
        alpha, beta = Fraction(self.alpha), Fraction(self.beta)
        whole = prod(alpha + beta + step for step in range(n - 1))
        return [
            float(
                prod((beta + step for step in range(size)), start=Fraction(1))
                * prod((alpha + step for step in range(n - 1 - size)), start=Fraction(1))
                / whole
            )
            for size in range(n)
        ]
