"""Every role at every door: accounts at the routes, experiments and sessions by the words of the table, the websocket.

A route, a permission or a socket without an expectation fails.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import httpx
import pytest
import websockets

from fedgame.api.authorize import ExperimentAccess, ParticipantAccess, permitted
from fedgame.api.problems import Refused
from fedgame.people.accounts import SignedIn
from fedgame.people.identity import Credentials
from fedgame.people.ownership import Owned
from fedgame.people.permissions import (
    MESSAGES,
    ROUTES,
    SOCKETS,
    AccountPermission,
    ArmPermission,
    ExperimentPermission,
    GamePermission,
    Permission,
)
from fedgame.people.security import hash_token, participant_cookie
from fedgame.storage import AccountCard
from fedgame.wire.version import PROTOCOL
from tests.fedgame.live.client import Server
from tests.fedgame.people.staff import accounts, make, program_token, serving, sign_in
from tests.fedgame.people.test_permissions import IN_THE_LOBBY, play_to_the_end

ROLES = ("nobody", "viewer", "researcher", "admin", "admin's program", "disabled admin", "seat", "host")

BODIES: dict[tuple[str, str], dict[str, object]] = {
    ("POST", "/api/games"): {"scenario": "tiny"},
    ("POST", "/api/account/sign-in"): {"name": "nobody at all", "password": "nothing at all"},
    ("POST", "/api/account/link"): {"token": "no-such-link"},
    ("POST", "/api/account/first"): {"token": "no-such-link", "password": "long enough a password"},
    ("POST", "/api/account/password"): {"current": "wrong", "new": "long enough a password"},
    ("POST", "/api/account/tokens"): {"label": "mine"},
    ("POST", "/api/accounts"): {"name": "Viewer", "role": "viewer"},
    ("POST", "/api/my-data"): {"code": "ABCDEFGH-1-KLMNPQRS"},
    ("POST", "/api/my-data/erase"): {"code": "ABCDEFGH-1-KLMNPQRS", "sure": True},
    ("PATCH", "/api/accounts/{account_id}"): {"role": "viewer"},
    ("PATCH", "/api/switches"): {"anonymous_play": False},
}
"""What is sent; never what would end the sign-in of the role that asks, nor change what is asked next."""

# The answer to (nobody, viewer, researcher, admin, admin's program, disabled admin, seat, host) on a server where games
# are not open to everybody. The seat and the host are of a game, and send the token of that.
AT_THE_DOORS: dict[tuple[str, str], tuple[int, ...]] = {
    ("POST", "/api/games"): (403, 201, 201, 201, 201, 403, 403, 403),
    ("GET", "/api/account"): (200,) * 8,
    ("POST", "/api/account/sign-in"): (403,) * 8,
    ("POST", "/api/account/link"): (404,) * 8,
    ("POST", "/api/account/first"): (404,) * 8,
    ("POST", "/api/account/password"): (401, 403, 403, 403, 403, 401, 401, 401),
    ("GET", "/api/account/tokens"): (401, 200, 200, 200, 200, 401, 401, 401),
    ("POST", "/api/account/tokens"): (401, 201, 201, 201, 403, 401, 401, 401),
    ("DELETE", "/api/account/tokens/{token_id}"): (401, 404, 404, 404, 404, 401, 401, 401),
    ("GET", "/api/accounts"): (401, 403, 403, 200, 200, 401, 401, 401),
    ("POST", "/api/accounts"): (401, 403, 403, 409, 409, 401, 401, 401),
    ("PATCH", "/api/accounts/{account_id}"): (401, 403, 403, 404, 404, 401, 401, 401),
    ("POST", "/api/my-data"): (404,) * 8,
    ("POST", "/api/my-data/erase"): (404,) * 8,
    ("GET", "/api/switches"): (401, 403, 403, 200, 200, 401, 401, 401),
    ("PATCH", "/api/switches"): (401, 403, 403, 200, 200, 401, 401, 401),
    ("GET", "/api/metrics"): (401, 403, 403, 200, 200, 401, 401, 401),
    ("GET", "/api/audit"): (401, 403, 403, 200, 200, 401, 401, 401),
    # Last, because each ends the sign-ins of the browsers that may.
    ("POST", "/api/account/sign-out-everywhere"): (401, 204, 204, 204, 204, 401, 401, 401),
    ("POST", "/api/account/sign-out"): (204,) * 8,
}


@asynccontextmanager
async def everybody(server: Server) -> AsyncIterator[Mapping[str, httpx.AsyncClient]]:
    """One client for each role, the browsers among them signed in."""
    cards = {name: await make(server, name, name) for name in ("viewer", "researcher", "admin")}  # type: ignore[arg-type]  # a role is what its test account is called
    gone = await make(server, "gone", "admin")
    program = await program_token(server, cards["admin"])
    clients = {name: await sign_in(server, name) for name in (*cards, "gone")}
    game = (await clients["researcher"].post("/api/games", json={"scenario": "tiny", "persons": 2})).json()
    patched = await clients["admin"].patch(f"/api/accounts/{gone.id}", json={"disabled": True})
    assert patched.status_code == 200
    roles = {
        "nobody": server.http(),
        **{name: clients[name] for name in cards},
        "admin's program": server.http(program),
        "disabled admin": clients["gone"],
        "seat": server.http(game["seat_token"]),
        "host": server.http(game["host_token"]),
    }
    assert tuple(roles) == ROLES
    try:
        yield roles
    finally:
        for client in roles.values():
            await client.aclose()


async def test_every_role_is_let_in_exactly_where_the_table_says(tmp_path: Path) -> None:
    async with serving(tmp_path, public_url="http://play.example") as server:
        server.app.state.origins = frozenset({server.url})
        async with everybody(server) as roles:
            for (method, path), answers in AT_THE_DOORS.items():
                for (role, client), wanted in zip(roles.items(), answers, strict=True):
                    address = path.format(token_id="t0", account_id="a0")
                    given = await client.request(method, address, json=BODIES.get((method, path)))
                    assert (method, path, role, given.status_code) == (method, path, role, wanted), given.text
                    if wanted >= 400:
                        assert set(given.json()) == {"code", "message"}


async def test_an_account_opens_no_game_of_somebody_else(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, everybody(server) as roles:
        game = await server.new_game(persons=2)
        for (method, path), answers in IN_THE_LOBBY.items():
            if ROUTES[method, path] in get_args(GamePermission):
                for role in ("viewer", "researcher", "admin", "admin's program"):
                    given = await roles[role].request(method, path.format(game_id=game["game_id"]))
                    assert (path, role, given.status_code) == (path, role, answers[0])


def test_every_route_is_tried_by_every_role() -> None:
    by_word = {*get_args(ExperimentPermission), *get_args(ArmPermission), "participant"}
    tried = set(AT_THE_DOORS) | set(IN_THE_LOBBY) | set(OF_STUDIES)
    assert set(ROUTES) == tried | {route for route, permission in ROUTES.items() if permission in by_word}


# The routes of arms and experiments that are about none of them in particular: who gets past the door, whatever is sent.
OF_STUDIES: tuple[tuple[str, str], ...] = tuple(
    route
    for route, permission in ROUTES.items()
    if permission in ("account", "staff", "anyone")
    and route[1].startswith(("/api/arms", "/api/experiments", "/api/simulation", "/api/rooms"))
)
BEYOND: dict[Permission, tuple[str, ...]] = {
    "anyone": ROLES,
    "account": ("viewer", "researcher", "admin", "admin's program"),
    "staff": ("researcher", "admin", "admin's program"),
}


async def test_arms_and_experiments_are_made_by_staff_alone(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, everybody(server) as roles:
        for method, path in OF_STUDIES:
            allowed = BEYOND[ROUTES[method, path]]
            for role, client in roles.items():
                given = await client.request(method, path, json={} if method != "GET" else None)
                turned_away = given.status_code in (401, 403)
                assert (method, path, role, turned_away) == (method, path, role, role not in allowed), given.text


async def test_an_arm_is_read_and_changed_by_whom_the_table_says(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, everybody(server) as roles:
        made = await roles["researcher"].post("/api/arms", json={"scenario": "tiny"})
        other = await roles["admin"].post("/api/arms", json={"scenario": "tiny"})
        assert (made.status_code, other.status_code) == (201, 201), made.text
        own, foreign = (f"/api/arms/{one.json()['info']['id']}" for one in (made, other))
        for role, read, change, read_foreign in (
            ("nobody", 401, 401, 401),
            ("viewer", 200, 403, 200),
            ("researcher", 200, 409, 404),
            ("admin", 200, 409, 200),
            ("disabled admin", 401, 401, 401),
        ):
            answers = [
                (await roles[role].get(own)).status_code,
                (await roles[role].put(own, json={"version": 99, "document": {}})).status_code,
                (await roles[role].get(foreign)).status_code,
            ]
            assert (role, answers) == (role, [read, change, read_foreign])


# Experiments and sessions


@dataclass
class Kept:
    """A room that keeps experiments, by hand. Session sX is of experiment X."""

    experiments: dict[str, Owned]
    participants: dict[tuple[str, str], str]

    async def experiment(self, experiment_id: str) -> Owned | None:
        return self.experiments.get(experiment_id)

    async def session(self, session_id: str) -> Owned | None:
        return self.experiments.get(session_id.removeprefix("s"))

    async def participant(self, session_id: str, token_hash: str) -> str | None:
        return self.participants.get((session_id, token_hash))


THINGS = ("own", "shared", "foreign", "unknown", "no id at all")
"""The researcher's own experiment, another's that is shared with them, another's, none, and what cannot be one's name."""

WHO = ("nobody", "viewer", "researcher", "former researcher", "admin", "disabled admin")

# By permission and role: the answer for each of the things. What must not be known of is answered as what is not there.
EXPERIMENTS: dict[ExperimentPermission, dict[str, tuple[int, ...]]] = {
    "reader": {
        "nobody": (401, 401, 401, 401, 401),
        "viewer": (200, 200, 200, 404, 404),
        "researcher": (200, 200, 404, 404, 404),
        "former researcher": (200, 200, 200, 404, 404),
        "admin": (200, 200, 200, 404, 404),
        "disabled admin": (401, 401, 401, 401, 401),
    },
    "owner": {
        "nobody": (401, 401, 401, 401, 401),
        "viewer": (403, 403, 403, 404, 404),
        "researcher": (200, 403, 404, 404, 404),
        "former researcher": (403, 403, 403, 404, 404),
        "admin": (200, 200, 200, 404, 404),
        "disabled admin": (401, 401, 401, 401, 401),
    },
}


@pytest.mark.parametrize("permission", get_args(ExperimentPermission))
@pytest.mark.parametrize("name", ["experiment_id", "session_id"])
async def test_an_experiment_is_open_to_its_owner_and_readers_and_alike_closed_to_others(
    tmp_path: Path, permission: ExperimentPermission, name: str
) -> None:
    async with serving(tmp_path) as server:
        bearers, cards = await people(server)
        owner, former = cards["researcher"].id, cards["former researcher"].id
        kept = {
            "own": Owned("own", owner, frozenset({former})),
            "shared": Owned("shared", "somebody", frozenset({owner})),
            "foreign": Owned("foreign", former),
        }
        server.app.state.ownership = Kept(kept, {})
        for role in WHO:
            told = set()
            for thing, wanted in zip(THINGS, EXPERIMENTS[permission][role], strict=True):
                asked = thing.replace(" ", "/") if name == "experiment_id" else f"s{thing}".replace(" ", "/")
                found = await ask(server, permission, {name: asked}, bearers[role])
                status = found.status if isinstance(found, Refused) else 200
                assert (role, thing, status) == (role, thing, wanted)
                if isinstance(found, Refused) and status == 404:
                    told.add((found.problem.code, found.problem.message))
                if isinstance(found, ExperimentAccess):
                    assert (found.experiment, found.who.account.id) == (kept[thing], cards[role].id)
                    assert found.owns == (EXPERIMENTS["owner"][role][THINGS.index(thing)] == 200)
            assert len(told) <= 1, "what is foreign is told from what is not there"


async def people(server: Server) -> tuple[Mapping[str, str | None], Mapping[str, AccountCard]]:
    """The program's token of each role, and its account. A former researcher has become a viewer."""
    cards = {
        "viewer": await make(server, "viewer", "viewer"),
        "researcher": await make(server, "researcher", "researcher"),
        "former researcher": await make(server, "former", "viewer"),
        "admin": await make(server, "admin", "admin"),
        "disabled admin": await make(server, "gone", "admin"),
    }
    bearers = {role: await program_token(server, card) for role, card in cards.items()}
    admin = await accounts(server).who(Credentials(bearers["admin"], {}, None), secure=False)
    assert admin is not None
    await accounts(server).change_account(admin, cards["disabled admin"].id, role=None, disabled=True, reset=False)
    return {"nobody": None, **bearers}, cards


