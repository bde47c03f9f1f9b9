"""The public way in: the value of every coalition of a federation, by training each of them.

It turns commitments into shards, coalitions into blocks of the stacked kernel, and trained models into utilities.
Values come from exact retraining only; nothing is estimated from the updates of one training (training.md says why).
"""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from federation_sim.blas import one_blas_thread
from federation_sim.models import MODELS
from federation_sim.models.model import Floats, Learner, Model, Weights
from federation_sim.randomness import Purpose, generator
from federation_sim.scratch import Scratch
from federation_sim.shards import shard_of
from federation_sim.spec import Commitment, TrainingSpec
from federation_sim.stacked import FirstRound, first_round, train_block
from federation_sim.tasks import Task, load_task
from federation_sim.utilities import UTILITIES

Progress = Callable[[int, int, float], None]

# Blocks are the unit of work. Their size must never depend on the number of workers: matrix products of another shape
# round differently, and the same seed has to give the same bytes.
BLOCK = 128
# Test logits of this many copies stay in the processor's cache while utilities are computed from them.
EVALUATED_AT_ONCE = 32
MAX_ENUMERATED_MEMBERS = 16
MAX_MEMBERS = 62


@dataclass(frozen=True, slots=True)
class TrainedCoalitions:
    """What a federation's training gave.

    members: in the order of the commitments. values: utility of each coalition's model minus that of the untrained
    model, so the empty coalition has 0.0. accuracy: on the test set, in [0, 1]. history: accuracy of the grand
    coalition, untrained first and then after each round. All are means over the spec's seeds. coalitions_trained:
    distinct models trained, seeds not counted (coalitions that differ only in members without a sample share one).
    """

    members: tuple[int, ...]
    values: dict[frozenset[int], float]
    accuracy: dict[frozenset[int], float]
    history: tuple[float, ...]
    method: str
    coalitions_trained: int
    wall_ms: float


def train_coalitions(
    spec: TrainingSpec,
    commitments: Sequence[Commitment],
    coalitions: Iterable[frozenset[int]] | None = None,
    *,
    progress: Progress | None = None,
    workers: int = 1,
) -> TrainedCoalitions:
    """Train the federation of these commitments, and the coalitions that are asked for (None: all 2^n of them).

    The grand and the empty coalition are always among the results. progress(round, rounds, accuracy of the grand
    coalition) is called on the caller's thread while the first seed's grand coalition trains, before most of the
    others; an exception from it ends the training. workers: threads to use; the result is the same, byte for byte, for
    any number. Raises ValueError for a coalition with a stranger, a player committed twice, or too many members to
    enumerate.
    """
    started = time.perf_counter()
    if workers < 1:
        raise ValueError(f"workers is {workers}; it must be at least 1")
    members = tuple(commitment.player for commitment in commitments)
    wanted = _wanted(members, coalitions)
    with one_blas_thread():
        work = _Work.prepare(spec, commitments, wanted)
        results = work.run(progress, workers)
    rows = {mask: row for row, mask in enumerate(work.masks, start=1)}
    row_of = {coalition: rows.get(work.mask(coalition), 0) for coalition in wanted}
    return TrainedCoalitions(
        members=members,
        values={coalition: float(results.values[row]) for coalition, row in row_of.items()},
        accuracy={coalition: float(results.accuracy[row]) for coalition, row in row_of.items()},
        history=results.history,
        method="exact",
        coalitions_trained=len(work.masks),
        wall_ms=(time.perf_counter() - started) * 1000.0,
    )


def _wanted(members: tuple[int, ...], coalitions: Iterable[frozenset[int]] | None) -> list[frozenset[int]]:
    """The coalitions to report, in a fixed order: by size, then by player numbers."""
    if len(set(members)) != len(members):
        twice = sorted({player for player in members if members.count(player) > 1})
        raise ValueError(f"players {twice} have more than one commitment; each member has exactly one")
    if len(members) > MAX_MEMBERS:
        raise ValueError(f"{len(members)} members are too many; a federation can train at most {MAX_MEMBERS}")
    grand = frozenset(members)
    if coalitions is None:
        if len(members) > MAX_ENUMERATED_MEMBERS:
            raise ValueError(
                f"all coalitions of {len(members)} members are 2^{len(members)} trainings; "
                f"name the coalitions you need, or have at most {MAX_ENUMERATED_MEMBERS} members"
            )
        return [frozenset(some) for size in range(len(members) + 1) for some in combinations(sorted(members), size)]
    wanted = {frozenset(), grand, *(frozenset(coalition) for coalition in coalitions)}
    strangers = sorted(frozenset().union(*wanted) - grand)
    if strangers:
        raise ValueError(f"coalitions name players {strangers}, who are not among the members {sorted(grand)}")
    return sorted(wanted, key=lambda coalition: (len(coalition), sorted(coalition)))


@dataclass(frozen=True, slots=True, eq=False)
class _Results:
    """Means over seeds; row 0 is the untrained model, row i the i-th mask."""

    values: NDArray[np.float64]
    accuracy: NDArray[np.float64]
    history: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Start:
    """One seed's beginning: the untrained model and the first round, which all blocks share."""

    initial: Weights
    first: FirstRound | None


