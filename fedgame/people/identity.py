"""Who is calling: the seat or the host of a game, by the token that the caller holds.

A seat is never named by its caller; it follows from the token. A browser holds one cookie for its seat and, if it made
the game, one for the host; a program sends a bearer token, which is one or the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fedgame.people.security import bearer, holds, host_cookie, seat_cookie, seat_token
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

    def seat_of(self, game_id: str) -> str:
        """What was given as the token of a seat; empty where nothing was. A bearer token goes alone."""
        return self.token if self.token is not None else self.cookies.get(seat_cookie(game_id), "")

    def host_of(self, game_id: str) -> str:
        """What was given as the token of the host, likewise."""
        return self.token if self.token is not None else self.cookies.get(host_cookie(game_id), "")


@dataclass(frozen=True, slots=True)
class Caller:
    """The caller as far as one game is concerned: `player` is the seat held, `host_token` the host's token if held."""

    player: int | None = None
    host_token: str | None = None

    @property
    def is_host(self) -> bool:
        return self.host_token is not None


@dataclass(frozen=True, slots=True)
class HeldSeat:
    """A seat and the token that opens it."""

    player: int
    token: str


def identify(card: GameCard, credentials: Credentials) -> Caller:
    """The caller in the game `card`."""
    seat, host_token = _opened(card, credentials.seat_of(card.game_id)), credentials.host_of(card.game_id)
    return Caller(seat.player if seat else None, host_token if holds(host_token, card.host_hash) else None)


def held_seat(card: GameCard, credentials: Credentials) -> HeldSeat | None:
    """The seat that the caller has in the game `card` already; the host's is found by the host's token alone."""
    own = _opened(card, credentials.seat_of(card.game_id))
    return own or _opened(card, seat_token(credentials.host_of(card.game_id), card.game_id))


def _opened(card: GameCard, token: str) -> HeldSeat | None:
    return next((HeldSeat(seat.player, token) for seat in card.seats if holds(token, seat.token_hash)), None)
