"""What waits at a table is taken in order, not all at once, and jobs that stand beside each other share a transaction."""

from __future__ import annotations

import asyncio
import itertools

from hypothesis import given
from hypothesis import strategies as st

from fedgame.live.inbox import AT_ONCE, Call, Inbox, together
from fedgame.live.position import Job


def job() -> Job:
    return Job(lambda _proposal: None)


def call() -> Call:
    return lambda: None


ITEMS = st.lists(st.sampled_from((job, call)).map(lambda make: make()), max_size=30)


@given(ITEMS)
def test_together_keeps_the_order_and_loses_nothing(items: list[Job | Call]) -> None:
    found = together(items)
    flat = [one for item in found for one in (item if isinstance(item, list) else [item])]
    assert all(there is here for there, here in zip(flat, items, strict=True))


@given(ITEMS)
def test_jobs_are_kept_apart_by_calls_alone(items: list[Job | Call]) -> None:
    found = together(items)
    assert [] not in found
    assert not any(isinstance(one, list) and isinstance(next_, list) for one, next_ in itertools.pairwise(found))
    assert not any(isinstance(one, Job) for one in found)


async def test_it_gives_what_waits_in_order_and_no_more_than_fits_in_one_transaction() -> None:
    inbox, items = Inbox(), [job() for _ in range(AT_ONCE + 1)]
    assert inbox.empty
    for item in items:
        inbox.put(item)
    assert await inbox.take() == items[:AT_ONCE]
    assert not inbox.empty
    assert await inbox.take() == items[AT_ONCE:]
    assert inbox.empty


async def test_who_takes_waits_until_something_is_there() -> None:
    inbox, late = Inbox(), job()
    taking = asyncio.create_task(inbox.take())
    await asyncio.sleep(0)
    assert not taking.done()
    inbox.put(late)
    assert await taking == [late]
