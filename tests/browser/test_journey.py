"""A study from the empty server to its payment list: one researcher, 48 participants, three of them in real browsers.

FEDGAME_PICTURES=1 also writes the pictures of the documents into docs/pictures.
"""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fedgame.experiments.design import Design
from fedgame.rehearsal.guest import Venue
from fedgame.rehearsal.plan import Part, Plan, parts
from tests.browser.conftest import ROOT, Person, first_link_of, free_port
from tests.browser.crowd import Crowd
from tests.browser.steps import check, press_ready

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PICTURES = ROOT / "docs" / "pictures"
PASSWORD = "correct horse battery"
PEOPLE, BROWSERS, VANISH = 48, 3, 3
LIMIT_SECONDS = 400.0
SMALL_PICTURE = 150_000
GENEROUS = (
    "REQUESTS_PER_ADDRESS",
    "JOINS_PER_ADDRESS",
    "MESSAGES_PER_ADDRESS",
    "MESSAGES_PER_SEAT",
    "SOCKETS_PER_ADDRESS",
)


@pytest.fixture
def first_link(tmp_path: Path) -> Iterator[str]:
    """What a server of its own tells its terminal. All its guests come from one address."""
    settings = {
        **dict.fromkeys(GENEROUS, "100000"),
        "DATA_DIR": str(tmp_path / "data"),
        "BOT_PAUSE_SECONDS": "0",
        "TRAINING_WORKERS": "1",
        "PORT": str(free_port()),
    }
    with first_link_of("tests.browser.server", log=tmp_path / "log", **settings) as link:
        yield link


@pytest.fixture
def server(first_link: str) -> str:
    return first_link.split("/staff")[0]


def look(page: Page, name: str, *, width: int, dark: bool = False, language: str = "en") -> None:
    """Check the page in this look, and go back to the one before."""
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.get_by_test_id(f"lang-{language}").click()
    check(page, f"{name} at {width} px, {'dark' if dark else 'light'}, {language}")
    page.get_by_test_id("lang-en").click()
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(size)


def picture(page: Page, name: str, *, width: int = 1200) -> None:
    """For the documents, where they are asked for."""
    size = page.viewport_size
    if "FEDGAME_PICTURES" not in os.environ or size is None:
        return
    PICTURES.mkdir(exist_ok=True)
    page.set_viewport_size({"width": width, "height": 800})
    page.mouse.move(0, 799)
    page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0) }")
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / f"{name}.png")
    page.set_viewport_size(size)
    assert (PICTURES / f"{name}.png").stat().st_size <= SMALL_PICTURE, name


def test_from_the_first_link_to_everybody_paid(person: Person, first_link: str, server: str, tmp_path: Path) -> None:
    admin = person()
    become_admin(admin, first_link)
    experiment_id = make_experiment(admin)
    venue, link = open_session(admin, experiment_id)
    control = f"/staff/sessions/{venue.session_id}"

    guests = [person(), person(width=768), person(width=375, dark=True)]
    for number, guest in enumerate(guests, start=1):
        come_to_the_waiting_room(guest, link, full=number == 1)
    admin.goto(f"{control}/projector")
    expect(admin.get_by_test_id("join-here")).to_be_visible()
    wall(admin, "the projector")

    crowd = Crowd(server, venue, the_others(), LIMIT_SECONDS)
    for guest in guests:
        expect(guest.get_by_test_id("ready")).to_be_visible()
    call_for_help(guests[0])
    admin.goto(control)
    watch(admin, guests[0])
    pause_and_resume(admin, guests)
    play_to_the_end(guests, LIMIT_SECONDS)
    codes = [answer_and_be_paid(guest, full=guest is guests[0]) for guest in guests]

    ended = crowd.wait()
    assert crowd.notes.wrongs == []
    assert sorted(ended, key=str) == ["ended"] * (PEOPLE - BROWSERS - VANISH) + ["vanished"] * VANISH
    end_session(admin, f"{control}/projector")
    rows = payments(admin, experiment_id, tmp_path)
    assert len(rows) == PEOPLE
    assert [row["participant"] for row in rows] == [str(number) for number in range(1, PEOPLE + 1)]
    assert [row["completion_code"] for row in rows[:BROWSERS]] == codes
    stayed = [row for row in rows if row["ending"] == "finished"]
    assert len(stayed) == PEOPLE - VANISH
    assert all(row["completion_code"] and float(row["total"]) >= 5 for row in stayed)
    assert len({row["completion_code"] for row in stayed}) == len(stayed)
    assert {row["ending"] for row in rows} == {"finished", "gone"}


