"""What waits for one socket: all that counts, hints while there is room, and an end for who does not read."""

from __future__ import annotations

import json

import pytest

from fedgame.live.outbox import SLOW_READER, Outbox
from fedgame.wire.messages import Ack, TrainingProgress

HINT = TrainingProgress(federation=1, cycle=1, round=1, rounds=2, accuracy=0.5)


def ack(number: int) -> Ack:
    return Ack(action_id="an-action", seq=number)


async def waiting(outbox: Outbox) -> list[str]:
    """Close the outbox; the types of what had waited in it."""
    outbox.close(1000, "")
    return [json.loads(text)["type"] async for text in outbox.messages()]


@pytest.mark.parametrize(("limit", "room"), [(2, 1), (8, 4), (9, 4), (64, 32)])
async def test_hints_are_kept_until_half_of_the_room_is_taken_and_left_out_from_then_on(limit: int, room: int) -> None:
    outbox = Outbox(limit)
    for _ in range(limit):
        outbox.hint(HINT)
    assert await waiting(outbox) == ["training"] * room


async def test_the_last_hint_that_fits_is_kept_behind_other_messages() -> None:
    outbox = Outbox(8)
    for number in range(3):
        outbox.send(ack(number))
    outbox.hint(HINT)
    outbox.hint(HINT)
    outbox.send(ack(4))
    assert await waiting(outbox) == ["ack", "ack", "ack", "training", "ack"]


async def test_a_full_queue_ends_the_connection_at_once_and_takes_nothing_more() -> None:
    outbox = Outbox(3)
    for number in range(3):
        outbox.send(ack(number))
    assert (outbox.code, outbox.reason, outbox.ended.done()) == (1000, "", False)
    outbox.send(ack(4))
    assert outbox.ended.done()
    assert (outbox.code, outbox.reason) == (SLOW_READER, "this connection does not read its messages")
    outbox.send(ack(5))
    outbox.hint(HINT)
    outbox.close(1000, "later")
    assert outbox.code == SLOW_READER


async def test_what_waits_goes_out_before_the_end_and_nothing_comes_behind_it() -> None:
    outbox = Outbox(8)
    outbox.send(ack(1))
    outbox.close(4400, "why")
    outbox.send(ack(2))
    assert [json.loads(text)["seq"] async for text in outbox.messages()] == [1]
    assert (outbox.code, outbox.reason, outbox.ended.done()) == (4400, "why", False)
