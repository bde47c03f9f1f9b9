"""Writes games into a folder or a zip file: every sheet, the codebook, the treatments and the checksums of all files.

Games are written one after the other as they come, so a batch of any size fits into memory. The files get into their
folder only when all of them are whole: an export that was interrupted cannot be taken for one.
"""

from __future__ import annotations

import csv
import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TextIO

from fedgame.arms.identity import treatment_hash
from fedgame.export.cells import write_rows
from fedgame.export.folder import Output, filled
from fedgame.export.sheet import Cell, GameSheet, Row
from fedgame.export.sheets import CODEBOOK, SHEETS, codebook_rows
from fedgame.log.codec import TREATMENT
from fedgame.log.record import GameRecord
from fedgame.log.upcasts import SCHEMA_VERSION

TREATMENTS = "treatments.json"
SCHEMA = "export.json"
"""Says in which version of the schema an export was written; those of version 1 had no such file."""
CHECKSUMS = "SHA256SUMS"

# Zip files know no time before this one, and a fixed one makes equal exports equal files.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


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
    frozenset((*(sheet.name for sheet in SHEETS), CODEBOOK.name, TREATMENTS, SCHEMA, CHECKSUMS)),
    _described,
)


def write_export(records: Iterable[GameRecord], directory: Path, *, force: bool = False) -> int:
    """Write the export of `records` into `directory`, which is made if need be and must hold nothing else; with `force`,
    instead of the export that is in it. A file that a treatment trains on is called by its name and its digest, wherever
    it lies.

    Returns the number of games. Raises FolderInUseError before the first game is asked for, and OSError.
    """
    treatments: dict[str, object] = {}
    games = 0
    with _folder(directory, SHEETS, force=force) as files:
        for record in map(_portable, records):
            for sheet in SHEETS:
                write_rows(files[sheet.name], (sheet.cells(row) for row in sheet.rows(record)))
            treatments[treatment_hash(record.treatment)] = TREATMENT.dump_python(record.treatment, mode="json")
            games += 1
        text = json.dumps(treatments, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False)
        files[TREATMENTS].write(text + "\n")
        files[SCHEMA].write(json.dumps({"schema_version": SCHEMA_VERSION}) + "\n")
    return games


def _portable(record: GameRecord) -> GameRecord:
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
    with _folder(directory, sheets, for_replay=False) as files:
        for sheet in sheets:
            write_rows(files[sheet.name], _own_cells(sheet, record, player))


def _own_cells(sheet: GameSheet, record: GameRecord, player: int) -> Iterator[list[Cell]]:
    own = (row for row in sheet.rows(record) if sheet.own is not None and sheet.own(row, player))
    for number, row in enumerate(own, start=1):
        shown: Row = row if sheet.counter is None else {**row, sheet.counter: number}
        yield sheet.cells(shown)


def zip_export(records: Iterable[GameRecord], target: Path | BinaryIO) -> int:
    """The export of `records` as a zip file; returns the number of games."""
    with tempfile.TemporaryDirectory(prefix="fedgame-export-") as folder:
        games = write_export(records, Path(folder))
        _zip(Path(folder), target)
    return games


def zip_own_data(record: GameRecord, player: int, target: Path | BinaryIO) -> None:
    """The own data of one player as a zip file; see own_data."""
    with tempfile.TemporaryDirectory(prefix="fedgame-export-") as folder:
        own_data(record, player, Path(folder))
        _zip(Path(folder), target)


def checksums_of(directory: Path, names: Iterable[str]) -> str:
    """One line for each file, as the command sha256sum writes and checks it."""
    return "".join(f"{hashlib.sha256((directory / name).read_bytes()).hexdigest()}  {name}\n" for name in sorted(names))


@contextmanager
def _folder(
    directory: Path, sheets: Sequence[GameSheet], *, for_replay: bool = True, force: bool = False
) -> Iterator[dict[str, TextIO]]:
    """Open all files of an export, headers and codebook written; sum them and put them in place when the caller is done."""
    names = [*(sheet.name for sheet in sheets), CODEBOOK.name, *([TREATMENTS, SCHEMA] if for_replay else [])]
    with filled(directory, EXPORT, force=force) as partial:
        with ExitStack() as stack:
            files = {name: stack.enter_context(_open(partial / name)) for name in names}
            for sheet in sheets:
                write_rows(files[sheet.name], [sheet.header])
            write_rows(files[CODEBOOK.name], [CODEBOOK.header, *codebook_rows(sheets)])
            yield files
        (partial / CHECKSUMS).write_text(checksums_of(partial, names), encoding="utf-8")


def _open(path: Path) -> TextIO:
    # What a client sent may hold halves of characters, which UTF-8 has no bytes for.
    return path.open("w", encoding="utf-8", errors="backslashreplace", newline="")


def _zip(directory: Path, target: Path | BinaryIO) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(directory.iterdir()):
            archive.writestr(zipfile.ZipInfo(path.name, _ZIP_TIME), path.read_bytes(), zipfile.ZIP_DEFLATED)
