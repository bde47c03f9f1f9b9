"""Three planted faults, each a way in which a server can look right until it is killed. The rig has to catch them all."""

from __future__ import annotations

from dataclasses import replace

from fedgame.live.position import Job, Proposal
from fedgame.live.table import Table
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
        await self._write(lambda connection: writes.append_log(connection, write))
        await self._write(lambda connection: writes.append_ledger(connection, write))


FAULTS: dict[str, dict[str, type[Table] | type[Store]]] = {
    "none": {},
    "acknowledge before commit": {"table": AcknowledgesTooEarly},
    "no idempotency key": {"store": ForgetsItsAnswers},
    "split transaction": {"store": WritesTheLedgerApart},
}
