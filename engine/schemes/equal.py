"""Equal pay: every member gets the same, whatever it brought. Source: Yang et al., Federated Learning (2019), ch. 7."""

from dataclasses import dataclass
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme


@dataclass(frozen=True, slots=True)
class Equal(PayoffScheme):
    """u_i = 1."""

    name: ClassVar[str] = "equal"
    family: ClassVar[str] = "egalitarian"
    source: ClassVar[str] = "Yang et al., Federated Learning (2019), ch. 7"
    needs: ClassVar[Needs] = "none"

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """1 for each member."""
        return dict.fromkeys(sorted(claim.members), 1.0)
