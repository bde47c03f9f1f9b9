"""What is read from the tables, each function in one read transaction. Nothing here can write."""

from __future__ import annotations

import json
from typing import cast

from sqlalchemy import Connection, Row, Table, select

from engine.events import LedgerPosted
from engine.money import LedgerEntry
from fedgame.log.codec import ENDOWMENT, read_action, read_events, read_treatment
from fedgame.log.record import GameRecord, LoggedAction, RefusedAction, SeatRecord
from fedgame.storage.entries import Answer, Deadline, GameCard, SeatCard, Status, StoredGame, TrainingRow
from fedgame.storage.models import (
    ACTIONS,
    DEADLINES,
    GAMES,
    LEDGER,
    REFUSALS,
    SEATS,
    SUBMISSIONS,
    TRAININGS,
)


def game_ids(connection: Connection, status: Status | None) -> tuple[str, ...]:
    """The games, oldest first; all of them for None."""
    query = select(GAMES.c.id).order_by(GAMES.c.created_at, GAMES.c.id)
    if status is not None:
        query = query.where(GAMES.c.status == status)
    return tuple(connection.execute(query).scalars())


def game_of_join_hash(connection: Connection, join_hash: str) -> str | None:
    return connection.execute(select(GAMES.c.id).where(GAMES.c.join_hash == join_hash)).scalar()


def card(connection: Connection, game_id: str) -> GameCard | None:
    """The game from outside, or None when there is none of that name."""
    game = connection.execute(select(GAMES).where(GAMES.c.id == game_id)).first()
    return _card(connection, game) if game else None


def _card(connection: Connection, game: Row[tuple[object, ...]]) -> GameCard:
    return GameCard(
        game_id=game.id,
        scenario=game.scenario,
        treatment=read_treatment(game.treatment, game.schema_version),
        seed=game.seed,
        status=cast(Status, game.status),
        host_hash=game.host_hash,
        seats=tuple(
            SeatCard(seat.player, seat.kind, seat.policy, seat.name, seat.token_hash)
            for seat in _rows(connection, SEATS, game.id, "player")
        ),
    )


def stored_game(connection: Connection, game_id: str) -> StoredGame | None:
    """All that a live table is rebuilt from."""
    game = connection.execute(select(GAMES).where(GAMES.c.id == game_id)).first()
    if game is None:
        return None
    seats = _rows(connection, SEATS, game_id, "player")
    actions = _rows(connection, ACTIONS, game_id, "seq")
    return StoredGame(
        card=_card(connection, game),
        endowments=tuple(ENDOWMENT.validate_json(seat.endowment) for seat in seats if seat.endowment),
        opening=read_events(game.opening, game.schema_version),
        actions=tuple(
            (read_action(row.payload, row.schema_version), read_events(row.events, row.schema_version))
            for row in actions
        ),
        answers=answers(connection, game_id),
        deadline=deadline(connection, game_id),
    )


def answers(connection: Connection, game_id: str) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            player=row.player,
            action_id=row.action_id,
            seq=row.seq,
            number=row.number,
            code=row.code,
            message=row.message,
            facts=json.loads(row.facts) if row.facts else None,
        )
        for row in _rows(connection, SUBMISSIONS, game_id, "player", "action_id")
    )


def deadline(connection: Connection, game_id: str) -> Deadline | None:
    rows = _rows(connection, DEADLINES, game_id, "step")
    return Deadline(rows[0].step, rows[0].opened_at, rows[0].due_at) if rows else None


def ledger(connection: Connection, game_id: str) -> tuple[tuple[int, LedgerPosted], ...]:
    """The stored ledger: for each entry, the action that caused it and the movement."""
    return tuple(
        (row.seq, LedgerPosted(LedgerEntry(row.entry, row.tick, row.debit, row.credit, row.amount, row.reason)))
        for row in _rows(connection, LEDGER, game_id, "entry")
    )


def trainings(connection: Connection, game_id: str) -> tuple[TrainingRow, ...]:
    return tuple(
        TrainingRow(row.federation, row.cycle, row.requested_seq, row.reported_seq)
        for row in _rows(connection, TRAININGS, game_id, "requested_seq", "federation")
    )


def record(connection: Connection, game_id: str) -> GameRecord | None:
    """The game as exports and replays read it."""
    game = connection.execute(select(GAMES).where(GAMES.c.id == game_id)).first()
    if game is None:
        return None
    return GameRecord(
        game_id=game.id,
        scenario=game.scenario,
        treatment=read_treatment(game.treatment, game.schema_version),
        seed=game.seed,
        status=cast(Status, game.status),
        started_at=game.started_at,
        finished_at=game.finished_at,
        rules_version=game.rules_version,
        software_version=game.software_version,
        seats=tuple(
            SeatRecord(seat.player, seat.kind, seat.policy, ENDOWMENT.validate_json(seat.endowment))
            for seat in _rows(connection, SEATS, game_id, "player")
            if seat.endowment
        ),
        opening=read_events(game.opening, game.schema_version),
        actions=tuple(_logged(row) for row in _rows(connection, ACTIONS, game_id, "seq")),
        refusals=tuple(_refused(row) for row in _rows(connection, REFUSALS, game_id, "id")),
    )


def _logged(row: Row[tuple[object, ...]]) -> LoggedAction:
    return LoggedAction(
        seq=row.seq,
        step=row.step,
        turn=row.turn,
        tick=row.tick,
        player=row.player,
        action=read_action(row.payload, row.schema_version),
        events=read_events(row.events, row.schema_version),
        submitted_at=row.submitted_at,
        accepted_at=row.accepted_at,
        response_ms=row.response_ms,
    )


def _refused(row: Row[tuple[object, ...]]) -> RefusedAction:
    return RefusedAction(
        after_seq=row.after_seq,
        step=row.step,
        turn=row.turn,
        tick=row.tick,
        player=row.player,
        kind=row.kind,
        payload=row.payload,
        code=row.code,
        submitted_at=row.submitted_at,
        response_ms=row.response_ms,
    )


def _rows(connection: Connection, table: Table, game_id: str, *order: str) -> list[Row[tuple[object, ...]]]:
    query = select(table).where(table.c.game_id == game_id).order_by(*(table.c[name] for name in order))
    return list(connection.execute(query))
