"""Reads an exported folder back: what was put into each game, and the rows of every file as they stand.

Only inputs are understood here (export.json, games.csv, treatments.json, seats.csv, actions.csv, coalition_values.csv,
sampled_orders.csv); all other rows stay text, for a replay to compare. An export of an earlier version has that version's
files and columns, and what it holds is brought up to date (fedgame.log.upcasts). Whatever cannot be read is an ExportError that
names the file, row and column. Rows are counted as a spreadsheet shows them: the header is row 1.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from engine.actions import Action, CoalitionValue
from engine.treatment import Endowment, Treatment, TreatmentError
from fedgame.adapter import adapter
from fedgame.arms.identity import treatment_hash
from fedgame.export.cells import read_rows
from fedgame.export.package import PACKAGE, README
from fedgame.export.session_keys import key_names
from fedgame.export.sheet import GameSheet
from fedgame.export.sheets import CODEBOOK, SHEETS
from fedgame.export.write import CHECKSUMS, SCHEMA, TREATMENTS, checksums_of
from fedgame.log.codec import read_action, read_treatment
from fedgame.log.record import GameRecord, LoggedAction, RefusedAction, SeatRecord
from fedgame.log.upcasts import SCHEMA_VERSION

T = TypeVar("T")
Status = Literal["lobby", "playing", "finished"]
SeatKind = Literal["person", "bot"]


class ExportError(ValueError):
    """A folder that is no export, or a cell that cannot be read; the message names file, row and column."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file: its number there, and its cells in the order of the columns."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExportedGame:
    """A game of an export. `record` has the inputs but no events; `lines` are its rows by file name, with the cells of the
    columns that an export of `version` has.
    """

    version: int
    record: GameRecord
    lines: Mapping[str, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class _Cells:
    """A row by column name, which says where it stands when a cell cannot be read."""

    file: str
    number: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        return self.cells[column]

    def maybe(self, column: str, read: Callable[[str], T]) -> T | None:
        return None if self.cells[column] == "" else self.read(column, read)

    def read(self, column: str, read: Callable[[str], T]) -> T:
        try:
            return read(self.cells[column])
        except (ValueError, ValidationError) as error:
            raise self.wrong(column, str(error).splitlines()[0]) from error

    def one_of(self, column: str, allowed: tuple[T, ...]) -> T:
        for value in allowed:
            if self.cells[column] == value:
                return value
        raise self.wrong(column, f"it must be one of {', '.join(map(str, allowed))}")

    def wrong(self, column: str, why: str) -> ExportError:
        return ExportError(f"{self.file} row {self.number}, column {column}: {self.cells[column]!r} is wrong: {why}")


def read_export(directory: Path) -> Iterator[ExportedGame]:
    """The games of an exported folder, in the order of games.csv. Raises ExportError."""
    version = schema_of(directory)
    sheets = _sheets(version)
    lines = {sheet.name: _lines(directory / sheet.name, sheet, version) for sheet in sheets}
    treatments = _treatments(directory / TREATMENTS, version)
    by_game: dict[str, dict[str, list[Line]]] = {}
    for game in lines["games.csv"]:
        if game.cells[0] in by_game:
            raise ExportError(f"games.csv row {game.number}: the game {game.cells[0]!r} stands there twice")
        by_game[game.cells[0]] = {sheet.name: [] for sheet in sheets}
    for name, rows in lines.items():
        for line in rows:
            if line.cells[0] not in by_game:
                raise ExportError(f"{name} row {line.number}: games.csv has no game {line.cells[0]!r}")
            by_game[line.cells[0]][name].append(line)
    for game_lines in by_game.values():
        kept = {name: tuple(rows) for name, rows in game_lines.items()}
        yield ExportedGame(version, _record(kept, treatments, version), kept)


def schema_of(directory: Path) -> int:
    """The version of the schema that an export was written in. Raises ExportError for one that is no number or newer."""
    path = directory / SCHEMA
    if not path.is_file():
        return 1
    try:
        version = json.loads(path.read_text(encoding="utf-8"))["schema_version"]
    except (ValueError, TypeError, KeyError) as error:
        raise ExportError(f'{path.name} cannot be read: it must hold {{"schema_version": {SCHEMA_VERSION}}}') from error
    if type(version) is not int or version < 1:
        raise ExportError(f"{path.name}: schema_version {version!r} is wrong: it must be a whole number from 1")
    if version > SCHEMA_VERSION:
        raise ExportError(
            f"{path.name}: a newer FedGame wrote this export, in version {version} of its schema; this one reads versions"
            f" 1 to {SCHEMA_VERSION}: install the FedGame that wrote it, or a later one"
        )
    return version


def _sheets(version: int) -> list[GameSheet]:
    return [sheet for sheet in SHEETS if sheet.of_version(version)]


def changed_files(directory: Path) -> list[str]:
    """The files of an exported folder that are not as they were written, by their checksums."""
    path = directory / CHECKSUMS
    if not path.is_file():
        return [CHECKSUMS]
    stored = path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
    version = schema_of(directory)
    own = [TREATMENTS, CODEBOOK.name, *([SCHEMA] if version > 1 else []), *([README, PACKAGE] if version > 2 else [])]
    names = [*(sheet.name for sheet in _sheets(version)), *own]
    summed = {line.rstrip("\n").split("  ", 1)[-1] for line in stored}
    # Tables on request, and those of a session: checked wherever they were written.
    names += sorted(summed - set(names))
    return [name for name in names if not (directory / name).is_file() or checksums_of(directory, [name]) not in stored]


def _lines(path: Path, sheet: GameSheet, version: int) -> list[Line]:
    """The rows of a table, without the keys that a session adds to it."""
    header = sheet.of_version(version)
    if not path.is_file() and path.with_suffix(".parquet").is_file():
        raise ExportError(f"{path.parent} is an export as Parquet: a replay reads CSV, so export it with --format csv")
    if not path.is_file():
        raise ExportError(f"{path} is missing: an export has {', '.join(sheet.name for sheet in _sheets(version))}")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = read_rows(file)
    except UnicodeDecodeError as error:
        raise ExportError(f"{path.name} is not UTF-8 text: {error}") from error
    whole = (*header, *key_names(sheet))
    if not rows or tuple(rows[0]) not in (header, whole):
        of_version = f", as in every export without {SCHEMA}" if version == 1 else ""
        raise ExportError(f"{path.name} row 1 must be the header {','.join(header)}{of_version}")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(rows[0]):
            raise ExportError(f"{path.name} row {number} has {len(row)} cells, the header has {len(rows[0])}")
    return [Line(number, tuple(row[: len(header)])) for number, row in enumerate(rows[1:], start=2)]


def _treatments(path: Path, version: int) -> dict[str, Treatment]:
    """The treatments by the hash that the export calls them by. In version 1 that was the hash of their text."""
    if not path.is_file():
        raise ExportError(f"{path} is missing: it holds the treatments that a replay needs")
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        texts = {key: json.dumps(raw[key], sort_keys=True, separators=(",", ":")) for key in raw}
        treatments = {key: read_treatment(text, version) for key, text in texts.items()}
    except (json.JSONDecodeError, UnicodeDecodeError, TypeError, ValidationError, TreatmentError) as error:
        raise ExportError(f"{path.name} cannot be read: {str(error).splitlines()[0]}") from error
    for key, text in texts.items():
        found = hashlib.sha256(text.encode()).hexdigest() if version == 1 else treatment_hash(treatments[key])
        if found != key:
            raise ExportError(f"{path.name}: the treatment {key} was changed, its hash is another one")
    return treatments


def _named(name: str, lines: tuple[Line, ...], version: int) -> Iterator[_Cells]:
    header = next(sheet.of_version(version) for sheet in SHEETS if sheet.name == name)
    for line in lines:
        yield _Cells(name, line.number, dict(zip(header, line.cells, strict=True)))


def _record(lines: Mapping[str, tuple[Line, ...]], treatments: Mapping[str, Treatment], version: int) -> GameRecord:
    def rows(name: str) -> Iterator[_Cells]:
        return _named(name, lines[name], version)

    game = next(rows("games.csv"))
    if game.text("treatment_hash") not in treatments:
        raise game.wrong("treatment_hash", f"{TREATMENTS} has no such treatment")
    values: dict[tuple[str, str], list[CoalitionValue]] = {}
    unsettled: dict[tuple[str, str], list[tuple[int, ...]]] = {}
    for row in rows("coalition_values.csv"):
        key, members = (row.text("federation"), row.text("cycle")), row.read("members", _members)
        values.setdefault(key, []).append(
            CoalitionValue(
                members,
                row.read("value", float),
                row.read("accuracy", float),
                row.maybe("stderr", float) if "stderr" in row.cells else None,
            )
        )
        if "settled" in row.cells and row.one_of("settled", ("true", "false")) == "false":
            unsettled.setdefault(key, []).append(members)
    orders: dict[tuple[str, str], list[tuple[int, ...]]] = {}
    for row in rows("sampled_orders.csv"):
        orders.setdefault((row.text("federation"), row.text("cycle")), []).append(row.read("order", _members))
    reported = _Reported(version, values, orders, unsettled)
    actions = list(rows("actions.csv"))
    return GameRecord(
        game_id=game.text("game_id"),
        scenario=game.text("scenario"),
        treatment=treatments[game.text("treatment_hash")],
        seed=game.read("seed", int),
        status=game.one_of("status", get_args(Status)),
        started_at=game.maybe("started_at", _time),
        finished_at=game.maybe("finished_at", _time),
        rules_version=game.text("rules_version"),
        software_version=game.text("software_version"),
        seats=tuple(map(_seat, rows("seats.csv"))),
        opening=(),
        actions=tuple(
            _accepted(row, reported) for row in actions if row.one_of("accepted", ("true", "false")) == "true"
        ),
        refusals=tuple(_refused(row) for row in actions if row.text("accepted") == "false"),
        submitted=_submitted(actions),
    )


def _submitted(actions: list[_Cells]) -> frozenset[int] | None:
    """The numbers of the actions that somebody outside submitted; None in versions that did not tell, and in a batch."""
    told = [row for row in actions if "actor" in row.cells and row.text("accepted") == "true"]
    if not any(row.text("actor") in ("person", "stand_in") for row in told):
        return None
    return frozenset(row.read("seq", int) for row in told if row.text("actor") == "person")


def _seat(row: _Cells) -> SeatRecord:
    try:
        endowment = Endowment(
            row.read("quality", float),
            row.read("quantity", float),
            row.read("resources", int),
            row.read("starting_cents", int),
        )
    except TreatmentError as error:
        raise ExportError(f"{row.file} row {row.number}: {error}") from error
    return SeatRecord(
        row.read("player", int), row.one_of("kind", get_args(SeatKind)), row.text("policy") or None, endowment
    )


@dataclass(frozen=True, slots=True)
class _Reported:
    """What the reports of a game's trainings held, by federation and cycle as they are written in that version."""

    version: int
    values: Mapping[tuple[str, str], list[CoalitionValue]]
    orders: Mapping[tuple[str, str], list[tuple[int, ...]]]
    unsettled: Mapping[tuple[str, str], list[tuple[int, ...]]]


def _accepted(row: _Cells, reported: _Reported) -> LoggedAction:
    def action_of(payload: str) -> Action:
        fields = json.loads(payload)
        if isinstance(fields, dict) and fields.get("kind") == "training_reported":
            key = str(fields.get("federation")), str(fields.get("cycle"))
            fields["values"] = _VALUES.dump_python(reported.values.get(key, []))
            fields["orders"] = reported.orders.get(key, [])
            fields["unsettled"] = reported.unsettled.get(key, [])
        return read_action(json.dumps(fields), reported.version)

    return LoggedAction(
        seq=row.read("seq", int),
        step=row.read("step", int),
        turn=row.read("turn", int),
        tick=row.read("tick", int),
        player=row.maybe("player", int),
        action=row.read("payload", action_of),
        events=(),
        submitted_at=row.maybe("submitted_at", _time),
        accepted_at=row.maybe("accepted_at", _time),
        response_ms=row.maybe("response_ms", int),
    )


def _refused(row: _Cells) -> RefusedAction:
    return RefusedAction(
        after_seq=row.read("seq", int),
        step=row.read("step", int),
        turn=row.read("turn", int),
        tick=row.read("tick", int),
        player=row.maybe("player", int),
        kind=row.text("kind"),
        payload=row.text("payload"),
        code=row.text("code"),
        submitted_at=row.maybe("submitted_at", _time),
        response_ms=row.maybe("response_ms", int),
    )


_VALUES: TypeAdapter[list[CoalitionValue]] = adapter(list[CoalitionValue])


def _members(text: str) -> tuple[int, ...]:
    return tuple(int(player) for player in text.split("|")) if text else ()


def _time(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
