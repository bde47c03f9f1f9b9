"""Trains off the event loop: one thread waits for each training, and a crew's workers do the work of all of them.

The blocks of all trainings that run at the same time share the workers, so that none idles while another has more than
it can do; and games share them fairly, each owner's and each of its games (fedgame.training.fair). What becomes of a worker
that dies, or whose server is gone, is the crew's business.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from engine.actions import TrainingReported
from engine.events import TrainingRequested
from engine.treatment import Treatment
from federation_sim.workers.local import LostWorkers
from fedgame.training import trainer
from fedgame.training.fair import FairCrew
from fedgame.training.line import Line
from fedgame.training.shares import Payer
from fedgame.wire.messages import Sample, Samples

AT_ONCE = 64
"""Trainings that are waited for at the same time; more wait for a thread."""

OF_ONE_OWNER = AT_ONCE // 4
"""At most so many of them are for games of one owner."""

SHOWN_SAMPLES = 12

NOBODY = Payer("", "")
"""Whoever trains besides the games of a server."""

Progress = Callable[[int, int, float], None]


class Trained(Protocol):
    """Is told how long a training took, and whether it ended by an error, on the event loop."""

    def __call__(self, seconds: float, *, failed: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class PoolLoad:
    """Workers on this machine (0 where there are none, or they are elsewhere), trainings that run and that wait."""

    workers: int
    running: int
    waiting: int


class TrainingPool:
    """`workers` processes, or with another `crew` its workers; 0 for one thread of this process. `backend` computes.
    `seconds_a_minute` bounds what one game may train in a minute of any workers; 0 is no bound.
    """

    def __init__(
        self,
        workers: int,
        crew: str = "local",
        backend: str = trainer.BACKEND,
        seconds_a_minute: float = 0.0,
        trained: Trained = lambda _seconds, *, failed: None,  # noqa: ARG005 - nobody counts
    ) -> None:
        self._trained = trained
        self._backend = backend
        self._crew = trainer.open_crew(crew if workers else "threads", max(1, workers))
        # A worker that is far away has its next block before it has told of the last one.
        ahead = 2 if crew == "ray" else 1
        self._fair = FairCrew(self._crew, ahead * max(1, workers), seconds_a_minute) if workers else None
        self._line = Line(AT_ONCE, OF_ONE_OWNER) if workers else Line(1, 1)
        self._waiting = ThreadPoolExecutor(AT_ONCE if workers else 1, "fedgame-training")
        self._in_line = self._running = 0
        self._lost = False

    async def train(
        self,
        treatment: Treatment,
        game_seed: int,
        request: TrainingRequested,
        progress: Progress | None = None,
        begun: Callable[[], None] | None = None,
        payer: Payer = NOBODY,
    ) -> TrainingReported:
        """Train what is asked for, for `payer`. `begun` and progress(round, rounds, accuracy) are called on the event loop: when its
        turn has come, and while it runs.
        """
        loop = asyncio.get_running_loop()
        in_line = True

        def leave_the_line() -> bool:
            nonlocal in_line
            left, in_line = in_line, False
            self._in_line -= left
            return left

        def begin() -> None:
            self._running += 1
            if leave_the_line() and begun is not None:
                begun()

        def end(seconds: float, failed: bool) -> None:
            self._running -= 1
            self._trained(seconds, failed=failed)

        def tell(number: int, rounds: int, accuracy: float) -> None:
            if progress is not None:
                loop.call_soon_threadsafe(progress, number, rounds, accuracy)

        # The loop hears of the end from the thread too, so that it never hears of the next one's beginning before it.
        def train() -> TrainingReported:
            loop.call_soon_threadsafe(begin)
            began, failed = time.perf_counter(), True
            try:
                report = trainer.train(treatment, game_seed, request, tell, crew, self._backend)
            except LostWorkers:
                self._lost = True
                raise
            else:
                self._lost = failed = False
                return report
            finally:
                loop.call_soon_threadsafe(end, time.perf_counter() - began, failed)

        crew = self._crew if self._fair is None else self._fair.of(payer)
        self._in_line += 1
        try:
            async with self._line.turn(payer):
                return await loop.run_in_executor(self._waiting, train)
        finally:
            leave_the_line()

    @property
    def works(self) -> bool:
        """Whether the last training found workers that lived to its end, as far as one was asked for."""
        return not self._lost

    def waits(self, game: str) -> float | None:
        """For how many seconds a game that has trained as much as it may in a minute has to wait; None where it has not."""
        return self._fair.waits(game) if self._fair is not None else None

    def forget(self, game: str) -> None:
        """The game is over: what waits of it is not trained any more, and whoever asked for it is not answered."""
        if self._fair is not None:
            self._fair.forget(game)

    def load(self) -> PoolLoad:
        """How much there is to do now."""
        return PoolLoad(len(self.worker_ids()), self._running, self._in_line)

    async def samples(
        self, treatment: Treatment, game_seed: int, player: int, quality: float, quantity: float
    ) -> Samples:
        """Some of the samples that `player` would train on with this committed quality and quantity in [0, 1]."""
        return await asyncio.to_thread(preview, treatment, game_seed, player, quality, quantity)

    def warm_up(self) -> None:
        """Start every worker, without waiting for them."""
        if isinstance(self._crew, trainer.LocalCrew):
            self._crew.warm_up()

    def worker_ids(self) -> tuple[int, ...]:
        """The process ids of the workers that run now on this machine."""
        return self._crew.worker_ids() if isinstance(self._crew, trainer.LocalCrew) else ()

    def close(self) -> None:
        """Stop the workers; what they were training is forgotten."""
        if self._fair is not None:
            self._fair.close()
        self._crew.close()
        self._waiting.shutdown(wait=False, cancel_futures=True)


def preview(treatment: Treatment, game_seed: int, player: int, quality: float, quantity: float) -> Samples:
    """The samples of `TrainingPool.samples`, as they go to the screen."""
    facts = trainer.facts(treatment.training.task)
    shown = trainer.samples(treatment, game_seed, player, quality, quantity, SHOWN_SAMPLES)
    height, width = facts.image_shape or (1, len(facts.shown_names))
    return Samples(
        task=treatment.training.shown().task,
        kind=facts.kind,
        width=width,
        height=height,
        feature_names=facts.shown_names,
        samples=tuple(
            Sample(
                features=sample.pixels_or_features,
                label=facts.class_names[sample.label],
                true_label=facts.class_names[sample.true_label],
                doubtful=sample.label != sample.true_label,
            )
            for sample in shown
        ),
    )
