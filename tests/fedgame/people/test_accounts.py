"""Accounts over HTTP: the first admin, sign-in and its end, links, passwords, tokens, people, switches, the audit log."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from argon2 import PasswordHasher

from fedgame.people.passwords import Passwords
from tests.fedgame.live.client import StoppedClock
from tests.fedgame.people.staff import (
    PASSWORD,
    accounts,
    acts,
    browser,
    make,
    me,
    program_token,
    serving,
    sign_in,
    signed_in,
)

HOUR, DAY = 3600, 86_400


def refusal(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


# The first admin


async def first(own: httpx.AsyncClient, token: str, **wish: Any) -> httpx.Response:
    return await own.post("/api/account/first", json={"token": token, "password": PASSWORD, **wish})


async def test_the_first_link_makes_one_admin_who_is_signed_in_and_no_second(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        token = accounts(server).open_first_link()
        async with browser(server) as own, browser(server) as other:
            assert (await own.get("/api/account")).json()["needs_admin"]
            shown = await own.post("/api/account/link", json={"token": token})
            assert shown.json() == {"name": None, "role": "admin"}
            for wrong in ({}, {"name": " "}):
                assert (await first(own, token, **wrong)).status_code == 422
            made = await first(own, token, name="Ada", language="zh")
            account = made.json()["account"]
            assert (account["name"], account["role"], account["language"]) == ("Ada", "admin", "zh")
            assert await me(own) == "Ada"
            assert not (await other.get("/api/account")).json()["needs_admin"]
            assert refusal(await other.post("/api/account/link", json={"token": token})) == (404, "account.link")
            assert refusal(await first(other, token, name="Eve")) == (404, "account.link")
        assert await acts(server) == [("admin.first", "Ada")]


async def test_without_a_link_there_is_no_first_admin(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, browser(server) as own:
        for token in ("x", "null", "None", "0" * 43):
            assert refusal(await first(own, token, name="Eve")) == (404, "account.link")


async def test_the_first_link_is_void_once_there_is_an_admin_from_elsewhere(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, browser(server) as own:
        token = accounts(server).open_first_link()
        await make(server, "Ada", "admin")
        assert refusal(await first(own, token, name="Eve")) == (404, "account.link")


# Signing in and out


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Ada", "wrong horse battery"),
        ("Ada", ""),
        ("Nobody", PASSWORD),
        ("", PASSWORD),
        ("Gone", PASSWORD),
        ("New", ""),
    ],
)
async def test_whatever_is_wrong_is_told_in_the_same_words(tmp_path: Path, name: str, password: str) -> None:
    async with serving(tmp_path) as server:
        ada = await make(server, "Ada", "admin")
        gone = await make(server, "Gone", "researcher")
        async with signed_in(server, ada.name) as admin, browser(server) as own:
            await admin.patch(f"/api/accounts/{gone.id}", json={"disabled": True})
            await admin.post("/api/accounts", json={"name": "New", "role": "viewer"})
            answer = await own.post("/api/account/sign-in", json={"name": name, "password": password})
            assert refusal(answer) == (403, "account.wrong")
            assert answer.json()["message"] == "Name or password is wrong."
            assert "set-cookie" not in answer.headers


async def test_a_name_is_signed_in_with_as_people_type_it(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        await make(server, "Åsa Ödman", "viewer")
        for name in ("åsa ödman", " ÅSA ÖDMAN ", "A\u030asa O\u0308dman"):
            async with signed_in(server, name) as own:
                assert await me(own) == "Åsa Ödman"


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(tmp_path: Path) -> None:
    for public_url, name, secure in (
        (None, "fedgame_account", False),
        ("https://a.example", "__Host-fedgame_account", True),
    ):
        async with serving(tmp_path / name, public_url=public_url) as server:
            await make(server, "Ada", "admin")
            async with server.http(origin=public_url or server.url) as own:
                answer = await own.post("/api/account/sign-in", json={"name": "Ada", "password": PASSWORD})
            (cookie,) = answer.headers.get_list("set-cookie")
            parts = set(cookie.split("; "))
            assert cookie.startswith(f"{name}=")
            assert {"HttpOnly", "SameSite=strict", "Path=/"} <= parts
            assert ("Secure" in parts) is secure
            assert not any(part.lower().startswith("domain") for part in parts)
            assert answer.headers["cache-control"] == "no-store"


async def test_behind_tls_a_cookie_that_a_neighbour_could_set_is_none(tmp_path: Path) -> None:
    async with serving(tmp_path, public_url="https://a.example") as server:
        await make(server, "Ada", "admin")
        async with server.http(origin="https://a.example") as own:
            answer = await own.post("/api/account/sign-in", json={"name": "Ada", "password": PASSWORD})
        token = answer.headers["set-cookie"].split("=", 1)[1].split(";")[0]
        for name, who in (("fedgame_account", None), ("__Host-fedgame_account", "Ada")):
            async with server.http(cookie=f"{name}={token}") as own:
                assert await me(own) == who


async def test_signing_out_ends_this_browser_and_everywhere_ends_all_but_programs(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        ada = await make(server, "Ada", "admin")
        token = await program_token(server, ada)
        one, two, three = [await sign_in(server, "Ada") for _ in range(3)]
        kept = dict(one.cookies)
        assert (await one.post("/api/account/sign-out")).status_code == 204
        assert await me(one) is None
        async with server.http(cookie="; ".join(f"{name}={value}" for name, value in kept.items())) as stolen:
            assert await me(stolen) is None  # it is ended, not only forgotten
        assert await me(two) == "Ada"
        assert (await two.post("/api/account/sign-out-everywhere")).status_code == 204
        assert [await me(own) for own in (two, three)] == [None, None]
        async with server.http(token) as program:
            assert await me(program) == "Ada"
        assert (await one.post("/api/account/sign-out")).status_code == 204
        for own in (one, two, three):
            await own.aclose()


async def test_a_browser_is_signed_out_when_it_was_idle_and_at_the_end_of_its_days(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server:
        await make(server, "Ada", "admin")
        async with signed_in(server, "Ada") as busy, signed_in(server, "Ada") as idle:
            clock.move(12 * HOUR - 1)
            assert await me(busy) == "Ada"
            clock.move(1)
            assert (await me(busy), await me(idle)) == ("Ada", None)
            for _ in range(26):  # used twice a day, until the 14 days are over
                clock.move(11.9 * HOUR)
                assert await me(busy) == "Ada"
            clock.move(2 * DAY - 26 * 0.1 * HOUR)
            assert await me(busy) is None


async def test_a_cookie_is_no_bearer_token_and_a_programs_token_no_cookie(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        ada = await make(server, "Ada", "admin")
        token = await program_token(server, ada)
        async with signed_in(server, "Ada") as own:
            cookie = own.cookies["fedgame_account"]
        async with server.http(cookie) as program, server.http(cookie=f"fedgame_account={token}") as page:
            assert (await me(program), await me(page)) == (None, None)


async def test_a_foreign_page_can_neither_sign_in_nor_act(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        await make(server, "Ada", "admin")
        async with signed_in(server, "Ada") as own:
            foreign = {"origin": "https://evil.example"}
            for method, path, body in (
                ("POST", "/api/account/sign-in", {"name": "Ada", "password": PASSWORD}),
                ("POST", "/api/accounts", {"name": "Eve", "role": "admin"}),
                ("POST", "/api/account/sign-out", None),
                ("PATCH", "/api/switches", {"anonymous_play": False}),
            ):
                assert refusal(await own.request(method, path, json=body, headers=foreign)) == (403, "origin.foreign")
            del own.headers["origin"]
            assert refusal(await own.post("/api/account/sign-out")) == (403, "origin.missing")
            assert await me(own) == "Ada"


async def test_tries_are_limited_by_name_and_by_address(tmp_path: Path) -> None:
    async with serving(tmp_path, sign_ins_per_account=3, sign_ins_per_address=8) as server, browser(server) as own:
        await make(server, "Ada", "admin")

        async def statuses(*names: str) -> list[int]:
            tries = [await own.post("/api/account/sign-in", json={"name": name, "password": "wrong"}) for name in names]
            return [answer.status_code for answer in tries]

        assert await statuses("Ada", "ADA", " ada", "Ada", "nobody", "nobody", "nobody", "nobody") == [
            *[403] * 3,
            429,
            *[403] * 3,
            429,
        ]
        assert await statuses("somebody") == [429]
        assert refusal(await own.post("/api/account/link", json={"token": "guess"})) == (429, "limit.rate")


# Passwords and links


async def test_a_changed_password_signs_the_other_browsers_out_and_holds_alone(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        ada = await make(server, "Ada", "researcher")
        token = await program_token(server, ada)
        async with signed_in(server, "Ada") as own, signed_in(server, "Ada") as other:
            for current, new, answer in (
                ("wrong", "another good one", (403, "account.wrong")),
                (PASSWORD, "short", (422, "account.password")),
                (PASSWORD, "ada", (422, "account.password")),
            ):
                wish = {"current": current, "new": new}
                assert refusal(await own.post("/api/account/password", json=wish)) == answer
            wish = {"current": PASSWORD, "new": "another good one"}
            async with server.http(token) as program:
                assert refusal(await program.post("/api/account/password", json=wish)) == (403, "account.browser")
            assert (await own.post("/api/account/password", json=wish)).status_code == 204
            assert (await me(own), await me(other)) == ("Ada", None)
            again = await other.post("/api/account/sign-in", json={"name": "Ada", "password": PASSWORD})
            assert refusal(again) == (403, "account.wrong")
        async with signed_in(server, "Ada", "another good one"):
            pass
        assert await acts(server) == [("account.made", None), ("account.password", "Ada")]


async def test_a_password_is_hashed_anew_where_the_parameters_have_changed(tmp_path: Path) -> None:
    stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    async with serving(tmp_path, parts={"passwords": Passwords(stronger)}) as server:
        ada = await make(server, "Ada", "admin")
        before = await accounts(server).book.password_of(ada.id)
        assert before is not None
        assert stronger.check_needs_rehash(before)
        async with signed_in(server, "Ada"):
            pass
        after = await accounts(server).book.password_of(ada.id)
        assert after is not None
        assert not stronger.check_needs_rehash(after)
        async with signed_in(server, "Ada"):
            pass


async def link_of(admin: httpx.AsyncClient, name: str, role: str = "researcher") -> str:
    made = await admin.post("/api/accounts", json={"name": name, "role": role})
    assert made.status_code == 201, made.text
    return str(made.json()["link"]).removeprefix("/staff/first#")


async def test_a_link_sets_a_password_once_and_for_seven_days(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server:
        await make(server, "Ada", "admin")
        async with signed_in(server, "Ada") as admin, browser(server) as own:
            bo, late = await link_of(admin, "Bo"), await link_of(admin, "Late")
            assert (await own.post("/api/account/link", json={"token": bo})).json() == {
                "name": "Bo",
                "role": "researcher",
            }
            refused = await first(own, bo, name="Other", password="short")
            assert refusal(refused) == (422, "account.password")
            assert (await first(own, bo, name="Other")).json()["account"]["name"] == "Bo"
            assert await me(own) == "Bo"
            assert refusal(await first(own, bo)) == (404, "account.link")
            clock.move(7 * DAY)
            assert refusal(await first(own, late)) == (404, "account.link")


async def test_a_reset_voids_the_earlier_link_and_its_use_signs_everybody_out(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        await make(server, "Ada", "admin")
        bo = await make(server, "Bo", "researcher")
        token = await program_token(server, bo)
        async with signed_in(server, "Ada") as admin, signed_in(server, "Bo") as old, browser(server) as own:
            links = [
                (await admin.patch(f"/api/accounts/{bo.id}", json={"reset": True})).json()["link"].split("#")[1]
                for _ in range(2)
            ]
            assert await me(old) == "Bo"
            assert refusal(await first(own, links[0])) == (404, "account.link")
            assert (await first(own, links[1], password="quite another one")).status_code == 200
            assert await me(old) is None
            async with server.http(token) as program:
                assert await me(program) is None


# Tokens


async def test_a_token_is_told_once_acts_as_its_person_and_ends_when_revoked(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        for name in ("Ada", "Bo"):
            await make(server, name, "researcher")
        async with signed_in(server, "Ada") as own, signed_in(server, "Bo") as other:
            made = await own.post("/api/account/tokens", json={"label": "nightly", "days": 30})
            token, info = made.json()["token"], made.json()["info"]
            assert token.startswith("fedgame_")
            assert made.headers["cache-control"] == "no-store"
            assert [one["label"] for one in (await own.get("/api/account/tokens")).json()] == ["nightly"]
            assert token not in (await own.get("/api/account/tokens")).text
            async with server.http(token) as program:
                assert await me(program) == "Ada"
                more = await program.post("/api/account/tokens", json={"label": "more"})
                assert refusal(more) == (403, "account.browser")
            path = f"/api/account/tokens/{info['id']}"
            assert refusal(await other.delete(path)) == (404, "token.unknown")
            assert (await own.delete(path)).status_code == 204
            assert refusal(await own.delete(path)) == (404, "token.unknown")
            async with server.http(token) as program:
                assert await me(program) is None
        assert (await acts(server))[2:] == [("token.made", "Ada"), ("token.revoked", "Ada")]


async def test_a_token_ends_by_itself_and_is_not_idle_before(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server:
        await make(server, "Ada", "viewer")
        async with signed_in(server, "Ada") as own:
            token = (await own.post("/api/account/tokens", json={"label": "x", "days": 30})).json()["token"]
        async with server.http(token) as program:
            clock.move(30 * DAY - 1)
            assert await me(program) == "Ada"
            assert len((await program.get("/api/account/tokens")).json()) == 1
            clock.move(1)
            assert await me(program) is None


# What admins do


async def test_an_admin_makes_changes_and_disables_accounts_and_each_act_is_in_the_log(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        await make(server, "Ada", "admin")
        bo = await make(server, "Bo", "researcher")
        token = await program_token(server, bo)
        async with signed_in(server, "Ada") as admin, signed_in(server, "Bo") as own:
            taken = await admin.post("/api/accounts", json={"name": "bO ", "role": "viewer"})
            assert refusal(taken) == (409, "account.taken")
            assert (await admin.get("/api/accounts")).json()[1]["role"] == "researcher"
            path = f"/api/accounts/{bo.id}"
            assert (await admin.patch(path, json={"role": "viewer"})).json()["account"]["role"] == "viewer"
            assert (await admin.patch(path, json={"role": "viewer"})).status_code == 200  # nothing done, nothing noted
            assert (await own.get("/api/account")).json()["account"]["role"] == "viewer"
            assert (await admin.patch(path, json={"disabled": True})).json()["account"]["disabled"]
            assert await me(own) is None
            async with server.http(token) as program:
                assert await me(program) is None
            assert not (await admin.patch(path, json={"disabled": False})).json()["account"]["disabled"]
            assert await me(own) is None  # what was ended stays so
            assert refusal(await admin.patch("/api/accounts/nobody", json={"role": "admin"})) == (
                404,
                "account.unknown",
            )
            shown = (await admin.get("/api/audit")).json()
        assert [(entry["act"], entry["by"], entry["target"]) for entry in reversed(shown["entries"])][2:] == [
            ("account.role", "Ada", "Bo"),
            ("account.disabled", "Ada", "Bo"),
            ("account.enabled", "Ada", "Bo"),
        ]
        assert shown["entries"][2]["facts"] == {"before": "researcher", "now": "viewer"}
        assert shown["more"] is None


async def test_the_last_admin_who_can_sign_in_stays_one(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        ada = await make(server, "Ada", "admin")
        async with signed_in(server, "Ada") as admin:
            await link_of(admin, "Cy", "admin")  # one without a password lets nobody in
            for wish in ({"role": "viewer"}, {"disabled": True}):
                refused = await admin.patch(f"/api/accounts/{ada.id}", json=wish)
                assert refusal(refused) == (409, "account.last_admin")
            await make(server, "Bo", "admin")
            assert (await admin.patch(f"/api/accounts/{ada.id}", json={"role": "viewer"})).status_code == 200
            assert refusal(await admin.get("/api/accounts")) == (403, "account.role")


async def test_the_log_is_read_a_page_at_a_time(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        await make(server, "Ada", "admin")
        for number in range(150):
            await make(server, f"Nobody {number}", "viewer")
        async with signed_in(server, "Ada") as admin:
            answer = await admin.get("/api/audit")
            page = answer.json()
            assert answer.headers["cache-control"] == "no-store"
            rest = (await admin.get("/api/audit", params={"before": page["more"]})).json()
        ids = [entry["id"] for entry in (*page["entries"], *rest["entries"])]
        assert (len(page["entries"]), len(rest["entries"]), rest["more"]) == (100, 51, None)
        assert ids == sorted(set(ids), reverse=True)


# Playing without an account


@pytest.mark.parametrize(
    ("settings", "open_", "fixed"),
    [
        ({}, True, False),
        ({"public_url": "http://localhost:8000"}, True, False),
        ({"public_url": "https://play.example"}, False, False),
        ({"public_url": "https://play.example", "anonymous_play": "on"}, True, True),
        ({"anonymous_play": "off"}, False, True),
    ],
)
async def test_without_an_account_games_are_opened_where_only_this_computer_comes_or_it_is_allowed(
    tmp_path: Path, settings: dict[str, Any], open_: bool, fixed: bool
) -> None:
    async with serving(tmp_path, **settings) as server:
        ada = await make(server, "Ada", "admin")
        token = await program_token(server, ada)
        async with server.http() as anybody, server.http(token) as program:
            assert (await anybody.get("/api/account")).json()["anonymous_play"] is open_
            answer = await anybody.post("/api/games", json={"scenario": "tiny"})
            assert answer.status_code == (201 if open_ else 403), answer.text
            if not open_:
                assert answer.json()["code"] == "play.closed"
            assert (await program.post("/api/games", json={"scenario": "tiny"})).status_code == 201
            switched = await program.patch("/api/switches", json={"anonymous_play": not open_})
            if fixed:
                assert refusal(switched) == (409, "switch.fixed")
            else:
                assert switched.json() == {"anonymous_play": not open_, "anonymous_play_fixed": False}
                answer = await anybody.post("/api/games", json={"scenario": "tiny"})
                assert answer.status_code == (403 if open_ else 201)
                assert ("switch.changed", "Ada") in await acts(server)


async def test_who_has_a_join_code_joins_where_games_are_closed(tmp_path: Path) -> None:
    async with serving(tmp_path, anonymous_play="off") as server:
        await make(server, "Ada", "researcher")
        async with signed_in(server, "Ada") as own:
            game = (await own.post("/api/games", json={"scenario": "tiny", "persons": 2})).json()
            assert (await own.get(f"/api/games/{game['game_id']}")).json()["is_host"]
        assert (await server.join(game["join_code"]))["player"] == 2


# What is kept


async def test_no_password_token_or_link_is_stored_or_logged_as_it_is(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async with serving(tmp_path) as server:
        start = accounts(server).open_first_link()
        async with browser(server) as own:
            await first(own, start, name="Ada")
            link = await link_of(own, "Bo")
            token = (await own.post("/api/account/tokens", json={"label": "x"})).json()["token"]
            cookie = own.cookies["fedgame_account"]
            await own.post("/api/account/sign-in", json={"name": "typed by mistake", "password": "wrong"})
    kept = everything_in(tmp_path)
    said = "".join(capfd.readouterr())
    assert b"$argon2id$" in kept
    for secret in (PASSWORD, start, link, token, token.removeprefix("fedgame_"), cookie, "typed by mistake"):
        assert secret.encode() not in kept
        assert secret not in said


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


async def test_an_act_that_is_not_kept_leaves_no_line_in_the_log(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        await make(server, "Ada", "admin")
        before = await acts(server)
        async with signed_in(server, "Ada") as admin:
            await admin.post("/api/accounts", json={"name": "ada", "role": "viewer"})
            await admin.delete("/api/account/tokens/t0")
        assert await acts(server) == before
