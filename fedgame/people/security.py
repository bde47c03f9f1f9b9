"""Tokens, cookies, addresses of pages, and the headers that every answer carries.

A token is 256 random bits; only its SHA-256 is stored, and hashes are compared in constant time. The join code is short
(fedgame.people.codes), because people may have to type it; it follows from the host's token, so that the host can always
be shown it again although only its hash is stored. Nothing here reads a database or knows a game's rules.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

from fedgame.people.codes import code_of

PROGRAM_PREFIX = "fedgame_"

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

SECURITY_HEADERS: Mapping[str, str] = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}

STRICT_TRANSPORT = "max-age=31536000"
"""For a year a browser that came by TLS comes by nothing else."""


def new_token() -> str:
    return secrets.token_urlsafe(32)


def new_game_id() -> str:
    """A name for a game: letters and digits that fit into cookies, file names and addresses. It opens nothing.

    A g comes first, so that no program that reads an export takes it for a number (1e5...), a date (dec1...) or a truth.
    """
    return f"g{secrets.token_hex(8)[1:]}"


def new_account_id() -> str:
    """A name for an account; it opens nothing. An a comes first, as the g of a game does."""
    return f"a{secrets.token_hex(8)[1:]}"


def new_sign_in_id() -> str:
    """A name for a sign-in; it opens nothing."""
    return f"t{secrets.token_hex(8)[1:]}"


def new_arm_id() -> str:
    """A name for an arm; it opens nothing. A game of it is called by it, in exports as well."""
    return f"arm{secrets.token_hex(6)}"


def is_arm_id(name: str) -> bool:
    """Whether a game that is called so is one of an arm."""
    return re.fullmatch(r"arm[0-9a-f]{12}", name) is not None


def new_program_token() -> str:
    """A token for a program; its beginning says what it is to whoever finds it where it should not be."""
    return f"{PROGRAM_PREFIX}{new_token()}"


def hash_token(token: str) -> str:
    """What is stored of a token or join code: SHA-256, in hex."""
    return hashlib.sha256(token.encode()).hexdigest()


def holds(token: str, stored_hash: str | None) -> bool:
    """Whether `token` is the one whose hash is stored; always False where nothing is stored."""
    given = hash_token(token)
    return hmac.compare_digest(given, stored_hash or "") and stored_hash is not None


def join_code(host_token: str, game_id: str) -> str:
    """The join code of a game: the same for the same host token."""
    return code_of(host_token, f"join:{game_id}")


def join_link(address: str, code: str) -> str:
    """The code stands behind #, so that it is in no log of a server or a proxy."""
    return f"{address}/join#{code}"


def seat_token(key: str, game_id: str) -> str:
    """The token of who joins with a key of its own, or of the host's own seat with the host's token as the key: the same
    for the same key, of the same length as any other.
    """
    digest = hmac.new(key.encode(), f"seat:{game_id}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def next_host_token(host_token: str, game_id: str) -> str:
    """The host's token of the game that follows on a game: the same for the same host."""
    digest = hmac.new(host_token.encode(), f"next:{game_id}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def shared_link(address: str, token: str) -> str:
    """The token stands behind #, as a join code does."""
    return f"{address}/shared#{token}"


def code_in_link(text: str) -> str:
    """What stands behind the # of a link, or all of the text where there is none."""
    return text.rsplit("#", 1)[-1].strip()


_SEAT_COOKIE, _HOST_COOKIE = "fedgame_seat_", "fedgame_host_"


def seat_cookie(game_id: str) -> str:
    """The cookie's name holds the game, so that one browser can sit in several games."""
    return f"{_SEAT_COOKIE}{game_id}"


def host_cookie(game_id: str) -> str:
    return f"{_HOST_COOKIE}{game_id}"


def named_games(cookies: Mapping[str, str]) -> tuple[str, ...]:
    """The games that these cookies name, the newest of the browser first; whether they open them is another question."""
    prefixes = (_SEAT_COOKIE, _HOST_COOKIE)
    named = [name.removeprefix(prefix) for name in cookies for prefix in prefixes if name.startswith(prefix)]
    return tuple(
        dict.fromkeys(name for name in reversed(named) if name.isascii() and name.isalnum() and len(name) <= 32)
    )


def participant_cookie(session_id: str) -> str:
    """The cookie of who takes part in a session; by session, as a seat's is by game."""
    return f"fedgame_participant_{session_id}"


def account_cookie(*, secure: bool) -> str:
    """The cookie of who is signed in. Behind TLS its name is one that no other host and no plain page can set."""
    return "__Host-fedgame_account" if secure else "fedgame_account"


def bearer(authorization: str | None) -> str | None:
    """The token of an `Authorization: Bearer` header, or None."""
    scheme, _, token = (authorization or "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def origin_allowed(origin: str, allowed: frozenset[str]) -> bool:
    """Whether a page of this origin may talk to the server. "null" (a sandboxed page, a file) never may."""
    try:
        parts = urlsplit(origin)
    except ValueError:  # "http://[", say: no page has such an address
        return False
    return bool(parts.scheme and parts.netloc) and f"{parts.scheme}://{parts.netloc}".lower() in allowed
