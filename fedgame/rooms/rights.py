"""What people may ask of what is stored about them: to see it, to have it, and to have it erased.

Erasing takes away who somebody is (label, name, the parameters of their address, every token) and what they wrote, and
leaves their choices and moves under a number, so that the games of the others still replay. It is listed first in a file
beside the database (fedgame.storage.erasures), so that a restored backup has it done again. What is kept for longer than
its experiment says is erased by the server itself.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

import structlog

from fedgame.experiments import rules
from fedgame.experiments.changes import SessionRefusal
from fedgame.export.apart import apart
from fedgame.live.clock import Clock
from fedgame.rooms.codes import read_data_code
from fedgame.rooms.my_data import moves_of, my_data
from fedgame.rooms.room import Draft
from fedgame.rooms.rooms import Rooms
from fedgame.storage import Store
from fedgame.storage.erasures import Erasure, Erasures
from fedgame.storage.expiring import expire
from fedgame.wire.rights import MyData

SWEEP_SECONDS = 3_600.0

log = structlog.get_logger(__name__)


class UnknownCode(Exception):  # noqa: N818 - it says what is the case
    """No participant has this data code."""


class Rights:
    """`unclaimed_days`: so long after their end the games of nobody in particular keep the names of their players; None for
    ever.
    """

    def __init__(
        self, rooms: Rooms, store: Store, erasures: Erasures, clock: Clock, unclaimed_days: int | None = None
    ) -> None:
        self._rooms = rooms
        self._store = store
        self._erasures = erasures
        self._clock = clock
        self._unclaimed_days = unclaimed_days
        self._sweeping: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Start to erase what is kept for longer than its experiment says."""
        self._sweeping = asyncio.get_running_loop().create_task(self._sweep())

    def close(self) -> None:
        if self._sweeping is not None:
            self._sweeping.cancel()

    async def of_code(self, code: str) -> tuple[str, int]:
        """The session and the participant that a data code is of. Raises UnknownCode."""
        read = read_data_code(code)
        session_id = await self._rooms.book.session_of_room(read.room) if read is not None else None
        if read is None or session_id is None:
            raise UnknownCode
        room = await self._rooms.get(session_id)
        if not read.opens(room.new.room_key) or read.number not in room.session.participants:
            raise UnknownCode
        return session_id, read.number

    async def my_data(self, session_id: str, number: int) -> MyData:
        """All that is stored about a participant. KeyError for no such session or participant."""
        stored = await self._rooms.book.stored_session(session_id)
        if stored is None:
            raise KeyError(session_id)
        room = await self._rooms.get(session_id)
        person = room.session.participants[number]
        seats = room.session.seats_of(person)
        return await apart(lambda: my_data(stored, person, moves_of(self._store.load_record, seats)))

    async def erase(self, session_id: str, number: int, by: str = "") -> None:
        """Erase a participant; whoever still takes part withdraws with it. Durable when it returns, and done once.

        KeyError for no such session, SessionRefusal for no such participant, OSError where the list of erasures cannot
        be written, CommitInDoubt, StoreClosed.
        """
        room = await self._rooms.get(session_id)
        person = room.session.participants.get(number)
        if person is None:
            raise SessionRefusal("participant.unknown", f"There is no participant {number} in this session.")
        if person.erased:
            return
        await asyncio.to_thread(self._erasures.add, Erasure(session_id, number, self._clock.now()))

        def do(draft: Draft) -> None:
            rules.erase(draft.changes, number, by)
            draft.erase(number)

        await room.act(do)
        log.info("participant.erased", session=session_id, participant=number)

    async def erase_overdue(self) -> int:
        """Erase everybody who is kept for longer than their experiment says; how many there were."""
        count = 0
        for session_id, numbers in (await self._rooms.book.overdue(self._clock.now())).items():
            for number in numbers:
                await self.erase(session_id, number)
                count += 1
        if count:
            log.info("participants.kept_too_long", erased=count)
        return count

    async def expire_unclaimed(self) -> int:
        """Let the games expire that belong to no session and that nobody has used for long; how many there were."""
        if self._unclaimed_days is None:
            return 0
        before = self._clock.now() - timedelta(days=self._unclaimed_days)
        count = await self._store.change(lambda session: expire(session, before))
        if count:
            log.info("games.expired", count=count)
        return count

    async def forget_what_is_gone(self) -> None:
        """People who were erased by a command beside this server: read again what is left of their sessions."""
        for room in self._rooms.open_rooms():
            known = {one.number for one in room.people.values() if one.erased_at is not None}
            gone = {one.number for one in await self._rooms.book.identities(room.session_id) if one.erased_at} - known
            for number in gone:
                await room.act(partial(_gone, number))

    async def _sweep(self) -> None:
        while True:
            try:
                await self.erase_overdue()
                await self.forget_what_is_gone()
                await self.expire_unclaimed()
            except Exception:
                log.exception("rights.sweep_failed")
            await asyncio.sleep(SWEEP_SECONDS)


def _gone(number: int, draft: Draft) -> None:
    draft.erase(number)
