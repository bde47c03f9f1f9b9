"""All data of a session as one zip file, or one of its tables: its log first, then each of its games as far as it is."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from fedgame.export.apart import apart
from fedgame.export.one_table import write_table
from fedgame.export.options import PLAIN, ExportOptions
from fedgame.export.session_sheets import SessionData, data_of, game_ids
from fedgame.export.write_session import zip_session
from fedgame.storage import Store
from fedgame.storage.session_book import SessionBook


async def session_zip(
    book: SessionBook, store: Store, session_id: str, *, labels: bool, options: ExportOptions = PLAIN
) -> Path:
    """A file that the caller removes. Made on a thread, game by game. Raises KeyError for no such session,
    UnavailableFormatError, OSError.
    """
    return await _made(
        book,
        session_id,
        lambda data, target: zip_session(data, map(store.load_record, game_ids(data)), target, options),
        labels=labels,
    )


async def session_table(book: SessionBook, store: Store, session_id: str, name: str, *, labels: bool) -> Path:
    """One table, as session_zip. Raises UnknownTableError as well."""

    def write(data: SessionData, target: Path) -> None:
        with tempfile.TemporaryDirectory(prefix="fedgame-table-") as folder:
            written = write_table(data, map(store.load_record, game_ids(data)), name, Path(folder))
            shutil.move(written, target)

    return await _made(book, session_id, write, labels=labels)


async def _made(
    book: SessionBook, session_id: str, write: Callable[[SessionData, Path], object], *, labels: bool
) -> Path:
    """A new file that `write` fills from the session as it is stored now."""
    stored = await book.stored_session(session_id)
    if stored is None:
        raise KeyError(session_id)
    noted = await book.administrative_acts(session_id, stored.new.experiment_id)

    def make() -> Path:
        data = data_of(stored, labels=labels, acts=noted)
        handle, name = tempfile.mkstemp(prefix="fedgame-session-")
        os.close(handle)
        target = Path(name)
        try:
            write(data, target)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        return target

    return await apart(make)
