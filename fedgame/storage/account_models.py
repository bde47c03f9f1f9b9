"""The tables of people with accounts: who they are, how they are signed in, what they did, what they switched.

Rows are written by `fedgame.storage.account_writes` and read by `fedgame.storage.account_reads`, and nowhere else. No
password and no token is here, only what they are checked against.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from fedgame.storage.models import text_column, utc_column


class AccountRow(SQLModel, table=True):
    """A person with an account. `name_key` is the name as it is compared; `password_hash` is argon2id, with its parameters.

    `link_hash` is the SHA-256 of the one-time link with which a password is set, None where none is open.
    """

    __tablename__ = "accounts"

    id: str = Field(primary_key=True, max_length=32)
    name: str = Field(max_length=60)
    name_key: str = Field(max_length=200, unique=True)
    role: str = Field(max_length=16)
    password_hash: str | None = Field(default=None, sa_column=text_column(nullable=True))
    link_hash: str | None = Field(default=None, max_length=64, unique=True)
    link_expires_at: datetime | None = Field(default=None, sa_column=utc_column())
    language: str = Field(max_length=8)
    created_at: datetime = Field(sa_column=utc_column(nullable=False))
    disabled_at: datetime | None = Field(default=None, sa_column=utc_column())


class SignInRow(SQLModel, table=True):
    """A browser or a program that acts for an account, by the SHA-256 of its token; `id` names it and opens nothing."""

    __tablename__ = "sign_ins"

    token_hash: str = Field(primary_key=True, max_length=64)
    id: str = Field(max_length=32, unique=True)
    account: str = Field(max_length=32, foreign_key="accounts.id", index=True)
    kind: str = Field(max_length=16)
    label: str = Field(max_length=80)
    created_at: datetime = Field(sa_column=utc_column(nullable=False))
    last_used_at: datetime = Field(sa_column=utc_column(nullable=False))
    expires_at: datetime = Field(sa_column=utc_column(nullable=False))
    revoked_at: datetime | None = Field(default=None, sa_column=utc_column())


class AuditRow(SQLModel, table=True):
    """One administrative act. `account` is an account's id, or the words "command line"; `facts` is a JSON object."""

    __tablename__ = "audit"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=utc_column(nullable=False))
    account: str = Field(max_length=32)
    act: str = Field(max_length=64)
    target: str = Field(max_length=200)
    facts: str = Field(sa_column=text_column())


class SwitchRow(SQLModel, table=True):
    """What an admin has switched in the browser; a switch that nobody has touched has no row. `value` is JSON."""

    __tablename__ = "switches"

    name: str = Field(primary_key=True, max_length=64)
    value: str = Field(sa_column=text_column())
