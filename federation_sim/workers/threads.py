"""Trains on threads of this process: nothing to start, right for a script and for small federations."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from federation_sim.workers.blocks import Block, BlockResult, Follow, train
from federation_sim.workers.crew import Result


class ThreadCrew:
    """`workers` threads; with one, `submit` trains at once, on the thread that calls it."""

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="coalitions") if workers > 1 else None

    def submit(self, block: Block, follow: Follow | None = None) -> Future[BlockResult]:
        """See Crew."""
        return self.run(partial(train, block, follow))

    def run(self, work: Callable[[], Result], *, card: bool = False) -> Future[Result]:  # noqa: ARG002 - any thread can
        """See Crew."""
        if self._pool is not None:
            return self._pool.submit(work)
        future: Future[Result] = Future()
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)
        return future

    def close(self) -> None:
        """See Crew."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