async def ask(server: Server, permission: Permission, names: Mapping[str, str], token: str | None) -> object:
    """What the caller with this token gets of the things of these names, or the refusal."""
    try:
        return await permitted(server.app.state, permission, names, Credentials(token, {}, None), secure=False)
    except Refused as refused:
        return refused


async def test_a_participant_gets_into_their_own_session_alone(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        bearers, _ = await people(server)
        kept = {"one": Owned("one", "somebody"), "two": Owned("two", "somebody")}
        holders = {("sone", hash_token("token-1")): "p1", ("stwo", hash_token("token-2")): "p2"}
        server.app.state.ownership = Kept(kept, holders)
        for session, token, wanted in (
            ("sone", "token-1", "p1"),
            ("stwo", "token-2", "p2"),
            ("sone", "token-2", 404),
            ("stwo", "token-1", 404),
            ("snone", "token-1", 404),
            ("no/id", "token-1", 404),
            ("sone", "", 404),
            *(("sone", bearer, 404) for bearer in bearers.values()),
        ):
            found = await ask(server, "participant", {"session_id": session}, token)
            assert (found.participant_id if isinstance(found, ParticipantAccess) else found.status) == wanted  # type: ignore[attr-defined]  # else it is a refusal
        cookies = {participant_cookie("sone"): "token-1", participant_cookie("stwo"): "token-1"}
        found = await permitted(
            server.app.state, "participant", {"session_id": "sone"}, Credentials(None, cookies, None), secure=False
        )
        assert found == ParticipantAccess("sone", "p1")


@pytest.mark.parametrize("permission", get_args(AccountPermission))
async def test_the_words_for_accounts_mean_the_roles_they_say(tmp_path: Path, permission: AccountPermission) -> None:
    allowed = {
        "account": ("viewer", "researcher", "former researcher", "admin"),
        "staff": ("researcher", "admin"),
        "admin": ("admin",),
    }[permission]
    async with serving(tmp_path) as server:
        bearers, _ = await people(server)
        for role in WHO:
            found = await ask(server, permission, {}, bearers[role])
            assert isinstance(found, SignedIn) is (role in allowed)
            if not isinstance(found, SignedIn):
                assert isinstance(found, Refused)
                assert found.status == (401 if role in ("nobody", "disabled admin") else 403)


def test_every_word_of_the_table_is_tried() -> None:
    words = {
        *get_args(GamePermission),  # by tests.fedgame.people.test_permissions
        *get_args(AccountPermission),
        *get_args(ExperimentPermission),
        *get_args(ArmPermission),
        "anyone",
        "visitor",
        "participant",
    }
    assert {*ROUTES.values(), *SOCKETS.values(), *MESSAGES.values()} <= words
    assert set(EXPERIMENTS) == set(get_args(ExperimentPermission))


# The websocket

# The close code for (own seat, host without a seat, seat of another game, nobody, and an admin by account).
SOCKET_OF_A_GAME: dict[str, tuple[int | None, ...]] = {
    "lobby": (None, 4403, 4403, 4403, 4403),
    "playing": (None, 4403, 4403, 4403, 4403),
    "finished": (None, 4403, 4403, 4403, 4403),
}


def test_every_socket_is_tried() -> None:
    assert SOCKETS == {"/ws": "seat", "/ws/session": "participant", "/ws/control": "reader"}
    assert set(MESSAGES.values()) == {"seat"}


@pytest.mark.parametrize("status", SOCKET_OF_A_GAME)
async def test_the_socket_of_a_game_is_its_seats_alone(tmp_path: Path, status: str) -> None:
    async with serving(tmp_path) as server:
        bearers, _ = await people(server)
        game, other = [await server.new_game(persons=1) for _ in range(2)]
        if status != "lobby":
            await server.start(game)
        if status == "finished":
            await play_to_the_end(server, game)
        admin = bearers["admin"]
        assert admin is not None
        tokens = (game["seat_token"], game["host_token"], other["seat_token"], "nobody", admin)
        for token, wanted in zip(tokens, SOCKET_OF_A_GAME[status], strict=True):
            assert await closed_with(server, game["game_id"], token) == wanted
            if wanted is not None:
                assert await closed_with(server, "g000000000000000", token) == wanted


async def closed_with(server: Server, game_id: str, token: str) -> int | None:
    """The code with which the server ends the connection; None where it tells something first."""
    async with asyncio.timeout(20), server.connect(game_id, token) as ws:
        first = await ws.recv()
        if '"reject"' not in str(first):
            return None
        try:
            await ws.recv()
        except websockets.ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else None
    raise AssertionError("it was told more after the refusal")


@pytest.mark.parametrize("path", ["/ws/session", "/ws/control"])
async def test_the_sockets_of_a_session_tell_nothing_to_who_may_not_know_of_it(tmp_path: Path, path: str) -> None:
    async with serving(tmp_path) as server:
        bearers, _ = await people(server)
        for token in ("nobody", *(bearer for bearer in bearers.values() if bearer is not None)):
            address = f"ws://127.0.0.1:{server.port}{path}?session=s000000000000000&protocol={PROTOCOL}"
            headers = {"authorization": f"Bearer {token}"}
            async with asyncio.timeout(20), websockets.connect(address, additional_headers=headers) as ws:
                with pytest.raises(websockets.ConnectionClosed) as closed:
                    await ws.recv()
                assert closed.value.rcvd is not None
                assert closed.value.rcvd.code == 4403
