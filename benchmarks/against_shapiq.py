"""Holds the sampled Shapley value of federation_sim against the estimators of shapiq, at the same budgets of models.

Federations of 12 and 16 members (digits) are trained exactly, once; then each estimator gets each budget 100 times from
that table. Errors are root mean squares over members and repeats, in percent of v(N), the value of all; the mean gains
are those of the orders that federation_sim drew. shapiq tells no standard errors. Changes nothing and judges nothing.
Run: python -m benchmarks.against_shapiq
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from benchmarks.compared import table
from benchmarks.sampling import FEDERATIONS, Federation, contributions, exact_shapley, mean_gains
from engine.values.orders import least_models
from federation_sim import Budget, sample_shapley, train_coalitions

Coalition = frozenset[int]
Floats = NDArray[np.float64]
Estimator = Callable[[int, int], Floats]
"""From a budget and a seed, the estimates of all members."""

BUDGETS = (200, 400, 800, 1600)
REPEATS = 100
LEAST_MEMBERS = 12


def of_shapiq(name: str, members: int, values: Floats) -> Estimator:
    """An estimator of shapiq, asked for first-order Shapley values; values: by the bits of the coalition."""
    import shapiq

    made = getattr(shapiq, name)
    bits = 1 << np.arange(members)

    def worth(coalitions: NDArray[np.bool_]) -> Floats:
        return values[np.asarray(coalitions).astype(np.int64) @ bits]

    def estimate(budget: int, seed: int) -> Floats:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # One more, for the empty coalition, which costs a federation nothing.
            found = made(members, random_state=seed).approximate(budget + 1, worth)
        return np.array([float(found[(place,)]) for place in range(members)])

    return estimate


def compare(federation: Federation) -> None:
    """Train it exactly and print the table."""
    members = federation.members
    values = train_coalitions(federation.spec, contributions(members, federation.least_quality), workers=2).values
    by_bits = np.zeros(2**members)
    for coalition, value in values.items():
        by_bits[sum(1 << (player - 1) for player in coalition)] = value
    exact, worth = exact_shapley(members, dict(values)), by_bits[-1]
    others = {
        name: of_shapiq(name, members, by_bits) for name in ("KernelSHAP", "kADDSHAP", "SVARM", "UnbiasedKernelSHAP")
    }
    rows = []
    for budget in (budget for budget in BUDGETS if budget >= least_models(members)):
        errors: dict[str, list[Floats]] = {name: [] for name in ("federation_sim", "its mean gains", *others)}
        for seed in range(REPEATS):
            sample = sample_shapley(
                range(1, members + 1),
                lambda coalitions: {coalition: values[coalition] for coalition in coalitions},
                np.random.default_rng([budget, seed]),
                Budget(max_models=budget),
            )
            errors["federation_sim"].append(np.array(list(sample.estimate.values())) - exact)
            errors["its mean gains"].append(mean_gains(sample) - exact)
            for name, estimate in others.items():
                errors[name].append(estimate(budget, seed) - exact)
        found = [float(np.sqrt(np.mean(np.square(some)))) / worth for some in errors.values()]
        rows.append([f"{budget:,}", *(f"{100 * error:.2f} %" for error in found)])
    print(f"\n{federation.name}, {members} members\n")
    print(table(["models", "federation_sim", "its mean gains", *others], rows), flush=True)


def main() -> int:
    try:
        print(f"shapiq {version('shapiq')}; errors in percent of v(N), {REPEATS} repeats")
    except ModuleNotFoundError:
        print("shapiq is not installed here; it is in the development dependencies: make .venv/.stamps/dev")
        return 1
    for federation in FEDERATIONS:
        if federation.members >= LEAST_MEMBERS:
            compare(federation)
    return 0


if __name__ == "__main__":
    sys.exit(main())
