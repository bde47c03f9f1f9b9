"""Linear pay: by what a member committed, quality times quantity; the trained model plays no part.

Source: Yu et al., A Fairness-aware Incentive Scheme for Federated Learning, AIES 2020, 4.1.
"""

from dataclasses import dataclass, replace
from typing import ClassVar

from engine.schemes.base import Contribution, Needs, PayoffClaim, PayoffScheme, SchemeError
from engine.schemes.division import Division
from engine.schemes.families import Bar, Picture
from engine.schemes.parameters import ParameterSpec
from engine.schemes.reasons import Reason, ReasonKind, Term, plain_reasons, terms_of
from engine.values.words import Explained, Words


@dataclass(frozen=True, slots=True)
class Linear(PayoffScheme):
    """u_i = quality_i ** quality_weight * quantity_i ** quantity_weight.

    Both exponents are 0 or more, and 0 leaves that side out.
    """

    quality_weight: float = 1.0
    quantity_weight: float = 1.0

    name: ClassVar[str] = "linear"
    family: ClassVar[str] = "marginal gain"
    source: ClassVar[str] = "Yu et al., AIES 2020, 4.1"
    reason: ClassVar[ReasonKind] = "data"
    needs: ClassVar[Needs] = "none"
    words: ClassVar[Explained] = Explained(
        name=Words("By data", "按数据分配"),
        short=Words("More and better data, larger part.", "数据越多越好，分得越多。"),
        long=Words(
            "The slices follow what you bring: the quality of your data times their quantity.",
            "份额取决于你投入的数据：质量乘以数量。",
        ),
    )
    picture: ClassVar[Picture | None] = Picture(
        Words("Four slices, each as large as the data brought", "四个份额，大小与投入的数据相应"),
        (
            Bar(4, 8, 34, 14),
            Bar(40, 8, 24, 14, "you"),
            Bar(66, 8, 16, 14),
            Bar(84, 8, 8, 14),
            Bar(4, 28, 34, 6, "open"),
            Bar(40, 28, 24, 6, "open"),
            Bar(66, 28, 16, 6, "open"),
            Bar(84, 28, 8, 6, "open"),
        ),
    )

    parameters: ClassVar[tuple[ParameterSpec, ...]] = (
        ParameterSpec(
            "quality_weight",
            "number",
            Words("Power of quality", "质量的指数"),
            Words("1: in proportion to quality. 0 leaves quality out.", "1 表示与质量成正比，0 表示不看质量。"),
            least=0,
        ),
        ParameterSpec(
            "quantity_weight",
            "number",
            Words("Power of quantity", "数量的指数"),
            Words("1: in proportion to quantity. 0 leaves quantity out.", "1 表示与数量成正比，0 表示不看数量。"),
            least=0,
        ),
    )

    @classmethod
    def quantity_only(cls) -> "Linear":
        """Pay by the quantity of data alone: exponents 0 and 1."""
        return cls(quality_weight=0.0, quantity_weight=1.0)

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """What each member committed, to the power of the parameters."""
        return {member: self._weight(claim.contribution(member)) for member in sorted(claim.members)}

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """With what each member committed, and how much either side counts."""
        return tuple(
            replace(reason, terms=self._terms(claim.contribution(reason.player)))
            for reason in plain_reasons(self.name, self.reason, claim.pool, division.weights)
        )

    def _terms(self, given: Contribution) -> tuple[Term, ...]:
        return terms_of(
            quality=given.quality,
            quantity=given.quantity,
            quality_weight=self.quality_weight,
            quantity_weight=self.quantity_weight,
        )

    def _weight(self, given: Contribution) -> float:
        try:
            return float(given.quality**self.quality_weight * given.quantity**self.quantity_weight)
        except OverflowError:
            raise SchemeError(
                f"quantity {given.quantity} to the power {self.quantity_weight} is beyond any number here: "
                "give the quantity in a larger unit or take a smaller quantity_weight"
            ) from None
