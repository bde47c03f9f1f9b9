"""A rehearsal in a real browser: begun from the page of an experiment, followed in the control room, helped along there as
people would be, and read at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import running, somebody
from tests.browser.steps import check, check_in_every_look
from tests.browser.study import PASSWORD, Study

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """On a server of its own, whose first admin is nobody else's; the session with people is over."""
    with running(tmp_path) as address:
        study = Study(address, tmp_path / "log")
        study.control(kind="end_session")
        yield study
        study.close()


def test_bots_go_through_it_and_the_control_room_reports(
    browser: Browser, contexts: list[BrowserContext], study: Study
) -> None:
    page = somebody(browser, contexts, str(study.http.base_url).rstrip("/"))
    page.goto("/staff")
    page.get_by_test_id("sign-in-name").fill("Ada")
    page.get_by_test_id("sign-in-password").fill(PASSWORD)
    page.get_by_test_id("sign-in").click()
    page.get_by_role("link", name="Sharing data").click()
    page.get_by_test_id("rehearse").click()
    expect(page.get_by_test_id("rehearse-people")).to_have_value("2")
    check(page, "who comes to a rehearsal")
    page.get_by_test_id("confirm").click()

    rehearsal = page.get_by_test_id("rehearsal")
    expect(rehearsal).to_contain_text("2 of 2 have come")
    # One of the two vanishes on purpose; who would wait for a person puts a bot into the seat.
    page.get_by_test_id(re.compile("^need-gone-.*-bot$")).click()
    expect(page.get_by_test_id("rehearsal-facts")).to_contain_text("1 vanished on purpose")
    expect(rehearsal).to_contain_text("Nothing went wrong")
    expect(page.get_by_test_id("rehearsal-times").get_by_role("row")).to_have_count(10)
    with page.expect_download() as data:
        page.get_by_test_id("rehearsal-export").click()
    assert data.value.suggested_filename.endswith(".zip")
    check_in_every_look(page, "a report")
    page.get_by_role("link", name="Rehearse or open another").click()
    expect(page.get_by_test_id("rehearse")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Session 2")).to_contain_text("rehearsal")
