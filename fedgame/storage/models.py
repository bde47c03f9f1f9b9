"""The tables. Rows are written by `fedgame.storage.writes` and read by `fedgame.storage.reads`, and nowhere else.

The log of actions is the truth. Ledger, trainings, deadlines and submissions stand beside it because other questions
are asked of them (who was paid, what is still to train, when does the step end, was this done already), and they are
written in the transaction of the action that caused them. Types are portable: texts, integers, times in UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import BigInteger, Column, DateTime, Dialect, ForeignKeyConstraint, Index, Text, TypeDecorator
from sqlmodel import Field, SQLModel


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, kept as UTC without its zone: SQLite has no zones, and PostgreSQL's would follow the session."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base's signature
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base's signature
        return value.replace(tzinfo=UTC) if value else None


def utc_column(*, nullable: bool = True) -> Column[datetime]:
    return Column(UtcDateTime, nullable=nullable)


def text_column(*, nullable: bool = False) -> Column[str]:
    return Column(Text, nullable=nullable)


class GameRow(SQLModel, table=True):
    """One game. `opening` are the events of the deal; both hashes are SHA-256 in hex.

    `schema_version` is that of treatment and opening (fedgame.log.upcasts). Both versions of rules and software are those
    that started the game, and until then those that made its lobby. `next_id` is the game that its host made of it for the
    same people, `share_hash` that of the token which shows its result.
    """

    __tablename__ = "games"

    id: str = Field(primary_key=True, max_length=32)
    scenario: str = Field(max_length=200)
    treatment: str = Field(sa_column=text_column())
    seed: int = Field(sa_column=Column(BigInteger, nullable=False))
    status: str = Field(max_length=16, index=True)
    host_hash: str = Field(max_length=64)
    join_hash: str = Field(max_length=64, unique=True)
    created_at: datetime = Field(sa_column=utc_column(nullable=False))
    started_at: datetime | None = Field(default=None, sa_column=utc_column())
    finished_at: datetime | None = Field(default=None, sa_column=utc_column())
    rules_version: str = Field(max_length=32)
    software_version: str = Field(max_length=64)
    opening: str = Field(sa_column=text_column())
    schema_version: int = 1
    next_id: str | None = Field(default=None, max_length=32)
    share_hash: str | None = Field(default=None, max_length=64, unique=True, index=True)


class SeatRow(SQLModel, table=True):
    """A seat. A person's seat has a token once it is taken; `policy` and `endowment` are set when the game starts."""

    __tablename__ = "seats"

    game_id: str = Field(primary_key=True, max_length=32, foreign_key="games.id")
    player: int = Field(primary_key=True)
    kind: str = Field(max_length=16)
    policy: str | None = Field(default=None, max_length=64)
    name: str = Field(max_length=80)
    token_hash: str | None = Field(default=None, max_length=64)
    taken_at: datetime | None = Field(default=None, sa_column=utc_column())
    endowment: str | None = Field(default=None, sa_column=text_column(nullable=True))


class ActionRow(SQLModel, table=True):
    """One accepted action. The key is the order of the game: a second writer of the same place fails here.

    `schema_version` is that of payload and events. `chain` is its link (see `chain`); None from before there was one.
    """

    __tablename__ = "actions"

    game_id: str = Field(primary_key=True, max_length=32, foreign_key="games.id")
    seq: int = Field(primary_key=True)
    step: int
    turn: int
    tick: int
    player: int | None = None
    kind: str = Field(max_length=32)
    payload: str = Field(sa_column=text_column())
    events: str = Field(sa_column=text_column())
    submitted_at: datetime | None = Field(default=None, sa_column=utc_column())
    accepted_at: datetime = Field(sa_column=utc_column(nullable=False))
    response_ms: int | None = None
    schema_version: int = 1
    chain: str | None = Field(default=None, max_length=64)


