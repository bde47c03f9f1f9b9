"""What the host of a game does to it over HTTP, and what those who watch over the games are told of it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import websockets

from fedgame.live.orders import OrderRefused
from fedgame.machine import Machine
from tests.fedgame import tiny
from tests.fedgame.live.client import Server, StoppedClock, bid, serving


async def control(server: Server, game: dict[str, Any], **body: object) -> tuple[int, str | None]:
    """What the host wants: the status of the answer, and its code where it was refused."""
    async with server.http(game["host_token"]) as client:
        answer = await client.post(f"/api/games/{game['game_id']}/control", json=body)
    return answer.status_code, answer.json()["code"] if answer.content else None


async def test_a_host_pauses_extends_resumes_and_ends_a_step(tmp_path: Path) -> None:
    async with serving(tmp_path, parts={"clock": StoppedClock()}) as server:
        game, tokens = await server.people(3)
        async with server.person(game["game_id"], tokens[1]) as bo:
            await bo.receive("view")
            assert await control(server, game, kind="pause") == (204, None)
            assert (await bo.receive("view"))["paused"]
            assert await control(server, game, kind="end_step") == (409, "game.paused")
            assert await control(server, game, kind="extend", seconds=60) == (204, None)
            assert (await bo.receive("view"))["deadline_ms"] == 3_660_000
            assert await control(server, game, kind="resume") == (204, None)
            assert not (await bo.receive("view"))["paused"]
            assert await control(server, game, kind="end_step") == (204, None)
            await bo.until(2)


async def test_a_host_has_a_seat_played_and_takes_a_player_out(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        async with server.person(game["game_id"], tokens[1]) as bo:
            await bo.receive("view")
            assert await control(server, game, kind="stand_in", player=2, on=True) == (204, None)
            assert (await bo.receive("view"))["stand_ins"] == [2]
            assert await control(server, game, kind="stand_in", player=2, on=False) == (204, None)
            assert await control(server, game, kind="remove", player=2) == (204, None)
            assert (await bo.receive("reject"))["code"] == "seat.removed"
        assert await control(server, game, kind="remove", player=9) == (409, "order.impossible")


async def test_in_the_lobby_a_removed_player_makes_room_for_another(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.seated(3)
        async with server.person(game["game_id"], tokens[0]) as ann:
            async with server.person(game["game_id"], tokens[1]) as bo:
                await ann.receive("lobby")
                await bo.receive("lobby")
                assert await control(server, game, kind="remove", player=2) == (204, None)
                assert (await bo.receive("reject"))["code"] == "seat.removed"
                with pytest.raises(websockets.ConnectionClosed):
                    await bo.next()
            shown = await ann.receive("lobby")
            assert [seat["taken"] for seat in shown["seats"]] == [True, False, True]
            assert await control(server, game, kind="remove", player=2) == (409, "order.impossible")
            assert (await server.join(game["join_code"], "Dee"))["player"] == 2
            shown = await ann.receive("lobby")
            assert [seat["name"] for seat in shown["seats"]][1] == "Dee"
        assert await control(server, game, kind="pause") == (409, "game.not_started")


async def test_hosts_do_not_take_themselves_out(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http(origin=server.url) as host:
        game = (await host.post("/api/games", json={"scenario": "tiny", "persons": 2})).json()
        for start in (False, True):
            if start:
                await host.post(f"/api/games/{game['game_id']}/start")
            answer = await host.post(f"/api/games/{game['game_id']}/control", json={"kind": "remove", "player": 1})
            assert (answer.status_code, answer.json()["code"]) == (409, "order.impossible")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"kind": "explode"},
        {"kind": "extend"},
        {"kind": "extend", "seconds": 0},
        {"kind": "extend", "seconds": 86_401},
        {"kind": "extend", "seconds": "nan"},
        {"kind": "remove", "player": 0},
        {"kind": "stand_in", "player": 1},
        {"kind": "pause", "player": 1},
    ],
)
async def test_what_is_no_order_is_not_understood(tmp_path: Path, body: dict[str, object]) -> None:
    async with serving(tmp_path) as server:
        game, _ = await server.people(2)
        assert await control(server, game, **body) == (422, "request.invalid")


# What the host sees


async def status(server: Server, game: dict[str, Any], token: str) -> dict[str, Any]:
    async with server.http(token) as client:
        answer = await client.get(f"/api/games/{game['game_id']}")
    assert answer.status_code == 200
    return dict(answer.json())


async def test_a_host_without_a_seat_sees_the_table_and_no_seat_does(tmp_path: Path) -> None:
    async with serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(persons=2))) as server:
        game, tokens = await server.seated(2, name="Ann")
        host = game["host_token"]
        assert (await status(server, game, host))["hosting"] is None, "in the lobby there is no table yet"
        await server.start(game)
        async with server.person(game["game_id"], tokens[0]) as ann:
            await ann.receive("view")
            assert await control(server, game, kind="pause") == (204, None)
            assert await control(server, game, kind="stand_in", player=2, on=True) == (204, None)
            shown = (await status(server, game, host))["hosting"]
            assert (shown["paused"], shown["turn"], shown["turns"], shown["deciding"]) == (True, 1, 2, True)
            assert [(seat["kind"], seat["connected"], seat["stand_in"]) for seat in shown["seats"]] == [
                ("person", True, False),
                ("person", False, True),
                ("bot", False, False),
            ]
            assert set(shown["seats"][0]) == {
                "player", "name", "kind", "connected", "stand_in", "removed", "undecided"
            }, "no bids and no money: a host may sit at the table"  # fmt: skip
            assert (await status(server, game, tokens[0]))["hosting"] is None


# What staff sees


async def test_the_facts_of_a_table(tmp_path: Path) -> None:
    clock = StoppedClock()
    scenarios = tiny.scenarios(tiny.scenario(persons=2))
    async with serving(tmp_path, scenarios=scenarios, parts={"clock": clock}) as server:
        game, tokens = await server.seated(2, name="Ann")
        table = await server.tables.get(game["game_id"])
        waiting = table.facts()
        assert (waiting.status, waiting.step, waiting.federations) == ("lobby", 0, ())
        assert [(seat.name, seat.kind) for seat in waiting.seats] == [("Ann", "person"), ("", "person"), ("", "bot")]
        await server.start(game)
        async with server.person(game["game_id"], tokens[0]) as ann:
            await ann.receive("view")
            while ann.view["ready"] != [3]:
                await ann.next()
            clock.move(4)
            await ann.submit(bid(2, payment=1_500))
            clock.move(5)
            await table.stand_in(2, on=True)
            while ann.view["ready"] != [2, 3]:
                await ann.next()
            await table.pause()
            clock.move(60)
            facts = table.facts()
            assert (facts.status, facts.paused, facts.turn, facts.turns, facts.step) == ("playing", True, 1, 2, 1)
            assert facts.deadline_ms == 3_600_000 - 9_000
            one, two, three = facts.seats
            assert (one.connected, one.stand_in, one.ready, one.undecided) == (True, False, False, True)
            assert (one.last_action, one.last_action_ms_ago) == ("place_bid", 65_000)
            assert one.money_cents == tiny.ENDOWMENTS[0].money_cents == one.free_cents + 1_500 + cost(ann.view)
            assert one.profit_cents == 0
            assert (two.connected, two.stand_in, two.ready, two.undecided) == (False, True, True, False)
            assert (three.kind, three.policy, three.ready) == ("bot", "random", True)
            assert [federation.name for federation in facts.federations] == ["Aurora", "Borealis"]
            assert 1 in facts.federations[1].bids
            assert (facts.trainings_running, facts.trainings_waiting) == (0, 0)
            load = server.tables.load()
            assert (load.tables, load.playing, load.connections) == (1, 1, 1)
            await table.resume()
            while table.card.status != "finished":
                # While models are trained there is no step to end.
                with suppress(OrderRefused):
                    await table.end_step()
                await asyncio.sleep(0.005)
        assert table.facts().status == "finished"
        assert server.tables.load().playing == 0


def cost(view: dict[str, Any]) -> int:
    return int(view["federations"][1]["my_bid"]["cost_cents"])


def test_the_machine_tells_its_memory_and_its_processors() -> None:
    machine = Machine()
    first, second = machine.load(), machine.load()
    assert first.processor_share is None
    assert second.processor_share is not None
    assert first.processors >= 1
    assert first.memory is not None
    assert first.memory_total is not None
    assert first.memory_free is not None
    assert 10**6 < first.memory < first.memory_total
    assert 0 < first.memory_free <= first.memory_total


def test_what_a_system_does_not_tell_is_none(tmp_path: Path) -> None:
    load = Machine(tmp_path).load([1])
    assert (load.memory, load.memory_free, load.memory_total) == (None, None, None)


async def test_a_host_ends_the_game_and_everybody_is_shown_how_it_stood(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        async with server.person(game["game_id"], tokens[0]) as ann, server.person(game["game_id"], tokens[1]) as bo:
            for person in (ann, bo):
                await person.receive("view")
            await bo.submit(bid(1))
            assert await control(server, game, kind="end_game") == (204, None)
            for person in (ann, bo):
                await person.until(99)
                assert (person.view["status"], person.view["ended_early"], person.view["turn"]) == ("finished", True, 1)
                assert person.view["you"]["profit_cents"] == 0
            assert (await ann.submit(bid(1)))["code"] == "game.finished"
        assert await control(server, game, kind="end_game") == (409, "order.impossible")
