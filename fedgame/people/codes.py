"""Codes that people pass on and type, of a game or of a room: letters that are hard to misread, read however they come,
and the picture of a link that holds one.

A link carries its code behind #, so that it is in no log of a server or a proxy.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import secrets
import unicodedata

import segno

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without I, L, O, 0 and 1."""

CODE_LENGTH = 8
"""Some 40 bits: too many to guess at the allowed number of tries a minute."""

LONGEST_TYPED = 500
"""Characters of what somebody types or pastes where a code is asked for."""


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def code_of(key: str, what: str, length: int = CODE_LENGTH) -> str:
    """The code that follows from a key and from what it is for: the same for the same two."""
    digest = hmac.new(key.encode(), what.encode(), hashlib.sha256).digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:length])


def plain_code(text: str) -> str:
    """A code as it was typed or pasted: a whole link, small or wide letters, punctuation and invisible characters are
    fine, and so is what stands behind the code.
    """
    behind_hash = unicodedata.normalize("NFKC", text).rsplit("#", 1)[-1].strip()
    code = behind_hash.strip("/").rsplit("/", 1)[-1].upper()
    return "".join(letter for letter in code if letter in LETTERS)[:CODE_LENGTH]


def qr_svg(link: str) -> str:
    """The link as a QR code: dark on light with its quiet zone, whatever the page's colours are."""
    image = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        image, kind="svg", scale=8, border=4, dark="#000", light="#fff", xmldecl=False, svgns=True, omitsize=True
    )
    return image.getvalue().decode()
