"""What people write in their own words, sealed before it is stored: AES-256-GCM, under a key of each participant's own.

The log of a session holds numbers and choices in the open and these words only as sealed bytes beside the entry.
Whoever takes a participant's key away has taken away the words of every copy of the log that has no copy of the key,
and the log still reads: its entries stand, without words. A seal is bound to its place in the log, so that one cannot be
moved to another entry or to another participant.
"""

from __future__ import annotations

import json
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fedgame.experiments.events import Answered, HelpCalled, MessageSent, SessionEvent

NONCE_BYTES = 12


def new_key() -> bytes:
    """32 bytes."""
    return AESGCM.generate_key(bit_length=256)


def place_of(session_id: str, seq: int) -> str:
    """The name of an entry of a session's log, which its seal is bound to."""
    return f"{session_id}/{seq}"


def owner_of_words(event: SessionEvent) -> int | None:
    """The participant whose own words an event holds, or to whom alone it speaks; None where it holds none."""
    match event:
        case Answered():
            return event.participant if event.texts else None
        case HelpCalled() | MessageSent():
            return event.participant if event.text else None
        case _:
            return None


def without_words(event: SessionEvent) -> SessionEvent:
    """The event as it stands in the log: everything but the words."""
    match event:
        case Answered():
            return event.model_copy(update={"texts": {}})
        case HelpCalled() | MessageSent():
            return event.model_copy(update={"text": ""})
        case _:
            return event


def seal(event: SessionEvent, key: bytes, place: str) -> bytes:
    """The words of an event that has some; `place` names the entry in the log."""
    words = event.texts if isinstance(event, Answered) else getattr(event, "text", "")
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, json.dumps(words, ensure_ascii=False).encode(), place.encode())


def unseal(event: SessionEvent, sealed: bytes, key: bytes, place: str) -> SessionEvent:
    """The event with its words. Raises cryptography's InvalidTag for a seal of another key or place."""
    words = json.loads(AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.encode()))
    return event.model_copy(update={"texts" if isinstance(event, Answered) else "text": words})
