"""What each write does to the tables. Every function runs inside one savepoint of the writer: all of it, or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from importlib.metadata import version

from sqlalchemy import Connection, Table, delete, insert, select, update

from engine.actions import TrainingReported
from engine.events import Event, LedgerPosted, TrainingRequested
from engine.state import RULES_VERSION
from fedgame.log.codec import ACTION, ENDOWMENT, EVENTS, TREATMENT, canonical
from fedgame.log.record import LoggedAction, RefusedAction
from fedgame.storage.entries import Answer, Deadline, Entry, LogWrite, NewGameRow, StartWrite
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
from fedgame.storage.writer import Conflict

MAX_PAYLOAD = 4_000
"""Refused payloads are kept up to so many characters: enough to study them, too few to fill the disk."""


def _add(connection: Connection, table: Table, rows: Iterable[Mapping[str, object]]) -> None:
    listed = list(rows)
    if listed:
        connection.execute(insert(table), listed)


def create_game(connection: Connection, game: NewGameRow) -> None:
    """A game in its lobby, its creator in seat 1 or in none."""
    seated = game.creator_hash is not None
    _add(
        connection,
        GAMES,
        [
            {
                "id": game.game_id,
                "scenario": game.scenario,
                "treatment": canonical(TREATMENT, game.treatment),
                "seed": game.seed,
                "status": "lobby",
                "host_hash": game.host_hash,
                "join_hash": game.join_hash,
                "created_at": game.created_at,
                "rules_version": RULES_VERSION,
                "software_version": version("fedgame"),
                "opening": "[]",
            }
        ],
    )
    _add(
        connection,
        SEATS,
        [
            {
                "game_id": game.game_id,
                "player": player,
                "kind": kind,
                "policy": policy,
                "name": game.creator_name if seated and player == 1 else "",
                "token_hash": game.creator_hash if player == 1 else None,
                "taken_at": game.created_at if seated and player == 1 else None,
            }
            for player, (kind, policy) in enumerate(zip(game.kinds, game.policies, strict=True), start=1)
        ],
    )


def take_seat(connection: Connection, game_id: str, token_hash: str, name: str, at: datetime) -> int:
    """Take the first empty person's seat of a game in its lobby: its number. Raises Conflict when there is none.

    A token that has a seat already gets that one.
    """
    own = connection.execute(
        select(SEATS.c.player).where(SEATS.c.game_id == game_id, SEATS.c.token_hash == token_hash)
    ).scalar()
    if own is not None:
        return int(own)
    status = connection.execute(select(GAMES.c.status).where(GAMES.c.id == game_id)).scalar()
    if status != "lobby":
        raise Conflict("started")
    player = connection.execute(
        select(SEATS.c.player)
        .where(SEATS.c.game_id == game_id, SEATS.c.kind == "person", SEATS.c.token_hash.is_(None))
        .order_by(SEATS.c.player)
        .limit(1)
    ).scalar()
    if player is None:
        raise Conflict("full")
    connection.execute(
        update(SEATS)
        .where(SEATS.c.game_id == game_id, SEATS.c.player == player)
        .values(token_hash=token_hash, name=name, taken_at=at)
    )
    return int(player)


def start_game(connection: Connection, start: StartWrite) -> None:
    """Lobby becomes game. Raises Conflict when it has been started already, or a seat was taken meanwhile."""
    changed = connection.execute(
        update(GAMES)
        .where(GAMES.c.id == start.game_id, GAMES.c.status == "lobby")
        .values(
            status="playing",
            started_at=start.started_at,
            opening=canonical(EVENTS, start.opening),
        )
    )
    if changed.rowcount != 1:
        raise Conflict("started")
    for seat in start.seats:
        changed = connection.execute(
            update(SEATS)
            .where(
                SEATS.c.game_id == start.game_id,
                SEATS.c.player == seat.player,
                # A seat that was taken meanwhile must not become a bot's.
                SEATS.c.token_hash.is_(None) if seat.kind == "bot" else SEATS.c.token_hash.is_not(None),
            )
            .values(kind=seat.kind, policy=seat.policy, endowment=canonical(ENDOWMENT, seat.endowment))
        )
        if changed.rowcount != 1:
            raise Conflict("seat taken")
    add_ledger(connection, start.game_id, 0, start.opening)
    _set_deadline(connection, start.game_id, start.deadline)


def append(connection: Connection, write: LogWrite) -> None:
    """The accepted and refused actions of one write, with all that they caused. Raises IntegrityError for a taken key."""
    append_log(connection, write)
    append_ledger(connection, write)


def append_log(connection: Connection, write: LogWrite) -> None:
    """Everything of `write` but the money that moved."""
    add_actions(connection, write.game_id, [entry.logged for entry in write.entries])
    for entry in write.entries:
        add_trainings(connection, write.game_id, entry)
    add_answers(connection, write)
    add_refusals(connection, write.game_id, [refused for refused, _ in write.refusals])
    if write.deadline is not None:
        _set_deadline(connection, write.game_id, write.deadline)
    elif write.clear_deadline:
        connection.execute(delete(DEADLINES).where(DEADLINES.c.game_id == write.game_id))
    if write.finished_at is not None:
        connection.execute(
            update(GAMES).where(GAMES.c.id == write.game_id).values(status="finished", finished_at=write.finished_at)
        )


def append_ledger(connection: Connection, write: LogWrite) -> None:
    """The money that moved by the actions of `write`."""
    for entry in write.entries:
        add_ledger(connection, write.game_id, entry.logged.seq, entry.logged.events)


def add_actions(connection: Connection, game_id: str, actions: Iterable[LoggedAction]) -> None:
    _add(
        connection,
        ACTIONS,
        (
            {
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
            }
            for logged in actions
        ),
    )


def add_trainings(connection: Connection, game_id: str, entry: Entry) -> None:
    """The trainings that one action asked for, and the one that it reported."""
    logged = entry.logged
    _add(
        connection,
        TRAININGS,
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
        update(TRAININGS)
        .where(
            TRAININGS.c.game_id == game_id,
            TRAININGS.c.federation == action.federation,
            TRAININGS.c.cycle == action.cycle,
            TRAININGS.c.reported_seq.is_(None),
        )
        .values(reported_seq=seq)
    )
    if changed.rowcount != 1:
        raise Conflict(f"the training of federation {action.federation}, cycle {action.cycle} has its report already")


def add_ledger(connection: Connection, game_id: str, seq: int, events: Iterable[Event]) -> None:
    _add(
        connection,
        LEDGER,
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
    _add(connection, SUBMISSIONS, (_answer_row(write.game_id, answer) for answer in answers if answer is not None))


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
        REFUSALS,
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


def _set_deadline(connection: Connection, game_id: str, deadline: Deadline) -> None:
    values = {"step": deadline.step, "opened_at": deadline.opened_at, "due_at": deadline.due_at}
    changed = connection.execute(update(DEADLINES).where(DEADLINES.c.game_id == game_id).values(**values))
    if changed.rowcount == 0:
        _add(connection, DEADLINES, [{"game_id": game_id, **values}])
