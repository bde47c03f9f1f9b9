"""What crosses the wire about accounts: who is signed in, sign-in, tokens, and what admins see and change."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from fedgame.people.audit import Act
from fedgame.storage import Language, Role
from fedgame.wire.messages import WireModel

AccountName = Annotated[
    str, Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$")
]
"""What somebody signs in with: one line, not blank. Capitals make no difference."""

GivenPassword = Annotated[str, Field(max_length=1000)]
"""What was typed as a password. What a new one may be is said by the server, in words."""

LinkToken = Annotated[str, Field(min_length=1, max_length=200)]
Label = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")]
Days = Annotated[int, Field(ge=1, le=365)]


class AccountInfo(WireModel):
    """An account. `invited_until` is set while a one-time link is open for it."""

    id: str
    name: str
    role: Role
    language: Language
    created_at: datetime
    disabled: bool
    has_password: bool
    invited_until: datetime | None


class Me(WireModel):
    """Who is signed in, if anybody; whether games can be opened without an account; whether the first admin is yet to come."""

    account: AccountInfo | None
    anonymous_play: bool
    needs_admin: bool


class SignIn(WireModel):
    name: Annotated[str, Field(max_length=200)]
    password: GivenPassword


class OpenLink(WireModel):
    """The token of a one-time link: what stands behind the # of its address."""

    token: LinkToken


class LinkInfo(WireModel):
    """For whom a link is: nobody yet, where it makes the first admin."""

    name: str | None
    role: Role


class UseLink(WireModel):
    """Set a password with a one-time link, and be signed in. `name` is chosen by the first admin alone."""

    token: LinkToken
    name: AccountName | None = None
    password: GivenPassword
    language: Language = "en"


class ChangePassword(WireModel):
    current: GivenPassword
    new: GivenPassword


class NewToken(WireModel):
    """A token for a program, that acts as you until it expires."""

    label: Label
    days: Days = 90


class TokenInfo(WireModel):
    id: str
    label: str
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime


class TokenMade(WireModel):
    """The token is told this once."""

    token: str
    info: TokenInfo


class MakeAccount(WireModel):
    name: AccountName
    role: Role
    language: Language = "en"


class ChangeAccount(WireModel):
    """What is left out stays. `reset` opens a one-time link with which a new password is set."""

    role: Role | None = None
    disabled: bool | None = None
    reset: Literal[True] | None = None


class AccountChanged(WireModel):
    """`link` is the path of a one-time link, told this once; None where none was opened."""

    account: AccountInfo
    link: str | None


class Switches(WireModel):
    """`anonymous_play_fixed`: it was set where the server is started, and cannot be switched."""

    anonymous_play: bool
    anonymous_play_fixed: bool


class ChangeSwitches(WireModel):
    anonymous_play: bool


class AuditEntry(WireModel):
    """`by` and `target` are names where they mean an account; `by` is None for the command line."""

    id: int
    at: datetime
    by: str | None
    act: Act
    target: str
    facts: dict[str, str | int | float | bool | None]


class AuditPage(WireModel):
    """The newest first. `more` is what to ask for as `before` to go on; None at the end."""

    entries: tuple[AuditEntry, ...]
    more: int | None
