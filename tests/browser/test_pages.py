"""Every page for everybody: no axe violation and no sideways scrolling, at every width, in both themes and languages."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Person
from tests.browser.steps import bid, check, open_game, play_now, ready
from tests.browser.test_play import play_to_the_end

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LOOKS = [
    pytest.param(width, dark, language, id=f"{width}-{'dark' if dark else 'light'}-{language}")
    for width, dark, language in product((1440, 375), (False, True), ("en", "zh"))
]


@pytest.mark.parametrize(("width", "dark", "language"), LOOKS)
def test_every_page_is_accessible_and_fits(person: Person, width: int, dark: bool, language: str) -> None:
    page = person(width=width, height=900, dark=dark, language=language)
    page.goto("/")
    expect(page.get_by_test_id("play-now")).to_be_visible()
    check(page, "the first page")
    open_game(page, persons=2, bots=2)
    check(page, "the lobby")
    page.goto("/join/ABCDEFGH")
    expect(page.get_by_test_id("join")).to_be_visible()
    check(page, "the join page")
    page.goto("/new")
    expect(page.get_by_test_id("create-game")).to_be_visible()
    check(page, "the new game page")
    page.goto("/nowhere")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    check(page, "the page of a wrong address")
    page.goto("/game/0123456789abcdef")
    expect(page.get_by_test_id("problem")).to_be_visible()
    check(page, "the page of a game that one has no seat in")
    play_now(page)
    check(page, "the table at the start")
    bid(page, 4, resources=2, payment=20)
    expect(page.get_by_test_id("withdraw-bid")).to_be_visible()
    check(page, "the table with a bid")
    page.get_by_test_id("help").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check(page, "the help")
    page.keyboard.press("Escape")
    for _ in range(6):
        ready(page)
        expect(page.get_by_test_id("ready").and_(page.locator(":enabled"))).to_be_visible()
    check(page, "the table in the middle of the game")
    play_to_the_end(page)
    check(page, "the result")
