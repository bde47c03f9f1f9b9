"""Who may do what: every route and every message has an explicit permission, and each is tried by everybody."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import get_args

import pytest
from fastapi.routing import APIRoute, APIWebSocketRoute
from starlette.routing import Route

from fedgame.api.client import PAGES
from fedgame.app import ROUTERS, create_app
from fedgame.people.permissions import MESSAGES, ROUTES, SOCKETS
from fedgame.people.security import new_game_id
from fedgame.wire.messages import ClientMessage
from tests.fedgame import tiny
from tests.fedgame.live.client import Server, bid, serving, settings

ROLES = ("stranger", "seat", "host", "seat of another game", "host of another game")

BODIES: dict[tuple[str, str], dict[str, object]] = {
    ("POST", "/api/games"): {"scenario": "tiny"},
    ("POST", "/api/join"): {"code": "no-such-code"},
    ("POST", "/api/join/look"): {"code": "no-such-code"},
    ("POST", "/api/shared"): {"token": "no-such-token"},
    ("POST", "/api/games/{game_id}/control"): {"kind": "pause"},
}

# Route by route: the answer to (stranger, seat, host, seat of another game, host of another game).
IN_THE_LOBBY: dict[tuple[str, str], tuple[int, ...]] = {
    ("GET", "/api/health"): (200, 200, 200, 200, 200),
    ("GET", "/api/catalogue"): (200, 200, 200, 200, 200),
    ("GET", "/api/scenarios"): (200, 200, 200, 200, 200),
    ("POST", "/api/games"): (201, 201, 201, 201, 201),
    ("POST", "/api/join"): (404, 404, 404, 404, 404),
    ("POST", "/api/join/look"): (404, 404, 404, 404, 404),
    ("POST", "/api/shared"): (404, 404, 404, 404, 404),
    ("GET", "/api/games"): (200, 200, 200, 200, 200),
    ("GET", "/api/games/{game_id}"): (403, 200, 200, 403, 403),
    ("GET", "/api/games/{game_id}/invitation"): (403, 403, 200, 403, 403),
    ("POST", "/api/games/{game_id}/again"): (403, 403, 409, 403, 403),
    ("POST", "/api/games/{game_id}/follow"): (403, 409, 403, 403, 403),
    ("POST", "/api/games/{game_id}/share"): (403, 403, 409, 403, 403),
    ("DELETE", "/api/games/{game_id}/share"): (403, 403, 204, 403, 403),
    ("GET", "/api/games/{game_id}/samples"): (403, 409, 403, 403, 403),
    ("GET", "/api/games/{game_id}/story"): (403, 409, 403, 403, 403),
    ("GET", "/api/games/{game_id}/export.zip"): (403, 409, 409, 403, 403),
    ("GET", "/api/games/{game_id}/results"): (403, 403, 409, 403, 403),
    ("POST", "/api/games/{game_id}/control"): (403, 403, 409, 403, 403),
    ("POST", "/api/games/{game_id}/start"): (403, 403, 204, 403, 403),
}
WHILE_PLAYING = IN_THE_LOBBY | {
    ("GET", "/api/games/{game_id}/samples"): (403, 200, 403, 403, 403),
    ("GET", "/api/games/{game_id}/story"): (403, 200, 403, 403, 403),
    ("POST", "/api/games/{game_id}/control"): (403, 403, 204, 403, 403),
    ("POST", "/api/games/{game_id}/start"): (403, 403, 409, 403, 403),
}
AT_THE_END = WHILE_PLAYING | {
    ("POST", "/api/games/{game_id}/control"): (403, 403, 409, 403, 403),
    ("GET", "/api/games/{game_id}/export.zip"): (403, 200, 200, 403, 403),
    ("GET", "/api/games/{game_id}/results"): (403, 403, 200, 403, 403),
    ("POST", "/api/games/{game_id}/again"): (403, 403, 200, 403, 403),
    ("POST", "/api/games/{game_id}/follow"): (403, 200, 403, 403, 403),
    ("POST", "/api/games/{game_id}/share"): (403, 403, 200, 403, 403),
}


def test_every_route_has_a_permission_and_every_permission_a_route() -> None:
    hanging = [route for router in ROUTERS for route in router.routes]
    routes = [route for route in hanging if isinstance(route, APIRoute)]
    assert len(routes) == len(hanging)
    assert {(method, route.path) for route in routes for method in route.methods} == set(ROUTES)


def test_beside_those_routes_there_are_only_the_client_and_the_socket(tmp_path: Path) -> None:
    app = create_app(settings(tmp_path), scenarios=tiny.scenarios())
    others = {route.path for route in app.routes if isinstance(route, Route | APIWebSocketRoute)}
    assert others == {"/api/openapi.json", "/{path:path}", *SOCKETS, *PAGES}
    assert len(app.routes) == len(others) + len(ROUTERS), "a router is included whose routes stand in no table"


def test_every_message_has_a_permission_and_every_permission_a_message() -> None:
    union = get_args(ClientMessage)[0]
    assert {message.model_fields["type"].annotation.__args__[0] for message in get_args(union)} == set(MESSAGES)


@pytest.mark.parametrize("status", ["lobby", "playing", "finished"])
async def test_everybody_is_let_in_exactly_where_the_table_says(tmp_path: Path, status: str) -> None:
    expected = {"lobby": IN_THE_LOBBY, "playing": WHILE_PLAYING, "finished": AT_THE_END}[status]
    async with serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(persons=1))) as server:
        game = await server.new_game(persons=1, start_now=status != "lobby")
        other = await server.new_game(persons=1)
        if status == "finished":
            await play_to_the_end(server, game)
        tokens = (None, game["seat_token"], game["host_token"], other["seat_token"], other["host_token"])
        for (method, path), answers in expected.items():
            for role, token, wanted in zip(ROLES, tokens, answers, strict=True):
                async with server.http(token) as client:
                    address = path.format(game_id=game["game_id"])
                    given = await client.request(method, address, json=BODIES.get((method, path)))
                assert (path, role, given.status_code) == (path, role, wanted), given.text
                if wanted >= 400:
                    assert set(given.json()) == {"code", "message"}


async def play_to_the_end(server: Server, game: dict[str, str]) -> None:
    async with server.person(game["game_id"], game["seat_token"]) as person:
        await person.receive("view")
        while person.view["status"] != "finished":
            step = person.view["step"]
            await person.until(step)
            await person.ready()
            await person.until(step + 1)
        refused = await person.submit({"kind": "ready"})
        assert refused["code"] == "game.finished"


async def test_a_browsers_cookies_hold_its_seat_and_the_host_and_nothing_readable(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http(origin=server.url) as client:
        answer = await client.post("/api/games", json={"scenario": "tiny", "persons": 3})
        game = answer.json()
        cookies = answer.headers.get_list("set-cookie")
        assert len(cookies) == 2
        for cookie in cookies:
            assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
            assert "Secure" not in cookie
        status = (await client.get(f"/api/games/{game['game_id']}")).json()
        assert (status["player"], status["is_host"], status["join_code"]) == (1, True, game["join_code"])
        other = (await client.post("/api/games", json={"scenario": "tiny"})).json()
        assert (await client.get(f"/api/games/{other['game_id']}")).json()["is_host"]
        assert (await client.get(f"/api/games/{game['game_id']}")).json()["is_host"]


def test_the_id_of_a_game_begins_with_a_letter_that_no_number_has() -> None:
    """Neither decimal nor hexadecimal, no exponent, no month, no truth: 3,000 of them, where 1 in 750 once was a number."""
    ids = {new_game_id() for _ in range(3_000)}
    assert len(ids) == 3_000
    assert all(re.fullmatch(r"g[0-9a-f]{15}", game_id) for game_id in ids)


async def test_cookies_are_secure_behind_tls(tmp_path: Path) -> None:
    async with serving(tmp_path, public_url="https://play.example", anonymous_play="on") as server:
        async with server.http(origin="https://play.example") as client:
            answer = await client.post("/api/games", json={"scenario": "tiny"})
        assert len(answer.headers.get_list("set-cookie")) == 2
        assert all("Secure" in cookie for cookie in answer.headers.get_list("set-cookie"))


async def test_no_token_is_stored_or_logged_as_it_is(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        async with server.person(game["game_id"], tokens[0]) as person:
            await person.receive("view")
            await person.submit(bid(1))
    kept = b"".join(file.read_bytes() for file in sorted(files_in(tmp_path)))
    assert game["game_id"].encode() in kept
    said = "".join(capfd.readouterr())
    assert game["game_id"] in said
    for secret in (*tokens, game["host_token"], game["join_code"]):
        assert secret.encode() not in kept
        assert secret not in said


def files_in(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


async def test_every_answer_carries_the_security_headers(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http() as client:
        for path in ("/", "/game/x", "/api/health", "/api/nothing", "/nothing.js", "/api/games/x", "/api/openapi.json"):
            headers = (await client.get(path)).headers
            policy = headers["content-security-policy"]
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert headers["x-content-type-options"] == "nosniff"


async def test_nothing_outside_the_client_folder_is_served(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    static = tmp_path / "static"
    static.mkdir()
    (static / "index.html").write_text("the client")
    async with serving(tmp_path / "data", static_dir=static) as server, server.http() as client:
        assert (await client.get("/join/abc")).text == "the client"
        for path in (
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/assets/../../secret.txt",
            "//etc/passwd",
        ):
            answer = await client.get(path)
            assert answer.status_code == 404
            assert answer.json()["code"] == "path.unknown"


async def test_a_wrong_address_shows_a_person_the_client_and_a_program_a_problem(tmp_path: Path) -> None:
    static = tmp_path / "static"
    static.mkdir()
    (static / "index.html").write_text("the client")
    page = {"accept": "text/html,application/xhtml+xml"}
    async with serving(tmp_path / "data", static_dir=static) as server, server.http() as client:
        for path in ("/nowhere", "/games/17", "/..%2fsecret.txt"):
            shown = await client.get(path, headers=page)
            assert (shown.status_code, shown.text) == (404, "the client")
            assert (await client.get(path)).json()["code"] == "path.unknown"
        assert (await client.get("/api/nowhere", headers=page)).json()["code"] == "path.unknown"


async def test_a_failure_of_the_server_is_told_with_a_code_and_the_security_headers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    async with serving(tmp_path) as server, server.http() as client:
        monkeypatch.setattr(server.tables, "create", fail)
        answer = await client.post("/api/games", json={"scenario": "tiny"})
        assert (answer.status_code, answer.json()["code"]) == (500, "server.failed")
        assert "a bug" not in answer.text
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


async def test_without_a_built_client_the_page_says_how_to_build_it(tmp_path: Path) -> None:
    async with serving(tmp_path, static_dir=tmp_path / "nothing") as server, server.http() as client:
        answer = await client.get("/")
        assert answer.status_code == 503
        assert "make play" in answer.text


async def test_a_seat_gets_its_own_rows_and_the_host_the_whole_game(tmp_path: Path) -> None:
    async with serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(persons=1))) as server:
        game = await server.new_game(persons=1, start_now=True)
        await play_to_the_end(server, game)
        players = {}
        for role, token in (("seat", game["seat_token"]), ("host", game["host_token"])):
            async with server.http(token) as client:
                answer = await client.get(f"/api/games/{game['game_id']}/export.zip")
            with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
                rows = csv.DictReader(io.StringIO(archive.read("actions.csv").decode()))
                players[role] = {row["player"] for row in rows}
                everything = b"".join(archive.read(name) for name in archive.namelist())
            if role == "seat":
                assert str(tiny.SEED).encode() not in everything
            else:
                assert str(tiny.SEED).encode() in everything
        assert players["seat"] == {"1"}
        assert {"1", "2", "3"} <= players["host"]


# What a new game may ask for, and what is answered, whoever asks: who knows the seed knows what is sealed.
CREATING: list[tuple[dict[str, object], int, str | None]] = [
    ({}, 201, None),
    ({"seat": True}, 201, None),
    ({"seed": tiny.SEED}, 422, "seed.seated"),
    ({"seed": 0, "seat": True}, 422, "seed.seated"),
    ({"seed": tiny.SEED, "seat": True, "start_now": True}, 422, "seed.seated"),
    ({"seed": tiny.SEED, "seat": False}, 201, None),
    ({"seat": False}, 201, None),
]


@pytest.mark.parametrize(("wish", "status", "code"), CREATING)
async def test_only_who_takes_no_seat_may_choose_the_seed(
    tmp_path: Path, wish: dict[str, object], status: int, code: str | None
) -> None:
    async with serving(tmp_path) as server:
        game = await server.new_game()
        for token in (None, game["seat_token"], game["host_token"]):
            async with server.http(token) as client:
                answer = await client.post("/api/games", json={"scenario": "tiny", **wish})
            assert (answer.status_code, answer.json().get("code")) == (status, code)
            if status == 201:
                seated = wish.get("seat", True)
                assert (answer.json()["player"], answer.json()["seat_token"] is not None) == (
                    1 if seated else None,
                    seated,
                )
                assert len(answer.headers.get_list("set-cookie")) == (2 if seated else 1)


async def test_a_host_without_a_seat_watches_its_lobby_and_takes_none_in_its_game(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http(origin=server.url) as host:
        game = (await host.post("/api/games", json={"scenario": "tiny", "persons": 2, "seed": 7, "seat": False})).json()
        shown = (await host.get(f"/api/games/{game['game_id']}")).json()
        assert (shown["player"], shown["is_host"], shown["join_code"]) == (None, True, game["join_code"])
        assert [seat["taken"] for seat in shown["seats"]] == [False, False]
        refused = await host.post("/api/join", json={"code": game["join_code"]})
        assert (refused.status_code, refused.json()["code"]) == (409, "join.host")
        assert (await server.join(game["join_code"]))["player"] == 1
        assert (await host.post(f"/api/games/{game['game_id']}/start")).status_code == 204
        record = server.tables.equipment.store.load_record(game["game_id"])
        assert (record.seed, [seat.kind for seat in record.seats]) == (7, ["person", "bot", "bot"])


# The answer to the join code of a full game by (stranger, seat, host, seat of another game, host of another game).
JOINING: dict[str, tuple[int, ...]] = {
    "lobby": (409, 200, 200, 409, 409),
    "playing": (409, 200, 200, 409, 409),
    "finished": (409, 200, 200, 409, 409),
}


@pytest.mark.parametrize("status", JOINING)
@pytest.mark.parametrize("by", ["cookie", "token"])
async def test_who_holds_a_seat_gets_it_back_and_nobody_else_does(tmp_path: Path, status: str, by: str) -> None:
    async with serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(persons=1))) as server:
        game, other = [await seated_host(server) for _ in range(2)]
        if status != "lobby":
            await server.start(game)
        if status == "finished":
            await play_to_the_end(server, game)
        credentials = (
            ("", ""),
            ("seat", game["seat_token"]),
            ("host", game["host_token"]),
            ("seat", other["seat_token"]),
            ("host", other["host_token"]),
        )
        for (kind, token), wanted in zip(credentials, JOINING[status], strict=True):
            headers = {"origin": server.url}
            if token and by == "cookie":
                headers["cookie"] = f"fedgame_{kind}_{game['game_id']}={token}"
            async with server.http(token if by == "token" and token else None, **headers) as client:
                answer = await client.post("/api/join", json={"code": game["join_code"], "name": "Again"})
            assert (kind, answer.status_code) == (kind, wanted), answer.text
            if wanted == 200:
                assert (answer.json()["player"], answer.json()["seat_token"]) == (1, game["seat_token"])
                assert answer.headers.get_list("set-cookie")[0].startswith(f"fedgame_seat_{game['game_id']}=")
        card = await server.tables.card(game["game_id"])
        assert card is not None
        assert next((seat.name, seat.taken) for seat in card.seats) == ("Ann", True)


async def seated_host(server: Server) -> dict[str, str]:
    async with server.http() as client:
        return dict((await client.post("/api/games", json={"scenario": "tiny", "name": "Ann"})).json())


async def test_a_browser_that_joins_twice_has_one_seat_and_another_browser_the_next(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http(origin=server.url) as browser:
        game = (await browser.post("/api/games", json={"scenario": "tiny", "persons": 3})).json()
        assert (await browser.post("/api/join", json={"code": game["join_code"]})).json()["player"] == 1
        async with server.http(origin=server.url) as guest:
            joins = [(await guest.post("/api/join", json={"code": game["join_code"]})).json() for _ in range(2)]
            assert joins[0] == joins[1]
            assert joins[0]["player"] == 2
        assert (await server.join(game["join_code"]))["player"] == 3
