"""Consent: what is stored, who sees it, how long, and the rights; a participant agrees or does not take part.

The text has a version, which is a digest of it, and the log keeps which version was agreed to.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.values.words import Explained, Words
from fedgame.experiments.document import Json, Shown, ShownLine
from fedgame.experiments.stages.base import AnsweredStage, Record, StageRefusal, Taken, Verdict, View

MAX_POINTS = 20


class ConsentView(View):
    kind: Literal["consent"] = "consent"
    text: Shown
    points: tuple[ShownLine, ...]
    version: str


class Consent(AnsweredStage):
    """A text, and points that are each ticked. Whoever does not agree ends the session without anything stored of them."""

    words: ClassVar[Explained] = Explained(
        name=Words("Consent", "知情同意"),
        short=Words(
            "What is stored, who sees it, how long, and the rights. Each point is ticked; who declines ends here.",
            "存储哪些数据、谁能看到、保存多久、有哪些权利。逐条勾选；不同意者到此结束。",
        ),
    )
    kind: Literal["consent"] = "consent"
    text: Shown
    points: tuple[ShownLine, ...] = Field(default=(), max_length=MAX_POINTS)

    @property
    def version(self) -> str:
        """A digest of what is agreed to: another text is another version."""
        asked = self.model_dump_json(include={"text", "points"})
        return hashlib.sha256(asked.encode()).hexdigest()[:12]

    def view(self, record: Record, seed: int) -> ConsentView:
        return ConsentView(text=self.text, points=self.points, version=self.version)

    def take(self, content: Mapping[str, Json], record: Record, seed: int) -> Verdict:
        agreed, version = content.get("agreed"), content.get("version")
        if not isinstance(agreed, bool):
            raise StageRefusal("agreed", "Say whether you agree.", "请说明是否同意。")
        if agreed and version != self.version:
            raise StageRefusal(
                "version",
                "The text has another version than the one you agreed to: read it again.",
                "文本与您同意的版本不同：请重新阅读。",
            )
        kept: dict[str, Json] = {"agreed": agreed, "version": self.version}
        return Verdict(Taken(kept), done=agreed, ending=None if agreed else "screened_out")

    def rehearse(self, record: Record, seed: int, chance: random.Random) -> dict[str, Any]:
        return {"agreed": True, "version": self.version}
