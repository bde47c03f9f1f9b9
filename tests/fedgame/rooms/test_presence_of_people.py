"""People who vanish, come back, call for help, leave, or are helped by the experimenter, on a real server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import websockets

from tests.fedgame.live.client import PATIENCE, StoppedClock, serving
from tests.fedgame.rooms.guests import ASKED, GAME, PAYMENT, Guest, Session, design, play, researcher

SHORT = (GAME, PAYMENT)
KEY = "the-key-of-somebody-who-reloads"


async def control_state(session: Session, ready: Any) -> dict[str, Any]:
    """The first state of the control room that satisfies `ready`."""
    url = f"ws://127.0.0.1:{session.staff.server.port}/ws/control?session={session.session_id}"
    headers = {"authorization": f"Bearer {session.staff.token}"}
    async with websockets.connect(url, additional_headers=headers, compression=None) as ws, asyncio.timeout(PATIENCE):
        while True:
            state: dict[str, Any] = json.loads(await ws.recv())
            if ready(state):
                return state


def row(state: dict[str, Any], number: int) -> dict[str, Any]:
    return next(person for person in state["people"] if person["number"] == number)


async def at_table(guest: Guest) -> None:
    while guest.page["game_id"] is None:
        await guest.next()


@asynccontextmanager
async def opened(
    folder: Path, *stages: Mapping[str, Any], parts: Mapping[str, Any] | None = None, **changed: Any
) -> AsyncIterator[Session]:
    """A session of these stages (by default the game and the payment alone) on a server of its own, made of `parts`."""
    async with serving(folder, parts=parts) as server:
        yield await (await researcher(server)).open(design(*(stages or SHORT), **changed))


@asynccontextmanager
async def two_at_table(folder: Path) -> AsyncIterator[tuple[Session, Guest, Guest]]:
    """A session whose two people sit at their table."""
    async with opened(folder) as session, session.come() as first, session.come() as second:
        await at_table(first)
        await at_table(second)
        yield session, first, second


async def test_the_same_key_is_the_same_place_and_looking_takes_none(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        server = session.staff.server
        async with server.http() as client:
            looked = (await client.post("/api/rooms/look", json={"code": session.code.lower()})).json()
        assert (looked["state"], looked["held"], looked["title"]) == ("open", None, "Two people")
        first, again = await session.start(key=KEY), await session.start(key=KEY)
        assert (first.number, first.token) == (again.number, again.token) == (1, again.token)
        async with server.http(first.token) as client:
            looked = (await client.post("/api/rooms/look", json={"code": session.code})).json()
        assert looked["held"] == session.session_id
        assert (await session.start()).number == 2
        async with server.http() as client:
            full = await client.post("/api/rooms/start", json={"code": session.code})
        assert (full.status_code, full.json()["code"]) == (409, "room.full")


async def test_who_reloads_in_the_game_sits_at_the_same_table(tmp_path: Path) -> None:
    async with opened(tmp_path) as session, session.come() as other:
        guest = await session.start(key=KEY)
        async with guest.watching():
            await at_table(guest)
            game = guest.page["game_id"]
        again = await session.start(key=KEY)
        async with again.watching():
            assert again.page["game_id"] == game
            await at_table(other)
            await asyncio.gather(play(again), play(other))
            await again.until("payment")


async def test_who_withdraws_from_a_game_is_paid_and_the_others_go_on(tmp_path: Path) -> None:
    async with two_at_table(tmp_path) as (_session, goes, stays):
        answer = await goes.act({"kind": "withdraw"})
        assert answer.json()["ending"] == "withdrawn"
        assert answer.json()["paid"]["total_cents"] == 0
        await play(stays)
        await stays.until("payment")
        assert stays.page["paid"]["game_cents"] > 0


async def test_who_calls_for_help_is_seen_and_answered(tmp_path: Path) -> None:
    async with opened(tmp_path, ASKED, *SHORT) as session, session.come() as guest:
        assert (await guest.act({"kind": "help", "text": "What is a pool?"})).json()["help_open"]
        state = await control_state(session, lambda state: row(state, 1)["help"])
        assert (row(state, 1)["state"], row(state, 1)["help"]) == ("help", "What is a pool?")
        await session.control({"kind": "message", "participant": 1, "text": "Money that is divided."})
        while not guest.page["messages"]:
            await guest.next()
        assert guest.page["messages"][0]["text"] == "Money that is divided."
        assert not guest.page["help_open"]
        await session.control({"kind": "answer_help", "participant": 1}, 409)


async def test_the_experimenter_hands_a_seat_to_a_bot_and_back(tmp_path: Path) -> None:
    async with two_at_table(tmp_path) as (session, guest, other), guest.table() as person:
        seat = person.view["you"]["player"]
        await session.control({"kind": "replace", "participant": guest.number})
        while seat not in (await person.receive("view"))["stand_ins"]:
            pass
        assert (await person.ready())["code"] == "seat.stood_in"
        state = await control_state(session, lambda state: row(state, guest.number)["state"] == "bot")
        assert row(state, other.number)["state"] != "bot"
        while not guest.page["away"]:
            await guest.next()
        assert not (await guest.act({"kind": "here"})).json()["away"]
        while seat in (await person.receive("view"))["stand_ins"]:
            pass


async def test_the_experimenter_pauses_and_goes_on(tmp_path: Path) -> None:
    async with two_at_table(tmp_path) as (session, guest, other):
        async with guest.table() as person:
            await session.control({"kind": "pause"})
            while not (await person.receive("view"))["paused"]:
                pass
            assert (await person.ready())["code"] == "game.paused"
            while not guest.page["paused"]:
                await guest.next()
            await session.control({"kind": "resume"})
            while (await person.receive("view"))["paused"]:
                pass
        await asyncio.gather(play(guest), play(other))
        await guest.until("payment")


async def test_whoever_is_removed_is_turned_away_from_the_table_and_paid_as_removed(tmp_path: Path) -> None:
    async with two_at_table(tmp_path) as (session, guest, other):
        async with guest.table() as person:
            await session.control({"kind": "remove", "participant": guest.number})
            with pytest.raises(websockets.ConnectionClosed):
                await person.until(10_000)
        while guest.page["ending"] is None:
            await guest.next()
        assert (guest.page["ending"], guest.page["paid"]["total_cents"]) == ("removed", 500)
        await session.control({"kind": "remove", "participant": guest.number}, 409)
        await play(other)
        await other.until("payment")


async def test_a_lobby_that_waited_long_enough_starts_with_bots(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with opened(tmp_path, parts={"clock": clock}, lobby={"seconds": 60}) as session, session.come() as guest:
        lobby = guest.page["lobby"]
        assert lobby == {"here": 1, "size": 2, "left_ms": 60_000, "then": "bots"}
        clock.move(61)
        await at_table(guest)
        async with guest.table() as person:
            assert person.view["players_count"] == 3
