"""Hand-made coalitional games are paid as the tables of the papers say, or refused with a reason."""

from __future__ import annotations

import json
from itertools import combinations
from math import log
from pathlib import Path

import pytest

from fedgame.studies.allocate import AllocateError, allocate, as_json, parse_parameters, read_game

QUALITY = {1: 0.9, 2: 0.5, 3: 0.5, 4: 0.1}


def write(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def game_by_hand(order: list[int]) -> dict[str, object]:
    """v(S) = ln(1 + sum of qualities): the game whose pay is known to six digits."""
    groups = [group for size in range(5) for group in combinations(QUALITY, size)]
    return {
        "players": [1, 2, 3, 4],
        "order": order,
        "values": [{"members": list(group), "value": log(1 + sum(QUALITY[i] for i in group))} for group in groups],
        "contributions": {str(i): {"quality": q, "quantity": 1.0, "cost_cents": 0} for i, q in QUALITY.items()},
    }


TABLE = [
    ("individual", [1, 2, 3, 4], (41.4609, 26.1912, 26.1912, 6.1566)),
    ("labour_union", [1, 2, 3, 4], (58.4241, 21.2645, 17.2255, 3.0859)),
    ("labour_union", [4, 1, 3, 2], (54.4175, 16.5956, 20.3114, 8.6755)),
    ("shapley", [1, 2, 3, 4], (43.9765, 25.3628, 25.3628, 5.2979)),
    ("fair_value", [1, 2, 3, 4], (47.2280, 24.1415, 24.1415, 4.4890)),
    ("linear", [1, 2, 3, 4], (45.0, 25.0, 25.0, 5.0)),
    ("equal", [4, 3, 2, 1], (25.0, 25.0, 25.0, 25.0)),
    # By independent routes: shapiq's Banzhaf value and least core, and an integral by quadrature for beta_shapley.
    ("banzhaf", [1, 2, 3, 4], (44.3119, 25.2789, 25.2789, 5.1304)),
    ("beta_shapley", [1, 2, 3, 4], (42.4725, 25.8814, 25.8814, 5.7646)),
    ("least_core", [4, 2, 1, 3], (45.3232, 24.9961, 24.9961, 4.6847)),
    ("leave_one_out", [1, 2, 3, 4], (47.2280, 24.1415, 24.1415, 4.4890)),
]


@pytest.mark.parametrize(("scheme", "order", "percent"), TABLE)
def test_the_game_known_by_hand_is_paid_to_the_cent(
    tmp_path: Path, scheme: str, order: list[int], percent: tuple[float, ...]
) -> None:
    game = read_game(write(tmp_path / "game.json", game_by_hand(order)))
    shown = json.loads(as_json(allocate(scheme, 1_000_000, game, {})))
    assert shown["undistributed_cents"] == 0
    assert sum(shown["payments_cents"].values()) == 1_000_000
    assert set(shown) == {"payments_cents", "weights", "undistributed_cents"}
    for player, expected in zip("1234", percent, strict=True):
        assert abs(shown["payments_cents"][player] - expected * 10_000) <= 1.5
        assert shown["weights"][player] > 0


def test_orders_make_shapley_pay_an_estimate_that_is_told_as_one(tmp_path: Path) -> None:
    """Player 1 brings 4, and whoever comes before player 2 brings 8 more: see the schemes' tests for the arithmetic."""
    groups = [group for size in range(5) for group in combinations((1, 2, 3, 4), size)]
    worth = {group: 4.0 * (1 in group) + 8.0 * bool({1, 3, 4} & set(group)) for group in groups}
    content = {
        "players": [1, 2, 3, 4],
        "values": [{"members": list(group), "value": worth[group]} for group in groups],
        "orders": [[1, 2, 3, 4], [3, 1, 2, 4]],
    }
    game = read_game(write(tmp_path / "game.json", content))
    shown = json.loads(as_json(allocate("shapley", 1200, game, {})))
    assert shown["weight_stderr"] == pytest.approx({"1": 2.0, "2": 0.0, "3": 2.0, "4": 0.0})
    assert shown["payments_cents"] == {"1": 600, "2": 0, "3": 200, "4": 400}
    assert "weight_stderr" not in json.loads(as_json(allocate("individual", 1200, game, {})))


def test_twenty_players_are_paid_from_the_values_along_their_orders_alone(tmp_path: Path) -> None:
    players = list(range(1, 21))
    orders = [players, players[::2] + players[1::2]]
    groups = {frozenset(some[:size]) for order in orders for some in (order, order[::-1]) for size in range(21)}
    content = {
        "players": players,
        "values": [{"members": sorted(group), "value": float(len(group))} for group in groups],
        "orders": orders,
    }
    game = read_game(write(tmp_path / "game.json", content))
    assert allocate("shapley", 2000, game, {}).payments == dict.fromkeys(players, 100)
    without = read_game(write(tmp_path / "without.json", {**content, "orders": []}))
    with pytest.raises(AllocateError, match=r"20 members have too many coalitions.* give the orders"):
        allocate("shapley", 2000, without, {})


def test_without_an_order_the_players_joined_as_they_are_listed(tmp_path: Path) -> None:
    content = game_by_hand([1, 2, 3, 4])
    listed = read_game(write(tmp_path / "a.json", content))
    del content["order"]
    unordered = read_game(write(tmp_path / "b.json", content))
    assert allocate("labour_union", 999, listed, {}) == allocate("labour_union", 999, unordered, {})


def test_a_pool_that_nobody_earns_is_undistributed(tmp_path: Path) -> None:
    content = {"players": [1], "values": [{"members": [1], "value": -0.5}]}
    shown = json.loads(as_json(allocate("individual", 700, read_game(write(tmp_path / "g.json", content)), {})))
    assert shown == {"payments_cents": {"1": 0}, "weights": {"1": -0.5}, "undistributed_cents": 700}


def test_parameters_are_numbers_true_or_false() -> None:
    assert parse_parameters(["omega=10", "cap=true", "pay_leavers=false"]) == {
        "omega": 10.0,
        "cap": True,
        "pay_leavers": False,
    }


def test_a_parameter_changes_the_pay(tmp_path: Path) -> None:
    game = read_game(write(tmp_path / "game.json", game_by_hand([1, 2, 3, 4])))
    assert allocate("linear", 100, game, {"quality_weight": 0.0}).payments == dict.fromkeys(QUALITY, 25)


@pytest.mark.parametrize("text", ["omega", "=1", "omega="])
def test_a_wrong_parameter_is_refused(text: str) -> None:
    with pytest.raises(AllocateError, match="is not possible"):
        parse_parameters([text])


def test_parameters_are_also_given_as_one_json_object() -> None:
    parts = '{"parts": [{"scheme": "equal", "weight": 1}]}'
    assert parse_parameters([], parts) == {"parts": ({"scheme": "equal", "weight": 1},)}
    assert parse_parameters(["omega=2", "cap=true", "text=q * d"], '{"omega": 1}') == {
        "omega": 2.0,
        "cap": True,
        "text": "q * d",
    }


@pytest.mark.parametrize("text", ["", "[]", "3", '{"omega": null}', '{"omega"', "[" * 100_000])
def test_parameters_that_are_no_json_object_are_refused(text: str) -> None:
    with pytest.raises(AllocateError, match="not possible"):
        parse_parameters([], text)


def test_what_each_scheme_of_a_mixture_pays_is_told(tmp_path: Path) -> None:
    parts = ({"scheme": "equal", "weight": 1}, {"scheme": "individual", "weight": 3})
    game = read_game(write(tmp_path / "game.json", PAIR))
    shown = json.loads(as_json(allocate("mixture", 100, game, {"parts": parts})))
    assert shown["payments_cents"] == {"1": 50, "2": 50}
    assert [row["cents"] for row in shown["portions_cents"]] == [13, 37, 13, 37]


PAIR = {
    "players": [1, 2],
    "values": [{"members": group, "value": float(len(group))} for group in ([], [1], [2], [1, 2])],
}

WRONG = [
    ("shaply", {}, PAIR, "no scheme 'shaply'; the schemes are equal"),
    ("equal", {"omega": 1.0}, PAIR, "no parameter 'omega'; it has none"),
    ("incentivizer", {"omega": -1.0}, PAIR, "omega"),
    ("incentivizer", {"omega": "high"}, PAIR, "omega of scheme 'incentivizer' is 'high': it must be a finite number"),
    (
        "mixture",
        {"parts": ({"scheme": "equal", "weight": 1}, {"scheme": "linear", "weight": -1})},
        PAIR,
        "parts[2].weight: scheme 'linear' has the weight -1: it must be a number above 0",
    ),
    ("beta_shapley", {"alpha": 0.0}, PAIR, "alpha of scheme 'beta_shapley' is 0.0: it must be a finite number above 0"),
    ("least_core", {"alpha": 1.0}, PAIR, "no parameter 'alpha'; it has none"),
    ("least_core", {}, {**PAIR, "values": PAIR["values"][:3]}, "value of coalition {1, 2} is missing"),
    ("linear", {}, PAIR, "contribution of member 1 is missing"),
    ("shapley", {}, {**PAIR, "values": PAIR["values"][:3]}, "value of coalition {1, 2} is missing"),
    ("shapley", {}, {**PAIR, "values": PAIR["values"] * 2}, "given twice"),
    ("shapley", {}, {**PAIR, "values": [{"members": [], "value": 1.0}]}, "empty coalition has value 1.0"),
    ("shapley", {}, {**PAIR, "values": [{"members": [3], "value": 1.0}]}, "{3}"),
    ("shapley", {}, {**PAIR, "order": [1, 1]}, "order [1, 1]"),
    ("shapley", {}, {**PAIR, "players": [1, 1], "order": [1, 1]}, "twice"),
    ("shapley", {}, {**PAIR, "orders": [[1, 2]]}, "1 orders of joining have no standard error"),
    ("shapley", {}, {**PAIR, "orders": [[1, 2], [1, 3]]}, "must name each of the members [1, 2] once"),
    (
        "equal",
        {},
        {**PAIR, "contributions": {"3": {"quality": 1.0, "quantity": 1.0, "cost_cents": 0}}},
        "contributions name 3",
    ),
    (
        "linear",
        {},
        {**PAIR, "contributions": {"1": {"quality": 2.0, "quantity": 1.0, "cost_cents": 0}}},
        "quality of a contribution is 2.0",
    ),
]


@pytest.mark.parametrize(("scheme", "parameters", "content", "told"), WRONG, ids=[told for *_, told in WRONG])
def test_what_cannot_be_paid_is_refused_with_a_reason(
    tmp_path: Path, scheme: str, parameters: dict[str, float | bool], content: object, told: str
) -> None:
    game = read_game(write(tmp_path / "game.json", content))
    with pytest.raises(AllocateError) as refusal:
        allocate(scheme, 100, game, parameters)
    assert told in str(refusal.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({}, "players is not possible"),
        ({"players": [], "values": []}, "players is not possible"),
        ({"players": [0], "values": []}, "players.0 is not possible"),
        ({**PAIR, "pool": 3}, "pool is not possible"),
        ({**PAIR, "values": [{"members": [1], "value": "1"}]}, "values.0.value is not possible"),
        ([], "the file is not possible"),
    ],
)
def test_a_file_of_another_shape_is_refused_with_its_key(tmp_path: Path, content: object, told: str) -> None:
    with pytest.raises(AllocateError) as refusal:
        read_game(write(tmp_path / "game.json", content))
    assert told in str(refusal.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(AllocateError, match="cannot be read"):
        read_game(tmp_path / "nothing.json")
