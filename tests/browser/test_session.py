"""A whole experiment in real browsers: from the link of its room to the payment, with reloads on the way."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Person, running
from tests.browser.steps import check, press, press_ready
from tests.browser.study import Study

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MOST_PRESSES = 300


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A server for this test alone, whose first admin is nobody else's."""
    with running(tmp_path) as address:
        yield address


@pytest.fixture
def study(server: str, tmp_path: Path) -> Iterator[Study]:
    """A session that is open."""
    opened = Study(server, tmp_path / "log")
    yield opened
    opened.close()


def come_in(page: Page, code: str, query: str = "") -> None:
    page.goto(f"/room{query}#{code}")
    page.get_by_test_id("start").click()
    expect(page.get_by_test_id("stage-consent")).to_be_visible()


def agree_and_read(page: Page) -> None:
    page.get_by_test_id("option-points-1").check()
    page.get_by_test_id("option-points-2").check()
    page.get_by_test_id("agree").click()
    expect(page.get_by_test_id("stage-information")).to_be_visible()
    page.get_by_test_id("next").click()
    expect(page.get_by_test_id("back")).to_be_visible()
    page.get_by_test_id("next").click()
    expect(page.get_by_test_id("stage-quiz")).to_be_visible()


def answer_quiz(page: Page, market: str) -> None:
    page.get_by_test_id(f"option-market-{market}").check()
    page.get_by_test_id("option-cost-yes").check()
    page.get_by_test_id("check").click()


def read_quiz(page: Page) -> None:
    """What is said of the attempt that passed is read before the next part."""
    expect(page.get_by_test_id("quiz-told")).to_contain_text(re.compile("Better models win|模型越好"))
    check(page, "what is said of the quiz")
    page.get_by_test_id("quiz-read").click()


def play(*pages: Page) -> None:
    """Everybody says ready whenever they can, until all have read the result."""
    for _ in range(MOST_PRESSES):
        if all(page.get_by_test_id("go-on").is_visible() for page in pages):
            break
        for page in pages:
            press_ready(page)
            press(page, "unsent-drop")
        pages[0].wait_for_timeout(100)
    # A reload shows the result again, until it was left.
    pages[0].reload()
    expect(pages[0].get_by_test_id("result")).to_be_visible()
    for page in pages:
        page.get_by_test_id("go-on").click()
        expect(page.get_by_test_id("stage-questionnaire")).to_be_visible()


def answer_questions(page: Page) -> None:
    page.get_by_test_id("scale-fair-5").check()
    page.get_by_test_id("option-again-yes").check()
    page.get_by_test_id("keep-order").click()
    page.get_by_test_id("send").click()
    page.get_by_test_id("number-age").fill("３４")
    page.get_by_test_id("slider-risk").press("ArrowRight")
    check(page, "the questions")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("completion-code")).to_be_visible()


def fail_and_reload(page: Page) -> None:
    """Somebody takes one of two answers wrong; both the feedback and the new answer outlive a reload."""
    answer_quiz(page, "luck")
    expect(page.locator(".option--wrong")).to_be_visible()
    page.get_by_test_id("option-market-model").check()
    page.reload()
    expect(page.get_by_test_id("option-market-model")).to_be_checked()
    expect(page.locator(".option--wrong")).to_be_visible()
    check(page, "the quiz")
    page.get_by_test_id("check").click()
    read_quiz(page)
    expect(page.get_by_test_id("waiting-room")).to_contain_text("1 of 2 are here")
    check(page, "the waiting room")


def call_for_help(page: Page) -> None:
    page.get_by_test_id("call-help").click()
    page.get_by_test_id("help-text").fill("Is somebody there?")
    page.get_by_test_id("help-send").click()
    expect(page.get_by_test_id("help-told")).to_be_visible()
    check(page, "the call for help")
    page.keyboard.press("Escape")


def look_around(page: Page) -> None:
    """Open and close the rules, and put a bid together without placing it."""
    page.get_by_test_id("help").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("quote")).to_be_visible()
    page.get_by_role("slider").first.press("ArrowLeft")
    page.wait_for_timeout(1_500)


