"""The table of folders in docs/contributing.md is the layout: a folder that is not in it fails, and so does a line of none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "contributing.md"
ROOMS = ("engine", "federation_sim", "fedgame", "frontend/src", "tests")
NO_SOURCE = {"__pycache__", "static", "node_modules"}
"""Made by tools, wherever they stand."""


def folders(root: Path) -> Iterator[str]:
    """Every folder of the rooms that holds a file, as it is written in the table."""
    for room in ROOMS:
        for folder in sorted([root / room, *(path for path in (root / room).rglob("*") if path.is_dir())]):
            path = folder.relative_to(root)
            if not NO_SOURCE & set(path.parts) and any(file.is_file() for file in folder.iterdir()):
                yield f"{path.as_posix()}/"


def told(page: str) -> list[str]:
    """The folders in the first cells of the table."""
    table = page.split("## The layout", 1)[1].split("\n## ", 1)[0]
    cells = re.findall(r"^\| (`[^|]*`) \|", table, re.M)
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def complaints(root: Path, page: str) -> list[str]:
    """A sentence for each folder that is not in the table, and for each line of a folder that is not there."""
    known, there = set(told(page)), list(folders(root))
    mirrored = {f"tests/{name}" for name in known}
    forgotten = [name for name in there if name not in known | mirrored]
    gone = [name for name in told(page) if name not in there]
    return [
        *(
            f"{name} is not in the layout: give it a line under '## The layout' of docs/contributing.md"
            for name in forgotten
        ),
        *(f"docs/contributing.md has a line for {name}, which is not there: take it out" for name in gone),
    ]


def test_every_folder_has_its_line_in_the_layout() -> None:
    found = complaints(ROOT, PAGE.read_text(encoding="utf-8"))
    if found:
        pytest.fail("\n".join(found), pytrace=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for room in ROOMS:
        (tmp_path / room).mkdir(parents=True)
        (tmp_path / room / "file").touch()
    return tmp_path


PLAIN = "## The layout\n\n| folder | what |\n|---|---|\n" + "".join(f"| `{room}/` | it |\n" for room in ROOMS)


def test_a_folder_without_a_line_and_a_line_without_a_folder_are_told(root: Path) -> None:
    assert complaints(root, PLAIN) == []
    (root / "fedgame" / "attic").mkdir()
    assert complaints(root, PLAIN) == []  # nothing is in it
    (root / "fedgame" / "attic" / "box.py").touch()
    assert complaints(root, PLAIN) == [
        "fedgame/attic/ is not in the layout: give it a line under '## The layout' of docs/contributing.md"
    ]
    assert complaints(root, f"{PLAIN}| `fedgame/attic/`, `fedgame/cellar/` | things |\n") == [
        "docs/contributing.md has a line for fedgame/cellar/, which is not there: take it out"
    ]


def test_tests_mirror_the_source_without_a_line_of_their_own(root: Path) -> None:
    for folder in ("engine/rules", "tests/engine/rules", "tests/engine/odd"):
        (root / folder).mkdir(parents=True)
        (root / folder / "file.py").touch()
    assert complaints(root, f"{PLAIN}| `engine/rules/` | the rules |\n") == [
        "tests/engine/odd/ is not in the layout: give it a line under '## The layout' of docs/contributing.md"
    ]
