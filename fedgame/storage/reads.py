"""What is read from the tables, each function in one read transaction. Nothing here can write."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal, cast

from sqlalchemy import func
from sqlmodel import Session, col, select

from engine.events import LedgerPosted
from engine.money import LedgerEntry
from fedgame.log.codec import ENDOWMENT, read_action, read_events, read_treatment
from fedgame.log.record import GameRecord, LoggedAction, RefusedAction, SeatRecord
from fedgame.storage.chain import check
from fedgame.storage.entries import (
    Answer,
    Control,
    ControlKind,
    Deadline,
    GameCard,
    SeatCard,
    Status,
    StoredGame,
    TrainingRow,
)
from fedgame.storage.models import (
    ActionRow,
    ControlRow,
    DeadlineRow,
    GameRow,
    LedgerRow,
    RefusalRow,
    SeatRow,
    SubmissionRow,
    TrainingTaskRow,
)

Kind = Literal["person", "bot"]


def game_ids(session: Session, status: Status | None) -> tuple[str, ...]:
    """The games, oldest first; all of them for None."""
    query = select(GameRow.id).order_by(col(GameRow.created_at), col(GameRow.id))
    if status is not None:
        query = query.where(GameRow.status == status)
    return tuple(session.exec(query))


def game_of_join_hash(session: Session, join_hash: str) -> str | None:
    return session.exec(select(GameRow.id).where(GameRow.join_hash == join_hash)).first()


def game_of_share_hash(session: Session, share_hash: str) -> str | None:
    return session.exec(select(GameRow.id).where(GameRow.share_hash == share_hash)).first()


def card(session: Session, game_id: str) -> GameCard | None:
    """The game from outside, or None when there is none of that name."""
    game = session.get(GameRow, game_id)
    return _card(game, _seats(session, game_id)) if game else None


def _card(game: GameRow, seats: Sequence[SeatRow]) -> GameCard:
    return GameCard(
        game_id=game.id,
        scenario=game.scenario,
        treatment=read_treatment(game.treatment, game.schema_version),
        seed=game.seed,
        status=cast(Status, game.status),
        host_hash=game.host_hash,
        seats=tuple(
            SeatCard(seat.player, cast(Kind, seat.kind), seat.policy, seat.name, seat.token_hash) for seat in seats
        ),
        next_id=game.next_id,
        shared=game.share_hash is not None,
    )


def stored_game(session: Session, game_id: str) -> StoredGame | None:
    """All that a live table is rebuilt from."""
    game = session.get(GameRow, game_id)
    if game is None:
        return None
    seats = _seats(session, game_id)
    return StoredGame(
        card=_card(game, seats),
        endowments=tuple(ENDOWMENT.validate_json(seat.endowment) for seat in seats if seat.endowment),
        opening=read_events(game.opening, game.schema_version),
        actions=_log(session, game_id),
        answers=answers(session, game_id),
        deadline=deadline(session, game_id),
        controls=controls(session, game_id),
    )


def answers(session: Session, game_id: str) -> tuple[Answer, ...]:
    rows = select(SubmissionRow).where(SubmissionRow.game_id == game_id)
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
        for row in session.exec(rows.order_by(col(SubmissionRow.player), col(SubmissionRow.action_id)))
    )


def deadline(session: Session, game_id: str) -> Deadline | None:
    row = session.get(DeadlineRow, game_id)
    return Deadline(row.step, row.opened_at, row.due_at) if row else None


def controls(session: Session, game_id: str) -> tuple[Control, ...]:
    """What was ordered at the game, in order."""
    rows = select(ControlRow).where(ControlRow.game_id == game_id).order_by(col(ControlRow.number))
    return tuple(
        Control(
            number=row.number,
            order_id=row.order_id,
            kind=cast(ControlKind, row.kind),
            at=row.at,
            after_seq=row.after_seq,
            player=row.player,
            seconds=row.seconds,
        )
        for row in session.exec(rows)
    )


def ledger(session: Session, game_id: str) -> tuple[tuple[int, LedgerPosted], ...]:
    """The stored ledger: for each entry, the action that caused it and the movement."""
    rows = select(LedgerRow).where(LedgerRow.game_id == game_id).order_by(col(LedgerRow.entry))
    return tuple(
        (row.seq, LedgerPosted(LedgerEntry(row.entry, row.tick, row.debit, row.credit, row.amount, row.reason)))
        for row in session.exec(rows)
    )


def trainings(session: Session, game_id: str) -> tuple[TrainingRow, ...]:
    rows = select(TrainingTaskRow).where(TrainingTaskRow.game_id == game_id)
    return tuple(
        TrainingRow(row.federation, row.cycle, row.requested_seq, row.reported_seq)
        for row in session.exec(rows.order_by(col(TrainingTaskRow.requested_seq), col(TrainingTaskRow.federation)))
    )


def record(session: Session, game_id: str) -> GameRecord | None:
    """The game as exports and replays read it."""
    game = session.get(GameRow, game_id)
    if game is None:
        return None
    refusals = select(RefusalRow).where(RefusalRow.game_id == game_id).order_by(col(RefusalRow.id))
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
            SeatRecord(seat.player, cast(Kind, seat.kind), seat.policy, ENDOWMENT.validate_json(seat.endowment))
            for seat in _seats(session, game_id)
            if seat.endowment
        ),
        opening=read_events(game.opening, game.schema_version),
        actions=_log(session, game_id),
        refusals=tuple(_refused(row) for row in session.exec(refusals)),
        submitted=_submitted(session, game_id),
    )


def _submitted(session: Session, game_id: str) -> frozenset[int]:
    """The numbers of the actions that somebody outside submitted."""
    rows = select(SubmissionRow.seq).where(SubmissionRow.game_id == game_id, col(SubmissionRow.seq).is_not(None))
    return frozenset(seq for seq in session.exec(rows) if seq is not None)


def _seats(session: Session, game_id: str) -> Sequence[SeatRow]:
    return session.exec(select(SeatRow).where(SeatRow.game_id == game_id).order_by(col(SeatRow.player))).all()


def _log(session: Session, game_id: str) -> tuple[LoggedAction, ...]:
    """Raises LogDamaged for one that is not as it was written."""
    rows = session.exec(select(ActionRow).where(ActionRow.game_id == game_id).order_by(col(ActionRow.seq))).all()
    check(game_id, ((row.chain, vars(row)) for row in rows))
    return tuple(_logged(row) for row in rows)


def _logged(row: ActionRow) -> LoggedAction:
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


def _refused(row: RefusalRow) -> RefusedAction:
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


def log_length(session: Session, game_id: str) -> int:
    """How many actions the log of a game has; 0 for none of that name."""
    last = select(func.max(ActionRow.seq)).where(ActionRow.game_id == game_id)
    return session.exec(last).one() or 0
