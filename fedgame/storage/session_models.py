"""The tables of experiments and their sessions; read and written by `session_reads` and `session_writes` alone.

A session's log is `session_events`. Who people are stands apart from it in `participants`, so that it can be erased and
the log still reads. `payments` and `session_games` follow from the log and are written with it, because other questions
are asked of them: who was paid (once), and which session a game belongs to.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Column, Index, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from fedgame.storage.models import text_column, utc_column


class ExperimentRow(SQLModel, table=True):
    """A draft of a design, right or not yet, as JSON; `version` counts its changes. `owner` is an account."""

    __tablename__ = "experiments"

    id: str = Field(primary_key=True, max_length=32)
    owner: str = Field(max_length=32, index=True)
    title: str = Field(max_length=200)
    document: str = Field(sa_column=text_column())
    version: int = 1
    created_at: datetime = Field(sa_column=utc_column(nullable=False))
    changed_at: datetime = Field(sa_column=utc_column(nullable=False))
    deleted_at: datetime | None = Field(default=None, sa_column=utc_column())


class ExperimentReaderRow(SQLModel, table=True):
    """An experiment is shared with this account, to read."""

    __tablename__ = "experiment_readers"

    experiment_id: str = Field(primary_key=True, max_length=32, foreign_key="experiments.id")
    account: str = Field(primary_key=True, max_length=32)


class SessionRow(SQLModel, table=True):
    """One session: the frozen design, the arms as they were when it opened, and the room. `number` counts an experiment's.

    `room_code` is part of an address that is given to many, and is kept as it is; `room_key` makes personal links.
    """

    __tablename__ = "sessions"

    id: str = Field(primary_key=True, max_length=32)
    experiment_id: str = Field(max_length=32, foreign_key="experiments.id", index=True)
    number: int
    design: str = Field(sa_column=text_column())
    arms: str = Field(sa_column=text_column())
    seed: int = Field(sa_column=Column(BigInteger, nullable=False))
    room_code: str = Field(max_length=32, unique=True)
    room_key: str = Field(max_length=64)
    rehearsal: bool
    opened_by: str = Field(max_length=32)
    opened_at: datetime = Field(sa_column=utc_column(nullable=False))
    ended_at: datetime | None = Field(default=None, sa_column=utc_column())
    schema_version: int
    rules_version: str = Field(max_length=32)
    software_version: str = Field(max_length=64)


class SessionEventRow(SQLModel, table=True):
    """One event. The key is the order of the session: a second writer of the same place fails here.

    `sealed` are the words that somebody wrote (see `sealing`), which stand nowhere else.
    """

    __tablename__ = "session_events"

    session_id: str = Field(primary_key=True, max_length=32, foreign_key="sessions.id")
    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_column=utc_column(nullable=False))
    kind: str = Field(max_length=32)
    participant: int | None = None
    payload: str = Field(sa_column=text_column())
    sealed: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    schema_version: int


class ParticipantRow(SQLModel, table=True):
    """Who a participant is: label, name and the parameters of the address they came by (JSON).

    `seal_key` opens their words in the log. Once somebody is erased all of it is empty, and only the number is left.
    """

    __tablename__ = "participants"
    __table_args__ = (
        UniqueConstraint("session_id", "label"),
        Index("ix_participants_token", "session_id", "token_hash"),
    )

    session_id: str = Field(primary_key=True, max_length=32, foreign_key="sessions.id")
    number: int = Field(primary_key=True)
    token_hash: str = Field(max_length=64)
    label: str | None = Field(default=None, max_length=200)
    name: str = Field(max_length=80)
    parameters: str = Field(sa_column=text_column())
    seal_key: bytes | None = Field(default=None, sa_column=Column(LargeBinary(32), nullable=True))
    erased_at: datetime | None = Field(default=None, sa_column=utc_column())


class PaymentRow(SQLModel, table=True):
    """What a participant is owed. The key allows one for each."""

    __tablename__ = "payments"

    session_id: str = Field(primary_key=True, max_length=32, foreign_key="sessions.id")
    number: int = Field(primary_key=True)
    ending: str = Field(max_length=16)
    currency: str = Field(max_length=3)
    total_cents: int
    code: str = Field(max_length=40)
    at: datetime = Field(sa_column=utc_column(nullable=False))


class SessionGameRow(SQLModel, table=True):
    """A game that belongs to a session: of a group, or the practice of one participant."""

    __tablename__ = "session_games"

    game_id: str = Field(primary_key=True, max_length=32, foreign_key="games.id")
    session_id: str = Field(max_length=32, foreign_key="sessions.id", index=True)
    group_number: int | None = None
    participant: int | None = None
