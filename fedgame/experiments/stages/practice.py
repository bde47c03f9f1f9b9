"""A practice turn: a short game of one's own with bots, on the very screen of the game; its money does not count."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from engine.values.words import Explained, Words
from fedgame.experiments.document import Shown
from fedgame.experiments.stages.base import PlayedStage, Plays, Record, View


class PracticeView(View):
    kind: Literal["practice"] = "practice"
    text: Shown
    turns: int


class Practice(PlayedStage):
    """`turns` turns of the participant's arm with `bots` bots; what happens in it is logged and never paid.

    Its one person has no time limit where `decision_seconds` is 0.
    """

    words: ClassVar[Explained] = Explained(
        name=Words("Practice", "练习"),
        short=Words(
            "A short game with bots on the very screen of the game. It is logged and never paid.",
            "在同一界面与机器人进行的短局。会记录，但不计报酬。",
        ),
    )
    plays: ClassVar[Plays | None] = "practice"
    kind: Literal["practice"] = "practice"
    text: Shown = Shown()
    turns: Annotated[int, Field(ge=1, le=5)] = 1
    bots: Annotated[int, Field(ge=0, le=11)] = 3
    decision_seconds: Annotated[float, Field(ge=0, le=3600)] = 0.0

    def view(self, record: Record, seed: int) -> PracticeView:
        return PracticeView(text=self.text, turns=self.turns)
