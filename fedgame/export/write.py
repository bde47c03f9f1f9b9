"""Writes games into a folder or a zip file: every table, what they mean, the treatments and the checksums of all files.

Games are written one after the other as they come, so a batch of any size fits into memory. The files get into their
folder only when all of them are whole: an export that was interrupted cannot be taken for one.
"""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from fedgame.arms.identity import treatment_hash
from fedgame.export.cells import write_rows
from fedgame.export.choice_sets import CHOICE_SETS
from fedgame.export.folder import Output, filled
from fedgame.export.options import FORMATS, PLAIN, ExportOptions
from fedgame.export.package import PACKAGE, README, package_of, readme_of
from fedgame.export.recorded import Recorded
from fedgame.export.relations import ROWS
from fedgame.export.session_keys import GameKeys, is_seated, keyed
from fedgame.export.sheet import Cell, GameSheet, Row, Sheet
from fedgame.export.sheets import CODEBOOK, SHEETS, codebook_rows
from fedgame.export.tables import Table, check_format, file_name, open_table
from fedgame.log.codec import TREATMENT
from fedgame.log.record import GameRecord
from fedgame.log.upcasts import SCHEMA_VERSION

TREATMENTS = "treatments.json"
SCHEMA = "export.json"
"""Says in which version of the schema an export was written; those of version 1 had no such file."""
DESIGN = "session.json"
"""The design of a session and its arms as they were when it opened."""
CHECKSUMS = "SHA256SUMS"

# Zip files know no time before this one, and a fixed one makes equal exports equal files.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)

_ZIP64_ABOVE = 2**31 - 1

Keys = Callable[[GameRecord], GameKeys]
Files = dict[str, str]
"""Files that are no tables: their texts by their names."""


def _described(folder: Path) -> str:
    """Which games an export holds, as far as that can be read."""
    try:
        with (folder / "games.csv").open(encoding="utf-8", newline="") as file:
            scenarios = [row.get("scenario") or "" for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error):
        return ""
    told = ", ".join(sorted(set(scenarios))[:3])
    return f" ({len(scenarios)} {'game' if len(scenarios) == 1 else 'games'} of {told})" if told else ""


EXPORT = Output(
    "an export",
    "games.csv",
    frozenset(
        (
            *(file_name(name, form) for name in ROWS for form in FORMATS),
            *(CODEBOOK.name, README, PACKAGE, TREATMENTS, SCHEMA, DESIGN, CHECKSUMS),
        )
    ),
    _described,
    frozenset(file_name("games.csv", form) for form in FORMATS),
)


def game_sheets(options: ExportOptions = PLAIN) -> tuple[GameSheet, ...]:
    """The tables of games that an export with these options has."""
    return (*SHEETS, CHOICE_SETS) if options.choice_sets else SHEETS


def write_export(
    records: Iterable[GameRecord], directory: Path, *, force: bool = False, options: ExportOptions = PLAIN
) -> int:
    """Write the export of `records` into `directory`, which is made if need be and must hold nothing else; with `force`,
    instead of the export that is in it. A file that a treatment trains on is called by its name and its digest, wherever
    it lies.

    Returns the number of games. Raises FolderInUseError and UnavailableFormatError before the first game is asked for, and
    OSError.
    """
    with export_folder(directory, game_sheets(options), options, force=force) as (tables, files):
        return write_games(records, tables, files, options)


def write_games(
    records: Iterable[GameRecord],
    tables: Mapping[str, Table],
    files: Files,
    options: ExportOptions,
    keys: Keys | None = None,
) -> int:
    treatments: dict[str, object] = {}
    games = 0
    for record in map(portable, records):
        game, added = Recorded(record), keys(record) if keys else None
        for sheet in game_sheets(options):
            tables[sheet.name].write(game_cells(sheet, game, added))
        treatments[treatment_hash(record.treatment)] = TREATMENT.dump_python(record.treatment, mode="json")
        games += 1
    files[TREATMENTS] = readable(treatments)
    files[SCHEMA] = json.dumps({"schema_version": SCHEMA_VERSION}) + "\n"
    return games


