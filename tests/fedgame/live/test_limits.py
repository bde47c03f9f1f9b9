"""How much a server takes on: games that run at once, in all and of one address, and the training of a game."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx

from engine.treatment import Training
from tests.fedgame import tiny
from tests.fedgame.live.client import Server, serving


async def make(server: Server, **wanted: Any) -> httpx.Response:
    async with server.http() as client:
        return await client.post("/api/games", json={"scenario": "tiny", "persons": 1, "start_now": True, **wanted})


async def end(server: Server, game: dict[str, Any]) -> None:
    async with server.http(game["host_token"]) as client:
        answer = await client.post(f"/api/games/{game['game_id']}/control", json={"kind": "end_game"})
    assert answer.status_code == 204, answer.text


async def test_one_address_runs_so_many_games_and_more_when_some_are_over(tmp_path: Path) -> None:
    async with serving(tmp_path, running_games_per_address=2) as server:
        first, second = await make(server), await make(server)
        third = await make(server)
        assert (third.status_code, third.json()["code"]) == (429, "games.yours")
        # A lobby runs nothing yet; it is its start that is too much.
        lobby = await make(server, start_now=False, persons=2)
        assert lobby.status_code == 201
        async with server.http(lobby.json()["host_token"]) as client:
            refused = await client.post(f"/api/games/{lobby.json()['game_id']}/start")
            assert (refused.status_code, refused.json()["code"]) == (429, "games.yours")
            await end(server, first.json())
            assert (await client.post(f"/api/games/{lobby.json()['game_id']}/start")).status_code == 204
        assert (second.status_code, (await make(server)).status_code) == (201, 429)


async def test_the_server_runs_so_many_games_in_all_and_none_where_it_is_told_so(tmp_path: Path) -> None:
    async with serving(tmp_path / "some", running_games=1) as server:
        assert (await make(server)).status_code == 201
        refused = await make(server)
        assert (refused.status_code, refused.json()["code"]) == (503, "games.full")
        assert "已达上限" in refused.json()["message_zh"]
    async with serving(tmp_path / "none", running_games_per_address=0) as server:
        assert (await make(server)).json()["code"] == "games.yours"


async def test_a_game_that_needs_too_much_training_is_refused_and_the_form_is_told_what_each_needs(
    tmp_path: Path,
) -> None:
    heavy = replace(tiny.TREATMENT, training=Training(task="digits", rounds=400, local_steps=20, max_samples=400))
    scenarios = tiny.scenarios(tiny.scenario(), tiny.scenario("heavy", treatment=heavy))
    async with serving(tmp_path, scenarios=scenarios, training_seconds_a_turn=1) as server:
        assert (await make(server)).status_code == 201
        refused = await make(server, scenario="heavy", bots=10)
        assert (refused.status_code, refused.json()["code"]) == (422, "game.costly")
        assert "this server allows 1 s" in refused.json()["message"]
        async with server.http() as client:
            told = {one["name"]: one["training_seconds"] for one in (await client.get("/api/scenarios")).json()}
        assert len(told["heavy"]) == 64
        assert told["heavy"] == sorted(told["heavy"])
        assert told["tiny"][2] < 1 < told["heavy"][10]
    async with serving(tmp_path / "any", scenarios=scenarios, training_seconds_a_turn=0) as server:
        assert (await make(server, scenario="heavy", bots=10)).status_code == 201


async def test_games_of_one_address_share_its_part_of_the_training(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        made = [(await make(server)).json()["game_id"] for _ in range(2)]
        payers = [server.tables.equipment.payer(game_id) for game_id in made]
        assert [payer.game for payer in payers] == made
        assert payers[0].owner == payers[1].owner != made[0]
        # Whose it is nobody knows any more: it is its own.
        unknown = server.tables.equipment.payer("of-before")
        assert (unknown.owner, unknown.game) == ("of-before", "of-before")
        await asyncio.sleep(0)


async def test_a_host_is_told_that_its_game_has_used_up_its_minute(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, _ = await server.people(3)
        pool = server.tables.equipment.pool
        pool.waits = lambda game_id: 12.3 if game_id == game["game_id"] else None  # type: ignore[method-assign]
        async with server.http(game["host_token"]) as client:
            hosting = (await client.get(f"/api/games/{game['game_id']}")).json()["hosting"]
        assert hosting["training_wait_ms"] == 12_300
