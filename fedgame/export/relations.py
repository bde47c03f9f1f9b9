"""How the tables of an export hang together: what one row of each is, by which columns it is told apart, and which columns
name a row of another table. The README, datapackage.json and docs/exports.md say what stands here, and tests hold the
tables to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ROWS: Mapping[str, str] = {
    "games.csv": "game",
    "seats.csv": "seat",
    "federations.csv": "federation",
    "actions.csv": "action, the refused ones too",
    "bids.csv": "bid",
    "memberships.csv": "membership",
    "cycle_members.csv": "member of a cycle, paid or not",
    "trainings.csv": "cycle of a federation",
    "coalition_values.csv": "trained coalition",
    "sampled_orders.csv": "pair of orders of a sampled training",
    "payouts.csv": "payment",
    "scheme_state.csv": "number that a scheme went by or remembers, of each player at each payout",
    "market.csv": "turn and federation",
    "ledger.csv": "movement of money",
    "outcomes.csv": "seat, as it ended",
    "reactions.csv": "face that a player showed the others",
    "choice_sets.csv": "decision of a seat in a step, and federation that it could choose",
    "session_games.csv": "game, of a group or a practice",
    "participants.csv": "person who pressed Start",
    "session_events.csv": "entry of the log",
    "arms.csv": "arm of the design",
    "consents.csv": "answer to a consent",
    "answers.csv": "answer to a question, at each attempt",
    "questionnaire_wide.csv": "participant, with a column for each question of the questionnaires",
    "stages.csv": "time that somebody entered a stage",
    "pages.csv": "page that was done",
    "presence.csv": "span in which somebody was connected, disconnected, behind another window, asked or away",
    "process.csv": "thing that somebody did before they decided",
    "messages.csv": "call for help, answer to one, or message",
    "arm_factors.csv": "factor of an arm",
    "orders.csv": "order of an experimenter: at a table, to a person, to the room",
    "audit.csv": "administrative act about the session or its experiment",
    "task_draws.csv": "choice of a paid questionnaire that was drawn",
    "payments.csv": "person who is owed something, or nothing",
    "codebook.csv": "column of any file",
}
"""One row for each ... by the table's name."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "games.csv": ("game_id",),
    "seats.csv": ("game_id", "player"),
    "federations.csv": ("game_id", "federation"),
    "memberships.csv": ("game_id", "federation", "join_order"),
    "cycle_members.csv": ("game_id", "federation", "cycle", "player"),
    "trainings.csv": ("game_id", "federation", "cycle"),
    "sampled_orders.csv": ("game_id", "federation", "cycle", "pair"),
    "payouts.csv": ("game_id", "federation", "cycle", "player"),
    "scheme_state.csv": ("game_id", "federation", "cycle", "part", "player", "name"),
    "market.csv": ("game_id", "turn", "federation"),
    "ledger.csv": ("game_id", "entry"),
    "outcomes.csv": ("game_id", "player"),
    "reactions.csv": ("game_id", "seq"),
    "choice_sets.csv": ("game_id", "step", "player", "federation"),
    "session_games.csv": ("game_id",),
    "participants.csv": ("session_id", "participant"),
    "session_events.csv": ("session_id", "seq"),
    "arms.csv": ("session_id", "arm"),
    "consents.csv": ("session_id", "participant", "stage"),
    "questionnaire_wide.csv": ("session_id", "participant"),
    "arm_factors.csv": ("session_id", "arm", "factor"),
    "orders.csv": ("session_id", "seq"),
    "payments.csv": ("session_id", "participant"),
    "codebook.csv": ("file", "column"),
}
"""The columns that no two rows have alike and that are never empty. A table that has none is not here: an action that was
refused has no number of its own, and the coalition of nobody is an empty cell.
"""


@dataclass(frozen=True, slots=True)
class Link:
    """`columns` of a table name a row of the table `to` by its columns `of`; where one of them is empty, none."""

    columns: tuple[str, ...]
    to: str
    of: tuple[str, ...]


_GAME = Link(("game_id",), "games.csv", ("game_id",))
_SEAT = Link(("game_id", "player"), "seats.csv", ("game_id", "player"))
_FEDERATION = Link(("game_id", "federation"), "federations.csv", ("game_id", "federation"))
_CYCLE = Link(("game_id", "federation", "cycle"), "trainings.csv", ("game_id", "federation", "cycle"))
_PERSON = Link(("session_id", "participant"), "participants.csv", ("session_id", "participant"))
_ARM = Link(("session_id", "arm"), "arms.csv", ("session_id", "arm"))
_ENTRY = Link(("session_id", "seq"), "session_events.csv", ("session_id", "seq"))
_MOST_SPECIFIC = (_CYCLE, _FEDERATION, _SEAT, _GAME, _PERSON, _ARM)


def links_of(name: str, header: tuple[str, ...], there: frozenset[str]) -> tuple[Link, ...]:
    """The links of the table `name` with these columns, to the tables that are `there`: each column that can name a row
    of another table does.
    """
    found = [
        link
        for link in (*_MOST_SPECIFIC, *([_ENTRY] if name == "orders.csv" else []))
        if link.to in there and link.to != name and set(link.columns) <= set(header)
    ]
    # A cycle is of a federation and a seat of a game: who names the one need not name the other.
    return tuple(
        link
        for link in found
        if not any(other is not link and set(link.columns) < set(other.columns) for other in found)
    )
