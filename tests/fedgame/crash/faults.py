"""Planted faults, each a way in which a server can look right until it is killed. The rigs have to catch them all."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from fedgame.live.position import Job, Proposal
from fedgame.live.table import Table
from fedgame.rooms.room import Room, _Act
from fedgame.storage import LogWrite, Store, writes


class AcknowledgesTooEarly(Table):
    """Says that it is done, then makes it durable."""

    async def _settle(self, jobs: list[Job]) -> None:
        if not jobs or self._position is None:
            return
        proposal = Proposal(self._position, self._equipment.clock.now())
        for reply, answer in [(job.reply, self._propose(job, proposal)) for job in jobs]:
            if reply is not None:
                reply(answer)
        await self._commit(proposal)


class ForgetsItsAnswers(Store):
    """Keeps no idempotency keys."""

    async def append(self, write: LogWrite) -> None:
        entries = tuple(replace(entry, answer=None) for entry in write.entries)
        refusals = tuple((refused, None) for refused, _ in write.refusals)
        await super().append(replace(write, entries=entries, refusals=refusals))


class WritesTheLedgerApart(Store):
    """Writes the ledger in a second transaction."""

    async def append(self, write: LogWrite) -> None:
        await self._append(write, writes.append_log)
        await self._write(lambda connection: writes.append_ledger(connection, write))


async def _answer_before_commit(room: Room, waiting: list[_Act[object]]) -> None:
    """Says that it is done, then makes it durable."""
    draft = room._draft()
    for act in waiting:
        act.propose(draft)
    room.session, room.people = draft.changes.session, draft.people
    for act in waiting:
        act.settle()
    await asyncio.sleep(0.05)
    room.session = replace(room.session, seq=room.session.seq - len(draft.changes.events))
    await room._commit(draft)


def break_rooms(fault: str) -> None:
    """Plant a fault of sessions in this process."""
    if fault in SESSION_FAULTS:
        Room._do = SESSION_FAULTS[fault]  # type: ignore[method-assign]  # that is the fault


SESSION_FAULTS = {"answer before commit": _answer_before_commit}

FAULTS: dict[str, dict[str, type[Table] | type[Store]]] = {
    "none": {},
    "acknowledge before commit": {"table": AcknowledgesTooEarly},
    "no idempotency key": {"store": ForgetsItsAnswers},
    "split transaction": {"store": WritesTheLedgerApart},
}
