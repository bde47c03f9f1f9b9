"""The first minute of somebody new: five stops on the real table, by mouse, by keyboard alone, on the phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Person
from tests.browser.steps import check, choose_federation, open_game, play_now, ready

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

STOPS = ("you", "federations", "bid", "ready", "next")


def at(page: Page, stop: str) -> None:
    """The coach is at this stop, says it in few words, and has the focus."""
    coach = page.get_by_test_id("coach")
    expect(coach).to_have_attribute("data-stop", stop)
    expect(coach).to_be_focused()


def covers(page: Page) -> bool:
    """Whether the note covers the control that it asks to use."""
    selectors = {
        "you": ".you .info",
        "federations": ".row__open",
        "bid": ".bid label",
        "ready": "[data-testid=ready]",
        "next": "[data-testid=help]",
    }
    covered: bool = page.evaluate(
        """selectors => {
            const coach = document.querySelector('.coach');
            const control = document.querySelector(selectors[coach.dataset.stop]).getBoundingClientRect();
            const note = coach.getBoundingClientRect();
            return control.left < note.right && control.right > note.left
                && control.top < note.bottom && control.bottom > note.top;
        }""",
        selectors,
    )
    return covered


@pytest.mark.parametrize(
    ("width", "height", "language", "dark"),
    [(1440, 900, "en", False), (768, 900, "zh", True), (375, 812, "en", True), (375, 667, "en", False)],
)
def test_each_stop_can_be_read_and_tried_on_every_screen(
    person: Person, width: int, height: int, language: str, dark: bool
) -> None:
    page = person(width=width, height=height, language=language, dark=dark, newcomer=True)
    play_now(page)
    for stop in STOPS:
        at(page, stop)
        page.wait_for_timeout(100)
        assert not covers(page), stop
        check(page, f"the coach at {stop}")
        page.get_by_test_id("coach-next").click()
    expect(page.get_by_test_id("coach")).to_have_count(0)
    page.reload()
    expect(page.get_by_test_id("turn")).to_be_visible()
    page.wait_for_timeout(300)
    expect(page.get_by_test_id("coach")).to_have_count(0)


def test_what_is_tried_is_answered_and_the_clock_waits_for_the_bid(person: Person) -> None:
    page = person(newcomer=True)
    # With a time limit, which a game for one person has only where it was asked for.
    open_game(page, persons=1, bots=5)
    page.get_by_test_id("start-game").click()
    answer = page.get_by_test_id("coach-answer")
    timer = page.get_by_role("timer")
    expect(timer).to_have_text("No clock runs")
    at(page, "you")
    page.locator(".you .info").first.click()
    expect(answer).to_contain_text("explains the word beside it")
    page.keyboard.press("Escape")
    # That closed the explanation, not the tour.
    page.get_by_test_id("coach-next").click()
    at(page, "federations")
    choose_federation(page, 3)
    expect(answer).to_contain_text("Cirrus")
    page.get_by_test_id("coach-next").click()
    page.get_by_test_id("bid-quantity-number").fill("50")
    expect(answer).to_contain_text("Well done")
    page.get_by_test_id("place-bid").click()
    expect(answer).to_contain_text("Your bid is in")
    expect(timer).to_contain_text("Decide")
    page.get_by_test_id("coach-next").click()
    ready(page)
    expect(answer).to_contain_text("time moves on")
    page.get_by_test_id("coach-next").click()
    page.get_by_test_id("help").click()
    expect(timer).to_have_text("Paused")
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(answer).to_contain_text("Help is there")
    expect(timer).to_contain_text("Decide")
    page.get_by_test_id("coach-next").click()
    expect(page.get_by_test_id("coach")).to_have_count(0)


def test_the_tour_goes_by_the_keyboard_alone_and_escape_skips_it(person: Person) -> None:
    page = person(newcomer=True)
    play_now(page)
    at(page, "you")
    page.keyboard.press("Tab")
    expect(page.get_by_test_id("coach-try")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".you .info").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("coach-answer")).to_contain_text("explains the word")
    page.keyboard.press("Escape")
    # The explanation gives the focus back when it is gone.
    expect(page.locator(".you .info").first).to_be_focused()
    page.keyboard.press("F6")
    expect(page.get_by_test_id("coach")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.get_by_test_id("coach-next")).to_be_focused()
    page.keyboard.press("Enter")
    at(page, "federations")
    expect(page.get_by_role("timer")).to_have_text("No clock runs")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("coach")).to_have_count(0)
    expect(page.get_by_role("timer")).to_have_text("No clock runs")
    expect(page.locator("#main")).to_be_focused()
    play_now(page)
    page.wait_for_timeout(300)
    expect(page.get_by_test_id("coach")).to_have_count(0)
