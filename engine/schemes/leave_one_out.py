"""Leave-one-out pay: by what the value falls when a member is left out of the training.

It is the name that data valuation has for what fair_value pays by, with the same weights; it stands here so that a
study of data values can be set up, and its exports read, in that field's words. Sources: Cook, Detection of Influential
Observation in Linear Regression (1977); Ghorbani and Zou, Data Shapley, ICML 2019.
"""

from dataclasses import dataclass
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme
from engine.schemes.fair_value import marginal_losses


@dataclass(frozen=True, slots=True)
class LeaveOneOut(PayoffScheme):
    """u_i = v(N) - v(N - i)."""

    name: ClassVar[str] = "leave_one_out"
    family: ClassVar[str] = "marginal loss"
    source: ClassVar[str] = "Cook (1977); Ghorbani and Zou, Data Shapley, ICML 2019"
    needs: ClassVar[Needs] = "leave_one_out"

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The loss in value without each member."""
        return marginal_losses(claim.game, claim.members)
