"""Coalitional games: tables that say what they lack, lists of coalitions, and Shapley values with textbook answers."""

import math
from collections.abc import Callable
from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.values.coalition import (
    MAX_EXACT_PLAYERS,
    CoalitionError,
    TabularGame,
    all_coalitions,
    canonical_order,
    leave_one_out,
    prefixes,
    singletons,
)
from engine.values.semivalues import shapley_values
from tests.engine.schemes.games import game_of, games


def set_of(*players: int) -> frozenset[int]:
    return frozenset(players)


def test_a_game_gives_the_value_of_a_coalition_and_names_the_missing_one() -> None:
    game = TabularGame((1, 2, 3), {set_of(): 0.0, set_of(1, 3): 0.25})
    assert game.value(set_of(3, 1)) == 0.25
    with pytest.raises(CoalitionError, match=r"value of coalition \{2, 3\} is missing"):
        game.value(set_of(3, 2))


@pytest.mark.parametrize(
    ("players", "values", "says"),
    [
        ((1, 1), {}, r"\[1, 1\] name somebody twice"),
        ((0, 1), {}, "there is no player 0: players are numbered from 1"),
        ((1, 2), {set_of(1, 5): 1.0}, r"coalition \{1, 5\} has members who are not players: \{5\}"),
        ((1, 2), {set_of(1): math.nan}, r"value of coalition \{1\} is nan"),
        ((1, 2), {set_of(1): math.inf}, r"value of coalition \{1\} is inf"),
        ((1, 2), {set_of(): 0.3}, "the empty coalition has value 0.3: it must be 0"),
    ],
)
def test_a_table_that_is_no_game_is_refused(
    players: tuple[int, ...], values: dict[frozenset[int], float], says: str
) -> None:
    with pytest.raises(CoalitionError, match=says):
        TabularGame(players, values)


def test_all_coalitions_come_by_size_and_then_by_number() -> None:
    expected = [set_of(), set_of(1), set_of(2), set_of(4), set_of(1, 2), set_of(1, 4), set_of(2, 4), set_of(1, 2, 4)]
    assert list(all_coalitions((4, 1, 2))) == expected
    assert list(canonical_order(reversed(expected))) == expected


def test_the_coalitions_that_schemes_ask_for() -> None:
    assert singletons((3, 1)) == {set_of(3), set_of(1)}
    assert prefixes((3, 1, 2)) == {set_of(), set_of(3), set_of(1, 3), set_of(1, 2, 3)}
    assert leave_one_out((3, 1, 2)) == {set_of(1, 2, 3), set_of(1, 2), set_of(1, 3), set_of(2, 3)}
    assert leave_one_out((7,)) == {set_of(7), set_of()}
    assert all_coalitions(()) == (set_of(),)


def test_more_players_than_can_be_valued_exactly_are_refused_and_not_estimated() -> None:
    players = tuple(range(1, MAX_EXACT_PLAYERS + 2))
    with pytest.raises(CoalitionError, match="at most 12 can be valued exactly"):
        all_coalitions(players)
    with pytest.raises(CoalitionError, match="13 players have 2"):
        shapley_values(TabularGame(players, {}), players)


def test_a_missing_value_is_an_error_for_shapley_too() -> None:
    whole = game_of((1, 2, 3), lambda s: float(len(s)))
    values = {coalition: value for coalition, value in whole.values.items() if coalition != set_of(2, 3)}
    with pytest.raises(CoalitionError, match=r"\{2, 3\} is missing"):
        shapley_values(TabularGame((1, 2, 3), values), (1, 2, 3))


def voting(quota: int, votes: dict[int, int]) -> Callable[[frozenset[int]], float]:
    return lambda coalition: float(sum(votes[player] for player in coalition) >= quota)


def airport(costs: dict[int, float]) -> Callable[[frozenset[int]], float]:
    return lambda coalition: max((costs[player] for player in coalition), default=0.0)


