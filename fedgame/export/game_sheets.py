"""What a game was set up with: games.csv, seats.csv and federations.csv."""

from __future__ import annotations

import json
from collections.abc import Iterator

from engine.actions import EndGame
from engine.events import GameFinished
from engine.schemes import all_parameters
from fedgame.arms.identity import treatment_hash
from fedgame.export.recorded import Recorded
from fedgame.export.sheet import ARM_HASH, FEDERATION, GAME_ID, PLAYER, Column, GameSheet, Row, everybody, own_row


def _games(game: Recorded) -> Iterator[Row]:
    record = game.record
    yield {
        "game_id": record.game_id,
        "scenario": record.scenario,
        "arm_hash": game.arm_hash,
        "treatment_hash": treatment_hash(record.treatment),
        "seed": record.seed,
        "status": record.status,
        "started_at": record.started_at,
        "finished_at": record.finished_at,
        "ended_early": _ended_early(game),
        "end_tick": _end_tick(game),
        "rules_version": record.rules_version,
        "software_version": record.software_version,
    }


def _ended_early(game: Recorded) -> bool | None:
    over = game.record.status == "finished"
    return isinstance(game.record.actions[-1].action, EndGame) if over else None


def _end_tick(game: Recorded) -> int | None:
    return next((event.tick for event in game.events if isinstance(event, GameFinished)), None)


def _seats(game: Recorded) -> Iterator[Row]:
    for seat in game.record.seats:
        yield {
            "game_id": game.record.game_id,
            "player": seat.player,
            "kind": seat.kind,
            "policy": seat.policy,
            "quality": seat.endowment.quality,
            "quantity": seat.endowment.quantity,
            "resources": seat.endowment.resources,
            "starting_cents": seat.endowment.money_cents,
        }


def _federations(game: Recorded) -> Iterator[Row]:
    for number, spec in enumerate(game.record.treatment.federations, start=1):
        parameters = all_parameters(spec.scheme, spec.scheme_parameters)
        yield {
            "game_id": game.record.game_id,
            "federation": number,
            "scheme": spec.scheme,
            "scheme_parameters": json.dumps(parameters, sort_keys=True, separators=(",", ":")),
            "opening_cents": spec.opening_cents,
            "arm_hash": game.arm_hash,
        }


GAMES = GameSheet(
    "games.csv",
    (
        GAME_ID,
        Column("scenario", "text", "", "The scenario that the game was made from."),
        Column(
            "arm_hash",
            "text",
            "",
            "SHA-256 of the arm as the game was started: treatment, who sits in each seat with which policy, version of the"
            " rules. Same hash, same arm; empty before the start.",
            since=2,
        ),
        Column("treatment_hash", "text", "", "SHA-256 of the treatment alone, the key of treatments.json."),
        Column(
            "seed",
            "integer",
            "",
            "The seed of everything that is drawn in the game; up to 16 digits, of which a spreadsheet shows 15.",
        ),
        Column("status", "text", "", "lobby (not started), playing or finished."),
        Column("started_at", "time", "UTC", "When the game started; empty in a batch, which has no clock."),
        Column("finished_at", "time", "UTC", "When it ended; empty while it runs, and in a batch."),
        Column("rules_version", "text", "", "The version of the rules. A replay needs the same."),
        Column(
            "software_version",
            "text",
            "",
            "The version of FedGame that started the game, with +g and its commit where it is known, and .dirty where files"
            " of it had been changed.",
        ),
        Column(
            "ended_early",
            "boolean",
            "",
            "true where the host or an experimenter ended it before its last turn was over, false where it was played to its"
            " end; empty while it runs.",
            since=3,
        ),
        Column("end_tick", "integer", "ticks", "The tick of the game at its end; empty while it runs.", since=3),
    ),
    _games,
)

SEATS = GameSheet(
    "seats.csv",
    (
        GAME_ID,
        PLAYER,
        Column("kind", "text", "", "Who sat there when the game started: person or bot."),
        Column("policy", "text", "", "The bot's policy; empty for a person."),
        Column("quality", "number", "share from 0 to 1", "Quality of the data owned: the share of clean labels."),
        Column("quantity", "number", "share from 0 to 1", "Quantity of the data owned, as a share of max_samples."),
        Column("resources", "integer", "units", "Computing resources owned."),
        Column("starting_cents", "integer", "cents", "Money at the start."),
    ),
    _seats,
    own=own_row,
)

FEDERATIONS = GameSheet(
    "federations.csv",
    (
        GAME_ID,
        FEDERATION,
        Column("scheme", "text", "", "The incentive scheme that it pays by."),
        Column(
            "scheme_parameters",
            "json",
            "",
            "All parameters of the scheme, defaults included, as a JSON object; schemes within it with theirs.",
        ),
        Column("opening_cents", "integer", "cents", "The federation's money at the start."),
        ARM_HASH,
    ),
    _federations,
    own=everybody,
)
