"""Trains off the event loop: in a pool of processes, or on one thread where no process may be started.

Processes come from a fork server and hold one BLAS thread each. A worker that dies (killed for memory, say) takes the
pool with it; the pool is made anew and the training done again, which gives the same result. A worker whose server is
gone ends itself, so that a killed server leaves nothing behind.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.connection import wait
from typing import ParamSpec, TypeVar

import structlog

from engine.actions import TrainingReported
from engine.events import TrainingRequested
from engine.treatment import Treatment
from fedgame import trainer
from fedgame.wire import Sample, Samples

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

ATTEMPTS = 3
SHOWN_SAMPLES = 12

log = structlog.get_logger(__name__)


class TrainingPool:
    """`workers` processes; 0 for a thread of this process. `warm_up` starts them before the first game needs them."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._executor: Executor | None = None

    async def train(self, treatment: Treatment, game_seed: int, request: TrainingRequested) -> TrainingReported:
        return await self._run(trainer.train, treatment, game_seed, request)

    async def samples(
        self, treatment: Treatment, game_seed: int, player: int, quality: float, quantity: float
    ) -> Samples:
        """Some of the samples that `player` would train on with this committed quality and quantity in [0, 1]."""
        return await self._run(preview, treatment, game_seed, player, quality, quantity)

    def warm_up(self) -> None:
        """Start every worker, without waiting for them."""
        executor = self._ready()
        for _ in range(self._workers):
            executor.submit(os.getpid)

    def worker_ids(self) -> tuple[int, ...]:
        """The process ids of the workers that run now."""
        if not isinstance(self._executor, ProcessPoolExecutor):
            return ()
        # The executor has no public name for them, and says None once it is shut down.
        return tuple(self._executor._processes or ())

    def close(self) -> None:
        """Stop the workers; what they were training is forgotten."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def _ready(self) -> Executor:
        if self._executor is None:
            self._executor = _processes(self._workers) if self._workers else ThreadPoolExecutor(1, "fedgame-training")
        return self._executor

    async def _run(
        self, function: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Result:
        if kwargs:
            raise TypeError("work for the pool takes positional arguments only")
        for attempt in range(1, ATTEMPTS + 1):
            executor = self._ready()
            try:
                return await asyncio.get_running_loop().run_in_executor(executor, function, *args)
            except BrokenExecutor:
                log.warning("training.worker_died", attempt=attempt)
                # Only the first of those that waited for it replaces the broken pool.
                if self._executor is executor:
                    executor.shutdown(wait=False)
                    self._executor = None
        raise RuntimeError(f"a worker process died {ATTEMPTS} times while it trained: is there enough memory?")


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


def _processes(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
    if os.name == "posix":
        context.set_forkserver_preload(["fedgame.pool"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker)


def _start_worker() -> None:
    """End this worker when its server is gone. (The training itself holds BLAS to one thread.)"""
    server = multiprocessing.parent_process()
    if server is None:
        return

    def watch() -> None:
        wait([server.sentinel])
        os._exit(1)

    threading.Thread(target=watch, name="fedgame-watch", daemon=True).start()
