"""Every page for everybody: no axe violation and no sideways scrolling, at every width, in both themes and languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Person
from tests.browser.steps import LOOKS, bid, check, check_in_every_look, open_game, play_now, ready, take_on
from tests.browser.test_play import play_to_the_end

PHONE = 375

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_every_page_is_accessible_and_fits(person: Person, phone: bool) -> None:
    looks = [look for look in LOOKS if (look.width == PHONE) == phone]
    page = person(width=looks[0].width, height=900, dark=looks[0].dark, language=looks[0].language)
    page.goto("/")
    expect(page.get_by_test_id("play-now")).to_be_visible()
    check_in_every_look(page, "the first page", looks)
    open_game(page, persons=2, bots=2)
    check_in_every_look(page, "the lobby", looks)
    link = page.get_by_test_id("join-link").input_value()
    page.goto("/join#ABCDEFGH")
    expect(page.get_by_test_id("problem")).to_be_visible()
    check_in_every_look(page, "the join page", looks)
    page.goto("/")
    expect(page.get_by_test_id("own-games")).to_be_visible()
    page.goto(link)
    expect(page.get_by_test_id("go-on")).to_be_visible()
    check_in_every_look(page, "the door of a game", looks)
    page.goto("/new")
    expect(page.get_by_test_id("create-game")).to_be_visible()
    check_in_every_look(page, "the new game page", looks)
    page.goto("/nowhere")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    check_in_every_look(page, "the page of a wrong address", looks)
    page.goto("/game/0123456789abcdef")
    expect(page.get_by_test_id("problem")).to_be_visible()
    check_in_every_look(page, "the page of a game that one has no seat in", looks)
    play_now(page)
    check_in_every_look(page, "the table at the start", looks)
    bid(page, 4, resources=2, payment=20)
    expect(page.get_by_test_id("withdraw-bid")).to_be_visible()
    check_in_every_look(page, "the table with a bid", looks)
    for look in looks:
        take_on(page, look)
        page.get_by_test_id("help").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        check(page, f"the help at {look}")
        page.keyboard.press("Escape")
    # Ready goes on to the next decision, which is a good part of the game away.
    ready(page)
    expect(page.get_by_test_id("ready").and_(page.locator(":enabled"))).to_be_visible()
    check_in_every_look(page, "the table in the middle of the game", looks)
    play_to_the_end(page)
    check_in_every_look(page, "the result", looks)
