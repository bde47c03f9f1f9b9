"""A game of forty players and twenty federations on tabular data: it fits every screen as a small one does."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Person
from tests.browser.large import FEDERATIONS, PLAYERS
from tests.browser.steps import bid, check_in_every_look, start_alone, step
from tests.browser.test_play import play_to_the_end

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

UNTIL_PAID = 3


def start_in_aurora(page: Page) -> None:
    """Start the game with a bid for the federation that has room for everybody."""
    start_alone(page, "large")
    bid(page, 1)
    expect(page.get_by_test_id("withdraw-bid")).to_be_visible()


def until_paid(page: Page) -> None:
    """Ready, which goes on to the next decision, until the own payout is told; its reasons are opened."""
    for _ in range(UNTIL_PAID):
        if page.get_by_test_id("payout-1").is_visible():
            break
        step(page)
    page.get_by_test_id("payout-1").click()
    page.get_by_test_id("payout-card").get_by_text("How the pool was split").click()


def test_a_large_game_is_accessible_and_stays_within_its_cards(person: Person) -> None:
    page = person()
    start_in_aurora(page)
    until_paid(page)
    check_in_every_look(page, "the table")
    play_to_the_end(page)
    check_in_every_look(page, "the result")


def test_the_own_pay_lists_the_own_federations_and_counts_the_many_others(person: Person) -> None:
    page = person()
    start_in_aurora(page)
    play_to_the_end(page)
    own = page.get_by_test_id("scheme-pay").locator("tbody tr")
    expect(own).to_have_count(1)
    expect(own).to_contain_text("Aurora")
    expect(page.get_by_test_id("other-federations")).to_contain_text("19")


def check_shown_whole(page: Page, place: Locator, name: str) -> None:
    items = place.get_by_test_id(name).get_by_role("listitem")
    everything = place.get_by_role("button", name=f"Show all {PLAYERS}")
    everything.focus()
    expect(items).not_to_have_count(PLAYERS)
    page.keyboard.press("Enter")
    expect(items).to_have_count(PLAYERS)
    page.keyboard.press("Enter")
    expect(everything).to_be_visible()


def test_long_lists_are_shown_whole_with_the_keyboard(person: Person) -> None:
    page = person()
    # All are members while the first models are trained, and a step that is passed is soon over.
    page.add_init_script("localStorage.setItem('fedgame.passing', 'each')")
    start_in_aurora(page)
    step(page)
    check_shown_whole(page, page.get_by_test_id("federation-row-1"), "members")
    until_paid(page)
    check_shown_whole(page, page.get_by_test_id("payout-card"), "weights")


def test_the_averages_of_many_federations_scroll_within_their_card(person: Person) -> None:
    page = person()
    start_alone(page, "large")
    # Before anybody is a member there is nothing to show.
    step(page)
    averages = page.get_by_role("region", name="Average data")
    expect(averages).to_be_visible()
    height, whole = averages.evaluate("box => [box.clientHeight, box.scrollHeight]")
    assert height < 400 < whole
    averages.focus()
    page.keyboard.press("End")
    expect(averages.get_by_role("rowheader", name=FEDERATIONS[-1])).to_be_in_viewport()


@pytest.mark.parametrize(("width", "columns"), [(1440, 6), (375, 3)])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_federations_at_a_glance_stand_in_even_columns(
    person: Person, width: int, columns: int, language: str
) -> None:
    page = person(width=width, language=language)
    start_alone(page, "large")
    step(page)
    chips = page.locator(".quick__item")
    expect(chips).to_have_count(len(FEDERATIONS))
    boxes = chips.evaluate_all("all => all.map(one => one.getBoundingClientRect()).map(box => [box.x, box.width])")
    assert len({round(x) for x, _ in boxes}) == columns
    assert len({round(wide) for _, wide in boxes}) == 1
    assert chips.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth).length") == 0
