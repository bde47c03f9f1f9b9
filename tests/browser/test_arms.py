"""Arms in a real browser: from a shipped scenario to a frozen arm that differs in one scheme, with a wrong value told at its
field on the way; simulated, tried, and accessible in every look.
"""

from __future__ import annotations

import re
import tomllib

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import somebody
from tests.browser.steps import check, check_in_every_look, set_password

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FEE = "federations.3.admission.min_payment_cents"


def field(page: Page, path: str) -> Locator:
    return page.locator(f'[data-path="{path}"]')


def saved(page: Page) -> None:
    expect(page.get_by_test_id("saved")).to_contain_text(re.compile("^Draft, saved"))


def test_from_a_shipped_scenario_to_a_frozen_arm_that_differs_in_one_scheme(
    browser: Browser, contexts: list[BrowserContext], first_link: str
) -> None:
    page = somebody(browser, contexts, first_link.split("/staff")[0])
    page.goto(first_link)
    page.get_by_test_id("first-name").fill("Ada")
    set_password(page)

    page.goto("/staff/arms")
    expect(page.get_by_test_id("new-arm")).to_be_visible()
    check(page, "no arms")
    page.get_by_test_id("new-arm").click()
    check(page, "a new arm")
    page.get_by_test_id("from").select_option("scenario:quickstart")
    page.get_by_test_id("make-arm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quick start")
    expect(page.get_by_test_id("facts")).to_contain_text("a game, at most")

    # One thing is changed: the scheme of Delta, mixed with another one, a third of it equal.
    page.locator('[data-federation="3"]').click()
    page.get_by_role("button", name="Mix with another scheme").click()
    page.get_by_role("textbox", name="Part of Equal in percent").fill("30")
    expect(page.get_by_role("slider", name="Part of Shapley value")).to_have_value("70")
    saved(page)
    page.get_by_test_id("compare-with").select_option("scenario:quickstart")
    expect(page.get_by_test_id("difference")).to_have_text("Differs from “Quick start” in one thing: Scheme, Delta.")
    expect(page.locator(".differs")).to_contain_text("differs from Quick start")

    # A wrong value is told at the field, and Freeze leads there.
    field(page, FEE).fill("600")
    expect(page.get_by_text("Nobody could pay this: players start with $500.00.")).to_be_visible()
    expect(page.get_by_test_id("wrong")).to_have_text("1 field to put right")
    page.locator('[data-federation="0"]').click()
    page.get_by_test_id("freeze").click()
    expect(field(page, FEE)).to_be_focused()
    expect(field(page, FEE)).to_have_attribute("aria-invalid", "true")
    check_in_every_look(page, "the arm")
    page.get_by_role("button", name="raise the endowment.").click()
    expect(field(page, "treatment.endowment.money_cents.0")).to_be_focused()
    page.keyboard.press("Escape")
    field(page, FEE).fill("10")
    expect(page.get_by_test_id("wrong")).to_have_count(0)

    frozen(page)
    page.goto("/new")
    expect(page.get_by_text("Quick start")).to_have_count(2)


def frozen(page: Page) -> None:
    """Simulated, looked at as a whole, written as TOML, frozen and offered."""
    page.get_by_test_id("simulate").click()
    expect(page.get_by_test_id("simulation-result")).to_contain_text("20 games", timeout=120_000)
    for section in ("about", "market", "clock", "costs", "training", "visibility", "seats"):
        page.get_by_test_id(f"section-{section}").click()
    check_in_every_look(page, "the arm")

    page.get_by_test_id("open-toml").click()
    expect(page.get_by_test_id("toml")).to_have_value(re.compile("Quick start"))
    written = tomllib.loads(page.get_by_test_id("toml").input_value())
    assert written["federations"][3]["scheme"] == "mixture"
    assert [part["weight"] for part in written["federations"][3]["scheme_parameters"]["parts"]] == [70, 30]
    check(page, "the arm as a scenario file")
    page.keyboard.press("Escape")

    page.get_by_test_id("freeze").click()
    page.get_by_test_id("confirm").click()
    expect(page.get_by_text(re.compile("^Frozen on"))).to_be_visible()
    expect(field(page, FEE)).to_be_disabled()
    # It stands as the server says, so not before its answer.
    page.get_by_test_id("offer").click()
    expect(page.get_by_test_id("offer")).to_be_checked()
    check(page, "a frozen arm")
