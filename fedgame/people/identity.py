"""Who is calling: the seat or the host of a game, by the token that the caller holds.

A seat is never named by its caller; it follows from the token. A browser holds one cookie for its seat and, if it made
the game, one for the host; a program sends a bearer token, which is one or the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fedgame.people.security import bearer, holds, host_cookie, seat_cookie
from fedgame.storage import GameCard


@dataclass(frozen=True, slots=True)
class Credentials:
    """What came with a request: a bearer token, or cookies by name. `origin` is None where there was no such header."""

    token: str | None
    cookies: Mapping[str, str]
    origin: str | None

    @classmethod
    def of(cls, headers: Mapping[str, str], cookies: Mapping[str, str]) -> Credentials:
        return cls(bearer(headers.get("authorization")), cookies, headers.get("origin"))


@dataclass(frozen=True, slots=True)
class Caller:
    """The caller as far as one game is concerned: `player` is the seat held, `host_token` the host's token if held."""

    player: int | None = None
    host_token: str | None = None

    @property
    def is_host(self) -> bool:
        return self.host_token is not None


def identify(card: GameCard, credentials: Credentials) -> Caller:
    """The caller in the game `card`. A bearer token goes alone: cookies beside it are not looked at."""
    if credentials.token is not None:
        seat_token = host_token_given = credentials.token
    else:
        seat_token = credentials.cookies.get(seat_cookie(card.game_id), "")
        host_token_given = credentials.cookies.get(host_cookie(card.game_id), "")
    player = next((seat.player for seat in card.seats if holds(seat_token, seat.token_hash)), None)
    host_token = host_token_given if holds(host_token_given, card.host_hash) else None
    return Caller(player, host_token)
