"""The messages of one connection as a program reads them: a change comes out as the whole view after it."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from fedgame.wire.changes import applied
from fedgame.wire.messages import SERVER_MESSAGE, Ack, Again, Change, Lobby, QuoteAnswer, Reject, TrainingProgress, View

Read: TypeAlias = Ack | Reject | View | TrainingProgress | QuoteAnswer | Lobby | Again


class ChangeMissing(Exception):  # noqa: N818 - it says what is the case
    """A change came without the one before it: ask for a resync."""


class Reader:
    """For one connection, from its first message on."""

    def __init__(self) -> None:
        self._whole: dict[str, Any] = {}

    def read(self, text: str | bytes) -> Read:
        """The message, or the view that a change makes of the last one. Raises ChangeMissing; pydantic's ValidationError."""
        message = SERVER_MESSAGE.validate_json(text)
        if isinstance(message, Change):
            expected = self._whole.get("seq", 0) + 1
            if message.seq != expected:
                raise ChangeMissing(f"change {message.seq} came where {expected} was to come: send a resync")
            numbered = {"seq": message.seq, "deadline_ms": message.deadline_ms}
            self._whole = {**applied(self._whole, message.patch), **numbered}
            return View.model_validate(self._whole)
        if isinstance(message, View):
            self._whole = json.loads(text)
        return message
