"""The pages of docs/ and the reference that is made from docstrings. `make docs` builds the site, and fails on a warning."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs" / "site"))

import reference  # noqa: E402

PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "frontend" / "README.md"]


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_link_of_a_page_leads_to_a_file_on_a_code_host_too(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    for link in links:
        target = link.split("#")[0]
        assert "://" in link or not target or (page.parent / target).is_file(), f"{page.name}: {link} leads nowhere"


@pytest.mark.parametrize("package", reference.PACKAGES)
def test_every_module_of_the_library_has_its_page_without_being_listed(package: str) -> None:
    files = {path.relative_to(ROOT).with_suffix("") for path in (ROOT / package).rglob("*.py")}
    names = {".".join(path.parts).removesuffix(".__init__") for path in files}
    assert set(reference.modules(package)) == names


def test_a_package_says_what_else_can_be_imported_from_it_and_leads_to_its_modules() -> None:
    page = reference.page("engine.schemes")
    assert "`PayoffClaim <engine.schemes.base.PayoffClaim>`" in page
    assert "\n   engine.schemes.shapley\n" in page
    assert "- ``SCHEMES``" in page


def test_marks_of_restructured_text_mean_nothing_in_a_docstring_but_code_stays_code() -> None:
    assert reference.escaped("|v(N)| * x_ and `a_b | c`") == r"\|v(N)\| \* x\_ and `a_b | c`"


def test_indented_lines_of_a_docstring_are_shown_as_they_are() -> None:
    lines = ["A game", "", "    g(S) = F_s", "", "    h(S) = |S|", "", "is fitted."]
    shown = ["A game", "", "", "::", "", "    g(S) = F_s", "", "    h(S) = |S|", "", "", "is fitted."]
    assert reference.as_restructured_text(lines) == shown
