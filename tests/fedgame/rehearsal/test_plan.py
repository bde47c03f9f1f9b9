"""Who does what in a rehearsal, the turns that bots wait for, and the figures of a report."""

from __future__ import annotations

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from fedgame.rehearsal.pace import Bucket
from fedgame.rehearsal.plan import Plan, parts
from fedgame.rehearsal.report import percentile

COUNTS = st.integers(0, 8)


@given(people=st.integers(1, 60), seed=st.integers(0, 2**32), vanish=COUNTS, reload=COUNTS, late=COUNTS)
def test_as_many_do_each_thing_as_asked_and_nobody_two(
    people: int, seed: int, vanish: int, reload: int, late: int
) -> None:
    plan = Plan(people, seed, vanish, reload, late)
    cast = parts(plan)
    assert [part.number for part in cast] == list(range(1, people + 1))
    odd = [(part.does == "vanishes") + (part.does == "reloads") + part.late + part.calls_for_help for part in cast]
    assert set(odd) <= {0, 1}
    assert sum(odd) == min(people - 1, vanish + reload + late + plan.help)
    assert parts(plan) == cast
    assert len({part.seed for part in cast}) == people


def test_nobody_thinks_longer_than_a_person_would() -> None:
    import random

    quick, slow = parts(Plan(1))[0], parts(Plan(1, speed="human"))[0]
    chance = random.Random(1)
    assert quick.thought(chance, 12.0) == 0
    thoughts = [slow.thought(chance, 12.0) for _ in range(500)]
    assert 0 < min(thoughts) < 12 < max(thoughts) <= 45


def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed() -> None:
    values = [float(number) for number in range(1, 101)]
    assert (percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1.0)) == (50.0, 99.0, 100.0)
    assert percentile([7.0], 0.99) == 7.0


async def test_turns_come_at_once_up_to_half_of_the_limit_then_evenly() -> None:
    loop = asyncio.get_running_loop()
    bucket = Bucket(1_200)  # 600 at once, then ten a second
    began = loop.time()
    for _ in range(600):
        await bucket.turn()
    assert loop.time() - began < 5
    before = loop.time()
    await asyncio.gather(*(bucket.turn() for _ in range(3)))
    assert loop.time() - before >= 0.2
    for _ in range(10_000):
        await Bucket(None).turn()
