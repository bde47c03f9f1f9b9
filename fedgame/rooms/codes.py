"""What the code of a room opens besides: the links that hold it, personal links, and the codes of one's own data.

A personal link adds a label and a signature of it, so that nobody can come in under another label by changing the link.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from fedgame.people.codes import LETTERS, code_of, plain_code

SIGNATURE_LENGTH = 10
DATA_SIGNATURE_LENGTH = 8
MOST_DIGITS = 7


def new_completion_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(10))


@dataclass(frozen=True, slots=True)
class ReadCode:
    """What a code holds: the room's, and the label with its signature where it is personal."""

    room: str
    label: str | None = None
    signature: str | None = None


def read_code(text: str) -> ReadCode:
    """A code as it was typed or pasted: a whole link, small letters, spaces, hyphens and invisible characters are fine."""
    after_hash = text.rsplit("#", 1)[-1].strip().strip("/")
    room, _, personal = after_hash.partition(".")
    plain = plain_code(room)
    if not personal:
        return ReadCode(plain)
    encoded, _, signature = personal.partition(".")
    try:
        label = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode()
    except ValueError:
        return ReadCode(plain)
    return ReadCode(plain, label, signature)


def room_link(address: str, code: str) -> str:
    """The code stands behind #, so that it is in no log of a server or a proxy."""
    return f"{address}/room#{code}"


def personal_link(address: str, code: str, room_key: str, label: str) -> str:
    encoded = base64.urlsafe_b64encode(label.encode()).decode().rstrip("=")
    return f"{room_link(address, code)}.{encoded}.{sign(room_key, label)}"


def sign(room_key: str, label: str) -> str:
    digest = hmac.new(room_key.encode(), f"label:{label}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode()[:SIGNATURE_LENGTH]


def signed(room_key: str, code: ReadCode) -> bool:
    """Whether the label of this code was signed by the room."""
    if code.label is None or code.signature is None:
        return False
    return hmac.compare_digest(sign(room_key, code.label), code.signature)


def data_code(room_code: str, room_key: str, number: int) -> str:
    """What opens somebody's own data from anywhere, also after the session: room, number, and a signature of some 40 bits."""
    return f"{room_code}-{number}-{_data_signature(room_key, number)}"


@dataclass(frozen=True, slots=True)
class DataCode:
    """A data code as it was read; `opens` says whether it was signed by the room."""

    room: str
    number: int
    signature: str

    def opens(self, room_key: str) -> bool:
        return hmac.compare_digest(_data_signature(room_key, self.number), self.signature)


def read_data_code(text: str) -> DataCode | None:
    """A data code as it was typed or pasted, in small letters too; None for what cannot be one."""
    room, _, rest = text.rsplit("#", 1)[-1].strip().upper().partition("-")
    number, _, signature = rest.partition("-")
    if not (room and signature and number.isdecimal() and len(number) <= MOST_DIGITS):
        return None
    return DataCode(room, int(number), signature)


def _data_signature(room_key: str, number: int) -> str:
    return code_of(room_key, f"data:{number}", DATA_SIGNATURE_LENGTH)
