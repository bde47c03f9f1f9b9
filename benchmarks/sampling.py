"""Holds sampled Shapley values against exact ones, on federations that are really trained, and prints it as a table.

For 10 and for 12 members of very different data (digits) every coalition is trained once; then each budget is sampled
200 times from that table. Coverage is how often the 95 % interval (Student's t with one degree of freedom less than
there are pairs) holds the exact value, over all members and repeats; errors are root mean squares, in percent of v(N),
the value of all. The last column is the error of as many pairs whose members do not take turns at the ends. Changes
nothing. Exit status 1 when, within the range of endowments that games deal by default, a coverage from ten pairs on is
outside 90 to 99 %. Run: python -m benchmarks.sampling
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from federation_sim import Budget, Commitment, TrainingSpec, sample_shapley, train_coalitions
from federation_sim.sampling import least_models

Coalition = frozenset[int]

SIZES = (10, 12)
BUDGETS = (60, 100, 200, 400, 800, 1600, 3200)
REPEATS = 200
GAME_SEED = 20_301
LEAST_QUALITIES = (0.2, 0.0)
"""The lowest that a game deals by default, and labels of pure noise: alone worth less than nothing, by far."""
LEAST_QUANTITY = 0.2
LEAST_PAIRS = 10
LEAST_COVERAGE, MOST_COVERAGE = 0.90, 0.99


def commitments(members: int, least_quality: float) -> list[Commitment]:
    """Qualities from 1 down to `least_quality`, quantities from 1 down to LEAST_QUANTITY in another order."""
    quality = np.linspace(1.0, least_quality, members)
    quantity = np.linspace(1.0, LEAST_QUANTITY, members)[np.random.default_rng(members).permutation(members)]
    return [Commitment(i, float(quality[i - 1]), float(quantity[i - 1])) for i in range(1, members + 1)]


def exact_shapley(members: int, values: dict[Coalition, float]) -> NDArray[np.float64]:
    """By the subset formula, (members,)."""
    shares = [factorial(size - 1) * factorial(members - size) / factorial(members) for size in range(1, members + 1)]
    exact = np.zeros(members)
    for group, value in values.items():
        inside = np.array([i in group for i in range(1, members + 1)])
        if group:
            exact[inside] += value * shares[len(group) - 1]
        if len(group) < members:
            exact[~inside] -= value * shares[len(group)]
    return exact


@dataclass(frozen=True, slots=True)
class Line:
    """One budget: means over all repeats and members, errors relative to v(N)."""

    members: int
    least_quality: float
    budget: int
    models: float
    pairs: float
    coverage: float
    error: float
    stderr: float
    independent_error: float

    def __str__(self) -> str:
        return (
            f"| {self.members} | {self.least_quality:g} | {self.budget} | {self.models:.0f} | {self.pairs:.1f} | {100 * self.coverage:.1f} % "
            f"| {100 * self.error:.2f} % | {100 * self.stderr:.2f} % | {100 * self.independent_error:.2f} % |"
        )


def measure(members: int, least_quality: float, budget: int, values: dict[Coalition, float]) -> Line:
    """Sample the table REPEATS times."""
    exact = exact_shapley(members, values)
    samples = [
        sample_shapley(
            range(1, members + 1),
            lambda coalitions: _looked_up(values, coalitions),
            np.random.default_rng([members, budget, repeat]),
            Budget(max_models=budget),
        )
        for repeat in range(REPEATS)
    ]
    worth = values[frozenset(range(1, members + 1))]
    errors = np.array([list(one.estimate.values()) for one in samples]) - exact
    stderr = np.array([list(one.stderr.values()) for one in samples])
    reach = np.array([stats.t.ppf(0.975, len(one.orders) - 1) for one in samples])
    rng = np.random.default_rng([members, budget])
    independent = np.array([_independent(members, len(one.orders), values, rng) for one in samples]) - exact
    return Line(
        members=members,
        least_quality=least_quality,
        budget=budget,
        models=float(np.mean([one.models for one in samples])),
        pairs=float(np.mean([len(one.orders) for one in samples])),
        coverage=float(np.mean(np.abs(errors) <= reach[:, None] * stderr)),
        error=float(np.sqrt(np.mean(errors**2))) / worth,
        stderr=float(np.sqrt(np.mean(stderr**2))) / worth,
        independent_error=float(np.sqrt(np.mean(independent**2))) / worth,
    )


def _looked_up(values: dict[Coalition, float], coalitions: Iterable[Coalition]) -> dict[Coalition, float]:
    return {coalition: values[coalition] for coalition in coalitions}


def _independent(
    members: int, pairs: int, values: dict[Coalition, float], rng: np.random.Generator
) -> NDArray[np.float64]:
    """The mean gains over `pairs` orders that were drawn independently, and their reverses: (members,)."""
    gains = np.zeros(members)
    for _ in range(pairs):
        order = rng.permutation(members) + 1
        for some in (order, order[::-1]):
            steps = [values[frozenset(some[:size].tolist())] for size in range(members + 1)]
            gains[some - 1] += np.diff(steps) / (2 * pairs)
    return gains


def main() -> int:
    print("| members | least quality | budget | models | pairs | coverage | error | standard error | without turns |")
    print("|---|---|---|---|---|---|---|---|---|")
    lines = []
    for least_quality in LEAST_QUALITIES:
        for members in SIZES:
            lines += report(members, least_quality)
    judged = [line for line in lines if line.least_quality == LEAST_QUALITIES[0] and line.pairs >= LEAST_PAIRS]
    return 0 if all(LEAST_COVERAGE <= line.coverage <= MOST_COVERAGE for line in judged) else 1


def report(members: int, least_quality: float) -> list[Line]:
    """Train one federation exactly and print a line for each budget."""
    started = time.perf_counter()
    spec = TrainingSpec(task="digits", game_seed=GAME_SEED)
    trained = train_coalitions(spec, commitments(members, least_quality))
    seconds = time.perf_counter() - started
    lines = []
    for budget in BUDGETS:
        if least_models(members) <= budget < 2**members - 1:
            lines.append(measure(members, least_quality, budget, trained.values))
            print(lines[-1], flush=True)
    shares = exact_shapley(members, trained.values) / trained.values[frozenset(range(1, members + 1))]
    told = " ".join(f"{share:.3f}" for share in shares)
    print(
        f"{members} members, {trained.coalitions_trained} models in {seconds:.1f} s; exact shares {told}",
        file=sys.stderr,
    )
    return lines


if __name__ == "__main__":
    sys.exit(main())
