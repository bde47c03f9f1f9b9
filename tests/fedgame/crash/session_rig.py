"""Kills a server again and again while bots go through a whole session on it, then looks for anything lost or done twice.

The bots are those of a rehearsal, stubborn: what gets no answer they ask again under the same action_id, also of the next
server, and they keep every answer that was acknowledged. A long form: `python -m tests.fedgame.crash.session_rig KILLS`.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlmodel import select

from fedgame.arms.scenario import Scenario
from fedgame.experiments import events as happened
from fedgame.experiments.answers import given
from fedgame.experiments.design import ArmChoice
from fedgame.experiments.events import SessionEvent
from fedgame.experiments.session import Session, applied
from fedgame.export.replay import replay_record
from fedgame.live.clock import SystemClock
from fedgame.people.accounts import Accounts
from fedgame.people.identity import Credentials
from fedgame.people.passwords import Passwords
from fedgame.rehearsal.door import Door
from fedgame.rehearsal.guest import Guest, Venue
from fedgame.rehearsal.notes import Notes
from fedgame.rehearsal.pace import Limits, Pace
from fedgame.rehearsal.plan import Plan, parts
from fedgame.rehearsal.rehearse import StaffByToken
from fedgame.rooms.experiments import Experiments
from fedgame.rooms.templates import ready
from fedgame.storage import AccountBook, Store
from fedgame.storage import session_reads as reads
from fedgame.storage.session_book import SessionBook
from fedgame.storage.session_entries import NewSession, StoredSession
from fedgame.storage.session_models import PaymentRow, SessionEventRow, SessionGameRow
from tests.fedgame.crash.arm import SCENARIOS
from tests.fedgame.crash.rig import Kill, Rig
from tests.fedgame.rooms.guests import STAGES, design

POINTS = ("session_before_commit", "session_after_commit", "session_answered")
PEOPLE = 12

DESIGN = design(
    *STAGES[:-1],
    ready("holt_laury"),
    ready("svo_slider"),
    STAGES[-1],
    arms=[{"title": f"Arm {number}", "scenario": "session", "groups": 3, "size": 2, "bots": 1} for number in (1, 2)],
    lobby={"seconds": 3_600},
)


def session_kills(seed: int, kills: int) -> Iterator[Kill]:
    """The points of a session in turn, early and later passings of each, and a third of the kills at random moments."""
    rng = random.Random(seed)
    for number in range(kills):
        if number % 3 == 2:
            yield Kill(after=rng.uniform(0.1, 1.5))
        else:
            yield Kill(f"{POINTS[rng.randrange(len(POINTS))]}:{rng.randint(1, 12)}")


@dataclass(slots=True)
class SessionRig(Rig):
    """One session of twelve bots, in two arms of three groups each, through all the kills and then on to its end."""

    limit_seconds: float = 100.0
    new: NewSession | None = None
    staff_token: str = ""
    notes: Notes = field(default_factory=Notes)
    guests: tuple[Guest, ...] = ()
    payments: tuple[dict[str, str], ...] = ()

    async def open_session(self) -> None:
        """Before the first server: an admin with a token, and a session of an experiment of theirs."""
        store = await asyncio.to_thread(Store, self._database)
        try:
            clock, passwords = SystemClock(), Passwords()
            day = timedelta(days=1)
            accounts = Accounts(AccountBook(store), passwords, clock, idle=day, longest=day)
            started = await accounts.use_link(accounts.open_first_link(), "Ada", "a long enough passphrase", "en")
            browser = Credentials(None, {"fedgame_account": started.token}, None)
            who = await accounts.who(browser, secure=False)
            assert who is not None
            self.staff_token, _ = await accounts.make_token(who, "rig", 1)
            desk = Experiments(SessionBook(store), clock, _find_arm)
            made = await desk.make(who, DESIGN)
            self.new = await desk.open_session(made.experiment_id, who, rehearsal=True)
            passwords.close()
        finally:
            await asyncio.to_thread(store.close)

    @property
    def _database(self) -> str:
        return f"sqlite:///{self.folder / 'fedgame.sqlite'}"

    async def _set_up(self) -> None:
        """All of it: the bots come, play, and are paid, whatever the server does meanwhile."""
        assert self.new is not None
        venue = Venue(self.new.session_id, self.new.room_code, self.new.design)
        plan = Plan(PEOPLE, seed=5, vanish=1, reload=2, late=2, help=1)
        async with Door(f"http://127.0.0.1:{self.port}", self.notes, Pace(Limits()), stubborn=True) as door:
            self.guests = tuple(Guest(door, venue, part) for part in parts(plan))
            lives = [asyncio.create_task(guest.live()) for guest in self.guests]
            await asyncio.wait(lives, timeout=self.limit_seconds)
            for life in lives:
                life.cancel()
            await asyncio.gather(*lives, return_exceptions=True)
            staff = StaffByToken(door, self.new.session_id, self.staff_token)
            await staff.end()
            self.payments = tuple({key: str(cell) for key, cell in row.items()} for row in await staff.payments())

    # What must be true in the end

    def wrongs(self) -> list[str]:
        assert self.new is not None
        session_id = self.new.session_id
        store = Store(self._database)
        try:
            stored = store.read(lambda session: reads.stored_session(session, session_id))
            assert stored is not None
            rows = store.read(_payments)
            games = store.read(_games)
            texts = store.read(_texts)
            found = [f"bot {wrong.who}: {wrong.what}" for wrong in self.notes.wrongs]
            found += [
                f"bot {guest.part.number} is not through: {guest.where}" for guest in self.guests if not guest.over
            ]
            found += _log_differs(stored, texts)
            found += _drawn_otherwise(stored)
            found += _paid_otherwise(stored, rows, self.payments)
            found += _games_without_events(stored, games)
            found += _games_went_wrong(store, stored)
            found += [wrong for guest in self.guests for wrong in _lost_answers(guest, stored.log)]
        finally:
            store.close()
        if len(stored.people) != PEOPLE:
            found.append(f"{PEOPLE} bots came and there are {len(stored.people)} participants")
        return found


async def _find_arm(choice: ArmChoice, owner: str) -> Scenario | None:
    return SCENARIOS.get(choice.scenario or "")


def _payments(session: Any) -> list[tuple[int, int, str]]:
    return [(row.number, row.total_cents, row.code) for row in session.exec(select(PaymentRow))]


def _games(session: Any) -> dict[str, tuple[int | None, int | None]]:
    return {row.game_id: (row.group_number, row.participant) for row in session.exec(select(SessionGameRow))}


def _texts(session: Any) -> list[tuple[int, str]]:
    return [(row.seq, row.kind) for row in session.exec(select(SessionEventRow).order_by(SessionEventRow.seq))]


def _log_differs(stored: StoredSession, texts: list[tuple[int, str]]) -> Iterator[str]:
    """The log counts without a gap, and folds: each entry follows from the state that those before it make."""
    if [seq for seq, _ in texts] != list(range(1, len(texts) + 1)):
        yield "the log has a gap"
    if [kind for _, kind in texts] != [event.kind for event, _ in stored.log]:
        yield "the log says another kind than its entries"
    session = applied(Session(stored.new.design, stored.new.seed), stored.log)
    if session.seq != len(texts):
        yield f"the replayed log has {session.seq} entries, the stored one {len(texts)}"
    if not session.ended or any(person.ending is None for person in session.participants.values()):
        yield "the session has ended and somebody has not"


def _drawn_otherwise(stored: StoredSession) -> Iterator[str]:
    """What is drawn of a paid stage is drawn once, for who has done it, and what one gave away went to one."""
    session = applied(Session(stored.new.design, stored.new.seed), stored.log)
    drawn = Counter(
        (event.participant, event.stage) for event, _ in stored.log if isinstance(event, happened.TaskDrawn)
    )
    yield from (f"participant {who} was drawn {times} times" for (who, _), times in drawn.items() if times != 1)
    paying = {number for number, stage in enumerate(session.design.stages) if getattr(stage, "pays", ())}
    done = {(one.number, stage) for one in session.participants.values() for stage in one.done & paying}
    if done != set(drawn):
        yield f"{sorted(done)} were done and {sorted(drawn)} drawn"
    givers = Counter(one.giver for person in session.participants.values() for one in person.draws if one.giver)
    yield from (f"what participant {who} gave went to {times}" for who, times in givers.items() if times != 1)


def _paid_otherwise(
    stored: StoredSession, rows: list[tuple[int, int, str]], told: tuple[dict[str, str], ...]
) -> Iterator[str]:
    said = [event for event, _ in stored.log if isinstance(event, happened.Paid)]
    times = Counter(event.participant for event in said)
    yield from (f"participant {number} was paid {count} times" for number, count in times.items() if count != 1)
    if sorted(rows) != sorted((event.participant, event.total_cents, event.code) for event in said):
        yield f"the payments {rows} are not those of the log"
    if set(times) != {one.number for one in stored.people}:
        yield f"of {len(stored.people)} people {len(times)} were paid"
    listed = sorted((int(row["participant"]), round(float(row["total"]) * 100), row["completion_code"]) for row in told)
    if listed != sorted(rows):
        yield f"the payment list says {listed} and the table {sorted(rows)}"


def _games_without_events(stored: StoredSession, games: dict[str, tuple[int | None, int | None]]) -> Iterator[str]:
    """A group is formed if and only if its game is there; so is a practice."""
    said: dict[str, tuple[int | None, int | None]] = {}
    for event, _ in stored.log:
        if isinstance(event, happened.GroupFormed):
            said[event.game_id] = (event.group, None)
        elif isinstance(event, happened.PracticeBegan):
            said[event.game_id] = (None, event.participant)
    if said != games:
        yield f"the games of the session are {games} and its log says {said}"


def _games_went_wrong(store: Store, stored: StoredSession) -> Iterator[str]:
    session = applied(Session(stored.new.design, stored.new.seed), stored.log)
    for group in session.groups:
        record = store.load_record(group.game_id)
        if record.status != "finished":
            yield f"the game of group {group.number} is {record.status}"
        difference = replay_record(record, store.ledger(group.game_id)).difference
        if difference is not None:
            yield f"the replay of the game of group {group.number} differs: {difference}"
        if group.ended_at is None:
            yield f"the end of group {group.number} is not in the log"
        tokens = {one.number: one.token_hash for one in stored.people}
        seats = [seat for seat in record.seats if seat.kind == "person"]
        if len(seats) != len(group.seats):
            yield f"group {group.number} has {len(group.seats)} people and its game {len(seats)}"
        if len({tokens[number] for number in group.seats}) != len(group.seats):
            yield f"somebody sits twice in group {group.number}"


def _lost_answers(guest: Guest, log: tuple[tuple[SessionEvent, Any], ...]) -> Iterator[str]:
    """Every answer that was acknowledged is in the log, once, as it was given."""
    mine = [event for event, _ in log if isinstance(event, happened.Answered) and event.participant == guest.number]
    times = Counter(event.action_id for event in mine)
    kept = {event.action_id: event for event in mine}
    for answer in guest.acknowledged:
        if times[answer.action_id] != 1:
            yield f"bot {guest.part.number}: {answer.action_id} was acknowledged and is {times[answer.action_id]} times there"
            continue
        event = kept[answer.action_id]
        if event.stage != answer.stage:
            yield f"bot {guest.part.number}: {answer.action_id} was given in stage {answer.stage}, kept in {event.stage}"
        wanted, kept_ones = answer.content.get("answers"), given(event)
        if isinstance(wanted, dict) and {**kept_ones, **wanted} != kept_ones:
            yield f"bot {guest.part.number}: {answer.action_id} was {wanted}, kept is {kept_ones}"


async def run(folder: Path, kills: Iterator[Kill], *, fault: str = "none", limit_seconds: float = 100.0) -> SessionRig:
    """A whole session through these kills."""
    rig = SessionRig(folder, kills, fault=fault, limit_seconds=limit_seconds, patience=limit_seconds + 60)
    await rig.open_session()
    await rig.play()
    return rig


def main() -> None:
    """Sessions of some forty kills each, until there were so many."""
    wanted, done, number = int(sys.argv[1]) if len(sys.argv) > 1 else 200, 0, 0
    while done < wanted:
        with tempfile.TemporaryDirectory() as folder:
            rig = asyncio.run(run(Path(folder), session_kills(number, 40), limit_seconds=400))
            wrongs = rig.wrongs()
        done, number = done + len(rig.killed), number + 1
        print(f"session {number}: {len(rig.killed)} kills, {done} in all, wrong: {wrongs or 'nothing'}", flush=True)  # noqa: T201 - run by hand
        if wrongs:
            sys.exit(1)


if __name__ == "__main__":
    main()
