"""Payment: what a participant has earned, and the code that tells the status; the last stage."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from engine.values.words import Explained, Words
from fedgame.experiments.document import Json, Shown
from fedgame.experiments.stages.base import AnsweredStage, Record, Taken, Verdict, View


class PaymentView(View):
    kind: Literal["payment"] = "payment"
    text: Shown


class PaymentStage(AnsweredStage):
    """The sum, how it came about, the completion code, and the way back to a recruiting service."""

    words: ClassVar[Explained] = Explained(
        name=Words("Payment", "报酬"),
        short=Words(
            "The earnings, how they came about, and the completion code.",
            "所得金额、计算方式和完成码。",
        ),
    )
    kind: Literal["payment"] = "payment"
    text: Shown = Shown()

    def view(self, record: Record, seed: int) -> PaymentView:
        return PaymentView(text=self.text)

    def take(self, content: Mapping[str, Json], record: Record, seed: int) -> Verdict:
        return Verdict(Taken({"seen": True}), done=True)

    def rehearse(self, record: Record, seed: int, chance: random.Random) -> dict[str, Any]:
        return {}
