"""What a rehearsal has found: everything that went wrong, how long things took, and what everybody was told to be paid."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from fedgame.experiments.stages.base import Ending
from fedgame.wire.experiments import Deed

MOST_TOLD = 200
"""So many things that went wrong are kept; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """`who` is the number of the bot, 0 for the rehearsal itself; `after` seconds from its beginning."""

    after: float
    who: int
    what: str

    @property
    def line(self) -> str:
        who = f"bot {self.who}" if self.who else "the rehearsal"
        return f"after {self.after:.1f} s, {who}: {self.what}"


@dataclass(slots=True)
class Notes:
    """Written by all bots of one rehearsal while it goes on. Times are in seconds, those of answers in milliseconds."""

    began: float = field(default_factory=time.monotonic)
    wrongs: list[Wrong] = field(default_factory=list)
    untold: int = 0
    slowed: int = 0
    came: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    """Refusals that belong to the game (a step that was over, a seat that a bot plays), by code."""

    did: Counter[Deed] = field(default_factory=Counter)
    endings: Counter[Ending] = field(default_factory=Counter)
    to_start: list[float] = field(default_factory=list)
    stages: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    acks_ms: list[float] = field(default_factory=list)
    pages_ms: list[float] = field(default_factory=list)
    owed: dict[int, int] = field(default_factory=dict)
    """By participant: what the page said is owed, in cents."""

    games: dict[str, None] = field(default_factory=dict)
    """The games of groups, in the order in which somebody sat down."""

    @property
    def elapsed(self) -> float:
        return time.monotonic() - self.began

    def wrong(self, who: int, what: str) -> None:
        if len(self.wrongs) < MOST_TOLD:
            self.wrongs.append(Wrong(self.elapsed, who, what))
        else:
            self.untold += 1
