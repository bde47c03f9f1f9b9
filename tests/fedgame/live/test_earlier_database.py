"""A database of an earlier version is brought up to date, read, exported, and its running game goes on."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fedgame.arms.identity import treatment_hash
from fedgame.export import write_export
from fedgame.export.replay import replay_folder, replay_record
from fedgame.storage import Store, writes
from tests.fedgame.earlier import restore
from tests.fedgame.export.test_earlier_exports import ARMS
from tests.fedgame.live.client import Person, StoppedClock, bid, serving
from tests.fedgame.small_arm import read


def an_hour_later() -> StoppedClock:
    """The clock of a server that is started again before the time of the open step is up."""
    clock = StoppedClock()
    clock.move((datetime(2026, 11, 27, 13, 30, tzinfo=UTC) - clock.now()).total_seconds())
    return clock


def test_a_finished_game_of_the_first_version_replays_and_its_new_export_too(tmp_path: Path) -> None:
    games = restore("schema_1", tmp_path / "data")
    store = Store(f"sqlite:///{tmp_path / 'data' / 'fedgame.sqlite'}")
    try:
        record = store.load_record(games["finished"].game_id)
        stored = replay_record(record, store.ledger(record.game_id))
    finally:
        store.close()
    assert (stored.difference, stored.actions) == (None, 34)
    assert record.software_version == "0.1.0"
    write_export([record], tmp_path / "out")
    again = replay_folder(tmp_path / "out")
    assert (again.difference, again.actions) == (None, 34)
    (row,) = read(tmp_path / "out", "games.csv")
    assert (row["treatment_hash"], row["arm_hash"]) == ARMS["live"]


async def test_a_running_game_of_the_first_version_goes_on_to_its_end(tmp_path: Path) -> None:
    game = restore("schema_1", tmp_path / "data")["running"]
    async with serving(tmp_path / "data", parts={"clock": an_hour_later()}) as server:
        people = []
        for token in game.seat_tokens:
            person = Person(await server.connect(game.game_id, token))
            people.append(person)
            await person.receive("view")
        assert [person.view["step"] for person in people] == [3, 3]
        again = await people[0].submit(bid(1), action_id="action-000001")
        assert (again["type"], again["code"]) == ("reject", "bid.resources_exceeded")
        while people[0].view["status"] != "finished":
            step = people[0].view["step"]
            for person in people:
                assert (await person.submit({"kind": "ready"}, action_id=f"later-{step:06d}"))["type"] == "ack"
            await asyncio.gather(*(person.until(step + 1) for person in people))
        for person in people:
            await person.ws.close()
        store = server.tables.equipment.store
        record = store.load_record(game.game_id)
        assert replay_record(record, store.ledger(game.game_id)).difference is None
    assert (record.status, treatment_hash(record.treatment)) == ("finished", ARMS["live"][0])
    write_export([record], tmp_path / "out")
    assert replay_folder(tmp_path / "out").difference is None


async def test_a_game_that_waited_in_its_lobby_since_the_first_version_is_started_by_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A copy of the source without git knows no commit, and would have the name of the first version.
    monkeypatch.setattr(writes, "software_version", lambda: "0.1.0+g0f776e65")
    game = restore("schema_1", tmp_path / "data")["lobby"]
    async with serving(tmp_path / "data", parts={"clock": an_hour_later()}) as server:
        await server.tables.start(game.game_id)
        store = server.tables.equipment.store
        record = store.load_record(game.game_id)
        assert replay_record(record, store.ledger(game.game_id)).difference is None
    assert record.software_version == "0.1.0+g0f776e65"
    assert [(seat.kind, seat.policy) for seat in record.seats] == [
        ("person", None),
        ("bot", "epsilon_greedy"),
        ("bot", "random"),
    ]
