"""A table of coalitions reads like a dictionary, whatever it is kept as."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from federation_sim import CoalitionTable
from federation_sim.results import CoalitionIndex

PLAYERS = (2, 3, 5, 64)


def table(masks: set[int]) -> tuple[CoalitionTable, dict[frozenset[int], float]]:
    """The same numbers as a table and as a dictionary."""
    ordered = sorted(masks)
    numbers = [mask / 7 for mask in ordered]
    plain = {
        frozenset(player for place, player in enumerate(PLAYERS) if mask >> place & 1): number
        for mask, number in zip(ordered, numbers, strict=True)
    }
    index = CoalitionIndex(PLAYERS, np.array(ordered, dtype=np.uint64))
    return CoalitionTable(index, np.array(numbers)), plain


@given(st.sets(st.integers(0, 15)))
def test_a_table_equals_the_dictionary_of_its_numbers(masks: set[int]) -> None:
    numbers, plain = table(masks)
    assert numbers == plain
    assert len(numbers) == len(plain)
    assert list(numbers) == sorted(plain, key=lambda coalition: (len(coalition), sorted(coalition)))
    assert pickle.loads(pickle.dumps(numbers)) == plain  # noqa: S301 - our own bytes


def test_a_coalition_that_is_not_there_is_a_key_error() -> None:
    numbers, _ = table({1, 6})
    for missing in (frozenset({2, 3}), frozenset({7}), frozenset({64}), frozenset[int]()):
        assert missing not in numbers
        with pytest.raises(KeyError):
            numbers[missing]
