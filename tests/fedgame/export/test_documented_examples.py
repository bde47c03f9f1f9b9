"""The examples of docs/exports.md run as they stand there: on a folder, and against a server with a token that is revoked."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from fedgame.export import write_export
from tests.fedgame.export.any_games import game
from tests.fedgame.live.client import serving
from tests.fedgame.rooms.guests import GAME, PAYMENT, design, play, researcher
from tests.fedgame.rooms.test_session_tables import at_table

PAGE = (Path(__file__).parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")


def block(language: str, holding: str) -> str:
    """The one block of the page in that language with these words."""
    [found] = [text for text in re.findall(rf"```{language}\n(.*?)```", PAGE, re.S) if holding in text]
    return str(found)


async def run(command: list[str], folder: Path, **environment: str) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=folder,
        env={**os.environ, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(120):
        told, _ = await process.communicate()
    return process.returncode or 0, told.decode()


async def test_the_examples_for_a_folder_run(tmp_path: Path) -> None:
    write_export([game(5, ["equal", "shapley"], ["random", "leaver", "free_rider"], 6)], tmp_path / "out")
    code, told = await run(
        [sys.executable, "-c", block("python", 'groupby(["scheme"') + "\nprint(len(payouts))"], tmp_path
    )
    assert (code, int(told) > 5) == (0, True), told
    typed = (
        block("python", "def table(")
        + "\nprint(table('out', 'games').dtypes['seed'], table('out', 'payouts').share.dtype)"
    )
    assert await run([sys.executable, "-c", typed], tmp_path) == (0, "Int64 Float64\n")


async def test_the_examples_for_scripts_run_with_a_token_until_it_is_revoked(tmp_path: Path) -> None:
    async with serving(tmp_path / "server") as server:
        staff = await researcher(server)
        session = await staff.open(design(GAME, PAYMENT))
        async with session.come() as guest, session.come() as other:
            await at_table(guest)
            await at_table(other)
            await asyncio.gather(play(guest), play(other))
        given = {"FEDGAME_SERVER": server.url, "FEDGAME_TOKEN": staff.token, "SESSION": session.session_id}
        script = [sys.executable, "-c", block("python", "urllib.request")]
        code, told = await run(script, tmp_path, **given)
        assert code == 0, told
        assert re.search(r"1\s+bot\s+1\b", told)
        assert re.search(r"person\s+2\b", told)
        if shutil.which("curl"):
            assert (await run(["bash", "-ec", block("sh", "curl")], tmp_path, **given)) == (0, "")
            assert (tmp_path / "session.zip").read_bytes()[:2] == b"PK"
            assert (tmp_path / "payouts.csv").read_text(encoding="utf-8").startswith("game_id,federation,cycle")
        await revoke(server)
        code, told = await run(script, tmp_path, **given)
    assert code == 1
    assert "HTTP Error 401" in told


async def revoke(server: Any) -> None:
    """As its owner does on the page of the account: signed in, in a browser."""
    origin = {"origin": server.url}
    async with server.http() as client:
        signed = await client.post(
            "/api/account/sign-in", json={"name": "Ada", "password": "a long enough passphrase"}, headers=origin
        )
        assert signed.is_success, signed.text
        [token] = (await client.get("/api/account/tokens")).json()
        gone = await client.delete(f"/api/account/tokens/{token['id']}", headers=origin)
    assert gone.status_code == 204, gone.text


@pytest.mark.parametrize("name", ["payouts.csv", "session_events.csv", "questionnaire_wide.csv", "choice_sets.parquet"])
async def test_one_table_is_the_same_file_as_in_the_zip(tmp_path: Path, name: str) -> None:
    import io
    import zipfile

    async with serving(tmp_path / "server") as server:
        staff = await researcher(server)
        session = await staff.open(design())
        form = "parquet" if name.endswith("parquet") else "csv"
        async with server.http(staff.token) as client:
            whole = await client.get(f"/api/sessions/{session.session_id}/export.zip?choice_sets=true&format={form}")
            alone = await client.get(f"/api/sessions/{session.session_id}/tables/{name}")
            package = await client.get(f"/api/sessions/{session.session_id}/tables/datapackage.json")
            missing = await client.get(f"/api/sessions/{session.session_id}/tables/secrets.csv")
        async with server.http() as stranger:
            refused = await stranger.get(f"/api/sessions/{session.session_id}/tables/{name}")
    with zipfile.ZipFile(io.BytesIO(whole.content)) as archive:
        assert archive.read(name) == alone.content
    assert "choice_sets" in [resource["name"] for resource in package.json()["resources"]]
    assert (missing.status_code, missing.json()["code"]) == (404, "export.table")
    assert "give one of games, seats" in missing.json()["message"]
    assert refused.status_code == 401
