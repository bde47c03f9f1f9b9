"""Trains on Ray, for several machines: the extra `fedgame[cluster]`.

Every block is a Ray task on one processor, and one card where its backend needs it. Ray starts a task again whose worker
or machine is lost; rounds come back through an actor, so that they can come from any machine. Where there is no cluster
to connect to, a Ray of this machine alone is started, and ended with the last crew that uses it.

On a cluster every machine needs the same FedGame and numpy; machines of different kinds round differently, and the same
bytes are promised on machines of one kind only.
"""

from __future__ import annotations

import itertools
import logging
import os
import signal
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from federation_sim.unavailable import UnavailableError
from federation_sim.workers.blocks import Block, BlockResult, Follow, train
from federation_sim.workers.crew import Result
from federation_sim.workers.local import ATTEMPTS, LostWorkers

OBJECT_STORE_BYTES = 200 * 2**20
"""Blocks and results are small; Ray's own default is a third of the memory."""

REACHED_SECONDS = 10.0

CARD_BACKENDS = frozenset({"torch-cuda"})

Rounds = tuple[tuple[int, float], ...]
"""Every round so far, with its accuracy."""

Letter = tuple[int, Rounds]
"""The block's number and its rounds. Letters may arrive in any order, so each one says all that those before it said."""


class RayCrew:
    """Connects to the cluster at `address`, or at RAY_ADDRESS, or starts Ray here with `workers` processors (None: all).

    Make it on a thread that lives as long as it does: Linux ends a local Ray with the thread that started it.
    UnavailableError says what to install; ConnectionError that there is no cluster at the address.
    """

    def __init__(self, workers: int | None = None, address: str | None = None) -> None:
        self._ray = _connect(workers or os.cpu_count() or 1, address or os.environ.get("RAY_ADDRESS"))
        # Three attempts are two retries; an exception of the work itself is not tried again.
        options = {"num_cpus": 1, "max_retries": ATTEMPTS - 1, "retry_exceptions": False}
        self._train, self._run = (self._ray.remote(**options)(work) for work in (_train, _run))
        self.workers = max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._readers: dict[int, _Reader] = {}
        self._waiting: dict[int, Future[Any]] = {}
        self._post: Any = None
        self._listener: threading.Thread | None = None
        self._closed = False

    def submit(self, block: Block, follow: Follow | None = None) -> Future[BlockResult]:
        """See Crew."""
        number = next(self._numbers)
        post = self._post_office(number, follow) if follow is not None else None
        return self._queue(number, self._train, block.spec.backend in CARD_BACKENDS, post, number, block)

    def run(self, work: Callable[[], Result], *, card: bool = False) -> Future[Result]:
        """See Crew."""
        return self._queue(next(self._numbers), self._run, card, work)

    def close(self) -> None:
        """See Crew."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            waiting, post, listener = list(self._waiting.values()), self._post, self._listener
        for future in waiting:
            future.cancel()
        if post is not None:
            self._ray.kill(post)
        if listener is not None:
            # It must not ask a Ray that is gone.
            listener.join(10)
        _disconnect(self._ray)

    def _queue(self, number: int, remote: Any, card: bool, *arguments: object) -> Future[Any]:
        future: Future[Any] = Future()
        with self._lock:
            if self._closed:
                future.cancel()
                return future
            task = remote.options(num_gpus=int(card)).remote(*arguments)
            self._waiting[number] = future
        future.add_done_callback(partial(self._forget, number, task))
        task.future().add_done_callback(partial(self._settle, future))
        return future

    def _forget(self, number: int, task: object, outer: Future[Any]) -> None:
        self._readers.pop(number, None)
        self._waiting.pop(number, None)
        if outer.cancelled():
            self._ray.cancel(task)

    def _settle(self, future: Future[Result], done: Future[Result]) -> None:
        errors = self._ray.exceptions
        error = done.exception()
        if isinstance(error, errors.TaskCancelledError) and future.cancel():
            return
        if not future.set_running_or_notify_cancel():
            return
        if error is None:
            future.set_result(done.result())
        elif isinstance(error, errors.RayTaskError):
            # What the work raised, without Ray's account of where.
            future.set_exception(error.cause)
        elif isinstance(error, errors.WorkerCrashedError | errors.OutOfMemoryError | errors.NodeDiedError):
            lost = LostWorkers(
                f"workers died {ATTEMPTS} times while they did one piece of work: is there enough memory?"
            )
            lost.__cause__ = error
            future.set_exception(lost)
        else:
            future.set_exception(error)

    def _post_office(self, number: int, follow: Follow) -> object:
        """The actor that rounds are told to; it and the thread that listens start when first needed."""
        with self._lock:
            self._readers[number] = _Reader(follow)
            if self._post is None and not self._closed:
                self._post = self._ray.remote(num_cpus=0)(_Post).remote()
                self._listener = threading.Thread(
                    target=self._listen, args=(self._post,), name="coalitions-progress", daemon=True
                )
                self._listener.start()
            return self._post

    def _listen(self, post: Any) -> None:
        try:
            while True:
                letters: list[Letter] = self._ray.get(post.take.remote())
                for number, rounds in letters:
                    reader = self._readers.get(number)
                    if reader is not None:
                        reader.read(rounds)
        except self._ray.exceptions.RayError:
            # The actor is gone: at the end, or with its machine. The next block that is followed starts another.
            with self._lock:
                if self._post is post:
                    self._post = None


class _Reader:
    """Tells a follower each round once and in order, also where letters overtake each other or a lost block is trained again."""

    def __init__(self, follow: Follow) -> None:
        self._follow = follow
        self._told = 0

    def read(self, rounds: Rounds) -> None:
        """Tell what is new in a letter."""
        for round_number, accuracy in rounds[self._told :]:
            self._follow(round_number, accuracy)
        self._told = max(self._told, len(rounds))


class _Post:
    """An actor: rounds are put in by whoever trains and taken out by the crew. It answers calls in no certain order."""

    def __init__(self) -> None:
        import asyncio  # here alone: loading it takes longer than most commands that never open this crew have to run

        self._letters: list[Letter] = []
        self._arrived = asyncio.Event()

    async def put(self, letter: Letter) -> None:
        """Leave a round."""
        self._letters.append(letter)
        self._arrived.set()

    async def take(self) -> list[Letter]:
        """All that came since the last time; waits for the first."""
        await self._arrived.wait()
        self._arrived.clear()
        letters, self._letters = self._letters, []
        return letters


def _train(post: Any, number: int, block: Block) -> BlockResult:
    """Train a block in a worker, and tell its progress where there is somebody to tell."""
    rounds: list[tuple[int, float]] = []

    def follow(round_number: int, accuracy: float) -> None:
        rounds.append((round_number, accuracy))
        post.put.remote((number, tuple(rounds)))

    return train(block, follow if post is not None else None)


def _run(work: Callable[[], Result]) -> Result:
    return work()


_lock = threading.Lock()
_engines = 0
_started_here = False


def _connect(workers: int, address: str | None) -> Any:
    """Ray, connected to the cluster or started. Crews of one process share the one connection that Ray allows."""
    global _engines, _started_here
    ray = installed_ray()
    with _lock:
        if not ray.is_initialized():
            _start(ray, workers, address)
            _started_here = True
        _engines += 1
    return ray


def installed_ray() -> Any:
    """The module. UnavailableError says what to install."""
    try:
        import ray
        import ray.exceptions
    except ModuleNotFoundError as error:
        if error.name != "ray":
            raise
        raise UnavailableError(
            "crew 'ray' needs Ray, which is not installed here: pip install 'fedgame[cluster]'"
        ) from None
    return ray


def check_cluster(address: str | None = None) -> None:
    """ConnectionError unless somebody answers at the address, or at RAY_ADDRESS; Ray itself would try for minutes."""
    address = address or os.environ.get("RAY_ADDRESS") or ""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not port.isdigit():
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), REACHED_SECONDS).close()
    except OSError as error:
        raise ConnectionError(f"there is no Ray cluster at {address}: {error.strerror or error}") from error


def _start(ray: Any, workers: int, address: str | None) -> None:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR, "include_dashboard": False}
    on_main_thread = threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGTERM)
    if address is not None:
        check_cluster(address)
        del quiet["include_dashboard"]
        ray.init(address=address, **quiet)
    else:
        # Under this name, made for other systems, Ray keeps to 127.0.0.1, with all processes that it starts.
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
        ray._private.ray_constants.ENABLE_RAY_CLUSTER = False
        ray.init(address="local", num_cpus=workers, object_store_memory=OBJECT_STORE_BYTES, **quiet)
    if on_main_thread:
        # Ray takes the signal for itself, but whoever uses the crew knows better how to end.
        signal.signal(signal.SIGTERM, before)


def _disconnect(ray: Any) -> None:
    global _engines, _started_here
    with _lock:
        _engines -= 1
        if _engines == 0 and _started_here:
            _started_here = False
            ray.shutdown()
