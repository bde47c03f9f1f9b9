"""Banzhaf pay: by what a member adds on average to the coalitions of the others, each of them as likely as any other.

Of all semivalues it keeps its ranking under the most noise in the values. Exact, for at most MAX_EXACT_PLAYERS.
Sources: Banzhaf, Weighted Voting Doesn't Work (1965); Wang and Jia, Data Banzhaf: A Robust Data Valuation Framework for
Machine Learning, AISTATS 2023.
"""

from dataclasses import dataclass
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme
from engine.values.semivalues import semivalues


@dataclass(frozen=True, slots=True)
class Banzhaf(PayoffScheme):
    """u_i = the sum over S without i of (v(S + i) - v(S)) / 2^(n - 1); the weights need not add up to v(N)."""

    name: ClassVar[str] = "banzhaf"
    family: ClassVar[str] = "marginal gain"
    source: ClassVar[str] = "Wang and Jia, Data Banzhaf, AISTATS 2023"
    needs: ClassVar[Needs] = "all"

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The Banzhaf value of each member."""
        n = len(claim.members)
        return semivalues(claim.game, claim.members, [0.5 ** (n - 1)] * n) if claim.members else {}
