"""What a host or an experimenter does to a running game: it stands still and goes on, has more time, plays seats."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import websockets

from engine.actions import TimeUp, TrainingReported
from fedgame.export import write_export
from fedgame.export.replay import replay_folder, replay_record
from fedgame.live.notices import Absent, Connected, Disconnected, Finished, Moved, Notice, Paused, Resumed, Started
from fedgame.live.notices import Returned as CameBack
from fedgame.live.orders import OrderRefused
from fedgame.live.table import Table
from fedgame.storage import CommitInDoubt
from tests.fedgame import tiny
from tests.fedgame.live.client import PATIENCE, Person, Server, StoppedClock, bid, serving
from tests.fedgame.live.test_table import BrokenStore, LosingStore
from tests.fedgame.small_arm import read

HOUR = 3_600
HOUR_MS = 1000 * HOUR


@asynccontextmanager
async def watched_game(server: Server, persons: int = 3) -> AsyncIterator[tuple[Table, str, list[str], Person]]:
    """A started game of which the first seat is connected: its table, its id, the tokens, that seat."""
    game, tokens = await server.people(persons)
    table = await server.tables.get(game["game_id"])
    async with server.person(game["game_id"], tokens[0]) as ann:
        await ann.receive("view")
        yield table, game["game_id"], tokens, ann


def log(server: Server, game_id: str) -> list[tuple[str, int | None]]:
    record = server.tables.equipment.store.load_record(game_id)
    return [(logged.action.kind, logged.player) for logged in record.actions]


async def eventually(person: Person, **wanted: Any) -> dict[str, Any]:
    """The next view that says this of its surroundings."""
    while True:
        message = await person.receive("view")
        if all(message[name] == value for name, value in wanted.items()):
            return message


# Pause and resume


async def test_a_paused_game_takes_nothing_and_keeps_the_time_that_was_left(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server, watched_game(server) as (table, _, _, ann):
        clock.move(600)
        await table.pause()
        assert (await eventually(ann, paused=True))["deadline_ms"] == HOUR_MS - 600_000
        clock.move(10 * HOUR)
        refused = await ann.submit(bid(1), action_id="while-it-stands")
        assert (refused["type"], refused["code"]) == ("reject", "game.paused")
        assert (await ann.see())["deadline_ms"] == HOUR_MS - 600_000
        await table.resume()
        assert (await eventually(ann, paused=False))["deadline_ms"] == HOUR_MS - 600_000
        # It was not kept that it was refused: the same submission is done now.
        assert (await ann.submit(bid(1), action_id="while-it-stands"))["type"] == "ack"


async def test_how_long_somebody_took_to_decide_leaves_the_pause_out(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server, watched_game(server) as (table, game_id, _, ann):
        clock.move(5)
        await table.pause()
        clock.move(1_000)
        await table.resume()
        clock.move(2)
        await ann.submit(bid(1))
        record = server.tables.equipment.store.load_record(game_id)
        assert [logged.response_ms for logged in record.actions] == [7_000]


async def test_pausing_twice_and_resuming_twice_is_once(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, watched_game(server) as (table, game_id, _, ann):
        for _ in range(2):
            await table.pause()
        for _ in range(2):
            await table.resume()
        stored = await server.tables.equipment.store.stored_game(game_id)
        assert stored is not None
        assert [(control.number, control.kind) for control in stored.controls] == [(1, "pause"), (2, "resume")]
        assert (await ann.ready())["type"] == "ack"


async def test_a_pause_survives_a_restart_and_so_does_the_time_that_was_left(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server, watched_game(server) as (table, game_id, tokens, _):
        clock.move(3_000)
        await table.pause()
    clock.move(24 * HOUR)
    async with serving(tmp_path, parts={"clock": clock}) as server, server.person(game_id, tokens[1]) as bo:
        shown = await bo.receive("view")
        assert (shown["paused"], shown["deadline_ms"], shown["view"]["step"]) == (True, 600_000, 1)
        assert (await bo.submit(bid(1)))["code"] == "game.paused"
        await (await server.tables.get(game_id)).resume()
        assert (await eventually(bo, paused=False))["deadline_ms"] == 600_000
        assert (await bo.submit(bid(1)))["type"] == "ack"
    # And what is left then is stored, too.
    async with serving(tmp_path, parts={"clock": clock}) as server, server.person(game_id, tokens[1]) as bo:
        shown = await bo.receive("view")
        assert (shown["paused"], shown["deadline_ms"]) == (False, 600_000)


async def test_time_that_runs_out_in_a_pause_ends_no_step(tmp_path: Path) -> None:
    treatment = replace(tiny.TREATMENT, decision_seconds=1)
    scenarios = tiny.scenarios(tiny.scenario(treatment=treatment))
    async with serving(tmp_path, scenarios=scenarios) as server, watched_game(server) as (table, game_id, _, ann):
        await table.pause()
        await asyncio.sleep(1.3)
        assert log(server, game_id) == []
        await table.resume()
        await ann.until(2)
        assert log(server, game_id)[0] == ("time_up", None)


async def test_bots_wait_for_the_end_of_a_pause(tmp_path: Path) -> None:
    scenarios = tiny.scenarios(tiny.scenario(persons=2))
    async with (
        serving(tmp_path, scenarios=scenarios, bot_pause_seconds=3) as server,
        watched_game(server, 2) as (table, game_id, _, ann),
    ):
        await table.pause()
        await asyncio.sleep(3.5)
        assert log(server, game_id) == []
        await table.resume()
        while ann.view["ready"] != [3]:
            await ann.next()


async def test_a_training_that_ends_in_a_pause_is_reported_afterwards_and_once(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.table() as people:
        game_id = next(iter(server.tables.equipment.store.game_ids()))
        table = await server.tables.get(game_id)
        pool = server.tables.equipment.pool
        train, ended, gate = pool.train, asyncio.Event(), asyncio.Event()
        calls = 0

        async def held(*given: Any) -> TrainingReported:
            nonlocal calls
            calls += 1
            await gate.wait()
            report = await train(*given)
            ended.set()
            return report

        pool.train = held  # type: ignore[method-assign]  # a training that ends when the test says so
        await people[0].submit(bid(1))
        for person in people:
            await person.ready()
        await people[0].until(2)
        await table.pause()
        gate.set()
        async with asyncio.timeout(PATIENCE):
            await ended.wait()
        await people[0].see()
        assert ("training_reported", None) not in log(server, game_id)
        await table.resume()
        async with asyncio.timeout(PATIENCE):
            while ("training_reported", None) not in log(server, game_id):  # noqa: ASYNC110 - the log has no event
                await asyncio.sleep(0.01)
        assert (calls, log(server, game_id).count(("training_reported", None))) == (1, 1)


# More time, and none


async def test_more_time_is_on_everybodys_clock_and_durable(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server, server.table() as people:
        game_id = next(iter(server.tables.equipment.store.game_ids()))
        clock.move(60)
        await (await server.tables.get(game_id)).extend(90)
        for person in people:
            assert (await person.receive("view"))["deadline_ms"] == HOUR_MS + 30_000
        game, tokens = await server.people(2)
        await (await server.tables.get(game["game_id"])).extend(5)
    async with serving(tmp_path, parts={"clock": clock}) as server, server.person(game["game_id"], tokens[0]) as ann:
        assert (await ann.receive("view"))["deadline_ms"] == HOUR_MS + 5_000


async def test_a_step_can_be_given_time_in_a_pause(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server, watched_game(server) as (table, _, _, ann):
        await table.pause()
        clock.move(60)
        await table.extend(7)
        await table.resume()
        assert (await eventually(ann, paused=False))["deadline_ms"] == HOUR_MS + 7_000


async def test_ending_the_step_is_the_same_as_if_its_time_were_up(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, watched_game(server) as (table, game_id, _, ann):
        await ann.submit(bid(1))
        await table.end_step()
        await ann.until(2)
        record = server.tables.equipment.store.load_record(game_id)
        assert next(logged.action for logged in record.actions if logged.player is None) == TimeUp(1)
        await table.pause()
        with pytest.raises(OrderRefused) as refusal:
            await table.end_step()
        assert refusal.value.code == "game.paused"


async def test_a_game_ends_early_in_a_pause_and_in_a_training_and_is_over_after_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server, watched_game(server) as (table, game_id, _, ann):
        pool, gate = server.tables.equipment.pool, asyncio.Event()
        train = pool.train

        async def slow(*args: Any) -> TrainingReported:
            await gate.wait()
            return await train(*args)

        monkeypatch.setattr(pool, "train", slow)
        notices: list[Notice] = []
        server.tables.watch(lambda _, notice: notices.append(notice))
        await ann.submit(bid(1))
        await table.end_step()
        await ann.until(2)
        await table.pause()
        await table.end_game()
        await ann.until(99)
        assert ann.view["ended_early"]
        assert not (await ann.see())["paused"]
        money = tuple(table.game.money(player) for player in (1, 2, 3)) if table.game else ()
        assert Finished(money) in notices
        gate.set()
        with pytest.raises(OrderRefused):
            await table.end_game()
        store = server.tables.equipment.store
        record = store.load_record(game_id)
        assert [logged.action.kind for logged in record.actions][-1] == "end_game"
        assert replay_record(record, store.ledger(game_id)).difference is None
        assert record.status == "finished"
        assert record.finished_at == clock.now()
        write_export([record], tmp_path / "out")
    assert [(row["ended_early"], row["status"]) for row in read(tmp_path / "out", "games.csv")] == [
        ("true", "finished")
    ]
    assert replay_folder(tmp_path / "out").difference is None
    async with serving(tmp_path, parts={"clock": clock}) as server:
        table = await server.tables.get(game_id)
        assert table.card.status == "finished"
        assert table.game is not None
        assert table.game.ended_early


@pytest.mark.parametrize("written", [True, False])
async def test_an_order_whose_commit_is_in_doubt_is_carried_out_once(tmp_path: Path, written: bool) -> None:
    parts = {"store": LosingStore, "clock": StoppedClock()}
    async with serving(tmp_path, parts=parts) as server, watched_game(server) as (table, _, _, ann):
        store = server.tables.equipment.store
        assert isinstance(store, LosingStore)
        store.written = written
        await table.extend(60)
        assert store.failures == 1
        await eventually(ann, deadline_ms=HOUR_MS + 60_000)
        await ann.see()
        assert (await ann.see())["deadline_ms"] == HOUR_MS + 60_000


async def test_an_order_that_cannot_be_kept_is_not_carried_out(tmp_path: Path) -> None:
    async with serving(tmp_path, parts={"store": BrokenStore}) as server, watched_game(server) as (table, _, _, ann):
        store = server.tables.equipment.store
        assert isinstance(store, BrokenStore)
        store.broken = True
        with pytest.raises(CommitInDoubt):
            await table.pause()
        store.broken = False
        assert not (await ann.see())["paused"]


async def test_there_is_nothing_to_control_before_the_start_and_after_the_end(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, _ = await server.seated(3)
        table = await server.tables.get(game["game_id"])
        with pytest.raises(OrderRefused) as refusal:
            await table.pause()
        assert refusal.value.code == "game.not_started"
        await server.start(game)
        while table.card.status != "finished":
            await table.end_step()
        with pytest.raises(OrderRefused) as refusal:
            await table.pause()
        assert refusal.value.code == "order.impossible"


# Seats that the server plays


async def test_the_server_plays_a_connected_seat_by_order_and_gives_it_back(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.table() as (ann, bo, _):
        table = await server.tables.get(next(iter(server.tables.equipment.store.game_ids())))
        await table.stand_in(2, on=True)
        while ann.view["ready"] != [2]:
            shown = await ann.receive("view")
        assert (shown["stand_ins"], shown["disconnected"]) == ([2], [])
        assert (await bo.submit(bid(1)))["code"] == "seat.stood_in"
        await table.stand_in(2, on=False)
        await table.end_step()
        await bo.until(2)
        assert (await bo.see())["stand_ins"] == []
        assert (await bo.ready())["type"] == "ack"


async def test_who_plays_a_seat_survives_a_restart(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, watched_game(server) as (table, game_id, tokens, _):
        await table.stand_in(2, on=True)
        await table.remove(3)
    async with serving(tmp_path) as server, server.person(game_id, tokens[0]) as ann:
        assert (await ann.receive("view"))["stand_ins"] == [2, 3]
        await turned_away(server, game_id, tokens[2])


async def test_a_removed_seat_is_told_so_and_closed_now_and_later(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, watched_game(server) as (table, game_id, tokens, ann):
        async with server.person(game_id, tokens[1]) as bo:
            await bo.receive("view")
            await table.remove(2)
            assert (await bo.receive("reject"))["code"] == "seat.removed"
            with pytest.raises(websockets.ConnectionClosed) as closed:
                await bo.next()
            assert closed.value.rcvd is not None
            assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (4403, "seat.removed")
        await turned_away(server, game_id, tokens[1])
        while 2 not in ann.view["ready"]:
            shown = await ann.receive("view")
        assert shown["stand_ins"] == [2]
        with pytest.raises(OrderRefused) as refusal:
            await table.stand_in(2, on=False)
        assert refusal.value.code == "seat.removed"


async def turned_away(server: Server, game_id: str, token: str) -> None:
    async with server.person(game_id, token) as person:
        first = await person.next()
        assert (first["type"], first["code"]) == ("reject", "seat.removed")
        with pytest.raises(websockets.ConnectionClosed):
            await person.next()


async def test_only_seats_of_people_can_be_stood_in_for(tmp_path: Path) -> None:
    async with (
        serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(persons=2))) as server,
        watched_game(server, 2) as (table, *_),
    ):
        for player in (3, 4, 0):
            with pytest.raises(OrderRefused) as refusal:
                await table.stand_in(player, on=True)
            assert refusal.value.code == "order.impossible"


async def test_an_absent_seat_that_leaves_takes_back_its_bids_and_gets_out(tmp_path: Path) -> None:
    treatment = replace(tiny.TREATMENT, absent="leave", turns=4)
    async with (
        serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(treatment=treatment))) as server,
        server.table() as (ann, bo, cy),
    ):
        game_id = next(iter(server.tables.equipment.store.game_ids()))
        table = await server.tables.get(game_id)
        for person in (ann, bo):
            await person.submit(bid(1))
        await table.end_step()
        for person in (ann, bo, cy):
            await person.until(2)
        await table.stand_in(2, on=True)
        step = 2
        while ann.view["status"] != "finished":
            await ann.ready()
            await cy.ready()
            step += 1
            await ann.until(step)
            await cy.until(step)
        kinds = [kind for kind, player in log(server, game_id) if player == 2]
        assert kinds[0] == "place_bid"
        assert kinds.count("leave_federation") == 1
        assert "place_bid" not in kinds[1:]


# What is told to those who watch over the games


async def test_listeners_are_told_what_happens_in_order(tmp_path: Path) -> None:
    treatment = replace(tiny.TREATMENT, grace_seconds=0.05)
    async with serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(persons=1, treatment=treatment))) as server:
        told: list[Notice] = []
        server.tables.watch(lambda _, notice: told.append(notice))
        game, (token,) = await server.seated(1)
        async with server.person(game["game_id"], token) as ann:
            await ann.receive("lobby")
            await server.start(game)
            await ann.receive("view")
        await noticed(told, Absent(1))
        async with server.person(game["game_id"], token) as ann:
            await ann.receive("view")
            table = await server.tables.get(game["game_id"])
            await table.pause()
            await table.resume()
            while table.card.status != "finished":
                await table.end_step()
            await noticed(told, Finished)
        people = [notice for notice in told if not isinstance(notice, Moved)]
        assert people[:7] == [
            Connected(1),
            Started(),
            Disconnected(1),
            Absent(1),
            Connected(1),
            CameBack(1),
            Paused(),
        ]
        assert people[7] == Resumed()
        assert told.count(Started()) == 1
        ledger = server.tables.equipment.store.ledger(game["game_id"])
        balances = [
            sum(
                posted.entry.amount * ((posted.entry.credit == f"player:{n}") - (posted.entry.debit == f"player:{n}"))
                for _, posted in ledger
            )
            for n in (1, 2, 3)
        ]
        assert [notice for notice in told if isinstance(notice, Finished)] == [Finished(tuple(balances))]


async def noticed(told: list[Notice], wanted: Notice | type[Notice]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not any(notice == wanted or type(notice) is wanted for notice in told):  # noqa: ASYNC110 - nothing to await
            await asyncio.sleep(0.005)


async def test_a_listener_that_fails_disturbs_no_game(tmp_path: Path) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug of the control room")

    async with serving(tmp_path) as server:
        server.tables.watch(fail)
        async with server.table() as (ann, *_):
            assert (await ann.ready())["type"] == "ack"


# Nothing sealed is told


async def test_pausing_changes_no_byte_by_what_is_sealed(tmp_path: Path) -> None:
    seen = []
    async with serving(tmp_path, parts={"clock": StoppedClock()}) as server:
        for first in ([{"kind": "withdraw_bid", "federation": 1}] * 2, [bid(1, payment=9_999), bid(2)]):
            seen.append(await frames_of_the_second(server, first))
    assert len(seen[0]) > 8
    assert seen[0] == seen[1]


async def frames_of_the_second(server: Server, first: list[dict[str, Any]]) -> list[str]:
    """What seat 2 is sent while seat 1 does something sealed, and the game is paused, extended, and seat 1 played."""
    game, tokens = await server.people(3)
    table = await server.tables.get(game["game_id"])
    async with server.person(game["game_id"], tokens[0]) as ann:
        # One after the other, because everybody is told who has come.
        await ann.receive("view")
        bo = Person(await server.connect(game["game_id"], tokens[1]))
        await bo.receive("view")
        await bo.see()
        for action in first:
            await ann.submit(action)
            await table.pause()
            await bo.see()
            await table.extend(10)
            await bo.see()
            await table.resume()
            await bo.see()
        await table.stand_in(1, on=True)
        while 1 not in bo.view["ready"]:
            await bo.next()
        await bo.see()
        await bo.ws.close()
        return bo.frames
