"""What a table does by itself: it ends a step whose time is up, plays the bots and absent seats, has models trained.

All of it comes back to the table as jobs, like what people submit, and is refused like theirs when it comes too late.
`follow` is told every new position, also one that was rebuilt after a crash, and starts whatever is not running yet.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog

from engine.actions import Action, IllegalAction, PlaceBid, Ready, TimeUp, TrainingReported
from engine.events import TrainingRequested
from engine.rules.training import pending_trainings, unsettled_report
from engine.state import Game
from engine.values.parameters import why_unsettled
from fedgame.failpoints import reach_async
from fedgame.live.bot_seats import Decisions, decide
from fedgame.live.clock import Clock, milliseconds
from fedgame.live.position import Job, Position, Proposal
from fedgame.live.rounds import Rounds, passed_at, seconds_until
from fedgame.metrics import Metrics
from fedgame.storage import Deadline, Store
from fedgame.training.pool import TrainingPool
from fedgame.training.shares import Payer
from fedgame.wire.messages import TrainingProgress

LONGEST_RETRY_SECONDS = 60.0

Policies = Iterable[tuple[int, str | None]]
"""(player, policy) of the seats that the server plays; policy None only says that it is ready."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Equipment:
    """What all tables of a server share. `bot_pause` in seconds, and `beat`, on which changes are told (fedgame.live.beat).
    `owners` says whose each game is, where that is known: the games of one owner share its part of the training. It is kept
    in memory; after a restart every game is its own owner.
    """

    store: Store
    pool: TrainingPool
    clock: Clock
    bot_pause: float
    beat: float = 0.0
    metrics: Metrics = field(default_factory=Metrics)
    owners: dict[str, str] = field(default_factory=dict)

    def payer(self, game_id: str) -> Payer:
        """For whom a game's models are trained."""
        return Payer(self.owners.get(game_id, game_id), game_id)


