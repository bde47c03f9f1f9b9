"""What a person does at the screen, in a person's words."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT

_AXE = (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text()
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def play_now(page: Page) -> None:
    page.goto("/")
    page.get_by_test_id("play-now").click()
    expect(page.get_by_test_id("turn")).to_be_visible()


def start_alone(page: Page, scenario: str) -> None:
    """Start a game of this scenario with bots in all other seats; for scenarios that the pages need not offer."""
    page.goto("/")
    wish = {"scenario": scenario, "persons": 1, "start_now": True}
    answer = page.request.post("/api/games", data=wish, headers={"origin": page.evaluate("() => location.origin")})
    assert answer.ok, answer.text()
    page.goto(f"/game/{answer.json()['game_id']}")
    expect(page.get_by_test_id("turn")).to_be_visible()


def open_game(page: Page, *, persons: int, bots: int, decision_seconds: int = 120) -> str:
    """Create a game and come into its lobby; the link to share."""
    page.goto("/new")
    page.get_by_test_id("scenario-quickstart").click()
    page.get_by_test_id("persons").fill(str(persons))
    page.get_by_test_id("bots").fill(str(bots))
    page.get_by_test_id("decision-time").select_option(str(decision_seconds))
    page.get_by_test_id("create-game").click()
    return page.get_by_test_id("join-link").input_value()


def choose_federation(page: Page, number: int) -> None:
    page.get_by_test_id(f"federation-row-{number}").get_by_role("button").first.click()


def bid(
    page: Page, federation: int, *, quality: int = 100, quantity: int = 100, resources: int = 1, payment: int = 20
) -> None:
    """Fill the bid form of a federation and send it."""
    choose_federation(page, federation)
    for word, value in (("quality", quality), ("quantity", quantity), ("resources", resources), ("payment", payment)):
        page.get_by_test_id(f"bid-{word}-number").fill(str(value))
    page.get_by_test_id("place-bid").click()


def step(page: Page, times: int = 1) -> None:
    """Say ready, and come to the next decision or to the result."""
    for _ in range(times):
        ready(page)
        expect(page.get_by_test_id("ready").and_(page.locator(":disabled"))).not_to_be_visible()


def ready(page: Page) -> None:
    """Say ready, and wait until the server has taken note: the button is off, or the next step is there."""
    button = page.get_by_test_id("ready")
    expect(button).to_be_enabled()
    button.click()


def spilling(page: Page) -> list[str]:
    """The cards of the page that are narrower than what they hold, and by how many px."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.card')]
            .filter(card => card.scrollWidth > card.clientWidth)
            .map(card => `${card.className}: ${card.scrollWidth - card.clientWidth} px`)"""
    )
    return found


def violations(page: Page) -> list[str]:
    """What axe finds on the page: rule, help and the first place of each.

    On a screen as tall as the page: axe takes what a bar that stays in sight covers just now for too small to hit.
    """
    size = page.viewport_size
    assert size is not None
    height = page.evaluate("() => document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], height + 300)})
    page.evaluate(_AXE)
    found: list[dict[str, Any]] = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(result => result.violations)", _WCAG
    )
    page.set_viewport_size(size)
    return [f"{rule['id']}: {rule['help']} at {rule['nodes'][0]['target']}" for rule in found]


def check(page: Page, name: str) -> None:
    """The page as it is now is accessible, and nothing on it is wider than its place."""
    assert violations(page) == [], name
    wider = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{name} is {wider} px wider than the screen"
    assert spilling(page) == [], name