class SubmissionRow(SQLModel, table=True):
    """The idempotency key of a seat's submission, and the first answer to it: `number` of an Ack, or a Reject.

    `number` counts the seat's own accepted submissions, so that it tells nothing of anybody else.
    """

    __tablename__ = "submissions"

    game_id: str = Field(primary_key=True, max_length=32, foreign_key="games.id")
    player: int = Field(primary_key=True)
    action_id: str = Field(primary_key=True, max_length=64)
    seq: int | None = None
    number: int | None = None
    code: str | None = Field(default=None, max_length=64)
    message: str | None = Field(default=None, sa_column=text_column(nullable=True))
    facts: str | None = Field(default=None, sa_column=text_column(nullable=True))


class RefusalRow(SQLModel, table=True):
    """A refused action: kept for research, never replayed."""

    __tablename__ = "refusals"
    __table_args__ = (Index("ix_refusals_game", "game_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    game_id: str = Field(max_length=32, foreign_key="games.id")
    after_seq: int
    step: int
    turn: int
    tick: int
    player: int | None = None
    kind: str = Field(max_length=32)
    payload: str = Field(sa_column=text_column())
    code: str = Field(max_length=64)
    submitted_at: datetime | None = Field(default=None, sa_column=utc_column())
    response_ms: int | None = None


class LedgerRow(SQLModel, table=True):
    """One movement of money, and the action that caused it (0: the deal)."""

    __tablename__ = "ledger"

    game_id: str = Field(primary_key=True, max_length=32, foreign_key="games.id")
    entry: int = Field(primary_key=True)
    seq: int
    tick: int
    debit: str = Field(max_length=32)
    credit: str = Field(max_length=32)
    amount: int = Field(sa_column=Column(BigInteger, nullable=False))
    reason: str = Field(max_length=64)


class TrainingTaskRow(SQLModel, table=True):
    """A training that was asked for, and the action that reported it. One report for each key."""

    __tablename__ = "trainings"

    game_id: str = Field(primary_key=True, max_length=32, foreign_key="games.id")
    federation: int = Field(primary_key=True)
    cycle: int = Field(primary_key=True)
    requested_seq: int
    reported_seq: int | None = None


class DeadlineRow(SQLModel, table=True):
    """When the open step opened, and when its time is up. One row for each running game."""

    __tablename__ = "deadlines"
    __table_args__ = (ForeignKeyConstraint(["game_id"], ["games.id"]),)

    game_id: str = Field(primary_key=True, max_length=32)
    step: int
    opened_at: datetime = Field(sa_column=utc_column(nullable=False))
    due_at: datetime = Field(sa_column=utc_column(nullable=False))


class ControlRow(SQLModel, table=True):
    """One order of a host or experimenter at a running game. Whether it is paused, and who plays each seat, follows from
    all of them in order.
    """

    __tablename__ = "controls"

    game_id: str = Field(primary_key=True, max_length=32, foreign_key="games.id")
    number: int = Field(primary_key=True)
    order_id: str = Field(max_length=32)
    kind: str = Field(max_length=16)
    at: datetime = Field(sa_column=utc_column(nullable=False))
    after_seq: int
    player: int | None = None
    seconds: float | None = None


class WorkerRow(SQLModel, table=True):
    """A server process that may own games, until `expires_at` by the clock of the database. `id` is new with each start,
    `name` the same.
    """

    __tablename__ = "workers"

    id: str = Field(primary_key=True, max_length=64)
    name: str = Field(max_length=32)
    address: str = Field(max_length=200)
    expires_at: datetime = Field(sa_column=utc_column(nullable=False))


class LeaseRow(SQLModel, table=True):
    """Which worker may write the game `name`, while it lives. `epoch` grows with each other one: an older one may not.

    One lease is no game's (`leases.ROOMS`).
    """

    __tablename__ = "leases"

    name: str = Field(primary_key=True, max_length=32)
    worker: str | None = Field(default=None, max_length=64, index=True)
    epoch: int
