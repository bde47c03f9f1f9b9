"""Least-core pay: by a division that gives no coalition much reason to train on its own.

The deficit e of a division x is the most that any coalition S would gain by leaving, v(S) - x(S). The least core has
the divisions of v(N) with the smallest deficit; of those, pay goes by the most even one, which is unique. S runs over
all coalitions but nobody and everybody, so that e is below 0 where every coalition gains by staying. Exact, for at
most MAX_EXACT_PLAYERS. Sources: Maschler, Peleg and Shapley (1979); Yan and Procaccia, If You Like Shapley Then You'll
Love the Core, AAAI 2021.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import frexp, ldexp
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme, SchemeError
from engine.schemes.division import Division
from engine.schemes.reasons import Reason, ReasonKind, plain_reasons, terms_of
from engine.values.coalition import CoalitionalGame
from engine.values.semivalues import values_by_mask
from engine.values.words import Explained, Words

# All in parts of the largest value. The linear program is solved to the first; the second is what the even division
# may give way so that rounding cannot leave it empty; a multiplier below the third is none (a true one is a share in
# 10^-4 or more); and weights are given in steps of the last, some hundred times the noise of the computation: below it
# two of them are one.
SOLVER_TOLERANCE = 1e-10
SLACK = 1e-11
IS_ZERO = 1e-9
STEP = 1e-12


@dataclass(frozen=True, slots=True)
class LeastCore(PayoffScheme):
    """u = the x of least Euclidean norm among those that minimise e under x(N) = v(N) and x(S) + e >= v(S)."""

    name: ClassVar[str] = "least_core"
    family: ClassVar[str] = "stability"
    source: ClassVar[str] = "Yan and Procaccia, AAAI 2021"
    reason: ClassVar[ReasonKind] = "core"
    needs: ClassVar[Needs] = "all"
    words: ClassVar[Explained] = Explained(
        name=Words("Least core", "最小核心"),
        short=Words("Paid so that no group would do much better alone.", "让任何一组成员单干都不会好很多。"),
        long=Words(
            "The slices are cut so that no group of members would gain much by leaving and training on its own: "
            "the largest such gain is made as small as it can be, and then the slices as even as they can be.",
            "份额的切法，让任何一组成员离开、自己训练都得不到多少好处：先让其中最大的好处尽可能小，再让份额尽可能平均。",
        ),
    )

    def prepare(self) -> None:
        """Import scipy's solvers, which takes a hundred times as long as a payout."""
        import scipy.optimize  # noqa: F401 - for _most_even

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """What each member has of v(N) in the most even division of the least core."""
        return least_core(claim.game, claim.members)[0] if claim.members else {}

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """With the most that any group misses, and what each member would have alone, in the unit of v."""
        missed = deficit_of(claim.game, division.weights)
        return tuple(
            replace(reason, terms=terms_of(alone=claim.game.value(frozenset({reason.player})), missed=missed))
            for reason in plain_reasons(self.name, self.reason, claim.pool, division.weights)
        )


def least_core(game: CoalitionalGame, players: Sequence[int]) -> tuple[dict[int, float], float]:
    """The most even division of the least core, by player, and its deficit, both in the unit of v.

    Weights are in steps of 10^-12 of the largest value, and those that the computation cannot tell apart are equal. A
    player alone gets v(N), and its deficit is 0. Raises CoalitionError, and SchemeError should the solver give up.
    """
    values = values_by_mask(game, players)
    ordered = sorted(players)
    largest = float(np.abs(values).max())
    if len(ordered) == 1 or largest == 0:
        return dict.fromkeys(ordered, float(values[-1]) / len(ordered)), 0.0
    # A power of two, so that scaling changes no bit of what the solver sees.
    exponent = frexp(largest)[1]
    x, deficit = _most_even(np.ldexp(values, -exponent), len(ordered))
    weights = {player: ldexp(weight, exponent) for player, weight in zip(ordered, _in_steps(x), strict=True)}
    return weights, ldexp(deficit, exponent)


def deficit_of(game: CoalitionalGame, weights: Mapping[int, float]) -> float:
    """The most that a coalition other than nobody and everybody is worth above its weights; 0 of fewer than two players."""
    if len(weights) < 2:
        return 0.0
    values, n = values_by_mask(game, list(weights)), len(weights)
    inside = np.arange(1, 2**n - 1)[:, None] >> np.arange(n) & 1
    return float((values[1:-1] - inside @ np.array([weights[player] for player in sorted(weights)])).max())


def _most_even(values: NDArray[np.float64], n: int) -> tuple[NDArray[np.float64], float]:
    """x and e for values by mask, at most 1: a linear program for e, then the x of least norm with that e.

    With x = v(N) / n + z, z adding up to 0, the second step is a least-distance problem, which Lawson and Hanson,
    Solving Least Squares Problems (1974), ch. 23, turn into one of non-negative least squares.
    """
    # scipy takes long to import; who plays no least core does without.
    from scipy.optimize import linprog, nnls

    masks = np.arange(1, 2**n - 1)
    inside = (masks[:, None] >> np.arange(n) & 1).astype(np.float64)
    worth, whole = values[1:-1], values[-1]
    everybody = np.append(np.ones(n), 0.0)
    program = linprog(
        np.append(np.zeros(n), 1.0),
        A_ub=-np.column_stack([inside, np.ones(len(masks))]),
        b_ub=-worth,
        A_eq=everybody[None],
        b_eq=[whole],
        bounds=(None, None),
        method="highs",
        options={"primal_feasibility_tolerance": SOLVER_TOLERANCE, "dual_feasibility_tolerance": SOLVER_TOLERANCE},
    )
    if not program.success:
        raise SchemeError(f"the least core of {n} members was not found: {program.message}")
    # The deficit of the division that was found, not the program's own figure: so it is one that can be had.
    found = program.x[:n] + (whole - program.x[:n].sum()) / n
    deficit = float((worth - inside @ found).max())

    size = inside.mean(axis=1)
    rows = inside - size[:, None]
    floors = worth - deficit - SLACK - size * whole
    multipliers, _ = nnls(np.vstack([rows.T, floors]), np.append(np.zeros(n), 1.0))

    # The coalitions with a multiplier in either step are at their limit: as equations they give both unknowns exactly.
    at_limit = (program.ineqlin.marginals < -IS_ZERO) | (multipliers > 0)
    equations = np.vstack([np.column_stack([inside[at_limit], np.ones(at_limit.sum())]), everybody])
    solution = np.linalg.lstsq(equations, np.append(worth[at_limit], whole), rcond=None)[0]
    return solution[:n], float(solution[n])


def _in_steps(x: NDArray[np.float64]) -> list[float]:
    """x in steps of STEP; values that are one to the solver come out as one, on whichever side of a step they fall."""
    order = np.argsort(x, kind="stable")
    group = np.concatenate([[0], np.cumsum(np.diff(x[order]) > STEP)])
    means = np.bincount(group, weights=x[order]) / np.bincount(group)
    steps = np.empty_like(x)
    steps[order] = np.round(means / STEP)[group] * STEP
    return [float(weight) + 0.0 for weight in steps]
