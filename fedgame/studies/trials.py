"""Simulated games at a press: an arm's author has bots play it some twenty times, and watches how far they are.

Each trial is one process, nicer to others than the games that people play, which plays the games one after another and
sends what came of each. One trial runs at a time on a server and the others wait in line; an account has one at most. It
ends when its games are played, when it is stopped, or after MOST_SECONDS; its result is kept until the account's next.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Literal

import structlog

from federation_sim.workers.parent import end_with_parent
from fedgame.arms.scenario import Scenario
from fedgame.studies.outcomes import GameOutcome, TrialResult, outcome, summed_up
from fedgame.studies.simulate import play_numbered

GAMES = 20
MOST_SECONDS = 300.0
"""What is played by then is the result."""

NICER = 10
"""How much later than the games of people its process gets a processor, in the steps of `nice`."""

Status = Literal["waiting", "playing", "done", "stopped", "failed"]
Told = GameOutcome | str
"""What the process sends: the outcome of a game, or why it gave up."""

_Process = multiprocessing.get_context("forkserver").Process if os.name == "posix" else multiprocessing.Process
"""As those of the training: forked from a server without threads, or spawned."""

log = structlog.get_logger(__name__)


class TrialRunning(Exception):  # noqa: N818 - it says what is the case
    """The account has a trial that has not ended."""


@dataclass(slots=True)
class Trial:
    """`arm_id` and `version`: which arm, as saved when. `outcomes` grows while games are played."""

    arm_id: str
    version: int
    seed: int
    games: int
    status: Status = "waiting"
    outcomes: list[GameOutcome] = field(default_factory=list)
    started: float = 0.0
    ended: float = 0.0
    failure: str = ""
    _stop: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def over(self) -> bool:
        return self.status in ("done", "stopped", "failed")

    @property
    def seconds(self) -> float:
        """How long it has been playing."""
        if not self.started:
            return 0.0
        return (self.ended if self.over else time.monotonic()) - self.started

    @property
    def seconds_left(self) -> float | None:
        """About how long it will be; None before the first game has been played."""
        if self.over or not self.outcomes:
            return None
        return self.seconds / len(self.outcomes) * (self.games - len(self.outcomes))

    @property
    def result(self) -> TrialResult | None:
        return summed_up(self.outcomes)

    def stop(self) -> None:
        self._stop.set()

    async def stopped(self) -> None:
        await self._stop.wait()


class Trials:
    """The trials of all accounts of one server; made on its event loop."""

    def __init__(self, most_seconds: float = MOST_SECONDS) -> None:
        self._most_seconds = most_seconds
        self._of: dict[str, Trial] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._turn = asyncio.Semaphore(1)

    def start(self, account: str, scenario: Scenario, version: int, seed: int = 1, games: int = GAMES) -> Trial:
        """Raises TrialRunning while the account's last one has not ended."""
        last = self._of.get(account)
        if last is not None and not last.over:
            raise TrialRunning
        trial = self._of[account] = Trial(scenario.name, version, seed, games)
        task = self._running[account] = asyncio.get_running_loop().create_task(self._run(trial, scenario))
        task.add_done_callback(lambda done: self._forget(account, done))
        return trial

    def of(self, account: str) -> Trial | None:
        """The account's last trial."""
        return self._of.get(account)

    def close(self) -> None:
        """Stop all of them; their processes end."""
        for task in self._running.values():
            task.cancel()

    def _forget(self, account: str, done: asyncio.Task[None]) -> None:
        if self._running.get(account) is done:
            del self._running[account]

    async def _run(self, trial: Trial, scenario: Scenario) -> None:
        stopped = asyncio.ensure_future(trial.stopped())
        playing: asyncio.Task[None] | None = None
        try:
            taking = asyncio.ensure_future(self._turn.acquire())
            await asyncio.wait((taking, stopped), return_when=asyncio.FIRST_COMPLETED)
            if not taking.done():
                taking.cancel()
                trial.status = "stopped"
                return
            try:
                trial.status, trial.started = "playing", time.monotonic()
                playing = asyncio.ensure_future(_play(trial, scenario))
                await asyncio.wait((playing, stopped), timeout=self._most_seconds, return_when=asyncio.FIRST_COMPLETED)
                if playing.done() and not stopped.done():
                    playing.result()
                    trial.status = "failed" if trial.failure else "done"
                else:
                    trial.status = "stopped" if stopped.done() else "done"
            finally:
                self._turn.release()
        except Exception as error:
            trial.status, trial.failure = "failed", str(error) or type(error).__name__
            log.exception("trial.failed", arm=trial.arm_id)
        finally:
            trial.ended = time.monotonic()
            stopped.cancel()
            if playing is not None:
                playing.cancel()
            log.info("trial.ended", arm=trial.arm_id, status=trial.status, games=len(trial.outcomes))


async def _play(trial: Trial, scenario: Scenario) -> None:
    """The games, in a process of their own that ends when this is cancelled."""
    loop = asyncio.get_running_loop()
    reader, writer = multiprocessing.Pipe(duplex=False)
    process = _Process(
        target=play_games, args=(writer, scenario, trial.seed, trial.games), name="fedgame-trial", daemon=True
    )
    arrived: asyncio.Queue[Told | None] = asyncio.Queue()

    def listen() -> None:
        # A RuntimeError: the loop is closed, so that nobody waits for this any more.
        with suppress(EOFError, OSError, RuntimeError):
            while True:
                loop.call_soon_threadsafe(arrived.put_nowait, reader.recv())
        reader.close()
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(arrived.put_nowait, None)

    try:
        await asyncio.to_thread(process.start)
        writer.close()
        threading.Thread(target=listen, name="fedgame-trial", daemon=True).start()
        while (told := await arrived.get()) is not None:
            if isinstance(told, str):
                trial.failure = told
                return
            trial.outcomes.append(told)
        if len(trial.outcomes) < trial.games:
            trial.failure = "The process that played the games ended: is there enough memory?"
    finally:
        # With the process's end of the pipe gone, the listener reads its end.
        if process.pid is not None:
            process.terminate()
        writer.close()


def play_games(writer: Connection, scenario: Scenario, seed: int, games: int) -> None:
    """What the process does: play game after game and send what came of each; end when nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICER)
    end_with_parent("fedgame-trial-watch")
    try:
        for number in range(1, games + 1):
            started = time.monotonic()
            record = play_numbered(scenario, seed, number)
            writer.send(outcome(record, time.monotonic() - started))
    except (BrokenPipeError, OSError):
        return
    except Exception as error:  # told to whoever asked for the games
        writer.send(str(error) or type(error).__name__)
