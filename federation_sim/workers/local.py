"""Trains in a pool of processes on this machine: the default of the game's server and of batches.

Processes come from a fork server (spawned where there is none) and hold one BLAS thread each. A worker that dies
(killed for memory, say) takes the pool with it: the pool is made anew and what it had not finished is trained again. A
worker whose parent is gone ends itself, so that a killed server leaves nothing behind.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Lock
from typing import Generic

from federation_sim.workers.blocks import Block, BlockResult, Follow, train
from federation_sim.workers.crew import Result
from federation_sim.workers.parent import end_with_parent

ATTEMPTS = 3
"""Work whose worker dies so often is given up: it takes more memory than there is."""


class LostWorkers(RuntimeError):  # noqa: N818 - it says what is the case
    """Work could not be done because its workers died, one after the other."""


@dataclass(slots=True, eq=False)
class _Job(Generic[Result]):
    """start(pool) hands it to a generation of workers; `doing` says in an error what they did."""

    start: Callable[[_Pool], Future[Result]]
    doing: str
    future: Future[Result] = field(default_factory=Future)
    attempts: int = 0


class LocalCrew:
    """`workers` processes, one for each core by default. They start when first needed, or at `warm_up`.

    A script that makes one must guard its own start with `if __name__ == "__main__":`, as for every process pool.
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or os.cpu_count() or 1
        self._lock = threading.RLock()
        self._pool: _Pool | None = None
        self._closed = False

    def submit(self, block: Block, follow: Follow | None = None) -> Future[BlockResult]:
        """See Crew."""
        return self._queue(_Job(lambda pool: pool.submit(block, follow), "trained a block"))

    def run(self, work: Callable[[], Result], *, card: bool = False) -> Future[Result]:  # noqa: ARG002 - all see the card
        """See Crew."""
        return self._queue(_Job(lambda pool: pool.executor.submit(work), "did one piece of work"))

    def warm_up(self) -> None:
        """Start every worker, without waiting for them."""
        with self._lock:
            pool = self._ready()
        for _ in range(self.workers):
            pool.executor.submit(os.getpid)

    def worker_ids(self) -> tuple[int, ...]:
        """The process ids of the workers that run now."""
        with self._lock:
            # The executor has no public name for them, and says None once it is shut down.
            return tuple(self._pool.executor._processes or ()) if self._pool else ()

    def close(self) -> None:
        """See Crew."""
        with self._lock:
            self._closed = True
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()

    def _queue(self, job: _Job[Result]) -> Future[Result]:
        self._start(job)
        return job.future

    def _ready(self) -> _Pool:
        if self._pool is None:
            self._pool = _Pool(self.workers)
        return self._pool

    def _start(self, job: _Job[Result]) -> None:
        job.attempts += 1
        with self._lock:
            if self._closed:
                job.future.cancel()
                return
            pool = self._ready()
            try:
                inner = job.start(pool)
            except BrokenExecutor:
                self._replace(pool)
                pool = self._ready()
                inner = job.start(pool)
        inner.add_done_callback(lambda done: self._settle(job, pool, done))
        job.future.add_done_callback(lambda outer: inner.cancel() if outer.cancelled() else None)

    def _settle(self, job: _Job[Result], pool: _Pool, done: Future[Result]) -> None:
        if done.cancelled():
            job.future.cancel()
            return
        error = done.exception()
        if isinstance(error, BrokenExecutor):
            self._replace(pool)
            if job.attempts < ATTEMPTS:
                # Not on the broken pool's own thread, which is still telling all the others.
                threading.Thread(target=self._start, args=(job,), name="coalitions-again").start()
                return
            error = LostWorkers(f"workers died {ATTEMPTS} times while they {job.doing}: is there enough memory?")
        if job.future.set_running_or_notify_cancel():
            if error is not None:
                job.future.set_exception(error)
            else:
                job.future.set_result(done.result())

    def _replace(self, pool: _Pool) -> None:
        """Forget a broken pool; only the first of those that waited for it does."""
        with self._lock:
            if self._pool is not pool:
                return
            self._pool = None
        pool.close()


class _Pool:
    """One generation of worker processes, and the pipe by which they tell of their progress."""

    def __init__(self, workers: int) -> None:
        context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
        if os.name == "posix":
            context.set_forkserver_preload(["federation_sim.workers.local"])
        self._reader, self._writer = context.Pipe(duplex=False)
        self._followers: dict[int, Follow] = {}
        self._numbers = itertools.count(1)
        self.executor = ProcessPoolExecutor(
            workers, mp_context=context, initializer=_start_worker, initargs=(self._writer, context.Lock())
        )
        threading.Thread(target=self._listen, name="coalitions-progress", daemon=True).start()

    def submit(self, block: Block, follow: Follow | None) -> Future[BlockResult]:
        if follow is None:
            return self.executor.submit(_train, 0, block)
        number = next(self._numbers)
        self._followers[number] = follow
        future = self.executor.submit(_train, number, block)
        future.add_done_callback(lambda _: self._followers.pop(number, None))
        return future

    def close(self) -> None:
        workers = list((self.executor._processes or {}).values())
        self.executor.shutdown(wait=False, cancel_futures=True)
        # Nobody waits for what they are doing, and the end of this process would.
        for worker in workers:
            worker.terminate()
        # With the workers' ends gone too, the listener reads the end of the pipe.
        self._writer.close()

    def _listen(self) -> None:
        try:
            while True:
                number, round_number, accuracy = self._reader.recv()
                follow = self._followers.get(number)
                if follow is not None:
                    follow(round_number, accuracy)
        except (EOFError, OSError):
            self._reader.close()


_progress: tuple[Connection, Lock] | None = None


def _start_worker(writer: Connection, lock: Lock) -> None:
    """Remember where to tell progress, and end this worker when its parent is gone."""
    global _progress
    _progress = writer, lock
    # A Ctrl-C reaches every process of the terminal; what becomes of the workers is for their parent to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent("coalitions-watch")


def _train(number: int, block: Block) -> BlockResult:
    """Train a block in a worker; a number above 0 asks for its progress."""

    def follow(round_number: int, accuracy: float) -> None:
        if _progress is not None:
            writer, lock = _progress
            with lock:
                writer.send((number, round_number, accuracy))

    return train(block, follow if number else None)