def check_what_was_done(study: Study) -> None:
    """The data of the session have what was done before deciding, each with its time, and the table it was done at."""
    answer = study.http.get(f"/api/sessions/{study.session_id}/tables/process.csv").raise_for_status()
    rows = [row for row in csv.DictReader(io.StringIO(answer.text)) if row["participant"] == "1"]
    done = {(row["kind"], row["what"]) for row in rows}
    assert {("looked", "help"), ("closed", "help"), ("looked", "help.rules"), ("quote", "")} <= done
    quotes = [row for row in rows if row["kind"] == "quote"]
    assert all(row["game_id"] and row["step"] and row["payment_cents"] for row in quotes)
    assert "quality_share" in {row["moved"] for row in quotes}
    times = [row["at"] for row in rows]
    assert times == sorted(times)


def test_two_people_go_from_the_link_to_their_payment(study: Study, person: Person) -> None:
    ada, bo = person(width=1440), person(width=375, height=780, dark=True, language="zh")
    ada.goto(f"/room?PROLIFIC_PID=p7#{study.code}")
    expect(ada.get_by_test_id("start")).to_be_visible()
    check(ada, "the room")
    come_in(ada, study.code, "?PROLIFIC_PID=p7")
    come_in(bo, study.code)
    check(bo, "the consent")
    agree_and_read(ada)
    agree_and_read(bo)
    fail_and_reload(ada)

    study.control(kind="message", text="It begins soon.")
    expect(ada.get_by_test_id("message-1")).to_contain_text("It begins soon.")
    call_for_help(ada)

    answer_quiz(bo, "model")
    read_quiz(bo)
    for page in (ada, bo):
        expect(page.get_by_test_id("ready")).to_be_visible()
        check(page, "the table")
    ada.reload()
    expect(ada.get_by_test_id("ready")).to_be_enabled()
    look_around(ada)
    study.control(kind="replace", participant=2)
    expect(bo.get_by_test_id("here")).to_be_visible()
    check(bo, "the question of somebody who is away")
    bo.get_by_test_id("here").click()
    expect(bo.get_by_test_id("back-again")).to_be_visible()
    play(ada, bo)

    for page in (ada, bo):
        answer_questions(page)
        check(page, "the payment")
    check_what_was_done(study)
    expect(ada.get_by_test_id("paid")).to_contain_text("$5.00")
    code = ada.get_by_test_id("completion-code").inner_text()
    expect(ada.get_by_test_id("redirect")).to_have_attribute("href", f"https://example.org/done?pid=p7&cc={code}")
    ada.reload()
    expect(ada.get_by_test_id("completion-code")).to_have_text(code)
    expect(ada.get_by_test_id("can-close")).to_be_visible()
    for page in (ada, bo):
        look_at_what_is_stored(page)
    erase_it(ada)


def look_at_what_is_stored(page: Page) -> None:
    """By the link at the end, which needs no cookie of the session."""
    link = page.get_by_test_id("my-data").get_attribute("href")
    assert link is not None
    page.goto(link)
    expect(page.get_by_test_id("answers")).to_contain_text("34")
    expect(page.get_by_test_id("own-code")).to_have_text(link.split("#")[1])
    check(page, "what is stored about somebody")
    with page.expect_download() as download:
        page.get_by_test_id("take-data").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8"))["code"] == link.split("#")[1]


def erase_it(page: Page) -> None:
    page.get_by_test_id("erase").click()
    check(page, "the question before an erasure")
    page.get_by_test_id("erase-sure").click()
    expect(page.get_by_test_id("erased")).to_be_visible()
    expect(page.get_by_text("PROLIFIC_PID")).to_have_count(0)
    page.reload()
    expect(page.get_by_test_id("erased")).to_be_visible()


def test_a_room_that_is_full_says_so(study: Study, person: Person) -> None:
    for _ in range(2):
        come_in(person(), study.code)
    late = person()
    late.goto(f"/room#{study.code}")
    expect(late.get_by_test_id("room-full")).to_be_visible()
    check(late, "the room that is full")
