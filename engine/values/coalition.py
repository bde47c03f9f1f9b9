"""Coalitional games: what each group of players is worth, and the lists of coalitions to ask for.

It does not train anything and pays nobody. The value of a coalition is in any unit, with v({}) = 0.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isfinite
from typing import Protocol, TypeAlias

Coalition: TypeAlias = frozenset[int]

MAX_PLAYERS = 64
"""The most players of a game, and so the most members of a federation."""

MAX_EXACT_PLAYERS = 12
"""So many players have 4,096 coalitions, each a training of its own."""


class CoalitionError(ValueError):
    """A game that is not one, or a coalition whose value is not known; the message names it."""


class CoalitionalGame(Protocol):
    """The value of every coalition of `players`; v({}) = 0."""

    @property
    def players(self) -> tuple[int, ...]: ...

    def value(self, coalition: Coalition) -> float:
        """The value of `coalition`. Raises CoalitionError when it is not known."""
        ...


def coalition_name(coalition: Iterable[int]) -> str:
    """The coalition for people, by player number: "{1, 3}"."""
    return "{" + ", ".join(str(player) for player in sorted(coalition)) + "}"


@dataclass(frozen=True, slots=True)
class TabularGame:
    """A game given as a table from coalition to value: finite, and 0 for the empty coalition.

    It may be partial: only asking for a missing value is an error. `players` are distinct numbers from 1. Treat
    `values` as read-only. Raises CoalitionError.
    """

    players: tuple[int, ...]
    values: Mapping[frozenset[int], float]

    def __post_init__(self) -> None:
        check_players(self.players)
        known = frozenset(self.players)
        for coalition, value in self.values.items():
            if not coalition <= known:
                raise CoalitionError(
                    f"coalition {coalition_name(coalition)} has members who are not players: "
                    f"{coalition_name(coalition - known)}; the players are {coalition_name(known)}"
                )
            if not isfinite(value):
                raise CoalitionError(
                    f"the value of coalition {coalition_name(coalition)} is {value}: it must be finite"
                )
        empty = self.values.get(frozenset(), 0.0)
        if empty != 0:
            raise CoalitionError(f"the empty coalition has value {empty}: it must be 0; subtract it from every value")

    def value(self, coalition: Coalition) -> float:
        """The value of `coalition`. Raises CoalitionError, with its name, when the table has none."""
        try:
            return float(self.values[coalition])
        except KeyError:
            raise CoalitionError(
                f"the value of coalition {coalition_name(coalition)} is missing: give it (0 for the empty one)"
            ) from None


def check_players(players: Sequence[int]) -> None:
    """Players are distinct numbers from 1; CoalitionError otherwise."""
    if len(set(players)) != len(players):
        raise CoalitionError(f"the players {list(players)} name somebody twice: each must stand once")
    for player in players:
        if player < 1:
            raise CoalitionError(f"there is no player {player}: players are numbered from 1")


def all_coalitions(players: Sequence[int]) -> tuple[Coalition, ...]:
    """All 2^n coalitions in canonical order: the empty one first, then by size, then by the players' numbers.

    Raises CoalitionError for more than MAX_EXACT_PLAYERS players.
    """
    check_exact(players)
    ordered = sorted(players)
    return tuple(frozenset(group) for size in range(len(ordered) + 1) for group in combinations(ordered, size))


def canonical_order(coalitions: Iterable[Coalition]) -> tuple[Coalition, ...]:
    """Any coalitions in canonical order (see all_coalitions)."""
    return tuple(sorted(coalitions, key=lambda coalition: (len(coalition), sorted(coalition))))


def singletons(members: Sequence[int]) -> set[Coalition]:
    """Each member alone."""
    return {frozenset({member}) for member in members}


def prefixes(members: Sequence[int]) -> set[Coalition]:
    """Those who joined first, from nobody to everybody; `members` in joining order."""
    return {frozenset(members[:size]) for size in range(len(members) + 1)}


def leave_one_out(members: Sequence[int]) -> set[Coalition]:
    """Everybody, and everybody but one."""
    everybody = frozenset(members)
    return {everybody} | {everybody - {member} for member in members}


def check_exact(players: Sequence[int]) -> None:
    """CoalitionError when `players` are more than MAX_EXACT_PLAYERS, or not distinct numbers from 1."""
    check_players(players)
    if len(players) > MAX_EXACT_PLAYERS:
        raise CoalitionError(
            f"{len(players)} players have 2^{len(players)} coalitions: "
            f"at most {MAX_EXACT_PLAYERS} can be valued exactly"
        )
