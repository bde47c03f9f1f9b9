"""Writes the export of a session: the tables of all its games with its keys, and its own beside them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from fedgame.export.options import PLAIN, ExportOptions
from fedgame.export.session_answers import questionnaire_wide
from fedgame.export.session_keys import keyed, keys_of
from fedgame.export.session_sheet import SessionData
from fedgame.export.session_sheets import SESSION_SHEETS, session_games
from fedgame.export.write import DESIGN, export_folder, game_sheets, readable, write_games, zip_folder
from fedgame.log.record import GameRecord


def write_session(
    data: SessionData, records: Iterable[GameRecord], directory: Path, options: ExportOptions = PLAIN
) -> int:
    """Write the export of all games of a session, as `write_export` does, and the session's own tables beside them; the
    tables of games have the keys of session, experiment, arm and participant after their own columns.

    Returns the number of games. Raises FolderInUseError, UnavailableFormatError, OSError.
    """
    own = (*SESSION_SHEETS, questionnaire_wide(data))
    keys = keys_of(data, session_games(data))
    with export_folder(directory, (*map(keyed, game_sheets(options)), *own), options) as (tables, files):
        for sheet in own:
            tables[sheet.name].write(sheet.cells(row) for row in sheet.all_rows(data))
        files[DESIGN] = readable(_about(data))
        return write_games(records, tables, files, options, lambda record: keys[record.game_id])


def _about(data: SessionData) -> dict[str, object]:
    """The contents of session.json."""
    new = data.stored.new
    arms = [
        {"title": arm.title, "scenario": arm.scenario, "arm_hash": arm.arm_hash, "factors": dict(arm.factors)}
        for arm in new.arms
    ]
    return {
        "session_id": new.session_id,
        "experiment_id": new.experiment_id,
        "number": data.stored.number,
        "rehearsal": new.rehearsal,
        "design": new.design.model_dump(mode="json"),
        "arms": arms,
    }


def zip_session(
    data: SessionData, records: Iterable[GameRecord], target: Path | BinaryIO, options: ExportOptions = PLAIN
) -> int:
    """The export of a session as a zip file; returns the number of games."""
    with tempfile.TemporaryDirectory(prefix="fedgame-export-") as folder:
        games = write_session(data, records, Path(folder), options)
        zip_folder(Path(folder), target)
    return games
