"""Individual pay: by what a member's model would be worth if it trained alone.

Source: Yang et al., Federated Learning (2019), ch. 7.3.
"""

from dataclasses import dataclass
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme
from engine.schemes.families import Bar, Picture
from engine.values.words import Explained, Words


@dataclass(frozen=True, slots=True)
class Individual(PayoffScheme):
    """u_i = v({i})."""

    name: ClassVar[str] = "individual"
    family: ClassVar[str] = "marginal gain"
    source: ClassVar[str] = "Yang et al., Federated Learning (2019), ch. 7.3"
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
