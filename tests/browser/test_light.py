"""The client is light: what a browser loads before it shows the first page, and before it shows the table."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Request, expect

from fedgame.settings import Settings
from tests.browser.conftest import Person
from tests.browser.steps import play_now

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FIRST_PAGE = 110_000
"""Bytes that the first page may take as gzip, the larger of the two encodings."""
TABLE = 165_000
"""Bytes that page and table may take together as brotli, which every browser takes that the client is made for, the coach
of a first game included. The aim is 150,000.
"""


def weight(paths: set[str], suffix: str) -> int:
    """Bytes of these files of the client, compressed where the build has done so."""
    folder = Settings().static_dir
    files = [folder / (path.lstrip("/") if "." in path else "index.html") for path in paths]
    copies = [(file, file.with_name(file.name + suffix)) for file in files]
    return sum((copy if copy.exists() else file).stat().st_size for file, copy in copies)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_first_page_and_the_table_are_light(person: Person, language: str) -> None:
    page = person(language=language)
    loaded: set[str] = set()

    def note(request: Request) -> None:
        path = urlsplit(request.url).path
        if not path.startswith("/api/"):
            loaded.add(path)

    page.on("request", note)
    page.goto("/")
    expect(page.get_by_test_id("play-now")).to_be_enabled()
    page.wait_for_load_state("networkidle")
    assert weight(loaded, ".gz") <= FIRST_PAGE, sorted(loaded)
    assert len([path for path in loaded if "Pack" in path]) == 1, "the words of one language, and of this page alone"
    play_now(page)
    assert weight(loaded, ".br") <= TABLE, sorted(loaded)
