"""The rules of the game: `new_game` deals, `step` applies one action. Both are pure."""

from engine.rules.deal import new_game
from engine.rules.step import step
from engine.rules.transition import Transition

__all__ = ["Transition", "new_game", "step"]
