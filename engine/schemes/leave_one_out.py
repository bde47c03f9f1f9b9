"""Leave-one-out pay: by what the value falls when a member is left out of the training.

It is the name that data valuation has for what fair_value pays by, with the same weights; it stands here so that a
study of data values can be set up, and its exports read, in that field's words. Sources: Cook, Detection of Influential
Observation in Linear Regression (1977); Ghorbani and Zou, Data Shapley, ICML 2019.
"""

from dataclasses import dataclass
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme
from engine.schemes.division import Division
from engine.schemes.fair_value import loss_reasons, marginal_losses
from engine.schemes.families import Bar, Picture
from engine.schemes.reasons import Reason, ReasonKind, plain_reasons
from engine.values.words import Explained, Words


@dataclass(frozen=True, slots=True)
class LeaveOneOut(PayoffScheme):
    """u_i = v(N) - v(N - i)."""

    name: ClassVar[str] = "leave_one_out"
    family: ClassVar[str] = "marginal loss"
    source: ClassVar[str] = "Cook (1977); Ghorbani and Zou, Data Shapley, ICML 2019"
    reason: ClassVar[ReasonKind] = "loss"
    needs: ClassVar[Needs] = "leave_one_out"
    words: ClassVar[Explained] = Explained(
        name=Words("Leave one out", "留一法"),
        short=Words("Paid by what is lost when you are left out.", "看去掉你会损失多少。"),
        long=Words(
            "One more model is trained on everyone’s data but yours. How much worse it is than the model with "
            "you is your share, just as with fair value.",
            "再用除你以外所有人的数据训练一个模型。它比有你的模型差多少，就是你的份额，与公平价值相同。",
        ),
    )
    picture: ClassVar[Picture | None] = Picture(
        Words("A row of members, and the same row with your place empty", "一排成员，和同一排成员但你的位置空着"),
        (
            Bar(4, 5, 20, 14),
            Bar(26, 5, 20, 14, "you"),
            Bar(48, 5, 20, 14),
            Bar(70, 5, 20, 14),
            Bar(4, 25, 20, 14),
            Bar(26, 25, 20, 14, "open"),
            Bar(48, 25, 20, 14),
            Bar(70, 25, 20, 14),
        ),
    )

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The loss in value without each member."""
        return marginal_losses(claim.game, claim.members)

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """With the two models that are compared."""
        return loss_reasons(plain_reasons(self.name, self.reason, claim.pool, division.weights), claim.members)
