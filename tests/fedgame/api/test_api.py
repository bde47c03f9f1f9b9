"""The HTTP interface against its own description, and the schema that the client's types are made from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import httpx
import pytest
import schemathesis
from hypothesis import settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from engine.bots import BOTS
from engine.events import BidRefusal
from engine.refusals import REFUSALS
from engine.schemes import SCHEMES
from engine.seen import observe
from federation_sim import FEDERATIONS, MODELS, PARTITIONS, TASKS
from fedgame.app import openapi_json
from fedgame.wire.codes import SERVER_CODES
from fedgame.wire.messages import SERVER_MESSAGE, NewGame
from fedgame.wire.schema import schema, schema_json
from tests.fedgame.live import client as live


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with live.served(tmp_path_factory.mktemp("api")) as server:
        yield server.url


@pytest.fixture
def api(address: str) -> object:
    return schemathesis.openapi.from_url(f"{address}/api/openapi.json")


described = schemathesis.pytest.from_fixture("api")


@described.parametrize()
@settings(max_examples=15)
def test_every_route_answers_as_it_describes(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=[not_a_server_error, status_code_conformance, response_schema_conformance])


def test_the_schema_is_the_same_text_every_time_and_names_every_message() -> None:
    assert schema_json() == schema_json()
    names = set(json.loads(schema_json())["$defs"])
    assert {"Submit", "View", "Reject", "PlayerView"} <= names
    assert schema() == json.loads(schema_json())


def test_http_is_described_to_programs_as_the_server_describes_it(address: str) -> None:
    assert json.loads(openapi_json()) == httpx.get(f"{address}/api/openapi.json").json()


def test_the_events_on_the_wire_are_those_that_a_seat_may_see() -> None:
    shown = {kind.__name__ for kind in (*observe._PUBLIC, *observe._OWN, *observe._OWN_OR_FULL, observe.GameFinished)}
    view = SERVER_MESSAGE.json_schema()["$defs"]["View"]["properties"]["events"]["items"]
    assert {arm["$ref"].rpartition("/")[2] for arm in view["oneOf"]} == shown


def test_the_catalogue_explains_all_that_is_registered_and_is_sent_once(address: str) -> None:
    answer = httpx.get(f"{address}/api/catalogue")
    told = answer.json()
    registries = {"schemes": SCHEMES, "bots": BOTS, "tasks": TASKS, "models": MODELS, "partitions": PARTITIONS}
    for kind, registry in {**registries, "federations": FEDERATIONS}.items():
        assert [entry["name"] for entry in told[kind]] == list(registry)
        assert all(entry["words"]["long"][language] for entry in told[kind] for language in ("en", "zh"))
    pictures = {entry["name"]: entry["picture"] for entry in told["schemes"]}
    assert pictures["leave_one_out"] != pictures["fair_value"]  # its own, and that of the family of both
    assert len(pictures["fair_value"]["bars"]) == 4
    again = httpx.get(f"{address}/api/catalogue", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_schema_lists_the_names_of_every_registry_and_every_code() -> None:
    definitions = json.loads(openapi_json())["components"]["schemas"] | json.loads(schema_json())["$defs"]
    assert definitions["FederationView"]["properties"]["scheme"]["enum"] == list(SCHEMES)
    assert definitions["BotInfo"]["properties"]["name"]["enum"] == list(BOTS)
    assert definitions["TaskInfo"]["properties"]["name"]["enum"] == list(TASKS)
    assert definitions["ScenarioInfo"]["properties"]["model"]["enum"] == list(MODELS)
    assert definitions["ScenarioInfo"]["properties"]["partition"]["enum"] == list(PARTITIONS)
    assert definitions["Problem"]["properties"]["code"]["enum"] == list(SERVER_CODES)
    rejected = [arm["enum"] for arm in definitions["Reject"]["properties"]["code"]["anyOf"]]
    assert rejected == [list(REFUSALS), list(SERVER_CODES)]
    assert definitions["BidRefused"]["properties"]["reason"]["enum"] == list(get_args(BidRefusal))


def test_a_new_game_may_leave_everything_out_but_the_scenario() -> None:
    assert NewGame(scenario="tiny").persons == 1


async def test_impossible_games_are_refused_in_words(tmp_path: Path) -> None:
    async with live.serving(tmp_path) as server, server.http() as client:
        for body, status, code in (
            ({"scenario": "nowhere"}, 404, "scenario.unknown"),
            ({"scenario": "../../etc/passwd"}, 404, "scenario.unknown"),
            ({"scenario": "tiny", "persons": 60, "bots": 60}, 422, "game.impossible"),
            ({"scenario": "tiny", "persons": 1, "bots": 0}, 422, "game.impossible"),
            ({"scenario": "tiny", "persons": 0}, 422, "request.invalid"),
            ({"scenario": "tiny", "secret": 1}, 422, "request.invalid"),
            ({"scenario": "tiny", "name": "Ann\x00"}, 422, "request.invalid"),
            ({"scenario": "tiny", "name": "two\nlines"}, 422, "request.invalid"),
            ({}, 422, "request.invalid"),
        ):
            answer = await client.post("/api/games", json=body)
            assert (answer.status_code, answer.json()["code"]) == (status, code)
