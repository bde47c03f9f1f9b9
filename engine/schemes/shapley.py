"""Shapley pay: by what a member adds on average over all orders of joining. Exact, for at most MAX_EXACT_PLAYERS.

Sources: Shapley, A Value for n-Person Games (1953); Yang et al., Federated Learning (2019), ch. 7.5.
"""

from dataclasses import dataclass
from typing import ClassVar

from engine.coalition import shapley_values
from engine.schemes.base import Needs, PayoffClaim, PayoffScheme


@dataclass(frozen=True, slots=True)
class Shapley(PayoffScheme):
    """u_i = the Shapley value of i in the game of the members; before normalising the weights add up to v(N)."""

    name: ClassVar[str] = "shapley"
    family: ClassVar[str] = "marginal gain"
    source: ClassVar[str] = "Yang et al., Federated Learning (2019), ch. 7.5"
    needs: ClassVar[Needs] = "all"

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The Shapley value of each member."""
        return shapley_values(claim.game, claim.members) if claim.members else {}
