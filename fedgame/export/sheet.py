"""One file of an export, declared once: its columns with what they mean, and how a game becomes its rows.

The header, the cells and the codebook all come from this declaration, so they cannot drift apart. Rows are made from a
GameRecord, that is from actions and events alone, and never from a state of the game.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from engine.events import Event
from fedgame.log.record import GameRecord

Cell: TypeAlias = str | int | float | bool | datetime | None
Row: TypeAlias = Mapping[str, Cell]

ColumnType = Literal["text", "integer", "number", "boolean", "time", "json", "list of integers"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its unit is empty where there is none. An empty cell means "there is none", as the description says.

    `before` is what its cells would hold in exports that were written before there was this column; None for a column that
    every export has. Such columns stand last.
    """

    name: str
    type: ColumnType
    unit: str
    description: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file as such: what it is called, and its columns in their order."""

    name: str
    columns: tuple[Column, ...]

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def cells(self, row: Row) -> list[Cell]:
        """The cells of `row` in the order of the columns."""
        if row.keys() != set(self.header):
            raise AssertionError(f"a row of {self.name} has {sorted(row)}, declared are {sorted(self.header)}")
        return [row[name] for name in self.header]


@dataclass(frozen=True, slots=True)
class GameSheet(Sheet):
    """A sheet about games. `rows` gives a mapping of exactly the columns for each row, in the order in which things happened.

    `own` tells whether a row belongs into the own data of a player (by number); None keeps the whole file out of them.
    `counter` is a column that counts over all seats; in own data it counts the own rows instead, because its gaps would
    tell what others did.
    """

    rows: Callable[[GameRecord], Iterable[Row]]
    own: Callable[[Row, int], bool] | None = None
    counter: str | None = None


GAME_ID = Column("game_id", "text", "", "The game; unique within an export. Joins all files.")
FEDERATION = Column("federation", "integer", "", "The federation's number in the game, from 1; see federations.csv.")
CYCLE = Column("cycle", "integer", "", "The federation's cycle (admission, training, payout), from 1.")
PLAYER = Column("player", "integer", "", "The seat's number in the game, from 1; see seats.csv.")


def everybody(_row: Row, _player: int) -> bool:
    """A row that every player may see."""
    return True


def own_row(row: Row, player: int) -> bool:
    """A row about this player."""
    return row["player"] == player


def events_of(record: GameRecord) -> Iterable[Event]:
    """All events of a game, the deal's first."""
    yield from record.opening
    for action in record.actions:
        yield from action.events


def joined(members: Iterable[int]) -> str:
    """A coalition as a cell: 1|3|4, and nothing for the empty one."""
    return "|".join(str(member) for member in members)
