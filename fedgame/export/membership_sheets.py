"""Who was in which federation from when to when, and why it ended: memberships.csv."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.actions import LeaveFederation
from engine.events import BidAdmitted, Event, GameFinished, LeaveAsked, MemberLeft
from fedgame.export.recorded import InForce, Recorded
from fedgame.export.sheet import (
    ARM_HASH,
    FEDERATION,
    GAME_ID,
    PLAYER,
    SCHEME,
    Cell,
    Column,
    GameSheet,
    Row,
    own_row,
)
from fedgame.log.record import LoggedAction

_NO_CHOICE = {"cannot_pay": "out_of_money", "below_threshold": "below_threshold"}
_CHOICE = {"person": "own_choice", "bot": "own_choice", "stand_in": "stand_in_choice"}

_Rows = dict[tuple[int, int], dict[str, Cell]]


def _memberships(game: Recorded) -> Iterator[Row]:
    """Rows by federation and order of joining, filled as events come."""
    rows: _Rows = {}
    schemes = InForce(game)
    for logged in game.record.actions:
        for event in logged.events:
            schemes.follow(event)
            if isinstance(event, BidAdmitted):
                rows[event.federation, event.join_order] = _row(game, event, schemes)
            else:
                _note(game, rows, logged, event)
    yield from rows.values()


def _row(game: Recorded, event: BidAdmitted, schemes: InForce) -> dict[str, Cell]:
    turn = game.turn_of(event.tick)
    return {
        "game_id": game.record.game_id,
        "federation": event.federation,
        "player": event.player,
        "join_order": event.join_order,
        "joined_tick": event.tick,
        "left_tick": None,
        "reason": None,
        "turn": turn,
        "left_turn": None,
        "asked_tick": None,
        "ended_by": None,
        "scheme": schemes.at(event.federation, turn),
        "arm_hash": game.arm_hash,
    }


def _note(game: Recorded, rows: _Rows, logged: LoggedAction, event: Event) -> None:
    """What the event says of memberships that are there."""
    match event:
        case LeaveAsked():
            _ask(_open(rows, event.federation, event.player), game, logged)
        case MemberLeft():
            row = rows[event.federation, event.join_order]
            if isinstance(logged.action, LeaveFederation) and row["asked_tick"] is None:
                _ask(row, game, logged)
            row.update(left_tick=event.tick, left_turn=game.turn_of(event.tick), reason=event.reason)
            row["ended_by"] = _NO_CHOICE.get(event.reason, row["ended_by"])
        case GameFinished():
            for row in rows.values():
                if row["left_tick"] is None:
                    row["ended_by"] = "game_over"


def _ask(row: dict[str, Cell], game: Recorded, logged: LoggedAction) -> None:
    row["asked_tick"] = logged.tick
    actor = game.actor(logged)
    row["ended_by"] = _CHOICE.get(actor or "")


def _open(rows: _Rows, federation: int, player: int) -> dict[str, Cell]:
    return next(
        row
        for (number, _), row in reversed(rows.items())
        if number == federation and row["player"] == player and row["left_tick"] is None
    )


JOIN_ORDER = Column(
    "join_order", "integer", "", "The place in the federation's order of joining, from 1 over the whole game."
)

MEMBERSHIPS = GameSheet(
    "memberships.csv",
    (
        GAME_ID,
        FEDERATION,
        PLAYER,
        JOIN_ORDER,
        Column("joined_tick", "integer", "ticks", "The tick of admission, from 0."),
        Column("left_tick", "integer", "ticks", "The tick of leaving; empty for a member at the end of the data."),
        Column(
            "reason",
            "text",
            "",
            "left (asked to), cannot_pay (too little money for the next cycle) or below_threshold (the changed"
            " commitment); empty for a member at the end of the data.",
        ),
        Column("turn", "integer", "", "The turn of admission, from 1.", since=3),
        Column("left_turn", "integer", "", "The turn of leaving; empty for a member at the end of the data.", since=3),
        Column(
            "asked_tick",
            "integer",
            "ticks",
            "When it asked to leave; empty if it never did. Who asks during a cycle leaves after its payout.",
            since=3,
        ),
        Column(
            "ended_by",
            "text",
            "",
            "What ended it: own_choice (whoever holds the seat asked to leave: dissatisfied or better off elsewhere),"
            " stand_in_choice (the server asked, at the seat of a person who was away, stood in for or removed),"
            " out_of_money (too little for the next cycle), below_threshold (committed less than is asked for) or game_over"
            " (a member to the end, or who asked in a cycle that was not paid any more: see asked_tick); empty for a member"
            " in a game that is not over, and where the export that it was read from did not tell.",
            since=3,
        ),
        replace(SCHEME, description="The scheme that paid its first cycle."),
        ARM_HASH,
    ),
    _memberships,
    own=own_row,
)
