"""Trains the sample of coalitions that a Shapley value beyond exact needs: sampling.py over train_coalitions.

Values still come from exact retraining of each coalition; only which coalitions are trained is a sample.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.values.orders import Order
from federation_sim.results import TrainedCoalitions
from federation_sim.sampling import Budget, SampledShapley, StopReason, sample_shapley
from federation_sim.spec import Contribution, TrainingSpec
from federation_sim.training import ModelsDone, train_coalitions
from federation_sim.workers import Crew

Progress = Callable[[int, int, float], None]


@dataclass(frozen=True, slots=True)
class TrainedSample:
    """What a sampled training gave.

    members: in the order of the contributions. values, value_stderr, accuracy: of every coalition that was trained, the
    empty one and those of all members and of all but one included, as `values`, `stderr` and `accuracy` are in
    TrainedCoalitions. history: of the grand coalition; curves: of it and of all but one. orders, estimate, stderr,
    stopped: as in SampledShapley, so `stderr` is a member's, and says how far the sample may be from the exact Shapley
    value of these models. coalitions_trained: models trained, seeds not counted. unsettled: as in TrainedCoalitions.
    """

    members: tuple[int, ...]
    values: dict[frozenset[int], float]
    value_stderr: dict[frozenset[int], float]
    accuracy: dict[frozenset[int], float]
    history: tuple[float, ...]
    curves: dict[frozenset[int], tuple[float, ...]]
    orders: tuple[Order, ...]
    estimate: dict[int, float]
    stderr: dict[int, float]
    stopped: StopReason
    method: str
    coalitions_trained: int
    wall_ms: float
    unsettled: frozenset[frozenset[int]]


def train_sampled(
    spec: TrainingSpec,
    contributions: Sequence[Contribution],
    budget: Budget,
    rng: np.random.Generator,
    *,
    crew: Crew | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    models_done: ModelsDone | None = None,
) -> TrainedSample:
    """Estimate the Shapley values of the federation of these contributions (4 to 64) by training a sample of coalitions.

    The same rng and budget give the same result, byte for byte, for any crew and number of workers, unless max_seconds
    ended it. crew, workers and progress are those of train_coalitions; progress is told of the first batch, and
    models_done(trained, most) after each block, `most` being the budget's models, or those trained where it has none. Raises
    ValueError as sample_shapley does.
    """
    started = time.perf_counter()
    members = tuple(contribution.player for contribution in contributions)
    always_trained = [frozenset(members) - {player} for player in members]
    batches: list[TrainedCoalitions] = []

    def values_of(coalitions: Iterable[frozenset[int]]) -> Mapping[frozenset[int], float]:
        first, before = not batches, _models(batches)

        def told(done: int, _: int) -> None:
            if models_done is not None:
                so_far = before + max(0, done // spec.seeds - (not first))
                models_done(so_far, max(so_far, budget.max_models or 0))

        trained = train_coalitions(
            spec,
            contributions,
            coalitions,
            crew=crew,
            workers=workers,
            progress=progress if first else None,
            models_done=told,
            curves=always_trained if first else (),
        )
        batches.append(trained)
        return trained.values

    sampled: SampledShapley = sample_shapley(members, values_of, rng, budget)
    accuracy: dict[frozenset[int], float] = {}
    value_stderr: dict[frozenset[int], float] = {}
    for trained in reversed(batches):  # every batch trains the grand coalition too, and the first one's counts
        accuracy |= trained.accuracy
        value_stderr |= trained.stderr
    return TrainedSample(
        members=members,
        values=sampled.values,
        value_stderr=value_stderr,
        accuracy=accuracy,
        history=batches[0].history,
        curves=dict(batches[0].curves),
        orders=sampled.orders,
        estimate=sampled.estimate,
        stderr=sampled.stderr,
        stopped=sampled.stopped,
        method="permutation",
        coalitions_trained=_models(batches),
        wall_ms=(time.perf_counter() - started) * 1000.0,
        unsettled=frozenset().union(*(trained.unsettled for trained in batches)),
    )


def _models(batches: Sequence[TrainedCoalitions]) -> int:
    """Models trained; the grand coalition, which every batch trains again, counts once."""
    return sum(batch.coalitions_trained for batch in batches) - max(0, len(batches) - 1)
