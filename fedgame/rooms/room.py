"""One session and its people: the only writer of that session's log.

Everything that wants to change the session queues up here, is proposed in order, made durable in one transaction with
the games that it opens, applied, answered and published, in exactly this order. When it is in doubt whether something is
durable, what is in memory is thrown away and read again. What an event means for a running game is ordered at its table
after the commit, and again after a restart, where the table does not stand as the log says.
"""

from __future__ import annotations

import asyncio
import random
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

import structlog

from fedgame.experiments import rules
from fedgame.experiments.changes import Chance, Changes, SessionRefusal
from fedgame.experiments.events import Erased, RoomClosed, RoomOpened, SessionEnded, SessionEvent
from fedgame.experiments.session import Participant, Session, applied
from fedgame.failpoints import reach_async
from fedgame.live.clock import Clock
from fedgame.log.seeds import MAX_SEED
from fedgame.people.audit import Act
from fedgame.people.security import new_game_id
from fedgame.rooms.codes import new_completion_code
from fedgame.rooms.games import opened_games
from fedgame.rooms.stage_times import StageTimes
from fedgame.storage import CommitInDoubt, Conflict, Note, StoreClosed
from fedgame.storage.session_book import SessionBook
from fedgame.storage.session_entries import Identity, NewSession, SessionWrite, StoredSession

AT_ONCE = 64
"""At most so many waiting acts share a transaction."""

RETRY_SECONDS = 1.0

TAIL = 400
"""So many of the latest events are kept in memory, to be told in the control room."""

_ACTS: dict[str, Act] = {
    "session_ended": "session.ended",
    "room_opened": "room.opened",
    "room_closed": "room.closed",
    "erased": "participant.erased",
}

Result = TypeVar("Result")

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Draft:
    """What acts propose: events, and what stands beside the log."""

    changes: Changes
    people: dict[int, Identity]
    arrived: dict[int, Identity]
    moved: dict[int, Identity]
    erased: set[int] = field(default_factory=set)

    def label_owner(self, label: str) -> Participant | None:
        """The participant with this label, if there is one."""
        found = next((one for one in self.people.values() if one.label == label), None)
        return self.changes.session.participants[found.number] if found else None

    def come(self, identity: Identity) -> None:
        self.people[identity.number] = self.arrived[identity.number] = identity
        if identity.label is not None:
            self.changes.labels = {**self.changes.labels, identity.number: identity.label}

    def erase(self, number: int) -> None:
        """Leave of this participant the number alone, once this is durable."""
        self.erased.add(number)

    def move(self, identity: Identity) -> None:
        self.people[identity.number] = self.moved[identity.number] = identity


class _Act(Generic[Result]):
    """One thing that somebody wants, and who waits for its answer."""

    def __init__(
        self, do: Callable[[Draft], Result], also_refused: Callable[[Draft, SessionRefusal], None] | None
    ) -> None:
        self._do = do
        self._also_refused = also_refused
        self._result: Result
        self._error: Exception | None = None
        self.answer: asyncio.Future[Result] = asyncio.get_running_loop().create_future()

    def propose(self, draft: Draft) -> None:
        """Do it, or take back what a refusal left half done."""
        changes, kept = draft.changes, _Kept(draft)
        self._error = None
        try:
            self._result = self._do(draft)
            rules.follow(changes)
        except SessionRefusal as refusal:
            kept.restore(draft)
            self._error = refusal
            if self._also_refused is not None:
                self._also_refused(draft, refusal)
        except Exception as error:
            # A fault in the rules must not take along the acts of others that share the transaction.
            log.exception("session.act_failed")
            kept.restore(draft)
            self._error = error

    def settle(self) -> None:
        if self.answer.done():
            return
        if self._error is not None:
            self.answer.set_exception(self._error)
        else:
            self.answer.set_result(self._result)

    def fail(self, error: Exception) -> None:
        if not self.answer.done():
            self.answer.set_exception(error)


class _Kept:
    """A draft as it was, to go back to."""

    def __init__(self, draft: Draft) -> None:
        self._session, self._said = draft.changes.session, len(draft.changes.events)
        self._labels = draft.changes.labels
        self._people, self._arrived, self._moved = dict(draft.people), dict(draft.arrived), dict(draft.moved)
        self._erased = set(draft.erased)

    def restore(self, draft: Draft) -> None:
        draft.changes.session, draft.changes.labels = self._session, self._labels
        del draft.changes.events[self._said :]
        draft.people, draft.arrived, draft.moved = self._people, self._arrived, self._moved
        draft.erased = self._erased


