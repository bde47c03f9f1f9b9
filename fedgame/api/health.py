"""Whether the server can do its work, for whoever watches it. It tells nothing of what is played."""

from __future__ import annotations

import asyncio

from fedgame.storage import Store

WRITE_SECONDS = 2.0


async def can_write(store: Store) -> bool:
    """Whether the last write went well, and a transaction with nothing in it is committed within WRITE_SECONDS."""
    if not store.writable:
        return False
    committed = asyncio.wrap_future(store.writer.submit(lambda _: None))
    try:
        async with asyncio.timeout(WRITE_SECONDS):
            # Shielded: the writer answers it in any case, and must not find it gone.
            await asyncio.shield(committed)
    except Exception:  # whatever the database says: it could not be written
        return False
    return True
