"""What each write does to the tables. Every function runs inside one savepoint of the writer: all of it, or nothing.

What is rare (a game is made, joined, started) reads and changes instances of the models. What every action writes goes
to the same models in bulk, without an instance for each row: measured side by side, with instances the writer made 511
actions a second durable instead of 1,274, because making, tracking and flushing one costs more than writing its row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Insert, delete, insert, update
from sqlmodel import Session, SQLModel, col, select

from engine.actions import TrainingReported
from engine.events import Event, LedgerPosted, TrainingRequested
from engine.state import RULES_VERSION
from fedgame.log.codec import ACTION, ENDOWMENT, EVENTS, TREATMENT, canonical
from fedgame.log.record import LoggedAction, RefusedAction
from fedgame.log.upcasts import SCHEMA_VERSION
from fedgame.storage.chain import link
from fedgame.storage.entries import Answer, Control, Deadline, Entry, LogWrite, NewGameRow, StartWrite
from fedgame.storage.heads import Head
from fedgame.storage.leases import head
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
from fedgame.storage.writer import Conflict
from fedgame.version import software_version

MAX_PAYLOAD = 4_000
"""Refused payloads are kept up to so many characters: enough to study them, too few to fill the disk."""


def create_game(session: Session, game: NewGameRow) -> None:
    """A game in its lobby, with the people who have their seats already."""
    seated = {person.player: person for person in game.people}
    session.add(
        GameRow(
            id=game.game_id,
            scenario=game.scenario,
            treatment=canonical(TREATMENT, game.treatment),
            seed=game.seed,
            status="lobby",
            host_hash=game.host_hash,
            join_hash=game.join_hash,
            created_at=game.created_at,
            rules_version=RULES_VERSION,
            software_version=software_version(),
            opening="[]",
            schema_version=SCHEMA_VERSION,
        )
    )
    session.add_all(
        SeatRow(
            game_id=game.game_id,
            player=player,
            kind=kind,
            policy=policy,
            name=seated[player].name if player in seated else "",
            token_hash=seated[player].token_hash if player in seated else None,
            taken_at=game.created_at if player in seated else None,
        )
        for player, (kind, policy) in enumerate(zip(game.kinds, game.policies, strict=True), start=1)
    )


def create_next(session: Session, game_id: str, following: NewGameRow) -> None:
    """Make the game that follows on another one. Raises Conflict "again" where there is one already."""
    game = session.get(GameRow, game_id, with_for_update=True)
    if game is None or game.next_id is not None:
        raise Conflict("again")
    game.next_id = following.game_id
    create_game(session, following)


def share(session: Session, game_id: str, share_hash: str | None) -> None:
    """From now on the token of this hash shows the result of the game, and no other one does; with None, none does."""
    game = session.get(GameRow, game_id, with_for_update=True)
    if game is not None:
        game.share_hash = share_hash


def take_seat(
    session: Session, game_id: str, token_hash: str, name: str, at: datetime, wished: int | None = None
) -> int:
    """Take an empty person's seat of a game in its lobby, the `wished` one where it is free, else the first: its number.

    A token that has a seat already gets that one. Raises Conflict when there is none.
    """
    # The game first: whoever starts it at the same time holds its row.
    game = session.get(GameRow, game_id, with_for_update=True)
    seats = session.exec(select(SeatRow).where(SeatRow.game_id == game_id).order_by(col(SeatRow.player))).all()
    for seat in seats:
        if seat.token_hash == token_hash:
            return seat.player
    if game is None or game.status != "lobby":
        raise Conflict("started")
    free = [seat for seat in seats if seat.kind == "person" and seat.token_hash is None]
    if not free:
        raise Conflict("full")
    seat = next((seat for seat in free if seat.player == wished), free[0])
    seat.token_hash, seat.name, seat.taken_at = token_hash, name, at
    return seat.player


def start_game(session: Session, start: StartWrite) -> None:
    """Lobby becomes game, of this version of the software, whichever made the lobby. Raises Conflict when it has been
    started already, or a seat was taken meanwhile.
    """
    game = session.get(GameRow, start.game_id, with_for_update=True)
    if game is None or game.status != "lobby":
        raise Conflict("started")
    game.status = "playing"
    game.started_at = start.started_at
    game.treatment = canonical(TREATMENT, start.treatment)
    game.opening = canonical(EVENTS, start.opening)
    game.rules_version = RULES_VERSION
    game.software_version = software_version()
    game.schema_version = SCHEMA_VERSION
    for seat in start.seats:
        row = session.get(SeatRow, (start.game_id, seat.player))
        # A seat that was taken meanwhile must not become a bot's.
        if row is None or (row.token_hash is None) != (seat.kind == "bot"):
            raise Conflict("seat taken")
        row.kind, row.policy, row.endowment = seat.kind, seat.policy, canonical(ENDOWMENT, seat.endowment)
    add_ledger(session.connection(), start.game_id, 0, start.opening)
    _set_deadline(session.connection(), start.game_id, start.deadline)


def create_and_start(session: Session, game: NewGameRow, start: StartWrite) -> None:
    """A game of known people that never had a lobby: made and started at once, inside whatever else `session` writes."""
    create_game(session, game)
    session.flush()
    start_game(session, start)


def change_token(session: Session, game_id: str, player: int, token_hash: str) -> None:
    """From now on another token opens a person's seat. Raises Conflict "seat" where nobody has such a seat."""
    seat = session.get(SeatRow, (game_id, player), with_for_update=True)
    if seat is None or seat.token_hash is None:
        raise Conflict("seat")
    seat.token_hash = token_hash