def gloves(left: set[int]) -> Callable[[frozenset[int]], float]:
    return lambda coalition: float(min(len(coalition & left), len(coalition - left)))


TEXTBOOK = [
    ("glove market, one left and two right", gloves({1}), [2 / 3, 1 / 6, 1 / 6]),
    ("glove market, two pairs", gloves({1, 2}), [1 / 2, 1 / 2, 1 / 2, 1 / 2]),
    # Littlechild and Owen, 1973: each section of the runway is shared by those who need it
    ("airport", airport({1: 10, 2: 20, 3: 30}), [10 / 3, 10 / 3 + 5, 10 / 3 + 5 + 10]),
    ("airport with twins", airport({1: 12, 2: 12, 3: 28, 4: 31}), [3, 3, 11, 14]),
    ("simple majority of three", voting(2, {1: 1, 2: 1, 3: 1}), [1 / 3, 1 / 3, 1 / 3]),
    ("weighted majority 51: 50 49 1", voting(51, {1: 50, 2: 49, 3: 1}), [2 / 3, 1 / 6, 1 / 6]),
    # The Council of the EEC of 1958: Luxembourg's vote never counted (Shapley-Shubik index)
    (
        "EEC council 12: 4 4 4 2 2 1",
        voting(12, {1: 4, 2: 4, 3: 4, 4: 2, 5: 2, 6: 1}),
        [14 / 60, 14 / 60, 14 / 60, 9 / 60, 9 / 60, 0],
    ),
    ("unanimity of 1 and 3", lambda s: float({1, 3} <= s), [1 / 2, 0, 1 / 2, 0]),
    # O'Neill, 1982: the estate goes to the claimants in the order of arrival, averaged over orders
    (
        "bankruptcy, estate 400, claims 100 200 300",
        lambda s: max(0.0, 400.0 - (600 - sum(100 * i for i in s))),
        [200 / 3, 350 / 3, 650 / 3],
    ),
]


@pytest.mark.parametrize(("worth", "expected"), [game[1:] for game in TEXTBOOK], ids=[game[0] for game in TEXTBOOK])
def test_shapley_values_are_those_of_the_textbooks(
    worth: Callable[[frozenset[int]], float], expected: list[float]
) -> None:
    players = tuple(range(1, len(expected) + 1))
    values = shapley_values(game_of(players, worth), players)
    assert [values[player] for player in players] == pytest.approx(expected, abs=1e-12)


@given(games(max_players=5))
def test_shapley_is_the_mean_marginal_gain_over_all_orders_of_joining(game: TabularGame) -> None:
    orders = list(permutations(game.players))
    for player, value in shapley_values(game, game.players).items():
        before = [frozenset(order[: order.index(player)]) for order in orders]
        gains = [game.value(group | {player}) - game.value(group) for group in before]
        assert value == pytest.approx(math.fsum(gains) / len(orders), abs=1e-9)


@given(games(), st.randoms(use_true_random=False))
def test_shapley_values_do_not_depend_on_the_order_of_the_players(game: TabularGame, random: Random) -> None:
    shuffled = list(game.players)
    random.shuffle(shuffled)
    assert shapley_values(game, shuffled) == shapley_values(game, game.players)


def test_shapley_of_some_players_is_that_of_the_game_among_them() -> None:
    game = game_of((1, 2, 3, 4), gloves({1}))
    assert shapley_values(game, (3, 1)) == {1: 0.5, 3: 0.5}


def test_the_largest_game_is_exact_to_the_last_digits() -> None:
    players = tuple(range(1, MAX_EXACT_PLAYERS + 1))
    pairs = {frozenset(pair): float(sum(pair)) for pair in combinations(players, 2)}
    game = game_of(players, lambda s: math.fsum(worth for pair, worth in pairs.items() if pair <= s))
    # Every pair shares its worth equally, whatever else is in the game.
    expected = {i: math.fsum(worth / 2 for pair, worth in pairs.items() if i in pair) for i in players}
    assert shapley_values(game, players) == pytest.approx(expected, rel=1e-14)
