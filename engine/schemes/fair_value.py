"""Fair-value pay: by what the federation would lose if a member were gone.

Source: Yang et al., Federated Learning (2019), ch. 7.6.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme
from engine.schemes.division import Division
from engine.schemes.reasons import Reason, ReasonKind, plain_reasons
from engine.values.coalition import CoalitionalGame
from engine.values.words import Explained, Words


@dataclass(frozen=True, slots=True)
class FairValue(PayoffScheme):
    """u_i = v(N) - v(N - i)."""

    name: ClassVar[str] = "fair_value"
    family: ClassVar[str] = "marginal loss"
    source: ClassVar[str] = "Yang et al., Federated Learning (2019), ch. 7.6"
    reason: ClassVar[ReasonKind] = "loss"
    needs: ClassVar[Needs] = "leave_one_out"
    words: ClassVar[Explained] = Explained(
        name=Words("Fair value", "公平价值"),
        short=Words("Paid by what would be lost without you.", "看没有你会损失多少。"),
        long=Words(
            "The model is compared with one trained by all the others but without you. The loss is your share.",
            "把模型与没有你、只有其他人训练的模型相比。损失多少，就是你的份额。",
        ),
    )

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The loss in value without each member."""
        return marginal_losses(claim.game, claim.members)

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """With the two models that are compared."""
        return loss_reasons(plain_reasons(self.name, self.reason, claim.pool, division.weights), claim.members)


def marginal_losses(game: CoalitionalGame, members: Sequence[int]) -> dict[int, float]:
    """v(N) - v(N - i) for each member i, by number; N is all `members`."""
    if not members:
        return {}
    everybody = frozenset(members)
    whole = game.value(everybody)
    return {member: whole - game.value(everybody - {member}) for member in sorted(members)}


def loss_reasons(reasons: Sequence[Reason], members: Sequence[int]) -> tuple[Reason, ...]:
    """With the model of all `members` but the one, and that of all."""
    everybody = frozenset(members)
    return tuple(replace(reason, before=everybody - {reason.player}, after=everybody) for reason in reasons)
