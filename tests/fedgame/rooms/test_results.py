"""Results and replays of a session, from its first bid to the zip: live, for those who may have the data, and one with it."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import httpx

from fedgame.export.read import read_export
from fedgame.log.record import GameRecord
from fedgame.results.answer import ResultGame
from fedgame.results.facts import facts_of
from fedgame.rooms.results import ResultsDesk
from fedgame.rooms.rooms import Rooms
from fedgame.storage import Archive
from tests.fedgame import small_arm
from tests.fedgame.live.client import Server, bid
from tests.fedgame.people.staff import make, serving, signed_in
from tests.fedgame.rooms.guests import GAME, PAYMENT, Guest, Session, design, researcher
from tests.fedgame.rooms.test_session_data import at_table, unpacked

THREE_PEOPLE = [{"title": "Tiny", "scenario": "tiny", "groups": 1, "size": 3, "bots": 0}]
"""Nobody else: a bot may leave a federation before a seat looks, and the seat's first view of a step is a later one."""

Views = dict[int, dict[str, Any]]


async def play_and_look(guest: Guest) -> Views:
    """Bid once, then play on to the end; the first view of each step."""
    seen: Views = {}
    async with guest.table() as person:
        seen[person.view["step"]] = person.view
        await person.submit(bid(1, quality=0.5 if guest.number == 1 else 1.0))
        while person.view["status"] != "finished":
            if person.view["status"] == "playing" and not person.view["you"]["ready"]:
                await person.ready()
            else:
                await person.next()
            if person.view["status"] == "playing":
                seen.setdefault(person.view["step"], person.view)
    return seen


async def experiment_of(session: Session) -> str:
    room = await session.staff.ask("GET", f"/sessions/{session.session_id}/room")
    return str(room["experiment_id"])


def figures(results: dict[str, Any]) -> dict[str, Any]:
    return {figure["name"]: figure for figure in results["figures"]}


def number(results: dict[str, Any], name: str) -> float:
    [line] = [one for one in results["headlines"] if one["name"] == name]
    return float(line["arms"][0]["interval"]["mean"])


async def test_results_are_live_and_in_the_end_those_of_the_zip(tmp_path: Path) -> None:
    async with serving(tmp_path / "server", bot_pause_seconds=0) as server:
        server.app.state.results.rest_seconds = 0
        session = await (await researcher(server)).open(design(GAME, PAYMENT, arms=THREE_PEOPLE))
        path = f"/experiments/{await experiment_of(session)}/results"
        nothing = await session.staff.ask("GET", path)
        assert (nothing["games"], nothing["figures"], nothing["live"]) == ([], [], False)
        async with session.come() as one, session.come() as two, session.come() as three:
            for guest in (one, two, three):
                await at_table(guest)
            running = await session.staff.ask("GET", path)
            assert running["live"]
            assert [game["finished"] for game in running["games"]] == [False]
            assert figures(running)["profit"]["panels"][1]["summaries"][0]["so_far"]
            views = await asyncio.gather(play_and_look(one), play_and_look(two), play_and_look(three))
        results = await session.staff.ask("GET", path)
        [game] = results["games"]
        assert (results["live"], game["finished"], game["people"], game["bots"]) == (False, True, 3, 0)
        await check_the_files(session, path, results)
        await check_the_replay(session, game["game_id"], views)
        folder = await unpacked(session, tmp_path / "out")
        people = await session.staff.ask("GET", f"{path}?seats=people&game={game['game_id']}")
    [exported] = read_export(folder)
    facts = facts_of(exported.record)
    assert number(results, "profit_cents") == sum(seat.profit_cents for seat in facts.seats) / 3
    of_people = [seat.profit_cents for seat in facts.seats if seat.person]
    assert number(people, "profit_cents") == sum(of_people) / 3
    market = figures(results)["market_share"]["panels"][0]["summaries"]
    assert {(row["at"][0], row["at"][1]): row["interval"]["mean"] for row in market if row["measure"] == "share"} == {
        (row.turn, row.federation): row.share for row in facts.market
    }