def game_cells(sheet: GameSheet, game: Recorded, keys: GameKeys | None) -> Iterator[list[Cell]]:
    """The rows of a table about one game, with the keys of its session where it has one."""
    if keys is None:
        yield from (sheet.cells(row) for row in sheet.rows(game))
        return
    whole, seated = keyed(sheet), is_seated(sheet)
    yield from (whole.cells(keys.added(row, seated=seated)) for row in sheet.rows(game))


def readable(value: object) -> str:
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"


def portable(record: GameRecord) -> GameRecord:
    """The record as it is the same wherever the game was played: a replay trains nothing and needs no folder of ours."""
    return replace(record, treatment=replace(record.treatment, training=record.treatment.training.portable()))


def own_data(record: GameRecord, player: int, directory: Path) -> None:
    """Write what the game holds about one player (by number) and what everybody may know: no seed, no one else's rows.

    Columns that count over all seats count the rows of this file instead. Raises OSError, FolderInUseError, and ValueError
    for a player who is not in the game.
    """
    if not 1 <= player <= len(record.seats):
        raise ValueError(f"there is no player {player} in this game: seats are numbered 1 to {len(record.seats)}")
    sheets = [sheet for sheet in SHEETS if sheet.own is not None]
    with export_folder(directory, sheets, PLAIN) as (tables, _files):
        game = Recorded(record)
        for sheet in sheets:
            tables[sheet.name].write(_own_cells(sheet, game, player))


def _own_cells(sheet: GameSheet, game: Recorded, player: int) -> Iterator[list[Cell]]:
    own = (row for row in sheet.rows(game) if sheet.own is not None and sheet.own(row, player))
    for number, row in enumerate(own, start=1):
        shown: Row = row if sheet.counter is None else {**row, sheet.counter: number}
        yield sheet.cells({**shown, **dict.fromkeys(sheet.hidden)})


def zip_export(records: Iterable[GameRecord], target: Path | BinaryIO, options: ExportOptions = PLAIN) -> int:
    """The export of `records` as a zip file; returns the number of games."""
    with tempfile.TemporaryDirectory(prefix="fedgame-export-") as folder:
        games = write_export(records, Path(folder), options=options)
        zip_folder(Path(folder), target)
    return games


def zip_own_data(record: GameRecord, player: int, target: Path | BinaryIO) -> None:
    """The own data of one player as a zip file; see own_data."""
    with tempfile.TemporaryDirectory(prefix="fedgame-export-") as folder:
        own_data(record, player, Path(folder))
        zip_folder(Path(folder), target)


def checksums_of(directory: Path, names: Iterable[str]) -> str:
    """One line for each file, as the command sha256sum writes and checks it."""
    return "".join(f"{hashlib.sha256((directory / name).read_bytes()).hexdigest()}  {name}\n" for name in sorted(names))


@contextmanager
def export_folder(
    directory: Path, sheets: Sequence[Sheet], options: ExportOptions, *, force: bool = False
) -> Iterator[tuple[dict[str, Table], Files]]:
    """Open all tables of an export by their names, and the texts that the caller adds to; when the caller is done, close
    and sum them and put them in place.
    """
    check_format(options.format)
    with filled(directory, EXPORT, force=force) as partial:
        files: Files = {README: readme_of(sheets, options), PACKAGE: readable(package_of(sheets, options))}
        with ExitStack() as stack:
            tables = {sheet.name: open_table(partial, sheet, options.format) for sheet in sheets}
            for table in tables.values():
                stack.callback(table.close)
            yield tables, files
        with (partial / CODEBOOK.name).open("w", encoding="utf-8", newline="") as file:
            write_rows(file, [CODEBOOK.header, *codebook_rows(sheets)])
        for name, text in files.items():
            (partial / name).write_text(text, encoding="utf-8", newline="")
        names = [path.name for path in partial.iterdir()]
        (partial / CHECKSUMS).write_text(checksums_of(partial, names), encoding="utf-8")


def zip_folder(directory: Path, target: Path | BinaryIO) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(directory.iterdir()):
            entry = zipfile.ZipInfo(path.name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # In pieces, because a file may be larger than what the server should hold in memory.
            with (
                path.open("rb") as file,
                archive.open(entry, "w", force_zip64=path.stat().st_size > _ZIP64_ABOVE) as into,
            ):
                shutil.copyfileobj(file, into)
