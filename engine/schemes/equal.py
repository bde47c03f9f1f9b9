"""Equal pay: every member gets the same, whatever it brought. Source: Yang et al., Federated Learning (2019), ch. 7."""

from dataclasses import dataclass
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme
from engine.schemes.reasons import ReasonKind
from engine.values.words import Explained, Words


@dataclass(frozen=True, slots=True)
class Equal(PayoffScheme):
    """u_i = 1."""

    name: ClassVar[str] = "equal"
    family: ClassVar[str] = "egalitarian"
    source: ClassVar[str] = "Yang et al., Federated Learning (2019), ch. 7"
    reason: ClassVar[ReasonKind] = "equal"
    needs: ClassVar[Needs] = "none"
    words: ClassVar[Explained] = Explained(
        name=Words("Equal", "平均分配"),
        short=Words("Everyone gets the same part.", "每个成员分得一样多。"),
        long=Words(
            "The pool is cut into equal slices, one for each member, whatever they brought.",
            "分红池切成大小相同的份，每个成员一份，不管投入了什么。",
        ),
    )

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """1 for each member."""
        return dict.fromkeys(sorted(claim.members), 1.0)
