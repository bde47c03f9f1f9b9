"""A game that people and bots played on the real server exports and replays like a batch."""

from __future__ import annotations

import asyncio
import csv
import io
import zipfile
from datetime import datetime
from pathlib import Path

from fedgame.export import write_export
from fedgame.export.replay import replay_folder, replay_record
from tests.fedgame.live.client import Person, Server, bid, serving
from tests.fedgame.small_arm import read


async def play(people: list[Person]) -> None:
    """Everybody bids where that is open, one bids badly, one leaves; to the end of the game."""
    refused = await people[0].submit(bid(1, resources=900))
    assert (refused["type"], refused["code"]) == ("reject", "bid.resources_exceeded")
    for person, face in ((people[1], "hurry"), (people[0], "thanks"), (people[1], "laugh")):
        await person.submit({"kind": "react", "reaction": face})
    while people[0].view["status"] != "finished":
        step = people[0].view["step"]
        for number, person in enumerate(people):
            await person.until(step)
            for federation in person.view["federations"]:
                if federation["allowed"]["place_bid"] and number != step % len(people):
                    await person.submit(bid(federation["federation"], resources=1, payment=5_000 + 100 * number))
                elif federation["allowed"]["leave"] and number == 0 and step % 3 == 0:
                    await person.submit({"kind": "leave_federation", "federation": federation["federation"]})
        for person in people:
            await person.ready()
        await asyncio.gather(*(person.until(step + 1) for person in people))


async def download(server: Server, game_id: str, token: str) -> dict[str, bytes]:
    async with server.http(token) as client:
        answer = await client.get(f"/api/games/{game_id}/export.zip")
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


async def test_a_live_game_exports_and_replays_like_a_batch(tmp_path: Path) -> None:
    out = tmp_path / "out"
    async with serving(tmp_path / "data") as server:
        game, tokens = await server.people(3)
        people = []
        for token in tokens:
            person = Person(await server.connect(game["game_id"], token))
            people.append(person)
            await person.receive("view")
        await play(people)
        for person in people:
            await person.ws.close()
        store = server.tables.equipment.store
        record = store.load_record(game["game_id"])
        stored = replay_record(record, store.ledger(game["game_id"]))
        assert stored.difference is None
        assert stored.payouts > 0
        write_export([record], out)
        whole = await download(server, game["game_id"], game["host_token"])
        own = await download(server, game["game_id"], tokens[1])

    again = replay_folder(out)
    assert again.difference is None
    assert (again.actions, again.payouts) == (stored.actions, stored.payouts)
    assert whole == {path.name: path.read_bytes() for path in out.iterdir()}
    assert {row["player"] for row in read(out, "seats.csv")} == {"1", "2", "3"}

    actions = read(out, "actions.csv")
    refused = [row for row in actions if row["accepted"] == "false"]  # nor was any training done twice
    assert [(row["player"], row["kind"], row["code"]) for row in refused] == [
        ("1", "place_bid", "bid.resources_exceeded")
    ]
    people_acted = [row for row in actions if row["player"] in ("1", "2", "3")]
    assert all(int(row["response_ms"]) >= 0 for row in people_acted)
    assert all(row["accepted_at"] for row in actions if row["accepted"] == "true")
    times = [datetime.fromisoformat(row["submitted_at"]) for row in people_acted]
    assert times == sorted(times)
    assert {(row["player"], row["actor"]) for row in actions} == {
        *((str(n), "person") for n in (1, 2, 3)),
        ("", "nature"),
    }
    values = read(out, "coalition_values.csv")
    assert all((float(row["stderr"]) > 0) == (row["members"] != "" and row["settled"] == "true") for row in values)
    reactions = read(out, "reactions.csv")
    assert [(row["player"], row["reaction"], row["turn"], row["tick"]) for row in reactions] == [
        ("2", "hurry", "1", "0"),
        ("1", "thanks", "1", "0"),
        ("2", "laugh", "1", "0"),
    ]
    kept = {row["seq"]: row["accepted_at"] for row in actions if row["kind"] == "react"}
    assert {row["seq"]: row["at"] for row in reactions} == kept
    mine = list(csv.DictReader(io.StringIO(own["reactions.csv"].decode())))
    assert [(row["seq"], row["player"], row["reaction"]) for row in mine] == [("1", "2", "hurry"), ("2", "2", "laugh")]
    assert "seats.csv" in own
    assert "games.csv" not in own
