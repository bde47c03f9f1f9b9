"""Fair-value pay: by what the federation would lose if a member were gone.

Source: Yang et al., Federated Learning (2019), ch. 7.6.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme
from engine.values.coalition import CoalitionalGame


@dataclass(frozen=True, slots=True)
class FairValue(PayoffScheme):
    """u_i = v(N) - v(N - i)."""

    name: ClassVar[str] = "fair_value"
    family: ClassVar[str] = "marginal loss"
    source: ClassVar[str] = "Yang et al., Federated Learning (2019), ch. 7.6"
    needs: ClassVar[Needs] = "leave_one_out"

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The loss in value without each member."""
        return marginal_losses(claim.game, claim.members)


def marginal_losses(game: CoalitionalGame, members: Sequence[int]) -> dict[int, float]:
    """v(N) - v(N - i) for each member i, by number; N is all `members`."""
    if not members:
        return {}
    everybody = frozenset(members)
    whole = game.value(everybody)
    return {member: whole - game.value(everybody - {member}) for member in sorted(members)}
