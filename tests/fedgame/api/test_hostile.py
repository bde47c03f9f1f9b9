"""What no client of ours would send: each is refused with a code, and the server lives."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import websockets
from websockets.asyncio.client import ClientConnection

from fedgame.api.protocol import PINGS_A_MINUTE, CuttingProtocol
from fedgame.wire.version import PROTOCOL
from tests.fedgame.live.client import Person, Server, bid, serving


@asynccontextmanager
async def seat(folder: Path, **changed: Any) -> AsyncIterator[tuple[Server, dict[str, Any], Person]]:
    """A running game of one seat's point of view."""
    async with serving(folder, **changed) as server:
        game, tokens = await server.people(3)
        async with server.person(game["game_id"], tokens[0]) as person:
            await person.receive("view")
            yield server, game, person
        async with server.http() as client:
            assert (await client.get("/api/health")).json()["status"] == "ok"


SUBMIT: dict[str, Any] = {"type": "submit", "action_id": "hostile-1", "step": 1, "action": {"kind": "ready"}}
COMMITMENT: dict[str, Any] = bid(1)["commitment"]

MALFORMED: dict[str, str] = {
    "nothing": "",
    "no json": "{",
    "a number": "7",
    "a list": "[]",
    "null": "null",
    "deeply nested": "[" * 30_000,
    "no type": "{}",
    "an unknown type": '{"type":"admin"}',
    "a server's message": '{"type":"ack","action_id":"hostile-1","seq":1}',
    "an unknown key": json.dumps({**SUBMIT, "player": 2}),
    "a seat in the action": json.dumps({**SUBMIT, "action": {"kind": "ready", "player": 2}}),
    "an unknown action": json.dumps({**SUBMIT, "action": {"kind": "time_up", "step": 1}}),
    "a training report": json.dumps({**SUBMIT, "action": {"kind": "training_reported", "federation": 1, "cycle": 1}}),
    "a time of its own": json.dumps({**SUBMIT, "action": {**bid(1), "at_ms": 0}}),
    "a step of zero": json.dumps({**SUBMIT, "step": 0}),
    "a step beyond all numbers": json.dumps({**SUBMIT, "step": 10**30}),
    "a step in words": json.dumps({**SUBMIT, "step": "one"}),
    "a short action id": json.dumps({**SUBMIT, "action_id": "x"}),
    "an action id of markup": json.dumps({**SUBMIT, "action_id": "<script>alert(1)</script>"}),
    "a share above one": json.dumps({**SUBMIT, "action": bid(1, quality=1.5)}),
    "a share that is no number": '{"type":"quote","quote_id":1,"federation":1,"commitment":{"quality_share":NaN,'
    '"quantity_share":1,"resources":1,"payment_cents":1}}',
    "an endless share": json.dumps({**SUBMIT, "action": bid(1, quality=float("inf"))}),
    "negative money": json.dumps({**SUBMIT, "action": bid(1, payment=-1)}),
    "half a cent": '{"type":"submit","action_id":"hostile-1","step":1,"action":{"kind":"place_bid","federation":1,'
    '"commitment":{"quality_share":1,"quantity_share":1,"resources":1,"payment_cents":0.5}}}',
    "more money than there is": json.dumps({**SUBMIT, "action": bid(1, payment=10**20)}),
    "federation zero": json.dumps({**SUBMIT, "action": bid(0)}),
    "a lone surrogate": '{"type":"\\ud800"}',
}


async def test_every_malformed_message_is_refused_with_a_code_and_a_sentence(tmp_path: Path) -> None:
    async with seat(tmp_path) as (_, __, person):
        for name, text in MALFORMED.items():
            await person.ws.send(text)
            answer = await person.receive("reject")
            assert (name, answer["code"]) == (name, "message.invalid")
            assert 10 < len(answer["message"]) < 500
        assert (await person.ready())["type"] == "ack"


