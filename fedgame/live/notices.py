"""What a table tells those who watch over it, of the server itself and never of a seat: that something has happened.

A notice is a hint, told at most once: after a restart, what is stored is asked. It says nothing that is sealed but to
staff, who may see everything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from engine.money import Cents


@dataclass(frozen=True, slots=True)
class Started:
    """The game has been dealt and its first step is open."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Something was done: the game, or who plays a seat, or how much time is left, is another now."""


@dataclass(frozen=True, slots=True)
class Connected:
    """A seat has a connection, its first."""

    player: int


@dataclass(frozen=True, slots=True)
class Disconnected:
    """A seat has lost its last connection."""

    player: int


@dataclass(frozen=True, slots=True)
class Absent:
    """A person has been without a connection for longer than the grace time, and the server plays the seat."""

    player: int


@dataclass(frozen=True, slots=True)
class Returned:
    """A person who was absent is there again."""

    player: int


@dataclass(frozen=True, slots=True)
class Paused:
    """The game stands still by order."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The game goes on after a pause."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The game is over. `cents` is what each seat has in the ledger, by player number from 1."""

    cents: tuple[Cents, ...]


Notice: TypeAlias = Started | Moved | Connected | Disconnected | Absent | Returned | Paused | Resumed | Finished

Tell: TypeAlias = Callable[[Notice], None]


def tell_nobody(notice: Notice) -> None:
    """What a table does with its notices where nobody watches."""
