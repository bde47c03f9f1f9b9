"""The built client as browsers get it: compressed where they take it, kept for ever where it never changes."""

from __future__ import annotations

import gzip
import os
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from fedgame.settings import STATIC
from tests.fedgame.live.client import serving

SCRIPT = b"console.log('the client')" * 100
BROWSER = "gzip, deflate, br, zstd"


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A server of a client with one script, which is compressed twice, and a page that is not."""
    assets = tmp_path / "static" / "assets"
    assets.mkdir(parents=True)
    (assets / "main-abc.js").write_bytes(SCRIPT)
    (assets / "main-abc.js.gz").write_bytes(gzip.compress(SCRIPT, mtime=0))
    (assets / "main-abc.js.br").write_bytes(b"brotli")
    (tmp_path / "static" / "index.html").write_text("the client")
    async with serving(tmp_path / "data", static_dir=tmp_path / "static") as server, server.http() as http:
        yield http


async def raw(client: httpx.AsyncClient, path: str, accepted: str, **headers: str) -> tuple[httpx.Response, bytes]:
    """The answer and its bytes as they came."""
    async with client.stream("GET", path, headers={"accept-encoding": accepted, **headers}) as answer:
        return answer, b"".join([part async for part in answer.aiter_raw()])


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        (BROWSER, "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0,GZIP;q=0.1", "gzip"),
        ("br; q=1.0", "br"),
        ("", None),
        ("identity", None),
        ("gzip;q=0", None),
        ("brotli, xgzip", None),
        (";;;,,=,br;q", None),
    ],
)
async def test_the_smallest_copy_that_the_browser_takes_is_sent(
    client: httpx.AsyncClient, accepted: str, encoding: str | None
) -> None:
    answer, content = await raw(client, "/assets/main-abc.js", accepted)
    assert answer.status_code == 200
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["content-type"].split(";")[0] in ("text/javascript", "application/javascript")
    assert answer.headers["vary"] == "accept-encoding"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert int(answer.headers["content-length"]) == len(content)
    assert {"br": b"brotli", "gzip": gzip.compress(SCRIPT, mtime=0), None: SCRIPT}[encoding] == content


async def test_each_encoding_has_its_own_etag_and_is_not_sent_again(client: httpx.AsyncClient) -> None:
    tags = {}
    for accepted in ("br", "gzip", "identity"):
        answer, _ = await raw(client, "/assets/main-abc.js", accepted)
        tags[accepted] = answer.headers["etag"]
    assert len(set(tags.values())) == 3
    for accepted, tag in tags.items():
        answer, content = await raw(client, "/assets/main-abc.js", accepted, **{"if-none-match": tag})
        assert (answer.status_code, content, answer.headers["vary"]) == (304, b"", "accept-encoding")
        other, _ = await raw(client, "/assets/main-abc.js", accepted, **{"if-none-match": '"another"'})
        assert other.status_code == 200


async def test_the_page_is_asked_for_every_time_and_known_by_its_content_not_by_its_age(
    client: httpx.AsyncClient, tmp_path: Path
) -> None:
    page = tmp_path / "static" / "index.html"
    os.utime(page, ns=(10**18, 10**18))
    before, content = await raw(client, "/", BROWSER)
    assert (before.headers["cache-control"], content) == ("no-cache", b"the client")
    assert before.headers["content-type"] == "text/html; charset=utf-8"
    again, _ = await raw(client, "/game/1", BROWSER, **{"if-none-match": before.headers["etag"]})
    assert again.status_code == 304
    # The next version: as long as this one, and of one time with it after a start of the server.
    page.write_text("the CLIENT")
    after, content = await raw(client, "/", BROWSER, **{"if-none-match": before.headers["etag"]})
    assert (after.status_code, content) == (200, b"the CLIENT")
    wrong, _ = await raw(client, "/nowhere", BROWSER, accept="text/html", **{"if-none-match": after.headers["etag"]})
    assert wrong.status_code == 404


async def test_a_part_of_a_file_and_its_head_alone_can_be_had(client: httpx.AsyncClient) -> None:
    answer, content = await raw(client, "/assets/main-abc.js", "identity", range="bytes=0-6")
    assert (answer.status_code, content) == (206, SCRIPT[:7])
    head = await client.head("/assets/main-abc.js", headers={"accept-encoding": "br"})
    assert (head.headers["content-encoding"], head.headers["content-length"], head.content) == ("br", "6", b"")


@pytest.mark.skipif(not (STATIC / "index.html").is_file(), reason="the client is not built")
def test_the_build_compresses_every_larger_file_of_the_client() -> None:
    assets = [file for file in (STATIC / "assets").iterdir() if file.suffix not in (".br", ".gz")]
    larger = [file for file in assets if file.stat().st_size >= 1_000]
    assert larger
    for file in larger:
        assert gzip.decompress(file.with_name(f"{file.name}.gz").read_bytes()) == file.read_bytes()
        assert file.with_name(f"{file.name}.br").stat().st_size < 0.6 * file.stat().st_size
