"""Results and replays in a real browser: bots go through a session, and what came of it is seen in every look, by mouse and keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Person, running
from tests.browser.steps import check, check_in_every_look
from tests.browser.study import CONSENT, GAME, PASSWORD, PAYMENT, Study

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ARM = {"scenario": "tiny", "groups": 2, "size": 2, "bots": 1}
DESIGN = {
    "title": "Two arms",
    "arms": [{"title": "One", **ARM}, {"title": "Two", **ARM}],
    "stages": [CONSENT, GAME, PAYMENT],
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with running(tmp_path) as address:
        yield address


@pytest.fixture
def study(server: str, tmp_path: Path) -> Iterator[Study]:
    opened = Study(server, tmp_path / "log", DESIGN)
    yield opened
    opened.close()


def rehearse(study: Study) -> tuple[str, str]:
    """Bots go through another session of the experiment: the ids of the experiment and of that session."""
    [experiment] = study.http.get("/api/experiments").json()
    path = f"/api/experiments/{experiment['experiment_id']}/rehearse"
    answer = study.http.post(path, json={"people": 8, "speed": "fast"}).raise_for_status()
    return str(experiment["experiment_id"]), str(answer.json()["session_id"])


def end(study: Study, session_id: str, page: Page) -> None:
    """Until all games on the page are over, nobody waits for those who vanish in a rehearsal."""
    over = page.get_by_text("4 of 4 games are over")
    for _ in range(120):
        page.wait_for_timeout(1_000)
        if over.is_visible():
            return
        for group in range(1, 5):
            study.http.post(f"/api/sessions/{session_id}/control", json={"kind": "end_step", "group": group})
    expect(over).to_be_visible()


def sign_in(page: Page) -> None:
    page.goto("/staff/sign-in")
    page.get_by_test_id("sign-in-name").fill("Ada")
    page.get_by_test_id("sign-in-password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("who")).to_be_visible()


def test_what_came_of_a_session_is_seen_and_taken_away(study: Study, person: Person) -> None:
    experiment, session_id = rehearse(study)
    page = person()
    sign_in(page)
    page.goto(f"/staff/experiments/{experiment}/results")
    # Without being loaded again the page follows the games to their end.
    end(study, session_id, page)
    rows = page.get_by_test_id("differs").locator("tbody tr")
    expect(rows.filter(has_text="Gini of final money")).to_contain_text(" to ")
    share = page.get_by_test_id("figure-market_share")
    expect(share.locator("svg[width]")).to_be_visible()
    check_in_every_look(page, "results")
    with page.expect_download() as saved:
        share.get_by_role("button", name="Market share by turn as SVG").click()
    svg = Path(saved.value.path()).read_text(encoding="utf-8")
    assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own file
    assert "var(--" not in svg
    with page.expect_download() as table:
        share.get_by_role("link", name="Market share by turn as CSV, by arm").click()
    assert Path(table.value.path()).read_text(encoding="utf-8").startswith("arm,arm_title,turn,federation")
    share.get_by_role("button", name="Market share by turn: show as table").click()
    expect(share.locator("table").first.locator("tbody tr")).to_have_count(4)
    check(page, "a figure as its table")


def test_a_game_is_seen_again_by_mouse_and_keys(study: Study, person: Person) -> None:
    experiment, session_id = rehearse(study)
    page = person()
    sign_in(page)
    page.goto(f"/staff/experiments/{experiment}/results")
    end(study, session_id, page)
    page.get_by_role("link", name=re.compile("Game 1")).click()
    expect(page.get_by_test_id("board")).to_be_visible()
    expect(page.get_by_test_id("verdict")).to_contain_text("Replayed to the byte.")
    slider = page.get_by_test_id("step-slider")
    slider.press("ArrowRight")
    expect(page.get_by_test_id("step-words")).to_contain_text("step 2 of")
    slider.press("End")
    expect(page.get_by_test_id("replay-turn")).to_have_text("The end")
    slider.press("Home")
    page.get_by_test_id("with-sealed").click()
    expect(page.get_by_test_id("sealed")).to_be_visible()
    check_in_every_look(page, "a replay with what was sealed")
    bands = page.locator(".timeline__bands > svg")
    box = bands.bounding_box()
    assert box is not None
    bands.click(position={"x": box["width"] - 20, "y": box["height"] / 2})
    expect(page.get_by_test_id("replay-turn")).to_have_text("The end")
    page.get_by_test_id("replay-seat").select_option("0")
    expect(page.get_by_test_id("stood")).to_be_visible()
    check_in_every_look(page, "a replay of everybody")
