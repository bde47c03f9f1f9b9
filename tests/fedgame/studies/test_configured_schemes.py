"""A played batch under the schemes that are what their parameters make of them: trained, exported, replayed, and paid by
formulas that are written anew here, in exact fractions, from the exported coalition values.
"""

from __future__ import annotations

import json
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import pytest

from engine.actions import TrainingReported
from engine.events import PaidOut, TrainingRequested
from fedgame.arms.scenario import parse_scenario
from fedgame.export import write_export
from fedgame.export.replay import replay_folder
from fedgame.export.sheet import events_of
from fedgame.log.record import GameRecord
from fedgame.studies.simulate import simulate
from fedgame.training.trainer import train
from tests.fedgame.export.test_export import labour_union, marginal_loss, paid_cycles, shapley, split
from tests.fedgame.small_arm import FEDERATION, TEXT, read
from tests.fedgame.training import sampled_arm

SCHEMES = {
    "mixture": '{ parts = [{ scheme = "equal", weight = 1 }, { scheme = "shapley", weight = 3 }] }',
    "bounded": '{ of = { scheme = "individual" }, floor = 0.1, cap = 0.5 }',
    "formula": '{ expression = "max(loss, 0) + gain * 0 + q * d / 10" }',
    "schedule": '{ phases = [{ scheme = "equal", start = 1 }, { scheme = "labour_union", start = 2 }] }',
}


@pytest.fixture(scope="module")
def batch() -> tuple[GameRecord, ...]:
    federations = (
        FEDERATION.format(name=f"House of {scheme}", scheme=scheme, parameters=parameters, opening=1_000)
        for scheme, parameters in SCHEMES.items()
    )
    return tuple(simulate(parse_scenario("configured", TEXT + "".join(federations)), 4, 11))


@pytest.fixture(scope="module")
def folder(batch: tuple[GameRecord, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("export")
    write_export(batch, directory)
    return directory


def in_bounds(shares: dict[int, Fraction]) -> dict[int, Fraction]:
    """By halving: the multiple of the shares at which they fill the pool within the bounds."""
    least, most = Fraction(1, 10), Fraction(1, 2)

    def at(times: Fraction) -> dict[int, Fraction]:
        return {i: max(least, min(most, times * share)) for i, share in shares.items()}

    low, high = Fraction(0), Fraction(2**40)
    wanted = max(sum(shares.values()), least * len(shares))
    for _ in range(120):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(at(middle).values()) < wanted else (low, middle)
    return at(high)


def positive(weights: dict[int, Fraction]) -> dict[int, Fraction]:
    total = sum(max(Fraction(0), weight) for weight in weights.values())
    return {i: max(Fraction(0), weight) / total if total else Fraction(0) for i, weight in weights.items()}


def test_payouts_follow_from_coalition_values(folder: Path) -> None:
    checked: dict[str, int] = defaultdict(int)
    for training, order, v, rows in paid_cycles(folder):
        scheme, pool = rows[0]["scheme"], int(rows[0]["pool_cents"])
        own = {int(row["player"]): row for row in rows}
        if scheme == "mixture":
            fair = positive(shapley(order, v))
            weights = {i: Fraction(1, 4 * len(order)) + Fraction(3, 4) * fair[i] for i in order}
        elif scheme == "bounded":
            weights = in_bounds(positive({i: v[frozenset({i})] for i in order}))
        elif scheme == "formula":
            loss = marginal_loss(order, v)
            weights = {
                i: max(loss[i], Fraction(0)) + Fraction(own[i]["quality"]) * Fraction(own[i]["quantity"]) / 10
                for i in order
            }
        else:
            weights = labour_union(order, v) if scheme == "labour_union" else dict.fromkeys(order, Fraction(1))
        paid = {i: int(row["payment_cents"]) for i, row in own.items()}
        rest = int(rows[0]["undistributed_cents"])
        assert sum(paid.values()) + rest == pool
        if scheme in ("mixture", "bounded"):
            assert all(abs(paid[i] - pool * weights[i]) < 1 for i in order), (training, weights)
        else:
            assert paid == split(pool, weights), (training, weights)
        for i, row in own.items():
            assert float(row["weight"]) == pytest.approx(float(weights[i]), rel=1e-6, abs=1e-9)
        checked[scheme] += len(order) > 1
    assert set(checked) == {"mixture", "bounded", "formula", "equal", "labour_union"}
    assert min(checked.values()) >= 2, dict(checked)


def test_the_export_has_all_parameters_as_json_and_can_be_replayed(folder: Path) -> None:
    told = {row["scheme"]: json.loads(row["scheme_parameters"]) for row in read(folder, "federations.csv")}
    fair = {"exact_up_to": 12, "max_models": 4100, "target_stderr": 0.01, "max_seconds": 0}
    assert told == {
        "mixture": {
            "parts": [
                {"scheme": "equal", "weight": 1.0},
                {"scheme": "shapley", "weight": 3.0, "parameters": fair},
            ]
        },
        "bounded": {"of": {"scheme": "individual"}, "floor": 0.1, "cap": 0.5},
        "formula": {"expression": "max(loss, 0) + gain * 0 + q * d / 10"},
        "schedule": {
            "phases": [{"scheme": "equal", "start": 1.0}, {"scheme": "labour_union", "start": 2.0}],
            "unit": "turn",
            "announced": True,
        },
    }
    result = replay_folder(folder)
    assert (result.difference, result.games) == (None, 4)


def test_a_large_federation_is_sampled_for_one_part_and_trained_in_full_for_another() -> None:
    """Sixteen members: orders for the Shapley part, and besides them everybody alone, in the same report."""
    text = sampled_arm.TEXT.replace('scheme = "shapley"', 'scheme = "mixture"').replace(
        "{ exact_up_to = 6, max_models = 250 }",
        '{ parts = [{ scheme = "individual", weight = 1 }, { scheme = "shapley", weight = 1, parameters = '
        "{ exact_up_to = 6, max_models = 250 } }] }",
    )
    arm = parse_scenario("large", text)
    (game,) = simulate(arm, 1, 5)
    assert game.refusals == ()
    events = events_of(game)
    request = next(event for event in events if isinstance(event, TrainingRequested))
    report = next(logged.action for logged in game.actions if isinstance(logged.action, TrainingReported))
    values = {row.members: row.value for row in report.values}
    assert {(member.player,) for member in request.members} <= set(values)
    assert report.coalitions_trained == len(values) - 1
    alone = train(arm.treatment, game.seed, request)
    assert {row.members: row.value for row in alone.values} == values
    paid = next(event for event in events if isinstance(event, PaidOut))
    worth = {member.player: values[(member.player,)] for member in request.members}
    assert len(paid.payouts) == len(worth) > 12
    assert all(row.stderr is not None for row in paid.payouts)
    assert sum(row.payment_cents for row in paid.payouts) + paid.undistributed_cents == paid.pool_cents
