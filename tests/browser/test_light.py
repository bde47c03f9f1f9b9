"""The client is light: what a browser loads before it shows the first page, and before it shows the table."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Request, expect

from fedgame.settings import Settings
from tests.browser.conftest import Person
from tests.browser.steps import play_now

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FIRST_PAGE = 52_500
"""Bytes that the first page may take as gzip, the larger of the two encodings: what it took when this was written, and 5 %.
The aim is 110,000.
"""
TABLE = 150_000
"""Bytes that page, table and the coach of a first game may take together as gzip."""


def weight(paths: set[str]) -> int:
    """Bytes of these files of the client as gzip, where the build has compressed them."""
    folder = Settings().static_dir
    files = [folder / (path.lstrip("/") if "." in path else "index.html") for path in paths]
    copies = [(file, file.with_name(file.name + ".gz")) for file in files]
    return sum((copy if copy.exists() else file).stat().st_size for file, copy in copies)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_first_page_and_the_table_are_light(person: Person, language: str) -> None:
    page = person(language=language, newcomer=True)
    loaded: set[str] = set()

    def note(request: Request) -> None:
        path = urlsplit(request.url).path
        if not path.startswith("/api/"):
            loaded.add(path)

    page.on("request", note)
    page.goto("/")
    expect(page.get_by_test_id("play-now")).to_be_enabled()
    page.wait_for_load_state("networkidle")
    assert weight(loaded) <= FIRST_PAGE, sorted(loaded)
    assert len([path for path in loaded if "Pack" in path]) == 1, "the words of one language, and of this page alone"
    play_now(page)
    expect(page.get_by_test_id("coach")).to_be_visible()
    assert weight(loaded) <= TABLE, sorted(loaded)
