"""One table of a session by its name, for programs that want no more: the same file that lies in the session's zip."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from fedgame.export.choice_sets import CHOICE_SETS
from fedgame.export.options import FORMATS, ExportOptions, Format
from fedgame.export.package import PACKAGE, package_of
from fedgame.export.recorded import Recorded
from fedgame.export.session_answers import questionnaire_wide
from fedgame.export.session_keys import keyed, keys_of
from fedgame.export.session_sheet import SessionData, SessionSheet
from fedgame.export.session_sheets import SESSION_SHEETS, session_games
from fedgame.export.sheet import Cell, GameSheet
from fedgame.export.sheets import SHEETS
from fedgame.export.tables import file_name, open_table
from fedgame.export.write import game_cells, portable
from fedgame.log.record import GameRecord

_GAMES = (*SHEETS, CHOICE_SETS)


class UnknownTableError(ValueError):
    """No table of that name; the message lists those that there are."""


def write_table(data: SessionData, records: Iterable[GameRecord], name: str, folder: Path) -> Path:
    """Write the table called `name` (payouts.csv, payouts.parquet, or datapackage.json for what all of them are) into
    `folder`, and say where. `records` are the games of the session in order, taken only where the table is about games.

    Raises UnknownTableError, UnavailableFormatError, OSError.
    """
    own: tuple[SessionSheet, ...] = (*SESSION_SHEETS, questionnaire_wide(data))
    if name == PACKAGE:
        text = json.dumps(package_of((*map(keyed, _GAMES), *own), ExportOptions(choice_sets=True)), ensure_ascii=False)
        (folder / PACKAGE).write_text(text, encoding="utf-8")
        return folder / PACKAGE
    sheet, form = _found(name, own)
    rows = sheet.all_rows(data) if isinstance(sheet, SessionSheet) else None
    whole = sheet if isinstance(sheet, SessionSheet) else keyed(sheet)
    table = open_table(folder, whole, form)
    try:
        if rows is not None:
            table.write(sheet.cells(row) for row in rows)
        elif isinstance(sheet, GameSheet):
            table.write(_of_games(sheet, data, records))
    finally:
        table.close()
    return folder / name


def _found(name: str, own: tuple[SessionSheet, ...]) -> tuple[GameSheet | SessionSheet, Format]:
    sheets: tuple[GameSheet | SessionSheet, ...] = (*_GAMES, *own)
    by_name = {file_name(sheet.name, form): (sheet, form) for sheet in sheets for form in FORMATS}
    if name not in by_name:
        known = ", ".join(file.removesuffix(".csv") for file in by_name if file.endswith(".csv"))
        raise UnknownTableError(
            f"there is no table {name}: give one of {known}, with .csv or .parquet at its end, or {PACKAGE}"
        )
    return by_name[name]


def _of_games(sheet: GameSheet, data: SessionData, records: Iterable[GameRecord]) -> Iterator[list[Cell]]:
    keys = keys_of(data, session_games(data))
    for record in records:
        yield from game_cells(sheet, Recorded(portable(record)), keys[record.game_id])
