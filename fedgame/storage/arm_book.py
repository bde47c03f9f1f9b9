"""The arms of a database, as the server asks for them and changes them; each change is one transaction, durable when it
returns, with its line in the audit log. Raises Conflict with the words of `arm_writes`, CommitInDoubt, StoreClosed.
"""

from __future__ import annotations

from fedgame.storage import arm_reads as reads
from fedgame.storage import arm_writes as writes
from fedgame.storage.account_entries import Note
from fedgame.storage.account_writes import note
from fedgame.storage.arm_entries import ArmCard, ArmSave, NewArm
from fedgame.storage.store import Store


class ArmBook:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def arm(self, arm_id: str) -> ArmCard | None:
        return await self._store.ask(lambda session: reads.arm(session, arm_id))

    async def arms(self, owner: str | None) -> tuple[ArmCard, ...]:
        """Those of an account, or of everybody for None; changed last first."""
        return await self._store.ask(lambda session: reads.arms(session, owner))

    async def offered(self) -> tuple[ArmCard, ...]:
        """Those that stand among the games that people may open."""
        return await self._store.ask(reads.offered)

    async def make(self, new: NewArm, line: Note) -> ArmCard:
        return await self._store.change(lambda session: writes.make_arm(session, new, line))

    async def save(self, save: ArmSave, line: Note) -> ArmCard:
        """Conflict "unknown", "frozen", "changed"."""
        return await self._store.change(lambda session: writes.save_arm(session, save, line))

    async def freeze(self, arm_id: str, version: int, arm_hash: str, line: Note) -> ArmCard:
        """Conflict "unknown", "frozen", "changed"."""
        return await self._store.change(lambda session: writes.freeze_arm(session, arm_id, version, arm_hash, line))

    async def offer(self, arm_id: str, line: Note, *, offered: bool) -> ArmCard:
        """Conflict "unknown", "draft"."""
        return await self._store.change(lambda session: writes.offer_arm(session, arm_id, line, offered=offered))

    async def delete(self, arm_id: str, line: Note) -> None:
        """Conflict "unknown", "used"."""
        await self._store.change(lambda session: writes.delete_arm(session, arm_id, line))

    async def tell(self, line: Note) -> None:
        """A line of the audit log about what is kept beside the database: a file."""
        await self._store.change(lambda session: note(session, line))
