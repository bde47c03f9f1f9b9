"""What a training gave: numbers for coalitions, kept as arrays and read like a dictionary.

A federation of 16 has 65,536 coalitions; as frozensets in a dictionary they would take a hundred times the memory of
their values. So a coalition is made only when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class CoalitionIndex:
    """Which coalitions there are: `masks` ascending, uint64, bit i for players[i]; players ascending."""

    players: tuple[int, ...]
    masks: NDArray[np.uint64]

    def mask(self, coalition: Iterable[int]) -> int:
        """The coalition as bits. Raises KeyError for a stranger."""
        places = {player: place for place, player in enumerate(self.players)}
        return sum(1 << places[player] for player in set(coalition))

    def coalition(self, mask: int) -> frozenset[int]:
        """The coalition of these bits."""
        return frozenset(player for place, player in enumerate(self.players) if mask >> place & 1)

    def find(self, coalition: frozenset[int]) -> int:
        """Where the coalition stands among `masks`. Raises KeyError when it is not there."""
        mask = np.uint64(self.mask(coalition))
        place = int(np.searchsorted(self.masks, mask))
        if place == len(self.masks) or self.masks[place] != mask:
            raise KeyError(coalition)
        return place

    def in_order(self) -> Iterator[frozenset[int]]:
        """All coalitions there are: by size, then by player numbers."""
        if len(self.masks) == 2 ** len(self.players):
            for size in range(len(self.players) + 1):
                yield from map(frozenset, combinations(self.players, size))
        else:
            found = [self.coalition(int(mask)) for mask in self.masks]
            yield from sorted(found, key=lambda coalition: (len(coalition), sorted(coalition)))


class CoalitionTable(Mapping[frozenset[int], float]):
    """A number for each coalition of an index: `table[frozenset({1, 3})]`. Iterates by size, then by player numbers."""

    __slots__ = ("_index", "_numbers")

    def __init__(self, index: CoalitionIndex, numbers: NDArray[np.float64]) -> None:
        self._index = index
        self._numbers = numbers

    @property
    def index(self) -> CoalitionIndex:
        """The coalitions, in the order of `array`."""
        return self._index

    @property
    def array(self) -> NDArray[np.float64]:
        """The numbers, in the order of the index's masks. Treat it as read-only."""
        return self._numbers

    def __getitem__(self, coalition: frozenset[int]) -> float:
        return float(self._numbers[self._index.find(coalition)])

    def __iter__(self) -> Iterator[frozenset[int]]:
        return self._index.in_order()

    def __len__(self) -> int:
        return len(self._numbers)

    def __repr__(self) -> str:
        return f"CoalitionTable({len(self)} coalitions of {list(self._index.players)})"


class CoalitionSet(Set[frozenset[int]]):
    """Some of the coalitions of an index, marked by a bit each. Iterates by size, then by player numbers."""

    __slots__ = ("_index", "_marked")

    def __init__(self, index: CoalitionIndex, marked: NDArray[np.bool_]) -> None:
        self._index = index
        self._marked = marked

    def __contains__(self, coalition: object) -> bool:
        if not isinstance(coalition, frozenset):
            return False
        try:
            return bool(self._marked[self._index.find(coalition)])
        except KeyError:
            return False

    def __iter__(self) -> Iterator[frozenset[int]]:
        return CoalitionIndex(self._index.players, self._index.masks[self._marked]).in_order()

    def __len__(self) -> int:
        return int(self._marked.sum())

    @classmethod
    def _from_iterable(cls, coalitions: Iterable[frozenset[int]]) -> Set[frozenset[int]]:  # type: ignore[override]
        return frozenset(coalitions)


@dataclass(frozen=True, slots=True)
class TrainedCoalitions:
    """What a federation's training gave.

    members: in the order of the contributions. values: utility of each coalition's model minus that of the untrained
    model, so the empty coalition has 0.0. stderr: standard error of each value, from the test samples (the standard
    deviation of the gain over them) and, with several seeds, from the seeds; what a bigger test set or more seeds would
    narrow. accuracy: on the test set, in [0, 1]. history: accuracy of the grand coalition, untrained first and then
    after each round; curves: the same for each coalition whose curve was asked for. All are means over the spec's
    seeds. coalitions_trained: distinct models trained, seeds not counted (coalitions that differ only in members
    without a sample share one). unsettled: the coalitions whose training did not settle with every seed
    (federation_sim.backends.backend says when). Such a model is worth no more than none: its value and stderr are 0.0, its
    accuracy is that of the untrained model, also in the rounds of a curve.
    """

    members: tuple[int, ...]
    values: CoalitionTable
    stderr: CoalitionTable
    accuracy: CoalitionTable
    history: tuple[float, ...]
    curves: Mapping[frozenset[int], tuple[float, ...]]
    method: str
    coalitions_trained: int
    wall_ms: float
    unsettled: CoalitionSet
