"""Games that nobody claims: opened without an account, of no session, and long over. What they tell of people goes."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlmodel import Session, col, delete, select

from fedgame.storage.models import GameRow, SeatRow
from fedgame.storage.session_models import SessionGameRow

EXPIRED = "expired-"
"""What the hash of a link that opens nothing any more begins with: no SHA-256 in hex does."""


def expire(session: Session, before: datetime) -> int:
    """How many games expired, of those that ended before this time, or were opened then and never started.

    A lobby is deleted, as nothing has happened in it. Of a game that was played, names go and its links and tokens open
    nothing any more; what was done in it stays, and replays.
    """
    of_sessions = select(SessionGameRow.game_id)
    over = (
        select(GameRow)
        .where(col(GameRow.id).not_in(of_sessions))
        .where(~col(GameRow.host_hash).startswith(EXPIRED))
        .where(
            ((col(GameRow.status) == "finished") & (col(GameRow.finished_at) < before))
            | ((col(GameRow.status) == "lobby") & (col(GameRow.created_at) < before))
        )
    )
    games = session.exec(over).all()
    for game in games:
        if game.status == "lobby":
            session.exec(delete(SeatRow).where(col(SeatRow.game_id) == game.id))
            session.delete(game)
        else:
            _close(session, game)
    return len(games)


def _close(session: Session, game: GameRow) -> None:
    game.host_hash, game.join_hash = _opens_nothing(), _opens_nothing()
    for seat in session.exec(select(SeatRow).where(SeatRow.game_id == game.id)):
        seat.name = ""
        if seat.token_hash is not None:
            seat.token_hash = _opens_nothing()


def _opens_nothing() -> str:
    return EXPIRED + secrets.token_hex(24)
