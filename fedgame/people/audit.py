"""What the audit log can tell: the name of every administrative act. Its words are the client's.

A name is kept for ever, since old lines have it.
"""

from __future__ import annotations

from typing import Literal, get_args

Act = Literal[
    "admin.first",
    "admin.command_line",
    "account.made",
    "account.role",
    "account.disabled",
    "account.enabled",
    "account.link",
    "account.password",
    "account.signed_out_everywhere",
    "token.made",
    "token.revoked",
    "switch.changed",
    "arm.made",
    "arm.saved",
    "arm.frozen",
    "arm.offered",
    "arm.withdrawn",
    "arm.deleted",
    "data.kept",
    "experiment.made",
    "experiment.saved",
    "experiment.deleted",
    "experiment.shared",
    "experiment.unshared",
    "session.opened",
    "session.ended",
    "room.opened",
    "room.closed",
    "participant.erased",
]

ACTS: tuple[Act, ...] = get_args(Act)
