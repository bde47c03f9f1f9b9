"""Who may call what: one line for each route and each message, and nothing that has no line.

A route that is not listed here is refused, so that a forgotten line shows in the first test and opens nothing. Requests
meet these lines in fedgame.api.authorize.
"""

from __future__ import annotations

from typing import Literal

Permission = Literal["anyone", "seat", "host", "seat_or_host"]

ROUTES: dict[tuple[str, str], Permission] = {
    ("GET", "/api/health"): "anyone",
    ("GET", "/api/catalogue"): "anyone",
    ("GET", "/api/scenarios"): "anyone",
    ("POST", "/api/games"): "anyone",
    ("POST", "/api/join"): "anyone",
    ("GET", "/api/games/{game_id}"): "seat_or_host",
    ("POST", "/api/games/{game_id}/start"): "host",
    ("GET", "/api/games/{game_id}/samples"): "seat",
    ("GET", "/api/games/{game_id}/export.zip"): "seat_or_host",
}

MESSAGES: dict[str, Permission] = {"submit": "seat", "quote": "seat", "resync": "seat"}
"""The messages of the websocket; the connection itself is the seat's."""

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
