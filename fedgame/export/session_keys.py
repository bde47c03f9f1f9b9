"""The keys that a session adds to the tables of its games: which session, experiment, arm and participant a row is of.

They stand after the columns of the game, which are the same with or without a session.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from fedgame.export.session_columns import EXPERIMENT_ID, PARTICIPANT, SESSION_ID
from fedgame.export.sheet import Cell, Column, GameSheet, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fedgame.experiments.session import Participant
    from fedgame.export.session_sheet import SessionData

Role: TypeAlias = Literal["person", "program", "rehearsal_bot"]

_ARM = Column("arm", "integer", "", "The arm's number in the experiment, from 1; see arms.csv.")
_PERSON = replace(PARTICIPANT, description="The participant in this seat, see participants.csv; empty for a bot.")
_ROLE = Column(
    "role",
    "text",
    "",
    "Who has this seat: person, program (by the interface for programs), rehearsal_bot, or bot (of the game); empty where"
    " there is no seat. What the server did at a person's seat says actor, where there is one.",
)
OF_SESSION = (SESSION_ID, EXPERIMENT_ID, _ARM)
OF_SEAT = (_PERSON, _ROLE)


@dataclass(frozen=True, slots=True)
class GameKeys:
    """Of one game: its session, experiment and arm, and by seat the participant with their role."""

    cells: Mapping[str, Cell]
    seats: Mapping[int, tuple[int, str]] = field(default_factory=dict)

    def added(self, row: Row, *, seated: bool) -> Row:
        """The row with its keys; `seated`: of a table with a column for the seat."""
        if not seated:
            return {**row, **self.cells}
        player = row["player"]
        person, role = self.seats.get(player, (None, "bot")) if isinstance(player, int) else (None, None)
        return {**row, **self.cells, "participant": person, "role": role}


def is_seated(sheet: GameSheet) -> bool:
    return "player" in sheet.header


def keyed(sheet: GameSheet) -> GameSheet:
    """The sheet with the columns of the keys; `rows` are still those of the game alone."""
    more = (*OF_SESSION, *OF_SEAT) if is_seated(sheet) else OF_SESSION
    return replace(sheet, columns=(*sheet.columns, *more))


def key_names(sheet: GameSheet) -> tuple[str, ...]:
    """The names of the columns that `keyed` adds."""
    return keyed(sheet).header[len(sheet.header) :]


def role_of(person: Participant) -> Role:
    """Who took part: a person at a browser, a program of the researcher's, or a bot of a rehearsal."""
    if person.bot:
        return "rehearsal_bot"
    return "program" if person.device == "program" else "person"


def keys_of(data: SessionData, games: Iterable[Row]) -> Mapping[str, GameKeys]:
    """By game_id, from the rows of session_games.csv."""
    people = data.session.participants
    groups = {group.game_id: group for group in data.session.groups}
    found = {}
    for row in games:
        game_id, alone = str(row["game_id"]), row["participant"]
        seated = groups[game_id].seats if game_id in groups else (alone,)
        found[game_id] = GameKeys(
            {
                "session_id": data.stored.new.session_id,
                "experiment_id": data.stored.new.experiment_id,
                "arm": row["arm"],
            },
            {
                seat: (number, role_of(people[number]))
                for seat, number in enumerate(seated, start=1)
                if isinstance(number, int)
            },
        )
    return found
