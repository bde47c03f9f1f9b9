"""An experimenter ends the game of a group before its last turn: its people see the result, go on, and are paid by it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from fedgame.rooms.orders import reconcile
from tests.fedgame.live.client import bid, serving
from tests.fedgame.rooms.guests import GAME, PAYMENT, Guest, design, researcher
from tests.fedgame.rooms.test_session_data import unpacked
from tests.fedgame.small_arm import read


async def at_table(guest: Guest) -> None:
    while guest.page["game_id"] is None:
        await guest.next()


async def test_people_are_shown_how_it_stood_and_are_paid_by_that(tmp_path: Path) -> None:
    async with serving(tmp_path / "server") as server:
        session = await (await researcher(server)).open(design(GAME, PAYMENT))
        async with session.come() as one, session.come() as two:
            await asyncio.gather(at_table(one), at_table(two))
            async with one.table() as ann:
                await ann.submit(bid(1))
                await session.control({"kind": "end_step", "group": 1})
                while ann.view["turn"] == 1 and ann.view["step"] < 2:
                    await ann.next()
                await session.control({"kind": "end_game", "group": 1})
                await ann.until(99)
                assert ann.view["ended_early"]
                money = ann.view["you"]["money_cents"]
            assert money < ann.view["you"]["money_cents"] - ann.view["you"]["profit_cents"]
            for guest in (one, two):
                await guest.until("payment")
            assert one.page["paid"]["game_cents"] == -(-money // 100)
            refused = await session.control({"kind": "end_game", "group": 1}, 409)
            assert refused["code"] == "group.over"
            assert (await one.answer({})).is_success
        folder = await unpacked(session, tmp_path / "out")
        orders = [(row["order"], row["group"], row["game_id"] != "") for row in read(folder, "orders.csv")]
        assert orders == [("end_step", "1", True), ("end_game", "1", True)]
        assert [row["ended_early"] for row in read(folder, "games.csv")] == ["true"]
        assert [row["ended_at"] != "" for row in read(folder, "session_games.csv")] == [True]


async def test_an_end_that_a_dying_server_did_not_order_is_ordered_at_the_start(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        session = await (await researcher(server)).open(design(GAME, PAYMENT))
        async with session.come() as one, session.come() as two:
            await asyncio.gather(at_table(one), at_table(two))
            room = await server.app.state.rooms.get(session.session_id)
            table = await server.tables.get(one.page["game_id"])
            (group,) = room.session.groups
            await reconcile(server.tables, replace(room.session, groups=(replace(group, stopped=True),)))
            assert table.game is not None
            assert table.game.ended_early
            for guest in (one, two):
                await guest.until("payment")
