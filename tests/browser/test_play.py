"""Whole games in a real browser: what the README promises, done by hand."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Person
from tests.browser.steps import (
    bid,
    check_in_every_look,
    choose_federation,
    open_game,
    play_now,
    press_ready,
    ready,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MOST_LOOKS = 1_500
"""Ten a second."""


MOST_STOPS = 10
"""Presses of Tab from the beginning of the table to its bid."""


def play_to_the_end(*pages: Page) -> None:
    """Everybody says ready wherever it can be said, until the result is there; each page goes on to its own next decision."""
    for _ in range(MOST_LOOKS):
        if pages[0].get_by_test_id("result").is_visible():
            return
        for page in pages:
            press_ready(page)
        pages[0].wait_for_timeout(100)
    raise AssertionError(f"the game was not over after {MOST_LOOKS / 10:g} s")


def test_one_person_plays_a_quick_start_to_its_result(person: Person) -> None:
    page = person()
    play_now(page)
    expect(page.get_by_test_id("turn")).to_contain_text("1")
    for number in range(1, 7):
        expect(page.get_by_test_id(f"federation-row-{number}")).to_be_visible()
    bid(page, 4, resources=2, payment=20)
    expect(page.get_by_test_id("withdraw-bid")).to_be_visible()
    expect(page.get_by_test_id("quote-before")).to_have_text("nothing yet")
    expect(page.get_by_test_id("quote-payouts")).to_have_text(re.compile(r"at most \d payouts? left"))
    expect(page.get_by_role("timer")).to_have_text("No clock runs")
    play_to_the_end(page)
    expect(page.get_by_test_id("ranking")).to_be_visible()
    expect(page.get_by_test_id("ranking").get_by_role("row")).to_have_count(9)
    # The story is the server's: in another tab, which has seen nothing of the game, it is whole.
    elsewhere = page.context.new_page()
    elsewhere.goto(page.url)
    turns = elsewhere.get_by_test_id("story").get_by_role("heading")
    expect(turns).to_have_count(5)
    expect(turns.first).to_contain_text("$500.00 → ")
    expect(elsewhere.get_by_test_id("story")).to_contain_text("Delta began its next cycle, with you in it.")


def test_the_payout_is_a_line_that_opens_to_its_schemes_own_reason(person: Person) -> None:
    page = person()
    play_now(page)
    bid(page, 4, resources=3, payment=20)
    paid = page.get_by_test_id("payout-4")
    for _ in range(20):
        ready(page)
        expect(page.get_by_test_id("ready").and_(page.locator(":enabled"))).to_be_visible()
        if paid.is_visible():
            break
    expect(paid).to_contain_text("Delta")
    expect(page.get_by_test_id("payout-card")).to_have_count(0)
    paid.click()
    card = page.get_by_test_id("payout-card")
    expect(card).to_contain_text(re.compile(r"First, you would add [\d.]+ points; last, \W*[\d.]+\. .* of \$\d+\.\d\d"))
    expect(card).to_contain_text(re.compile(r"Net\W*\$\d+\.\d\d"))
    page.get_by_test_id("payout-dismiss").click()
    expect(paid).to_have_count(0)
    # And before the next cycle begins, what staying costs, and a press to leave.
    expect(page.get_by_test_id("renewal-4")).to_contain_text(re.compile(r"Staying costs \$\d+\.\d\d"))
    page.get_by_test_id("renewal-leave-4").click()
    expect(page.get_by_test_id("renewals")).to_have_count(0)


def test_two_people_and_bots_play_a_game_to_the_end(person: Person) -> None:
    host, guest = person(), person(width=375, height=812)
    link = open_game(host, persons=2, bots=2)
    guest.goto(link)
    guest.get_by_test_id("player-name").fill("Ada")
    guest.get_by_test_id("join").click()
    expect(guest.get_by_test_id("lobby")).to_be_visible()
    expect(host.get_by_test_id("seats")).to_contain_text("Ada")
    expect(guest.get_by_test_id("start-game")).to_have_count(0)
    host.get_by_test_id("start-game").click()
    for page in (host, guest):
        expect(page.get_by_test_id("turn")).to_be_visible()
    # Whose turn it is, the tab tells; a face that one shows, the other sees; the link leads back to the own seat.
    expect(guest).to_have_title(re.compile("Your decision"))
    host.get_by_test_id("react-thanks").click()
    expect(guest.get_by_test_id("face-1")).to_contain_text("Thank you")
    guest.goto(link)
    guest.get_by_test_id("go-on").click()
    bid(host, 1, resources=2, payment=25)
    ready(guest)
    ready(host)
    play_to_the_end(host, guest)
    for page in (host, guest):
        expect(page.get_by_test_id("ranking")).to_contain_text("Ada")
    # The host shows the result to anybody, and plays again: the guest comes along.
    host.get_by_test_id("share-make").click()
    anybody = person()
    anybody.goto(host.get_by_test_id("share-link").input_value())
    expect(anybody.get_by_test_id("ranking")).to_contain_text("Ada")
    host.get_by_test_id("play-again").click()
    guest.get_by_test_id("follow").click()
    for page in (host, guest):
        expect(page.get_by_test_id("seats")).to_contain_text("Ada")


def test_a_host_ends_the_game_for_everybody(person: Person) -> None:
    host, guest = person(), person(width=375, height=812)
    link = open_game(host, persons=2, bots=1)
    guest.goto(link)
    guest.get_by_test_id("join").click()
    host.get_by_test_id("start-game").click()
    for page in (host, guest):
        expect(page.get_by_test_id("turn")).to_be_visible()
    guest.get_by_test_id("react-laugh").click()
    host.get_by_test_id("host-menu").click()
    host.get_by_test_id("host-end-game").click()
    host.get_by_test_id("host-end-game-not").click()
    expect(host.get_by_test_id("turn")).to_be_visible()
    host.get_by_test_id("host-end-game").click()
    host.get_by_test_id("host-end-game-sure").click()
    for page in (host, guest):
        expect(page.get_by_test_id("ended-early")).to_contain_text("in turn 1 of")
        expect(page.get_by_test_id("faces")).to_contain_text("Ha ha")
    check_in_every_look(host, "the result of a game that was ended")


def test_a_seat_that_nobody_took_becomes_a_bot_at_the_start(person: Person) -> None:
    host = person()
    open_game(host, persons=3, bots=0)
    host.get_by_test_id("start-game").click()
    ready(host)
    expect(host.get_by_test_id("ready").and_(host.locator(":enabled"))).to_be_visible()


def test_a_reload_brings_back_the_same_seat_and_view(person: Person) -> None:
    page = person()
    play_now(page)
    bid(page, 2, resources=1, payment=30)
    expect(page.get_by_test_id("withdraw-bid")).to_be_visible()
    before = page.get_by_test_id("money").inner_text()
    page.reload()
    expect(page.get_by_test_id("money")).to_have_text(before)
    choose_federation(page, 2)
    expect(page.get_by_test_id("withdraw-bid")).to_be_visible()
    expect(page.get_by_test_id("bid-payment-number")).to_have_value("30")


def test_a_lost_connection_comes_back_by_itself(person: Person) -> None:
    page = person()
    play_now(page)
    page.context.set_offline(True)
    page.evaluate("() => new Promise(done => setTimeout(done, 300))")
    page.context.set_offline(False)
    ready(page)
    expect(page.get_by_test_id("ready").and_(page.locator(":enabled"))).to_be_visible()


def test_a_refused_bid_tells_why_and_loses_nothing(person: Person) -> None:
    page = person()
    play_now(page)
    money = page.get_by_test_id("money").inner_text()
    bid(page, 1, resources=1, payment=9999)
    expect(page.get_by_test_id("reject-message")).to_contain_text("$500.00 free")
    expect(page.get_by_test_id("money")).to_have_text(money)
    expect(page.get_by_test_id("bid-payment-number")).to_have_value("9999")
    page.get_by_test_id("bid-payment-number").fill("20")
    page.get_by_test_id("place-bid").click()
    expect(page.get_by_test_id("withdraw-bid")).to_be_visible()


def test_the_language_is_switched_without_losing_the_page(person: Person) -> None:
    page = person()
    play_now(page)
    choose_federation(page, 3)
    page.get_by_test_id("bid-payment-number").fill("33")
    page.get_by_test_id("lang-zh").click()
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^zh"))
    expect(page.get_by_test_id("ready")).to_contain_text(re.compile("[\u4e00-\u9fff]"))
    expect(page.get_by_test_id("bid-payment-number")).to_have_value("33")
    page.get_by_test_id("lang-en").click()
    expect(page.get_by_test_id("ready")).to_contain_text("Ready")


def test_the_game_is_played_with_the_keyboard_alone(person: Person) -> None:
    page = person()
    page.goto("/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement?.dataset.testid") == "play-now":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("turn")).to_be_visible()
    for stops in range(1, 30):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement?.closest('[data-testid=bid-form]') !== null"):
            assert stops <= MOST_STOPS
            break
    page.keyboard.press("b")
    expect(page.get_by_test_id("bid-form")).to_contain_text("Borealis")
    page.get_by_test_id("federation-row-2").get_by_role("button").first.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.get_by_test_id("bid-resources").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_test_id("bid-resources-number")).to_have_value("1")
    page.get_by_test_id("place-bid").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("withdraw-bid")).to_be_visible()
    page.keyboard.press("1")
    expect(page.get_by_test_id("bid-quality-number")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("2")
    expect(page.get_by_test_id("ready")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("ready").and_(page.locator(":enabled"))).to_be_visible()
    expect(page.get_by_test_id("events")).not_to_be_empty()


def test_a_join_code_that_does_not_exist_is_refused_in_words(person: Person) -> None:
    page = person()
    page.goto("/join#NOSUCHCODE")
    expect(page.get_by_test_id("problem")).to_be_visible()
