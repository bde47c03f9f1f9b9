"""The game fitted to sampled values: its Shapley value is that of the subset formula, and its own kind is found again."""

from __future__ import annotations

from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from federation_sim.fitted_game import FittedGame, Floats, fit_game

numbers = st.floats(-3, 3)


def all_coalitions(members: int) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return (np.arange(2**members)[:, None] >> np.arange(members)) & 1 == 1


def exact_shapley(members: int, values: Floats) -> Floats:
    found = np.zeros(members)
    for mask, value in enumerate(values):
        for player in range(members):
            if not mask >> player & 1:
                size = mask.bit_count()
                weight = factorial(size) * factorial(members - size - 1) / factorial(members)
                found[player] += weight * (values[mask | 1 << player] - value)
    return found


@given(st.integers(1, 7).flatmap(lambda n: st.tuples(*(st.lists(numbers, min_size=n, max_size=n) for _ in range(3)))))
def test_its_shapley_value_is_that_of_the_subset_formula(drawn: tuple[list[float], ...]) -> None:
    base, first, second = drawn
    game = FittedGame(np.array([0.0, *base]), np.array([first, second]))
    n = len(base)
    assert game.shapley() == pytest.approx(exact_shapley(n, game.values(all_coalitions(n))), abs=1e-9)


def test_a_game_of_averages_is_explained_nearly_whole() -> None:
    inside = all_coalitions(8)[1:]
    sizes = inside.sum(axis=1)
    values = 1 - 1 / (1 + sizes) + inside @ np.linspace(0, 1, 8) / sizes
    fitted = fit_game(inside, values)
    assert fitted.coefficients == 24
    assert np.abs(fitted.values(inside) - values).max() < 0.1 * values.std()


def test_values_that_are_all_alike_leave_nothing_to_fit() -> None:
    inside = all_coalitions(3)[1:]
    fitted = fit_game(inside, np.full(7, 0.5))
    assert fitted.values(all_coalitions(3)).tolist() == [0.0] + [0.5] * 7
