"""The name by which programs outside know the coalitional games of engine.values; the project itself does not use it."""

from engine.values.coalition import (
    Coalition,
    CoalitionalGame,
    CoalitionError,
    TabularGame,
    all_coalitions,
    coalition_name,
)
from engine.values.semivalues import semivalues, shapley_values

__all__ = [
    "Coalition",
    "CoalitionError",
    "CoalitionalGame",
    "TabularGame",
    "all_coalitions",
    "coalition_name",
    "semivalues",
    "shapley_values",
]
