"""What the server counts of itself: true to what was done, and nobody's secret."""

from __future__ import annotations

import json
import re
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families
from structlog.testing import capture_logs

from fedgame.deploy import grafana, prometheus
from tests.fedgame.live.client import Server, bid, serving
from tests.fedgame.programs import program_of


async def read(server: Server, token: str) -> dict[str, float]:
    """All samples, by name and labels."""
    async with server.http(token) as client:
        answer = await client.get("/api/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return {
        sample.name + "".join(f" {value}" for value in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def test_what_is_done_is_counted(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.table() as (ann, bo, _):
        token = await program_of(server, "admin")
        before = await read(server, token)
        assert (await ann.submit(bid(1)))["type"] == "ack"
        assert (await ann.submit(bid(99)))["type"] == "reject"
        assert (await bo.ready())["type"] == "ack"
        after = await read(server, token)
        gained = {name: value - before.get(name, 0.0) for name, value in after.items()}
        assert gained["fedgame_actions_total place_bid accepted"] == 1
        assert gained["fedgame_actions_total place_bid refused"] == 1
        assert gained["fedgame_actions_total ready accepted"] == 1
        assert gained["fedgame_action_seconds_count"] == 3
        assert gained["fedgame_requests_total GET 2xx"] == 1
        assert after["fedgame_tables playing"] == 1
        assert after["fedgame_seat_connections"] == 3
        assert after["fedgame_database_writable"] == 1
        assert after["process_resident_memory_bytes"] > 1e6


async def test_trainings_are_counted_when_they_end(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.table() as people:
        for person in people:
            await person.submit(bid(1))
            await person.ready()
        await people[0].until(2)
        counted = await read(server, await program_of(server, "admin"))
        assert counted["fedgame_training_seconds_count"] >= 1
        assert counted["fedgame_trainings_failed_total"] == 0


async def test_they_tell_of_no_game_seat_or_person(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3, name="Ann-of-the-metrics")
        async with server.person(game["game_id"], tokens[0]) as ann:
            await ann.receive("view")
            await ann.submit(bid(1))
        async with server.http(await program_of(server, "admin")) as client:
            text = (await client.get("/api/metrics")).text
        for secret in (game["game_id"], game["join_code"], *tokens, "Ann-of-the-metrics", "127.0.0.1"):
            assert secret not in text


async def test_an_answer_and_the_lines_of_the_log_that_it_caused_have_one_number(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http() as client:
        with capture_logs(processors=[_with_context]) as lines:
            made = await client.post("/api/games", json={"scenario": "tiny"})
        number = made.headers["x-request-id"]
        assert re.fullmatch(r"[0-9a-f]{16}", number)
        assert [line["request"] for line in lines if line["event"] == "game.created"] == [number]
        other = await client.get("/api/health", headers={"x-request-id": number})
        assert other.headers.get_list("x-request-id") != [number]


def _with_context(_: object, __: str, line: dict[str, object]) -> dict[str, object]:
    from structlog.contextvars import get_contextvars

    return {**get_contextvars(), **line}


async def test_the_dashboard_asks_for_nothing_that_is_not_counted(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        counted = {name.split(" ")[0] for name in await read(server, await program_of(server, "admin"))}
    asked = {
        name
        for panel in json.loads(grafana())["panels"]
        for target in panel["targets"]
        for name in re.findall(r"(?:fedgame|process)_[a-z_]+", target["expr"])
    }
    # A counter with labels is told of from its first count on.
    assert asked - counted <= {"fedgame_actions_total", "fedgame_requests_total"}
    assert len(asked) > 12


def test_prometheus_reads_each_worker() -> None:
    told = prometheus(3, 8001)
    assert 'targets: ["127.0.0.1:8001", "127.0.0.1:8002", "127.0.0.1:8003"]' in told
    assert "metrics_path: /api/metrics" in told