async def check_the_files(session: Session, path: str, results: dict[str, Any]) -> None:
    """The CSV of each figure has the numbers of the page, digit by digit; what has not changed is not sent again."""
    async with session.staff.server.http(session.staff.token) as client:
        for name, figure in figures(results).items():
            answer = await client.get(f"/api{path}/{name}.csv")
            assert answer.headers["content-disposition"].endswith(f'filename="{name}.csv"')
            rows = list(csv.DictReader(io.StringIO(answer.text)))
            expected = [row["interval"]["mean"] for panel in figure["panels"] for row in panel["summaries"]]
            assert [float(row["mean"]) for row in rows] == expected
            assert {row["so_far"] for row in rows} <= {"false"}
            by_game = (await client.get(f"/api{path}/{name}.csv?rows=games")).text
            assert len(by_game.splitlines()) == len(rows) + 1, "one game: as many numbers as means"
        first = await client.get(f"/api{path}")
        again = await client.get(f"/api{path}", headers={"if-none-match": first.headers["etag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
        for wrong in (
            f"{path}/nothing.csv",
            f"{path}?arm=7",
            f"{path}?game=g0",
            f"{path}?session=s0",
            f"/sessions/{session.session_id}/games/g0/replay",
        ):
            refused = await client.get(f"/api{wrong}")
            assert (wrong, refused.status_code, refused.json()["code"]) == (wrong, 404, "path.unknown")
            assert len(refused.json()["message"]) > 20


async def check_the_replay(session: Session, game_id: str, views: Sequence[Views]) -> None:
    """Each board is, field by field, what the seat was sent when the step opened; the log gives the same again."""
    path = f"/sessions/{session.session_id}/games/{game_id}/replay"
    outline = await session.staff.ask("GET", path)
    assert outline["verdict"]["same"], outline["verdict"]["difference"]
    assert outline["verdict"]["payouts"] > 0
    assert [seat["participant"] for seat in outline["seats"]] == [1, 2, 3]
    for seat, seen in enumerate(views, start=1):
        assert len(seen) > 3
        for step, view in seen.items():
            board = await session.staff.ask("GET", f"{path}/{step}?seat={seat}")
            # When the step opened nobody was ready; by the time the seat looked, the other may have been.
            assert board["message"]["view"] == {**view, "ready": []}
            assert board["sealed"] is None
    sealed = await session.staff.ask("GET", f"{path}/1?seat=2&sealed=true")
    [own] = [one for one in sealed["sealed"]["bids"] if one["player"] == 1]
    assert own["commitment"]["quality_share"] == 0.5
    assert sealed["message"]["names"] == ["P-001", "P-002", "P-003"]
    assert [(did["kind"], did["player"]) for did in sealed["did"]][:2] == [("place_bid", 2), ("ready", 2)]
    everybody = await session.staff.ask("GET", f"{path}/{len(outline['steps'])}")
    assert [row["player"] for row in everybody["standings"]] == [1, 2, 3]
    async with session.staff.server.http(session.staff.token) as client:
        for wrong in ("0", "999", "1?seat=4"):
            assert (await client.get(f"/api{path}/{wrong}")).status_code == 404


async def asked_of(client: httpx.AsyncClient, paths: list[str]) -> set[int]:
    return {(await client.get(path)).status_code for path in paths}


async def test_only_who_may_have_the_data_sees_results_and_replays(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        session = await (await researcher(server)).open(design(GAME, PAYMENT))
        experiment = await experiment_of(session)
        guests = [await session.start(), await session.start()]
        game_id = await game_of(server, session)
        paths = [
            f"/api/experiments/{experiment}/results",
            f"/api/experiments/{experiment}/results/profit.csv",
            f"/api/sessions/{session.session_id}/games/{game_id}/replay",
            f"/api/sessions/{session.session_id}/games/{game_id}/replay/1?seat=1&sealed=true",
        ]
        for name, role in (("Bea", "researcher"), ("Vic", "viewer")):
            await make(server, name, role)  # type: ignore[arg-type]  # a role is one of three texts
        async with server.http() as nobody:
            assert await asked_of(nobody, paths) == {401}
        for guest in guests:
            async with server.http(guest.token) as player:
                assert await asked_of(player, paths) == {401}, "a player never sees what was sealed"
        async with signed_in(server, "Bea") as other, signed_in(server, "Vic") as viewer:
            assert await asked_of(other, paths) == {404}
            assert await asked_of(viewer, paths) == {200}
        async with server.http(session.staff.token) as owner:
            assert await asked_of(owner, paths) == {200}
            elsewhere = await (session.staff).open(design(GAME, PAYMENT))
            stolen = f"/api/sessions/{elsewhere.session_id}/games/{game_id}/replay"
            assert (await owner.get(stolen)).status_code == 404


async def game_of(server: Server, session: Session) -> str:
    """The game of the first group, which has formed: the last of its people is answered after that."""
    room = await server.app.state.rooms.get(session.session_id)
    return str(room.session.groups[0].game_id)


async def test_rehearsals_are_shown_only_while_there_is_nothing_else(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        staff = await researcher(server)
        experiment = await staff.experiment(design(GAME, PAYMENT))
        path = f"/experiments/{experiment}"
        games = []
        for rehearsal in (True, False):
            card = await staff.ask("POST", f"{path}/sessions", {"rehearsal": rehearsal}, 201)
            room = await staff.ask("GET", f"/sessions/{card['session_id']}/room")
            session = Session(staff, str(card["session_id"]), str(room["room"]["code"]))
            await asyncio.gather(session.start(), session.start())
            games.append(await game_of(server, session))
            results = await staff.ask("GET", f"{path}/results")
            assert (results["rehearsal"], [game["game_id"] for game in results["games"]]) == (rehearsal, games[-1:])
            await session.control({"kind": "end_session"})


class Log:
    """An archive of one record for each game, that counts what is read of it."""

    def __init__(self) -> None:
        self.length = 40
        self.read: list[str] = []

    def log_length(self, game_id: str) -> int:
        return self.length

    def load_record(self, game_id: str) -> GameRecord:
        self.read.append(game_id)
        record = small_arm.games()[0]
        return replace(record, game_id=game_id, actions=record.actions[: self.length], status="playing")


def running(*names: str, finished: bool = False) -> list[ResultGame]:
    return [ResultGame(name, "s", 1, 1, 1, finished, 0, 6, 2, 3, None, None) for name in names]


def test_what_runs_is_read_again_only_where_it_has_grown_and_for_a_moment_at_a_time() -> None:
    log = Log()
    desk = ResultsDesk(cast(Rooms, None), cast(Archive, log), read_seconds=10, rest_seconds=0)
    desk._read(running("a", "b"))
    assert [one.facts.seq for one in desk._read(running("a", "b"))] == [40, 40]
    assert log.read == ["a", "b"], "nothing has happened, and nothing is read"
    log.length = 60
    assert [one.facts.seq for one in desk._read(running("a", "b"))] == [60, 60]
    log.length, desk.rest_seconds = 80, 3_600
    assert [one.facts.seq for one in desk._read(running("a", "b"))] == [60, 60], "it was read just now"
    desk.rest_seconds, desk.read_seconds = 0, 0
    assert [one.facts.seq for one in desk._read(running("a", "b", "c"))] == [60, 60, 80], "what is new is always read"
    assert [one.facts.seq for one in desk._read(running("a", finished=True))] == [80], "and so is what has ended"
    desk.read_seconds = 10
    log.length = 90
    log.read.clear()
    desk._read(running("a", "b", "c"))
    assert log.read == ["b", "c", "a"], "the one first that was read longest ago"
