"""What the federations did in each cycle: trainings.csv, coalition_values.csv, sampled_orders.csv and payouts.csv."""

from __future__ import annotations

from collections.abc import Iterator

from engine.events import PaidOut, TrainingAccepted, TrainingEnded, TrainingRequested
from engine.state import CycleMember
from fedgame.export.play_sheets import JOIN_ORDER
from fedgame.export.sheet import (
    CYCLE,
    FEDERATION,
    GAME_ID,
    PLAYER,
    Cell,
    Column,
    GameSheet,
    Row,
    events_of,
    joined,
    own_row,
)
from fedgame.log.record import GameRecord

UNSETTLED = "unsettled"
"""The method of a training that gave no model."""


def _trainings(record: GameRecord) -> Iterator[Row]:
    """Every training in the order of the requests; reports and ends come later and fill its row."""
    rows: dict[tuple[int, int], dict[str, Cell]] = {}
    for event in events_of(record):
        match event:
            case TrainingRequested():
                rows[event.federation, event.cycle] = _requested_row(record, event)
            case TrainingAccepted():
                grand = max(event.values, key=lambda value: len(value.members))
                settled = grand.members not in event.unsettled
                rows[event.federation, event.cycle].update(
                    accuracy=grand.accuracy if settled else None,
                    coalitions_trained=event.coalitions_trained,
                    method=event.method if settled else UNSETTLED,
                    wall_ms=event.wall_ms,
                )
            case TrainingEnded():
                rows[event.federation, event.cycle].update(model_quality=event.quality)
    yield from rows.values()


def _requested_row(record: GameRecord, event: TrainingRequested) -> dict[str, Cell]:
    return {
        "game_id": record.game_id,
        "federation": event.federation,
        "cycle": event.cycle,
        "start_tick": event.start_tick,
        "end_tick": event.end_tick,
        "members": joined(sorted(member.player for member in event.members)),
        "model_quality": None,
        "accuracy": None,
        "coalitions_trained": None,
        "method": None,
        "wall_ms": None,
    }


def _coalition_values(record: GameRecord) -> Iterator[Row]:
    for event in events_of(record):
        if isinstance(event, TrainingAccepted):
            unsettled = frozenset(event.unsettled)
            for value in event.values:
                yield {
                    "game_id": record.game_id,
                    "federation": event.federation,
                    "cycle": event.cycle,
                    "members": joined(value.members),
                    "value": value.value,
                    "accuracy": value.accuracy,
                    "settled": value.members not in unsettled,
                }


def _sampled_orders(record: GameRecord) -> Iterator[Row]:
    for event in events_of(record):
        if isinstance(event, TrainingAccepted):
            for pair, order in enumerate(event.orders, start=1):
                yield {
                    "game_id": record.game_id,
                    "federation": event.federation,
                    "cycle": event.cycle,
                    "pair": pair,
                    "order": joined(order),
                }


def _payouts(record: GameRecord) -> Iterator[Row]:
    members: dict[tuple[int, int], dict[int, CycleMember]] = {}
    for event in events_of(record):
        if isinstance(event, TrainingRequested):
            members[event.federation, event.cycle] = {member.player: member for member in event.members}
        elif isinstance(event, PaidOut):
            for paid in event.payouts:
                member = members[event.federation, event.cycle].get(paid.player)
                yield {
                    "game_id": record.game_id,
                    "federation": event.federation,
                    "cycle": event.cycle,
                    "tick": event.tick,
                    "scheme": event.scheme,
                    "player": paid.player,
                    "join_order": member.join_order if member else None,
                    "quality": member.quality if member else None,
                    "quantity": member.quantity if member else None,
                    "cost_cents": member.cost_cents if member else 0,
                    "weight": paid.weight,
                    "payment_cents": paid.payment_cents,
                    "pool_cents": event.pool_cents,
                    "undistributed_cents": event.undistributed_cents,
                    "weight_stderr": paid.stderr,
                }