def the_others() -> list[Part]:
    """The first to come sit down beside the browsers, look at the game once, and are not seen again."""
    plan = Plan(PEOPLE - BROWSERS, seed=5, vanish=0, reload=2, late=0, help=0)
    return [
        replace(part, does="vanishes", after=0.0, at=0.0) if place < VANISH else replace(part, after=3.0 + part.after)
        for place, part in enumerate(parts(plan))
    ]


# The researcher


def become_admin(page: Page, first_link: str) -> None:
    page.goto(first_link)
    page.get_by_test_id("first-name").fill("Ada")
    page.get_by_test_id("new-password").fill(PASSWORD)
    page.get_by_test_id("new-password-again").fill(PASSWORD)
    page.get_by_test_id("set-password").click()
    expect(page.get_by_test_id("who")).to_be_visible()


def make_experiment(page: Page) -> str:
    """From the template, its two arms made short; the id."""
    page.get_by_test_id("new-experiment").click()
    expect(page.get_by_test_id("template-two_schemes")).to_be_visible()
    check(page, "the templates")
    page.get_by_test_id("template-two_schemes").click()
    page.wait_for_url("**/staff/experiments/*")
    address = page.url
    experiment_id = address.rsplit("/", 1)[1]
    path = f"/api/experiments/{experiment_id}"
    made = page.request.get(path).json()
    arms = [
        {"title": title, "scenario": scenario, "groups": 3, "size": 8}
        for title, scenario in (("Equal shares", "short_equal"), ("Pay for what is brought", "short_linear"))
    ]
    wanted = {"version": made["version"], "document": {**made["document"], "arms": arms}}
    origin = page.evaluate("() => location.origin")
    saved = page.request.put(path, data=wanted, headers={"origin": origin})
    assert saved.ok, saved.text()
    assert saved.json()["problems"] == []
    looks = {
        "arms": (768, True, "zh"),
        "stages": (1440, True, "en"),
        "rules": (375, False, "zh"),
        "data": (375, True, "en"),
    }
    for part, (width, dark, language) in looks.items():
        page.goto(f"{address}/{part}")
        expect(page.get_by_test_id("who")).to_be_visible()
        page.wait_for_load_state("networkidle")
        look(page, part, width=width, dark=dark, language=language)
        if part == "stages":
            picture(page, "stages")
    page.goto(address)
    return experiment_id


def open_session(page: Page, experiment_id: str) -> tuple[Venue, str]:
    """The session, and the room's link."""
    expect(page.get_by_test_id("open-session")).to_be_visible()
    look(page, "the overview", width=768, language="zh")
    page.get_by_test_id("open-session").click()
    check(page, "before a session is opened")
    page.get_by_test_id("confirm").click()
    link = page.get_by_test_id("room-link").input_value()
    expect(page.locator(".exp-room__qr")).to_be_visible()
    code = page.get_by_test_id("room-code").inner_text()
    assert link.endswith(f"#{code}")
    look(page, "the overview with its room", width=375, dark=True)
    picture(page, "overview")
    loaded = page.request.get(f"/api/experiments/{experiment_id}").json()
    (session,) = loaded["sessions"]
    page.get_by_test_id("to-control").click()
    expect(page.get_by_test_id("room")).to_be_visible()
    look(page, "the control room before anybody came", width=768, dark=True, language="zh")
    return Venue(session["session_id"], code, Design.model_validate(loaded["document"])), link


def watch(page: Page, caller: Page) -> None:
    """Three are gone and one calls: all four are on top; the call is answered, and bots take the empty seats."""
    needs = page.get_by_test_id("needs")
    gone = needs.locator("[data-testid^=need-gone-][data-testid$=-bot]")
    expect(gone).to_have_count(VANISH)
    expect(needs.get_by_role("heading")).to_contain_text(f"{VANISH + 1} need you")
    expect(page.get_by_test_id("room")).to_contain_text(f"{PEOPLE} of {PEOPLE}")
    expect(page.locator("h1").locator("xpath=..")).to_contain_text(f"{PEOPLE} people in 6 games")
    look(page, "the control room", width=1440, dark=True, language="zh")
    look(page, "the control room", width=375)
    picture(page, "control")
    page.get_by_test_id("need-help-1").get_by_text("Where do I see my money?").wait_for()
    page.get_by_test_id("need-help-1-answer").click()
    page.get_by_test_id("message-text").fill("At the top of your own card.")
    check(page, "an answer")
    page.get_by_test_id("confirm").click()
    expect(caller.get_by_test_id("message-1")).to_contain_text("At the top of your own card.")
    check(caller, "a message at the table")
    caller.get_by_test_id("message-1").get_by_role("button").click()
    expect(page.get_by_test_id("need-help-1")).to_have_count(0)
    for left in range(VANISH, 0, -1):
        gone.first.click()
        expect(gone).to_have_count(left - 1)
    expect(needs).to_contain_text("Nobody needs you now")