class Nature:
    """`submit` queues a job at the table; `stand_ins` are the seats to play now; `hint` shows a training's progress."""

    def __init__(
        self,
        game_id: str,
        equipment: Equipment,
        submit: Callable[[Job], None],
        stand_ins: Callable[[], Policies],
        hint: Callable[[TrainingProgress], None],
    ) -> None:
        self._equipment = equipment
        self._game_id = game_id
        self._submit = submit
        self._stand_ins = stand_ins
        self._hint = hint
        self._tasks: set[asyncio.Task[None]] = set()
        self._models: set[asyncio.Task[None]] = set()
        self._training: set[tuple[int, int]] = set()
        self._begun: set[tuple[int, int]] = set()
        self._held: dict[tuple[int, int], Job] = {}
        self._rounds = Rounds()
        self._telling: asyncio.Task[None] | None = None
        self._stands: Position | None = None
        self._deadline: tuple[Deadline, asyncio.Task[None]] | None = None
        self._played_step = 0
        self._game: Game | None = None
        self._log = log.bind(game=game_id)

    def follow(self, position: Position) -> None:
        """The game stands here now. While it is paused, no time is up, nothing is decided and no training reported."""
        game, paused = position.game, position.controls.paused_at is not None
        self._game = game
        self._tell(position)
        deadline = position.deadline
        self._arm(None if paused or deadline is None or deadline.held else deadline)
        if game.finished:
            self._end_trainings()
            return
        if paused:
            # When the game goes on, the server decides anew for all its seats that are not ready.
            self._played_step = 0
        elif not game.closing and game.step != self._played_step:
            self._played_step = game.step
            self._spawn(self._play(game.step, self._equipment.bot_pause, self._stand_ins))
        pending = {(request.federation, request.cycle): request for request in pending_trainings(game)}
        # A key stays until its report is part of the game, not only until it is handed in: else it is trained twice.
        self._training &= pending.keys()
        self._begun &= pending.keys()
        for key, request in pending.items():
            if key not in self._training:
                self._training.add(key)
                task = self._spawn(self._train(game, request))
                self._models.add(task)
                task.add_done_callback(self._models.discard)
        if not paused:
            held, self._held = self._held, {}
            for report in held.values():
                self._submit(report)

    def resume(self, position: Position) -> None:
        """The game was taken up from its log: a report that was on its way may be lost, so ask again for all."""
        self._training.clear()
        self._begun.clear()
        self._held.clear()
        self.follow(position)

    def play_now(self, policies: Policies) -> None:
        """These seats are without their people from now on: play them in the open step."""
        if self._game is not None and not self._game.finished:
            seats = tuple(policies)
            self._spawn(self._play(self._game.step, 0.0, lambda: seats))

    @property
    def trainings(self) -> tuple[int, int]:
        """How many trainings of this game run, and how many wait for a worker."""
        if self._game is None:
            return 0, 0
        wanted = {(request.federation, request.cycle) for request in pending_trainings(self._game)}
        # A report that a pause holds back is neither.
        wanted -= self._held.keys()
        running = len(wanted & self._begun)
        return running, len(wanted) - running

    def close(self) -> None:
        for task in tuple(self._tasks):
            task.cancel()
        self._arm(None)

    def _spawn(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._log.error("table.task_failed", exc_info=error)

    # The deadline

    def _arm(self, deadline: Deadline | None) -> None:
        if self._deadline is not None:
            if self._deadline[0] == deadline:
                return
            self._deadline[1].cancel()
        self._deadline = (deadline, self._spawn(self._time_up(deadline))) if deadline is not None else None

    async def _time_up(self, deadline: Deadline) -> None:
        # The clock is looked at again after each sleep: a laptop may have slept, and the clock been set ahead.
        while True:
            left = milliseconds(self._equipment.clock.now(), deadline.due_at)
            if left == 0:
                break
            await asyncio.sleep(min(left / 1000, 60.0))
        await reach_async("deadline_due")
        self._submit(Job(_ending_step(deadline)))

    # Bots and absent seats

    async def _play(self, step: int, pause: float, seats: Callable[[], Policies]) -> None:
        await asyncio.sleep(pause)
        game = self._game
        if game is None or game.step != step or game.finished:
            return
        policies = [(player, policy) for player, policy in seats() if not game.player(player).ready]
        if not policies:
            return
        decisions = await asyncio.to_thread(decide, game, policies)

        def propose(proposal: Proposal) -> None:
            if not proposal.paused:
                # Whose person has come back meanwhile is left alone.
                still = {player for player, _ in self._stand_ins()}
                _play_seats(proposal, step, {p: d for p, d in decisions.items() if p in still}, self._equipment.clock)

        self._submit(Job(propose))

    # The rounds of trainings, as their time comes

    @property
    def told(self) -> tuple[TrainingProgress, ...]:
        """What was told of the trainings whose phases go on."""
        return self._rounds.told

    def _tell(self, position: Position) -> None:
        """Tell what is due where the game stands now, and go on with the time of its step; in a pause none passes."""
        if self._telling is not None:
            self._telling.cancel()
            self._telling = None
        self._stands = position
        paused_at = position.controls.paused_at
        passed = _passed(position, paused_at or self._equipment.clock.now())
        for progress in self._rounds.due(position.game, passed):
            self._hint(progress)
        if paused_at is None and not position.game.finished and self._rounds.next_place(position.game) is not None:
            self._telling = self._spawn(self._tell_in_time(position))

    async def _tell_in_time(self, position: Position) -> None:
        while (place := self._rounds.next_place(position.game)) is not None:
            wait = seconds_until(position.deadline, place, self._equipment.clock.now())
            if wait is None:
                return
            if wait:
                await asyncio.sleep(min(wait, 60.0))
            for progress in self._rounds.due(position.game, _passed(position, self._equipment.clock.now())):
                self._hint(progress)
                # Each round gets out before the next one comes, so that a burst of them fills no queue.
                await asyncio.sleep(0)

    # Training

    def _end_trainings(self) -> None:
        """Nobody waits for a model of this game any more: it may have been ended in the middle of one."""
        if self._models:
            for task in tuple(self._models):
                task.cancel()
            self._equipment.pool.forget(self._game_id)

    async def _train(self, game: Game, request: TrainingRequested) -> None:
        await reach_async("training_started")
        report = await self._trained(game, request)
        if tuple(sorted(member.player for member in request.members)) in report.unsettled:
            why = why_unsettled(game.treatment.training)
            self._log.warning("training.unsettled", federation=request.federation, cycle=request.cycle, likely=why)
        await reach_async("training_done")
        job = Job(self._ending(request, report, lambda: self._hold(request, job)))
        self._submit(job)

    def _hold(self, request: TrainingRequested, report: Job) -> None:
        """Keep a report until the pause is over. It is not kept on disk: a server that ends meanwhile trains again."""
        self._held[request.federation, request.cycle] = report

    def _ending(
        self, request: TrainingRequested, report: TrainingReported, hold: Callable[[], None]
    ) -> Callable[[Proposal], None]:
        """Report the training. A report that the rules refuse although they wait for one would come out the same if it were
        trained again, also after a restart: so the refusal is recorded, and the cycle ends without a new model. In a pause
        there is only `hold`.
        """

        def propose(proposal: Proposal) -> None:
            if proposal.paused:
                hold()
                return
            try:
                proposal.act(report)
            except IllegalAction as refusal:
                proposal.refuse(report, refusal)
                if request in pending_trainings(proposal.game):
                    self._log.error("training.refused", federation=request.federation, code=refusal.code)
                    proposal.act(unsettled_report(request, proposal.game.treatment.market.baseline))

        return propose

    async def _trained(self, game: Game, request: TrainingRequested) -> TrainingReported:
        def progress(number: int, rounds: int, accuracy: float) -> None:
            if number:
                self._rounds.hear(
                    TrainingProgress(
                        federation=request.federation,
                        cycle=request.cycle,
                        round=number,
                        rounds=rounds,
                        accuracy=accuracy,
                    )
                )
                if self._stands is not None:
                    self._tell(self._stands)

        def begun() -> None:
            self._begun.add((request.federation, request.cycle))

        delay = 1.0
        while True:
            try:
                payer = self._equipment.payer(self._game_id)
                return await self._equipment.pool.train(game.treatment, game.seed, request, progress, begun, payer)
            except Exception:
                # Without the report the game would stand still for good, so it is tried until it comes.
                self._log.exception("training.failed", federation=request.federation, cycle=request.cycle)
            await asyncio.sleep(delay)
            delay = min(2 * delay, LONGEST_RETRY_SECONDS)


def _passed(position: Position, now: datetime) -> float:
    """How much of the open step is over. While the game waits for a report it is: there is nothing more to decide."""
    return 1.0 if position.game.closing else passed_at(position.deadline, now)


def attempt(action: Action, step: int | None = None) -> Callable[[Proposal], None]:
    """Do `action`, or record that it came too late. With a `step`, a job for another step is not even recorded."""

    def propose(proposal: Proposal) -> None:
        if step is not None and (proposal.game.step != step or proposal.game.closing or proposal.game.finished):
            return
        try:
            proposal.act(action)
        except IllegalAction as refusal:
            proposal.refuse(action, refusal)

    return propose


def _ending_step(deadline: Deadline) -> Callable[[Proposal], None]:
    """The time of this deadline is up, unless the step has been given another, or the game is paused."""
    end = attempt(TimeUp(deadline.step), deadline.step)

    def propose(proposal: Proposal) -> None:
        if proposal.deadline == deadline and not proposal.paused:
            end(proposal)

    return propose


def _play_seats(proposal: Proposal, step: int, decisions: Decisions, clock: Clock) -> None:
    """Every decision of these seats in seat order, and that they are ready. Seats that are ready already are left."""
    at_ms = proposal.since_opening(clock.now())
    for player, actions in decisions.items():
        if proposal.game.step != step or proposal.game.closing or proposal.game.player(player).ready:
            continue
        for action in (*actions, Ready(player)):
            timed = replace(action, at_ms=at_ms) if isinstance(action, PlaceBid) else action
            try:
                proposal.act(timed)
            except IllegalAction as refusal:
                proposal.refuse(timed, refusal)