async def test_what_the_rules_forbid_is_refused_with_their_code(tmp_path: Path) -> None:
    async with seat(tmp_path) as (server, game, person):
        expected = {
            "federation.unknown": await person.submit(bid(26)),
            "bid.resources_exceeded": await person.submit(bid(1, resources=1000)),
            "bid.payment_exceeded": await person.submit(bid(1, payment=10**12)),
            "bid.none": await person.submit({"kind": "withdraw_bid", "federation": 1}),
            "federation.not_member": await person.submit({"kind": "leave_federation", "federation": 1}),
            "step.not_open": await person.submit({"kind": "ready"}, step=2),
        }
        assert {code: answer["code"] for code, answer in expected.items()} == {code: code for code in expected}
        record = server.tables.equipment.store.load_record(game["game_id"])
        assert [refusal.code for refusal in record.refusals] == list(expected)


async def test_a_step_that_is_over_takes_nothing_more(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.table() as people:
        for person in people:
            await person.ready()
        for person in people:
            await person.until(2)
        assert (await people[0].submit(bid(1), step=1))["code"] == "step.stale"
        assert (await people[0].submit({"kind": "ready"}))["type"] == "ack"
        assert (await people[0].submit({"kind": "ready"}))["code"] == "seat.ready"


async def test_a_quote_for_no_federation_is_refused(tmp_path: Path) -> None:
    async with seat(tmp_path) as (_, __, person):
        await person.send({"type": "quote", "quote_id": 1, "federation": 900, "commitment": COMMITMENT})
        assert (await person.receive("reject"))["code"] == "federation.unknown"


async def closing(ws: websockets.ClientConnection) -> tuple[int | None, list[dict[str, Any]]]:
    """Read to the end: the close code, and the messages before it."""
    messages = []
    async with asyncio.timeout(20):
        try:
            while True:
                messages.append(json.loads(await ws.recv()))
        except websockets.ConnectionClosed as closed:
            return (closed.rcvd.code if closed.rcvd else None), messages


async def test_a_binary_message_ends_the_connection_with_a_code(tmp_path: Path) -> None:
    async with seat(tmp_path) as (_, __, person):
        await person.ws.send(b"\x00\x01")
        code, messages = await closing(person.ws)
        assert code == 4400
        assert messages[-1]["code"] == "message.binary"


async def test_a_message_of_more_than_64_kb_ends_the_connection_with_a_code(tmp_path: Path) -> None:
    async with seat(tmp_path) as (_, __, person):
        await person.ws.send("x" * 65_537)
        assert (await closing(person.ws))[0] == 1009


async def test_text_that_is_not_utf8_ends_the_connection_with_a_code(tmp_path: Path) -> None:
    async with seat(tmp_path) as (_, __, person):
        await person.ws.send(b"\xff\xfe", text=True)
        assert (await closing(person.ws))[0] == 1007


async def test_a_frame_that_is_none_ends_the_connection_with_a_code(tmp_path: Path) -> None:
    async with seat(tmp_path) as (_, __, person):
        # Opcode 3 is reserved; written past the client library, which would not send it.
        person.ws.transport.write(b"\x83\x80\x00\x00\x00\x00")
        assert (await closing(person.ws))[0] == 1002


async def test_pings_are_answered_and_too_many_of_them_end_the_connection(tmp_path: Path) -> None:
    async with seat(tmp_path) as (_, __, person):
        for _ in range(PINGS_A_MINUTE):
            await (await person.ws.ping())
        assert (await person.ready())["type"] == "ack"
        await person.ws.ping()
        assert (await closing(person.ws))[0] == 1008


async def test_who_pings_without_end_and_reads_no_answer_is_cut_off(tmp_path: Path) -> None:
    async with seat(tmp_path) as (server, game, person):
        table = await server.tables.get(game["game_id"])
        person.ws.transport.pause_reading()
        with contextlib.suppress(websockets.ConnectionClosed, ConnectionError):
            for _ in range(2_000):
                await person.ws.ping()
        async with asyncio.timeout(20):
            while table.watching:  # noqa: ASYNC110 - the table tells nobody
                await asyncio.sleep(0.01)


async def test_a_page_of_another_origin_gets_no_socket(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        for origin in ("https://evil.example", "null", f"http://127.0.0.1:{server.port + 1}", "http://localhost.evil"):
            with pytest.raises(websockets.InvalidStatus) as refused:
                await server.connect(game["game_id"], tokens[0], origin=origin)
            assert refused.value.response.status_code == 403
            assert json.loads(refused.value.response.body)["code"] == "origin.foreign"
        async with server.connect(game["game_id"], tokens[0], protocol=PROTOCOL, origin=server.url):
            pass


async def test_a_cookie_without_an_origin_opens_no_socket(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        url = f"ws://127.0.0.1:{server.port}/ws?game={game['game_id']}&protocol={PROTOCOL}"
        cookie = {"cookie": f"fedgame_seat_{game['game_id']}={tokens[0]}"}
        with pytest.raises(websockets.InvalidStatus) as refused:
            await websockets.connect(url, additional_headers=cookie)
        assert json.loads(refused.value.response.body)["code"] == "origin.missing"
        async with websockets.connect(url, additional_headers=cookie, origin=server.url) as ws:
            assert json.loads(await ws.recv())["view"]["you"]["player"] == 1


async def test_a_page_of_another_version_is_told_to_reload(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        for protocol in (None, "", "1", PROTOCOL - 1, PROTOCOL + 1, "x", f"{PROTOCOL}.0"):
            async with server.connect(game["game_id"], tokens[0], protocol=protocol, origin=server.url) as ws:
                code, messages = await closing(ws)
            assert (code, [message["code"] for message in messages]) == (4426, ["protocol.old"])
            assert "reload" in messages[0]["message"]


async def test_a_program_need_not_say_what_it_speaks_but_says_it_rightly(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        for protocol in (None, PROTOCOL):
            async with server.connect(game["game_id"], tokens[0], protocol=protocol) as ws:
                assert json.loads(await ws.recv())["type"] == "view"
        async with server.connect(game["game_id"], tokens[0], protocol=PROTOCOL - 1) as ws:
            assert (await closing(ws))[0] == 4426
        async with server.http() as client:
            for path in ("/", "/api/health", "/api/nothing"):
                assert (await client.get(path)).headers["fedgame-protocol"] == str(PROTOCOL)


async def test_a_foreign_game_or_a_wrong_token_gives_no_seat(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        other, _ = await server.people(3)
        for game_id, token in (
            (other["game_id"], tokens[0]),
            (game["game_id"], "wrong"),
            (game["game_id"], game["host_token"]),
            ("0" * 16, tokens[0]),
            ("", tokens[0]),
            ("x" * 1000, tokens[0]),
        ):
            async with server.connect(game_id, token) as ws:
                code, messages = await closing(ws)
            assert code == 4403
            assert messages[0]["code"] in ("seat.none", "seat.only")


async def test_nobody_may_act_before_the_game_starts(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game = await server.new_game()
        async with server.person(game["game_id"], game["seat_token"]) as ann:
            await ann.receive("lobby")
            assert (await ann.submit(bid(1), step=1))["code"] == "game.not_started"
            await ann.send({"type": "quote", "quote_id": 1, "federation": 1, "commitment": COMMITMENT})
            assert (await ann.receive("reject"))["code"] == "game.not_started"


async def test_a_seat_has_at_most_so_many_connections(tmp_path: Path) -> None:
    async with serving(tmp_path, sockets_per_seat=2) as server:
        game, tokens = await server.people(3)
        async with server.person(game["game_id"], tokens[0]) as one, server.person(game["game_id"], tokens[0]) as two:
            await one.receive("view")
            await two.receive("view")
            async with server.connect(game["game_id"], tokens[0]) as third:
                code, messages = await closing(third)
            assert code == 4429
            assert messages[0]["code"] == "limit.connections"
            async with server.person(game["game_id"], tokens[1]) as other:
                await other.receive("view")


async def test_a_seat_may_send_so_many_messages_a_minute_and_others_are_not_slowed(tmp_path: Path) -> None:
    async with serving(tmp_path, messages_per_seat=10) as server, server.table() as (ann, bo, _):
        answers = [(await ann.submit({"kind": "withdraw_bid", "federation": 1}))["code"] for _ in range(12)]
        assert answers[:9] == ["bid.none"] * 9
        assert answers[-2:] == ["limit.rate"] * 2
        assert (await bo.submit(bid(1)))["type"] == "ack"
        for _ in range(60):
            await ann.send({"type": "resync"})
        code, messages = await closing(ann.ws)
        assert code == 4429
        assert messages[-1]["code"] == "limit.rate"


async def ask_on_and_on(ws: ClientConnection) -> None:
    """Ask for whole views until the server takes nothing more, and has ended the connection."""
    with contextlib.suppress(websockets.ConnectionClosed):
        while True:
            await ws.send(json.dumps({"type": "resync"}))


async def test_who_does_not_read_is_cut_off_and_nobody_else_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CuttingProtocol, "stalled", 1.0)
    async with serving(
        tmp_path, queue_messages=8, messages_per_seat=1_000_000, messages_per_address=1_000_000
    ) as server:
        game, tokens = await server.people(3)
        table = await server.tables.get(game["game_id"])
        async with server.person(game["game_id"], tokens[1]) as bo:
            await bo.receive("view")
            narrow = socket.create_connection(("127.0.0.1", server.port))
            narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            deaf = await server.connect(game["game_id"], tokens[0], max_queue=1, sock=narrow)
            await Person(deaf).receive("view")
            assert table.watching == (1, 2)
            deaf.transport.pause_reading()
            asking = asyncio.create_task(ask_on_and_on(deaf))
            async with asyncio.timeout(20):
                while table.watching != (2,):
                    await bo.see()
            asking.cancel()
            assert (await bo.submit(bid(1)))["type"] == "ack"


async def test_an_http_body_of_more_than_64_kb_is_refused(tmp_path: Path) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * 1000

    async with serving(tmp_path) as server, server.http() as client:
        for content in (b"x" * 65_537, endless()):
            answer = await client.post("/api/join", content=content)
            assert (answer.status_code, answer.json()["code"]) == (413, "request.too_large")


async def test_a_foreign_page_cannot_make_or_join_games(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http(origin="https://evil.example") as client:
        for path, body in (("/api/games", {"scenario": "tiny"}), ("/api/join", {"code": "abcdefgh"})):
            answer = await client.post(path, json=body)
            assert (answer.status_code, answer.json()["code"]) == (403, "origin.foreign")


async def test_join_codes_cannot_be_guessed_at_any_speed(tmp_path: Path) -> None:
    async with serving(tmp_path, joins_per_address=5) as server, server.http() as client:
        codes = [(await client.post("/api/join", json={"code": f"guess{n}"})).json()["code"] for n in range(7)]
        assert codes == ["join.unknown"] * 5 + ["limit.rate"] * 2


async def test_who_joins_again_with_the_same_key_gets_the_same_seat(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game = await server.new_game(persons=3)
        first, again, other = [
            await server.join(game["join_code"], key=f"a-key-of-one-browser-000{browser}") for browser in (1, 1, 2)
        ]
        assert first == again
        assert (first["player"], other["player"]) == (2, 3)
        async with server.person(game["game_id"], again["seat_token"]) as person:
            assert (await person.receive("lobby"))["you"] == 2


async def test_a_full_or_started_game_takes_nobody(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http() as client:
        game = await server.new_game(persons=1, bots=2)
        answer = await client.post("/api/join", json={"code": game["join_code"]})
        assert (answer.status_code, answer.json()["code"]) == (409, "join.full")
        other = await server.new_game(persons=3)
        await server.start(other)
        answer = await client.post("/api/join", json={"code": other["join_code"].upper()})
        assert (answer.status_code, answer.json()["code"]) == (409, "join.started")
