"""Who plays alone has all the time to read: a game for one person has no time limit, and where one was asked for, or nobody
else came, the first clock waits for what they do.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.rules import new_game
from fedgame.live.controls import Controls, left_ms, resumed
from fedgame.live.orders import OrderRefused
from fedgame.live.position import Position, Proposal, first_step, not_ahead
from fedgame.live.table import Table
from fedgame.storage import NEVER, Deadline
from tests.fedgame import tiny
from tests.fedgame.live.client import Person, Server, StoppedClock, bid, serving

DAY = 86_400
HOUR_MS = 3_600_000
ALONE = tiny.scenarios(tiny.scenario(persons=1))


@asynccontextmanager
async def alone(server: Server) -> AsyncIterator[tuple[Table, str, Person]]:
    """A started game of one person, who is connected, with bots that are ready: its table, their token, the person."""
    game = await server.new_game(persons=1, start_now=True, decision_seconds=3_600)
    table = await server.tables.get(game["game_id"])
    async with server.person(game["game_id"], game["seat_token"]) as ann:
        while set((await ann.receive("view"))["view"]["ready"]) != {2, 3}:
            pass
        yield table, game["seat_token"], ann


async def test_no_clock_runs_before_the_first_bid_however_long_one_reads(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, scenarios=ALONE, parts={"clock": clock}) as server, alone(server) as (table, _, ann):
        clock.move(30 * DAY)
        shown = await ann.see()
        assert (shown["deadline_ms"], shown["view"]["step"]) == (None, 1)
        assert table.facts().deadline_ms is None
        assert (await ann.submit(bid(1)))["type"] == "ack"
        assert (await ann.see())["deadline_ms"] == HOUR_MS
        clock.move(10)
        assert (await ann.see())["deadline_ms"] == HOUR_MS - 10_000


async def test_one_person_loses_no_cycle_however_long_they_read_after_a_bid(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, scenarios=ALONE, parts={"clock": clock}) as server:
        game = await server.new_game(persons=1, start_now=True)
        async with server.person(game["game_id"], game["seat_token"]) as ann:
            for step in (1, 2):
                await ann.until(step)
                if step == 1:
                    assert (await ann.submit(bid(1)))["type"] == "ack"
                clock.move(30 * DAY)
                shown = await ann.see()
                assert (shown["deadline_ms"], shown["view"]["step"]) == (None, step)
                await ann.ready()


async def test_how_long_the_first_decision_took_is_kept_all_the_same(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, scenarios=ALONE, parts={"clock": clock}) as server, alone(server) as (table, _, ann):
        clock.move(90)
        await ann.submit(bid(1))
        record = server.tables.equipment.store.load_record(table.card.game_id)
        assert [one.response_ms for one in record.actions if one.submitted_at is not None] == [90_000]


async def test_a_refused_bid_starts_no_clock_and_a_message_does_once(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, scenarios=ALONE, parts={"clock": clock}) as server, alone(server) as (_, _, ann):
        assert (await ann.submit(bid(1, payment=10**9)))["code"] == "bid.payment_exceeded"
        assert (await ann.see())["deadline_ms"] is None
        await ann.send({"type": "start_clock"})
        assert (await ann.see())["deadline_ms"] == HOUR_MS
        clock.move(60)
        await ann.send({"type": "start_clock"})
        assert (await ann.see())["deadline_ms"] == HOUR_MS - 60_000


async def test_the_next_step_has_its_clock_at_once(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, scenarios=ALONE, parts={"clock": clock}) as server, alone(server) as (_, _, ann):
        await ann.ready()
        await ann.until(2)
        assert (await ann.see())["deadline_ms"] == HOUR_MS


async def test_the_clock_waits_over_a_restart_and_a_pause(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, scenarios=ALONE, parts={"clock": clock}) as server, alone(server) as (table, token, _):
        game_id = table.card.game_id
    clock.move(DAY)
    async with serving(tmp_path, scenarios=ALONE, parts={"clock": clock}) as server:
        table = await server.tables.get(game_id)
        async with server.person(game_id, token) as ann:
            assert (await ann.receive("view"))["deadline_ms"] is None
            await table.pause()
            clock.move(DAY)
            # Started within the pause, it has the whole time left when that is over.
            await ann.send({"type": "start_clock"})
            clock.move(DAY)
            assert (await ann.see())["deadline_ms"] == HOUR_MS
            await table.resume()
            assert (await ann.see())["deadline_ms"] == HOUR_MS


async def test_time_cannot_be_added_to_a_clock_that_waits(tmp_path: Path) -> None:
    async with serving(tmp_path, scenarios=ALONE) as server, alone(server) as (table, _, ann):
        with pytest.raises(OrderRefused, match="No clock runs") as refusal:
            await table.extend(60)
        assert refusal.value.code == "order.impossible"
        assert (await ann.see())["deadline_ms"] is None


async def test_people_who_wait_for_each_other_have_their_clock_from_the_start(tmp_path: Path) -> None:
    async with serving(tmp_path, parts={"clock": StoppedClock()}) as server, server.table(persons=2) as (ann, _):
        assert (await ann.see())["deadline_ms"] == HOUR_MS


async def test_who_is_left_alone_with_bots_at_the_start_has_time_too(tmp_path: Path) -> None:
    """Seats that nobody took are bots, so nobody waits: there is no time limit in any step, also after a restart."""
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server:
        game = await server.new_game(persons=3, start_now=True)
        async with server.person(game["game_id"], game["seat_token"]) as ann:
            assert (await ann.receive("view"))["deadline_ms"] is None
            assert (await ann.submit(bid(1)))["type"] == "ack"
            await ann.ready()
            await ann.until(2)
    clock.move(30 * DAY)
    async with (
        serving(tmp_path, parts={"clock": clock}) as server,
        server.person(game["game_id"], game["seat_token"]) as ann,
    ):
        shown = await ann.receive("view")
        assert (shown["deadline_ms"], shown["view"]["step"]) == (None, 2)
        record = server.tables.equipment.store.load_record(game["game_id"])
        assert record.treatment == replace(tiny.scenario().treatment, decision_seconds=0)


async def test_a_time_limit_that_was_asked_for_holds_also_for_who_is_left_alone(tmp_path: Path) -> None:
    async with serving(tmp_path, parts={"clock": StoppedClock()}) as server:
        game = await server.new_game(persons=3, start_now=True, decision_seconds=90)
        async with server.person(game["game_id"], game["seat_token"]) as ann:
            assert (await ann.receive("view"))["deadline_ms"] is None
            assert (await ann.submit(bid(1)))["type"] == "ack"
            assert (await ann.see())["deadline_ms"] == 90_000


async def test_without_a_time_limit_no_step_has_a_clock_and_the_step_ends_when_all_are_ready(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server, server.table(decision_seconds=0) as people:
        clock.move(30 * DAY)
        assert (await people[0].see())["deadline_ms"] is None
        assert (await people[0].submit(bid(1)))["type"] == "ack"
        await people[0].send({"type": "start_clock"})
        assert (await people[0].see())["deadline_ms"] is None
        for person in people:
            await person.ready()
        await people[0].until(2)
        assert (await people[0].see())["deadline_ms"] is None


GAME = new_game(tiny.TREATMENT, tiny.SEED, tiny.ENDOWMENTS).game
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SPANS = st.integers(0, 40 * DAY).map(lambda seconds: timedelta(seconds=seconds))


@given(SPANS, SPANS, SPANS)
def test_a_clock_that_waits_has_the_whole_time_whenever_it_is_started(
    read: timedelta, paused: timedelta, set_back: timedelta
) -> None:
    """Whatever passes before: reading, a pause, a machine whose clock was set back."""
    held = first_step(GAME, NOON, leisurely=True)
    after = resumed(held, NOON + read, NOON + read + paused)
    assert after.held
    assert not_ahead(after, after.opened_at - set_back - timedelta(seconds=1)) == Deadline(
        1, after.opened_at - set_back - timedelta(seconds=1), NEVER
    )
    now = NOON + read + paused
    assert left_ms(after, Controls(), now) is None
    proposal = Proposal(Position(GAME, 0, after), now)
    assert proposal.empty
    proposal.start_clock()
    assert not proposal.empty
    assert proposal.deadline == replace(after, due_at=now + timedelta(seconds=tiny.TREATMENT.decision_seconds))
    assert proposal.write("g").deadline == proposal.deadline


def test_a_clock_that_runs_is_not_started_again() -> None:
    running = first_step(GAME, NOON, leisurely=False)
    proposal = Proposal(Position(GAME, 0, running), NOON + timedelta(seconds=9))
    proposal.start_clock()
    assert proposal.empty
    assert proposal.deadline == running
