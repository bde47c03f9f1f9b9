"""Individual pay: by what a member's model would be worth if it trained alone.

Source: Yang et al., Federated Learning (2019), ch. 7.3.
"""

from dataclasses import dataclass
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme


@dataclass(frozen=True, slots=True)
class Individual(PayoffScheme):
    """u_i = v({i})."""

    name: ClassVar[str] = "individual"
    family: ClassVar[str] = "marginal gain"
    source: ClassVar[str] = "Yang et al., Federated Learning (2019), ch. 7.3"
    needs: ClassVar[Needs] = "singletons"

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The value of each member alone."""
        return {member: claim.game.value(frozenset({member})) for member in sorted(claim.members)}
