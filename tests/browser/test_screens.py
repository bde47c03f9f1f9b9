"""The table at every width and zoom, and in a browser that remembers nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Person
from tests.browser.steps import bid, check, choose_federation, play_now, step

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CLOSED = """
for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, {get() { throw new DOMException('closed', 'SecurityError'); }});
"""
NO_COOKIES = "Object.defineProperty(Navigator.prototype, 'cookieEnabled', {get: () => false});"


def is_reached(page: Page, testid: str) -> bool:
    """Whether the middle of it, brought into sight, is not covered by anything."""
    place = page.get_by_test_id(testid)
    place.scroll_into_view_if_needed()
    return bool(
        place.evaluate(
            """place => { const box = place.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return place === top || place.contains(top); }"""
        )
    )


@pytest.mark.parametrize(
    ("width", "height"), [(768, 1024), (1024, 768), (720, 450), (375, 667)], ids=["768", "1024", "1440 at 200 %", "375"]
)
def test_nothing_is_lost_or_covered_at_any_width(person: Person, width: int, height: int) -> None:
    page = person(width=width, height=height)
    play_now(page)
    choose_federation(page, 2)
    row = page.get_by_test_id("federation-row-2")
    for part in ("share", "members", "model"):
        expect(row.locator(f".row__{part}")).to_be_visible()
    for word in ("quality", "quantity", "resources", "payment"):
        assert is_reached(page, f"bid-{word}"), word
    if height > 620:
        assert page.get_by_test_id("place-bid").evaluate("it => it.getBoundingClientRect().bottom <= innerHeight")
    assert is_reached(page, "place-bid")
    assert is_reached(page, "ready")
    expect(page.locator(".status__own")).to_contain_text("Rank")
    check(page, f"the table with an opened federation at {width} px")


def test_every_figure_is_heard_with_its_name(person: Person) -> None:
    page = person()
    play_now(page)
    row = page.get_by_test_id("federation-row-2").aria_snapshot()
    for heard in (
        r"State Bidding",
        r"Turns? left \d\.\d",
        r"Market share \d+%",
        r"Members \d+",
        r"Model accuracy .*no model",
    ):
        assert re.search(heard, row), f"{heard}\n{row}"
    assert re.search(r"Money \$500\.00", page.locator(".table-page__you").aria_snapshot())
    bid(page, 1)
    step(page, 3)
    page.get_by_test_id("payout-strip").wait_for()
    assert re.search(r"Net [+−]", page.locator(".strip__head").aria_snapshot())
    charts = page.locator(".table-page__charts")
    for picture in charts.get_by_role("img").all():
        assert picture.get_attribute("aria-label") or picture.get_attribute("aria-labelledby")
    assert charts.get_by_role("figure").count() == charts.get_by_role("button", name="Show as table").count()
    for table in page.get_by_role("table").all():
        assert not table.aria_snapshot().startswith("- table:"), "a table has a name"
        assert table.get_by_role("columnheader").count() > 0


def test_a_browser_that_stores_nothing_plays_all_the_same(person: Person) -> None:
    page = person()
    page.context.add_init_script(CLOSED)
    play_now(page)
    page.get_by_test_id("coach-skip").click()
    bid(page, 1)
    expect(page.get_by_test_id("withdraw-bid")).to_be_visible()
    page.get_by_test_id("lang-zh").click()
    expect(page.get_by_test_id("ready")).to_contain_text("准备")
    step(page)


def test_a_browser_without_cookies_is_told_before_it_takes_a_seat(person: Person) -> None:
    page = person()
    page.context.add_init_script(NO_COOKIES)
    for address in ("/", "/join/ABCDEFGH", "/room"):
        page.goto(address)
        expect(page.get_by_test_id("no-cookies")).to_be_visible()
