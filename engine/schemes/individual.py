"""Individual pay: by what a member's model would be worth if it trained alone.

Source: Yang et al., Federated Learning (2019), ch. 7.3.
"""

from dataclasses import dataclass, replace
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme
from engine.schemes.division import Division
from engine.schemes.families import Bar, Picture
from engine.schemes.reasons import Reason, ReasonKind, plain_reasons
from engine.values.words import Explained, Words


@dataclass(frozen=True, slots=True)
class Individual(PayoffScheme):
    """u_i = v({i})."""

    name: ClassVar[str] = "individual"
    family: ClassVar[str] = "marginal gain"
    source: ClassVar[str] = "Yang et al., Federated Learning (2019), ch. 7.3"
    reason: ClassVar[ReasonKind] = "alone"
    needs: ClassVar[Needs] = "singletons"
    words: ClassVar[Explained] = Explained(
        name=Words("On your own", "按单独成绩"),
        short=Words("Paid by how good your data are alone.", "看你的数据单独能训练得多好。"),
        long=Words(
            "The slices follow how accurate a model would be that was trained on your data alone.",
            "份额取决于只用你的数据训练出的模型有多准确。",
        ),
    )
    picture: ClassVar[Picture | None] = Picture(
        Words("Four models, each trained alone", "四个模型，各自单独训练"),
        (
            Bar(6, 12, 14, 28),
            Bar(29, 8, 14, 32, "you"),
            Bar(52, 22, 14, 18),
            Bar(75, 30, 14, 10),
        ),
    )

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The value of each member alone."""
        return {member: claim.game.value(frozenset({member})) for member in sorted(claim.members)}

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """With the model that it goes by: nobody's is what it is compared with."""
        return tuple(
            replace(reason, before=frozenset(), after=frozenset({reason.player}))
            for reason in plain_reasons(self.name, self.reason, claim.pool, division.weights)
        )
