"""Passwords: what one may be, and argon2id with the library's own parameters, off the event loop.

A check takes as long for a name that nobody has as for one that somebody has, so that the time tells nothing.
"""

from __future__ import annotations

import asyncio
import base64
import secrets
import unicodedata
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import ARGON2_VERSION

SHORTEST, LONGEST = 10, 200
"""Characters of a password."""

_AT_ONE_TIME = 2
"""Each check takes 64 MiB and a processor for some 50 ms: more at once would take both from the games."""


class BadPassword(Exception):  # noqa: N818 - it says what is the case
    """No such password may be set; the sentence says why."""


def check_new(password: str, name: str) -> None:
    """Raises BadPassword, in words."""
    length = len(_plain(password))
    if length < SHORTEST:
        raise BadPassword(
            f"The password has {length} characters: take at least {SHORTEST}, such as four words in a row."
        )
    if length > LONGEST:
        raise BadPassword(f"The password has {length} characters: take at most {LONGEST}.")
    if _plain(password).casefold() == _plain(name).casefold():
        raise BadPassword("The password is the name: take something that only you know.")


class Passwords:
    """`hasher` is replaced in tests by a cheaper one."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._threads = ThreadPoolExecutor(_AT_ONE_TIME, thread_name_prefix="fedgame-password")
        self._nobodys = _of_nobody(self._hasher)

    async def hash(self, password: str) -> str:
        """What is stored of it: argon2id with its salt and parameters. Raises BadPassword for none that may be."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.hash_now, password)

    def hash_now(self, password: str) -> str:
        return self._hasher.hash(_plain(password))

    async def verify(self, password: str, stored: str | None) -> bool:
        """Whether it is the password that is stored; as slow, and False, where none is."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._verify, password, stored)

    def _verify(self, password: str, stored: str | None) -> bool:
        try:
            matches = self._hasher.verify(stored or self._nobodys, _plain(password))
        except (VerificationError, InvalidHashError):
            return False
        return matches and stored is not None

    def outdated(self, stored: str) -> bool:
        """Whether it was hashed with parameters that are no longer used."""
        return self._hasher.check_needs_rehash(stored)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


def _of_nobody(hasher: PasswordHasher) -> str:
    """A hash of no password, with today's parameters: to check against it takes as long as against one of somebody's."""
    parameters = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    salt, digest = (_in_base64(secrets.token_bytes(size)) for size in (hasher.salt_len, hasher.hash_len))
    return f"$argon2id$v={ARGON2_VERSION}${parameters}${salt}${digest}"


def _in_base64(content: bytes) -> str:
    return base64.b64encode(content).decode().rstrip("=")


def _plain(password: str) -> str:
    """One form for what different keyboards send for the same letters."""
    return unicodedata.normalize("NFKC", password)
