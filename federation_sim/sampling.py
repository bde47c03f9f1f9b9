"""The Shapley value beyond exact: estimated from a sample of orders of joining, with a standard error for each member.

The estimate is the mean gain over orders (Castro, Gómez and Tejada 2009). Orders come in antithetic pairs, an order and
its reverse, which cancel much of each other's error (Mitchell, Cooper, Frank and Holmes, Sampling Permutations for Shapley
Value Estimation, JMLR 2022). What a member adds as the first of all differs most from what it adds elsewhere, so that
place is a stratum of its own (strata of places: Maleki et al., Bounding the Estimation Error of Sampling-based Shapley
Value Approximation, 2013): the members take turns at the ends of the orders, by lot. Every order is still as likely as any
other. How the estimate follows from the orders is said in engine.values.estimate.

It trains nothing: values come from any callable, asked for in batches that suit the stacked kernel, and never twice for
the same coalition. Up to 12 members exact is better and affordable.
"""

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from engine.values.coalition import MAX_PLAYERS, Coalition, TabularGame
from engine.values.estimate import Estimate, estimate_shapley
from engine.values.orders import LEAST_MEMBERS, LEAST_PAIRS, Order, least_models, models_of_pair, pairs_of_a_turn

ValuesOf: TypeAlias = Callable[[Iterable[Coalition]], Mapping[Coalition, float]]
StopReason: TypeAlias = Literal["models", "seconds", "stderr"]

# A standard error from few pairs is itself a guess, and not on the safe side before all have been at an end of an order.
PAIRS_BEFORE_STOPPING = 5
# At least about so many new coalitions are asked for at once: two blocks of the kernel. It must not depend on who
# computes them.
BATCH = 256


@dataclass(frozen=True, slots=True)
class Budget:
    """When to stop: at the first limit that is reached; `max_models` or `max_seconds` must be given.

    max_models: most coalitions to ask for, the empty one not counted. max_seconds: no batch begins after so long; one
    that has begun is finished, and two pairs are always done. target_stderr: stop once the largest standard error of
    any member is at most this part of |v(N)|, judged after each batch once there are five pairs and every member has been
    at an end of an order (n / 2 pairs). Only max_seconds may end a sample before that: then its standard errors are too
    small at times. ValueError otherwise.
    """

    max_models: int | None = None
    max_seconds: float | None = None
    target_stderr: float | None = None

    def __post_init__(self) -> None:
        if self.max_models is None and self.max_seconds is None:
            raise ValueError("a budget without max_models and without max_seconds has no end; give one of them")
        for name, value in (("max_seconds", self.max_seconds), ("target_stderr", self.target_stderr)):
            if value is not None and not (math.isfinite(value) and value > 0):
                raise ValueError(f"{name} is {value!r}; it must be a number above 0, or None for no such limit")


@dataclass(frozen=True, slots=True)
class SampledShapley:
    """An estimate and all that it follows from.

    members: ascending. orders: the first order of each antithetic pair; its reverse was used too. values: of every
    coalition that was asked for, and 0.0 for the empty one. estimate, stderr: by member, in the unit of the values; the
    estimates add up to v(N). models: coalitions asked for. stopped: which limit of the budget ended it; "models" also
    where every coalition is known, so that exact values could be had.
    """

    members: tuple[int, ...]
    orders: tuple[Order, ...]
    values: dict[Coalition, float]
    estimate: dict[int, float]
    stderr: dict[int, float]
    models: int
    stopped: StopReason


def sample_shapley(
    members: Sequence[int], values_of: ValuesOf, rng: np.random.Generator, budget: Budget
) -> SampledShapley:
    """Estimate the Shapley value of `members` (4 to 64 distinct numbers) in the game that `values_of` knows.

    values_of(coalitions) gives a finite value for each, above that of the empty coalition, which is never asked for.
    The coalitions of all members and of all but one are always among them, because every order ends in them. The result
    follows from `rng` alone, unless max_seconds ended it. Raises ValueError for max_models too few for everybody to be at
    an end of an order (least_models), before anything is asked for.
    """
    check_budget(members, budget)
    players = tuple(sorted(members))
    most = _most_models(len(players), budget)
    sample = _Sample(players, values_of)
    started = time.monotonic()
    everybody = frozenset(players)
    wanted = {everybody} | {everybody - {player} for player in players}
    while True:
        orders, coalitions = _draw(sample, wanted, rng, _pairs_at_once(sample, budget), most)
        sample.ask(coalitions)
        sample.orders.extend(orders)
        wanted = set()
        stopped = _stop(sample, budget, most, time.monotonic() - started)
        if stopped is not None:
            return sample.result(stopped)


def coalitions_of_pair(order: Order) -> list[Coalition]:
    """The coalitions that an order and its reverse build up, the empty one and that of all left out."""
    sizes = range(1, len(order))
    return [frozenset(some[:size]) for some in (order, order[::-1]) for size in sizes]


