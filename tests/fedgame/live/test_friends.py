"""Rooms of friends over the wire: where a code leads, the games of a browser, another game with the same people, and the
link that shows a result.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.treatment import Visibility
from fedgame.people.security import host_cookie, seat_cookie
from tests.fedgame import tiny
from tests.fedgame.live.client import Person, Server, serving
from tests.fedgame.people.test_permissions import files_in, play_to_the_end


def two_seats(visibility: Visibility = "aggregate") -> dict[str, Any]:
    return tiny.scenarios(tiny.scenario(persons=2, visibility=visibility))


@asynccontextmanager
async def two_browsers(folder: Path) -> AsyncIterator[tuple[Server, httpx.AsyncClient, httpx.AsyncClient]]:
    """A server with games of two people and a bot, and the browsers of two people."""
    async with serving(folder, scenarios=two_seats()) as server:  # noqa: SIM117 - the browsers need its address
        async with server.http(origin=server.url) as first, server.http(origin=server.url) as second:
            yield server, first, second


async def made(host: httpx.AsyncClient, **wishes: Any) -> dict[str, Any]:
    answer = await host.post("/api/games", json={"scenario": "tiny", "persons": 2, "name": "Ann", **wishes})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def joined(client: httpx.AsyncClient, code: str, name: str = "") -> dict[str, Any]:
    answer = await client.post("/api/join", json={"code": code, "name": name})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def finish(server: Server, game: dict[str, Any], *tokens: str) -> None:
    """Play a game to its end, everybody ready at once."""
    people: list[Person] = []
    for token in tokens:
        people.append(Person(await server.connect(game["game_id"], token)))
        await people[-1].receive("view")
    while people[0].view["status"] != "finished":
        step = people[0].view["step"]
        for person in people:
            await person.until(step)
            await person.ready()
        for person in people:
            await person.until(step + 1)
    for person in people:
        await person.ws.close()


# Where a code leads


async def test_looking_takes_nothing_and_says_what_is_played(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http(origin=server.url) as host, server.http() as stranger:
        game = await made(host)
        seen = (await stranger.post("/api/join/look", json={"code": f"http://x/join#{game['join_code']}."})).json()
        assert (seen["status"], seen["taken"], seen["held"]) == ("lobby", 1, None)
        setup = seen["setup"]
        assert (setup["title"], setup["players"], setup["persons"], setup["turns"]) == ("Tiny", 3, 2, 2)
        assert [(one["name"], one["scheme"]) for one in setup["federations"]] == [
            ("Aurora", "equal"),
            ("Borealis", "shapley"),
        ]
        assert game["game_id"] not in str(seen)
        own = (await host.post("/api/join/look", json={"code": game["join_code"].lower()})).json()
        assert (own["held"], own["taken"]) == (game["game_id"], 1)


async def test_the_same_browser_has_one_seat_by_whatever_link_also_where_the_game_is_full(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http(origin=server.url) as host, server.http() as guest:
        game = await made(host)
        guest.headers["origin"] = server.url
        first = await joined(guest, game["join_code"], "Bo")
        assert first["player"] == 2
        for client, player in ((host, 1), (guest, 2)):
            again = await joined(client, f"{server.url}/join#{game['join_code'].lower()}", "Somebody")
            assert again["player"] == player
        status = (await host.get(f"/api/games/{game['game_id']}")).json()
        assert [(seat["name"], seat["taken"]) for seat in status["seats"]] == [("Ann", True), ("Bo", True)]


async def test_the_link_of_an_invitation_keeps_its_code_out_of_every_log(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http(origin=server.url) as host:
        game = await made(host)
        invitation = (await host.get(f"/api/games/{game['game_id']}/invitation")).json()
        assert invitation["code"] == game["join_code"]
        assert invitation["link"] == f"{server.url}/join#{game['join_code']}"
        assert invitation["qr_svg"].startswith("<svg")


# The games of a browser


async def test_a_browser_finds_its_own_games_until_they_are_over(tmp_path: Path) -> None:
    async with two_browsers(tmp_path) as (server, browser, other):
        lobby = await made(browser)
        watched = await made(browser, seat=False)
        running = await made(other)
        await joined(browser, running["join_code"])
        assert (await other.post(f"/api/games/{running['game_id']}/start")).status_code == 204
        found = {game["game_id"]: game for game in (await browser.get("/api/games")).json()}
        assert next(iter(found)) == running["game_id"]
        told = {
            key: (found[key]["status"], found[key]["turn"], found[key]["is_host"], found[key]["seated"])
            for key in found
        }
        assert told == {
            running["game_id"]: ("playing", 1, False, True),
            lobby["game_id"]: ("lobby", None, True, True),
            watched["game_id"]: ("lobby", None, True, False),
        }
        assert [game["session_id"] for game in found.values()] == [None] * 3
        tokens = [other.cookies[seat_cookie(running["game_id"])], browser.cookies[seat_cookie(running["game_id"])]]
        await finish(server, running, *tokens)
        left = [game["game_id"] for game in (await browser.get("/api/games")).json()]
        assert sorted(left) == sorted([lobby["game_id"], watched["game_id"]])
        browser.cookies.set(seat_cookie("g123"), "made up")
        browser.cookies.set(host_cookie(running["game_id"]), "made up as well")
        assert len((await browser.get("/api/games")).json()) == 2


# Another game with the same people


async def test_playing_again_takes_everybody_along_who_wants_to(tmp_path: Path) -> None:
    async with two_browsers(tmp_path) as (server, host, guest):
        game = await made(host, decision_seconds=900)
        seat = await joined(guest, game["join_code"], "Bo")
        await host.post(f"/api/games/{game['game_id']}/start")
        refused = await host.post(f"/api/games/{game['game_id']}/again")
        assert (refused.status_code, refused.json()["code"]) == (409, "game.running")
        await finish(server, game, game["seat_token"], seat["seat_token"])
        early = await guest.post(f"/api/games/{game['game_id']}/follow")
        assert (early.status_code, early.json()["code"]) == (409, "again.none")
        async with server.person(game["game_id"], seat["seat_token"]) as watching:
            await watching.receive("view")
            made_again = (await host.post(f"/api/games/{game['game_id']}/again")).json()
            assert (await watching.receive("again"))["game_id"] == made_again["game_id"]
        # Once, however often it is asked for; and who comes later is told as well.
        assert (await host.post(f"/api/games/{game['game_id']}/again")).json() == made_again
        async with server.person(game["game_id"], seat["seat_token"]) as late:
            assert (await late.receive("again"))["game_id"] == made_again["game_id"]
        followed = (await guest.post(f"/api/games/{game['game_id']}/follow")).json()
        assert (await guest.post(f"/api/games/{game['game_id']}/follow")).json() == followed
        assert (followed["game_id"], followed["player"]) == (made_again["game_id"], 2)
        assert (await host.post(f"/api/games/{game['game_id']}/follow")).json()["player"] == 1
        status = (await guest.get(f"/api/games/{followed['game_id']}")).json()
        assert [(one["name"], one["taken"], one["you"]) for one in status["seats"]] == [
            ("Ann", True, False),
            ("Bo", True, True),
        ]
        assert (status["status"], status["setup"]["decision_seconds"], status["is_host"]) == ("lobby", 900, False)
        assert (await host.get(f"/api/games/{followed['game_id']}")).json()["is_host"]
        assert (await guest.get(f"/api/games/{game['game_id']}")).json()["next_id"] == followed["game_id"]


async def test_alone_with_bots_the_next_game_starts_at_once_and_is_dealt_anew(tmp_path: Path) -> None:
    async with serving(tmp_path, scenarios=two_seats()) as server, server.http(origin=server.url) as host:
        game = await made(host, persons=1, start_now=True)
        await play_to_the_end(server, game)
        again = (await host.post(f"/api/games/{game['game_id']}/again")).json()
        assert (await host.post(f"/api/games/{game['game_id']}/again")).json() == again
        async with server.person(again["game_id"], again["seat_token"]) as person:
            assert (await person.receive("view"))["view"]["you"]["player"] == 1
        store = server.tables.equipment.store
        first, second = (store.load_record(one["game_id"]) for one in (game, again))
        assert first.seed != second.seed
        assert (first.treatment, [seat.policy for seat in first.seats]) == (
            second.treatment,
            [seat.policy for seat in second.seats],
        )


# The link that shows a result


@pytest.mark.parametrize("visibility", ["full", "aggregate", "none"])
async def test_a_link_shows_the_result_as_far_as_players_see_it_until_it_is_taken_back(
    tmp_path: Path, visibility: Visibility
) -> None:
    async with (
        serving(tmp_path, scenarios=two_seats(visibility)) as server,
        server.http(origin=server.url) as host,
        server.http() as anybody,
    ):
        game = await made(host, persons=1)
        early = await host.post(f"/api/games/{game['game_id']}/share")
        assert (early.status_code, early.json()["code"]) == (409, "game.running")
        await host.post(f"/api/games/{game['game_id']}/start")
        await play_to_the_end(server, game)
        first, second = [(await host.post(f"/api/games/{game['game_id']}/share")).json()["link"] for _ in range(2)]
        assert first.startswith(f"{server.url}/shared#")
        token = second.split("#")[1]
        old = await anybody.post("/api/shared", json={"token": first})
        assert (old.status_code, old.json()["code"]) == (404, "share.unknown")
        for sent in (second, token):
            shown = (await anybody.post("/api/shared", json={"token": sent})).json()
            result = shown["result"]
            assert shown["setup"]["title"] == "Tiny"
            assert len(result["turns"]) == 2
            assert (result["standings"] is None, shown["names"]) == (
                visibility == "none",
                [] if visibility == "none" else ["Ann", "Basalt", "Cobalt"],
            )
            assert all((row["players"] is None) == (visibility != "full") for row in result["pay"])
            assert all(row["mine"] is None for row in result["pay"])
            assert game["game_id"] not in str(shown)
        kept = b"".join(file.read_bytes() for file in files_in(tmp_path))
        assert token.encode() not in kept
        assert (await host.get(f"/api/games/{game['game_id']}")).json()["shared"]
        assert (await host.delete(f"/api/games/{game['game_id']}/share")).status_code == 204
        assert (await anybody.post("/api/shared", json={"token": second})).status_code == 404
        assert not (await host.get(f"/api/games/{game['game_id']}")).json()["shared"]


# Reactions and characters


async def test_a_reaction_reaches_everybody_is_in_the_log_and_not_shown_too_often(tmp_path: Path) -> None:
    async with serving(tmp_path, scenarios=two_seats("none"), reactions_per_seat=2) as server:
        game, tokens = await server.seated(2)
        await server.start(game)
        async with server.person(game["game_id"], tokens[0]) as ann, server.person(game["game_id"], tokens[1]) as bo:
            for person in (ann, bo):
                await person.receive("view")
                await person.see()
            before = bo.view
            answers = [await ann.submit({"kind": "react", "reaction": "applause"}) for _ in range(3)]
            assert [answer.get("code", "done") for answer in answers] == ["done", "done", "limit.rate"]
            seen = [event for event in (await bo.receive("view"))["events"] if event["kind"] == "reacted"]
            assert [(event["kind"], event["player"], event["reaction"]) for event in seen] == [
                ("reacted", 1, "applause")
            ] * len(seen)
            assert len(seen) >= 1
            assert bo.view == before
            assert (await ann.submit({"kind": "ready"}))["type"] == "ack"
        record = server.tables.equipment.store.load_record(game["game_id"])
        assert [(one.player, one.action.kind) for one in record.actions if one.player == 1][:2] == [(1, "react")] * 2


async def test_reactions_that_are_off_are_refused(tmp_path: Path) -> None:
    off = tiny.scenario(persons=2, treatment=replace(tiny.TREATMENT, reactions="off"))
    async with serving(tmp_path, scenarios=tiny.scenarios(off)) as server, server.table(2) as (ann, _):
        assert not ann.view["rules"]["reactions"]
        assert (await ann.submit({"kind": "react", "reaction": "hurry"}))["code"] == "reaction.off"


async def test_who_plays_alone_meets_bots_with_names_and_characters_and_in_company_only_with_names(
    tmp_path: Path,
) -> None:
    async with serving(tmp_path, scenarios=two_seats()) as server, server.http(origin=server.url) as host:
        for persons, characters in ((1, {"2": "random", "3": "random"}), (2, {})):
            game = await made(host, persons=persons, start_now=True)
            async with server.person(game["game_id"], game["seat_token"]) as person:
                shown = await person.receive("view")
            assert shown["names"] == ["Ann", "Basalt", "Cobalt"]
            assert shown["characters"] == characters
