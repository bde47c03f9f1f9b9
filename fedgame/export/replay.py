"""Plays a recorded game again through the rules, and says that everything came out the same, or where it first differs.

A replay neither trains nor asks a bot nor knows a clock: it folds the logged actions. A stored game is compared event
by event. An exported folder is compared cell by cell, in the columns that its version has: its inputs are played again,
exported again in memory, and every row of every file is held against the file. What no replay can derive (times, values
of coalitions that no payment used) is covered by the folder's checksums.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from itertools import zip_longest
from pathlib import Path

from engine.events import Event, LedgerPosted, PaidOut
from engine.rules import new_game
from engine.state import RULES_VERSION, Game
from engine.treatment import TreatmentError
from fedgame.export.cells import text_of
from fedgame.export.read import ExportedGame, Line, changed_files, read_export
from fedgame.export.recorded import Recorded
from fedgame.export.sheet import Column, GameSheet, events_of
from fedgame.export.sheets import SHEETS
from fedgame.log.fold import NotApplied, endowments_of, fold
from fedgame.log.record import GameRecord, LoggedAction
from fedgame.log.upcasts import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Difference:
    """The first thing that did not come out the same: where it stands, what was stored, what the replay gave."""

    game_id: str
    where: str
    stored: str
    replayed: str

    def __str__(self) -> str:
        return f"game {self.game_id}, {self.where}: stored {self.stored}, replayed {self.replayed}"


@dataclass(frozen=True, slots=True)
class Replay:
    """How much was replayed, and the first difference, if there is one."""

    games: int = 0
    actions: int = 0
    events: int = 0
    ledger_entries: int = 0
    payouts: int = 0
    difference: Difference | None = None

    def with_game(self, record: GameRecord) -> Replay:
        """The counts with one more game that came out the same."""
        events = tuple(events_of(record))
        return Replay(
            games=self.games + 1,
            actions=self.actions + len(record.actions),
            events=self.events + len(events),
            ledger_entries=self.ledger_entries + sum(isinstance(event, LedgerPosted) for event in events),
            payouts=self.payouts + sum(len(event.payouts) for event in events if isinstance(event, PaidOut)),
        )


def replay_record(record: GameRecord, ledger: tuple[tuple[int, LedgerPosted], ...] | None = None) -> Replay:
    """Replay a stored game and compare every event.

    `ledger` is the ledger where it is stored beside the events: the number of the action that caused each entry (0 for
    the deal), and the entry. It is compared as well, because it must never know more or less than the log.
    """
    replayed = _play_again(record)
    if isinstance(replayed, Difference):
        return Replay(difference=replayed)
    difference = _first_event_difference(record, replayed)
    if difference is None and ledger is not None:
        difference = _first_ledger_difference(ledger, replayed)
    return Replay(difference=difference) if difference else Replay().with_game(replayed)


def replay_folder(directory: Path) -> Replay:
    """Replay every game of an exported folder and compare every cell. Raises ExportError for what cannot be read."""
    total = Replay()
    for game in read_export(directory):
        replayed = _play_again(game.record)
        difference = replayed if isinstance(replayed, Difference) else _first_cell_difference(game, replayed)
        if difference is not None:
            return replace(total, difference=difference)
        if not isinstance(replayed, Difference):
            total = total.with_game(replayed)
    changed = changed_files(directory)
    if changed:
        where = f"checksum of {', '.join(changed)}"
        wrong = Difference("(all)", where, "another content than SHA256SUMS says", "every derived value the same")
        return replace(total, difference=wrong)
    return total


def _play_again(record: GameRecord) -> GameRecord | Difference:
    """The record with the events, counts and status of the replay, or the reason why it cannot be played."""
    if record.rules_version != RULES_VERSION:
        return Difference(record.game_id, "rules_version", record.rules_version, f"by rules {RULES_VERSION}")
    if record.status == "lobby":
        return record
    given = tuple(seat.endowment for seat in record.seats)
    drawn = endowments_of(record.treatment, record.seed, len(given))
    for seat, (stored, again) in enumerate(zip(given, drawn, strict=True), start=1):
        if stored != again:
            return Difference(record.game_id, f"endowment of player {seat} by the seed", repr(stored), repr(again))
    try:
        deal = new_game(record.treatment, record.seed, given)
    except TreatmentError as error:
        return Difference(record.game_id, "the deal", "dealt", f"refused: {error}")
    return _refolded(record, deal.game, deal.events)


def _refolded(record: GameRecord, game: Game, opening: tuple[Event, ...]) -> GameRecord | Difference:
    actions: list[LoggedAction] = []
    for done in fold(game, record.actions):
        if isinstance(done, NotApplied):
            where = f"action {done.stored.seq} ({done.stored.action.kind})"
            return Difference(record.game_id, where, "accepted", f"refused: {done.code}")
        game = done.game
        actions.append(done.logged)
    status = "finished" if game.finished else "playing"
    if status != record.status:
        return Difference(record.game_id, "status", record.status, status)
    return replace(record, opening=opening, actions=tuple(actions))


def _first_event_difference(stored: GameRecord, replayed: GameRecord) -> Difference | None:
    where = _difference_of_events(stored.opening, replayed.opening)
    if where is not None:
        return Difference(stored.game_id, f"deal, {where[0]}", where[1], where[2])
    for old, new in zip(stored.actions, replayed.actions, strict=True):
        at = f"action {old.seq} ({old.action.kind})"
        for name in ("seq", "step", "turn", "tick", "player"):
            if getattr(old, name) != getattr(new, name):
                return Difference(stored.game_id, f"{at}, {name}", repr(getattr(old, name)), repr(getattr(new, name)))
        where = _difference_of_events(old.events, new.events)
        if where is not None:
            return Difference(stored.game_id, f"{at}, {where[0]}", where[1], where[2])
    return None


def _first_ledger_difference(stored: tuple[tuple[int, LedgerPosted], ...], replayed: GameRecord) -> Difference | None:
    steps = [(0, replayed.opening), *((action.seq, action.events) for action in replayed.actions)]
    again = [(seq, event) for seq, events in steps for event in events if isinstance(event, LedgerPosted)]
    for number, (old, new) in enumerate(zip_longest(stored, again), start=1):
        if old != new:
            return Difference(replayed.game_id, f"stored ledger, entry {number}", repr(old), repr(new))
    return None


def _difference_of_events(stored: tuple[Event, ...], replayed: tuple[Event, ...]) -> tuple[str, str, str] | None:
    """Where two lists of events first differ, down to the field, and the two values; None if nowhere."""
    for number, (old, new) in enumerate(zip_longest(stored, replayed), start=1):
        if old == new:
            continue
        if old is None or new is None or type(old) is not type(new):
            return f"event {number}", _kind(old), _kind(new)
        for field in fields(old):
            before, after = getattr(old, field.name), getattr(new, field.name)
            if before != after:
                return f"event {number} ({old.kind}), {field.name}", repr(before), repr(after)
    return None


def _kind(event: Event | None) -> str:
    return "nothing" if event is None else event.kind


def _first_cell_difference(game: ExportedGame, replayed: GameRecord) -> Difference | None:
    told = Recorded(replayed)
    for sheet in SHEETS:
        if sheet.name not in game.lines:
            continue
        again = (sheet.cells(row, game.version) for row in sheet.rows(told))
        expected = [tuple(text_of(cell) for cell in cells) for cells in again]
        for line, cells in zip_longest(game.lines[sheet.name], expected):
            found = _difference_of_rows(sheet, game.version, line, cells)
            if found is not None:
                return Difference(game.record.game_id, *found)
    return None


def _difference_of_rows(
    sheet: GameSheet, version: int, line: Line | None, cells: tuple[str, ...] | None
) -> tuple[str, str, str] | None:
    if line is None:
        return f"{sheet.name}, a row after the last", "nothing", ",".join(cells or ())
    if cells is None:
        return f"{sheet.name} row {line.number}", ",".join(line.cells), "nothing"
    columns = [column for column in sheet.columns if column.since <= version]
    for column, stored, again in zip(columns, line.cells, cells, strict=True):
        if stored != again and not (version < SCHEMA_VERSION and _same_in_earlier(version, column, stored, again)):
            return f"{sheet.name} row {line.number}, column {column.name}", repr(stored), repr(again)
    return None


def _same_in_earlier(version: int, column: Column, stored: str, again: str) -> bool:
    """Whether a cell of an earlier version says the same, although its text is another one today.

    Version 1 hashed a treatment with its defaults, which was checked as the treatment was read. A JSON cell may lack keys
    that came later.
    """
    if column.name == "treatment_hash":
        return version == 1
    if column.type != "json":
        return False
    try:
        before, after = json.loads(stored), json.loads(again)
    except ValueError:
        return False
    return isinstance(before, dict) and isinstance(after, dict) and {**after, **before} == after