def pause_and_resume(page: Page, guests: list[Page]) -> None:
    page.get_by_test_id("pause-all").click()
    for guest in guests:
        expect(guest.get_by_test_id("paused")).to_be_visible()
        expect(guest.get_by_test_id("ready")).to_be_disabled()
    check(guests[2], "a paused table")
    look(page, "a paused control room", width=768, language="zh")
    page.get_by_test_id("pause-all").click()
    for guest in guests:
        expect(guest.get_by_test_id("paused")).to_have_count(0)


def wall(page: Page, name: str) -> None:
    """The projector speaks the language of the staff's pages and has no choice of its own."""
    for dark in (True, False):
        page.emulate_media(color_scheme="dark" if dark else "light")
        check(page, f"{name}, {'dark' if dark else 'light'}")
    picture(page, name.split()[-1])


def end_session(page: Page, projector: str) -> None:
    """With the debrief on the wall before, then back in the control room."""
    control = page.url
    page.goto(projector)
    expect(page.get_by_test_id("debrief")).to_be_visible()
    wall(page, "the debrief")
    page.goto(control)
    page.get_by_test_id("end-session").click()
    page.get_by_test_id("confirm").click()
    expect(page.get_by_text("This session is over.")).to_be_visible()
    look(page, "a session that is over", width=768, dark=True)


def payments(page: Page, experiment_id: str, folder: Path) -> list[dict[str, str]]:
    page.goto(f"/staff/experiments/{experiment_id}/data")
    expect(page.get_by_role("link", name="Payment")).to_be_visible()
    look(page, "the data", width=375, language="zh")
    with page.expect_download() as download:
        page.get_by_role("link", name="Payment").click()
    download.value.save_as(folder / "payments.csv")
    with (folder / "payments.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# The participants


def come_to_the_waiting_room(page: Page, link: str, *, full: bool) -> None:
    """Through everything before the game; `full` checks every page on the way, in two looks each."""

    def seen(name: str) -> None:
        if full:
            look(page, name, width=375, language="zh")
            look(page, name, width=768, dark=True)
        else:
            check(page, name)

    page.goto(link)
    expect(page.get_by_test_id("start")).to_be_visible()
    seen("the door")
    page.get_by_test_id("start").click()
    expect(page.get_by_test_id("stage-consent")).to_be_visible()
    for box in page.get_by_test_id("stage-consent").get_by_role("checkbox").all():
        box.check()
    seen("consent")
    page.get_by_test_id("agree").click()
    expect(page.get_by_test_id("stage-information")).to_be_visible()
    seen("instructions")
    page.get_by_test_id("next").click()
    expect(page.get_by_test_id("back")).to_be_visible()
    page.get_by_test_id("next").click()
    page.get_by_test_id("option-market-model").check()
    page.get_by_test_id("option-cost-yes").check()
    seen("the quiz")
    page.get_by_test_id("check").click()
    expect(page.get_by_test_id("quiz-told")).to_be_visible()
    seen("what is said of the quiz")
    page.get_by_test_id("quiz-read").click()
    expect(page.get_by_test_id("ready")).to_be_visible()
    seen("the practice, with its coach")
    page.get_by_test_id("coach-skip").click()
    seen("the practice")
    play_to_the_end([page], 60)
    expect(page.get_by_test_id("waiting-room")).to_be_visible()
    seen("the waiting room")
    if full:
        picture(page, "waiting", width=820)


def call_for_help(page: Page) -> None:
    page.get_by_test_id("call-help").click()
    page.get_by_test_id("help-text").fill("Where do I see my money?")
    check(page, "a call")
    page.get_by_test_id("help-send").click()
    expect(page.get_by_test_id("help-told")).to_be_visible()
    page.keyboard.press("Escape")


def play_to_the_end(pages: list[Page], seconds: float) -> None:
    """Say ready wherever it can be said, until each has read the result and gone on."""
    playing = list(pages)
    until = time.monotonic() + seconds
    while playing:
        assert time.monotonic() < until, f"{len(playing)} games are not over after {seconds:g} s"
        for page in tuple(playing):
            go_on = page.get_by_test_id("go-on")
            if go_on.is_visible():
                check(page, "the result")
                go_on.click()
                playing.remove(page)
            else:
                press_ready(page)
        pages[0].wait_for_timeout(50)


def answer_and_be_paid(page: Page, *, full: bool) -> str:
    """The questionnaire, then the payment; its code."""
    page.get_by_test_id("scale-fair-5").check()
    page.get_by_test_id("text-why").fill("I went where the model was best.")
    check(page, "the questions")
    page.get_by_test_id("send").click()
    code = page.get_by_test_id("completion-code").inner_text()
    look(page, "the payment", width=375, dark=full, language="zh")
    if full:
        picture(page, "paid", width=820)
    return code
