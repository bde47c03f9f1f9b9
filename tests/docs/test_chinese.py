"""What is written in English and in Chinese says the same: sections, numbers, code and commands are alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [("README.md", "README.zh-CN.md"), ("docs/rules.md", "docs/zh/rules.md")]

both_languages = pytest.mark.parametrize(("english", "chinese"), PAGES, ids=[english for english, _ in PAGES])


def sections(page: str) -> list[tuple[str, str]]:
    """Heading and text of each section, in order."""
    text = (ROOT / page).read_text(encoding="utf-8")
    parts = re.split(r"^(#+ .*)$", text, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def level(heading: str) -> int:
    return len(heading) - len(heading.lstrip("#"))


def numbers(text: str) -> list[str]:
    """Every number that is written in digits, but not those in the target of a link."""
    return sorted(re.findall(r"\d+(?:\.\d+)*", re.sub(r"\]\([^)]*\)", "]", text)))


def code(text: str) -> list[str]:
    return sorted(re.findall(r"`([^`]+)`", text))


def commands(text: str) -> list[str]:
    """The lines of code blocks, without what is said about them; formulas are words, and no commands."""
    lines = re.findall(r"^ {4}(.+)$", text, flags=re.MULTILINE)
    return [line.split("  #")[0].rstrip() for line in lines if " = " not in line]


def rows(text: str) -> list[int]:
    """Cells of each table row."""
    return [line.count("|") for line in text.splitlines() if line.startswith("|")]


@both_languages
def test_both_languages_have_the_same_sections(english: str, chinese: str) -> None:
    assert [level(heading) for heading, _ in sections(chinese)] == [level(heading) for heading, _ in sections(english)]


@both_languages
def test_every_section_has_the_same_numbers_code_and_tables_in_both_languages(english: str, chinese: str) -> None:
    for (heading, words), (zh_heading, zh_words) in zip(sections(english), sections(chinese), strict=True):
        where = f"{english} '{heading}' and {chinese} '{zh_heading}' differ: change both"
        assert numbers(zh_words) == numbers(words), where
        assert code(zh_words) == code(words), where
        assert commands(zh_words) == commands(words), where
        assert rows(zh_words) == rows(words), where


@both_languages
def test_each_language_links_to_the_other(english: str, chinese: str) -> None:
    for page, other in ((english, chinese), (chinese, english)):
        links = re.findall(r"\]\(([^)#]+)", (ROOT / page).read_text(encoding="utf-8").split("\n## ")[0])
        assert (ROOT / other).resolve() in {((ROOT / page).parent / link).resolve() for link in links}
