"""A played batch under the four schemes from the literature on data values: the export pays by their formulas.

The trainings are real; the formulas are written anew here, in exact fractions, from the exported coalition values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from math import factorial
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linprog

from fedgame.arms.scenario import parse_scenario
from fedgame.export import write_export
from fedgame.studies.simulate import simulate
from tests.fedgame.export.test_export import Values, marginal_loss, paid_cycles, split
from tests.fedgame.small_arm import FEDERATION, TEXT, read

SCHEMES = {"banzhaf": "{}", "beta_shapley": "{ alpha = 16.0 }", "least_core": "{}", "leave_one_out": "{}"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    federations = (
        FEDERATION.format(name=f"House of {scheme}", scheme=scheme, parameters=parameters, opening=1_000)
        for scheme, parameters in SCHEMES.items()
    )
    directory = tmp_path_factory.mktemp("export")
    write_export(simulate(parse_scenario("data_values", TEXT + "".join(federations)), 4, 11), directory)
    return directory


def semivalue(order: Sequence[int], v: Values, shares: Sequence[Fraction]) -> dict[int, Fraction]:
    gains = {i: [(len(group), v[group | {i}] - v[group]) for group in v if i not in group] for i in order}
    return {i: sum((shares[size] * gain for size, gain in own), Fraction(0)) for i, own in gains.items()}


def banzhaf(order: Sequence[int], v: Values) -> dict[int, Fraction]:
    return semivalue(order, v, [Fraction(1, 2 ** (len(order) - 1))] * len(order))


def beta_16_1(order: Sequence[int], v: Values) -> dict[int, Fraction]:
    """By B(s + 1, n - 1 - s + 16) / B(16, 1), with B(a, b) = (a - 1)! (b - 1)! / (a + b - 1)! for whole numbers."""
    n = len(order)
    return semivalue(
        order, v, [16 * Fraction(factorial(s) * factorial(n + 14 - s), factorial(n + 15)) for s in range(n)]
    )


def least_deficit(order: Sequence[int], v: Values) -> float:
    groups = [group for group in v if 0 < len(group) < len(order)]
    rows = np.array([[float(i in group) for i in order] + [1.0] for group in groups])
    found = linprog(
        [0.0] * len(order) + [1.0],
        A_ub=-rows,
        b_ub=[-float(v[group]) for group in groups],
        A_eq=[[1.0] * len(order) + [0.0]],
        b_eq=[float(v[frozenset(order)])],
        bounds=(None, None),
    )
    return float(found.fun)


def check_least_core(order: Sequence[int], v: Values, x: dict[int, Fraction]) -> None:
    """It adds up, and no coalition is further from what it is worth alone than it must be."""
    assert float(sum(x.values())) == pytest.approx(float(v[frozenset(order)]), abs=1e-9)
    excess = [float(v[group] - sum(x[i] for i in group)) for group in v if 0 < len(group) < len(order)]
    if len(order) > 1:
        assert max(excess) == pytest.approx(least_deficit(order, v), abs=1e-6)
    if len(order) == 2:  # the standard solution: both are as much better off as alone
        assert excess[0] == pytest.approx(excess[1], abs=1e-9)


def test_payouts_follow_from_coalition_values_by_the_formula_of_each_scheme(folder: Path) -> None:
    formulas = {"banzhaf": banzhaf, "beta_shapley": beta_16_1, "leave_one_out": marginal_loss}
    checked: dict[str, int] = defaultdict(int)
    for training, order, v, rows in paid_cycles(folder):
        scheme, pool = rows[0]["scheme"], int(rows[0]["pool_cents"])
        exported = {int(row["player"]): Fraction(row["weight"]) for row in rows}
        weights = formulas[scheme](order, v) if scheme in formulas else exported
        if scheme == "least_core":
            check_least_core(order, v, weights)
        expected = split(pool, weights)
        assert {int(row["player"]): int(row["payment_cents"]) for row in rows} == expected, (training, weights)
        assert {i: float(weight) for i, weight in exported.items()} == pytest.approx(
            {i: float(weight) for i, weight in weights.items()}, rel=1e-9, abs=1e-12
        )
        checked[scheme] += len(order) > 1
    assert set(checked) == set(SCHEMES)
    assert min(checked.values()) >= 3, dict(checked)


def test_the_export_names_the_schemes_and_all_their_parameters(folder: Path) -> None:
    told = {row["scheme"]: row["scheme_parameters"] for row in read(folder, "federations.csv")}
    assert told == {
        "banzhaf": "{}",
        "beta_shapley": '{"alpha":16.0,"beta":1.0}',
        "least_core": "{}",
        "leave_one_out": "{}",
    }
