"""Rehearsals that this server holds of itself, for the button of the experiment's page.

The bots take the way that people take, to this server's own address, and show in the control room as people do. One at a
time for each account. What came of it is kept in memory until the server stops: the session itself is in the database.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import structlog

from fedgame.experiments.changes import SessionRefusal
from fedgame.people.accounts import SignedIn
from fedgame.rehearsal.door import Door, NoAnswer
from fedgame.rehearsal.guest import Venue
from fedgame.rehearsal.notes import Notes
from fedgame.rehearsal.pace import Pace, limits_of
from fedgame.rehearsal.plan import MOST_PEOPLE, Plan, Speed
from fedgame.rehearsal.rehearse import PaymentRow, rehearse
from fedgame.rehearsal.report import Report
from fedgame.rooms.experiments import Experiments
from fedgame.rooms.payments import payment_rows
from fedgame.rooms.rooms import Rooms
from fedgame.settings import Settings
from fedgame.storage import CommitInDoubt, StoreClosed
from fedgame.storage.session_entries import NewSession
from fedgame.wire.control_room import EndSessionIn

KEPT = 50
"""So many reports are kept, the oldest are forgotten."""

EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - what a server listens on is compared with these

log = structlog.get_logger(__name__)


class AlreadyRehearsing(Exception):  # noqa: N818 - it says what is the case
    """A rehearsal of this account goes on."""


@dataclass(slots=True)
class Rehearsal:
    """One that goes on, or is over: then `report` is there, unless the server stopped it."""

    notes: Notes
    people: int
    report: Report | None = None
    task: asyncio.Task[None] | None = None

    @property
    def going(self) -> bool:
        return self.task is not None and not self.task.done()


@dataclass(frozen=True, slots=True)
class _StaffInside:
    """Whoever pressed the button, inside the server."""

    rooms: Rooms
    session_id: str
    account_id: str

    async def end(self) -> None:
        try:
            await self.rooms.staff_acts(self.session_id, self.account_id, EndSessionIn(kind="end_session"))
        except (SessionRefusal, CommitInDoubt, StoreClosed) as error:
            raise NoAnswer(f"the session could not be ended ({error})") from error

    async def payments(self) -> Sequence[PaymentRow]:
        return tuple(payment_rows(await self.rooms.get(self.session_id)))


@dataclass(slots=True)
class Rehearsals:
    """Of one server."""

    settings: Settings
    desk: Experiments
    rooms: Rooms
    _of_account: dict[str, Rehearsal] = field(default_factory=dict)
    _of_session: dict[str, Rehearsal] = field(default_factory=dict)

    async def start(self, who: SignedIn, experiment_id: str, people: int | None, speed: Speed) -> NewSession:
        """Open a session that is marked as a rehearsal, and send the bots. AlreadyRehearsing; else as Experiments.open_session."""
        account_id = who.account.id
        before = self._of_account.get(account_id)
        if before is not None and (before.task is None or before.going):
            raise AlreadyRehearsing
        # Known before the first wait, so that two clicks are one rehearsal.
        begun = self._of_account[account_id] = Rehearsal(Notes(), people or 0)
        try:
            new = await self.desk.open_session(experiment_id, who, rehearsal=True)
        except BaseException:
            del self._of_account[account_id]
            raise
        begun.people = people or min(new.design.places, MOST_PEOPLE)
        plan = Plan(begun.people, seed=new.seed % 1_000_000, speed=speed)
        begun.task = asyncio.get_running_loop().create_task(self._hold(begun, new, plan))
        self._of_session[new.session_id] = begun
        for session_id in list(self._of_session)[:-KEPT]:
            del self._of_session[session_id]
        return new

    def of_session(self, session_id: str) -> Rehearsal | None:
        return self._of_session.get(session_id)

    def close(self) -> None:
        for rehearsal in self._of_account.values():
            if rehearsal.task is not None:
                rehearsal.task.cancel()

    async def _hold(self, begun: Rehearsal, new: NewSession, plan: Plan) -> None:
        notes = begun.notes
        venue = Venue(new.session_id, new.room_code, new.design)
        staff = _StaffInside(self.rooms, new.session_id, new.opened_by)
        started = time.monotonic()
        try:
            async with Door(self._address(), notes, Pace(limits_of(self.settings))) as door:
                payments = await rehearse(door, venue, plan, staff)
        except Exception:
            log.exception("rehearsal.failed", session=new.session_id)
            return
        begun.report = Report(new.design, plan, notes, payments, time.monotonic() - started, "")
        wrong = len(notes.wrongs) + notes.untold
        log.info("rehearsal.over", session=new.session_id, people=notes.came, wrong=wrong)

    def _address(self) -> str:
        """This server's own, as programs on this computer reach it: not the public one, which a proxy may stand before."""
        host = "127.0.0.1" if self.settings.host in EVERYWHERE else self.settings.host
        return f"http://[{host}]:{self.settings.port}" if ":" in host else f"http://{host}:{self.settings.port}"
