"""What a person does at the screen, in a person's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT

_AXE = (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text()
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True, slots=True)
class Look:
    """How wide a screen is, in which theme and language."""

    width: int
    dark: bool
    language: str

    def __str__(self) -> str:
        return f"{self.width}-{'dark' if self.dark else 'light'}-{self.language}"


LOOKS = (
    Look(1440, False, "en"),
    Look(1440, True, "zh"),
    Look(768, True, "en"),
    Look(768, False, "zh"),
    Look(375, False, "en"),
    Look(375, True, "zh"),
)
"""Every two of width, theme and language are together in one of them."""

PASSWORD = "correct horse battery"


def set_password(page: Page, password: str = PASSWORD) -> None:
    page.get_by_test_id("new-password").fill(password)
    page.get_by_test_id("new-password-again").fill(password)
    page.get_by_test_id("set-password").click()
    expect(page.get_by_test_id("who")).to_be_visible()


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


def press(page: Page, button: str) -> None:
    """Press it if it is there and on. Nothing is waited for: one that goes off meanwhile may wait for another page."""
    page.get_by_test_id(button).evaluate_all("buttons => buttons.forEach(button => button.click())")


def press_ready(page: Page) -> None:
    press(page, "ready")


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
    found = violations(page)
    assert found == [], f"{name}: {found}"
    wider = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{name} is {wider} px wider than the screen"
    spilt = spilling(page)
    assert spilt == [], f"{name}: {spilt}"


def check_in_every_look(page: Page, name: str, looks: Sequence[Look] = LOOKS) -> None:
    """`check` at every width, and in both themes and languages; then it is in the first of these looks again."""
    for look in looks:
        take_on(page, look)
        check(page, f"{name} at {look}")
    take_on(page, looks[0])


def take_on(page: Page, look: Look) -> None:
    page.set_viewport_size({"width": look.width, "height": 900})
    page.emulate_media(color_scheme="dark" if look.dark else "light")
    page.get_by_test_id(f"lang-{look.language}").click()
    expect(page.locator(f"html[lang^={look.language}]")).to_be_attached()
