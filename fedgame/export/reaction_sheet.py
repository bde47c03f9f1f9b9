"""The faces that players showed each other: reactions.csv."""

from __future__ import annotations

from collections.abc import Iterator

from engine.actions import React
from fedgame.export.recorded import Recorded
from fedgame.export.sheet import ARM_HASH, GAME_ID, Column, GameSheet, Row, own_row


def _reactions(game: Recorded) -> Iterator[Row]:
    for logged in game.record.actions:
        if isinstance(logged.action, React):
            yield {
                "game_id": game.record.game_id,
                "seq": logged.seq,
                "step": logged.step,
                "turn": logged.turn,
                "tick": logged.tick,
                "player": logged.action.player,
                "reaction": logged.action.reaction,
                "at": logged.accepted_at,
                "arm_hash": game.arm_hash,
            }


REACTIONS = GameSheet(
    "reactions.csv",
    (
        GAME_ID,
        Column("seq", "integer", "", "The action, as in actions.csv. In a player's own data, the number of the row."),
        Column("step", "integer", "", "The step of the game in which it was shown, from 1."),
        Column("turn", "integer", "", "The turn in which it was shown, from 1."),
        Column("tick", "integer", "ticks", "The tick at which it was shown, from 0."),
        Column("player", "integer", "", "The seat that showed it, to everybody at the table; see seats.csv."),
        Column("reaction", "text", "", "applause, thinking, surprise, hurry, thanks or laugh."),
        Column("at", "time", "UTC", "When it was stored, and then shown; empty in a batch."),
        ARM_HASH,
    ),
    _reactions,
    own=own_row,
    counter="seq",
    since=3,
)
