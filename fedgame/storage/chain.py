"""The chain over a game's log: each action's link is a digest of all that is stored of it and of the link before.

Whoever has kept the last link of a log (see `heads`) can tell whether another log begins with the same actions, and a log
that was changed in any place does not give the links that stand in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

CHAINED = (
    "game_id",
    "seq",
    "step",
    "turn",
    "tick",
    "player",
    "kind",
    "payload",
    "events",
    "submitted_at",
    "accepted_at",
    "response_ms",
    "schema_version",
)
"""The columns of an action that its link covers."""


class LogDamaged(Exception):  # noqa: N818 - it says what is the case
    """The stored log is not the one that was written; the sentence says where."""


def link(previous: str | None, action: Mapping[str, object]) -> str:
    """The link of `action`, the columns of its row, after the link `previous` (None: the first that has one); 64 hex digits."""
    content = [previous, *(action[name] for name in CHAINED)]
    return hashlib.sha256(json.dumps(content, default=_text, separators=(",", ":")).encode()).hexdigest()


def check(game_id: str, rows: Iterable[tuple[str | None, Mapping[str, object]]]) -> str | None:
    """The last link of a log, given the stored link and the columns of each action in order. Raises LogDamaged.

    Actions that were written before there was a chain have none, and are taken as they are.
    """
    last: str | None = None
    for number, (stored, action) in enumerate(rows, start=1):
        if action["seq"] != number:
            raise LogDamaged(f"game {game_id}: action {number} of its log is missing")
        if stored is None and last is not None:
            raise LogDamaged(f"game {game_id}: action {number} of its log has lost its link")
        if stored is not None and stored != link(last, action):
            raise LogDamaged(f"game {game_id}: action {number} of its log is not what was written")
        last = stored
    return last


def _text(value: object) -> str:
    """Times as the database keeps them, in UTC."""
    assert isinstance(value, datetime)  # noqa: S101 - nothing else is no JSON
    return value.astimezone(UTC).isoformat(timespec="microseconds")
