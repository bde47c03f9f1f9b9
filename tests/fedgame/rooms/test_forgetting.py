"""Erasing people with `fedgame forget`, beside a server and without one, and games that nobody claims."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import Session, select
from typer.testing import CliRunner, Result

from fedgame.cli import app
from fedgame.rooms.rights import Rights
from fedgame.storage.expiring import EXPIRED
from fedgame.storage.models import GameRow, SeatRow
from tests.fedgame.live.client import StoppedClock, serving
from tests.fedgame.rooms.guests import Guest, researcher
from tests.fedgame.rooms.test_rights import LABEL, SECRET, ask, come_and_write, document, found_on_disk


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data directory that the command line takes."""
    monkeypatch.setenv("FEDGAME_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("FEDGAME_DATABASE_URL", raising=False)
    return tmp_path


def forget(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["forget", *arguments], input=typed)


async def held(data: Path, *, ended: bool) -> Guest:
    """Somebody in a session, and the server stopped."""
    async with serving(data) as server:
        session = await (await researcher(server)).open(document())
        guest = await come_and_write(session)
        if ended:
            await session.control({"kind": "end_session"})
    return guest


@pytest.mark.parametrize("ended", [True, False])
async def test_somebody_is_erased_by_code_without_a_server(data: Path, ended: bool) -> None:
    guest = await held(data, ended=ended)
    done = forget("--code", guest.page["data_code"], typed="y\n")
    assert done.exit_code == 0, done.output
    assert "Erased 1 of session 1 of 'Two people'" in done.stdout
    assert found_on_disk(data, LABEL, "Mara", SECRET) == set()
    again = forget("--code", guest.page["data_code"])
    assert (again.exit_code, "this was done before" in again.stdout) == (0, True)
    async with serving(data) as server:
        gone = await ask(server, "/my-data", {"code": guest.page["data_code"]})
        assert (gone["label"], gone["ending"]) == (None, "gone" if ended else "withdrawn")


async def test_nobody_is_erased_who_is_not_confirmed(data: Path) -> None:
    guest = await held(data, ended=True)
    done = forget("--code", guest.page["data_code"], typed="n\n")
    assert done.exit_code == 1
    assert found_on_disk(data, LABEL) == {LABEL}
    assert not (data / "erasures.jsonl").exists()


async def test_by_label_and_everybody_of_a_session(data: Path) -> None:
    guest = await held(data, ended=True)
    assert forget("--session", guest.session_id, "--label", LABEL, "--yes").exit_code == 0
    done = forget("--session", guest.session_id, "--everybody", "--yes")
    assert (done.exit_code, "Nobody is left" in done.stdout) == (0, True)


async def test_beside_a_server_a_session_that_is_over_is_erased_and_the_server_forgets_it_too(data: Path) -> None:
    async with serving(data) as server:
        session = await (await researcher(server)).open(document())
        guest = await come_and_write(session)
        refused = forget("--session", guest.session_id, "--participant", "1", "--yes")
        assert (refused.exit_code, "its server runs" in refused.stderr) == (2, True)
        await session.control({"kind": "end_session"})
        assert forget("--session", guest.session_id, "--participant", "1", "--yes").exit_code == 0
        room = await server.app.state.rooms.get(session.session_id)
        assert room.people[1].label == LABEL
        rights: Rights = server.app.state.rights
        await rights.forget_what_is_gone()
        assert room.people[1].label is None
        assert room.session.participants[1].erased


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give either --code, or --session"),
        (("--code", "X", "--session", "Y"), "give either --code, or --session"),
        (("--code", "ABCDEFGH-1-AAAAAAAA"), "no data have the code"),
        (("--session", "nothing"), "there is no session nothing"),
        (("--session", "SESSION"), "say whom: --participant, --label or --everybody"),
        (("--session", "SESSION", "--participant", "7"), "there is no participant 7: this session has 1"),
        (("--session", "SESSION", "--label", "nobody"), "nobody in this session has the label 'nobody'"),
    ],
)
async def test_what_cannot_be_meant_is_one_sentence(data: Path, arguments: tuple[str, ...], said: str) -> None:
    guest = await held(data, ended=True)
    refused = forget(*(guest.session_id if one == "SESSION" else one for one in arguments), "--yes")
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1


async def test_games_of_nobody_lose_names_and_links_and_lobbies_go(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}, unclaimed_days=30) as server:
        played = await server.new_game(persons=1, name="Mara")
        await ask(server, f"/games/{played['game_id']}/start", {}, 204, played["host_token"])
        lobby = await server.new_game(name="Ben")
        async with server.person(played["game_id"], played["seat_token"]) as person:
            await person.receive("view")
            while person.view["status"] != "finished":
                if not person.view["you"]["ready"]:
                    await person.ready()
                else:
                    await person.next()
        rights: Rights = server.app.state.rights
        clock.move(29 * 86_400)
        assert await rights.expire_unclaimed() == 0
        clock.move(2 * 86_400)
        assert await rights.expire_unclaimed() == 2
        assert await rights.expire_unclaimed() == 0

        def left(session: Session) -> tuple[list[str], list[str]]:
            games = [game.id for game in session.exec(select(GameRow)) if game.host_hash.startswith(EXPIRED)]
            return games, [
                seat.name for seat in session.exec(select(SeatRow)) if seat.game_id == lobby["game_id"] or seat.name
            ]

        assert server.app.state.hall.equipment.store.read(left) == ([played["game_id"]], [])
        async with server.http(played["seat_token"]) as client:
            assert (await client.get(f"/api/games/{played['game_id']}")).status_code == 403
        async with server.http() as client:
            assert (await client.post("/api/join", json={"code": played["join_code"]})).status_code == 404
        server.app.state.hall.equipment.store.load_record(played["game_id"])
