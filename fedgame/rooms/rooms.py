"""All sessions of this server: the rooms that are open now, who looks at them, and what time and games bring to them.

A session that has not ended has its room open, watched or not, because its clocks run; after a restart all of them are
taken up again. One that has ended is opened when somebody looks at it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from pathlib import Path

import structlog

from fedgame.experiments import rules
from fedgame.experiments.changes import SessionRefusal
from fedgame.experiments.events import CameBack, Erased, SessionEvent
from fedgame.experiments.session import Session
from fedgame.export.options import PLAIN, ExportOptions
from fedgame.live import notices
from fedgame.live.clock import Clock
from fedgame.live.facts import TableFacts
from fedgame.live.hall import Hall
from fedgame.live.outbox import NO_SEAT, SERVER_STOPS, Outbox
from fedgame.live.position import LogDiffers
from fedgame.rooms import acts
from fedgame.rooms.codes import data_code
from fedgame.rooms.control import control_state
from fedgame.rooms.data import session_table, session_zip
from fedgame.rooms.idle import idle_people
from fedgame.rooms.load import load_of
from fedgame.rooms.orders import carry_out, reconcile
from fedgame.rooms.pages import page
from fedgame.rooms.room import Draft, Room
from fedgame.rooms.watchers import Watchers, all_of
from fedgame.storage import CommitInDoubt, StoreClosed
from fedgame.storage.session_book import SessionBook
from fedgame.wire.control_room import ControlAct, Load
from fedgame.wire.participants import ParticipantAct, ParticipantPage

TICK_SECONDS = 1.0
PUBLISH_SECONDS = 0.05
CONTROL_SECONDS = 0.5

log = structlog.get_logger(__name__)


class Rooms:
    """`hall` keeps the games that sessions open."""

    def __init__(self, hall: Hall, book: SessionBook, clock: Clock) -> None:
        self.book = book
        self._hall = hall
        self._clock = clock
        self._open: dict[str, asyncio.Task[Room]] = {}
        self._watchers: dict[str, Watchers] = {}
        self._by_game: dict[str, str] = {}
        self._concerned: dict[str, set[int] | None] = {}
        self._ordering: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._tasks: set[asyncio.Task[None]] = set()
        self._exporting = asyncio.Lock()
        hall.watch(self._noticed)
        hall.is_watched_over = self._by_game.__contains__

    async def take_up(self) -> None:
        """Open the rooms of all sessions that have not ended, have their games stand as they say, and start the clock."""
        for session_id in await self.book.session_ids(running=True):
            try:
                room = await self.get(session_id)
                await self._quietly(session_id, partial(_not_here, self.watchers(session_id)))
                await reconcile(self._hall, room.session)
                await self._collect(room)
            except Exception:
                # One session that cannot be taken up must not keep the clocks of the others from running.
                log.exception("session.not_taken_up", session=session_id)
            else:
                log.info("session.taken_up", session=session_id, people=len(room.session.participants))
        self._spawn(self._every(TICK_SECONDS, self._tick))
        self._spawn(self._every(PUBLISH_SECONDS, self._publish))
        self._spawn(self._every(CONTROL_SECONDS, self._publish_control))

    def close(self) -> None:
        for task in tuple(self._tasks):
            task.cancel()
        for opening in self._open.values():
            if opening.done() and not opening.cancelled() and opening.exception() is None:
                opening.result().close()
            opening.cancel()
        for watchers in self._watchers.values():
            watchers.close(SERVER_STOPS, "the server is stopping")

    async def get(self, session_id: str) -> Room:
        """The room of a session, opened if it is not. Raises KeyError for none of that name."""
        opening = self._open.get(session_id)
        if opening is None:
            opening = self._open[session_id] = asyncio.get_running_loop().create_task(self._take_out(session_id))
        try:
            return await asyncio.shield(opening)
        except Exception:
            self._open.pop(session_id, None)
            raise

    async def _take_out(self, session_id: str) -> Room:
        stored = await self.book.stored_session(session_id)
        if stored is None:
            raise KeyError(session_id)
        room = Room(stored, self.book, self._clock, self._committed)
        self._know_games(room)
        room.open()
        return room

    def _room_now(self, session_id: str) -> Room | None:
        opening = self._open.get(session_id)
        ready = opening is not None and opening.done() and not opening.cancelled() and opening.exception() is None
        return opening.result() if opening is not None and ready else None

    def open_rooms(self) -> tuple[Room, ...]:
        """Those that are in memory now."""
        return tuple(room for session_id in tuple(self._open) if (room := self._room_now(session_id)) is not None)

    def watchers(self, session_id: str) -> Watchers:
        return self._watchers.setdefault(session_id, Watchers())

    async def export(self, session_id: str, *, labels: bool, options: ExportOptions = PLAIN) -> Path:
        """All data of a session, in a file that the caller removes. One at a time, as it takes the processor from games.
        Raises UnavailableFormatError.
        """
        async with self._exporting:
            store = self._hall.equipment.store
            return await session_zip(self.book, store, session_id, labels=labels, options=options)

    async def table(self, session_id: str, name: str, *, labels: bool) -> Path:
        """One table of a session, as `export`. Raises UnknownTableError, UnavailableFormatError."""
        async with self._exporting:
            return await session_table(self.book, self._hall.equipment.store, session_id, name, labels=labels)

    # What people and experimenters do

    async def participant_acts(self, session_id: str, number: int, act: ParticipantAct) -> ParticipantPage:
        """Do it, and say what is shown then. SessionRefusal, CommitInDoubt, StoreClosed, KeyError."""
        room = await self.get(session_id)
        await room.act(lambda draft: acts.of_participant(draft.changes, number, act), acts.refused_answer(number, act))
        return self.page(room, number)

    async def staff_acts(self, session_id: str, by: str, act: ControlAct) -> None:
        """As above; the games have been told when this returns."""
        room = await self.get(session_id)
        await room.act(lambda draft: acts.of_staff(draft.changes, by, act))
        async with self._ordering[session_id]:
            pass

    def page(self, room: Room, number: int) -> ParticipantPage:
        return page(
            room.session_id,
            room.session,
            room.session.participants[number],
            room.identity(number).parameters,
            self._clock.now(),
            data_code=data_code(room.new.room_code, room.new.room_key, number),
            rehearsal=room.new.rehearsal,
        )

    # Connections

    async def attach(self, session_id: str, number: int, outbox: Outbox) -> None:
        """A participant's connection is open: it is shown the page, then every other one."""
        room = await self.get(session_id)
        watchers = self.watchers(session_id)
        if watchers.attach(number, outbox):
            try:
                await room.act(lambda draft: rules.connected(draft.changes, number))
            except BaseException:
                watchers.detach(number, outbox)
                raise
        outbox.send(self.page(room, number))

    def detach(self, session_id: str, number: int, outbox: Outbox) -> None:
        watchers = self.watchers(session_id)
        if watchers.detach(number, outbox):
            self._spawn(self._quietly(session_id, partial(_not_here, watchers)))

    async def attach_staff(self, session_id: str, outbox: Outbox) -> None:
        room = await self.get(session_id)
        self.watchers(session_id).attach_staff(outbox)
        outbox.send(control_state(room, self._facts(room), self._load(), self._clock.now()))
        self._spawn(self._open_ended(room))

    async def _open_ended(self, room: Room) -> None:
        """Open the tables of games that were over before this server started, so that their markets can be told."""
        for group in room.session.groups:
            if group.ended_at is not None and self._hall.facts(group.game_id) is None:
                with contextlib.suppress(KeyError, LogDiffers):
                    await self._hall.get(group.game_id)

    def detach_staff(self, session_id: str, outbox: Outbox) -> None:
        self.watchers(session_id).detach_staff(outbox)

    # What follows from a commit

    def _committed(self, room: Room, events: tuple[SessionEvent, ...]) -> None:
        self._know_games(room)
        for event in events:
            if isinstance(event, CameBack):
                self.watchers(room.session_id).expel(event.participant, NO_SEAT, "seat.moved")
            elif isinstance(event, Erased):
                self.watchers(room.session_id).expel(event.participant, NO_SEAT, "participant.erased")
        self._concern(room.session_id, events)
        if events:
            self._spawn(self._order(room, room.session, events))

    async def _order(self, room: Room, session: Session, events: tuple[SessionEvent, ...]) -> None:
        """Have the tables do what these events say, one commit's after the other's; `session` is after them."""
        async with self._ordering[room.session_id]:
            try:
                await carry_out(self._hall, session, events)
            except CommitInDoubt as error:
                log.warning("order.in_doubt", session=room.session_id, error=str(error))
                await asyncio.sleep(TICK_SECONDS)
                await reconcile(self._hall, room.session)

    def _know_games(self, room: Room) -> None:
        for group in room.session.groups:
            self._by_game[group.game_id] = room.session_id
        for person in room.session.participants.values():
            if person.practice_id is not None:
                self._by_game[person.practice_id] = room.session_id

    def _concern(self, session_id: str, events: tuple[SessionEvent, ...]) -> None:
        """Whose page may be another one now: those whom the events are about, or all."""
        known = self._concerned.get(session_id, set())
        people = {getattr(event, "participant", None) for event in events}
        if known is None or None in people or not events:
            self._concerned[session_id] = None
        else:
            self._concerned[session_id] = known | {number for number in people if number is not None}

    async def _publish(self) -> None:
        """Show the people concerned their pages."""
        concerned, self._concerned = self._concerned, {}
        for session_id, people in concerned.items():
            room = self._room_now(session_id)
            watchers = self.watchers(session_id)
            if room is None:
                continue
            here = set(watchers.people)
            # Those who wait see how many they are, whoever it was that came or went.
            for number in sorted(here if people is None else here & (people | set(_waiting(room.session)))):
                watchers.show(self.page(room, number))

    async def _publish_control(self) -> None:
        load = None
        for session_id, watchers in tuple(self._watchers.items()):
            room = self._room_now(session_id)
            if room is not None and watchers.staff:
                load = load or self._load()
                watchers.show_staff(control_state(room, self._facts(room), load, self._clock.now()))

    # What games bring

    def _noticed(self, game_id: str, notice: notices.Notice) -> None:
        session_id = self._by_game.get(game_id)
        if session_id is None:
            return
        if isinstance(notice, notices.Finished):
            self._spawn(self._game_over(session_id, game_id, notice.cents))
        elif isinstance(notice, notices.Absent | notices.Returned):
            self._spawn(self._presence(session_id, game_id, notice))

    async def _game_over(self, session_id: str, game_id: str, cents: tuple[int, ...]) -> None:
        room = await self.get(session_id)
        practising = next((p.number for p in room.session.participants.values() if p.practice_id == game_id), None)
        if practising is not None:
            await self._quietly(session_id, lambda draft: rules.practice_over(draft.changes, practising))
            return
        group = next(group for group in room.session.groups if group.game_id == game_id)
        start = await self._start_cents(game_id)
        people = len(group.seats)
        await self._quietly(
            session_id, lambda draft: rules.group_over(draft.changes, group.number, cents[:people], start[:people])
        )

    async def _start_cents(self, game_id: str) -> tuple[int, ...]:
        stored = await self._hall.equipment.store.stored_game(game_id)
        return tuple(endowment.money_cents for endowment in stored.endowments) if stored else ()

    async def _presence(self, session_id: str, game_id: str, notice: notices.Absent | notices.Returned) -> None:
        room = await self.get(session_id)
        group = next((one for one in room.session.groups if one.game_id == game_id), None)
        if group is None or notice.player > len(group.seats):
            return
        number = group.seats[notice.player - 1]
        if isinstance(notice, notices.Absent):
            await self._quietly(session_id, lambda draft: rules.give_up(draft.changes, number, "gone"))
        elif room.session.participants[number].away == "gone":
            await self._quietly(session_id, lambda draft: rules.give_back(draft.changes, number))

    async def _collect(self, room: Room) -> None:
        """Games that ended while nobody could note it."""
        session = room.session
        playing = [group.game_id for group in session.groups if group.ended_at is None]
        for person in session.participants.values():
            stage = session.stage_of(person)
            if (
                person.practice_id
                and stage is not None
                and stage.plays == "practice"
                and person.stage not in person.done
            ):
                playing.append(person.practice_id)
        for game_id in playing:
            cents = await self._final_cents(game_id)
            if cents is not None:
                await self._game_over(room.session_id, game_id, cents)

    async def _final_cents(self, game_id: str) -> tuple[int, ...] | None:
        """What each seat has at the end; None while the game goes on, or cannot be read."""
        try:
            game = (await self._hall.get(game_id)).game
        except (KeyError, LogDiffers):
            return None
        return (
            tuple(game.money(player.number) for player in game.players) if game is not None and game.finished else None
        )

    # What time brings

    async def _tick(self) -> None:
        for room in self.open_rooms():
            if room.session.ended:
                continue
            idle = idle_people(room.session, self._facts(room), self._clock.now())
            if idle or room.something_due():
                await self._quietly(room.session_id, partial(_due, idle))

    def _facts(self, room: Room) -> dict[str, TableFacts]:
        """Of the games of this session whose tables are open, with those that are over."""
        session = room.session
        wanted = {group.game_id for group in session.groups}
        wanted |= {game_id for person in session.participants.values() if (game_id := session.game_of(person))}
        found = {game_id: self._hall.facts(game_id) for game_id in wanted}
        return {game_id: facts for game_id, facts in found.items() if facts is not None}

    def _load(self) -> Load:
        return load_of(self._hall.load(), all_of(self._watchers.values()), saved=self._hall.equipment.store.writable)

    # Tasks

    async def _quietly(self, session_id: str, do: Callable[[Draft], None]) -> None:
        """Something of the server itself: what is refused has come too late, what could not be kept comes again."""
        room = await self.get(session_id)
        try:
            await room.act(do)
        except SessionRefusal as refusal:
            log.info("session.too_late", session=session_id, why=refusal.message)
        except (CommitInDoubt, StoreClosed) as error:
            log.warning("session.not_kept", session=session_id, error=str(error))

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("rooms.task_failed", exc_info=error)

    async def _every(self, seconds: float, do: Callable[[], Awaitable[None]]) -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                await do()
            except Exception:
                log.exception("rooms.tick_failed")


def _waiting(session: Session) -> tuple[int, ...]:
    """Who waits for a group, in whichever arm."""
    arms = range(1, len(session.design.arms) + 1)
    return tuple(person.number for arm in arms for person in session.waiting(arm))


def _not_here(watchers: Watchers, draft: Draft) -> None:
    """Nobody is there who has no connection now: asked when it is written, as somebody may have come back meanwhile."""
    here = set(watchers.people)
    for person in tuple(draft.changes.session.participants.values()):
        if person.connected and person.number not in here:
            rules.disconnected(draft.changes, person.number)


def _due(idle: tuple[int, ...], draft: Draft) -> None:
    for number in idle:
        rules.ask_idle(draft.changes, number)
    rules.due(draft.changes)
