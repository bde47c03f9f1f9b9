"""Whether the server can do its work, for whoever watches it. It tells nothing of what is played."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from fedgame.storage import Store
from fedgame.training.pool import TrainingPool

WRITE_SECONDS = 2.0
LEAST_FREE_BYTES = 64 * 1024 * 1024
"""With less room than this in the folder of the data, the next hour's games may not fit."""

State = Literal["ok", "failed"]


class Health(BaseModel):
    """Whether the database takes what is played, models are trained, and the disk has room; `status` is all of it."""

    status: State = "ok"
    writer: State = "ok"
    pool: State = "ok"
    disk: State = "ok"


async def health_of(store: Store, pool: TrainingPool, folder: Path) -> Health:
    """Asked of each part itself. `folder` is that of the data, on this machine."""
    found = {
        "writer": _state(await can_write(store)),
        "pool": _state(pool.works),
        "disk": _state(await asyncio.to_thread(has_room, folder)),
    }
    return Health(status=_state("failed" not in found.values()), **found)


def _state(well: bool) -> State:
    return "ok" if well else "failed"


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


def has_room(folder: Path) -> bool:
    """Whether LEAST_FREE_BYTES are free on the disk of `folder`, or of the nearest folder above it that is there."""
    there = next((one for one in (folder, *folder.absolute().parents) if one.exists()), Path("/"))
    return shutil.disk_usage(there).free >= LEAST_FREE_BYTES
