"""Passwords: what one may be, how it is kept, and that a check tells nothing by its time."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from fedgame.people.passwords import BadPassword, Passwords, check_new
from tests.fedgame.people.staff import CHEAP, PASSWORD


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("", "0 characters: take at least 10"),
        ("123456789", "9 characters: take at least 10"),
        ("p" * 201, "201 characters: take at most 200"),
        ("ADA LOVELACE", "is the name"),
    ],
)
def test_a_password_that_may_not_be_is_refused_with_what_would_be_right(password: str, told: str) -> None:
    with pytest.raises(BadPassword, match=told):
        check_new(password, "Ada Lovelace")


def test_ten_characters_of_any_script_are_a_password() -> None:
    for password in ("0123456789", "        x ", "床前明月光疑是地上霜", "😀" * 10, "p" * 200):
        check_new(password, "Ada")


async def test_it_is_kept_as_argon2id_with_the_librarys_own_parameters_and_a_salt() -> None:
    kept = await Passwords().hash(PASSWORD)
    standard = PasswordHasher()
    parameters = extract_parameters(kept)
    assert parameters.type is Type.ID
    assert (parameters.memory_cost, parameters.time_cost) == (standard.memory_cost, standard.time_cost)
    cheap = Passwords(CHEAP)
    assert await cheap.hash(PASSWORD) != await cheap.hash(PASSWORD)


async def test_only_the_password_itself_is_right_however_it_was_typed() -> None:
    passwords = Passwords(CHEAP)
    kept = await passwords.hash("caf\u00e9 au lait")
    assert await passwords.verify("cafe\u0301 au lait", kept)
    for wrong in ("cafe au lait", "Caf\u00e9 au lait", "", "caf\u00e9 au lait "):
        assert not await passwords.verify(wrong, kept)
    assert not await passwords.verify("caf\u00e9 au lait", "no hash at all")


class Watched(PasswordHasher):
    """Says what was checked against which parameters."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.checked: list[tuple[int, int, int]] = []

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:
        parameters = extract_parameters(hash if isinstance(hash, str) else hash.decode())
        self.checked.append((parameters.time_cost, parameters.memory_cost, parameters.parallelism))
        return super().verify(hash, password)


async def test_where_there_is_no_password_one_is_checked_all_the_same_with_the_same_parameters() -> None:
    watched = Watched()
    passwords = Passwords(watched)
    kept = await passwords.hash(PASSWORD)
    assert [await passwords.verify(PASSWORD, stored) for stored in (kept, None)] == [True, False]
    assert watched.checked == [(1, 8, 1)] * 2


async def test_an_unknown_name_takes_as_long_as_a_wrong_password() -> None:
    passwords = Passwords(PasswordHasher(time_cost=2, memory_cost=8192, parallelism=1))
    kept = await passwords.hash(PASSWORD)
    fastest: dict[bool, float] = {}
    for stored in (kept, None) * 15:  # in turn, so that a busy moment of the machine meets both
        start = time.process_time()
        await passwords.verify("something else", stored)
        known = stored is not None
        fastest[known] = min(fastest.get(known, 1e9), time.process_time() - start)
    assert 0.5 < fastest[False] / fastest[True] < 2


async def test_a_check_keeps_nobody_waiting_and_few_run_at_one_time() -> None:
    running, most, gate = [], [0], threading.Event()

    class Slow(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:
            running.append(1)
            most[0] = max(most[0], len(running))
            gate.wait(20)
            running.pop()
            return True

    passwords = Passwords(Slow(time_cost=1, memory_cost=8, parallelism=1))
    checks = [asyncio.create_task(passwords.verify(PASSWORD, None)) for _ in range(8)]
    for _ in range(20):  # the event loop goes on meanwhile
        await asyncio.sleep(0.005)
    assert len(running) == 2
    gate.set()
    await asyncio.gather(*checks)
    assert most == [2]


async def test_a_hash_of_other_parameters_is_outdated() -> None:
    kept = await Passwords(CHEAP).hash(PASSWORD)
    assert not Passwords(CHEAP).outdated(kept)
    assert Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)).outdated(kept)
