"""One file of an export, declared once: its columns with what they mean, and how a game becomes its rows.

The header, the cells and the codebook all come from this declaration, so they cannot drift apart. Rows are made from a
record of the game, that is from actions and events alone, and never from a state that a server holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from engine.events import Event
from fedgame.log.record import GameRecord

if TYPE_CHECKING:
    from fedgame.export.recorded import Recorded

Cell: TypeAlias = str | int | float | bool | datetime | None
Row: TypeAlias = Mapping[str, Cell]

ColumnType = Literal["text", "integer", "number", "boolean", "time", "json", "list of integers"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its unit is empty where there is none. An empty cell means "there is none", as the description says.

    `since` is the first version of the schema (fedgame.log.upcasts) whose exports have it.
    """

    name: str
    type: ColumnType
    unit: str
    description: str
    since: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as such: what it is called, and its columns in their order. `since` as of a column."""

    name: str
    columns: tuple[Column, ...]
    since: int = field(default=1, kw_only=True)

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def of_version(self, version: int) -> tuple[str, ...]:
        """The header that it had in that version of the schema; nothing where there was no such file."""
        if self.since > version:
            return ()
        return tuple(column.name for column in self.columns if column.since <= version)

    def cells(self, row: Row, version: int | None = None) -> list[Cell]:
        """The cells of `row` in the order of the columns, all of them or those of a version of the schema."""
        if row.keys() != set(self.header):
            raise AssertionError(f"a row of {self.name} has {sorted(row)}, declared are {sorted(self.header)}")
        return [row[name] for name in (self.header if version is None else self.of_version(version))]


@dataclass(frozen=True, slots=True)
class GameSheet(Sheet):
    """A sheet about games. `rows` gives a mapping of exactly the columns for each row, in the order in which things happened.

    `own` tells whether a row belongs into the own data of a player (by number); None keeps the whole file out of them.
    `counter` is a column that counts over all seats; in own data it counts the own rows instead, because its gaps would
    tell what others did. `hidden` are columns that are empty in own data, because they tell of others.
    """

    rows: Callable[[Recorded], Iterable[Row]]
    own: Callable[[Row, int], bool] | None = None
    counter: str | None = None
    hidden: tuple[str, ...] = ()


GAME_ID = Column("game_id", "text", "", "The game; unique within an export. Joins all files.")
FEDERATION = Column("federation", "integer", "", "The federation's number in the game, from 1; see federations.csv.")
CYCLE = Column("cycle", "integer", "", "The federation's cycle (admission, training, payout), from 1.")
PLAYER = Column("player", "integer", "", "The seat's number in the game, from 1; see seats.csv.")
ARM_HASH = Column("arm_hash", "text", "", "The game's arm, as in games.csv; empty before the start.", since=3)
SCHEME = Column("scheme", "text", "", "The incentive scheme that pays this cycle.", since=3)
CYCLE_TURN = Column("turn", "integer", "", "The turn in which the cycle began, from 1.", since=3)


def turn_column(what: str) -> Column:
    """The column that says in which turn a tick lies: the last tick of a turn still belongs to it."""
    return Column("turn", "integer", "", f"The turn {what}, from 1; the last tick of a turn belongs to it.", since=3)


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
