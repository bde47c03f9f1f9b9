"""What a figure is: panels of measures, each one number for each game and key, and a sentence computed from them.

A figure is one file in this folder and one line in `FIGURES`. Everything shown follows from `of_game`: the table, both
CSV files, the means with their intervals, and what differs between arms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.values.words import Explained, Words
from fedgame.results.facts import GameFacts
from fedgame.results.interval import Interval

Unit = Literal["share", "cents", "index", "cycles", "switches", "level"]
"""share in [0, 1] is shown in percent; cents as money; the others as plain numbers."""

KeyName = Literal["turn", "federation", "third"]
Key: TypeAlias = tuple[int, ...]

Settles = Literal["turn", "end"]
"""When the number of a game is final: with each turn, so that running games count too, or at its end alone."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a game. Of `words`, short is the label of an axis and long is the formula, in words."""

    name: str
    unit: Unit
    words: Explained


@dataclass(frozen=True, slots=True)
class Panel:
    """Measures that have the same keys. `of_game` gives, for each key, a number for each measure: None for "there is none"."""

    name: str
    keys: tuple[KeyName, ...]
    measures: tuple[Measure, ...]
    settles: Settles
    of_game: Callable[[GameFacts], Mapping[Key, Sequence[float | None]]]


@dataclass(frozen=True, slots=True)
class Headline:
    """A number of a game that arms are compared by at the top of the page: that of `measure` at `key`."""

    panel: str
    measure: str
    key: Key = ()
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """One observation within a game, which no interval counts: at a key, its numbers."""

    at: Key
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """An arm's number at a key: over the games that are over, or `so_far` where none is."""

    arm: int
    at: Key
    measure: str
    interval: Interval
    so_far: bool


@dataclass(frozen=True, slots=True)
class Furthest:
    """Where a later arm is furthest from the first: at which key, both numbers, and the difference."""

    key: Key
    arm: int
    first: Interval | None
    second: Interval | None
    apart: Interval


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence is made from: the arms by number, the names of the federations, and a figure's summaries.

    `apart` gives the difference of a later arm from the first one, by measure, key and that arm.
    """

    arms: tuple[int, ...]
    names: tuple[str, ...]
    summaries: tuple[Summary, ...]
    apart: Mapping[tuple[str, Key, int], Interval]

    def of(self, measure: str) -> list[Summary]:
        return [row for row in self.summaries if row.measure == measure]

    def at(self, measure: str, key: Key, arm: int) -> Interval | None:
        found = (row.interval for row in self.summaries if (row.measure, row.at, row.arm) == (measure, key, arm))
        return next(found, None)

    def furthest(self, measure: str, wanted: Callable[[Key], bool] = lambda _key: True) -> Furthest | None:
        """Of the keys that are wanted, where the means differ most from the first arm's; None without a second arm."""
        found = [(key, arm) for name, key, arm in self.apart if name == measure and wanted(key)]
        if not found:
            return None
        key, arm = min(found, key=lambda at: (-abs(self.apart[measure, at[0], at[1]].mean), at))
        first, second = (self.at(measure, key, number) for number in (self.arms[0], arm))
        return Furthest(key, arm, first, second, self.apart[measure, key, arm])

    def last_turn(self, measure: str) -> int:
        """The last turn that arms can be compared at; where they cannot, the last one there is."""
        compared = [key[0] for name, key, _ in self.apart if name == measure]
        return max(compared or [row.at[0] for row in self.of(measure)])

    def which(self, arm: int) -> Words:
        """Which arm is compared, where that is not plain."""
        if len(self.arms) < 3:
            return Words("", "")
        return Words(f"arm {arm} against arm {self.arms[0]}, ", f"实验组 {arm} 对实验组 {self.arms[0]}，")

    def name(self, federation: int) -> str:
        return self.names[federation - 1] if federation <= len(self.names) else str(federation)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. Of `words`, name is its title and long says what it shows; `source` is where the definition is from.

    `wanted` tells whether a set of games has anything to show of it; `dots` are single observations of a game.
    """

    name: str
    words: Explained
    source: str
    panels: tuple[Panel, ...]
    sentence: Callable[[Told], Words]
    headlines: tuple[Headline, ...] = ()
    dots: Callable[[GameFacts], Iterable[Dot]] | None = None
    wanted: Callable[[GameFacts], bool] = lambda _facts: True

    def panel(self, name: str) -> Panel:
        return next(panel for panel in self.panels if panel.name == name)
