"""Labour union pay: by what a member added to those who had joined before it, so seniority pays.

It goes by joining order, as the formula in the book and in Yu et al., AIES 2020, does, and not by "the effect if i
were removed", as the IJCAI 2020 paper words it (that is fair_value). Sources: Yang et al., Federated Learning (2019),
ch. 7.4; Gollapudi et al., ESA 2017.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme


@dataclass(frozen=True, slots=True)
class LabourUnion(PayoffScheme):
    """u_i = v(P + i) - v(P), P = those who joined before i."""

    name: ClassVar[str] = "labour_union"
    family: ClassVar[str] = "marginal gain"
    source: ClassVar[str] = "Yang et al., Federated Learning (2019), ch. 7.4; Gollapudi et al., ESA 2017"
    needs: ClassVar[Needs] = "prefixes"

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The step in value at which each member joined."""
        if not claim.members:
            return {}
        steps = [claim.game.value(frozenset(claim.members[:size])) for size in range(len(claim.members) + 1)]
        gains = [after - before for before, after in pairwise(steps)]
        return dict(sorted(zip(claim.members, gains, strict=True)))
