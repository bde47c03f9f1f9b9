"""Every route that changes something of the server tells the audit log, or stands here with the reason why it does not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from fedgame.arms.scenario import get_scenario
from fedgame.people.audit import ACTS
from fedgame.people.permissions import ROUTES, SAFE_METHODS
from fedgame.storage import CommitInDoubt
from fedgame.storage import account_writes as writes
from tests.fedgame.live.client import Server
from tests.fedgame.people.staff import PASSWORD, accounts, browser, serving
from tests.fedgame.rooms.guests import GAME, PAYMENT, design

TELLS_NOTHING = {
    # Playing, and what participants do: the logs of games and sessions.
    ("POST", "/api/games"),
    ("POST", "/api/join"),
    ("POST", "/api/join/look"),
    ("POST", "/api/shared"),
    ("POST", "/api/games/{game_id}/again"),
    ("POST", "/api/games/{game_id}/follow"),
    ("POST", "/api/games/{game_id}/share"),
    ("DELETE", "/api/games/{game_id}/share"),
    ("POST", "/api/games/{game_id}/start"),
    ("POST", "/api/games/{game_id}/control"),
    ("POST", "/api/rooms/look"),
    ("POST", "/api/rooms/start"),
    ("POST", "/api/sessions/{session_id}/do"),
    ("POST", "/api/sessions/{session_id}/erase-me"),
    ("POST", "/api/my-data"),
    ("POST", "/api/my-data/erase"),
    ("POST", "/api/arms/{arm_id}/try"),
    # A sign-in is no administrative act: the server's log.
    ("POST", "/api/account/sign-in"),
    ("POST", "/api/account/sign-out"),
    # Nothing is kept.
    ("POST", "/api/account/link"),
    ("POST", "/api/experiments/check"),
    ("POST", "/api/experiments/preview"),
    ("POST", "/api/arms/check"),
    ("POST", "/api/arms/read"),
    ("POST", "/api/arms/preview"),
    ("POST", "/api/arms/data/report"),
    ("POST", "/api/arms/{arm_id}/simulation"),
    ("DELETE", "/api/simulation"),
}

CSV = b"age,income,label\n" + b"".join(b"%d,%d,%s\n" % (n, n * 3 % 17, (b"yes", b"no")[n % 2]) for n in range(60))


@dataclass(slots=True)
class Office:
    """A server, its first admin's browser, and what has been made so far."""

    server: Server
    admin: httpx.AsyncClient
    made: dict[str, str] = field(default_factory=dict)

    async def do(self, method: str, path: str, **said: Any) -> Any:
        answer = await self.admin.request(method, f"/api{path.format(**self.made)}", **said)
        assert answer.is_success, (method, path, answer.text)
        return answer.json() if answer.content else None

    async def told(self) -> list[tuple[str, str]]:
        """The audit log, oldest first: what was done to what."""
        lines = await accounts(self.server).book.audit(None, 1000)
        return [(line.note.act, line.note.target) for line in reversed(lines)]


Step = Callable[[Office], Awaitable[object]]


def asks(method: str, path: str, body: object = None, **keeps: str) -> Step:
    """Ask for that, and remember parts of the answer under names."""

    async def ask(office: Office) -> None:
        told = await office.do(method, path, **({} if body is None else {"json": body}))
        for name, keys in keeps.items():
            part = told
            for key in keys.split("."):
                part = part[key]
            office.made[name] = part

    return ask


async def erases_somebody(office: Office) -> None:
    """Somebody who came into the room and wrote to the researcher."""
    session = office.made["session_id"]
    room = await office.do("GET", f"/sessions/{session}/room")
    await office.do("POST", "/rooms/start", json={"code": room["room"]["code"]})
    await office.do("POST", f"/sessions/{session}/erase", json={"participant": 1, "sure": True})


async def becomes_admin(office: Office) -> None:
    link = accounts(office.server).open_first_link()
    await office.do("POST", "/account/first", json={"token": link, "name": "Ada", "password": PASSWORD})


async def hands_in_data(office: Office) -> None:
    await office.do("POST", "/arms/data?name=own.csv", content=CSV, headers={"content-type": "text/csv"})


async def saves_arm(office: Office) -> None:
    arm = await office.do("GET", "/arms/{arm_id}")
    body = {"version": arm["info"]["version"], "document": {**arm["document"], "title": "Another"}}
    await office.do("PUT", "/arms/{arm_id}", json=body)


async def freezes_arm(office: Office) -> None:
    arm = await office.do("GET", "/arms/{arm_id}")
    await office.do("POST", "/arms/{arm_id}/freeze", json={"version": arm["info"]["version"]})


