"""Arms over HTTP: from a shipped scenario to a frozen arm, and who may do what on the way."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import AsyncIterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from fedgame.arms.identity import arm_hash, arm_of
from fedgame.arms.scenario import SCENARIOS, get_scenario
from tests.fedgame.live.client import Server, serving
from tests.fedgame.programs import program_of

SHIPPED = {name: get_scenario(name) for name in SCENARIOS}


@dataclass(slots=True)
class Lab:
    """A server with a researcher, another one, a viewer, an admin, and somebody without an account."""

    server: Server
    researcher: httpx.AsyncClient
    other: httpx.AsyncClient
    viewer: httpx.AsyncClient
    admin: httpx.AsyncClient
    stranger: httpx.AsyncClient

    async def arm(self, **wanted: Any) -> dict[str, Any]:
        answer = await self.researcher.post("/api/arms", json=wanted or {"scenario": "quickstart"})
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def save(self, arm: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
        body = {"version": arm["info"]["version"], "document": document}
        answer = await self.researcher.put(f"/api/arms/{arm['info']['id']}", json=body)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def frozen(self, **wanted: Any) -> dict[str, Any]:
        arm = await self.arm(**wanted)
        body = {"version": arm["info"]["version"]}
        answer = await self.researcher.post(f"/api/arms/{arm['info']['id']}/freeze", json=body)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


@pytest.fixture
async def lab(tmp_path: Path) -> AsyncIterator[Lab]:
    async with serving(tmp_path, scenarios=SHIPPED) as server:
        tokens = [await program_of(server, role) for role in ("researcher", "researcher", "viewer", "admin")]
        clients = [server.http(token) for token in [*tokens, None]]
        yield Lab(server, *clients)
        for client in clients:
            await client.aclose()


async def test_the_form_has_every_key_and_is_sent_once(lab: Lab) -> None:
    answer = await lab.viewer.get("/api/arms/form")
    told = answer.json()
    assert [section["name"] for section in told["sections"]][:2] == ["about", "federations"]
    beta = next(field for field in told["fields"] if field["key"] == "treatment.market.beta")
    assert (beta["kind"], beta["lowest"], beta["highest"], beta["default"]) == ("number", 0, 1000, 10)
    again = await lab.viewer.get("/api/arms/form", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_copy_of_a_shipped_game_is_a_draft_without_problems_and_says_what_it_means(lab: Lab) -> None:
    arm = await lab.arm(scenario="quickstart", title="Mine")
    assert (arm["info"]["title"], arm["info"]["state"], arm["info"]["mine"]) == ("Mine", "draft", True)
    assert (arm["info"]["seats"], arm["info"]["federations"], arm["info"]["turns"]) == (8, 6, 5)
    assert arm["explained"]["problems"] == []
    assert arm["explained"]["meaning"]["seats"] == 8
    assert arm["explained"]["arm_hash"] is not None


async def test_a_wrong_draft_is_kept_with_what_is_wrong_at_its_place_and_cannot_be_frozen(lab: Lab) -> None:
    arm = await lab.arm()
    document = deepcopy(arm["document"])
    document["federations"][3]["admission"]["min_payment_cents"] = 60_000
    document["treatment"]["turns"] = 0
    saved = await lab.save(arm, document)
    assert [one["path"] for one in saved["explained"]["problems"]] == ["treatment.turns"]
    document["treatment"]["turns"] = 5
    saved = await lab.save(saved, document)
    (told,) = saved["explained"]["problems"]
    assert (told["path"], told["code"]) == ("federations.3.admission.min_payment_cents", "fee")
    assert told["see"] == "treatment.endowment.money_cents"
    assert (await lab.researcher.get(f"/api/arms/{arm['info']['id']}")).json()["document"] == saved["document"]
    body = {"version": saved["info"]["version"]}
    refused = await lab.researcher.post(f"/api/arms/{arm['info']['id']}/freeze", json=body)
    assert (refused.status_code, refused.json()["code"]) == (409, "arm.wrong")
    assert "players start with $500.00" in refused.json()["message"]


async def test_two_pages_do_not_undo_each_others_work_unseen(lab: Lab) -> None:
    arm = await lab.arm()
    await lab.save(arm, {**arm["document"], "title": "First"})
    body = {"version": arm["info"]["version"], "document": {**arm["document"], "title": "Second"}}
    refused = await lab.researcher.put(f"/api/arms/{arm['info']['id']}", json=body)
    assert (refused.status_code, refused.json()["code"]) == (409, "arm.changed")
    assert (await lab.researcher.get(f"/api/arms/{arm['info']['id']}")).json()["info"]["title"] == "First"


async def test_a_frozen_arm_never_changes_and_its_games_have_its_hash(lab: Lab) -> None:
    arm = await lab.frozen(scenario="quickstart")
    arm_id, version = arm["info"]["id"], arm["info"]["version"]
    assert arm["info"]["state"] == "frozen"
    for method, path, body in (
        ("PUT", "", {"version": version, "document": arm["document"]}),
        ("POST", "/freeze", {"version": version}),
    ):
        refused = await lab.researcher.request(method, f"/api/arms/{arm_id}{path}", json=body)
        assert (refused.status_code, refused.json()["code"]) == (409, "arm.frozen")
    offered = await lab.researcher.post(f"/api/arms/{arm_id}/offer", json={"offered": True})
    assert offered.json()["offered"] is True
    names = [one["name"] for one in (await lab.stranger.get("/api/scenarios")).json()]
    assert names == [*SCENARIOS, arm_id]
    game = (await lab.stranger.post("/api/games", json={"scenario": arm_id, "start_now": True})).json()
    record = lab.server.tables.equipment.store.load_record(game["game_id"])
    played = arm_of(record)
    assert played is not None
    assert arm_hash(played) == arm["info"]["arm_hash"]
    assert record.scenario == arm_id
    withdrawn = await lab.researcher.post(f"/api/arms/{arm_id}/offer", json={"offered": False})
    assert (withdrawn.json()["offered"], withdrawn.json()["used"]) == (False, True)
    assert len((await lab.stranger.get("/api/scenarios")).json()) == len(SCENARIOS)
    kept = await lab.researcher.delete(f"/api/arms/{arm_id}")
    assert (kept.status_code, kept.json()["code"]) == (409, "arm.used")


async def test_offered_arms_are_offered_again_after_a_restart(tmp_path: Path) -> None:
    async with serving(tmp_path, scenarios=SHIPPED) as server, server.http(await program_of(server, "admin")) as admin:
        made = (await admin.post("/api/arms", json={"scenario": "plain_turns"})).json()["info"]
        draft = await admin.post(f"/api/arms/{made['id']}/offer", json={"offered": True})
        assert (draft.status_code, draft.json()["code"]) == (409, "arm.draft")
        await admin.post(f"/api/arms/{made['id']}/freeze", json={"version": made["version"]})
        await admin.post(f"/api/arms/{made['id']}/offer", json={"offered": True})
    async with serving(tmp_path, scenarios=SHIPPED) as server, server.http() as stranger:
        assert [one["name"] for one in (await stranger.get("/api/scenarios")).json()][-1] == made["id"]


async def test_toml_goes_both_ways(lab: Lab) -> None:
    arm = await lab.arm()
    answer = await lab.researcher.get(f"/api/arms/{arm['info']['id']}/arm.toml")
    assert answer.headers["content-disposition"].endswith('.toml"')
    assert tomllib.loads(answer.text) == arm["document"]
    read = await lab.researcher.post("/api/arms/read", json={"toml": answer.text})
    assert read.json()["document"] == arm["document"]
    again = await lab.arm(toml=answer.text)
    assert again["document"] == arm["document"]
    refused = await lab.researcher.post("/api/arms/read", json={"toml": "title ="})
    assert (refused.status_code, refused.json()["code"]) == (422, "arm.unreadable")
    assert "not TOML" in refused.json()["message"]


async def test_arms_are_compared_and_varied(lab: Lab) -> None:
    arm = await lab.arm()
    path = f"/api/arms/{arm['info']['id']}"
    made = await lab.researcher.post(
        f"{path}/vary", json={"path": "federations.3.scheme", "values": ["equal", "linear"]}
    )
    assert [one["title"] for one in made.json()] == ["Quick start: equal", "Quick start: linear"]
    other = made.json()[0]["id"]
    told = (await lab.researcher.get(f"/api/arms/{other}/compare", params={"other": arm["info"]["id"]})).json()
    assert (told["left"], told["right"]) == ("Quick start", "Quick start: equal")
    assert [one["key"] for one in told["differences"]] == ["federations.scheme", "federations.scheme_parameters"]
    same = await lab.researcher.get(f"{path}/compare", params={"other": "scenario:quickstart"})
    assert same.json()["differences"] == []
    wrong = await lab.researcher.post(f"{path}/vary", json={"path": "federations.9.scheme", "values": ["equal"]})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "arm.unreadable")


async def test_factors_are_crossed_into_frozen_arms_with_their_levels(lab: Lab) -> None:
    arm = await lab.arm()
    path = f"/api/arms/{arm['info']['id']}/cross"
    factors: list[dict[str, Any]] = [
        {"name": "scheme", "path": "federations.*.scheme", "values": ["equal", "shapley"]},
        {"name": "turns", "path": "treatment.turns", "values": [3, 5], "levels": ["short", "long"]},
    ]
    made = await lab.researcher.post(path, json={"factors": factors, "freeze": True})
    assert made.status_code == 201, made.text
    told = [(one["info"]["title"], one["info"]["state"], one["levels"]) for one in made.json()]
    assert told == [
        (f"Quick start: {scheme}, {turns}", "frozen", {"scheme": scheme, "turns": turns})
        for scheme in ("equal", "shapley")
        for turns in ("short", "long")
    ]
    last = (await lab.researcher.get(f"/api/arms/{made.json()[-1]['info']['id']}")).json()["document"]
    assert {one["scheme"] for one in last["federations"]} == {"shapley"}
    # What cannot be played is not made, nor are the others of its kind.
    before = len((await lab.researcher.get("/api/arms")).json()["arms"])
    wrong = [{"name": "turns", "path": "treatment.turns", "values": [3, -1]}]
    refused = await lab.researcher.post(path, json={"factors": wrong, "freeze": True})
    assert (refused.status_code, refused.json()["code"]) == (409, "arm.wrong")
    assert refused.json()["message"].startswith("-1: 1 thing to put right first. treatment.turns")
    assert len((await lab.researcher.get("/api/arms")).json()["arms"]) == before
    many = [{"name": name, "path": f"treatment.{name}", "values": list(range(6))} for name in ("turns", "seed")]
    refused = await lab.researcher.post(path, json={"factors": many})
    assert (refused.status_code, refused.json()["code"]) == (422, "arm.unreadable")
    assert "at most 32" in refused.json()["message"]


async def test_a_scheme_is_previewed_on_three_examples_or_on_ones_own(lab: Lab) -> None:
    half = {"parts": [{"scheme": "equal", "weight": 1}, {"scheme": "shapley", "weight": 1}]}
    told = (await lab.viewer.post("/api/arms/preview", json={"scheme": "mixture", "parameters": half})).json()
    assert [one["together"] for one in told["examples"]] == [0.81, 0.85, 0.83]
    strong = told["examples"][1]
    assert strong["own"]["payments_cents"] == [145_33, 80_33, 74_34]
    assert strong["own"]["leaver"] == {"member": 1, "gain_cents": 142_67}
    equal = next(row for row in strong["others"] if row["scheme"] == "equal")
    assert equal["payments_cents"] == [100_00] * 3
    assert (told["own"]["whole_pool"], told["own"]["nothing_for_nothing"]) == (True, False)
    own = {"alone": [0.1, 0.1, 0.1], "pairs": [0.1, 0.1, 0.1], "together": 0.7}
    told = (await lab.viewer.post("/api/arms/preview", json={"scheme": "shapley", "example": own})).json()
    assert [one["own"]["payments_cents"] for one in told["examples"]] == [[100_00] * 3]
    for wrong in ({"scheme": "shaply"}, {"scheme": "linear", "parameters": {"quality_weight": -1}}):
        refused = await lab.viewer.post("/api/arms/preview", json=wrong)
        assert (refused.status_code, refused.json()["code"]) == (422, "arm.unreadable")


async def test_an_arm_is_tried_in_a_game_of_ones_own_without_being_used_by_it(lab: Lab) -> None:
    arm = await lab.arm()
    path = f"/api/arms/{arm['info']['id']}"
    game = (await lab.researcher.post(f"{path}/try")).json()
    record = lab.server.tables.equipment.store.load_record(game["game_id"])
    assert [seat.kind for seat in record.seats] == ["person", *["bot"] * 7]
    assert (record.status, record.scenario) == ("playing", f"{arm['info']['id']}-try")
    for token, tried in (("host_token", arm["info"]["id"]), ("seat_token", None)):
        caller = {"authorization": f"Bearer {game[token]}"}
        told = (await lab.stranger.get(f"/api/games/{game['game_id']}", headers=caller)).json()
        assert told["tried_arm"] == tried
    assert (await lab.researcher.delete(path)).status_code == 204
    assert (await lab.researcher.get(path)).status_code == 404


async def test_everybody_is_let_in_exactly_where_the_table_says(lab: Lab) -> None:
    arm = await lab.arm()
    path, version = f"/api/arms/{arm['info']['id']}", arm["info"]["version"]
    draft = {"document": arm["document"]}
    wanted: list[tuple[str, str, dict[str, Any] | None, tuple[int, ...]]] = [
        # who asks: nobody, another researcher, a viewer, an admin, the owner
        ("GET", "/api/arms/form", None, (401, 200, 200, 200, 200)),
        ("GET", "/api/arms", None, (401, 200, 200, 200, 200)),
        ("POST", "/api/arms", {}, (401, 201, 403, 201, 201)),
        ("POST", "/api/arms", {"arm": arm["info"]["id"]}, (401, 404, 403, 201, 201)),
        ("POST", "/api/arms/check", draft, (401, 200, 403, 200, 200)),
        ("POST", "/api/arms/read", {"toml": ""}, (401, 200, 403, 200, 200)),
        ("POST", "/api/arms/preview", {"scheme": "equal"}, (401, 200, 200, 200, 200)),
        ("GET", path, None, (401, 404, 200, 200, 200)),
        ("GET", f"{path}/arm.toml", None, (401, 404, 200, 200, 200)),
        ("GET", f"{path}/compare?other={arm['info']['id']}", None, (401, 404, 200, 200, 200)),
        ("POST", f"{path}/vary", {"path": "persons", "values": [2]}, (401, 404, 403, 201, 201)),
        (
            "POST",
            f"{path}/cross",
            {"factors": [{"name": "people", "path": "persons", "values": [2]}]},
            (401, 404, 403, 201, 201),
        ),
        ("POST", f"{path}/try", None, (401, 404, 403, 201, 201)),
        ("PUT", path, {"version": version, **draft}, (401, 404, 403, 200, 409)),
        ("POST", f"{path}/freeze", {"version": version + 1}, (401, 404, 403, 200, 409)),
        ("POST", f"{path}/offer", {"offered": True}, (401, 404, 403, 200, 200)),
        ("DELETE", path, None, (401, 404, 403, 409, 409)),
    ]
    for method, address, body, answers in wanted:
        for role, client, status in zip(
            ("nobody", "other", "viewer", "admin", "owner"),
            (lab.stranger, lab.other, lab.viewer, lab.admin, lab.researcher),
            answers,
            strict=True,
        ):
            given = await client.request(method, address, json=body)
            assert (address, role, given.status_code) == (address, role, status), given.text


async def test_a_list_has_ones_own_arms_and_for_viewers_and_admins_all(lab: Lab) -> None:
    mine = await lab.arm()
    for client, count, may_make in (
        (lab.researcher, 1, True),
        (lab.other, 0, True),
        (lab.viewer, 1, False),
        (lab.admin, 1, True),
    ):
        told = (await client.get("/api/arms")).json()
        assert (len(told["arms"]), told["may_make"]) == (count, may_make)
    (shown,) = (await lab.viewer.get("/api/arms")).json()["arms"]
    assert (shown["id"], shown["mine"]) == (mine["info"]["id"], False)
    assert shown["owner_name"].startswith("researcher")


async def test_two_saves_at_once_are_one_save_and_one_refusal(lab: Lab) -> None:
    arm = await lab.arm()
    body = {"version": arm["info"]["version"], "document": arm["document"]}
    answers = await asyncio.gather(*(lab.researcher.put(f"/api/arms/{arm['info']['id']}", json=body) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]


async def test_what_is_no_document_at_all_is_refused(lab: Lab) -> None:
    deep: Any = 1
    for _ in range(30):
        deep = [deep]
    for document in ({"title": None}, {"title": "x" * 5000}, {"x": deep}):
        answer = await lab.researcher.post("/api/arms/check", json={"document": document})
        assert (answer.status_code, answer.json()["code"]) == (422, "arm.unreadable")
    nothing = await lab.researcher.post("/api/arms/check", json={"document": {}})
    assert {one["path"] for one in nothing.json()["problems"]} == {"title", "federations"}
    assert nothing.json()["meaning"] is None
