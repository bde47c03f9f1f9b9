"""One game at its table, from the lobby to the end: the only writer of that game.

Everything that wants to change the game queues up here and is taken in order. What waits is proposed together, made
durable in one transaction, applied, acknowledged and published, in exactly this order. If it is in doubt whether
something is durable, the position in memory is thrown away and rebuilt from the log, and what waited is tried again on
it; what is in the log already gets its first answer. Rules, storage, sockets and what the server does by itself
(fedgame.live.nature) are other modules' business.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

import structlog

from engine.events import Event, GameFinished
from engine.rules.payout import prepare_payouts
from engine.state import Game
from fedgame.failpoints import reach_async
from fedgame.live.audience import Audience
from fedgame.live.beat import Beat
from fedgame.live.control import Controlled
from fedgame.live.controls import REMOVED, Controls
from fedgame.live.facts import Attendance, TableFacts, table_facts
from fedgame.live.inbox import Call, Inbox, together
from fedgame.live.loading import RETRY_SECONDS, load_position, write_start
from fedgame.live.lobby import lobby_message
from fedgame.live.nature import Equipment, Nature
from fedgame.live.notices import (
    Absent,
    Connected,
    Disconnected,
    Finished,
    Moved,
    Paused,
    Resumed,
    Returned,
    Started,
    Tell,
    tell_nobody,
)
from fedgame.live.orders import OpenOrders, Order, OrderRefused, carry_out
from fedgame.live.outbox import SERVER_STOPS, Outbox
from fedgame.live.position import Job, LogDiffers, Position, Proposal
from fedgame.live.presence import Presence
from fedgame.live.screens import Scene, Screens
from fedgame.live.seats import Seats
from fedgame.live.submissions import answer_message, not_started, outcome_of, proposing, quote_message
from fedgame.storage import Answer, GameCard, NotWritten, StoreClosed
from fedgame.wire.codes import ServerCode
from fedgame.wire.messages import Again, AskQuote, Submit

UNREADABLE = 1011

log = structlog.get_logger(__name__)


class AlreadyStarted(Exception):  # noqa: N818 - it says what is the case
    """The game has left its lobby."""


class Table(Controlled):
    """Made for a game in any status; `open` takes it up and starts working, `close` stops."""

    def __init__(self, card: GameCard, equipment: Equipment, tell: Tell = tell_nobody) -> None:
        self.card = card
        self._tell = tell
        self._equipment = equipment
        self._position: Position | None = None
        self._inbox = Inbox()
        self._audience = Audience()
        self._presence = Presence(card.treatment.grace_seconds, self._person_is_absent)
        self._nature = Nature(
            card.game_id, equipment, self._inbox.put, self._stand_ins, lambda progress: self._screens.hint(progress)
        )
        self._orders = OpenOrders()
        self._beat = Beat(equipment.beat, lambda: self._inbox.put(lambda: None))
        self._screens = Screens(
            self._audience, self._beat, self._scene, lambda player: lobby_message(self.card, player)
        )
        self._starting = asyncio.Lock()
        self._worker: asyncio.Task[None] | None = None
        self._log = log.bind(game=card.game_id)

    async def open(self) -> None:
        """Take the game up where its log ends. Raises LogDiffers when these rules cannot read it."""
        # On a thread, and before the first move: in a step, an import would keep all games of this server waiting.
        await asyncio.to_thread(prepare_payouts, self.card.treatment)
        if self.card.status != "lobby":
            self._take(*await load_position(self._equipment, self.card.game_id))
        self._worker = asyncio.get_running_loop().create_task(self._work())

    def close(self) -> None:
        """Stop working and end every connection. What is queued is forgotten; what is durable stays."""
        self._nature.close()
        self._presence.close()
        self._beat.close()
        if self._worker is not None:
            self._worker.cancel()
        self._orders.close()
        self._audience.close(SERVER_STOPS, "the server is stopping")

    @property
    def idle(self) -> bool:
        """Nobody watches and nothing is left to do."""
        busy = self.card.status == "playing" or self._starting.locked()
        return not busy and not self._audience.seats and self._inbox.empty

    @property
    def stopped(self) -> bool:
        """It has given up, because its log cannot be read any more; or it was closed."""
        return self._worker is not None and self._worker.done()

    @property
    def watching(self) -> tuple[int, ...]:
        """The seats with at least one connection."""
        return self._audience.seats

    @property
    def connections(self) -> int:
        return sum(map(self._audience.connections, self._audience.seats))

    # What people do

    def attach(self, player: int, outbox: Outbox) -> None:
        """A connection of the seat is open: it is shown where the game stands, then all that changes."""

        def show() -> None:
            if player in self.controls.removed:
                outbox.turn_away("seat.removed", REMOVED)
                return
            first, away = not self._audience.connections(player), player in self._presence.absent
            self._audience.attach(player, outbox)
            self._presence.came(player)
            self._screens.show(player, outbox)
            if self.card.next_id is not None:
                outbox.send(Again(game_id=self.card.next_id))
            if first:
                self._tell(Connected(player))
            if away:
                self._tell(Returned(player))
            if self.controls.unattended:
                going_on = Order("resume")
                self._inbox.put(Job(lambda proposal: carry_out(proposal, going_on, ())))

        self._inbox.put(show)

    def detach(self, player: int, outbox: Outbox) -> None:
        """The connection is gone."""

        def forget() -> None:
            if outbox not in self._audience.outboxes(player):
                return
            self._audience.detach(player, outbox)
            if not self._audience.connections(player):
                self._presence.went(player)
                self._tell(Disconnected(player))

        self._inbox.put(forget)

    def resync(self, player: int, outbox: Outbox) -> None:
        """Show this connection everything anew."""
        self._inbox.put(lambda: self._screens.show(player, outbox))

    def submit(self, player: int, message: Submit, outbox: Outbox) -> None:
        """Take a submission of the seat; its answer goes to `outbox` once it is durable."""
        if self._position is None:
            outbox.send(not_started(message.action_id))
            return
        came, told = time.perf_counter(), self._equipment.metrics.answered

        def reply(answer: Answer | None) -> None:
            outbox.send(answer_message(message.action_id, answer))
            told(message.action.kind, outcome_of(answer), time.perf_counter() - came)

        self._inbox.put(Job(proposing(player, message, self._equipment.clock.now()), reply))

    def start_clock(self) -> None:
        """Let the first step's time run, where it waits for the person who plays alone."""
        if self._position is not None:
            self._inbox.put(Job(Proposal.start_clock))

    def do(self, job: Job) -> None:
        """Take a job of the server itself."""
        self._inbox.put(job)

    def quote(self, player: int, message: AskQuote, outbox: Outbox) -> None:
        """Say what a draft bid would cost and do; nothing changes."""
        if self._position is None:
            outbox.send(not_started(None))
            return
        outbox.send(quote_message(self._position.game, player, message))

    def expel(self, player: int, code: ServerCode, message: str) -> None:
        """End the connections of a seat, whose token opens it no more."""

        def turn_away() -> None:
            for outbox in self._audience.outboxes(player):
                outbox.turn_away(code, message)

        self._inbox.put(turn_away)

    def forget_name(self, player: int) -> None:
        """Whoever has this seat is not told of by name from the next view on."""
        seats = tuple(replace(seat, name="") if seat.player == player else seat for seat in self.card.seats)
        self.card = replace(self.card, seats=seats)

    def seats_changed(self, card: GameCard) -> None:
        """Somebody took or lost a seat in the lobby: tell those who wait."""

        def tell() -> None:
            if self._position is None:
                self.card = card
                self._screens.show_all()

        self._inbox.put(tell)

    def game_follows(self, game_id: str) -> None:
        """The host has made another game for the same people: tell everybody who is here, and who comes later."""

        def tell() -> None:
            self.card = replace(self.card, next_id=game_id)
            for player in self._audience.seats:
                self._audience.tell(player, Again(game_id=game_id))

        self._inbox.put(tell)

    async def start(self, *, untimed_alone: bool = False) -> None:
        """Deal the game; seats that nobody took become bots. `untimed_alone`: without a time limit where only one person
        came. Raises AlreadyStarted; CommitInDoubt when it was not kept.
        """
        async with self._starting:
            if self._position is not None:
                raise AlreadyStarted
            await write_start(self._equipment, self.card.game_id, untimed_alone=untimed_alone)
            await reach_async("game_started")
            card, position = await load_position(self._equipment, self.card.game_id)
            begun: asyncio.Future[None] = asyncio.get_running_loop().create_future()

            def begin() -> None:
                self._take(card, position)
                self._tell(Started())
                self._screens.show_all()
                begun.set_result(None)

            self._inbox.put(begin)
            await begun

    # What a host or an experimenter orders

    async def order(self, order: Order) -> None:
        if self._position is None:
            raise OrderRefused("game.not_started", "The game has not started: there is nothing to control yet.")
        if self.stopped:
            raise StoreClosed("the table is closed")
        await self._orders.give(order, self._seats.people, self._inbox.put)

    # The work: propose, commit, apply, acknowledge, publish

    async def _work(self) -> None:
        try:
            while True:
                await self._take_turn()
        except LogDiffers as error:
            self._log.error("game.unreadable", error=str(error))
            self._nature.close()
            self._presence.close()
            self._orders.close()
            self._audience.close(UNREADABLE, "this game cannot be read any more")

    async def _take_turn(self) -> None:
        """Do what waits, once something does. Raises LogDiffers when the game cannot go on from its log."""
        waiting = await self._inbox.take()
        try:
            await self._do(waiting)
            await self._screens.keep_up()
            await reach_async("after_publish")
        except LogDiffers:
            raise
        except Exception:
            # A worker that stops would hang the game for good: forget what is in memory, and go on from the log.
            self._log.exception("table.failed")
            if self._position is not None:
                await self._recover()
                # The fault may lie in what was told of the game as well.
                self._screens.show_all()

    async def _do(self, waiting: list[Job | Call]) -> None:
        for item in together(waiting):
            if isinstance(item, list):
                await self._settle(item)
            else:
                item()

    async def _settle(self, jobs: list[Job]) -> None:
        for _ in range(2):
            if self._position is None:
                return
            proposal = Proposal(self._position, self._equipment.clock.now())
            answers = [(job.reply, self._propose(job, proposal)) for job in jobs]
            try:
                await self._commit(proposal)
            except StoreClosed:
                return
            except NotWritten as error:
                self._log.warning("commit.refused", error=str(error))
                break
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
                asyncio.get_running_loop().call_later(RETRY_SECONDS, self._inbox.put, job)

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
        before = self.controls
        await self._equipment.store.append(proposal.write(self.card.game_id))
        proposal.apply()
        self._moved(proposal.events, before)

    def _moved(self, events: tuple[Event, ...], before: Controls) -> None:
        """The position is another than with the controls of `before`: go on from it, and tell."""
        if self._position is None:
            return
        self._audience.note(events)
        game, controls = self._position.game, self.controls
        over = any(isinstance(event, GameFinished) for event in events)
        if over:
            self.card = replace(self.card, status="finished")
            self._log.info("game.finished", actions=self._position.seq)
        self._nature.follow(self._position)
        self._obey(before, controls)
        self._tell(Moved())
        if (controls.paused_at is None) != (before.paused_at is None):
            self._tell(Resumed() if controls.paused_at is None else Paused())
        if over:
            self._tell(Finished(tuple(game.money(player.number) for player in game.players)))

    def _obey(self, before: Controls, controls: Controls) -> None:
        """Play the seats that the server plays from now on, and turn away who was removed."""
        new = sorted(controls.stood_in - before.stood_in)
        self._nature.play_now([(player, self._seats.policy(player)) for player in new])
        for player in controls.removed - before.removed:
            for outbox in self._audience.outboxes(player):
                outbox.turn_away("seat.removed", REMOVED)

    async def _recover(self) -> None:
        """Forget what is in memory, go on from the log, and tell everybody what they do not see yet: often nothing, so that a
        sealed act that could not be kept is no other seat's news.
        """
        self._take(*await load_position(self._equipment, self.card.game_id))
        self._audience.look_again()

    def _take(self, card: GameCard, position: Position) -> None:
        """Go on from here."""
        self.card, self._position = card, position
        self._presence.watch(self._seats.people)
        self._nature.resume(position)

    def _scene(self) -> Scene | None:
        """What people are shown; None in the lobby."""
        if self._position is None:
            return None
        around = self._seats.surroundings(self._position.deadline, self._equipment.clock.now())
        return Scene(self._position.game, self._position.recent, around, self._nature.told)

    # Seats that the server plays

    @property
    def _seats(self) -> Seats:
        return Seats(self.card, self._presence, self.controls)

    def _stand_ins(self) -> tuple[tuple[int, str | None], ...]:
        return self._seats.played_by_server

    def _person_is_absent(self, player: int) -> None:
        self._log.info("seat.absent", player=player, then=self.card.treatment.absent)
        self._nature.play_now([(player, self._seats.policy(player))])
        # Taken in turn by the worker, so that everybody is shown who plays the seat now.
        self._inbox.put(lambda: self._tell(Absent(player)))

    @property
    def controls(self) -> Controls:
        """Where the game stands in its host's orders."""
        return self._position.controls if self._position else Controls()

    def facts(self) -> TableFacts:
        """Where the game stands, for those who watch over it and never for a seat."""
        attendance = Attendance(self._audience.seats, self._presence.absent, self._seats.served)
        now = self._equipment.clock.now()
        return table_facts(self.card, self._position, attendance, self._nature.trainings, now)

    @property
    def game(self) -> Game | None:
        """The game as of its last durable action; None in the lobby."""
        return self._position.game if self._position else None