TRAININGS = GameSheet(
    "trainings.csv",
    (
        GAME_ID,
        FEDERATION,
        CYCLE,
        Column("start_tick", "integer", "ticks", "When bidding closed and the training began."),
        Column("end_tick", "integer", "ticks", "When it ends; may lie behind the end of the game."),
        Column("members", "list of integers", "", "The players who trained, ascending, with | between them."),
        Column(
            "model_quality",
            "number",
            "share from 0 to 1",
            "The quality that the market uses from end_tick on; empty if the game ended before, or is not so far, or if the"
            " training did not settle: then the model before stays in use.",
        ),
        Column(
            "accuracy",
            "number",
            "share from 0 to 1",
            "Share of the held-out test samples that the model of all members gets right; empty without a report, and"
            " where the training did not settle.",
        ),
        Column("coalitions_trained", "integer", "", "Distinct models trained for this cycle; empty without a report."),
        Column(
            "method",
            "text",
            "",
            "Which coalitions were trained: exact (all that the scheme needs) or permutation (a sample of orders, see"
            " sampled_orders.csv); unsettled where the training of all members did not settle, so that the cycle ended"
            " without a new model; empty without a report.",
        ),
        Column("wall_ms", "integer", "ms", "Measured time of the training; 0 in a batch, empty without a report."),
    ),
    _trainings,
)

COALITION_VALUES = GameSheet(
    "coalition_values.csv",
    (
        GAME_ID,
        FEDERATION,
        CYCLE,
        Column(
            "members",
            "list of integers",
            "",
            "The coalition's players, ascending, with | between them; empty for nobody.",
        ),
        Column(
            "value",
            "number",
            "utility",
            "The utility (see the treatment) of the model trained by this coalition alone, above that of the untrained"
            " model. Pay is computed from it; in a cycle whose method is unsettled, from 0 for every coalition instead.",
        ),
        Column(
            "accuracy",
            "number",
            "share from 0 to 1",
            "Share of the held-out test samples that the coalition's model gets right.",
        ),
        Column(
            "settled",
            "boolean",
            "",
            "Whether its training settled. One that did not counts as no model: its value is 0, its accuracy that of the"
            " untrained model.",
            since=2,
        ),
    ),
    _coalition_values,
)

SAMPLED_ORDERS = GameSheet(
    "sampled_orders.csv",
    (
        GAME_ID,
        FEDERATION,
        CYCLE,
        Column("pair", "integer", "", "The number of the antithetic pair in its training, from 1."),
        Column(
            "order",
            "list of integers",
            "",
            "The first order of the pair, in which the members are taken to join, with | between them; its reverse is the"
            " second. Only trainings whose method is permutation have any.",
        ),
    ),
    _sampled_orders,
)

PAYOUTS = GameSheet(
    "payouts.csv",
    (
        GAME_ID,
        FEDERATION,
        CYCLE,
        Column("tick", "integer", "ticks", "When it was paid."),
        Column("scheme", "text", "", "The incentive scheme that it was paid by."),
        PLAYER,
        Column(
            "join_order",
            "integer",
            "",
            f"{JOIN_ORDER.description} Empty for a former member to whom a debt may be paid (incentivizer).",
        ),
        Column("quality", "number", "share from 0 to 1", "Quality committed in this cycle; empty for a former member."),
        Column(
            "quantity", "number", "share from 0 to 1", "Quantity committed in this cycle; empty for a former member."
        ),
        Column(
            "cost_cents", "integer", "cents", "What the cycle cost the player beyond the fee; 0 for a former member."
        ),
        Column(
            "weight", "number", "", "The scheme's weight, before clamping at 0; what it counts depends on the scheme."
        ),
        Column("payment_cents", "integer", "cents", "What the player was paid."),
        Column("pool_cents", "integer", "cents", "What the federation had to pay out in this cycle, to all."),
        Column("undistributed_cents", "integer", "cents", "The part of the pool that stayed with the federation."),
        Column(
            "weight_stderr",
            "number",
            "",
            "The standard error of an estimated weight, in the unit of weight; empty where the weight is exact.",
        ),
    ),
    _payouts,
    own=own_row,
)
