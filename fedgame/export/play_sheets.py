"""What was done: actions.csv with refused actions too, and bids.csv with what became of each bid."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from engine.actions import TrainingReported
from engine.events import BidAdmitted, BidPlaced, BidRefused, BidWithdrawn, GameFinished
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
from fedgame.log.codec import ACTION, canonical
from fedgame.log.record import LoggedAction, RefusedAction


def payload_of(logged: LoggedAction) -> str:
    """The canonical JSON of an action. Of a training's report, what it says of coalitions and orders is left out: that has
    files of its own.
    """
    text = canonical(ACTION, logged.action)
    if not isinstance(logged.action, TrainingReported):
        return text
    fields = json.loads(text)
    del fields["values"], fields["orders"], fields["unsettled"]
    return json.dumps(fields, sort_keys=True, separators=(",", ":"))


def _actions(game: Recorded) -> Iterator[Row]:
    refused = iter(game.record.refusals)
    waiting = next(refused, None)
    for logged in game.record.actions:
        while waiting is not None and waiting.after_seq < logged.seq:
            yield _refused_row(game, waiting)
            waiting = next(refused, None)
        yield _accepted_row(game, logged)
    while waiting is not None:
        yield _refused_row(game, waiting)
        waiting = next(refused, None)


def _accepted_row(game: Recorded, logged: LoggedAction) -> Row:
    return {
        "game_id": game.record.game_id,
        "seq": logged.seq,
        "step": logged.step,
        "turn": logged.turn,
        "tick": logged.tick,
        "player": logged.player,
        "kind": logged.action.kind,
        "payload": payload_of(logged),
        "accepted": True,
        "code": None,
        "submitted_at": logged.submitted_at,
        "accepted_at": logged.accepted_at,
        "response_ms": logged.response_ms,
        "actor": game.actor(logged),
        "arm_hash": game.arm_hash,
    }


def _refused_row(game: Recorded, refused: RefusedAction) -> Row:
    return {
        "game_id": game.record.game_id,
        "seq": refused.after_seq,
        "step": refused.step,
        "turn": refused.turn,
        "tick": refused.tick,
        "player": refused.player,
        "kind": refused.kind,
        "payload": refused.payload,
        "accepted": False,
        "code": refused.code,
        "submitted_at": refused.submitted_at,
        "accepted_at": None,
        "response_ms": refused.response_ms,
        "actor": "person" if refused.player is not None else "nature",
        "arm_hash": game.arm_hash,
    }


def _bids(game: Recorded) -> Iterator[Row]:
    """Every bid in the order of placing; what became of it is known only later, so rows are filled as events come."""
    rows: list[dict[str, Cell]] = []
    open_bids: dict[tuple[int, int], dict[str, Cell]] = {}
    schemes = InForce(game)
    for logged in game.record.actions:
        for event in logged.events:
            schemes.follow(event)
            match event:
                case BidPlaced():
                    key = event.player, event.federation
                    if key in open_bids:
                        open_bids[key]["outcome"] = "replaced"
                    open_bids[key] = _bid_row(game, logged, event)
                    open_bids[key]["scheme"] = schemes.at(event.federation, logged.turn)
                    rows.append(open_bids[key])
                case BidWithdrawn():
                    open_bids.pop((event.player, event.federation))["outcome"] = "withdrawn"
                case BidAdmitted():
                    open_bids.pop((event.player, event.federation))["outcome"] = "admitted"
                case BidRefused():
                    open_bids.pop((event.player, event.federation)).update(outcome="refused", reason=event.reason)
                case GameFinished():
                    for row in open_bids.values():
                        row["outcome"] = "void"
    yield from rows


def _bid_row(game: Recorded, logged: LoggedAction, event: BidPlaced) -> dict[str, Cell]:
    return {
        "game_id": game.record.game_id,
        "step": logged.step,
        "tick": logged.tick,
        "player": event.player,
        "federation": event.federation,
        "quality_share": event.commitment.quality_share,
        "quantity_share": event.commitment.quantity_share,
        "resources": event.commitment.resources,
        "payment_cents": event.commitment.payment_cents,
        "outcome": "open",
        "reason": None,
        "turn": logged.turn,
        "scheme": None,
        "actor": game.actor(logged),
        "arm_hash": game.arm_hash,
    }


ACTOR = Column(
    "actor",
    "text",
    "",
    "Who did it: person (somebody outside at a person's seat, by a browser or a program), bot (the server at a bot's seat),"
    " stand_in (the server at the seat of a person who was away, stood in for or removed) or nature (time_up,"
    " end_game, training_reported); empty where the export that it was read from did not tell.",
    since=3,
)

ACTIONS = GameSheet(
    "actions.csv",
    (
        GAME_ID,
        Column(
            "seq",
            "integer",
            "",
            "The number of the accepted action in its game, from 1 without gaps; of a refused one, the number of the last"
            " action accepted before it. In a player's own data, the number of the row.",
        ),
        Column("step", "integer", "", "The step of the game before the action, from 1."),
        Column("turn", "integer", "", "The turn of the game before the action, from 1."),
        Column("tick", "integer", "ticks", "The tick of the game before the action, from 0."),
        Column(
            "player",
            "integer",
            "",
            "The seat that acted; empty for moves of nature (time_up, end_game, training_reported).",
        ),
        Column(
            "kind",
            "text",
            "",
            "place_bid, withdraw_bid, change_commitment, leave_federation, ready, not_ready, react, time_up, end_game or training_reported;"
            " of a refused action, whatever was sent.",
        ),
        Column(
            "payload",
            "json",
            "",
            "The whole action as JSON. A training_reported lacks its values and orders, which are in coalition_values.csv"
            " and sampled_orders.csv. A refused action is as it was sent, and may be anything.",
        ),
        Column("accepted", "boolean", "", "true if it was done; false if it was refused and changed nothing."),
        Column("code", "text", "", "Why it was refused; empty if it was accepted."),
        Column("submitted_at", "time", "UTC", "When it reached the server; empty in a batch."),
        Column("accepted_at", "time", "UTC", "When it was stored; empty if it was refused, and in a batch."),
        Column(
            "response_ms",
            "integer",
            "ms",
            "Time from the opening of the step to the submission; empty for moves of nature, and in a batch.",
        ),
        ACTOR,
        ARM_HASH,
    ),
    _actions,
    own=own_row,
    counter="seq",
)

BIDS = GameSheet(
    "bids.csv",
    (
        GAME_ID,
        Column("step", "integer", "", "The step in which the bid was placed, from 1."),
        Column("tick", "integer", "ticks", "The tick at which it was placed, from 0."),
        PLAYER,
        FEDERATION,
        Column("quality_share", "number", "share from 0 to 1", "Share of the own data quality that is committed."),
        Column("quantity_share", "number", "share from 0 to 1", "Share of the own data quantity that is committed."),
        Column("resources", "integer", "units", "Resource units committed."),
        Column("payment_cents", "integer", "cents", "The admission fee offered for each cycle."),
        Column(
            "outcome",
            "text",
            "",
            "admitted, refused, withdrawn, replaced (by a later bid of the same player there), void (the game ended"
            " first), or open (the game still runs).",
        ),
        Column(
            "reason",
            "text",
            "",
            "Why it was refused: quality, quantity, resources, payment (below the federation's threshold) or full; else"
            " empty.",
        ),
        Column("turn", "integer", "", "The turn in which it was placed, from 1.", since=3),
        replace(SCHEME, description="The scheme that would pay a cycle that began when the bid was placed."),
        ACTOR,
        ARM_HASH,
    ),
    _bids,
    own=own_row,
)
