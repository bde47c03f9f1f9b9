"""One game at its table, from the lobby to the end: the only writer of that game.

Everything that wants to change the game queues up here and is taken in order. What waits is proposed together, made
durable in one transaction, applied, acknowledged and published, in exactly this order. If it is in doubt whether
something is durable, the position in memory is thrown away and rebuilt from the log, and what waited is tried again on
it; what is in the log already gets its first answer. Rules, storage, sockets and what the server does by itself
(fedgame.live.nature) are other modules' business.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import structlog

from engine.actions import IllegalAction
from engine.events import Event, GameFinished
from engine.rules import new_game
from engine.rules.payout import prepare_payouts
from engine.seen.quote import quote
from engine.state import Game
from fedgame.arms.stand_ins import stand_in
from fedgame.failpoints import reach_async
from fedgame.live.audience import Audience, Surroundings
from fedgame.live.clock import milliseconds
from fedgame.live.lobby import lobby_message
from fedgame.live.nature import Equipment, Nature
from fedgame.live.outbox import SERVER_STOPS, Outbox
from fedgame.live.position import Job, LogDiffers, Position, Proposal, not_ahead, open_step, rebuild
from fedgame.live.presence import Presence
from fedgame.live.submissions import answer_message, check_step, commitment_of, not_started, player_action
from fedgame.log.fold import endowments_of
from fedgame.log.upcasts import NewerSchemaError
from fedgame.storage import Answer, CommitInDoubt, Conflict, GameCard, SeatStart, StartWrite, StoreClosed
from fedgame.training.registries import task_words
from fedgame.wire.messages import AskQuote, QuoteAnswer, Reject, Submit

AT_ONCE = 64
"""At most so many waiting jobs share a transaction."""

RETRY_SECONDS = 1.0
UNREADABLE = 1011

log = structlog.get_logger(__name__)


class AlreadyStarted(Exception):  # noqa: N818 - it says what is the case
    """The game has left its lobby."""


class Table:
    """Made for a game in any status; `open` takes it up and starts working, `close` stops."""

    def __init__(self, card: GameCard, equipment: Equipment) -> None:
        self.card = card
        self._equipment = equipment
        self._position: Position | None = None
        self._inbox: asyncio.Queue[Job | Callable[[], None]] = asyncio.Queue()
        self._audience = Audience()
        self._presence = Presence(card.treatment.grace_seconds, self._person_is_absent)
        self._nature = Nature(card.game_id, equipment, self._inbox.put_nowait, self._stand_ins, self._audience.hint)
        self._starting = asyncio.Lock()
        self._worker: asyncio.Task[None] | None = None
        self._log = log.bind(game=card.game_id)

    async def open(self) -> None:
        """Take the game up where its log ends. Raises LogDiffers when these rules cannot read it."""
        # On a thread, and before the first move: in a step, an import would keep all games of this server waiting.
        await asyncio.to_thread(prepare_payouts, self.card.treatment)
        if self.card.status != "lobby":
            self._take(await self._load())
        self._worker = asyncio.get_running_loop().create_task(self._work())

    def close(self) -> None:
        """Stop working and end every connection. What is queued is forgotten; what is durable stays."""
        self._nature.close()
        self._presence.close()
        if self._worker is not None:
            self._worker.cancel()
        self._audience.close(SERVER_STOPS, "the server is stopping")

    @property
    def idle(self) -> bool:
        """Nobody watches and nothing is left to do."""
        return self.card.status != "playing" and not self._audience.seats and self._inbox.empty()

    @property
    def stopped(self) -> bool:
        """It has given up, because its log cannot be read any more; or it was closed."""
        return self._worker is not None and self._worker.done()

    @property
    def watching(self) -> tuple[int, ...]:
        """The seats with at least one connection."""
        return self._audience.seats

    # What people do

    def attach(self, player: int, outbox: Outbox) -> None:
        """A connection of the seat is open: it is shown where the game stands, then all that changes."""

        def show() -> None:
            self._audience.attach(player, outbox)
            self._presence.came(player)
            self._show(player, outbox)

        self._inbox.put_nowait(show)

    def detach(self, player: int, outbox: Outbox) -> None:
        """The connection is gone."""

        def forget() -> None:
            self._audience.detach(player, outbox)
            if not self._audience.connections(player):
                self._presence.went(player)

        self._inbox.put_nowait(forget)

    def resync(self, player: int, outbox: Outbox) -> None:
        """Show this connection everything anew."""
        self._inbox.put_nowait(lambda: self._show(player, outbox))

    def submit(self, player: int, message: Submit, outbox: Outbox) -> None:
        """Take a submission of the seat; its answer goes to `outbox` once it is durable."""
        if self._position is None:
            outbox.send(not_started(message.action_id))
            return
        arrived = self._equipment.clock.now()

        def propose(proposal: Proposal) -> Answer | None:
            answer = proposal.answered(player, message.action_id)
            if answer is not None:
                return answer
            action = player_action(player, message.action, proposal.since_opening(arrived))
            try:
                check_step(proposal.game, message.step)
                return proposal.act(action, arrived, message.action_id)
            except IllegalAction as refusal:
                return proposal.refuse(action, refusal, arrived, message.action_id)

        self._inbox.put_nowait(Job(propose, lambda answer: outbox.send(answer_message(message.action_id, answer))))

    def do(self, job: Job) -> None:
        """Take a job of the server itself."""
        self._inbox.put_nowait(job)

    def quote(self, player: int, message: AskQuote, outbox: Outbox) -> None:
        """Say what a draft bid would cost and do; nothing changes."""
        if self._position is None:
            outbox.send(not_started(None))
            return
        try:
            answer = quote(self._position.game, player, message.federation, commitment_of(message.commitment))
        except IllegalAction as refusal:
            outbox.send(Reject(action_id=None, code=refusal.code, message=refusal.message, facts=refusal.facts))
        else:
            outbox.send(QuoteAnswer(quote_id=message.quote_id, quote=answer))

    def seats_changed(self, card: GameCard) -> None:
        """Somebody took a seat in the lobby: tell those who wait."""

        def tell() -> None:
            if self._position is None:
                self.card = card
                for player in self._audience.seats:
                    self._audience.tell(player, lobby_message(card, player))

        self._inbox.put_nowait(tell)

    async def start(self) -> None:
        """Deal the game; seats that nobody took become bots. Raises AlreadyStarted; CommitInDoubt when it was not kept."""
        async with self._starting:
            if self._position is not None:
                raise AlreadyStarted
            await self._write_start()
            await reach_async("game_started")
            position = await self._load()
            begun: asyncio.Future[None] = asyncio.get_running_loop().create_future()

            def begin() -> None:
                self._take(position)
                for player in self._audience.seats:
                    self._show_all(player)
                begun.set_result(None)

            self._inbox.put_nowait(begin)
            await begun

    async def _write_start(self) -> None:
        """Make the start durable, unless an earlier try in doubt has done so. Raises CommitInDoubt when it was not kept."""
        store = self._equipment.store
        doubt: CommitInDoubt | None = None
        while True:
            card = await store.card(self.card.game_id)
            if card is None:
                raise KeyError(self.card.game_id)
            if card.status != "lobby":
                return
            if doubt is not None:
                raise doubt
            try:
                await store.start_game(self._deal(card))
                return
            except Conflict:
                # Somebody took a seat in the same moment: look again.
                self._log.info("start.again")
            except CommitInDoubt as error:
                self._log.warning("start.in_doubt")
                doubt = error

    def _deal(self, card: GameCard) -> StartWrite:
        now = self._equipment.clock.now()
        endowments = endowments_of(card.treatment, card.seed, len(card.seats))
        deal = new_game(card.treatment, card.seed, endowments)
        seats = tuple(
            SeatStart(seat.player, "person", None, endowment)
            if seat.taken
            else SeatStart(seat.player, "bot", seat.policy or stand_in(card.treatment, seat.player), endowment)
            for seat, endowment in zip(card.seats, endowments, strict=True)
        )
        self._log.info("game.starts", seats=len(seats), people=sum(seat.kind == "person" for seat in seats))
        return StartWrite(card.game_id, seats, deal.events, now, open_step(deal.game, now))

    # The work: propose, commit, apply, acknowledge, publish

    async def _work(self) -> None:
        try:
            while True:
                await self._take_turn()
        except LogDiffers as error:
            self._log.error("game.unreadable", error=str(error))
            self._nature.close()
            self._presence.close()
            self._audience.close(UNREADABLE, "this game cannot be read any more")

    async def _take_turn(self) -> None:
        """Do what waits, once something does. Raises LogDiffers when the game cannot go on from its log."""
        waiting = [await self._inbox.get()]
        while len(waiting) < AT_ONCE and not self._inbox.empty():
            waiting.append(self._inbox.get_nowait())
        try:
            await self._do(waiting)
            await self._publish()
            await reach_async("after_publish")
        except LogDiffers:
            raise
        except Exception:
            # A worker that stops would hang the game for good: forget what is in memory, and go on from the log.
            self._log.exception("table.failed")
            if self._position is not None:
                await self._recover()

    async def _do(self, waiting: list[Job | Callable[[], None]]) -> None:
        """In order; jobs that stand beside each other share a transaction."""
        jobs: list[Job] = []
        for item in waiting:
            if isinstance(item, Job):
                jobs.append(item)
                continue
            await self._settle(jobs)
            jobs = []
            item()
        await self._settle(jobs)

    async def _settle(self, jobs: list[Job]) -> None:
        if not jobs:
            return
        for _ in range(2):
            if self._position is None:
                return
            proposal = Proposal(self._position, self._equipment.clock.now())
            answers = [(job.reply, self._propose(job, proposal)) for job in jobs]
            try:
                await self._commit(proposal)
            except StoreClosed:
                return
            except Exception as error:
                self._log.warning("commit.in_doubt", error=f"{type(error).__name__}: {error}")
                await self._recover()
                continue
            await reach_async("after_apply")
            for reply, answer in answers:
                if reply is not None:
                    reply(answer)
            await reach_async("after_ack")
            return
        self._give_up(jobs)

    def _give_up(self, jobs: list[Job]) -> None:
        """The log takes nothing now: people are asked to send again, and what the server does itself is tried later."""
        for job in jobs:
            if job.reply is not None:
                job.reply(None)
            else:
                asyncio.get_running_loop().call_later(RETRY_SECONDS, self._inbox.put_nowait, job)

    def _propose(self, job: Job, proposal: Proposal) -> Answer | None:
        try:
            return job.propose(proposal)
        except Exception:
            # A fault in the rules must not take along the jobs of others that share the transaction.
            self._log.exception("action.failed")
            return None

    async def _commit(self, proposal: Proposal) -> None:
        """Make it durable, then take it over. Raises CommitInDoubt, Conflict: then nothing was taken over."""
        if proposal.empty:
            return
        await self._equipment.store.append(proposal.write(self.card.game_id))
        proposal.apply()
        self._moved(proposal.events)

    def _moved(self, events: tuple[Event, ...]) -> None:
        if self._position is None:
            return
        self._audience.note(events)
        if any(isinstance(event, GameFinished) for event in events):
            self.card = replace(self.card, status="finished")
            self._log.info("game.finished", actions=self._position.seq)
        self._nature.follow(self._position)

    async def _load(self) -> Position:
        """The position from the log. Waits for a database that cannot be read. Raises LogDiffers, AlreadyStarted."""
        waiting = False
        while True:
            try:
                stored = await self._equipment.store.stored_game(self.card.game_id)
                break
            except NewerSchemaError as error:
                raise LogDiffers(f"game {self.card.game_id}: {error}") from error
            except Exception:
                # Once: a database may be away for a night, and every game waits for it.
                if not waiting:
                    self._log.exception("log.unreadable")
                waiting = True
                await asyncio.sleep(RETRY_SECONDS)
        if stored is None or stored.card.status == "lobby":
            raise LogDiffers(f"game {self.card.game_id} has not been started")
        self.card = stored.card
        position = await asyncio.to_thread(rebuild, stored)
        position.deadline = not_ahead(position.deadline, self._equipment.clock.now())
        return position

    async def _recover(self) -> None:
        """Forget what is in memory, go on from the log, and show everybody where that is."""
        self._take(await self._load())
        for player in self._audience.seats:
            self._show_all(player)

    def _take(self, position: Position) -> None:
        """Go on from here."""
        self._position = position
        self._presence.watch(seat.player for seat in self.card.seats if seat.kind == "person")
        self._nature.resume(position)

    # What people see

    def _show(self, player: int, outbox: Outbox) -> None:
        if self._position is None:
            outbox.send(lobby_message(self.card, player))
        else:
            game, recent = self._position.game, self._position.recent
            self._audience.show(player, outbox, game, recent, self._surroundings())

    def _show_all(self, player: int) -> None:
        for outbox in self._audience.outboxes(player):
            self._show(player, outbox)

    async def _publish(self) -> None:
        if self._position is not None:
            await self._audience.publish(self._position.game, self._surroundings())

    def _surroundings(self) -> Surroundings:
        deadline = self._position.deadline if self._position else None
        now = self._equipment.clock.now()
        return Surroundings(
            names=tuple(seat.name for seat in self.card.seats),
            bots=tuple(seat.player for seat in self.card.seats if seat.kind == "bot"),
            task=task_words(self.card.treatment.training.task),
            disconnected=self._presence.disconnected,
            deadline_ms=milliseconds(now, deadline.due_at) if deadline else None,
        )

    # Seats that the server plays

    def _stand_ins(self) -> tuple[tuple[int, str | None], ...]:
        bots = tuple((seat.player, seat.policy) for seat in self.card.seats if seat.kind == "bot")
        return bots + tuple((player, self._absent_policy(player)) for player in self._presence.absent)

    def _absent_policy(self, player: int) -> str | None:
        return stand_in(self.card.treatment, player) if self.card.treatment.absent == "bot" else None

    def _person_is_absent(self, player: int) -> None:
        self._log.info("seat.absent", player=player, then=self.card.treatment.absent)
        self._nature.play_now([(player, self._absent_policy(player))])

    @property
    def game(self) -> Game | None:
        """The game as of its last durable action; None in the lobby."""
        return self._position.game if self._position else None
