"""Tokens, cookies, addresses of pages, and the headers that every answer carries.

A token is 256 random bits; only its SHA-256 is stored, and hashes are compared in constant time. The join code is
shorter, because people may have to type it; it follows from the host's token, so that the host can always be shown
it again although only its hash is stored. Nothing here reads a database or knows a game's rules.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

JOIN_CODE_LETTERS = 12
"""60 bits in letters that are hard to misread: too many to guess at the allowed number of tries a minute."""

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
}


def new_token() -> str:
    return secrets.token_urlsafe(32)


def new_game_id() -> str:
    """A name for a game: letters and digits that fit into cookies, file names and addresses. It opens nothing.

    A g comes first, so that no program that reads an export takes it for a number (1e5...), a date (dec1...) or a truth.
    """
    return f"g{secrets.token_hex(8)[1:]}"


def hash_token(token: str) -> str:
    """What is stored of a token or join code: SHA-256, in hex."""
    return hashlib.sha256(token.encode()).hexdigest()


def holds(token: str, stored_hash: str | None) -> bool:
    """Whether `token` is the one whose hash is stored; always False where nothing is stored."""
    given = hash_token(token)
    return hmac.compare_digest(given, stored_hash or "") and stored_hash is not None


def join_code(host_token: str, game_id: str) -> str:
    """The join code of a game: letters a-z and 2-7, the same for the same host token."""
    digest = hmac.new(host_token.encode(), f"join:{game_id}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode().lower()[:JOIN_CODE_LETTERS]


def plain_code(code: str) -> str:
    """A join code as typed by a person, without spaces, hyphens and capitals."""
    return code.replace("-", "").replace(" ", "").lower()


def seat_token(key: str, game_id: str) -> str:
    """The token of who joins with a key of its own, or of the host's own seat with the host's token as the key: the same
    for the same key, of the same length as any other.
    """
    digest = hmac.new(key.encode(), f"seat:{game_id}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def seat_cookie(game_id: str) -> str:
    """The cookie's name holds the game, so that one browser can sit in several games."""
    return f"fedgame_seat_{game_id}"


def host_cookie(game_id: str) -> str:
    return f"fedgame_host_{game_id}"


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