async def changes_password(office: Office) -> None:
    await office.do("POST", "/account/password", json={"current": PASSWORD, "new": f"{PASSWORD} and more"})


DESIGN = design(GAME, PAYMENT)

STEPS: tuple[tuple[str, str, str, Step], ...] = (
    ("POST", "/api/account/first", "admin.first", becomes_admin),
    ("POST", "/api/account/password", "account.password", changes_password),
    (
        "POST",
        "/api/account/tokens",
        "token.made",
        asks("POST", "/account/tokens", {"label": "script"}, token_id="info.id"),
    ),
    ("DELETE", "/api/account/tokens/{token_id}", "token.revoked", asks("DELETE", "/account/tokens/{token_id}")),
    (
        "POST",
        "/api/accounts",
        "account.made",
        asks("POST", "/accounts", {"name": "Bea", "role": "viewer"}, account_id="account.id"),
    ),
    (
        "PATCH",
        "/api/accounts/{account_id}",
        "account.role",
        asks("PATCH", "/accounts/{account_id}", {"role": "researcher"}),
    ),
    ("PATCH", "/api/switches", "switch.changed", asks("PATCH", "/switches", {"anonymous_play": False})),
    ("POST", "/api/arms/data", "data.kept", hands_in_data),
    ("POST", "/api/arms", "arm.made", asks("POST", "/arms", {"scenario": "quickstart"}, arm_id="info.id")),
    ("PUT", "/api/arms/{arm_id}", "arm.saved", saves_arm),
    (
        "POST",
        "/api/arms/{arm_id}/vary",
        "arm.made",
        asks("POST", "/arms/{arm_id}/vary", {"path": "treatment.turns", "values": [3]}),
    ),
    (
        "POST",
        "/api/arms/{arm_id}/cross",
        "arm.made",
        asks(
            "POST",
            "/arms/{arm_id}/cross",
            {"factors": [{"name": "turns", "path": "treatment.turns", "values": [3]}]},
        ),
    ),
    ("POST", "/api/arms/{arm_id}/freeze", "arm.frozen", freezes_arm),
    (
        "POST",
        "/api/arms/{arm_id}/offer",
        "arm.offered",
        asks("POST", "/arms/{arm_id}/offer", {"offered": True}),
    ),
    (
        "POST",
        "/api/arms/{arm_id}/offer",
        "arm.withdrawn",
        asks("POST", "/arms/{arm_id}/offer", {"offered": False}),
    ),
    ("DELETE", "/api/arms/{arm_id}", "arm.deleted", asks("DELETE", "/arms/{arm_id}")),
    (
        "POST",
        "/api/experiments",
        "experiment.made",
        asks("POST", "/experiments", {"document": DESIGN}, experiment_id="experiment_id"),
    ),
    (
        "PUT",
        "/api/experiments/{experiment_id}",
        "experiment.saved",
        asks("PUT", "/experiments/{experiment_id}", {"version": 1, "document": DESIGN}),
    ),
    (
        "PUT",
        "/api/experiments/{experiment_id}/readers",
        "experiment.shared",
        asks("PUT", "/experiments/{experiment_id}/readers", {"names": ["Bea"]}),
    ),
    (
        "POST",
        "/api/experiments/{experiment_id}/sessions",
        "session.opened",
        asks("POST", "/experiments/{experiment_id}/sessions", {"rehearsal": False}, session_id="session_id"),
    ),
    ("POST", "/api/sessions/{session_id}/erase", "participant.erased", erases_somebody),
    (
        "POST",
        "/api/sessions/{session_id}/control",
        "room.closed",
        asks("POST", "/sessions/{session_id}/control", {"kind": "room", "open": False}),
    ),
    (
        "POST",
        "/api/sessions/{session_id}/control",
        "room.opened",
        asks("POST", "/sessions/{session_id}/control", {"kind": "room", "open": True}),
    ),
    (
        "POST",
        "/api/sessions/{session_id}/control",
        "session.ended",
        asks("POST", "/sessions/{session_id}/control", {"kind": "end_session"}),
    ),
    (
        "DELETE",
        "/api/experiments/{experiment_id}",
        "experiment.deleted",
        asks("DELETE", "/experiments/{experiment_id}"),
    ),
    (
        "POST",
        "/api/experiments",
        "experiment.made",
        asks("POST", "/experiments", {"document": DESIGN}, experiment_id="experiment_id"),
    ),
    (
        "POST",
        "/api/experiments/{experiment_id}/rehearse",
        "session.opened",
        asks("POST", "/experiments/{experiment_id}/rehearse", {"people": 2}, session_id="session_id"),
    ),
    (
        "POST",
        "/api/account/sign-out-everywhere",
        "account.signed_out_everywhere",
        asks("POST", "/account/sign-out-everywhere"),
    ),
)


