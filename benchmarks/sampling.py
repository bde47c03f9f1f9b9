"""Holds sampled Shapley values against exact ones, on federations that are really trained, and prints it as a table.

For 10, 12 and 16 members of very different data every coalition is trained once; then each budget is sampled
200 times from that table. Coverage is how often the 95 % interval (Student's t with one degree of freedom less than
there are pairs) holds the exact value, over all members and repeats; errors are root mean squares, in percent of v(N),
the value of all. The last column is the error of the mean gains over the same orders, without a fitted game. Draws the
picture of docs/training.md and changes nothing else. Exit status 1 when a coverage from n / 2 pairs on is outside 90 to
99 %. Run: python -m benchmarks.sampling
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import factorial
from pathlib import Path

import numpy as np
from matplotlib import rcParams
from matplotlib.figure import Figure
from numpy.typing import NDArray
from scipy import stats

from engine.values.orders import least_models
from federation_sim import Budget, Contribution, SampledShapley, TrainingSpec, sample_shapley, train_coalitions

Coalition = frozenset[int]

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "images" / "sampling.svg"
BUDGETS = (60, 100, 200, 400, 800, 1600, 3200)
REPEATS = 200
GAME_SEED = 20_301
LEAST_QUANTITY = 0.2
LEAST_COVERAGE, MOST_COVERAGE = 0.90, 0.99


@dataclass(frozen=True, slots=True)
class Federation:
    """What is sampled: so many members, their qualities from 1 down to the least one, and how they are trained."""

    name: str
    members: int
    least_quality: float
    spec: TrainingSpec


DIGITS = TrainingSpec(task="digits", learning_rate=1.0, local_steps=5, game_seed=GAME_SEED)
FEDERATIONS = (
    Federation("digits", 10, 0.2, DIGITS),
    Federation("digits", 12, 0.2, DIGITS),
    Federation("digits, one member pure noise", 10, 0.0, DIGITS),
    Federation("digits, one member pure noise", 12, 0.0, DIGITS),
    Federation("digits, two labels each", 10, 0.2, replace(DIGITS, partition="label")),
    Federation("breast_cancer", 10, 0.2, replace(DIGITS, task="breast_cancer", learning_rate=0.3)),
    Federation("digits, fewer samples and rounds", 16, 0.1, replace(DIGITS, rounds=5, max_samples=100)),
)
"""0.2 is the lowest quality that a game deals by default; labels of pure noise are worth less than nothing alone, by far."""


def contributions(members: int, least_quality: float) -> list[Contribution]:
    """Qualities from 1 down to `least_quality`, quantities from 1 down to LEAST_QUANTITY in another order."""
    quality = np.linspace(1.0, least_quality, members)
    quantity = np.linspace(1.0, LEAST_QUANTITY, members)[np.random.default_rng(members).permutation(members)]
    return [Contribution(i, float(quality[i - 1]), float(quantity[i - 1])) for i in range(1, members + 1)]


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

    federation: Federation
    budget: int
    models: float
    pairs: float
    coverage: float
    error: float
    stderr: float
    plain_error: float

    def __str__(self) -> str:
        return (
            f"| {self.federation.name} | {self.federation.members} | {self.models:.0f} | {self.pairs:.0f} | {100 * self.coverage:.1f} % "
            f"| {100 * self.error:.2f} % | {100 * self.stderr:.2f} % | {100 * self.plain_error:.2f} % |"
        )


def measure(federation: Federation, budget: int, values: dict[Coalition, float]) -> Line:
    """Sample the table REPEATS times."""
    members = federation.members
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
    plain = np.array([mean_gains(one) for one in samples]) - exact
    return Line(
        federation=federation,
        budget=budget,
        models=float(np.mean([one.models for one in samples])),
        pairs=float(np.mean([len(one.orders) for one in samples])),
        coverage=float(np.mean(np.abs(errors) <= reach[:, None] * stderr)),
        error=float(np.sqrt(np.mean(errors**2))) / worth,
        stderr=float(np.sqrt(np.mean(stderr**2))) / worth,
        plain_error=float(np.sqrt(np.mean(plain**2))) / worth,
    )


def _looked_up(values: dict[Coalition, float], coalitions: Iterable[Coalition]) -> dict[Coalition, float]:
    return {coalition: values[coalition] for coalition in coalitions}


def mean_gains(sample: SampledShapley) -> NDArray[np.float64]:
    """Over the orders of the sample and their reverses, and nothing else: (members,)."""
    members = len(sample.members)
    gains = np.zeros(members)
    for order in [some for first in sample.orders for some in (first, first[::-1])]:
        steps = [sample.values[frozenset(order[:size])] for size in range(members + 1)]
        gains[np.array(order) - 1] += np.diff(steps) / (2 * len(sample.orders))
    return gains


def main() -> int:
    print("| federation | members | models | pairs | coverage | error | standard error | error of mean gains |")
    print("|---|---|---|---|---|---|---|---|")
    lines = [line for federation in FEDERATIONS for line in report(federation)]
    draw(lines)
    judged = [line.coverage for line in lines if line.pairs >= line.federation.members / 2]
    return 0 if all(LEAST_COVERAGE <= coverage <= MOST_COVERAGE for coverage in judged) else 1


def draw(lines: Sequence[Line]) -> None:
    """Error against models trained, for each federation, beside its standard error and the error of mean gains."""
    figure = Figure(figsize=(10.5, 5.6), layout="constrained")
    shown = list(dict.fromkeys(line.federation for line in lines))
    for axes, federation in zip(figure.subplots(2, 4, sharex=True, sharey=True).flat, shown, strict=False):
        mine = [line for line in lines if line.federation == federation]
        models = [line.models for line in mine]
        axes.loglog(
            models, [100 * line.plain_error for line in mine], "o-", color="#999999", ms=3, label="error of mean gains"
        )
        axes.loglog(
            models,
            [100 * line.stderr for line in mine],
            "--",
            color="#E69F00",
            label="standard error",
        )
        axes.loglog(
            models, [100 * line.error for line in mine], "o-", color="#0072B2", ms=3, label="error with a fitted game"
        )
        axes.set_title(f"{federation.members} members\n{federation.name}", fontsize=8)
        axes.grid(alpha=0.25, linewidth=0.6)
        axes.spines[["top", "right"]].set_visible(False)
        axes.set_xticks([100, 300, 1000, 3000], ["100", "300", "1,000", "3,000"])
        axes.set_yticks([0.2, 0.5, 1, 2, 5], ["0.2", "0.5", "1", "2", "5"])
        axes.minorticks_off()
    rest = figure.axes[len(shown) :]
    for axes in rest:
        axes.set_axis_off()
    rest[0].legend(*figure.axes[0].get_legend_handles_labels(), loc="center", fontsize=8, frameon=False)
    figure.supxlabel("models trained")
    figure.supylabel("error of a member's value, in percent of v(N)")
    rcParams["svg.hashsalt"] = "fedgame"
    figure.savefig(PICTURE, metadata={"Date": None})


def report(federation: Federation) -> list[Line]:
    """Train one federation exactly and print a line for each budget."""
    started = time.perf_counter()
    trained = train_coalitions(federation.spec, contributions(federation.members, federation.least_quality))
    seconds = time.perf_counter() - started
    lines = []
    for budget in BUDGETS:
        if least_models(federation.members) <= budget < 2**federation.members - 1:
            lines.append(measure(federation, budget, trained.values))
            print(lines[-1], flush=True)
    everybody = frozenset(range(1, federation.members + 1))
    shares = exact_shapley(federation.members, trained.values) / trained.values[everybody]
    told = " ".join(f"{share:.3f}" for share in shares)
    print(
        f"{federation.name}: {trained.coalitions_trained} models in {seconds:.1f} s; exact shares {told}",
        file=sys.stderr,
    )
    return lines


if __name__ == "__main__":
    sys.exit(main())
