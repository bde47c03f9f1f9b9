"""What changes within a beat is told at once, and when it is told says nothing of what others have sealed."""

from __future__ import annotations

import asyncio
import heapq
import json
from collections.abc import Coroutine, Mapping
from typing import Any

import pytest

from fedgame.live.beat import Beat
from fedgame.wire.messages import CommitmentIn, PlaceBidIn, WithdrawBidIn
from tests.fedgame.live.alone import Room, Seat, card, everybody_sits

BEAT = 0.008


class OwnTime(asyncio.SelectorEventLoop):
    """Time goes on when nothing is left to do, and then at once to the next thing to do: runs of the same are the same."""

    def __init__(self) -> None:
        super().__init__()
        self._gone = 0.0

    def time(self) -> float:
        return self._gone

    def _run_once(self) -> None:
        scheduled: list[Any] = self._scheduled  # type: ignore[attr-defined]  # of asyncio's base loop, as all below
        while scheduled and scheduled[0].cancelled():
            heapq.heappop(scheduled)._scheduled = False
            self._timer_cancelled_count -= 1
        if scheduled and not self._ready:  # type: ignore[attr-defined]
            self._gone = max(self._gone, scheduled[0].when())
        super()._run_once()  # type: ignore[misc]


def run(work: Coroutine[Any, Any, Any]) -> Any:
    with asyncio.Runner(loop_factory=OwnTime) as runner:
        return runner.run(work)


def test_it_strikes_by_the_clock_and_once_for_all_that_asked() -> None:
    async def strikes() -> list[float]:
        loop, struck = asyncio.get_running_loop(), list[float]()
        beat = Beat(BEAT, lambda: struck.append(loop.time()))
        assert not beat.now()
        await asyncio.sleep(0.003)
        assert not beat.now()
        await asyncio.sleep(0.006)
        assert beat.now()
        await asyncio.sleep(0.014)
        assert not beat.now()
        await asyncio.sleep(0.1)
        return struck

    assert run(strikes()) == pytest.approx([BEAT, 3 * BEAT])


def test_without_a_beat_it_is_always_time_and_a_closed_one_wakes_nobody() -> None:
    async def strikes() -> list[bool]:
        woken: list[bool] = []
        always, closed = Beat(0, lambda: woken.append(True)), Beat(BEAT, lambda: woken.append(True))
        assert always.now()
        assert always.now()
        closed.close()
        closed.now()
        closed.close()
        await asyncio.sleep(1)
        return woken

    assert run(strikes()) == []


def bid(federation: int, payment: int = 1_000) -> PlaceBidIn:
    terms = CommitmentIn(quality_share=1, quantity_share=1, resources=1, payment_cents=payment)
    return PlaceBidIn(kind="place_bid", federation=federation, commitment=terms)


Frames = list[tuple[float, str]]


async def played(acts: Mapping[float, tuple[int, Any]], until: float) -> list[Frames]:
    """Three people at a table on the beat, who do this at these times (player and action; None is Ready): when each of them
    was told what.
    """
    loop = asyncio.get_running_loop()
    room = Room(everybody_sits(card()), beat=BEAT)
    table = await room.started()
    seats = [Seat(table, player) for player in (1, 2, 3)]
    told: list[Frames] = [[], [], []]

    async def read(place: int) -> None:
        async for text in seats[place].outbox.messages():
            told[place].append((loop.time() - begun, text))

    await asyncio.sleep(10 * BEAT)
    begun = loop.time()
    reading = [asyncio.create_task(read(place)) for place in range(3)]
    await asyncio.sleep(0)
    for frames in told:
        frames.clear()
    for at, (player, action) in acts.items():
        loop.call_at(begun + at, seats[player - 1].send, action)
    await asyncio.sleep(until)
    table.close()
    await asyncio.gather(*reading)
    return told


def test_presses_within_a_beat_are_one_change_and_each_is_acknowledged_at_once() -> None:
    one, two, three = run(played({0.001: (1, None), 0.003: (2, None)}, 0.05))
    for frames, acknowledged in ((one, 0.001), (two, 0.003), (three, None)):
        kinds = [json.loads(text)["type"] for _, text in frames]
        assert kinds == (["change"] if acknowledged is None else ["ack", "change"])
        assert acknowledged is None or frames[0][0] == pytest.approx(acknowledged)
        patch = json.loads(frames[-1][1])["patch"]
        assert patch["view"]["ready"] == {"splice": [0, 0, 1, 2]}
        assert frames[-1][0] <= 0.001 + BEAT
    assert set(json.loads(three[0][1])["patch"]) == {"view", "events"}
    assert len(three[0][1]) < 250


def test_when_and_what_a_seat_is_told_is_the_same_whatever_another_has_sealed() -> None:
    """Bo bids, thinks again and is ready; Cy is ready later. Ann bids and withdraws at other times, or does nothing."""
    public = {0.0205: (2, bid(1)), 0.0452: (2, bid(2)), 0.0661: (2, None), 0.0683: (3, None)}
    nothing = WithdrawBidIn(kind="withdraw_bid", federation=1)
    ways: tuple[dict[float, tuple[int, Any]], ...] = (
        {},
        {0.0201: (1, bid(1)), 0.0447: (1, bid(2, 2_000)), 0.0662: (1, nothing)},
        {0.019: (1, nothing), 0.0206: (1, bid(2)), 0.0209: (1, bid(1)), 0.0645: (1, bid(2, 3_000)), 0.07: (1, nothing)},
    )
    told = [run(played({**public, **way}, 0.1)) for way in ways]
    for _, two, three in told:
        assert (two, three) == (told[0][1], told[0][2])
    assert [json.loads(text)["type"] for _, text in told[0][1]].count("change") == 3
    assert len(told[1][0]) > len(told[0][0])