def free_seat(session: Session, game_id: str, player: int) -> None:
    """Make a taken seat of a lobby empty again. Raises Conflict "started"; Conflict "seat" where nobody sits there."""
    game = session.get(GameRow, game_id, with_for_update=True)
    if game is None or game.status != "lobby":
        raise Conflict("started")
    seat = session.get(SeatRow, (game_id, player))
    if seat is None or seat.token_hash is None:
        raise Conflict("seat")
    seat.token_hash, seat.name, seat.taken_at = None, "", None


def append(connection: Connection, write: LogWrite) -> Head:
    """The accepted and refused actions of one write, with all that they caused; where the log ends then.

    Raises IntegrityError for a taken key, Conflict for a place behind the end.
    """
    end = append_log(connection, write)
    append_ledger(connection, write)
    return end


def append_log(connection: Connection, write: LogWrite) -> Head:
    """Everything of `write` but the money that moved."""
    end = add_actions(connection, write.game_id, [entry.logged for entry in write.entries])
    for entry in write.entries:
        add_trainings(connection, write.game_id, entry)
    add_answers(connection, write)
    add_refusals(connection, write.game_id, [refused for refused, _ in write.refusals])
    add_controls(connection, write.game_id, write.controls)
    if write.deadline is not None:
        _set_deadline(connection, write.game_id, write.deadline)
    elif write.clear_deadline:
        connection.execute(delete(DeadlineRow).where(col(DeadlineRow.game_id) == write.game_id))
    if write.finished_at is not None:
        connection.execute(
            update(GameRow)
            .where(col(GameRow.id) == write.game_id)
            .values(status="finished", finished_at=write.finished_at)
        )
    return end


def append_ledger(connection: Connection, write: LogWrite) -> None:
    """The money that moved by the actions of `write`."""
    for entry in write.entries:
        add_ledger(connection, write.game_id, entry.logged.seq, entry.logged.events)


def add_actions(connection: Connection, game_id: str, actions: Sequence[LoggedAction]) -> Head:
    """Chain the actions to the end of the log; the new end."""
    seq, chain = head(connection, game_id)
    if actions and actions[0].seq > seq + 1:
        raise Conflict(f"the log of game {game_id} ends at action {seq}: action {actions[0].seq} cannot follow")
    rows = [_action_row(game_id, logged) for logged in actions]
    for row in rows:
        chain = row["chain"] = link(chain, row)
    _add(connection, ActionRow, rows)
    return Head(actions[-1].seq if actions else seq, chain)


def _action_row(game_id: str, logged: LoggedAction) -> dict[str, object]:
    return {
        "game_id": game_id,
        "seq": logged.seq,
        "step": logged.step,
        "turn": logged.turn,
        "tick": logged.tick,
        "player": logged.player,
        "kind": logged.action.kind,
        "payload": canonical(ACTION, logged.action),
        "events": canonical(EVENTS, logged.events),
        "submitted_at": logged.submitted_at,
        "accepted_at": logged.accepted_at,
        "response_ms": logged.response_ms,
        "schema_version": SCHEMA_VERSION,
    }


