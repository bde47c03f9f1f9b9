"""The measures of load, in the small: they reach a server of their own, and count what they say they count."""

from __future__ import annotations

import asyncio

import pytest

from benchmarks.load import HERE, acks, games, measured


def test_people_are_acknowledged_by_a_server_of_their_own_and_counted() -> None:
    found = asyncio.run(acks(HERE, 8, 1, rates=(16,)))
    assert 0 < found["ack p50, ms"] <= found["ack p99, ms"] < 20_000
    assert found["actions/s at p99 < 100 ms"] in (0, 16)
    assert found["CPU ms/action"] >= 0


def test_games_are_played_by_the_checkout() -> None:
    assert asyncio.run(games(HERE, 1))["games/s"] > 0


def test_checkouts_are_measured_in_turns_and_the_median_is_told() -> None:
    told: list[str] = []

    async def measure(checkout: object) -> dict[str, float]:
        told.append(str(checkout))
        return {"count": float(len(told))}

    here, there = HERE, HERE / "elsewhere"
    found = asyncio.run(measured(measure, [here, there], 3))
    assert told == [str(here), str(there)] * 3
    assert [one["count"] for one in found] == pytest.approx([3, 4])
