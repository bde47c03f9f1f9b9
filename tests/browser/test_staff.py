"""Accounts in a real browser: from the link on the terminal to a researcher who signs in, accessible in every look."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import somebody
from tests.browser.steps import PASSWORD, check, check_in_every_look, set_password

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_from_the_first_link_to_a_researcher_who_signs_in(
    browser: Browser, contexts: list[BrowserContext], first_link: str
) -> None:
    address = first_link.split("/staff")[0]
    admin = somebody(browser, contexts, address)
    admin.goto(first_link)
    admin.get_by_test_id("first-name").fill("Ada")
    check(admin, "the first link")
    set_password(admin)
    assert "#" not in admin.url
    admin.get_by_test_id("who").click()
    admin.get_by_role("link", name="People").click()
    admin.get_by_test_id("account-name").fill("Bo")
    admin.get_by_test_id("account-role").select_option("researcher")
    admin.get_by_test_id("make-account").click()
    link = admin.get_by_test_id("account-link").input_value()
    assert link.startswith(f"{address}/staff/first#")
    expect(admin.get_by_test_id("audit")).to_contain_text("made an account")
    check(admin, "people with a link")

    researcher = somebody(browser, contexts, address)
    researcher.goto(link)
    expect(researcher.get_by_role("heading", level=1)).to_have_text("Welcome, Bo")
    set_password(researcher)
    researcher.get_by_test_id("who").click()
    expect(researcher.get_by_role("link", name="People")).to_have_count(0)
    researcher.get_by_test_id("sign-out").click()
    expect(researcher.get_by_role("heading", level=1)).to_have_text("Sign in")
    researcher.goto("/staff/account")
    researcher.get_by_test_id("sign-in-name").fill("bo")
    researcher.get_by_test_id("sign-in-password").fill(PASSWORD)
    researcher.keyboard.press("Enter")
    expect(researcher.get_by_role("heading", level=1)).to_have_text("Your account")
    expect(researcher).to_have_url(re.compile("/staff/account$"))
    researcher.goto(link)
    expect(researcher.get_by_test_id("problem")).to_contain_text("has been used")

    admin.get_by_test_id("disable-Bo").click()
    check(admin, "a question")
    admin.get_by_test_id("confirm").click()
    expect(admin.get_by_test_id("accounts")).to_contain_text("disabled")
    researcher.goto("/staff")
    expect(researcher.get_by_test_id("sign-in")).to_be_visible()

    admin.get_by_test_id("anonymous-play").click()
    expect(admin.get_by_test_id("audit")).to_contain_text("switched")
    check_every_page(admin)
    guest = somebody(browser, contexts, address, width=375)
    guest.goto("/")
    expect(guest.get_by_test_id("closed")).to_be_visible()
    check(guest, "the first page where games are closed")


def check_every_page(page: Page) -> None:
    for path in ("/staff", "/staff/people", "/staff/account", "/staff/nowhere"):
        page.goto(path)
        expect(page.get_by_test_id("who")).to_be_visible()
        page.wait_for_load_state("networkidle")
        check_in_every_look(page, path)
