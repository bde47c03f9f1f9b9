"""What the federations trained in each cycle: trainings.csv, coalition_values.csv and sampled_orders.csv."""

from __future__ import annotations

from collections.abc import Iterator

from engine.events import TrainingAccepted, TrainingEnded, TrainingRequested
from fedgame.export.recorded import Recorded
from fedgame.export.sheet import (
    ARM_HASH,
    CYCLE,
    CYCLE_TURN,
    FEDERATION,
    GAME_ID,
    SCHEME,
    Cell,
    Column,
    GameSheet,
    Row,
    joined,
)

UNSETTLED = "unsettled"
"""The method of a training that gave no model."""


def of_cycle(game: Recorded, federation: int, cycle: int) -> dict[str, Cell]:
    """What says which cycle a row is about, and where that belongs: its last columns."""
    return {
        "game_id": game.record.game_id,
        "federation": federation,
        "cycle": cycle,
        "turn": game.turn_of_cycle(federation, cycle),
        "scheme": game.scheme_of_cycle(federation, cycle),
        "arm_hash": game.arm_hash,
    }


def _trainings(game: Recorded) -> Iterator[Row]:
    """Every training in the order of the requests; reports and ends come later and fill its row."""
    rows: dict[tuple[int, int], dict[str, Cell]] = {}
    for event in game.events:
        match event:
            case TrainingRequested():
                rows[event.federation, event.cycle] = _requested_row(game, event)
            case TrainingAccepted():
                grand = max(event.values, key=lambda value: len(value.members))
                settled = grand.members not in event.unsettled
                rows[event.federation, event.cycle].update(
                    accuracy=grand.accuracy if settled else None,
                    coalitions_trained=event.coalitions_trained,
                    method=event.method if settled else UNSETTLED,
                    wall_ms=event.wall_ms,
                    backend=event.backend or None,
                )
            case TrainingEnded():
                rows[event.federation, event.cycle].update(model_quality=event.quality)
    yield from rows.values()


def _requested_row(game: Recorded, event: TrainingRequested) -> dict[str, Cell]:
    return {
        **of_cycle(game, event.federation, event.cycle),
        "start_tick": event.start_tick,
        "end_tick": event.end_tick,
        "members": joined(sorted(member.player for member in event.members)),
        "model_quality": None,
        "accuracy": None,
        "coalitions_trained": None,
        "method": None,
        "wall_ms": None,
        "backend": None,
    }


def _coalition_values(game: Recorded) -> Iterator[Row]:
    for event in game.events:
        if isinstance(event, TrainingAccepted):
            common = of_cycle(game, event.federation, event.cycle)
            unsettled = frozenset(event.unsettled)
            for value in event.values:
                yield {
                    **common,
                    "members": joined(value.members),
                    "value": value.value,
                    "accuracy": value.accuracy,
                    "settled": value.members not in unsettled,
                    "stderr": value.stderr,
                }


def _sampled_orders(game: Recorded) -> Iterator[Row]:
    for event in game.events:
        if isinstance(event, TrainingAccepted):
            common = of_cycle(game, event.federation, event.cycle)
            for pair, order in enumerate(event.orders, start=1):
                yield {
                    **common,
                    "pair": pair,
                    "order": joined(order),
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
        Column(
            "backend",
            "text",
            "",
            "What computed the training: native (the compiled kernel), numpy, torch-cpu or torch-cuda. Empty without a report,"
            " and in games from before this was kept.",
            since=3,
        ),
        CYCLE_TURN,
        SCHEME,
        ARM_HASH,
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
        Column(
            "stderr",
            "number",
            "utility",
            "The standard error of value by the test samples (and seeds) that it was measured on; empty where it was not told.",
            since=3,
        ),
        CYCLE_TURN,
        SCHEME,
        ARM_HASH,
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
        CYCLE_TURN,
        SCHEME,
        ARM_HASH,
    ),
    _sampled_orders,
)
