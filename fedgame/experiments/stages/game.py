"""The game itself: participants wait until their group is full, play, and go on when their game is over."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.values.words import Explained, Words
from fedgame.experiments.document import Shown
from fedgame.experiments.stages.base import PlayedStage, Plays, Record, View


class GameView(View):
    kind: Literal["game"] = "game"
    waiting: Shown


class GameStage(PlayedStage):
    """One group game. `waiting` is read by those who wait for the others."""

    words: ClassVar[Explained] = Explained(
        name=Words("Game", "游戏"),
        short=Words(
            "People wait for their group, then play the game of their arm.",
            "等待同组成员到齐，然后进行所属实验组的游戏。",
        ),
    )
    plays: ClassVar[Plays | None] = "game"
    kind: Literal["game"] = "game"
    waiting: Shown = Shown()

    def view(self, record: Record, seed: int) -> GameView:
        return GameView(waiting=self.waiting)