@dataclass(frozen=True, slots=True, eq=False)
class _Work:
    """A training, laid out: the starts of all seeds, and the distinct coalitions to train in blocks."""

    spec: TrainingSpec
    task: Task
    model: Model
    bits: dict[int, int]
    starts: tuple[_Start, ...]
    masks: list[int]
    test_inputs: Floats

    @classmethod
    def prepare(cls, spec: TrainingSpec, commitments: Sequence[Commitment], wanted: list[frozenset[int]]) -> "_Work":
        task, model, scratch = load_task(spec.task), MODELS[spec.model], Scratch()
        classes = len(task.class_names)
        learners: list[Learner] = []
        bits: dict[int, int] = {}
        # By player number, so that the order of joining changes no byte.
        for commitment in sorted(commitments, key=lambda one: one.player):
            shard = shard_of(spec, commitment)
            if len(shard.indices):
                bits[commitment.player] = 1 << len(learners)
                features = task.train_features[shard.indices]
                learners.append(model.learner(features, shard.labels, classes, spec.learning_rate))
        starts = []
        rng = generator(spec.game_seed, Purpose.INITIAL_MODEL, federation=spec.federation, cycle=spec.cycle)
        for _ in range(spec.seeds):
            drawn = model.initial(rng, task.train_features.shape[1], classes)
            initial = tuple(array.astype(task.train_features.dtype) for array in drawn)
            first = first_round(tuple(learners), initial, spec.local_steps, scratch) if learners else None
            starts.append(_Start(initial, first))
        masks = sorted({sum(bits.get(player, 0) for player in coalition) for coalition in wanted} - {0})
        return cls(spec, task, model, bits, tuple(starts), masks, model.inputs(task.test_features))

    def mask(self, coalition: frozenset[int]) -> int:
        """The coalition as bits of those members that have a sample."""
        return sum(self.bits.get(player, 0) for player in coalition)

    def run(self, progress: Progress | None, workers: int) -> _Results:
        """Train every block with every seed. The last block, which holds the grand coalition, goes first."""
        seeds, local = range(len(self.starts)), threading.local()
        values = np.zeros((len(seeds), len(self.masks) + 1))
        accuracy = np.zeros((len(seeds), len(self.masks) + 1))
        histories = [[0.0] * (self.spec.rounds + 1) for _ in seeds]

        def train(seed: int, begin: int, report: Progress | None) -> None:
            if not hasattr(local, "scratch"):
                local.scratch = Scratch()
            scratch: Scratch = local.scratch
            rows = slice(begin + 1, min(begin + BLOCK, len(self.masks)) + 1)
            weights = self._train_block(seed, begin, histories[seed], report, scratch)
            values[seed, rows], accuracy[seed, rows] = self._evaluate(weights, scratch)

        scratch = Scratch()
        for seed in seeds:
            values[seed, 0], accuracy[seed, 0] = (row[0] for row in self._evaluate(self.starts[seed].initial, scratch))
            histories[seed] = [float(accuracy[seed, 0])] * (self.spec.rounds + 1)
        begins = range(0, len(self.masks), BLOCK)
        jobs = [(seed, begin) for seed in seeds for begin in reversed(begins)]
        if jobs:
            _share_out(train, jobs, progress, workers)
        elif progress is not None:
            for round_number in range(self.spec.rounds + 1):
                progress(round_number, self.spec.rounds, histories[0][round_number])
        history = tuple(float(mean) for mean in np.mean(histories, axis=0))
        return _Results(np.mean(values - values[:, :1], axis=0), np.mean(accuracy, axis=0), history)

    def _train_block(
        self, seed: int, begin: int, history: list[float], report: Progress | None, scratch: Scratch
    ) -> Weights:
        first = self.starts[seed].first
        assert first is not None  # noqa: S101 - there are masks only where there are learners
        masks = np.array(self.masks[begin : begin + BLOCK], dtype=np.int64)
        membership = (masks[:, None] >> np.arange(len(first.learners))) & 1 == 1

        def follow_grand_coalition(round_number: int, weights: Weights) -> None:
            grand = tuple(np.ascontiguousarray(array[:, -1:]) for array in weights)
            history[round_number] = float(self._evaluate(grand, scratch)[1][0])
            if report is not None:
                report(round_number, self.spec.rounds, history[round_number])

        holds_grand = begin + BLOCK >= len(self.masks)
        if holds_grand and report is not None:
            report(0, self.spec.rounds, history[0])
        return train_block(
            first,
            membership,
            rounds=self.spec.rounds,
            local_steps=self.spec.local_steps,
            scratch=scratch,
            after_round=follow_grand_coalition if holds_grand else None,
        )

    def _evaluate(self, weights: Weights, scratch: Scratch) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Utility and accuracy of each copy on the test set."""
        copies = weights[0].shape[1]
        utility, accuracy = np.empty(copies), np.empty(copies)
        for begin in range(0, copies, EVALUATED_AT_ONCE):
            some = slice(begin, min(begin + EVALUATED_AT_ONCE, copies))
            part = tuple(np.ascontiguousarray(array[:, some]) for array in weights)
            logits = self.model.logits(part, self.test_inputs, scratch)
            utility[some] = UTILITIES[self.spec.utility](logits, self.task.test_labels)
            accuracy[some] = UTILITIES["accuracy"](logits, self.task.test_labels)
        return utility, accuracy


def _share_out(
    train: Callable[[int, int, Progress | None], None],
    jobs: list[tuple[int, int]],
    progress: Progress | None,
    workers: int,
) -> None:
    """Do all jobs with that many threads, the caller's among them; only the first job reports progress."""
    if workers == 1 or len(jobs) == 1:
        for number, (seed, begin) in enumerate(jobs):
            train(seed, begin, progress if number == 0 else None)
        return
    pool = ThreadPoolExecutor(min(workers, len(jobs)) - 1, thread_name_prefix="coalitions")
    try:
        pending: list[tuple[Future[None], tuple[int, int]]] = [
            (pool.submit(train, seed, begin, None), (seed, begin)) for seed, begin in jobs[1:]
        ]
        train(*jobs[0], progress)
        for future, (seed, begin) in reversed(pending):
            if future.cancel():  # nobody has begun it, so this thread does it
                train(seed, begin, None)
        for future, _ in pending:
            if not future.cancelled():
                future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
