"""What the server and the storage tell each other of accounts: plain values that know no table.

Hashes are SHA-256 in hex, but a password's, which is argon2id; no password and no token ever comes here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["admin", "researcher", "viewer"]
Language = Literal["en", "zh"]
SignInKind = Literal["browser", "program"]

COMMAND_LINE = "command line"
"""Who did what was done by a command: whoever may run one on the server's machine may do anything there."""


@dataclass(frozen=True, slots=True)
class AccountCard:
    """An account as the server speaks of it. `link_expires_at` is set while a one-time link is open for it."""

    id: str
    name: str
    role: Role
    language: Language
    created_at: datetime
    disabled_at: datetime | None
    has_password: bool
    link_expires_at: datetime | None

    @property
    def enabled(self) -> bool:
        return self.disabled_at is None


@dataclass(frozen=True, slots=True)
class SignInCard:
    """A browser or program that acts for an account. `id` names it and opens nothing."""

    id: str
    account: str
    kind: SignInKind
    label: str
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be made: with a password, or with a link to set one, or (from the command line) with either."""

    id: str
    name: str
    role: Role
    language: Language
    created_at: datetime
    password_hash: str | None = None
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A one-time link, by the hash of its token."""

    token_hash: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class NewSignIn:
    id: str
    token_hash: str
    account: str
    kind: SignInKind
    label: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the audit log. `by` is an account's id or COMMAND_LINE; `facts` hold no secret and no person's answer."""

    at: datetime
    by: str
    act: str
    target: str
    facts: Mapping[str, str | int | float | bool | None]


@dataclass(frozen=True, slots=True)
class AuditLine:
    """A line as it is read: `name` is that of the account that acted, `target_name` that of the account it was done to."""

    id: int
    note: Note
    name: str | None
    target_name: str | None
