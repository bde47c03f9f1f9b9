"""Addresses and headers that no browser sends: each is answered with a 4xx and a sentence, or as if it were not there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from fedgame.api.limiting import counted_as
from fedgame.settings import Settings
from fedgame.wire.messages import Join
from tests.fedgame.live.client import PATIENCE, served, serving

PATHS = (
    b"/%00",
    b"/" + b"a" * 300,
    b"/assets/" + b"a" * 300,
    b"/" + b"a/" * 3_000,
    b"/%2e%2e%2f%00",
    b"/api/games/%00",
    b"/api/games/" + b"a" * 300,
    b"/api/" + b"%00" * 300,
    b"/%",
    b"/%zz%",
    b"/%ff%fe",
    b"/%ed%a0%80",
    b"/\xff",
    b"//[",
    b"http://[/",
    b"/nothing?" + b"q" * 60_000,
    b"/nothing?%00=%00&" + b"&" * 1_000,
    b"/nothing?" + b"q" * 200_000,
)
ORIGINS = (
    b"http://[",
    b"http://]",
    b"http://[::1",
    b"//[",
    b"http://\xe2\x84\x80",
    b"[",
    b"\xff",
    b"http://a:b:c",
    b"%00",
)
WEBSOCKET = (
    b"upgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\n"
    b"sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with served(tmp_path_factory.mktemp("addresses")) as server:
        yield server.port


async def status(
    port: int, path: bytes, headers: bytes = b"", method: bytes = b"GET", host: bytes = b"127.0.0.1"
) -> int:
    """The status that is answered to a request of these bytes, as no client library would send them."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(method + b" " + path + b" HTTP/1.1\r\nhost: " + host + b"\r\n" + headers + b"\r\n")
        async with asyncio.timeout(PATIENCE):
            return int((await reader.readline()).split()[1])
    finally:
        writer.close()


async def test_addresses_that_no_file_and_no_game_can_have_are_refused(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        for path in PATHS:
            for headers in (b"", WEBSOCKET):
                given = await status(server.port, path, headers)
                assert 400 <= given < 500, (path[:40], headers, given)


async def test_a_socket_for_an_address_of_any_length_is_answered(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        for letters in (9_000, 60_000, 200_000):
            assert await status(server.port, b"/ws?game=" + b"x" * letters, WEBSOCKET) == 400


async def test_an_origin_that_is_none_is_foreign(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        for origin in ORIGINS:
            header = b"origin: " + origin + b"\r\n"
            for path, headers in ((b"/api/scenarios", b""), (b"/api/games/x", b""), (b"/ws?game=x", WEBSOCKET)):
                assert await status(server.port, path, header + headers) == 403, (origin, path)
            assert await status(server.port, b"/api/join", header + b"content-length: 2\r\n\r\n{}", b"POST") == 403


# Whatever can stand in a line of a request without ending it.
LINES = st.binary(max_size=400).map(lambda given: given.translate(None, b"\r\n\x00"))
PARTS = st.sampled_from(
    [b"%00", b"%", b"%f", b"..", b"/", b"//", b"[", b"]", b"?", b"#", b"%2f", b"%5c", b"\\", b"a" * 300]
)
ADDRESSES = st.one_of(
    st.lists(PARTS | LINES, max_size=12).map(b"".join), st.lists(PARTS, min_size=1, max_size=12).map(b"".join)
).map(lambda given: given.translate(None, b" \t\x0b\x0c"))
PREFIXES = st.sampled_from(
    [b"/", b"/assets/", b"/game/", b"/api/", b"/api/games/", b"/api/games/x/samples?", b"/ws?game=", b""]
)
HEADERS = st.sampled_from(
    [
        b"origin",
        b"cookie",
        b"authorization",
        b"range",
        b"if-none-match",
        b"if-modified-since",
        b"accept",
        b"accept-encoding",
        b"content-type",
        b"x-forwarded-for",
    ]
)


@given(prefix=PREFIXES, address=ADDRESSES, name=HEADERS, value=LINES, socket=st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_address_and_no_header_is_a_failure_of_the_server(
    port: int, prefix: bytes, address: bytes, name: bytes, value: bytes, socket: bool
) -> None:
    headers = name + b": " + value + b"\r\n" + (WEBSOCKET if socket else b"")
    assert asyncio.run(status(port, (prefix + address) or b"/", headers)) < 500


@given(name=HEADERS, value=LINES)
@settings(max_examples=100, deadline=None)
def test_no_header_of_a_change_is_a_failure_of_the_server(port: int, name: bytes, value: bytes) -> None:
    headers = name + b": " + value + b"\r\ncontent-length: 2\r\n\r\n{}"
    assert asyncio.run(status(port, b"/api/join", headers, b"POST")) < 500


async def test_a_server_answers_to_its_own_names_alone(tmp_path: Path) -> None:
    async with serving(tmp_path, public_url="https://play.example") as server:
        for host in (b"play.example", b"PLAY.example:443", b"localhost:8000", b"[::1]:8000", b"127.0.0.1"):
            assert await status(server.port, b"/api/scenarios", host=host) == 200, host
        for host in (b"evil.example", b"", b"[", b"play.example.evil.example", b"play.example@evil.example"):
            for headers in (b"", WEBSOCKET):
                assert await status(server.port, b"/api/scenarios", headers, host=host) == 421, host


async def test_a_server_for_a_network_that_is_not_told_its_name_answers_to_any() -> None:
    assert Settings(host="0.0.0.0").hosts() is None  # noqa: S104 - it is asked, not listened on
    assert Settings(host="192.168.1.5", public_url="http://game.local:8000").hosts() == {
        "game.local", "192.168.1.5", "127.0.0.1", "localhost", "::1",
    }  # fmt: skip


async def test_what_the_interface_answers_is_not_kept_and_no_page_gets_a_camera(tmp_path: Path) -> None:
    async with serving(tmp_path, public_url="https://play.example") as server, server.http() as client:
        for path in ("/api/health", "/api/games/nothing", "/api/nothing"):
            assert (await client.get(path)).headers["cache-control"] == "no-store"
        headers = (await client.get("/")).headers
        assert "camera=()" in headers["permissions-policy"]
        assert headers["strict-transport-security"] == "max-age=31536000"
    async with serving(tmp_path / "plain") as server, server.http() as client:
        assert "strict-transport-security" not in (await client.get("/")).headers


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9%eth0", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("testclient", "testclient"),
    ],
)
def test_whoever_has_a_network_of_addresses_is_counted_once(host: str, counted: str) -> None:
    assert counted_as(host) == counted


@pytest.mark.parametrize("name", ["Mara", "小明", "O’Brien-Łuć", "مريم", "👩\u200d🔬"])
def test_a_name_may_be_of_any_writing(name: str) -> None:
    assert Join(code="x" * 12, name=name).name == name


@pytest.mark.parametrize("letter", ["\x00", "\n", "\x85", "\u202e", "\u2066", "\u200f", "\u200b", "\ufeff"])
def test_a_name_has_no_letter_that_cannot_be_seen_or_turns_others_round(letter: str) -> None:
    with pytest.raises(ValidationError, match="name"):
        Join(code="x" * 12, name=f"Ma{letter}ra")