def _pairs_at_once(sample: "_Sample", budget: Budget) -> int:
    """How many pairs are drawn before it is asked again whether to stop.

    All that are needed in any case come at once, and then a quarter of what there is, so that many workers have something
    to do; little by little where seconds are counted.
    """
    members = len(sample.players)
    if budget.max_seconds is not None:
        least, models = LEAST_PAIRS, BATCH
    else:
        least, models = max(PAIRS_BEFORE_STOPPING, pairs_of_a_turn(members)), max(BATCH, sample.models // 4)
    return max(1 if sample.orders else least, models // models_of_pair(members))


def check_budget(members: Sequence[int], budget: Budget) -> None:
    """ValueError unless the values of these members can be sampled, and with this budget: see sample_shapley."""
    count = len(members)
    if len(set(members)) != count:
        raise ValueError(f"the members {sorted(members)} name somebody twice; each must stand once")
    if not LEAST_MEMBERS <= count <= MAX_PLAYERS:
        raise ValueError(
            f"{count} members cannot be sampled: from {LEAST_MEMBERS} to {MAX_PLAYERS} are possible; "
            "the few coalitions of fewer members can all be valued"
        )
    if budget.max_models is not None and budget.max_models < least_models(count):
        raise ValueError(
            f"max_models is {budget.max_models}; standard errors can be relied on once each of {count} members has been first "
            f"or last in an order, which may take {least_models(count)} models: give at least so many"
        )


def _most_models(members: int, budget: Budget) -> int:
    """The models that may be spent: those of the budget, and never more than there are coalitions."""
    every = (1 << members) - 1
    return every if budget.max_models is None else min(budget.max_models, every)


def _draw(
    sample: "_Sample", wanted: set[Coalition], rng: np.random.Generator, pairs: int, most: int
) -> tuple[list[Order], list[Coalition]]:
    """Up to `pairs` orders that the budget surely pays for, and the coalitions to ask for because of them.

    Whether there is room for a pair is decided before it is drawn: a pair that was dropped for what it would cost would
    leave the others no longer a fair sample.
    """
    orders: list[Order] = []
    new = set(wanted)
    per_pair = models_of_pair(len(sample.players))
    while len(orders) < pairs and sample.models + len(new) + per_pair <= most:
        order = sample.next_order(rng)
        orders.append(order)
        new.update(coalition for coalition in coalitions_of_pair(order) if coalition not in sample.values)
    return orders, sorted(new, key=lambda coalition: (len(coalition), sorted(coalition)))


def _stop(sample: "_Sample", budget: Budget, most: int, seconds: float) -> StopReason | None:
    enough = max(PAIRS_BEFORE_STOPPING, pairs_of_a_turn(len(sample.players)))
    if budget.target_stderr is not None and len(sample.orders) >= enough:
        worth = abs(sample.values[frozenset(sample.players)])
        if max(sample.estimate().stderr.values()) <= budget.target_stderr * worth:
            return "stderr"
    if sample.models + models_of_pair(len(sample.players)) > most:
        return "models"
    if budget.max_seconds is not None and seconds >= budget.max_seconds:
        return "seconds"
    return None


class _Sample:
    """The orders drawn and the values known so far."""

    def __init__(self, players: Order, values_of: ValuesOf) -> None:
        self.players = players
        self.values: dict[Coalition, float] = {frozenset(): 0.0}
        self.orders: list[Order] = []
        self._values_of = values_of
        self._ends: list[int] = []

    @property
    def models(self) -> int:
        return len(self.values) - 1

    def next_order(self, rng: np.random.Generator) -> Order:
        """A random order whose first and last player have been at an end no more often than others, but by one."""
        if len(self._ends) < 2:
            turns = [self.players[place] for place in rng.permutation(len(self.players))]
            if self._ends == turns[:1]:  # an odd one left over would meet itself
                turns.append(turns.pop(0))
            self._ends += turns
        first, last = self._ends.pop(0), self._ends.pop(0)
        between = [player for player in self.players if player not in (first, last)]
        return (first, *(between[place] for place in rng.permutation(len(between))), last)

    def ask(self, coalitions: list[Coalition]) -> None:
        if not coalitions:
            return
        given = self._values_of(coalitions)
        for coalition in coalitions:
            value = float(given.get(coalition, math.nan))
            if not math.isfinite(value):
                raise ValueError(
                    f"the value of coalition {sorted(coalition)} came back as {value} (nan where it is missing): "
                    "a finite number is needed for every coalition asked for"
                )
            self.values[coalition] = value

    def estimate(self) -> Estimate:
        return estimate_shapley(TabularGame(self.players, self.values), self.players, self.orders)

    def result(self, stopped: StopReason) -> SampledShapley:
        found = self.estimate()
        return SampledShapley(
            members=self.players,
            orders=tuple(self.orders),
            values=self.values,
            estimate=found.values,
            stderr=found.stderr,
            models=self.models,
            stopped=stopped,
        )