def test_every_route_that_changes_something_is_tried_or_has_its_reason() -> None:
    unsafe = {route for route in ROUTES if route[0] not in SAFE_METHODS}
    tried = {(method, path) for method, path, _, _ in STEPS}
    assert tried | TELLS_NOTHING == unsafe
    assert not tried & TELLS_NOTHING


def test_every_act_is_done_by_some_step() -> None:
    elsewhere = {"admin.command_line", "account.disabled", "account.enabled", "account.link", "experiment.unshared"}
    assert {act for _, _, act, _ in STEPS} | elsewhere == set(ACTS)


async def test_each_administrative_act_is_one_line_of_the_audit_log(tmp_path: Path) -> None:
    shipped = {"quickstart": get_scenario("quickstart"), "tiny": get_scenario("quickstart")}
    async with serving(tmp_path, scenarios=shipped) as server, browser(server) as admin:
        office = Office(server, admin)
        for method, path, act, step in STEPS:
            before = await office.told()
            await step(office)
            added = (await office.told())[len(before) :]
            assert [one for one, _ in added] == [act], (method, path)


async def test_an_act_that_is_not_kept_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both in one transaction: where the line cannot be written, nothing was done."""
    async with (
        serving(tmp_path, scenarios={"quickstart": get_scenario("quickstart")}) as server,
        browser(server) as admin,
    ):
        office = Office(server, admin)
        await becomes_admin(office)
        await asks("POST", "/arms", {"scenario": "quickstart"}, arm_id="info.id")(office)

        def fails(*_: object) -> None:
            raise CommitInDoubt("the line cannot be written")

        monkeypatch.setattr("fedgame.storage.arm_writes.note", fails)
        arm = await office.do("GET", "/arms/{arm_id}")
        body = {"version": arm["info"]["version"]}
        answer = await admin.post(f"/api/arms/{arm['info']['id']}/freeze", json=body)
        assert not answer.is_success
        monkeypatch.undo()
        assert (await office.do("GET", "/arms/{arm_id}"))["info"]["state"] == "draft"
        assert "arm.frozen" not in dict(await office.told())


async def test_saving_again_and_again_is_told_once_an_hour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with (
        serving(tmp_path, scenarios={"quickstart": get_scenario("quickstart")}) as server,
        browser(server) as admin,
    ):
        office = Office(server, admin)
        await becomes_admin(office)
        await asks("POST", "/arms", {"scenario": "quickstart"}, arm_id="info.id")(office)
        for _ in range(3):
            await saves_arm(office)
        assert [act for act, _ in await office.told()].count("arm.saved") == 1
        monkeypatch.setattr(writes, "WORK", timedelta(0))
        await saves_arm(office)
        assert [act for act, _ in await office.told()].count("arm.saved") == 2


async def test_what_was_offered_already_is_not_told_again(tmp_path: Path) -> None:
    async with (
        serving(tmp_path, scenarios={"quickstart": get_scenario("quickstart")}) as server,
        browser(server) as admin,
    ):
        office = Office(server, admin)
        await becomes_admin(office)
        await asks("POST", "/arms", {"scenario": "quickstart"}, arm_id="info.id")(office)
        await freezes_arm(office)
        for _ in range(2):
            await asks("POST", "/arms/{arm_id}/offer", {"offered": True})(office)
        assert [act for act, _ in await office.told()].count("arm.offered") == 1


async def test_the_line_names_the_thing_and_the_token(tmp_path: Path) -> None:
    async with (
        serving(tmp_path, scenarios={"quickstart": get_scenario("quickstart")}) as server,
        browser(server) as admin,
    ):
        office = Office(server, admin)
        await becomes_admin(office)
        token = (await office.do("POST", "/account/tokens", json={"label": "lab script"}))["token"]
        async with server.http(token) as program:
            made = await program.post("/api/arms", json={"scenario": "quickstart", "title": "Mine"})
        lines = (await office.do("GET", "/audit"))["entries"]
    assert (lines[0]["by"], lines[0]["act"], lines[0]["target"]) == ("Ada", "arm.made", made.json()["info"]["id"])
    assert lines[0]["facts"] == {"title": "Mine", "token": "lab script"}
