"""Who may write a game: the worker that holds its lease, and proves it in the transaction of every write.

A worker is one server process; it is alive while its row says so by the database's clock, which it has to renew. A game
whose worker is not alive any more is there for the taking, with the next epoch. A worker that was stopped for a while may
believe that it still owns a game: its writes carry the old epoch and are refused. All of this is for PostgreSQL: an SQLite
file is claimed by one server as a whole.

What is not a game and stands once, the rooms with all that goes with them, has a lease of its own, ROOMS.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    TextClause,
    delete,
    exists,
    insert,
    select,
    text,
    update,
)
from sqlmodel import col

from fedgame.storage.models import ActionRow, GameRow, LeaseRow, WorkerRow
from fedgame.storage.session_models import SessionGameRow

ROOMS = "rooms"
"""The lease of whoever keeps sessions, accounts, arms and what else has one place in memory."""


@dataclass(frozen=True, slots=True)
class Worker:
    """A server process: an id of its own with each start, its name, the address at which others reach it, and for how many
    seconds it counts as alive without a word.
    """

    id: str
    name: str = "server"
    address: str = ""
    lease_seconds: float = 3.0


class NotOwner(Exception):  # noqa: N818 - it says what is the case
    """Another worker owns the game, or has taken it: nothing was written. `address` is where that one is, if it is known."""

    def __init__(self, name: str, address: str | None = None) -> None:
        super().__init__(f"game {name} is played on another worker{f', {address}' if address else ''}")
        self.name = name
        self.address = address


def succeed(connection: Connection, worker: Worker) -> None:
    """The worker starts: what had its name before has ended, or is to be ended by this. Its games need not wait for the time
    of that one to be over; should it live on, its writes have the older epoch.
    """
    connection.execute(delete(WorkerRow).where(col(WorkerRow.name) == worker.name))
    register(connection, worker)


def register(connection: Connection, worker: Worker) -> bool:
    """The worker is alive from now on for its `lease_seconds`; False where it had not been until now."""
    until = _in_seconds(worker.lease_seconds)
    was_alive = connection.execute(
        update(WorkerRow).where(col(WorkerRow.id) == worker.id, _alive()).values(expires_at=until)
    ).rowcount
    if was_alive:
        return True
    # The dead are told by their absence as well.
    connection.execute(delete(WorkerRow).where(~_alive()))
    connection.execute(
        insert(WorkerRow).values(id=worker.id, name=worker.name, address=worker.address, expires_at=until)
    )
    return False


def leave(connection: Connection, worker: Worker) -> None:
    """The worker ends in good order: its games are free at once."""
    connection.execute(update(LeaseRow).where(col(LeaseRow.worker) == worker.id).values(worker=None))
    connection.execute(delete(WorkerRow).where(col(WorkerRow.id) == worker.id))


def take(connection: Connection, name: str, worker: Worker) -> int:
    """The epoch in which the worker owns the game from now on. Raises NotOwner while another one that is alive does."""
    row = connection.execute(
        select(col(LeaseRow.worker), col(LeaseRow.epoch)).where(col(LeaseRow.name) == name).with_for_update()
    ).first()
    if row is None:
        # Two who come first at the same time meet at the key: one of them gets Conflict, and asks again.
        connection.execute(insert(LeaseRow).values(name=name, worker=worker.id, epoch=1))
        return 1
    owner, epoch = row
    if owner == worker.id:
        return int(epoch)
    if owner is not None:
        address = connection.execute(
            select(col(WorkerRow.address)).where(col(WorkerRow.id) == owner, _alive())
        ).scalar()
        if address is not None:
            raise NotOwner(name, address)
    connection.execute(update(LeaseRow).where(col(LeaseRow.name) == name).values(worker=worker.id, epoch=epoch + 1))
    return int(epoch) + 1


def release(connection: Connection, name: str, worker: Worker) -> None:
    """The game is free."""
    connection.execute(
        update(LeaseRow).where(col(LeaseRow.name) == name, col(LeaseRow.worker) == worker.id).values(worker=None)
    )


def prove(connection: Connection, name: str, worker: Worker, epoch: int) -> None:
    """Hold the lease to the end of this transaction. Raises NotOwner unless it is the worker's in this epoch."""
    held = connection.execute(
        select(col(LeaseRow.epoch))
        .where(col(LeaseRow.name) == name, col(LeaseRow.worker) == worker.id, col(LeaseRow.epoch) == epoch)
        .with_for_update()
    ).first()
    if held is None:
        raise NotOwner(name)


def head(connection: Connection, game_id: str) -> tuple[int, str | None]:
    """Number and link of the last action of a game; (0, None) before the first."""
    last = connection.execute(
        select(col(ActionRow.seq), col(ActionRow.chain))
        .where(col(ActionRow.game_id) == game_id)
        .order_by(col(ActionRow.seq).desc())
        .limit(1)
    ).first()
    return (int(last[0]), last[1]) if last else (0, None)


def owner_address(connection: Connection, name: str) -> tuple[str, str] | None:
    """Id and address of the worker that owns the game and is alive; None where there is none."""
    found = connection.execute(
        select(col(WorkerRow.id), col(WorkerRow.address))
        .join(LeaseRow, col(LeaseRow.worker) == col(WorkerRow.id))
        .where(col(LeaseRow.name) == name, _alive())
    ).first()
    return (found[0], found[1]) if found else None


def owned(connection: Connection, worker: Worker) -> frozenset[str]:
    """The games of a worker."""
    return frozenset(connection.execute(select(col(LeaseRow.name)).where(col(LeaseRow.worker) == worker.id)).scalars())


def orphans(connection: Connection, *, of_sessions: bool) -> tuple[str, ...]:
    """The running games that no living worker owns, oldest first: those of sessions, or the others."""
    in_session = exists().where(col(SessionGameRow.game_id) == col(GameRow.id))
    has_owner = exists().where(
        col(LeaseRow.name) == col(GameRow.id), col(WorkerRow.id) == col(LeaseRow.worker), _alive()
    )
    query = select(col(GameRow.id)).where(
        col(GameRow.status) == "playing", ~has_owner, in_session if of_sessions else ~in_session
    )
    return tuple(connection.execute(query.order_by(col(GameRow.created_at), col(GameRow.id))).scalars())


def _alive() -> ColumnElement[bool]:
    return col(WorkerRow.expires_at) > text("clock_timestamp() AT TIME ZONE 'utc'")


def _in_seconds(seconds: float) -> TextClause:
    """The time of the database so many seconds from now."""
    return text("(clock_timestamp() AT TIME ZONE 'utc') + make_interval(secs => :seconds)").bindparams(seconds=seconds)
