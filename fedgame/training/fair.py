"""A crew that many games share fairly: it hands its workers no more blocks than they can train at once, and keeps the others
back, so that whoever comes with little work need not wait for all of those who came with much.

A game may be bound to so many seconds of training a minute; what is beyond waits, and its host can be told.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial

from federation_sim.workers.blocks import Block, BlockResult, Follow
from federation_sim.workers.crew import Crew, Result
from fedgame.training.shares import Payer, Shares

WINDOW_SECONDS = 60.0


@dataclass(slots=True, eq=False)
class _Job:
    block: Block
    follow: Follow | None
    future: Future[BlockResult] = field(default_factory=Future)


class Ration:
    """Seconds of training that games have used within the last minute, against a bound; 0 is none. `now` is monotonic."""

    def __init__(self, bound: float, now: Callable[[], float] = time.monotonic) -> None:
        self._bound = bound
        self._now = now
        self._used: dict[str, deque[tuple[float, float]]] = {}

    def use(self, game: str, seconds: float) -> None:
        if self._bound:
            self._used.setdefault(game, deque()).append((self._now(), seconds))

    def wait(self, game: str) -> float:
        """How many seconds the game has to wait for its next block; 0 where it may go on."""
        used = self._used.get(game)
        if used is None:
            return 0.0
        now = self._now()
        while used and used[0][0] <= now - WINDOW_SECONDS:
            used.popleft()
        if not used:
            del self._used[game]
            return 0.0
        over = sum(seconds for _, seconds in used) - self._bound
        if over < 0:
            return 0.0
        for at, seconds in used:
            over -= seconds
            if over < 0:
                return at + WINDOW_SECONDS - now
        return 0.0


class FairCrew:
    """Shares `crew`, of which it keeps `at_once` blocks busy; `seconds_a_minute` bounds a game, 0 is no bound."""

    def __init__(self, crew: Crew, at_once: int, seconds_a_minute: float = 0.0) -> None:
        self._crew = crew
        self._at_once = at_once
        self._lock = threading.Lock()
        self._shares = Shares()
        self._ration = Ration(seconds_a_minute)
        self._waiting: dict[Payer, deque[_Job]] = {}
        self._running = 0
        self._alarm: threading.Timer | None = None
        self._closed = False

    def of(self, payer: Payer) -> Crew:
        """The crew as `payer` has it."""
        return _Part(self, payer)

    def waits(self, game: str) -> float | None:
        """For how many seconds a game that has used up its minute has to wait; None where it waits for nothing like that."""
        with self._lock:
            wanted = any(payer.game == game for payer in self._waiting)
            return (self._ration.wait(game) or None) if wanted else None

    def forget(self, game: str) -> None:
        """What waits of this game is not trained any more."""
        with self._lock:
            dropped = [job for payer, jobs in self._waiting.items() if payer.game == game for job in jobs]
        for job in dropped:
            job.future.cancel()
        self._hand_out()

    def close(self) -> None:
        """Forget what waits. The crew itself is its owner's to close."""
        with self._lock:
            self._closed = True
            waiting, self._waiting = self._waiting, {}
            if self._alarm is not None:
                self._alarm.cancel()
        for jobs in waiting.values():
            for job in jobs:
                job.future.cancel()

    @property
    def workers(self) -> int:
        return self._crew.workers

    def run(self, work: Callable[[], Result], *, card: bool) -> Future[Result]:
        """Other work goes to the crew as it is."""
        return self._crew.run(work, card=card)

    def submit(self, payer: Payer, block: Block, follow: Follow | None) -> Future[BlockResult]:
        """Queue a block of `payer`; see Crew."""
        job = _Job(block, follow)
        with self._lock:
            if self._closed:
                job.future.cancel()
                return job.future
            self._waiting.setdefault(payer, deque()).append(job)
            self._shares.want(payer)
        self._hand_out()
        return job.future

    def _hand_out(self) -> None:
        """Give the workers what is next, as long as one of them has nothing to do."""
        while (found := self._take()) is not None:
            payer, job = found
            begun = time.perf_counter()
            inner = self._crew.submit(job.block, job.follow)
            inner.add_done_callback(partial(self._done, payer, job, begun))

    def _take(self) -> tuple[Payer, _Job] | None:
        with self._lock:
            while self._running < self._at_once and not self._closed:
                payer = self._shares.next(one for one in self._waiting if not self._ration.wait(one.game))
                if payer is None:
                    self._set_alarm()
                    return None
                jobs = self._waiting[payer]
                job = jobs.popleft()
                if not jobs:
                    del self._waiting[payer]
                if not job.future.set_running_or_notify_cancel():
                    self._shares.forgo(payer)
                    continue
                self._shares.begin(payer)
                self._running += 1
                return payer, job
            return None

    def _set_alarm(self) -> None:
        """Look again when the first of those that wait for their minute may go on."""
        if not self._waiting or (self._alarm is not None and self._alarm.is_alive()):
            return
        soonest = min(self._ration.wait(payer.game) for payer in self._waiting)
        self._alarm = threading.Timer(soonest + 0.01, self._wake)
        self._alarm.daemon = True
        self._alarm.start()

    def _wake(self) -> None:
        with self._lock:
            self._alarm = None
        self._hand_out()

    def _done(self, payer: Payer, job: _Job, begun: float, done: Future[BlockResult]) -> None:
        seconds = time.perf_counter() - begun
        with self._lock:
            self._running -= 1
            self._shares.end(payer, seconds)
            self._ration.use(payer.game, seconds)
        if done.cancelled():
            job.future.set_exception(RuntimeError("the crew was closed"))
        elif (error := done.exception()) is not None:
            job.future.set_exception(error)
        else:
            job.future.set_result(done.result())
        self._hand_out()


class _Part:
    """One payer's view of a FairCrew, as a Crew."""

    def __init__(self, fair: FairCrew, payer: Payer) -> None:
        self._fair = fair
        self._payer = payer

    @property
    def workers(self) -> int:
        return self._fair.workers

    def submit(self, block: Block, follow: Follow | None = None) -> Future[BlockResult]:
        """See Crew."""
        return self._fair.submit(self._payer, block, follow)

    def run(self, work: Callable[[], Result], *, card: bool = False) -> Future[Result]:
        """See Crew."""
        return self._fair.run(work, card=card)

    def close(self) -> None:
        """The crew is not this payer's to close."""
