"""The public way in: the value of every coalition of a federation, by training each of them.

It lays trainings out in blocks, hands the blocks of all of them to a crew at once, so that no worker idles, and puts
together what comes back. Values come from exact retraining only; nothing is estimated from the updates of one training
(training.md says why).
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from federation_sim.plan import Plan, Training
from federation_sim.results import TrainedCoalitions
from federation_sim.spec import Contribution, TrainingSpec
from federation_sim.workers.blocks import BlockResult, Follow
from federation_sim.workers.crew import Crew
from federation_sim.workers.threads import ThreadCrew

Progress = Callable[[int, int, float], None]
"""progress(round, rounds, accuracy of the grand coalition)."""

ModelsDone = Callable[[int, int], None]
"""models_done(trained, all): so many models of all trainings are trained, each seed counted."""


def train_coalitions(
    spec: TrainingSpec,
    contributions: Sequence[Contribution],
    coalitions: Iterable[frozenset[int]] | None = None,
    *,
    curves: Iterable[frozenset[int]] = (),
    crew: Crew | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    models_done: ModelsDone | None = None,
) -> TrainedCoalitions:
    """Train the federation of these contributions, and the coalitions that are asked for (None: all 2^n of them).

    The grand and the empty coalition are always among the results, and so is the grand coalition's learning curve;
    `curves` names other coalitions, among those trained, whose curves are wanted. `crew` trains the blocks; without
    one, `workers` threads do. The result is the same, byte for byte, for any crew and number of workers on one kind of
    machine. progress(round, rounds, accuracy) is called on the caller's thread while the first seed's grand coalition
    trains, before most of the others; models_done(trained, all) after each block. An exception from either ends the
    training. Raises ValueError for a coalition with a stranger, a player committed twice, or too many members to
    enumerate.
    """
    named = None if coalitions is None else tuple(frozenset(coalition) for coalition in coalitions)
    training = Training(spec, tuple(contributions), named, tuple(frozenset(coalition) for coalition in curves))

    def follow(_: int, round_number: int, accuracy: float) -> None:
        if progress is not None:
            progress(round_number, spec.rounds, accuracy)

    (trained,) = _train([training], crew, workers, follow if progress else None, models_done)
    return trained


def train_all(
    trainings: Sequence[Training],
    *,
    crew: Crew | None = None,
    workers: int = 1,
    models_done: ModelsDone | None = None,
) -> list[TrainedCoalitions]:
    """Train several federations together: those of one turn, say. See train_coalitions; results are in the order given.

    Each result's wall_ms is the time until its own last block was trained.
    """
    return _train(trainings, crew, workers, None, models_done)


def _train(
    trainings: Sequence[Training],
    crew: Crew | None,
    workers: int,
    follow: Callable[[int, int, float], None] | None,
    models_done: ModelsDone | None,
) -> list[TrainedCoalitions]:
    if workers < 1:
        raise ValueError(f"workers is {workers}; it must be at least 1")
    run = _Run(tuple(Plan(training) for training in trainings), follow, models_done)
    if crew is not None:
        return run.on(crew)
    own = ThreadCrew(workers)
    try:
        return run.on(own)
    finally:
        own.close()


@dataclass(slots=True)
class _Run:
    """Some plans being trained. Callbacks are called on the thread that runs it, whoever trains the blocks."""

    plans: tuple[Plan, ...]
    follow: Callable[[int, int, float], None] | None
    models_done: ModelsDone | None
    _started: float = field(default_factory=time.perf_counter)
    _thread: int = field(default_factory=threading.get_ident)
    _inbox: queue.SimpleQueue[Callable[[], None]] = field(default_factory=queue.SimpleQueue)
    _shown: dict[int, int] = field(default_factory=dict)
    _found: dict[tuple[int, int], BlockResult] = field(default_factory=dict)
    _finished: dict[int, float] = field(default_factory=dict)
    _trained: int = 0

    def on(self, crew: Crew) -> list[TrainedCoalitions]:
        """Have all blocks trained and put the results together."""
        places = [(number, place) for number, plan in enumerate(self.plans) for place in range(len(plan.blocks))]
        # What people watch goes first, in every training.
        places.sort(key=lambda at: at[1] > 0)
        futures: list[Future[BlockResult]] = []
        try:
            for number, place in places:
                block = self.plans[number].blocks[place]
                future = crew.submit(block, self._follower(number) if place == 0 else None)
                futures.append(future)
                future.add_done_callback(self._sender(number, place))
                # A crew that trains at once also tells at once, and fails at once.
                while not self._inbox.empty():
                    self._inbox.get()()
            while len(self._found) < len(places):
                self._inbox.get()()
        except BaseException:
            for future in futures:
                future.cancel()
            raise
        return [self._result(number, plan) for number, plan in enumerate(self.plans)]

    def _sender(self, number: int, place: int) -> Callable[[Future[BlockResult]], None]:
        """Hands a trained block over to the thread that waits."""

        def send(done: Future[BlockResult]) -> None:
            self._inbox.put(lambda: self._arrive(number, place, done))

        return send

    def _arrive(self, number: int, place: int, done: Future[BlockResult]) -> None:
        result = self._found[number, place] = done.result()
        self._finished[number] = time.perf_counter()
        if place == 0:
            self._catch_up(number, result)
        self._trained += len(self.plans[number].blocks[place].masks)
        if self.models_done is not None:
            self.models_done(self._trained, sum(plan.models * plan.training.spec.seeds for plan in self.plans))

    def _result(self, number: int, plan: Plan) -> TrainedCoalitions:
        found = [self._found[number, place] for place in range(len(plan.blocks))]
        return plan.result(found, (self._finished[number] - self._started) * 1000)

    def _follower(self, number: int) -> Follow | None:
        """Hands a block's progress over to the thread that waits, or calls back at once where that trains itself."""
        if self.follow is None:
            return None

        def follow(round_number: int, accuracy: float) -> None:
            if threading.get_ident() == self._thread:
                self._show(number, round_number, accuracy)
            else:
                self._inbox.put(lambda: self._show(number, round_number, accuracy))

        return follow

    def _show(self, number: int, round_number: int, accuracy: float) -> None:
        if self.follow is not None and round_number > self._shown.get(number, -1):
            self._shown[number] = round_number
            self.follow(number, round_number, accuracy)

    def _catch_up(self, number: int, result: BlockResult) -> None:
        """Show what was not shown yet: rounds overtaken by their block's result, or not followed at all."""
        rounds = self.plans[number].training.spec.rounds
        curve = result.curves[0] if len(result.curves) else [result.untrained_accuracy] * (rounds + 1)
        for round_number in range(rounds + 1):
            self._show(number, round_number, float(curve[round_number]))
