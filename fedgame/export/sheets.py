"""All files of an export, in a fixed order, and the codebook that describes their columns and its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fedgame.export.cycle_sheets import COALITION_VALUES, SAMPLED_ORDERS, TRAININGS
from fedgame.export.game_sheets import FEDERATIONS, GAMES, SEATS
from fedgame.export.member_sheets import CYCLE_MEMBERS, PAYOUTS, SCHEME_STATE
from fedgame.export.membership_sheets import MEMBERSHIPS
from fedgame.export.money_sheets import LEDGER, MARKET
from fedgame.export.outcome_sheet import OUTCOMES
from fedgame.export.play_sheets import ACTIONS, BIDS
from fedgame.export.reaction_sheet import REACTIONS
from fedgame.export.sheet import Column, GameSheet, Sheet

SHEETS: tuple[GameSheet, ...] = (
    GAMES,
    SEATS,
    FEDERATIONS,
    ACTIONS,
    BIDS,
    MEMBERSHIPS,
    TRAININGS,
    COALITION_VALUES,
    SAMPLED_ORDERS,
    PAYOUTS,
    CYCLE_MEMBERS,
    SCHEME_STATE,
    MARKET,
    LEDGER,
    OUTCOMES,
    REACTIONS,
)

CODEBOOK = Sheet(
    "codebook.csv",
    (
        Column("file", "text", "", "The file that the column stands in."),
        Column("column", "text", "", "The column's name in the header."),
        Column(
            "type",
            "text",
            "",
            "text, integer, number, boolean (true or false), time (ISO 8601), json, or list of integers (1|3|4).",
        ),
        Column("unit", "text", "", "The unit of its numbers; empty where there is none."),
        Column("description", "text", "", "What it means, and what an empty cell means."),
    ),
)


def codebook_rows(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str, str, str, str]]:
    """One row for each column of `sheets`, then those of the codebook itself."""
    for sheet in (*sheets, CODEBOOK):
        for column in sheet.columns:
            yield sheet.name, column.name, column.type, column.unit, column.description