def add_trainings(connection: Connection, game_id: str, entry: Entry) -> None:
    """The trainings that one action asked for, and the one that it reported."""
    logged = entry.logged
    _add(
        connection,
        TrainingTaskRow,
        (
            {
                "game_id": game_id,
                "federation": event.federation,
                "cycle": event.cycle,
                "requested_seq": logged.seq,
                "reported_seq": None,
            }
            for event in logged.events
            if isinstance(event, TrainingRequested)
        ),
    )
    if isinstance(logged.action, TrainingReported):
        _report(connection, game_id, logged.action, logged.seq)


def _report(connection: Connection, game_id: str, action: TrainingReported, seq: int) -> None:
    changed = connection.execute(
        update(TrainingTaskRow)
        .where(
            col(TrainingTaskRow.game_id) == game_id,
            col(TrainingTaskRow.federation) == action.federation,
            col(TrainingTaskRow.cycle) == action.cycle,
            col(TrainingTaskRow.reported_seq).is_(None),
        )
        .values(reported_seq=seq)
    )
    if changed.rowcount != 1:
        raise Conflict(f"the training of federation {action.federation}, cycle {action.cycle} has its report already")


def add_ledger(connection: Connection, game_id: str, seq: int, events: Iterable[Event]) -> None:
    _add(
        connection,
        LedgerRow,
        (
            {
                "game_id": game_id,
                "seq": seq,
                "entry": event.entry.entry,
                "tick": event.entry.tick,
                "debit": event.entry.debit,
                "credit": event.entry.credit,
                "amount": event.entry.amount,
                "reason": event.entry.reason,
            }
            for event in events
            if isinstance(event, LedgerPosted)
        ),
    )


def add_answers(connection: Connection, write: LogWrite) -> None:
    """The idempotency keys: a key that is there already fails the whole write."""
    answers = [entry.answer for entry in write.entries] + [answer for _, answer in write.refusals]
    _add(connection, SubmissionRow, (_answer_row(write.game_id, answer) for answer in answers if answer is not None))


def _answer_row(game_id: str, answer: Answer) -> dict[str, object]:
    return {
        "game_id": game_id,
        "player": answer.player,
        "action_id": answer.action_id,
        "seq": answer.seq,
        "number": answer.number,
        "code": answer.code,
        "message": answer.message,
        "facts": json.dumps(dict(answer.facts)) if answer.facts is not None else None,
    }


def add_refusals(connection: Connection, game_id: str, refusals: Iterable[RefusedAction]) -> None:
    _add(
        connection,
        RefusalRow,
        (
            {
                "game_id": game_id,
                "after_seq": refused.after_seq,
                "step": refused.step,
                "turn": refused.turn,
                "tick": refused.tick,
                "player": refused.player,
                "kind": refused.kind,
                "payload": refused.payload[:MAX_PAYLOAD],
                "code": refused.code,
                "submitted_at": refused.submitted_at,
                "response_ms": refused.response_ms,
            }
            for refused in refusals
        ),
    )


def add_controls(connection: Connection, game_id: str, controls: Iterable[Control]) -> None:
    _add(connection, ControlRow, ({"game_id": game_id, **asdict(control)} for control in controls))


def _set_deadline(connection: Connection, game_id: str, deadline: Deadline) -> None:
    values = {"step": deadline.step, "opened_at": deadline.opened_at, "due_at": deadline.due_at}
    changed = connection.execute(update(DeadlineRow).where(col(DeadlineRow.game_id) == game_id).values(**values))
    if changed.rowcount == 0:
        _add(connection, DeadlineRow, [{"game_id": game_id, **values}])


def _add(connection: Connection, model: type[SQLModel], rows: Iterable[Mapping[str, object]]) -> None:
    listed = list(rows)
    if listed:
        connection.execute(_insertion(model), listed)


@cache
def _insertion(model: type[SQLModel]) -> Insert:
    """Made once for each model, and of its table: made anew of the model, it is a tenth of what writing an action costs."""
    return insert(SQLModel.metadata.tables[str(model.__tablename__)])