class Room:
    """`committed` is called with the events of every write, once they are durable and applied."""

    def __init__(
        self,
        stored: StoredSession,
        book: SessionBook,
        clock: Clock,
        committed: Callable[[Room, tuple[SessionEvent, ...]], None],
    ) -> None:
        self.new: NewSession
        self.number = stored.number
        self._book = book
        self._clock = clock
        self._committed = committed
        self._inbox: asyncio.Queue[_Act[object]] = asyncio.Queue()
        self._chance = Chance(random.SystemRandom(), new_game_id, _new_seed, new_completion_code)
        self._worker: asyncio.Task[None] | None = None
        self.session: Session
        self.people: dict[int, Identity]
        self._take(stored)
        self._log = log.bind(session=self.new.session_id)

    def _take(self, stored: StoredSession) -> None:
        self.new = stored.new
        self.session = applied(Session(stored.new.design, stored.new.seed), stored.log)
        self.people = {one.number: one for one in stored.people}
        self.log_tail = stored.log[-TAIL:]
        self._times = StageTimes()
        self._times.follow(stored.log)

    @property
    def stage_times(self) -> Mapping[int, list[int]]:
        """How long people took for each stage, in milliseconds."""
        return self._times.by_stage

    @property
    def session_id(self) -> str:
        return self.new.session_id

    def open(self) -> None:
        self._worker = asyncio.get_running_loop().create_task(self._work())

    def close(self) -> None:
        if self._worker is not None:
            self._worker.cancel()
        while not self._inbox.empty():
            self._inbox.get_nowait().fail(StoreClosed("the server is stopping"))

    async def act(
        self, do: Callable[[Draft], Result], also_refused: Callable[[Draft, SessionRefusal], None] | None = None
    ) -> Result:
        """Have something done; it is durable when this returns. SessionRefusal, CommitInDoubt, StoreClosed otherwise.

        `also_refused` may say an event about a refusal, which is kept.
        """
        act = _Act(do, also_refused)
        self._inbox.put_nowait(act)  # type: ignore[arg-type]  # an act answers only whoever made it
        return await act.answer

    async def _work(self) -> None:
        while True:
            waiting = [await self._inbox.get()]
            while len(waiting) < AT_ONCE and not self._inbox.empty():
                waiting.append(self._inbox.get_nowait())
            try:
                await self._do(waiting)
            except Exception as error:
                self._log.exception("session.failed")
                for act in waiting:
                    act.fail(error)
                await self._recover()

    async def _do(self, waiting: list[_Act[object]]) -> None:
        """Propose all of it together and write it. What is in doubt is read again, and tried once more where it was not kept."""
        for _ in range(2):
            draft = self._draft()
            for act in waiting:
                act.propose(draft)
            try:
                await self._commit(draft)
            except StoreClosed as error:
                for act in waiting:
                    act.fail(error)
                return
            except (CommitInDoubt, Conflict) as error:
                self._log.warning("session.in_doubt", error=str(error))
                await self._recover()
                continue
            for act in waiting:
                act.settle()
            await reach_async("session_answered")
            return
        for act in waiting:
            act.fail(CommitInDoubt("this could not be kept"))

    def _draft(self) -> Draft:
        labels = {one.number: one.label for one in self.people.values() if one.label is not None}
        return Draft(Changes(self.session, self._clock.now(), self._chance, labels), dict(self.people), {}, {})

    async def _commit(self, draft: Draft) -> None:
        changes = draft.changes
        if not changes.events and not draft.moved and not draft.erased:
            return
        arms = {one.number: one.arm for one in changes.session.participants.values() if one.arm is not None}
        games = await asyncio.to_thread(opened_games, self.new, tuple(changes.events), draft.people, arms, changes.at)
        moved = tuple(draft.moved.values())
        over = any(isinstance(event, SessionEnded) for event in changes.events)
        await reach_async("session_before_commit")
        await self._book.append(
            SessionWrite(
                session_id=self.session_id,
                after=self.session.seq,
                at=changes.at,
                events=tuple(changes.events),
                arrived=tuple(draft.arrived.values()),
                moved=moved,
                seats=tuple(seat for identity in moved for seat in self._seats_of(identity)),
                games=games,
                erased=tuple(sorted(draft.erased)),
                ended_at=changes.at if over else None,
                notes=self._notes(changes),
            )
        )
        await reach_async("session_after_commit")
        said = tuple(changes.events)
        if draft.erased:
            # What is gone from the database must be gone from memory: read again what is left.
            await self._recover()
            self._committed(self, said)
            return
        self.session, self.people = changes.session, draft.people
        dated = tuple((event, changes.at) for event in said)
        self._times.follow(dated)
        self.log_tail = (*self.log_tail, *dated)[-TAIL:]
        self._committed(self, said)

    def _notes(self, changes: Changes) -> tuple[Note, ...]:
        """Lines of the audit log for what staff does to the room as a whole, and of erasures; the session's log has the rest."""
        return tuple(
            Note(changes.at, event.by, _ACTS[event.kind], self.session_id, _facts(event, rehearsal=self.new.rehearsal))
            for event in changes.events
            if isinstance(event, SessionEnded | RoomOpened | RoomClosed | Erased) and event.by
        )

    def _seats_of(self, identity: Identity) -> tuple[tuple[str, int, str], ...]:
        """The seats that this participant holds, of practice and of the group, with the token that opens them now."""
        seats = self.session.seats_of(self.session.participants[identity.number])
        return tuple((game_id, player, identity.token_hash) for game_id, player in seats)

    async def _recover(self) -> None:
        """Forget what is in memory and go on from the log. Waits for a database that cannot be read."""
        while True:
            try:
                stored = await self._book.stored_session(self.session_id)
                break
            except Exception:
                self._log.exception("session.unreadable")
                await asyncio.sleep(RETRY_SECONDS)
        if stored is not None:
            self._take(stored)
            self._committed(self, ())

    def something_due(self) -> bool:
        """Whether the time that has passed brings anything: tried, and forgotten."""
        trial = Changes(self.session, self._clock.now(), self._chance)
        rules.due(trial)
        return bool(trial.events)

    def identity(self, number: int) -> Identity:
        return self.people.get(number, Identity(number, ""))


def _facts(event: SessionEvent, *, rehearsal: bool) -> dict[str, str | int | float | bool | None]:
    """What a line of the audit log adds to its act; of an erasure the number, which is all that is left."""
    return {"rehearsal": rehearsal, **({"participant": event.participant} if isinstance(event, Erased) else {})}


def renewed(identity: Identity, token_hash: str) -> Identity:
    """The same person with another token."""
    return replace(identity, token_hash=token_hash)


def _new_seed() -> int:
    return secrets.randbelow(MAX_SEED)
