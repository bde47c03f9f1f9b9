"""What a connection shows: the first view with every change since."""

from __future__ import annotations

import json
from typing import Any

from fedgame.wire.changes import applied

NEVER_CHANGED = ("type", "seq", "deadline_ms")


class Screen:
    """Reads the messages of one connection in order."""

    def __init__(self) -> None:
        self.shown: dict[str, Any] = {}
        self.number = 0

    def read(self, text: str) -> dict[str, Any]:
        """The message; for a change the view after it, which is `fresh` only where it was sent whole."""
        message: dict[str, Any] = json.loads(text)
        if message["type"] == "view":
            self.shown = {name: value for name, value in message.items() if name not in NEVER_CHANGED}
        elif message["type"] == "change":
            assert message["seq"] == self.number + 1, "a change that cannot be read: one before it is missing"
            self.shown = applied(self.shown, message["patch"])
        else:
            return message
        self.number = message["seq"]
        told = {"seq": self.number, "deadline_ms": message["deadline_ms"], "fresh": message["type"] == "view"}
        return {"type": "view", **told, **self.shown}
