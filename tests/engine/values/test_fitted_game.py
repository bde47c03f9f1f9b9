"""The fitted game: its Shapley value is that of the subset formula, and a game of its own kind is found again."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.values.coalition import TabularGame
from engine.values.estimate import estimate_shapley
from engine.values.fitted_game import FittedGame, fit_game
from engine.values.semivalues import shapley_values

Players = tuple[int, ...]
numbers = st.floats(-3, 3)


def coalitions(players: Players) -> list[frozenset[int]]:
    return [frozenset(some) for size in range(len(players) + 1) for some in combinations(players, size)]


@st.composite
def fitted_games(draw: st.DrawFn) -> FittedGame:
    players = draw(st.sampled_from([(4,), (2, 9), (1, 2, 3), (1, 3, 5, 6, 8), (2, 3, 4, 5, 6, 7)]))
    base = (0.0, *draw(st.lists(numbers, min_size=len(players), max_size=len(players))))
    effects = tuple(
        dict(zip(players, draw(st.lists(numbers, min_size=len(players), max_size=len(players))), strict=True))
        for _ in range(2)
    )
    return FittedGame(base, effects, 0)


@given(fitted_games())
def test_its_shapley_value_is_that_of_the_subset_formula(game: FittedGame) -> None:
    players = tuple(game.effects[0])
    exact = shapley_values(TabularGame(players, {group: game.value(group) for group in coalitions(players)}), players)
    assert game.shapley() == pytest.approx(exact, abs=1e-9)


def test_a_fitted_game_by_hand() -> None:
    """F = 1, 4; a = 2, 6; b = 0, 8: alone 1 + 2 = 3 and 1 + 6 + 8 = 15, together 4 + 8 / 2 + 8 / 4 = 10."""
    game = FittedGame((0.0, 1.0, 4.0), ({1: 2.0, 2: 6.0}, {1: 0.0, 2: 8.0}), 0)
    assert [game.value(frozenset(group)) for group in ((), (1,), (2,), (1, 2), (2, 7))] == [0, 3, 15, 10, 15]
    assert game.shapley() == {1: (3 + (10 - 15)) / 2, 2: (15 + (10 - 3)) / 2}


def test_the_mean_quality_of_members_is_found_in_the_values() -> None:
    players = tuple(range(1, 8))
    quality = {player: player / 7 for player in players}
    values = {
        group: 1 - 1 / (1 + len(group)) + sum(quality[player] for player in group) / len(group) if group else 0.0
        for group in coalitions(players)
    }
    fitted = fit_game(players, values)
    assert (fitted.samples, fitted.coefficients) == (127, 21)
    left = max(abs(values[group] - fitted.value(group)) for group in values)
    assert left < 0.1 * np.std(list(values.values()))


def test_members_who_are_not_fitted_count_for_nobody() -> None:
    fitted = fit_game((1, 2), {frozenset(some): float(len(set(some) - {3})) for some in coalitions((1, 2, 3))})
    assert fitted.samples == 6
    assert fitted.value(frozenset({3})) == 0
    assert fitted.value(frozenset({1, 3})) == fitted.value(frozenset({1})) == pytest.approx(1.0)


def test_who_never_changes_anything_gets_exactly_nothing_also_where_a_game_is_fitted() -> None:
    rng = np.random.default_rng(4)
    players = tuple(range(1, 10))
    noise = {group: float(rng.normal() / max(1, len(group))) for group in coalitions(tuple(range(1, 9)))}
    noise[frozenset()] = 0.0

    class Game:
        players = tuple(range(1, 10))

        def value(self, coalition: frozenset[int]) -> float:
            return noise[coalition - {9}]

    orders = tuple(tuple(int(player) for player in rng.permutation(players)) for _ in range(12))
    found = estimate_shapley(Game(), players, orders)
    assert (found.values[9], found.stderr[9]) == (0.0, 0.0)
    assert sum(found.values.values()) == pytest.approx(noise[frozenset(range(1, 9))])


def test_values_that_are_all_alike_leave_nothing_to_fit() -> None:
    fitted = fit_game((1, 2, 3), {group: 0.5 if group else 0.0 for group in coalitions((1, 2, 3))})
    assert [fitted.value(group) for group in coalitions((1, 2, 3))] == [0.0] + [0.5] * 7
